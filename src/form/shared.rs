//! Fields and choice lists that several forms use (`forms/shared/*.yaml`).

use std::collections::BTreeMap;

use super::choices::{self, Choices};
use super::fields;
use super::scope::Scope;
use crate::config::own_id;
use crate::context::Context;
use crate::finding::{Checked, SourceId};
use crate::source::SourceFile;
use crate::yaml::{self, Entry, Kind, Reader};

/// What a shared file offers, by name.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    /// Keys of a field, over which the form that uses it writes its own.
    pub(super) fields: BTreeMap<String, Vec<Entry>>,
    pub(super) choices: BTreeMap<String, Choices>,
}

impl Shared {
    /// Adds what another file offers; a name that stands in both is taken from the later file.
    pub(super) fn extend(&mut self, other: &Self) {
        self.fields.extend(other.fields.clone());
        self.choices.extend(other.choices.clone());
    }
}

/// Reads one shared file.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Shared> {
    let mut findings = Vec::new();
    let mut shared = Shared::default();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(shared, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    if let Some(map) = reader.map(&tree) {
        own_id(&map, file.stem());
        map.text("lang");
        if let Some(lists) = map.get("choices").and_then(|value| reader.map(value)) {
            for entry in lists.all() {
                shared.choices.insert(entry.key.clone(), choices::read_shared(&reader, &entry.value));
            }
        }
        if let Some(fields) = map.get("fields").and_then(|value| reader.map(value)) {
            for entry in fields.all() {
                if let Kind::Map(keys) = &entry.value.kind {
                    shared.fields.insert(entry.key.clone(), keys.clone());
                }
                // Read once for its own sake, so that a slip shows even if no form uses the field.
                fields::read_shared(&entry.value, &mut Scope::new(&reader, &shared));
            }
        }
        map.finish();
    }
    findings.extend(reader.into_findings());
    Checked::new(shared, findings)
}
