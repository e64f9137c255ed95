//! A guideline as it was written: front matter and Markdown become a tree whose
//! links and numbers are still open.
//!
//! The Markdown is CommonMark with tables and heading attributes, plus the few
//! marks that rule texts need: `{#id .class}` at the start of items and
//! paragraphs, `{{variable}}`, `{漢字|かんじ}`, `> [!重要]`, ※ paragraphs. Every
//! mark keeps its bytes, so that a later finding can point at it.

mod admonitions;
mod attributes;
mod blocks;
mod captions;
mod comma;
mod embeds;
mod events;
mod front;
mod inline;
mod levels;
mod listings;
mod nest;
mod notes;
mod provisions;
mod table_marks;
mod tables;
mod typed_number;

pub use attributes::CLASSES;
pub use captions::Captions;
pub use embeds::{Include, PictureUse};
pub use front::{COMMAS, DATE_KINDS, Deadline, Front, Label, SKELETONS, STATUSES, Skeleton};
pub use levels::Level;
pub use listings::Typed;
pub use notes::{NOTE_COUNTS, NOTE_PLACES, NoteCount, NotePlace, NoteStyle};

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
    type Anchor = Anchor;
    type Mark = Wish;
    type Target = Reference;
    /// Address of the flow's file, relative to this one.
    type Flow = Text;
    type Picture = PictureUse;
    type Passage = Include;
    type Listing = Typed;
    type Ties = ();
    /// The author's name of the note.
    type Note = Text;
    type NoteUse = Text;
}

/// Name of a paragraph, and where it was written, so that findings can point at its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub id: Option<Text>,
    pub span: Span,
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
    /// `.deleted`: the number stays as an empty place.
    pub deleted: bool,
    /// `.circled` at a list's first item: ①②③.
    pub circled: bool,
    /// `.continued` at a heading: stands under the heading before.
    pub continued: bool,
    /// Name of the label that counts this heading instead of the skeleton.
    pub label: Option<String>,
}

impl Wish {
    /// No wish but a place.
    pub(crate) fn at(span: Span) -> Self {
        let (branch, unnumbered, restart, deleted) = (false, false, false, false);
        Self { span, branch, unnumbered, restart, deleted, circled: false, continued: false, label: None }
    }
}

/// A link as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Address, relative to the file; with its place.
    pub address: Text,
}

/// Reads one guideline; `None` if it has no front matter to name it, or nests too deep to be read.
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
    if let Some(range) = &events.too_deep {
        let span = Span::new(source, range.start..range.start);
        findings.push(Finding::new(&code::MARKDOWN_TOO_DEEP, span, words::markdown_too_deep()));
        return Checked::new(None, findings);
    }
    let text_start = front_range.end;
    let front = front::parse(source, file, front_range, context).take(&mut findings);
    let layout = front.as_ref().map(provisions::Layout::of).unwrap_or_default();
    let body = blocks::parse(source, &file.text, events, context, layout).take(&mut findings);
    let comma = front.as_ref().and_then(|front| front.comma);
    findings.extend(comma::check(source, &file.text, text_start, comma));
    Checked::new(front.map(|front| Guideline { source, front, body }), findings)
}
