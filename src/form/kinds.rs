//! The kinds of field, and the keys that belong to each of them.

use super::choices::{self, Place};
use super::fields::{check_id, key_needs, keys_exclude};
use super::scope::Scope;
use super::{blocks, tables};
use crate::finding::code;
use crate::handbook::{
    ChoiceGroup, ChoiceMark, Clock, DateParts, Era, EraStyle, FieldKind, Gengo, Marker, TextFormat, UnitPosition, Units,
};
use crate::yaml::{Entry, Kind, Map, Text, Value, unknown_name};

/// The words of `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Integer,
    Decimal,
    Date,
    Time,
    SelectOne,
    SelectMultiple,
    Acknowledge,
    Repeat,
    Matrix,
    Note,
    Letter,
    Consent,
    Signature,
    Approval,
    ReceiptStamp,
    Seal,
    OfficeUse,
}

pub(crate) const TYPES: [(&str, Type); 18] = [
    ("text", Type::Text),
    ("integer", Type::Integer),
    ("decimal", Type::Decimal),
    ("date", Type::Date),
    ("time", Type::Time),
    ("select_one", Type::SelectOne),
    ("select_multiple", Type::SelectMultiple),
    ("acknowledge", Type::Acknowledge),
    ("repeat", Type::Repeat),
    ("matrix", Type::Matrix),
    ("note", Type::Note),
    ("letter", Type::Letter),
    ("consent", Type::Consent),
    ("signature", Type::Signature),
    ("approval", Type::Approval),
    ("receipt_stamp", Type::ReceiptStamp),
    ("seal", Type::Seal),
    ("office_use", Type::OfficeUse),
];
pub(crate) const ERAS: [(&str, Era); 4] =
    [("western", Era::Western), ("wareki", Era::Wareki), ("blank", Era::Blank), ("choose", Era::Choose)];
pub(crate) const GENGO: [(&str, Gengo); 5] = [
    ("meiji", Gengo::Meiji),
    ("taisho", Gengo::Taisho),
    ("showa", Gengo::Showa),
    ("heisei", Gengo::Heisei),
    ("reiwa", Gengo::Reiwa),
];
pub(crate) const ERA_STYLES: [(&str, EraStyle); 3] =
    [("kanji", EraStyle::Kanji), ("full", EraStyle::Full), ("letter", EraStyle::Letter)];
pub(crate) const PARTS: [(&str, DateParts); 4] = [
    ("ymd", DateParts::YearMonthDay),
    ("ym", DateParts::YearMonth),
    ("y", DateParts::Year),
    ("md", DateParts::MonthDay),
];
pub(crate) const CLOCKS: [(&str, Clock); 2] = [("12", Clock::Twelve), ("24", Clock::TwentyFour)];
pub(crate) const FORMATS: [(&str, TextFormat); 4] = [
    ("phone", TextFormat::Phone),
    ("postcode", TextFormat::Postcode),
    ("email", TextFormat::Email),
    ("kana", TextFormat::Kana),
];
pub(crate) const MARKERS: [(&str, Marker); 4] =
    [("box", Marker::Box), ("number", Marker::Number), ("letter", Marker::Letter), ("circle", Marker::Circle)];
pub(crate) const UNIT_POSITIONS: [(&str, UnitPosition); 2] =
    [("after", UnitPosition::After), ("before", UnitPosition::Before)];

/// Reads what belongs to the kind alone.
pub(super) fn read(kind: Type, map: &Map<'_>, id: &Text, scope: &mut Scope<'_>) -> FieldKind {
    let reader = map.reader;
    let number = |key, limits| map.get(key).and_then(|value| reader.number(value, limits));
    let size = || number("size", 1..=80);
    match kind {
        Type::Text => FieldKind::Text {
            lines: number("lines", 1..=60).unwrap_or(1),
            size: size(),
            format: map.get("format").and_then(|value| reader.word(value, &FORMATS)).unwrap_or_default(),
        },
        Type::Integer => FieldKind::Integer { size: size(), units: units(map, scope) },
        Type::Decimal => FieldKind::Decimal { size: size(), units: units(map, scope) },
        Type::Date => date(map),
        Type::Time => FieldKind::Time {
            clock: map.get("clock").and_then(|value| reader.word(value, &CLOCKS)).unwrap_or_default(),
        },
        Type::SelectOne => {
            let (choices, columns, column_break) = choices_of(map, id, false, scope);
            FieldKind::SelectOne { choices, columns, column_break, marker: marker(map) }
        }
        Type::SelectMultiple => {
            let (choices, columns, column_break) = choices_of(map, id, true, scope);
            keys_exclude(map, "marker", "marks");
            keys_exclude(map, "marker", "symbols");
            let (marker, marks) = (marker(map), marks(map, scope));
            FieldKind::SelectMultiple { choices, columns, column_break, marker, marks }
        }
        Type::Acknowledge => FieldKind::Acknowledge,
        Type::Repeat => tables::repeat(map, id, scope),
        Type::Matrix => tables::matrix(map, id, scope),
        Type::Note => FieldKind::Note,
        Type::Letter => blocks::letter(map, scope),
        Type::Consent => blocks::consent(map, scope),
        Type::Signature => FieldKind::Signature { seal: blocks::seal(map) },
        Type::Approval => blocks::approval(map),
        Type::ReceiptStamp => FieldKind::ReceiptStamp,
        Type::Seal => {
            blocks::reason_for_seal(map, map.span);
            FieldKind::Seal
        }
        Type::OfficeUse => FieldKind::OfficeUse { lines: number("lines", 1..=60).unwrap_or(2) },
    }
}

/// `marker`, □ where nothing is said.
pub(super) fn marker(map: &Map<'_>) -> Marker {
    map.get("marker").and_then(|value| map.reader.word(value, &MARKERS)).unwrap_or_default()
}

fn date(map: &Map<'_>) -> FieldKind {
    let reader = map.reader;
    let era = map.get("era").and_then(|value| reader.word(value, &ERAS)).unwrap_or(Era::Blank);
    for key in ["eras", "era_style", "marker"] {
        key_needs(map, key, era == Era::Choose, "era: choose");
    }
    let said: Vec<Gengo> = map.list("eras").iter().filter_map(|value| reader.word(value, &GENGO)).collect();
    FieldKind::Date {
        era,
        parts: map.get("parts").and_then(|value| reader.word(value, &PARTS)).unwrap_or(DateParts::YearMonthDay),
        eras: if said.is_empty() && era == Era::Choose { GENGO.map(|(_, gengo)| gengo).to_vec() } else { said },
        era_style: map.get("era_style").and_then(|value| reader.word(value, &ERA_STYLES)).unwrap_or_default(),
        marker: match map.get("marker") {
            Some(_) => marker(map),
            // Eras are ringed on paper unless boxes are asked for.
            None => Marker::Circle,
        },
        weekday: map.get("weekday").and_then(|value| reader.bool(value)).unwrap_or(false),
    }
}

fn units(map: &Map<'_>, scope: &mut Scope<'_>) -> Option<Units> {
    key_needs(map, "unit_position", map.has("units"), "units");
    let choices = choices::of_field(map.get("units")?, scope, None);
    let position = map.get("unit_position").and_then(|value| map.reader.word(value, &UNIT_POSITIONS));
    Some(Units { choices, position: position.unwrap_or_default() })
}

type Chosen = (Vec<ChoiceGroup>, Option<u32>, Option<String>);

fn choices_of(map: &Map<'_>, id: &Text, many: bool, scope: &mut Scope<'_>) -> Chosen {
    // With marks the field is no answer, so nothing can hang on its options.
    let marked = map.has("marks") || map.has("symbols");
    let place = (!marked).then(|| Place { field: id.value.clone(), full: scope.full_name(&id.value), many });
    let choices = map.need("choices").map(|value| choices::of_field(value, scope, place)).unwrap_or_default();
    // `flow` lets the sheet set the boxes by their length, as does leaving the key out.
    let columns = map.get("columns").filter(|value| !is_word(value, "flow"));
    let columns = columns.and_then(|value| map.reader.number(value, 1..=6));
    let column_break = map.text("column_break_before").map(|at| {
        let groups = choices.iter().map(|group| group.id.as_str()).filter(|id| !id.is_empty());
        let known = groups.chain(choices.iter().flat_map(|group| &group.options).map(|option| option.value.as_str()));
        let known: Vec<&str> = known.collect();
        if !known.contains(&&*at.value) {
            map.reader.find(unknown_name(&code::FORM_UNKNOWN_OPTION, &at, known.into_iter()));
        }
        at.value
    });
    (choices, columns, column_break)
}

fn is_word(value: &Value, word: &str) -> bool {
    matches!(&value.kind, Kind::Text(text) if text == word)
}

/// `marks: { id: label }` or `symbols: { id: { mark, label, max } }`.
fn marks(map: &Map<'_>, scope: &mut Scope<'_>) -> Vec<ChoiceMark> {
    keys_exclude(map, "symbols", "marks");
    let mut found = Vec::new();
    for (key, signs) in [("marks", false), ("symbols", true)] {
        let Some(entries) = map.get(key).and_then(|value| map.reader.map(value)).map(|map| map.all()) else { continue };
        for entry in entries {
            let id = Text { value: entry.key.clone(), span: entry.key_span };
            check_id(map.reader, &id);
            let full = scope.full_name(&id.value);
            scope.conditions.declare(map.reader, full, &id);
            found.extend(mark(map, entry, signs));
        }
    }
    found
}

fn mark(map: &Map<'_>, entry: &Entry, signs: bool) -> Option<ChoiceMark> {
    let reader = map.reader;
    let id = entry.key.clone();
    if !signs && !matches!(entry.value.kind, Kind::Map(_)) {
        let label = reader.text(&entry.value)?.value;
        return Some(ChoiceMark { id, label, sign: String::new(), max: None });
    }
    let map = reader.map(&entry.value)?;
    let text = |text: Option<Text>| text.map(|text| text.value).unwrap_or_default();
    let mark = ChoiceMark {
        id,
        label: text(map.need_text("label")),
        sign: if signs { text(map.need_text("mark")) } else { String::new() },
        max: map.get("max").and_then(|value| reader.number(value, 1..=99)),
    };
    map.finish();
    Some(mark)
}
