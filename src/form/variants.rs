//! Variants of one form: the file is read once per variant, each time without
//! the parts that belong to the others.

use std::collections::BTreeSet;

use crate::finding::code;
use crate::yaml::{Entry, Kind, Reader, Value, unknown_name};

/// A variant: its id, and the words that readers see.
#[derive(Debug, Clone)]
pub(super) struct Variant {
    pub(super) id: String,
    pub(super) label: String,
}

const KEY: &str = "variant";

/// The variants at the head of a form, in file order; none if it has only one shape.
pub(super) fn of(reader: &Reader<'_>, tree: &Value) -> Vec<Variant> {
    let Kind::Map(entries) = &tree.kind else { return Vec::new() };
    let Some(entry) = entries.iter().find(|entry| entry.key == "variants") else { return Vec::new() };
    let Some(map) = reader.map(&entry.value) else { return Vec::new() };
    let read = |entry: &Entry| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if entry.key.is_empty() || !entry.key.bytes().all(plain) {
            let message = crate::words::finding::id_invalid(&entry.key);
            reader.find(crate::finding::Finding::new(&code::ID_INVALID, entry.key_span, message));
        }
        reader.text(&entry.value).map(|label| Variant { id: entry.key.clone(), label: label.value })
    };
    map.all().iter().filter_map(read).collect()
}

/// Reports every `variant:` that names none of the form's variants.
pub(super) fn check_names(reader: &Reader<'_>, value: &Value, variants: &[Variant]) {
    match &value.kind {
        Kind::List(items) => items.iter().for_each(|item| check_names(reader, item, variants)),
        Kind::Map(entries) => {
            for entry in entries {
                if entry.key != KEY {
                    check_names(reader, &entry.value, variants);
                    continue;
                }
                for name in reader.texts(&entry.value) {
                    if !variants.iter().any(|variant| variant.id == name.value) {
                        let known = variants.iter().map(|variant| variant.id.as_str());
                        reader.find(unknown_name(&code::FORM_UNKNOWN_VARIANT, &name, known));
                    }
                }
            }
        }
        Kind::Null | Kind::Bool(_) | Kind::Text(_) => {}
    }
}

/// The tree of one variant: without the parts of others, and without the key
/// itself. `None` leaves out the key alone.
pub(super) fn pruned(value: &Value, variant: Option<&Variant>) -> Value {
    let kind = match &value.kind {
        Kind::List(items) => {
            let kept = items.iter().filter(|item| belongs(item, variant)).map(|item| (item, pruned(item, variant)));
            // A row of which nothing is left is no row.
            let kept = kept.filter(|(before, after)| is_empty_list(before) || !is_empty_list(after));
            Kind::List(kept.map(|(_, after)| after).collect())
        }
        Kind::Map(entries) => {
            let kept = entries.iter().filter(|entry| entry.key != KEY && belongs(&entry.value, variant));
            Kind::Map(kept.map(|entry| Entry { value: pruned(&entry.value, variant), ..entry.clone() }).collect())
        }
        other @ (Kind::Null | Kind::Bool(_) | Kind::Text(_)) => other.clone(),
    };
    Value { span: value.span, kind }
}

fn is_empty_list(value: &Value) -> bool {
    matches!(&value.kind, Kind::List(items) if items.is_empty())
}

fn belongs(value: &Value, variant: Option<&Variant>) -> bool {
    let Kind::Map(entries) = &value.kind else { return true };
    let Some(entry) = entries.iter().find(|entry| entry.key == KEY) else { return true };
    let names: BTreeSet<&str> = match &entry.value.kind {
        Kind::Text(name) => BTreeSet::from([name.as_str()]),
        Kind::List(items) => items
            .iter()
            .filter_map(|item| if let Kind::Text(name) = &item.kind { Some(name.as_str()) } else { None })
            .collect(),
        Kind::Null | Kind::Bool(_) | Kind::Map(_) => return true,
    };
    variant.is_none_or(|variant| names.contains(variant.id.as_str()))
}

/// The id of a form's variant; the first bears the form's own.
pub(super) fn id(form: &str, variants: &[Variant], index: usize) -> String {
    match variants.get(index) {
        Some(variant) if index > 0 => format!("{form}-{}", variant.id),
        _ => form.to_owned(),
    }
}
