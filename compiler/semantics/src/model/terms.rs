//! Groupings and hours: names that a policy gives to levels and times.

use std::sync::Arc;

use maatstaf_diagnostics::{Code, Text, nearest, texts};

use crate::hir::{self, ItemBody, Name};
use crate::names::{Concepts, Finding, Place, Visible};
use crate::norms::LibraryItem;
use crate::norms::ir::Level;

/// A way of dividing people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct GroupingInfo {
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub title: Text,
    pub level: Level,
    pub place: Place,
}

/// A weekly schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct HoursInfo {
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub title: Text,
    /// Half-open spans in minutes of the week; Monday 00:00 is 0. Sorted, disjoint.
    pub spans: Vec<(u16, u16)>,
    pub zone: Arc<str>,
    pub place: Place,
}

/// Concepts, groupings and hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// All concepts.
    pub concepts: Concepts,
    /// All groupings.
    pub groupings: Vec<GroupingInfo>,
    /// All schedules.
    pub hours: Vec<HoursInfo>,
}

impl Terms {
    /// The grouping that `name` means here.
    pub fn grouping(&self, visible: &Visible, name: &str) -> Option<u32> {
        let found = self.groupings.iter().position(|g| &*g.name == name && visible.sees(&g.package))?;
        Some(found as u32)
    }

    /// The schedule that `name` means here.
    ///
    /// # Errors
    /// A finding with the nearest name when there is none.
    pub fn schedule(&self, visible: &Visible, name: &Name, place: Place) -> Result<u32, Box<Finding>> {
        let seen = || self.hours.iter().filter(|h| visible.sees(&h.package));
        if let Some(found) = self.hours.iter().position(|h| *h.name == name.value && visible.sees(&h.package)) {
            return Ok(found as u32);
        }
        let mut finding =
            Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &texts::kind_hours()));
        finding = match nearest(&name.value, seen().map(|h| &*h.name)) {
            Some(near) => finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near),
            None => finding.help(texts::help_declare_hours(&name.value)),
        };
        Err(Box::new(finding))
    }
}

/// Adds the groupings and hours among `items` to `terms`.
pub fn declare_terms(terms: &mut Terms, items: &[LibraryItem]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in items {
        match &entry.item.body {
            ItemBody::Grouping(grouping) => declare_grouping(terms, entry, grouping, &mut findings),
            ItemBody::Hours(hours) => declare_hours(terms, entry, hours, &mut findings),
            _ => {}
        }
    }
    findings
}

fn declare_grouping(terms: &mut Terms, entry: &LibraryItem, grouping: &hir::Grouping, findings: &mut Vec<Finding>) {
    let place = Place::new(&entry.key, grouping.name.at);
    let twin = terms.groupings.iter().find(|g| *g.name == grouping.name.value && g.package == entry.package);
    if let Some(twin) = twin {
        findings.push(
            Finding::new(Code::DUPLICATE_NAME, place, texts::duplicate_name(&grouping.name.value))
                .related(twin.place.clone(), texts::declared_here(&grouping.name.value)),
        );
        return;
    }
    let level = match &grouping.level {
        None => {
            findings.push(
                Finding::new(Code::MISSING_CLAUSE, place.clone(), texts::grouping_without_level(&grouping.name.value))
                    .help(texts::help_grouping_level(&grouping.name.value)),
            );
            return;
        }
        Some(name) => Level::from_word(&name.value),
    };
    let Some(level) = level else {
        let at = grouping.level.as_ref().map_or(grouping.name.at, |n| n.at);
        let name = grouping.level.as_ref().map_or("", |n| &n.value);
        findings.push(
            Finding::new(
                Code::UNKNOWN_NAME,
                Place::new(&entry.key, at),
                texts::unknown_name(name, &texts::kind_level()),
            )
            .help(texts::help_levels()),
        );
        return;
    };
    if level == Level::Individual {
        findings.push(
            Finding::new(Code::WRONG_VALUE, place, texts::grouping_of_individuals(&grouping.name.value))
                .help(texts::help_levels()),
        );
        return;
    }
    let name: Arc<str> = Arc::from(grouping.name.value.as_str());
    terms.groupings.push(GroupingInfo {
        package: entry.package.clone(),
        title: grouping.title.clone().unwrap_or_else(|| crate::names::readable(&name)),
        name,
        level,
        place,
    });
}

fn declare_hours(terms: &mut Terms, entry: &LibraryItem, hours: &hir::Hours, findings: &mut Vec<Finding>) {
    let place = Place::new(&entry.key, hours.name.at);
    let twin = terms.hours.iter().find(|g| *g.name == hours.name.value && g.package == entry.package);
    if let Some(twin) = twin {
        findings.push(
            Finding::new(Code::DUPLICATE_NAME, place, texts::duplicate_name(&hours.name.value))
                .related(twin.place.clone(), texts::declared_here(&hours.name.value)),
        );
        return;
    }
    if jiff::tz::TimeZone::get(&hours.zone.value).is_err() {
        findings.push(
            Finding::new(
                Code::UNKNOWN_NAME,
                Place::new(&entry.key, hours.zone.at),
                texts::unknown_zone(&hours.zone.value),
            )
            .help(texts::help_zone()),
        );
        return;
    }
    let name: Arc<str> = Arc::from(hours.name.value.as_str());
    terms.hours.push(HoursInfo {
        package: entry.package.clone(),
        title: hours.title.clone().unwrap_or_else(|| crate::names::readable(&name)),
        name,
        spans: week_spans(&hours.spans),
        zone: Arc::from(hours.zone.value.as_str()),
        place,
    });
}

/// Weekday ranges with clock times, as disjoint sorted spans of the week. A span
/// that ends at or before it begins runs past midnight; the week wraps.
fn week_spans(spans: &[(u8, u8, u16, u16)]) -> Vec<(u16, u16)> {
    const DAY: u16 = 24 * 60;
    const WEEK: u16 = 7 * DAY;
    let mut minutes = Vec::new();
    for (first, last, from, until) in spans {
        let mut day = *first % 7;
        loop {
            let start = u16::from(day) * DAY + from;
            let end = if until > from { u16::from(day) * DAY + until } else { u16::from(day) * DAY + DAY + until };
            if end > WEEK {
                // A span of Sunday that begins at 24:00 begins with the week.
                if start < WEEK {
                    minutes.push((start, WEEK));
                }
                minutes.push((0, end - WEEK));
            } else if start < end {
                minutes.push((start, end));
            }
            if day == *last % 7 {
                break;
            }
            day = (day + 1) % 7;
        }
    }
    minutes.sort_unstable();
    let mut merged: Vec<(u16, u16)> = Vec::new();
    for (start, end) in minutes {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::week_spans;

    #[test]
    fn weekdays_become_one_span_a_day() {
        let spans = week_spans(&[(0, 4, 7 * 60, 19 * 60)]);
        assert_eq!(spans.len(), 5);
        assert_eq!(spans[0], (420, 1140));
        assert_eq!(spans[4], (4 * 1440 + 420, 4 * 1440 + 1140));
    }

    #[test]
    fn a_night_shift_runs_into_the_next_day_and_over_the_end_of_the_week() {
        assert_eq!(week_spans(&[(6, 6, 22 * 60, 6 * 60)]), vec![(0, 360), (6 * 1440 + 1320, 7 * 1440)]);
    }

    #[test]
    fn a_span_that_begins_at_the_end_of_a_day_begins_the_next() {
        assert_eq!(week_spans(&[(6, 6, 1440, 6 * 60)]), vec![(0, 360)]);
        assert_eq!(week_spans(&[(6, 6, 1440, 0)]), vec![]);
        assert_eq!(week_spans(&[(0, 0, 1440, 6 * 60)]), vec![(1440, 1800)]);
    }

    #[test]
    fn a_week_may_run_from_friday_to_monday_and_overlaps_are_joined() {
        let spans = week_spans(&[(4, 0, 0, 1440), (5, 5, 600, 700)]);
        assert_eq!(spans, vec![(0, 1440), (4 * 1440, 7 * 1440)]);
    }
}
