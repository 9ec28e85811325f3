use maatstaf_program::{Period, Zone};

use super::*;
use crate::calendar::add_period;
use crate::support::{Random, instants, programs::zones};

fn all_zones() -> Vec<Zone> {
    let mut zones = zones();
    // Two changes within a day, and none for centuries.
    let transitions =
        vec![(-40_000_000_000, 7_200), (0, 3_600), (3_600, -93_600), (90_000, 93_600), (9_000_000_000, 0)];
    zones.push(Zone { name: "Test/Odd".to_owned(), first_offset: 0, transitions });
    zones
}

#[test]
fn a_quiet_day_is_the_day_of_the_calendar() {
    let mut found = 0;
    for zone in all_zones() {
        let quiet = Quiet::new(&zone);
        let mut random = Random::new(7);
        let edges = zone.transitions.iter().flat_map(|(at, _)| [at - 90_000, at - 1, *at, at + 1, at + 90_000]);
        let odd = (0..2_000).map(|_| (random.next() % 20_000_000_000) as i64 - 10_000_000_000);
        for from in instants().into_iter().chain(edges).chain(odd).filter(|from| from.abs() < 60_000_000_000) {
            for (days, seconds) in [(0, 0), (1, 0), (2, 7), (28, 0), (90, 3_600), (4_000, 0)] {
                if let Some(end) = quiet.add_days(from, i64::from(days), i64::from(seconds)) {
                    let period = Period { months: 0, days, seconds };
                    assert_eq!(end, add_period(&zone, from, period), "{} {from} {days} {seconds}", zone.name);
                    found += 1;
                }
            }
        }
    }
    assert!(found > 10_000, "{found}");
}

#[test]
fn most_days_of_a_zone_with_summer_time_are_quiet() {
    let zone = &zones()[1];
    let quiet = Quiet::new(zone);
    let days = (0..365).filter(|day| quiet.add_days(1_761_440_400 + day * 86_400, 28, 0).is_some()).count();
    assert!(days > 280, "{days}");
}
