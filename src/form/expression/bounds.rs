//! Whether comparisons of numbers, dates and times can hold together.
//!
//! Every comparison says "this is at most so much above that". Seen as
//! distances on a map, they contradict each other exactly when a round trip
//! has a negative length (Bellman and Ford).

use std::collections::BTreeMap;

use super::literal::UNIT;

/// `high - low <= most`, or `<` if strict. `None` stands for zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) high: Option<String>,
    pub(super) low: Option<String>,
    /// In millionths.
    pub(super) most: i128,
    pub(super) strict: bool,
    /// Whether both sides are whole numbers: days, minutes, counts.
    pub(super) whole: bool,
}

impl Bound {
    /// The length of the step and, for ties, whether it is a little less.
    fn length(&self) -> (i128, i64) {
        let unit = i128::from(UNIT);
        if !self.whole {
            return (self.most, -i64::from(self.strict));
        }
        // Between whole numbers "less than 3" is "at most 2".
        let floor = self.most.div_euclid(unit) * unit;
        if self.strict && floor == self.most { (floor - unit, 0) } else { (floor, 0) }
    }
}

/// Whether no answers can satisfy all the bounds.
pub(super) fn contradict(bounds: &[&Bound]) -> bool {
    let mut distance: BTreeMap<Option<&str>, (i128, i64)> = BTreeMap::new();
    let mut steps = Vec::new();
    for bound in bounds {
        let (low, high) = (bound.low.as_deref(), bound.high.as_deref());
        distance.insert(low, (0, 0));
        distance.insert(high, (0, 0));
        steps.push((low, high, bound.length()));
    }
    for _ in 0..=distance.len() {
        let mut shorter = false;
        for (low, high, length) in &steps {
            let from = distance.get(low).copied().unwrap_or_default();
            let reach = (from.0 + length.0, from.1 + length.1);
            if let Some(known) = distance.get_mut(high)
                && reach < *known
            {
                *known = reach;
                shorter = true;
            }
        }
        if !shorter {
            return false;
        }
    }
    true
}
