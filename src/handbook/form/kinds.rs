//! What the kinds of answer have in common, each idea once.
//!
//! Whoever asks one question of a field asks it here, so that a new kind is
//! thought about in as few places as there are questions.

use super::Cell;
use super::choice::{ChoiceGroup, Mark, Marker};
use super::field::{Field, FieldKind, Item, Units};
use crate::words::blank;

/// What a kind is made of; empty or `None` where it has no such part.
#[derive(Debug, Clone, Copy, Default)]
struct Parts<'a> {
    choices: Option<&'a [ChoiceGroup]>,
    marks: &'a [Mark],
    marker: Marker,
    /// `Some` of a number: whether it is whole.
    whole: Option<bool>,
    units: Option<&'a Units>,
    /// `Some` of a table.
    columns: Option<&'a [Cell]>,
    items: &'a [Item],
    /// Fields in the text of a letter or consent.
    fields: &'a [Field],
    /// Lines written or left free; 0 where none are asked for.
    lines: u32,
}

impl FieldKind {
    /// The one list of what each kind holds.
    fn parts(&self) -> Parts<'_> {
        let none = Parts::default();
        match self {
            Self::Text { lines, .. } | Self::OfficeUse { lines } => Parts { lines: *lines, ..none },
            Self::Integer { units, .. } => Parts { whole: Some(true), units: units.as_ref(), ..none },
            Self::Decimal { units, .. } => Parts { whole: Some(false), units: units.as_ref(), ..none },
            Self::Date { marker, .. } => Parts { marker: *marker, ..none },
            Self::SelectOne { choices, marker, .. } => Parts { choices: Some(choices), marker: *marker, ..none },
            Self::SelectMultiple { choices, marker, marks, .. } => {
                Parts { choices: Some(choices), marker: *marker, marks, ..none }
            }
            Self::Repeat { columns, items, .. } => Parts { columns: Some(columns), items, ..none },
            Self::Matrix { columns, items, marker, .. } => {
                Parts { columns: Some(columns), items, marker: *marker, ..none }
            }
            Self::Letter { fields, .. } | Self::Consent { fields, .. } => Parts { fields, ..none },
            Self::Time { .. }
            | Self::Acknowledge
            | Self::Note
            | Self::Signature { .. }
            | Self::Approval { .. }
            | Self::ReceiptStamp
            | Self::Seal => none,
        }
    }

    /// Whether it has rows and columns of its own.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.parts().columns.is_some()
    }

    /// Whether it prints a text with questions in it.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        matches!(self, Self::Letter { .. } | Self::Consent { .. })
    }

    /// Whether a number is whole; `None` of what is no number.
    #[must_use]
    pub fn whole(&self) -> Option<bool> {
        self.parts().whole
    }

    /// The names of a table's rows; none where rows are counted.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        self.parts().items
    }
}

impl Field {
    /// The choices of a question that is answered by choosing.
    #[must_use]
    pub fn choices(&self) -> Option<&[ChoiceGroup]> {
        self.kind.parts().choices
    }

    /// Several questions over one list of choices.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        self.kind.parts().marks
    }

    /// How its choices are marked on paper; □ where it has none.
    #[must_use]
    pub fn marker(&self) -> Marker {
        self.kind.parts().marker
    }

    /// The units beside a number of which one is chosen.
    #[must_use]
    pub fn units(&self) -> Option<&Units> {
        self.kind.parts().units
    }

    /// The columns of a table; those of a matrix are further answers right of its choices.
    #[must_use]
    pub fn columns(&self) -> &[Cell] {
        self.kind.parts().columns.unwrap_or_default()
    }

    /// The questions inside a letter or a consent.
    #[must_use]
    pub fn within(&self) -> &[Field] {
        self.kind.parts().fields
    }

    /// Lines that it asks for on paper, at least one.
    #[must_use]
    pub fn lines(&self) -> u32 {
        self.kind.parts().lines.max(1)
    }

    /// What the row of sums is called; `None` without one.
    #[must_use]
    pub fn total_label(&self) -> Option<&str> {
        let FieldKind::Repeat { total_label, .. } = &self.kind else { return None };
        let summed = self.row_fields().iter().any(|column| column.total);
        summed.then_some(if total_label.is_empty() { blank::TOTAL } else { total_label })
    }
}
