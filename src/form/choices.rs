//! Choice lists: `value: label`, in groups or not.

use std::collections::BTreeMap;

use super::Shared;
use crate::finding::{Finding, Span, code};
use crate::handbook::{Choice, ChoiceGroup};
use crate::words::finding as words;
use crate::yaml::{Entry, Kind, Map, Reader, Value, unknown_name};

/// A list of choices; one group without label if it has no groups.
pub(super) type Choices = Vec<ChoiceGroup>;

/// Reads `choices:` of a field, which is a list, a map or the name of a shared list.
pub(super) fn of_field(reader: &Reader<'_>, value: &Value, shared: &Shared) -> Choices {
    if !matches!(value.kind, Kind::Text(_)) {
        return read(reader, value);
    }
    let Some(name) = reader.text(value) else { return Vec::new() };
    match shared.choices.get(&*name.value) {
        Some(choices) => choices.clone(),
        None => {
            reader.find(unknown_name(&code::FORM_UNKNOWN_CHOICES, &name, shared.choices.keys().map(String::as_str)));
            Vec::new()
        }
    }
}

/// Reads a list of choices as written.
pub(super) fn read(reader: &Reader<'_>, value: &Value) -> Choices {
    let choices = match &value.kind {
        Kind::Map(entries) if entries.iter().any(|entry| entry.key == "groups") => grouped(reader, value),
        Kind::Map(_) => vec![ungrouped(options(reader, value))],
        _ => {
            // `[男性, 女性]`: the words are the values too, so a change of words changes the data.
            let options: Vec<Choice> = reader.texts(value).into_iter().map(|text| choice(&text, &text)).collect();
            if !options.is_empty() {
                reader.find(Finding::new(
                    &code::FORM_CHOICES_WITHOUT_VALUES,
                    value.span,
                    words::choices_without_values(),
                ));
            }
            vec![ungrouped(options)]
        }
    };
    check_values(reader, value, &choices);
    choices
}

fn ungrouped(options: Vec<Choice>) -> ChoiceGroup {
    ChoiceGroup { label: String::new(), columns: None, options }
}

fn grouped(reader: &Reader<'_>, value: &Value) -> Choices {
    let Some(map) = reader.map(value) else { return Vec::new() };
    let groups = map.list("groups").iter().filter_map(|value| reader.map(value)).map(group).collect();
    map.finish();
    groups
}

fn group(map: Map<'_>) -> ChoiceGroup {
    let group = ChoiceGroup {
        label: map.words("label"),
        columns: map.get("columns").and_then(|value| map.reader.number(value, 1..=6)),
        options: map.need("options").map(|value| options(map.reader, value)).unwrap_or_default(),
    };
    map.text("id");
    map.finish();
    group
}

fn options(reader: &Reader<'_>, value: &Value) -> Vec<Choice> {
    let Some(map) = reader.map(value) else { return Vec::new() };
    map.all().iter().filter_map(|entry| option(reader, entry)).collect()
}

fn option(reader: &Reader<'_>, entry: &Entry) -> Option<Choice> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    // `__` stands between the parts of the names that blanks are called by.
    let parted = entry.key.contains("__") || entry.key.starts_with('_') || entry.key.ends_with('_');
    if !entry.key.bytes().all(plain) || parted {
        reader.find(Finding::new(&code::ID_INVALID, entry.key_span, words::value_invalid(&entry.key)));
    }
    if !matches!(entry.value.kind, Kind::Map(_)) {
        return reader.text(&entry.value).map(|label| choice(&entry.key, &label));
    }
    let map = reader.map(&entry.value)?;
    let flag = |key| map.get(key).and_then(|value| reader.bool(value)).unwrap_or(false);
    let option = Choice {
        value: entry.key.clone(),
        label: map.need("label").and_then(|value| reader.text(value)).map(|text| text.value).unwrap_or_default(),
        write_in: flag("write_in"),
        exclusive: flag("exclusive"),
        parent: map.text("parent").map(|text| text.value),
    };
    map.finish();
    Some(option)
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), write_in: false, exclusive: false, parent: None }
}

/// A value may stand only once in a list, and a parent must stand before its child.
fn check_values(reader: &Reader<'_>, value: &Value, choices: &Choices) {
    let mut spans: BTreeMap<&str, Span> = BTreeMap::new();
    let options: Vec<&Choice> = choices.iter().flat_map(|group| &group.options).collect();
    let keys = key_spans(value);
    for (n, option) in options.iter().enumerate() {
        let span = keys.get(n).copied().unwrap_or(value.span);
        if let Some(first) = spans.insert(&option.value, span) {
            let finding = Finding::new(&code::FORM_DUPLICATE_OPTION, span, words::form_duplicate_option(&option.value));
            reader.find(finding.related(first, words::FIRST_HERE));
        }
        let parent = option.parent.as_deref();
        if parent.is_some_and(|parent| !options[..n].iter().any(|before| before.value == parent)) {
            let message = words::form_unknown_parent(parent.unwrap_or_default());
            reader.find(Finding::new(&code::FORM_UNKNOWN_PARENT, span, message));
        }
    }
}

/// Places of the option values, in file order.
fn key_spans(value: &Value) -> Vec<Span> {
    let of_map = |value: &Value| match &value.kind {
        Kind::Map(entries) => entries.iter().map(|entry| entry.key_span).collect(),
        Kind::List(items) => items.iter().map(|item| item.span).collect(),
        _ => Vec::new(),
    };
    let Kind::Map(entries) = &value.kind else { return of_map(value) };
    let Some(groups) = entries.iter().find(|entry| entry.key == "groups") else { return of_map(value) };
    let Kind::List(groups) = &groups.value.kind else { return Vec::new() };
    let options = groups.iter().filter_map(|group| match &group.kind {
        Kind::Map(keys) => keys.iter().find(|entry| entry.key == "options"),
        _ => None,
    });
    options.flat_map(|entry| of_map(&entry.value)).collect()
}
