//! The figure as text: what each step is and where it leads.
//!
//! A reader who cannot see the drawing gets the same content in the order of
//! the file. HTML and PDF lists are written from this by others.

use super::figure::{ArrowKind, Figure, Item};

/// One way out of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// The word that says what kind of way it is: 次, 戻る, 場合により, 連絡.
    pub word: &'static str,
    /// The kind itself.
    pub kind: ArrowKind,
    /// Index of the step it leads to.
    pub target: usize,
    /// Number of that step; may be empty.
    pub mark: String,
    /// Label of that step.
    pub name: String,
    /// Words at the arrow; may be empty.
    pub label: String,
    /// Marks of notes at the arrow, joined.
    pub notes: String,
}

/// One step of the figure as text.
#[derive(Clone, Debug, PartialEq)]
pub struct TwinStep {
    /// Index of the step.
    pub step: usize,
    /// Its number; may be empty.
    pub mark: String,
    /// Its label.
    pub label: String,
    /// Name of its lane.
    pub actor: Option<String>,
    /// Short words on the step as a whole.
    pub tags: Vec<String>,
    /// Its sentence; may be empty.
    pub text: String,
    /// Its list.
    pub items: Vec<Item>,
    /// Its forms.
    pub forms: Vec<String>,
    /// Marks of its notes, joined.
    pub notes: String,
    /// Where its box leads as a link.
    pub href: Option<String>,
    /// The ways out in the order of the file.
    pub ways: Vec<WayOut>,
}

/// The word before the target of an arrow of a kind.
pub fn word(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Next => "次",
        ArrowKind::Return => "戻る",
        ArrowKind::Optional => "場合により",
        ArrowKind::Info => "連絡",
    }
}

/// All steps in the order of the file.
pub fn text_twin(figure: &Figure) -> Vec<TwinStep> {
    let mut out: Vec<TwinStep> = figure
        .steps
        .iter()
        .enumerate()
        .map(|(step, s)| TwinStep {
            step,
            mark: s.mark.clone(),
            label: s.label.clone(),
            actor: s.lane.and_then(|l| figure.lanes.get(l)).map(|l| l.label.clone()),
            tags: s.tags.clone(),
            text: s.text.clone(),
            items: s.items.clone(),
            forms: s.forms.clone(),
            notes: figure.note_marks(&s.notes),
            href: s.href.clone(),
            ways: Vec::new(),
        })
        .collect();
    for arrow in &figure.arrows {
        let Some(from) = out.get_mut(arrow.from) else { continue };
        for &target in &arrow.to {
            let Some(to) = figure.steps.get(target) else { continue };
            from.ways.push(WayOut {
                word: word(arrow.kind),
                kind: arrow.kind,
                target,
                mark: to.mark.clone(),
                name: to.label.clone(),
                label: arrow.label.clone(),
                notes: figure.note_marks(&arrow.notes),
            });
        }
    }
    out
}
