//! Bounds of answers, and answers that stand there from the start.

use super::kinds::Type;
use crate::date::Date;
use crate::finding::{Finding, code};
use crate::form::expression::minutes;
use crate::handbook::{ChoiceGroup, FieldKind, Limit};
use crate::words::finding as words;
use crate::yaml::{Map, Text};

const TODAY: &str = "today";
/// `parts:` of a date without year, of which none comes before another.
const MONTH_DAY: &str = "md";

/// `min` and `max` where the kind has an order or rows.
pub(super) fn bounds(map: &Map<'_>, kind: Type) -> (Option<Limit>, Option<Limit>) {
    let read: fn(&Map<'_>, &Text) -> Option<Limit> = match kind {
        Type::Integer => whole,
        Type::Repeat => rows,
        Type::Decimal => |_, text| number(text).map(Limit::Number),
        Type::Date => day,
        Type::Text
        | Type::Time
        | Type::SelectOne
        | Type::SelectMultiple
        | Type::Acknowledge
        | Type::Matrix
        | Type::Note
        | Type::Letter
        | Type::Consent
        | Type::Signature
        | Type::Approval
        | Type::ReceiptStamp
        | Type::Seal
        | Type::OfficeUse => return (None, None),
    };
    let limit = |key| {
        let text = map.text(key)?;
        let limit = read(map, &text);
        if limit.is_none() {
            map.reader.find(Finding::new(&code::FORM_LIMIT, text.span, words::form_limit_wrong(&text)));
        }
        limit
    };
    let (min, max) = (limit("min"), limit("max"));
    if kind == Type::Date && map.texts("parts").iter().any(|parts| **parts == *MONTH_DAY) {
        for value in ["min", "max"].into_iter().filter_map(|key| map.get(key)) {
            map.reader.find(Finding::new(&code::FORM_LIMIT, value.span, words::form_limit_without_year()));
        }
        return (None, None);
    }
    if let (Some(low), Some(high)) = (min, max)
        && turned(low, high)
        && let Some(value) = map.get("max")
    {
        map.reader.find(Finding::new(&code::FORM_LIMIT, value.span, words::form_limits_turned()));
    }
    (min, max)
}

fn number(text: &Text) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() < 1e12)
}

fn whole(_: &Map<'_>, text: &Text) -> Option<Limit> {
    number(text).filter(|number| number.fract() == 0.0).map(Limit::Number)
}

fn rows(_: &Map<'_>, text: &Text) -> Option<Limit> {
    text.parse::<u32>().ok().filter(|rows| *rows <= 999).map(|rows| Limit::Number(f64::from(rows)))
}

fn day(_: &Map<'_>, text: &Text) -> Option<Limit> {
    if text.value == TODAY {
        return Some(Limit::Today);
    }
    Date::parse(text).ok().filter(|date| date.day.is_some()).map(Limit::Day)
}

fn turned(low: Limit, high: Limit) -> bool {
    match (low, high) {
        (Limit::Number(low), Limit::Number(high)) => low > high,
        (Limit::Day(low), Limit::Day(high)) => low > high,
        _ => false,
    }
}

/// Whether an answer of this kind may stand there from the start.
pub(super) fn takes_default(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Text { .. }
        | FieldKind::Integer { .. }
        | FieldKind::Decimal { .. }
        | FieldKind::Date { .. }
        | FieldKind::Time { .. }
        | FieldKind::SelectOne { .. }
        | FieldKind::Acknowledge => true,
        FieldKind::SelectMultiple { marks, .. } => marks.is_empty(),
        FieldKind::Repeat { .. }
        | FieldKind::Matrix { .. }
        | FieldKind::Note
        | FieldKind::Letter { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => false,
    }
}

/// `default`, checked against the kind of answer.
pub(super) fn default(map: &Map<'_>, kind: &FieldKind) -> Vec<String> {
    if !takes_default(kind) {
        return Vec::new();
    }
    let said = map.texts("default");
    let several = matches!(kind, FieldKind::SelectMultiple { .. });
    let right = |text: &Text| match kind {
        FieldKind::Text { .. } => true,
        FieldKind::Integer { .. } => text.parse::<i64>().is_ok(),
        FieldKind::Decimal { .. } => number(text).is_some(),
        FieldKind::Date { .. } => text.value == TODAY || Date::parse(text).is_ok(),
        FieldKind::Time { .. } => minutes(text).is_some(),
        FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => has(choices, text),
        FieldKind::Acknowledge => matches!(&*text.value, "true" | "false"),
        FieldKind::Repeat { .. }
        | FieldKind::Matrix { .. }
        | FieldKind::Note
        | FieldKind::Letter { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => false,
    };
    for (at, text) in said.iter().enumerate() {
        if !right(text) || (at > 0 && !several) {
            map.reader.find(Finding::new(&code::FORM_DEFAULT, text.span, words::form_default_wrong(text)));
        }
    }
    said.into_iter().map(|text| text.value).collect()
}

fn has(choices: &[ChoiceGroup], value: &str) -> bool {
    choices.iter().flat_map(|group| &group.options).any(|option| option.value == value)
}
