//! The bounds of an answer in words, the same for every output.

use crate::handbook::{Field, FieldKind, Limit};
use crate::words::site::answer;

/// Both bounds: 「0以上120以下」, 「本日以前」. `None` if the answer has none.
#[must_use]
pub fn limits(field: &Field) -> Option<String> {
    bounded(field, field.min, field.max)
}

/// One or both bounds of a field's kind in words.
#[must_use]
pub fn bounded(field: &Field, min: Option<Limit>, max: Option<Limit>) -> Option<String> {
    let words = |limit: Limit| match limit {
        Limit::Number(number) => number.to_string(),
        Limit::Day(date) => date.seireki(),
        Limit::Today => answer::TODAY.to_owned(),
    };
    let of_rows = matches!(field.kind, FieldKind::Repeat { .. });
    let in_time = matches!(field.kind, FieldKind::Date { .. });
    answer::limits(min.map(words), max.map(words), of_rows, in_time)
}
