//! One field: what every kind of field may say. What its kind says is read by `kinds`.

use super::kinds::{self, Type};
use super::scope::Scope;
use super::{cells, limits, phrases};
use crate::finding::{Finding, code};
use crate::handbook::{Field, FieldKind, Formulas, Need};
use crate::words::{finding as words, model};
use crate::yaml::{Kind, Map, Reader, Text, Value};

/// Words of the expression language.
const RESERVED: [&str; 6] = ["and", "or", "not", "is", "includes", "today"];

/// Blocks that need no id and no label, with the label that they get.
pub(crate) const BLOCKS: [(&str, &str, &str); 6] = [
    ("letter", "letter_block", model::LETTER),
    ("consent", "consent_block", model::CONSENT),
    ("approval", "approval_block", model::APPROVAL),
    ("receipt_stamp", "receipt_stamp_block", model::RECEIPT_STAMP),
    ("seal", "seal_block", model::SEAL),
    ("office_use", "office_use_block", model::OFFICE_USE),
];

/// An id for a block whose author gave it none.
pub(super) fn unnamed_block(map: &Map<'_>, scope: &mut Scope<'_>) -> Option<Text> {
    let Kind::Text(kind) = &map.get("type")?.kind else { return None };
    let (_, name, _) = BLOCKS.iter().find(|(block, ..)| block == kind)?;
    Some(Text { value: scope.name_for(name), span: map.span })
}

/// Reads the keys of a field; those of its cell (`width`, `stretch`, …) are left to the caller.
pub(super) fn read(map: &Map<'_>, id: &Text, label: &str, scope: &mut Scope<'_>) -> Option<Field> {
    let reader = map.reader;
    check_id(reader, id);
    let kind = map.need("type").and_then(|value| reader.word(value, &kinds::TYPES))?;
    let own = map.get("label").and_then(|value| phrases::read(reader, value));
    let (own_label, label_also) = own.map(|phrase| (Some(phrase.words), phrase.also)).unwrap_or_default();
    let label = own_label.unwrap_or_else(|| if label.is_empty() { usual_label(map) } else { label.to_owned() });
    if label.is_empty() {
        reader.find(Finding::new(&code::FORM_FIELD_WITHOUT_LABEL, id.span, words::form_field_without_label(id)));
    }
    let full = scope.full_name(&id.value);
    let implied = scope.implied.clone();
    scope.conditions.read(map, id, &full, implied.as_ref());
    let hint = map.get("hint").and_then(|value| phrases::read(reader, value));
    let total = total(map, kind, scope);
    let (min, max) = limits::bounds(map, kind);
    let kind_of = kinds::read(kind, map, id, scope);
    let default = limits::default(map, &kind_of);
    let readonly = readonly(map, &kind_of);
    Some(Field {
        id: id.value.clone(),
        label,
        label_also,
        hint: hint.map(|phrase| phrase.words).unwrap_or_default(),
        prefix: map.words("prefix"),
        suffix: map.words("suffix"),
        beside: false,
        default,
        readonly,
        min,
        max,
        total,
        required: Need::Unsaid,
        relevant: Need::Unsaid,
        constraint: None,
        constraint_message: map.words("constraint_message"),
        calculate: None,
        formulas: Formulas::default(),
        kind: kind_of,
    })
}

fn usual_label(map: &Map<'_>) -> String {
    let Some(Value { kind: Kind::Text(kind), .. }) = map.get("type") else { return String::new() };
    let block = BLOCKS.iter().find(|(block, ..)| block == kind).map(|(.., label)| *label);
    block.or((kind == "signature").then_some(model::SIGNATURE)).unwrap_or_default().to_owned()
}

/// `total: true`, which only a column of numbers can have.
fn total(map: &Map<'_>, kind: Type, scope: &Scope<'_>) -> bool {
    let Some(value) = map.get("total") else { return false };
    let of_numbers = matches!(kind, Type::Integer | Type::Decimal);
    if !of_numbers || scope.row.is_none() {
        map.reader.find(Finding::new(&code::FORM_KEY_NEEDS, value.span, words::form_total_needs_numbers()));
    }
    map.reader.bool(value).unwrap_or(false)
}

/// `readonly: true`, which needs an answer from somewhere else than the writer.
fn readonly(map: &Map<'_>, kind: &FieldKind) -> bool {
    if !limits::takes_default(kind) {
        return false;
    }
    let Some(value) = map.get("readonly") else { return false };
    let readonly = map.reader.bool(value).unwrap_or(false);
    if readonly && !map.has("default") && !map.has("calculate") {
        let message = words::form_key_needs("readonly", "default");
        map.reader.find(Finding::new(&code::FORM_KEY_NEEDS, value.span, message));
    }
    readonly
}

/// Reports a key that says something only together with another one.
pub(super) fn key_needs(map: &Map<'_>, key: &'static str, there: bool, needed: &str) {
    if there {
        return;
    }
    if let Some(value) = map.get(key) {
        map.reader.find(Finding::new(&code::FORM_KEY_NEEDS, value.span, words::form_key_needs(key, needed)));
    }
}

/// Reports two keys that contradict each other.
pub(super) fn keys_exclude(map: &Map<'_>, key: &'static str, other: &'static str) {
    if let (Some(value), Some(_)) = (map.get(key), map.get(other)) {
        map.reader.find(Finding::new(&code::FORM_KEYS_EXCLUDE, value.span, words::form_keys_exclude(key, other)));
    }
}

/// Reads a shared field for its own sake; its name is its id.
pub(super) fn read_shared(value: &Value, scope: &mut Scope<'_>) {
    let Some(map) = scope.reader.map(value) else { return };
    let id = Text { value: "shared".to_owned(), span: value.span };
    scope.conditions = super::conditions::Conditions::default();
    read(&map, &id, "", scope);
    cells::take_cell_keys(&map);
    map.finish();
}

/// An id is the name of data: ASCII, without the separator of names of ours.
pub(super) fn check_id(reader: &Reader<'_>, id: &Text) {
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
