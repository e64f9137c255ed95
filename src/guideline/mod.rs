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

use std::ops::Range;

pub use attributes::CLASSES;
pub use captions::Captions;
pub use embeds::{Include, PictureUse};
pub use front::{COMMAS, DATE_KINDS, Deadline, Front, Label, SKELETONS, STATUSES, Skeleton};
pub use levels::Level;
pub use listings::Typed;
pub use notes::{NOTE_COUNTS, NOTE_PLACES, NoteCount, NotePlace, NoteStyle};
pub use provisions::COURSE_PARTS;

use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::handbook::Audience;
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
    /// Name of the label that counts this heading instead of the skeleton; in a
    /// course, what the heading is for ([`COURSE_PARTS`]).
    pub label: Option<String>,
    /// `minutes=15` at a heading of a course.
    pub minutes: Option<u32>,
}

impl Wish {
    /// No wish but a place.
    pub(crate) fn at(span: Span) -> Self {
        let (branch, unnumbered, restart, deleted) = (false, false, false, false);
        let (circled, continued, label, minutes) = (false, false, None, None);
        Self { span, branch, unnumbered, restart, deleted, circled, continued, label, minutes }
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
    let guideline = read(source, file, context, |range| {
        let front = front::parse(source, file, range, context);
        let head = front.value.map(|front| {
            let layout = provisions::Layout::of(&front);
            (front, (), layout)
        });
        Checked::new(head, front.findings)
    });
    Checked::new(guideline.value.map(|(guideline, ())| guideline), guideline.findings)
}

/// Reads a course: a text without numbers whose front matter `head` reads. It
/// gives the course's id, its title and who may read it, and whatever else it found.
pub(crate) fn parse_course<T>(
    source: SourceId,
    file: &SourceFile,
    context: Context<'_>,
    head: impl FnOnce(Range<usize>) -> Checked<Option<(String, String, Audience, T)>>,
) -> Checked<Option<(Guideline, T)>> {
    read(source, file, context, |range| {
        let found = head(range);
        let value = found
            .value
            .map(|(id, title, audience, rest)| (Front::plain(id, title, audience), rest, provisions::Layout::course()));
        Checked::new(value, found.findings)
    })
}

/// What `head` makes of the front matter: the head of the text, what else it
/// says, and how its headings are taken.
type Head<T> = Checked<Option<(Front, T, provisions::Layout)>>;

fn read<T>(
    source: SourceId,
    file: &SourceFile,
    context: Context<'_>,
    head: impl FnOnce(Range<usize>) -> Head<T>,
) -> Checked<Option<(Guideline, T)>> {
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
    let (front, layout) = match head(front_range).take(&mut findings) {
        Some((front, rest, layout)) => (Some((front, rest)), layout),
        None => (None, provisions::Layout::default()),
    };
    let body = blocks::parse(source, &file.text, events, context, layout).take(&mut findings);
    let comma = front.as_ref().and_then(|(front, _)| front.comma);
    findings.extend(comma::check(source, &file.text, text_start, comma));
    Checked::new(front.map(|(front, rest)| (Guideline { source, front, body }, rest)), findings)
}
