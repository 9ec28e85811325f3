//! What somebody probably meant.

/// The longest name, in characters, that is compared; a longer one is no slip of the pen.
const LONGEST: usize = 64;

/// The candidate that somebody who wrote `name` probably meant, if any is near enough.
///
/// Near enough is at most one slip (a letter too many, too few or wrong, or two neighbours swapped) for every three
/// letters of the longer of the two; one slip is always allowed, but a single letter is never near another. A candidate
/// that ends in `.name` is as near as one slip: whoever writes `pace` means `performance.pace`. Among the nearest, the
/// first in the alphabet wins, so the order of the candidates does not matter. The name itself is no candidate.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name)
        .filter_map(|candidate| Some((distance(name, length, candidate)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The number of slips between a name and a candidate, if it is small enough.
fn distance(name: &str, length: usize, candidate: &str) -> Option<usize> {
    if candidate.strip_suffix(name).is_some_and(|prefix| prefix.ends_with('.')) {
        return Some(1);
    }
    let other = candidate.chars().count();
    let longer = length.max(other);
    let allowed = (longer / 3).max(1).min(longer.saturating_sub(1));
    // Each letter too many or too few is a slip: most candidates need no closer look.
    if other > LONGEST || length.abs_diff(other) > allowed {
        return None;
    }
    let slips = strsim::osa_distance(name, candidate);
    (slips <= allowed).then_some(slips)
}

#[cfg(test)]
mod tests;
