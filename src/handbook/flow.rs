//! A flow with its links resolved, ready to be drawn and read out.

use super::Place;
use crate::finding::Span;
use crate::flow::drawing::Figure;

/// A flow diagram.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The file's first byte, for findings about the flow as a whole.
    pub origin: Span,
    pub id: String,
    pub title: String,
    pub description: String,
    /// Of the title, in kana; empty where none is given.
    pub reading: String,
    /// What is drawn; box `n` of the figure is `steps[n]`.
    pub figure: Figure,
    pub steps: Vec<Step>,
}

/// What a step of a flow leads to.
#[derive(Debug, Clone)]
pub struct Step {
    /// Author's id; also its anchor on the flow's page.
    pub id: String,
    /// The clause that the step carries out.
    pub section: Option<Place>,
    /// Indices into `Handbook::forms`.
    pub forms: Vec<usize>,
    /// Indices into `Handbook::papers`.
    pub papers: Vec<usize>,
    /// The figure names it in words; this is for those who ask.
    pub consent: Option<Consent>,
}

/// On which side of the person's consent a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    Before,
    After,
    /// The step needs no consent at all.
    None,
}
