//! What a part of a form needs to know of the whole while it is read.

use super::Shared;
use super::conditions::Conditions;
use super::phrases::{self, Phrase};
use crate::finding::Span;
use crate::handbook::Language;
use crate::yaml::{Map, Reader};

/// The whole around the part that is being read.
pub(super) struct Scope<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) shared: &'a Shared,
    /// Usual width of a label in twelfths of the line.
    pub(super) label_width: u32,
    pub(super) conditions: Conditions,
    /// Languages printed below the Japanese.
    pub(super) also_print: Vec<Language>,
    /// Words that lack one of those languages.
    pub(super) untranslated: Vec<(Span, Language)>,
    /// What holds because the field stands behind an option.
    pub(super) implied: Option<String>,
    /// The row in which fields are read; see `names` for its name.
    pub(super) row: Option<String>,
    /// Blocks that were given an id by us, by kind.
    unnamed: std::collections::BTreeMap<&'static str, u32>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, shared: &'a Shared) -> Self {
        Self {
            reader,
            shared,
            label_width: super::head::LABEL_WIDTH,
            conditions: Conditions::default(),
            also_print: Vec::new(),
            untranslated: Vec::new(),
            implied: None,
            row: None,
            unnamed: std::collections::BTreeMap::new(),
        }
    }

    /// Words of a key in all their languages.
    pub(super) fn phrase(&mut self, map: &Map<'_>, key: &'static str) -> Option<Phrase> {
        let phrase = map.get(key).and_then(|value| phrases::read(map.reader, value))?;
        if !phrase.words.is_empty() {
            let lacking = self.also_print.iter().filter(|language| !phrase.has(**language));
            self.untranslated.extend(lacking.map(|language| (phrase.span, *language)));
        }
        Some(phrase)
    }

    /// Reads something inside the rows of a table.
    pub(super) fn in_row<T>(&mut self, row: String, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.row.replace(row);
        let value = read(self);
        self.row = outer;
        value
    }

    /// An id for a block that needs none of its author: `letter`, then `letter_2`.
    pub(super) fn name_for(&mut self, kind: &'static str) -> String {
        let count = self.unnamed.entry(kind).or_insert(0);
        *count += 1;
        if *count == 1 { kind.to_owned() } else { format!("{kind}_{count}") }
    }

    /// The name by which conditions know a field that is read here.
    pub(super) fn full_name(&self, id: &str) -> String {
        self.row.as_ref().map_or_else(|| id.to_owned(), |row| format!("{row}.{id}"))
    }
}
