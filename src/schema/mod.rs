//! The source files as JSON Schema (draft-07), for editors.
//!
//! Each kind of file is described once, as data: its keys, what they are for,
//! and what may stand there. Words that the decoders choose from are taken from
//! the decoders' own lists. The decoders read trees by hand and cannot be made
//! from a table, so tests hold both together: every map of a schema knows
//! exactly the keys that its decoder knows, every key that a schema names is
//! read, and every case of `tests/errors` is refused by both or by neither.

mod accessibility;
mod agencies;
mod draft;
mod flow;
mod form;
mod glossary;
mod guideline;
mod handbook;
mod training;

use serde_json::Value;

use crate::source::{OWN, SourceKind};

/// A kind of source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Handbook,
    /// The front matter of a rule text.
    Guideline,
    Flow,
    Form,
    /// Fields and choice lists that forms share.
    Shared,
    Glossary,
    Agencies,
    Accessibility,
    /// The front matter of a course.
    Training,
}

impl Kind {
    /// All kinds by name.
    pub const WORDS: [(&str, Self); 9] = [
        ("handbook", Self::Handbook),
        ("guideline", Self::Guideline),
        ("flow", Self::Flow),
        ("form", Self::Form),
        ("shared", Self::Shared),
        ("glossary", Self::Glossary),
        ("agencies", Self::Agencies),
        ("accessibility", Self::Accessibility),
        ("training", Self::Training),
    ];

    /// The kind of a source; `None` for what has no schema.
    #[must_use]
    pub fn of(source: SourceKind) -> Option<Self> {
        match source {
            SourceKind::Handbook => Some(Self::Handbook),
            SourceKind::Guideline => Some(Self::Guideline),
            SourceKind::Flow => Some(Self::Flow),
            SourceKind::Glossary => Some(Self::Glossary),
            SourceKind::Agencies => Some(Self::Agencies),
            SourceKind::Accessibility => Some(Self::Accessibility),
            SourceKind::Form => Some(Self::Form),
            SourceKind::Shared => Some(Self::Shared),
            SourceKind::Training => Some(Self::Training),
            SourceKind::Theme | SourceKind::Image | SourceKind::Released | SourceKind::Town => None,
        }
    }

    /// The name by which the command line knows it.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// Where `tebiki schema --write` puts the schema of a kind, below the project's root.
#[must_use]
pub fn path(kind: Kind) -> String {
    format!("{OWN}/schema/{}.json", kind.word())
}

/// The schema of a kind of file.
#[must_use]
pub fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Handbook => handbook::schema(),
        Kind::Guideline => guideline::schema(),
        Kind::Flow => flow::schema(),
        Kind::Form => form::form(),
        Kind::Shared => form::shared(),
        Kind::Glossary => glossary::schema(),
        Kind::Agencies => agencies::schema(),
        Kind::Accessibility => accessibility::schema(),
        Kind::Training => training::schema(),
    }
    .json()
}

/// The schema as text, with a line end.
#[must_use]
pub fn text(kind: Kind) -> String {
    format!("{:#}\n", schema(kind))
}
