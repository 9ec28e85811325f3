//! The workload: rules and requests that belong to no engine. Every engine gets them in its own terms.

/// Roles, actions, purposes.
pub const ROLES: usize = 20;
pub const ACTIONS: usize = 6;
pub const PURPOSES: usize = 12;
/// Categories of data in three levels: 4, with 4 below each, with 4 below each of these.
pub const DATA: usize = 84;

/// 2026-11-23T10:00:00Z
pub const NOW: i64 = 1_795_428_000;
pub const DAY: i64 = 86_400;

/// What a category of data is directly a kind of.
pub fn parent(data: u16) -> Option<u16> {
    match data {
        0..4 => None,
        4..20 => Some((data - 4) / 4),
        _ => Some(4 + (data - 20) / 4),
    }
}

/// A category and all that it is a kind of.
pub fn ancestors(data: u16) -> impl Iterator<Item = u16> {
    std::iter::successors(Some(data), |data| parent(*data))
}

/// One rule: it permits, or it forbids whatever it fits.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub permits: bool,
    /// `None` for any.
    pub role: Option<u16>,
    pub action: u8,
    /// This and every kind of it.
    pub data: u16,
    /// `None` for any.
    pub purpose: Option<u16>,
    /// 0 individual, 1 team, 2 organisation. A permission is for this and coarser, a prohibition for this and finer.
    pub level: u8,
    pub least_group: u32,
    pub most_days: u32,
    /// Permitted once a human has reviewed it.
    pub review: bool,
}

/// One request, always for one of the finest categories.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub role: u16,
    pub action: u8,
    pub data: u16,
    pub purpose: u16,
    pub level: u8,
    pub group: u32,
    pub recorded_at: i64,
    pub reviewed: bool,
}

impl Ask {
    pub fn age(&self) -> i64 {
        NOW - self.recorded_at
    }
}

/// The same numbers from the same seed, on every machine (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// So many rules, nine in ten of which permit.
pub fn rules(random: &mut Random, count: usize) -> Vec<Rule> {
    (0..count)
        .map(|_| {
            let permits = !random.chance(10);
            Rule {
                permits,
                role: random.chance(85).then(|| random.below(ROLES) as u16),
                action: random.below(ACTIONS) as u8,
                data: random.below(DATA) as u16,
                purpose: random.chance(85).then(|| random.below(PURPOSES) as u16),
                level: if permits { random.below(3) as u8 } else { 0 },
                least_group: random.pick(&[1, 5, 8]),
                most_days: random.pick(&[7, 28, 90]),
                review: random.chance(10),
            }
        })
        .collect()
}

fn concerns(rule: &Rule, ask: &Ask) -> bool {
    rule.action == ask.action
        && rule.role.is_none_or(|role| role == ask.role)
        && rule.purpose.is_none_or(|purpose| purpose == ask.purpose)
        && ancestors(ask.data).any(|data| data == rule.data)
}

/// What has to come out: a linear scan, as plainly as it can be written.
pub fn decide(rules: &[Rule], ask: &Ask) -> bool {
    let about = || rules.iter().filter(|rule| concerns(rule, ask));
    !about().any(|rule| !rule.permits && ask.level <= rule.level)
        && about().any(|rule| {
            rule.permits
                && ask.level >= rule.level
                && ask.group >= rule.least_group
                && ask.age() <= i64::from(rule.most_days) * DAY
                && (!rule.review || ask.reviewed)
        })
}

/// So many requests, half of them permitted; most denials miss a permission by one thing.
pub fn asks(random: &mut Random, rules: &[Rule], count: usize) -> Vec<Ask> {
    let grants: Vec<&Rule> = rules.iter().filter(|rule| rule.permits).collect();
    let mut wanted = [count - count / 2, count / 2];
    let mut asks = Vec::with_capacity(count);
    while asks.len() < count {
        let grant = grants[random.below(grants.len())];
        let ask = ask(random, grant);
        let left = &mut wanted[usize::from(decide(rules, &ask))];
        if *left > 0 {
            *left -= 1;
            asks.push(ask);
        }
    }
    asks
}

fn ask(random: &mut Random, rule: &Rule) -> Ask {
    let leaves: Vec<u16> = (20..DATA as u16).filter(|leaf| ancestors(*leaf).any(|data| data == rule.data)).collect();
    let mut ask = Ask {
        role: rule.role.unwrap_or_else(|| random.below(ROLES) as u16),
        action: rule.action,
        data: random.pick(&leaves),
        purpose: rule.purpose.unwrap_or_else(|| random.below(PURPOSES) as u16),
        level: rule.level.max(1),
        group: rule.least_group + random.below(3) as u32,
        recorded_at: NOW - random.below(6) as i64 * DAY - 3_600,
        reviewed: rule.review || random.chance(30),
    };
    if random.chance(60) {
        match random.below(6) {
            0 => ask.role = random.below(ROLES) as u16,
            1 => ask.group = 0,
            2 => ask.recorded_at = NOW - 91 * DAY,
            3 => ask.purpose = random.below(PURPOSES) as u16,
            4 => ask.level = 0,
            _ => ask.reviewed = false,
        }
    }
    ask
}
