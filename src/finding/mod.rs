//! Findings: what is wrong, where, and how to mend it.
//!
//! Plain data. Every stage gathers findings beside its value and never stops
//! at the first one; drawing them is the business of `report` alone. Failures
//! of the machine (a file that cannot be read, a full disk) are not findings:
//! they travel as `io::Error`.

mod codes;
mod excuse;

pub use codes::{Code, FAMILIES, all};
pub use excuse::{Excuse, excuse, stretch};
/// Every finding that tebiki can raise; see [`all`].
pub mod code {
    pub use super::codes::table::*;
}

use std::ops::Range;

/// Names a source file within one run; an index into `Sources`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A stretch of a source file, in bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `source`.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        // Sources are refused far below 4 GiB; saturating keeps this total.
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { source, start: cut(range.start), end: cut(range.end) }
    }

    /// The place just before the first byte of a file, for what is missing from it.
    #[must_use]
    pub fn file_start(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// Byte range within the source's text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Whether a finding stops the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static Code,
    pub severity: Severity,
    /// What is wrong, as one Japanese sentence.
    pub message: String,
    /// `None` only where no file can be blamed.
    pub span: Option<Span>,
    /// Further places that explain the finding, each with a few words.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub cure: String,
    /// What a library said, in its own words.
    pub notes: Vec<String>,
}

impl Finding {
    /// A finding at a place, with the severity that the table gives its code.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::nowhere(code, message) }
    }

    /// A finding that belongs to no place in a file.
    #[must_use]
    pub fn nowhere(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            span: None,
            related: Vec::new(),
            cure: code.cure.to_owned(),
            notes: Vec::new(),
        }
    }

    /// Replaces the table's general cure by one for this very case.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = cure.into();
        self
    }

    /// Adds a further place, such as where a doubled id stood first.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }

    /// Adds what a library said.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// A value and what was found on the way to it.
#[derive(Debug, Clone, Default)]
pub struct Checked<T> {
    pub value: T,
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    /// A value beside its findings.
    #[must_use]
    pub fn new(value: T, findings: Vec<Finding>) -> Self {
        Self { value, findings }
    }

    /// Moves the findings into `all` and hands out the value.
    pub fn take(self, all: &mut Vec<Finding>) -> T {
        all.extend(self.findings);
        self.value
    }
}

/// Puts findings into reading order and drops repetitions.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        (a.span.is_none(), a.span, a.code.slug, &a.message).cmp(&(b.span.is_none(), b.span, b.code.slug, &b.message))
    });
    findings.dedup();
}

/// Whether any finding stops the build.
#[must_use]
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity == Severity::Error)
}
