//! One field: its kind and what may be written into it.

use super::conditions::Conditions;
use super::{Shared, cells, choices};
use crate::finding::{Finding, code};
use crate::handbook::{DateParts, Era, Field, FieldKind, Formulas, Need};
use crate::words::finding as words;
use crate::yaml::{Map, Reader, Text, Value};

#[derive(Clone, Copy)]
enum Type {
    Text,
    Integer,
    Decimal,
    Date,
    Time,
    SelectOne,
    SelectMultiple,
    Acknowledge,
    Repeat,
    Note,
}

const TYPES: [(&str, Type); 10] = [
    ("text", Type::Text),
    ("integer", Type::Integer),
    ("decimal", Type::Decimal),
    ("date", Type::Date),
    ("time", Type::Time),
    ("select_one", Type::SelectOne),
    ("select_multiple", Type::SelectMultiple),
    ("acknowledge", Type::Acknowledge),
    ("repeat", Type::Repeat),
    ("note", Type::Note),
];
/// Words of the expression language.
const RESERVED: [&str; 6] = ["and", "or", "not", "is", "includes", "today"];
const ERAS: [(&str, Era); 3] = [("western", Era::Western), ("wareki", Era::Wareki), ("blank", Era::Blank)];
const PARTS: [(&str, DateParts); 4] = [
    ("ymd", DateParts::YearMonthDay),
    ("ym", DateParts::YearMonth),
    ("y", DateParts::Year),
    ("md", DateParts::MonthDay),
];

/// Reads the keys of a field; those of its cell (`width`, `stretch`, …) are left to the caller.
pub(super) fn read(
    map: &Map<'_>,
    id: &Text,
    label: &str,
    shared: &Shared,
    conditions: &mut Conditions,
) -> Option<Field> {
    let reader = map.reader;
    check_id(reader, id);
    let kind = map.need("type").and_then(|value| reader.word(value, &TYPES))?;
    let own_label = map.get("label").and_then(|value| reader.text(value)).map(|text| text.value);
    let label = own_label.unwrap_or_else(|| label.to_owned());
    if label.is_empty() {
        reader.find(Finding::new(&code::FORM_FIELD_WITHOUT_LABEL, id.span, words::form_field_without_label(id)));
    }
    conditions.read(map, id);
    let field = Field {
        id: id.value.clone(),
        label,
        hint: map.words("hint"),
        prefix: map.words("prefix"),
        suffix: map.words("suffix"),
        required: Need::Unsaid,
        relevant: Need::Unsaid,
        constraint: None,
        calculate: None,
        formulas: Formulas::default(),
        kind: self::kind(kind, map, shared, conditions),
    };
    Some(field)
}

/// Reads a shared field for its own sake; its name is its id.
pub(super) fn read_shared(reader: &Reader<'_>, value: &Value, shared: &Shared) {
    let Some(map) = reader.map(value) else { return };
    let id = Text { value: "shared".to_owned(), span: value.span };
    read(&map, &id, "", shared, &mut Conditions::default());
    cells::take_cell_keys(&map);
    map.finish();
}

fn kind(kind: Type, map: &Map<'_>, shared: &Shared, conditions: &mut Conditions) -> FieldKind {
    let reader = map.reader;
    let size = map.get("size").and_then(|value| reader.number(value, 1..=80));
    let number = |key, limits| map.get(key).and_then(|value| reader.number(value, limits));
    match kind {
        Type::Text => FieldKind::Text { lines: number("lines", 1..=60).unwrap_or(1), size },
        Type::Integer => FieldKind::Integer { size },
        Type::Decimal => FieldKind::Decimal { size },
        Type::Date => FieldKind::Date {
            era: map.get("era").and_then(|value| reader.word(value, &ERAS)).unwrap_or(Era::Blank),
            parts: map.get("parts").and_then(|value| reader.word(value, &PARTS)).unwrap_or(DateParts::YearMonthDay),
        },
        Type::Time => FieldKind::Time,
        Type::SelectOne | Type::SelectMultiple => {
            let choices = map.need("choices").map(|value| choices::of_field(reader, value, shared)).unwrap_or_default();
            // `flow` lets the sheet set the boxes by their length, as does leaving the key out.
            let columns = map.get("columns").filter(|value| !is_word(value, "flow"));
            let columns = columns.and_then(|value| reader.number(value, 1..=6));
            match kind {
                Type::SelectOne => FieldKind::SelectOne { choices, columns },
                _ => FieldKind::SelectMultiple { choices, columns },
            }
        }
        Type::Acknowledge => FieldKind::Acknowledge,
        Type::Repeat => FieldKind::Repeat {
            columns: cells::columns(map, shared, conditions),
            rows: number("print_rows", 1..=60).unwrap_or(3),
        },
        Type::Note => FieldKind::Note,
    }
}

fn is_word(value: &Value, word: &str) -> bool {
    matches!(&value.kind, crate::yaml::Kind::Text(text) if text == word)
}

fn check_id(reader: &Reader<'_>, id: &Text) {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if !id.bytes().all(plain)
        || !id.starts_with(|c: char| c.is_ascii_lowercase())
        || id.contains("__")
        || id.ends_with('_')
        || RESERVED.contains(&&*id.value)
    {
        reader.find(Finding::new(&code::ID_INVALID, id.span, words::field_id_invalid(id)));
    }
}
