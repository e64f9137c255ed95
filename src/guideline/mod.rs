//! A guideline as it was written: front matter and Markdown become a tree whose
//! links and numbers are still open.
//!
//! The Markdown is CommonMark with tables and heading attributes, plus the few
//! marks that rule texts need: `{#id .class}` at the start of items and
//! paragraphs, `{{variable}}`, `{漢字|かんじ}`, `> [!重要]`, ※ paragraphs. Every
//! mark keeps its bytes, so that a later finding can point at it.

mod attributes;
mod blocks;
mod captions;
mod events;
mod front;
mod inline;
mod notes;
mod table_marks;
mod tables;
mod typed_number;

pub use captions::Captions;
pub use front::{Front, Skeleton};
pub use notes::{NoteCount, NotePlace, NoteStyle};

use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::handbook::body::{Body, Stage};
use crate::source::SourceFile;
use crate::words::finding as words;
use crate::yaml::Text;

/// A rule text before its links and numbers are resolved.
#[derive(Debug, Clone)]
pub struct Guideline {
    pub source: SourceId,
    pub front: Front,
    pub body: Body<Parsed>,
}

/// The stage between reading and resolving.
#[derive(Debug, Clone)]
pub struct Parsed;

impl Stage for Parsed {
    type Id = Option<Text>;
    type Anchor = Option<Text>;
    type Mark = Wish;
    type Target = Reference;
    /// Address of the flow's file, relative to this one.
    type Flow = Text;
    type Ties = ();
    /// The author's name of the note.
    type Note = Text;
    type NoteUse = Text;
}

/// What the author asked for about a number that is still to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Where the heading or item begins, for findings about it.
    pub span: Span,
    /// `.branch`: 第5条の2, counted under the number before.
    pub branch: bool,
    /// `.unnumbered`: no number, and nothing is counted.
    pub unnumbered: bool,
    /// `.restart`: counting begins again from 1.
    pub restart: bool,
}

/// A link as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Address, relative to the file; with its place.
    pub address: Text,
}

/// Reads one guideline; `None` if it has no front matter to name it.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Guideline>> {
    let mut findings = Vec::new();
    let events = events::read(source, &file.text);
    let Some(front_range) = events.front.clone() else {
        findings.push(Finding::new(
            &code::FRONT_MATTER_MISSING,
            Span::file_start(source),
            words::front_matter_missing(),
        ));
        return Checked::new(None, findings);
    };
    let front = front::parse(source, file, front_range, context).take(&mut findings);
    let body = blocks::parse(source, &file.text, events, context).take(&mut findings);
    Checked::new(front.map(|front| Guideline { source, front, body }), findings)
}
