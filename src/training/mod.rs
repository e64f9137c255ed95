//! A course as it was written: `content/training/<id>.md`.
//!
//! The body is read by the parser of rule texts, so whatever a rule text may
//! hold a course may hold as well. Only the front matter is a course's own, and
//! the marks that say what a heading is for. What sessions, slides and questions
//! are is decided once links are resolved, by `resolve`.

mod front;

use crate::context::Context;
use crate::finding::Checked;
use crate::finding::SourceId;
use crate::guideline::{self, Guideline};
use crate::source::SourceFile;

pub use front::{Front, MOST_MINUTES, MOST_QUESTIONS, MOST_SEED};

/// A course before its links are resolved.
#[derive(Debug, Clone)]
pub struct Course {
    pub front: Front,
    /// Its body as a text without numbers, with the course's id, title and audience.
    pub text: Guideline,
}

/// Reads one course; `None` if it has no front matter to name it.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Course>> {
    let read = guideline::parse_course(source, file, context, |range| front::parse(source, file, range, context));
    Checked::new(read.value.map(|(text, front)| Course { front, text }), read.findings)
}
