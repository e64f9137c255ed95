//! Choice lists: `value: label`, in groups or not.

use std::collections::BTreeMap;

use super::phrases::{self, Phrase};
use super::scope::Scope;
use super::{cells, fields::keys_exclude};
use crate::finding::{Finding, Span, code};
use crate::handbook::{Choice, ChoiceGroup, Need, WriteIn, WriteInKind};
use crate::words::finding as words;
use crate::yaml::{Entry, Kind, Map, Reader, Value, unknown_name};

/// A list of choices; one group without label if it has no groups.
pub(super) type Choices = Vec<ChoiceGroup>;

pub(crate) const WRITE_IN_KINDS: [(&str, WriteInKind); 3] =
    [("text", WriteInKind::Text), ("integer", WriteInKind::Integer), ("decimal", WriteInKind::Decimal)];
const NUMBERS: std::ops::RangeInclusive<u32> = 1..=999;

/// The field whose options are read, where questions may hang on them.
pub(super) struct Place {
    pub(super) field: String,
    /// Its full name in conditions.
    pub(super) full: String,
    pub(super) many: bool,
}

/// Reads `choices:` of a field, which is a list, a map or the name of a shared list.
pub(super) fn of_field(value: &Value, scope: &mut Scope<'_>, place: Option<Place>) -> Choices {
    let reader = scope.reader;
    if !matches!(value.kind, Kind::Text(_)) {
        let choices = Reading { reader, own: place.map(|place| (place, &mut *scope)) }.read(value);
        note_untranslated(value.span, &choices, scope);
        return choices;
    }
    let Some(name) = reader.text(value) else { return Vec::new() };
    let lists = &scope.shared.choices;
    match lists.get(&*name.value) {
        Some(choices) => {
            note_untranslated(value.span, choices, scope);
            choices.clone()
        }
        None => {
            reader.find(unknown_name(&code::FORM_UNKNOWN_CHOICES, &name, lists.keys().map(String::as_str)));
            Vec::new()
        }
    }
}

/// Reads a shared list, on whose options nothing can hang.
pub(super) fn read_shared(reader: &Reader<'_>, value: &Value) -> Choices {
    Reading { reader, own: None }.read(value)
}

fn note_untranslated(span: Span, choices: &Choices, scope: &mut Scope<'_>) {
    let options = || choices.iter().flat_map(|group| &group.options).filter(|option| !option.label.is_empty());
    let lacking = scope
        .also_print
        .iter()
        .filter(|language| options().any(|option| !option.label_also.iter().any(|also| also.language == **language)));
    scope.untranslated.extend(lacking.map(|language| (span, *language)));
}

/// A list while it is read.
struct Reading<'r, 's, 'a> {
    reader: &'r Reader<'a>,
    own: Option<(Place, &'s mut Scope<'a>)>,
}

impl Reading<'_, '_, '_> {
    /// Reads a list of choices as written.
    fn read(mut self, value: &Value) -> Choices {
        let reader = self.reader;
        let choices = match &value.kind {
            Kind::Map(entries) if entries.iter().any(|entry| entry.key == "groups") => self.grouped(value),
            Kind::Map(_) => vec![ungrouped(self.options(value))],
            Kind::Null | Kind::Bool(_) | Kind::Text(_) | Kind::List(_) => {
                // `[男性, 女性]`: the words are the values too, so a change of words changes the data.
                let texts = reader.texts(value).into_iter().zip(1..);
                let options: Vec<Choice> = texts.map(|(text, n)| Choice::new(&text, &text, n)).collect();
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
        number(reader, value, choices)
    }

    fn grouped(&mut self, value: &Value) -> Choices {
        let Some(map) = self.reader.map(value) else { return Vec::new() };
        let mut groups = Vec::new();
        for value in map.list("groups") {
            groups.extend(self.reader.map(value).map(|map| self.group(map)));
        }
        map.finish();
        groups
    }

    fn group(&mut self, map: Map<'_>) -> ChoiceGroup {
        let (label, label_also) = Phrase::parts(map.get("label").and_then(|value| phrases::read(map.reader, value)));
        let group = ChoiceGroup {
            id: map.words("id"),
            label,
            label_also,
            columns: map.get("columns").and_then(|value| map.reader.number(value, 1..=6)),
            options: map.need("options").map(|value| self.options(value)).unwrap_or_default(),
        };
        map.finish();
        group
    }

    fn options(&mut self, value: &Value) -> Vec<Choice> {
        let Some(map) = self.reader.map(value) else { return Vec::new() };
        map.all().iter().filter_map(|entry| self.option(entry)).collect()
    }

    fn option(&mut self, entry: &Entry) -> Option<Choice> {
        let reader = self.reader;
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
        // `__` stands between the parts of the names that blanks are called by.
        let parted = entry.key.contains("__") || entry.key.starts_with('_') || entry.key.ends_with('_');
        if !entry.key.bytes().all(plain) || parted {
            reader.find(Finding::new(&code::ID_INVALID, entry.key_span, words::value_invalid(&entry.key)));
        }
        if !matches!(entry.value.kind, Kind::Map(_)) {
            return reader.text(&entry.value).map(|label| Choice::new(&entry.key, &label, 0));
        }
        let map = reader.map(&entry.value)?;
        if self.own.is_some() {
            keys_exclude(&map, "fields", "write_in");
        }
        let label = map.need("label").and_then(|value| phrases::read(reader, value));
        let (label, label_also) = Phrase::parts(label);
        let option = Choice {
            value: entry.key.clone(),
            label,
            label_also,
            number: map.get("number").and_then(|value| reader.number(value, NUMBERS)).unwrap_or(0),
            write_in: map.get("write_in").and_then(|value| write_in(reader, value)),
            exclusive: map.get("exclusive").and_then(|value| reader.bool(value)).unwrap_or(false),
            parent: map.text("parent").map(|text| text.value),
            relevant: Need::Unsaid,
            fields: self.fields_behind(&map, &entry.key),
        };
        map.finish();
        Some(option)
    }

    /// What hangs on an option: questions, and when it may be taken.
    fn fields_behind(&mut self, map: &Map<'_>, value: &str) -> Vec<crate::handbook::Field> {
        // In a shared list the keys stay unknown: their names would belong to no form.
        let Some((place, scope)) = &mut self.own else { return Vec::new() };
        scope.conditions.read_choice(map, &place.full, value);
        let word = if place.many { "includes" } else { "=" };
        let chosen = Some(format!("{} {word} \"{value}\"", place.field));
        let outer = std::mem::replace(&mut scope.implied, chosen);
        let fields = cells::plain_fields(map.list("fields"), "", scope);
        scope.implied = outer;
        fields
    }
}

fn ungrouped(options: Vec<Choice>) -> ChoiceGroup {
    ChoiceGroup { id: String::new(), label: String::new(), label_also: Vec::new(), columns: None, options }
}

/// `true`, or a map that says what is written in.
fn write_in(reader: &Reader<'_>, value: &Value) -> Option<WriteIn> {
    if !matches!(value.kind, Kind::Map(_)) {
        return reader.bool(value).filter(|asked| *asked).map(|_| WriteIn::default());
    }
    let map = reader.map(value)?;
    let write_in = WriteIn {
        prefix: map.words("prefix"),
        suffix: map.words("suffix"),
        kind: map.get("type").and_then(|value| reader.word(value, &WRITE_IN_KINDS)).unwrap_or_default(),
        size: map.get("size").and_then(|value| reader.number(value, 1..=80)),
    };
    map.finish();
    Some(write_in)
}

/// Counts the options on from the last number that was written.
fn number(reader: &Reader<'_>, value: &Value, mut choices: Choices) -> Choices {
    let keys = key_spans(value);
    let mut last = 0;
    for (n, option) in choices.iter_mut().flat_map(|group| &mut group.options).enumerate() {
        let written = option.number;
        if written > 0 && written <= last {
            let span = keys.get(n).copied().unwrap_or(value.span);
            let message = words::form_number_order(written, last);
            reader.find(Finding::new(&code::FORM_NUMBER_ORDER, span, message));
        }
        option.number = if written > last { written } else { last + 1 };
        last = option.number;
    }
    choices
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
