//! Takes typed values out of the tree and gathers what is wrong with it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{Entry, Kind, Text, Value};
use crate::context::Context;
use crate::finding::{Code, Finding, SourceId, Span, code};
use crate::words::finding as words;

/// Gathers the findings of one file while its values are taken out.
pub struct Reader<'c> {
    context: Context<'c>,
    source: SourceId,
    source_text: &'c str,
    /// A second source whose values stand among those of the first.
    beside: Option<(SourceId, &'c str)>,
    findings: RefCell<Vec<Finding>>,
}

impl<'c> Reader<'c> {
    /// A reader for the values of one source, whose whole text is `source_text`.
    #[must_use]
    pub fn new(context: Context<'c>, source: SourceId, source_text: &'c str) -> Self {
        Self { context, source, source_text, beside: None, findings: RefCell::default() }
    }

    /// The same for a tree that holds values of a second source as well.
    #[must_use]
    pub fn beside(self, source: SourceId, source_text: &'c str) -> Self {
        Self { beside: Some((source, source_text)), ..self }
    }

    /// The text that a value was written in; `None` for what was looked at when
    /// its own file was read, as the parts that a form takes from a shared one.
    fn text_of(&self, span: Span) -> Option<&'c str> {
        let own = std::iter::once((self.source, self.source_text)).chain(self.beside);
        own.into_iter().find(|(source, _)| *source == span.source).map(|(_, text)| text)
    }

    /// Notes a finding.
    pub fn find(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// All that was found.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }

    /// The value as a map; anything else is a finding.
    pub fn map<'a>(&'a self, value: &'a Value) -> Option<Map<'a>>
    where
        'c: 'a,
    {
        let Kind::Map(entries) = &value.kind else {
            self.wrong_type(value, words::A_MAP);
            return None;
        };
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for entry in entries {
            if let Some(before) = first.insert(&entry.key, entry.key_span) {
                first.insert(&entry.key, before);
                self.find(
                    Finding::new(&code::YAML_DUPLICATE_KEY, entry.key_span, words::yaml_duplicate_key(&entry.key))
                        .related(before, words::FIRST_HERE),
                );
            }
        }
        let taken = entries.iter().map(|_| Cell::new(false)).collect();
        Some(Map { reader: self, entries, span: value.span, taken, known: RefCell::default() })
    }

    /// The value as a list; a missing value (`key:` alone) is an empty list.
    pub fn list<'a>(&'a self, value: &'a Value) -> &'a [Value] {
        match &value.kind {
            Kind::List(items) => items,
            Kind::Null => &[],
            _ => {
                self.wrong_type(value, words::A_LIST);
                &[]
            }
        }
    }

    /// The value as a text that is not empty.
    pub fn text(&self, value: &Value) -> Option<Text> {
        let text = match &value.kind {
            Kind::Text(text) => text.clone(),
            Kind::Bool(b) => b.to_string(),
            _ => {
                self.wrong_type(value, words::A_TEXT);
                return None;
            }
        };
        let mut found = Vec::new();
        let written = self.text_of(value.span);
        let expanded = self.context.expand(&text, value.span, written.unwrap_or(self.source_text), &mut found);
        if written.is_some() {
            self.findings.borrow_mut().extend(found);
        }
        Some(Text { value: expanded, span: value.span })
    }

    /// One text or a list of texts.
    pub fn texts(&self, value: &Value) -> Vec<Text> {
        match &value.kind {
            Kind::List(items) => items.iter().filter_map(|item| self.text(item)).collect(),
            Kind::Null => Vec::new(),
            _ => self.text(value).into_iter().collect(),
        }
    }

    /// The value as yes or no.
    pub fn bool(&self, value: &Value) -> Option<bool> {
        let Kind::Bool(b) = value.kind else {
            self.wrong_type(value, words::A_BOOL);
            return None;
        };
        Some(b)
    }

    /// The value as a whole number within limits.
    pub fn number(&self, value: &Value, limits: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let number = match &value.kind {
            Kind::Text(text) => text.parse().ok(),
            _ => None,
        };
        let within = number.filter(|n| limits.contains(n));
        if within.is_none() {
            self.find(Finding::new(&code::YAML_BAD_VALUE, value.span, words::not_a_number(&limits)));
        }
        within
    }

    /// The value as one of a few words.
    pub fn word<T: Copy>(&self, value: &Value, allowed: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(value)?;
        let found = allowed.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let names: Vec<&str> = allowed.iter().map(|(word, _)| *word).collect();
            self.find(
                Finding::new(&code::YAML_BAD_VALUE, text.span, words::not_one_of(&text))
                    .cure(words::choose_from(&names, nearest(&text, names.iter().copied()))),
            );
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A name that is looked up in a list of known names.
    pub fn unknown_name<'n>(&self, code: &'static Code, name: &Text, known: impl Iterator<Item = &'n str>) {
        self.find(unknown_name(code, name, known));
    }

    fn wrong_type(&self, value: &Value, wanted: &str) {
        self.find(Finding::new(&code::YAML_WRONG_TYPE, value.span, words::yaml_wrong_type(wanted)));
    }
}

/// The finding for a name that nothing bears.
#[must_use]
pub fn unknown_name<'n>(code: &'static Code, name: &Text, known: impl Iterator<Item = &'n str>) -> Finding {
    let finding = Finding::new(code, name.span, words::unknown_name(code, name));
    match nearest(name, known) {
        Some(near) => finding.cure(words::did_you_mean(near)),
        None => finding,
    }
}

/// A map whose keys are taken one by one; what is left over at [`Map::finish`] is unknown.
pub struct Map<'a> {
    pub reader: &'a Reader<'a>,
    entries: &'a [Entry],
    /// Place of the map's first byte.
    pub span: Span,
    taken: Vec<Cell<bool>>,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Map<'a> {
    /// The value of a key, if the key stands there with a value.
    pub fn get(&self, key: &'static str) -> Option<&'a Value> {
        self.known.borrow_mut().push(key);
        let found = self.entries.iter().zip(&self.taken).filter(|(entry, _)| entry.key == key);
        let mut value = None;
        for (entry, taken) in found {
            taken.set(true);
            value = value.or(Some(&entry.value));
        }
        value.filter(|value| !matches!(value.kind, Kind::Null))
    }

    /// Whether the key stands there, even without a value.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// The value of a key that must stand there.
    pub fn need(&self, key: &'static str) -> Option<&'a Value> {
        let value = self.get(key);
        if value.is_none() {
            let at = self.entries.iter().find(|entry| entry.key == key).map_or(self.span, |entry| entry.key_span);
            self.reader.find(Finding::new(&code::YAML_MISSING_KEY, at, words::yaml_missing_key(key)));
        }
        value
    }

    /// Text of an optional key.
    pub fn text(&self, key: &'static str) -> Option<Text> {
        self.get(key).and_then(|value| self.reader.text(value))
    }

    /// Text of an optional key, without its place; empty if absent.
    pub fn words(&self, key: &'static str) -> String {
        self.text(key).map(|text| text.value).unwrap_or_default()
    }

    /// Text of a key that must stand there and say something.
    pub fn need_text(&self, key: &'static str) -> Option<Text> {
        let text = self.need(key).and_then(|value| self.reader.text(value))?;
        if text.trim().is_empty() {
            self.reader.find(Finding::new(&code::YAML_MISSING_KEY, text.span, words::yaml_missing_key(key)));
            return None;
        }
        Some(text)
    }

    /// One text or a list of texts; empty if absent.
    pub fn texts(&self, key: &'static str) -> Vec<Text> {
        self.get(key).map(|value| self.reader.texts(value)).unwrap_or_default()
    }

    /// Items of a list; empty if absent.
    pub fn list(&self, key: &'static str) -> &'a [Value] {
        match self.get(key).map(|value| (value, &value.kind)) {
            Some((_, Kind::List(items))) => items,
            Some((value, _)) => {
                self.reader.wrong_type(value, words::A_LIST);
                &[]
            }
            None => &[],
        }
    }

    /// Keys and values in file order, all taken.
    pub fn all(&self) -> &'a [Entry] {
        for taken in &self.taken {
            taken.set(true);
        }
        self.entries
    }

    /// Reports every key that nobody asked for, with the nearest known one.
    pub fn finish(self) {
        let known = self.known.into_inner();
        for (entry, taken) in self.entries.iter().zip(&self.taken) {
            if taken.get() {
                continue;
            }
            let finding = Finding::new(&code::YAML_UNKNOWN_KEY, entry.key_span, words::yaml_unknown_key(&entry.key));
            self.reader.find(match nearest(&entry.key, known.iter().copied()) {
                Some(near) => finding.cure(words::did_you_mean(near)),
                None => finding.cure(words::known_keys(&known)),
            });
        }
    }
}

/// The known name that a writer most likely meant.
#[must_use]
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}
