//! What an answer looks like in the data.

use serde_json::{Map, Value, json};

use super::condition::{chosen, given};
use crate::handbook::blanks::sentences;
use crate::handbook::{Choice, ChoiceGroup, ChoiceMark, DateParts, Field, FieldKind, Item};
use crate::words::PRINT;

type Schema = Map<String, Value>;

const YEAR: &str = "[0-9]{4}";
const MONTH: &str = "(0[1-9]|1[0-2])";
const DAY: &str = "(0[1-9]|[12][0-9]|3[01])";

fn schema<const N: usize>(entries: [(&str, Value); N]) -> Schema {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The answer itself; `None` where nothing is answered. Tables are made by the caller.
pub(super) fn of_kind(kind: &FieldKind) -> Option<Schema> {
    let schema = match kind {
        FieldKind::Text { lines: 0 | 1, .. } => line(),
        FieldKind::Text { .. } => text(),
        FieldKind::Integer { .. } => schema([("type", "integer".into())]),
        FieldKind::Decimal { .. } => schema([("type", "number".into())]),
        FieldKind::Date { parts, .. } => date(*parts),
        FieldKind::Time { .. } => pattern("([01][0-9]|2[0-3]):[0-5][0-9]"),
        FieldKind::SelectOne { choices, .. } => one_of(choices),
        FieldKind::SelectMultiple { choices, marks, .. } if marks.is_empty() => many_of(choices),
        FieldKind::Acknowledge => schema([("type", "boolean".into())]),
        FieldKind::SelectMultiple { .. }
        | FieldKind::Repeat { .. }
        | FieldKind::Matrix { .. }
        | FieldKind::Note
        | FieldKind::Letter { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => return None,
    };
    Some(schema)
}

/// As many rows as stand on the paper.
pub(super) fn table(row: Schema, rows: u32) -> Schema {
    schema([("type", "array".into()), ("items", Value::Object(row)), ("minItems", 1.into()), ("maxItems", rows.into())])
}

/// One of these options.
pub(super) fn one_of(choices: &[ChoiceGroup]) -> Schema {
    schema([("oneOf", options(choices))])
}

fn many_of(choices: &[ChoiceGroup]) -> Schema {
    schema([
        ("type", "array".into()),
        ("items", json!({ "oneOf": options(choices) })),
        ("minItems", 1.into()),
        ("uniqueItems", true.into()),
    ])
}

/// Rows that have names.
pub(super) fn rows(items: &[Item], row: &Value) -> Schema {
    let of_item = |item: &Item| {
        let mut row = row.clone();
        if let Value::Object(row) = &mut row {
            row.shift_insert(0, "title".into(), item.label.as_str().into());
        }
        (item.value.clone(), row)
    };
    let properties: Schema = items.iter().map(of_item).collect();
    schema([("type", "object".into()), ("properties", properties.into()), ("additionalProperties", false.into())])
}

/// Answers that a field gives beside its own, or in its place: the unit of a
/// number, each of several marks, the sums of a table.
pub(super) fn beside(field: &Field) -> Vec<(String, Value)> {
    let titled = |title: &str, mut property: Schema| {
        property.shift_insert(0, "title".into(), title.into());
        Value::Object(property)
    };
    let units = field.units().map(|units| {
        let title = crate::words::model::unit_of(&field.label);
        (format!("{}__unit", field.id), titled(&title, one_of(&units.choices)))
    });
    let of_mark = |mark: &ChoiceMark| {
        let mut property = many_of(field.choices().unwrap_or_default());
        property.extend(mark.max.map(|max| ("maxItems".to_owned(), max.into())));
        (mark.id.clone(), titled(&mark.label, property))
    };
    let of_sum = |column: &Field| {
        let title = crate::words::blank::path(&[&field.label, crate::words::blank::TOTAL, &column.label]);
        let kind = if column.kind.whole() == Some(true) { "integer" } else { "number" };
        (format!("{}__total__{}", field.id, column.id), titled(&title, schema([("type", kind.into())])))
    };
    let sums = field.row_fields().into_iter().filter(|column| field.total_label().is_some() && column.total);
    units.into_iter().chain(field.marks().iter().map(of_mark)).chain(sums.map(of_sum)).collect()
}

/// A label before the rest, and what is said of the answer behind it.
pub(super) fn describe(property: &mut Schema, field: &Field) {
    property.shift_insert(0, "title".into(), field.label.as_str().into());
    let mut said: Vec<String> = Some(field.hint.clone()).filter(|hint| !hint.is_empty()).into_iter().collect();
    said.extend(sentences(field));
    said.extend(field.calculate.clone().map(|words| PRINT.calculated(&words)));
    if !said.is_empty() {
        property.shift_insert(1, "description".into(), said.join("\n").into());
    }
}

fn line() -> Schema {
    schema([("type", "string".into()), ("minLength", 1.into()), ("pattern", r"^[^\r\n]*$".into())])
}

fn text() -> Schema {
    schema([("type", "string".into()), ("minLength", 1.into())])
}

fn date(parts: DateParts) -> Schema {
    match parts {
        DateParts::YearMonthDay => {
            let mut date = pattern(&format!("{YEAR}-{MONTH}-{DAY}"));
            date.insert("format".into(), "date".into());
            date
        }
        DateParts::YearMonth => pattern(&format!("{YEAR}-{MONTH}")),
        DateParts::Year => pattern(YEAR),
        DateParts::MonthDay => pattern(&format!("--{MONTH}-{DAY}")),
    }
}

fn pattern(whole: &str) -> Schema {
    schema([("type", "string".into()), ("pattern", format!("^{whole}$").into())])
}

/// Values with the words that stand for them on paper.
fn options(groups: &[ChoiceGroup]) -> Value {
    let options = groups.iter().flat_map(|group| group.in_order());
    options.map(|choice| json!({ "const": choice.value, "title": choice.label })).collect()
}

/// The choices of the field's own answer, and whether it takes many of them.
/// With several marks each of those is an answer, and the field is none.
fn groups(field: &Field) -> (&[ChoiceGroup], bool) {
    let own = field.choices().filter(|_| field.marks().is_empty());
    (own.unwrap_or_default(), matches!(field.kind, FieldKind::SelectMultiple { .. }))
}

/// The blanks behind choices: name, schema, and the rule that the choice is
/// taken where something is written in.
pub(super) fn write_ins(field: &Field) -> Vec<(String, Value, Value)> {
    let (groups, many) = groups(field);
    let choices = groups.iter().flat_map(|group| group.in_order()).filter(|choice| choice.write_in.is_some());
    choices
        .map(|choice: &Choice| {
            let name = crate::handbook::blanks::write_in_name(&field.id, choice);
            let mut property = line();
            let title = crate::words::blank::path(&[&field.label, &crate::words::blank::write_in(&choice.label)]);
            property.shift_insert(0, "title".into(), title.into());
            let rule = json!({ "if": given(&name), "then": chosen(&field.id, &choice.value, many) });
            (name, Value::Object(property), rule)
        })
        .collect()
}

/// A choice that excludes others stands alone, and one that presupposes another
/// stands with it.
pub(super) fn among_choices(field: &Field) -> Vec<Value> {
    let (groups, many) = groups(field);
    if !many {
        return Vec::new();
    }
    let mut rules = Vec::new();
    for group in groups {
        for choice in group.in_order() {
            let this = chosen(&field.id, &choice.value, true);
            if choice.exclusive {
                let alone = json!({ "properties": { &field.id: { "maxItems": 1 } } });
                rules.push(json!({ "if": this, "then": alone }));
            }
            if let Some(parent) = group.parent(choice) {
                let this = chosen(&field.id, &choice.value, true);
                rules.push(json!({ "if": this, "then": chosen(&field.id, &parent.value, true) }));
            }
        }
    }
    rules
}
