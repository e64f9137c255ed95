//! `min` and `max` of a field in the words of JSON Schema, and those of days,
//! for which it has no words.

use serde_json::{Map, Value};

use crate::handbook::blanks::bounded;
use crate::handbook::{Field, FieldKind, Limit};

/// Keywords of the least and the greatest, for what has an order or rows.
fn keywords(kind: &FieldKind) -> Option<(&'static str, &'static str)> {
    if kind.whole().is_some() {
        return Some(("minimum", "maximum"));
    }
    // Rows with names of their own are the properties of an object.
    let named = !kind.items().is_empty();
    let rows = if named { ("minProperties", "maxProperties") } else { ("minItems", "maxItems") };
    matches!(kind, FieldKind::Repeat { .. }).then_some(rows)
}

/// Bounds an answer. A table keeps the rows of the paper as its bound where
/// they are fewer.
pub(super) fn bound(property: &mut Map<String, Value>, field: &Field) {
    let Some((least, greatest)) = keywords(&field.kind) else { return };
    let number = |limit: Option<Limit>| match limit {
        Some(Limit::Number(number)) => Some(number),
        Some(Limit::Day(_) | Limit::Today) | None => None,
    };
    let there = |property: &Map<String, Value>, key: &str| property.get(key).and_then(Value::as_f64);
    if let Some(min) = number(field.min) {
        let min = there(property, least).map_or(min, |paper| paper.max(min));
        property.insert(least.to_owned(), json(min));
    }
    if let Some(max) = number(field.max) {
        let max = there(property, greatest).map_or(max, |paper| paper.min(max));
        property.insert(greatest.to_owned(), json(max));
    }
}

/// A whole number where it is one: 3 and not 3.0, which keywords that count refuse.
fn json(number: f64) -> Value {
    #[allow(clippy::cast_possible_truncation, reason = "the decoder takes no bound from 1e12 on")]
    if number.fract() == 0.0 { (number as i64).into() } else { number.into() }
}

/// A bound that JSON Schema has no standard word for.
pub(super) struct Unsaid {
    pub(super) rule: &'static str,
    /// In the language of conditions: `born_on <= today`.
    pub(super) expression: String,
    /// As the form's page says it.
    pub(super) words: String,
}

/// The bounds of a day.
pub(super) fn unsaid(field: &Field) -> Vec<Unsaid> {
    let day = |limit: Limit| match limit {
        Limit::Day(date) => Some(date.to_string()),
        Limit::Today => Some("today".to_owned()),
        Limit::Number(_) => None,
    };
    let rule = |rule, sign, limit: Option<Limit>, words: Option<String>| {
        let expression = format!("{} {sign} {}", field.id, day(limit?)?);
        Some(Unsaid { rule, expression, words: words.unwrap_or_default() })
    };
    let min = rule("min", ">=", field.min, bounded(field, field.min, None));
    let max = rule("max", "<=", field.max, bounded(field, None, field.max));
    min.into_iter().chain(max).collect()
}
