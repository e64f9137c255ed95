//! A flow as it was written: steps, lanes, arrows and notes with names still open.
//!
//! The words are BPMN's (lane, step, decision, sequence). Lanes are actors of
//! `handbook.yaml`; a step names the section that it carries out and takes its
//! number from there.

mod check;
pub mod drawing;
mod read;

pub use check::check;
pub use read::{ARROW_KINDS, CONSENTS, DIRECTIONS, SCOPES, STEP_KINDS, parse};

use crate::finding::{SourceId, Span};
use crate::flow::drawing::figure::{ArrowKind, Direction, StepKind};
use crate::handbook::Consent;
use crate::yaml::Text;

/// One flow diagram.
#[derive(Debug, Clone)]
pub struct Flow {
    pub source: SourceId,
    pub id: String,
    pub title: String,
    pub description: String,
    /// Of the title, in kana; empty where none is given.
    pub reading: String,
    /// Where the text comes from; printed under the figure.
    pub origin: Option<String>,
    pub direction: Direction,
    /// Ids of actors, in the order in which they are drawn.
    pub lanes: Vec<Text>,
    pub steps: Vec<Step>,
    pub groups: Vec<Group>,
    pub notes: Vec<Note>,
}

/// A box.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where the step begins, for findings about what it lacks.
    pub span: Span,
    pub id: Text,
    pub kind: StepKind,
    pub lane: Option<Text>,
    pub label: Text,
    pub text: String,
    pub items: Vec<Item>,
    /// `<guideline>#<section>`.
    pub section: Option<Text>,
    /// Ids of forms, or of papers that have no form.
    pub forms: Vec<Text>,
    pub notes: Vec<Text>,
    pub consent: Option<Consent>,
    pub next: Vec<Arrow>,
}

/// A line of a short list inside a box.
#[derive(Debug, Clone)]
pub struct Item {
    pub label: String,
    pub items: Vec<String>,
}

/// Where a step goes on.
#[derive(Debug, Clone)]
pub struct Arrow {
    pub span: Span,
    /// Several targets share one trunk and one label.
    pub to: Vec<Text>,
    pub label: String,
    pub kind: ArrowKind,
    pub notes: Vec<Text>,
}

/// A dashed frame around steps.
#[derive(Debug, Clone)]
pub struct Group {
    pub label: String,
    pub steps: Vec<Text>,
}

/// A ※ note.
#[derive(Debug, Clone)]
pub struct Note {
    pub id: Text,
    pub text: String,
    /// Holds for the whole flow and is not referred to by a step.
    pub whole: bool,
}
