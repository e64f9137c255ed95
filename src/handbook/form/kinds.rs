//! What the kinds of answer have in common, each idea once.
//!
//! Whoever asks one question of a field asks it here, so that a new kind is
//! thought about in as few places as there are questions.

use super::choice::Marker;
use super::field::{Field, FieldKind};

impl Field {
    /// How its choices are marked on paper; □ where it has none.
    #[must_use]
    pub fn marker(&self) -> Marker {
        match &self.kind {
            FieldKind::SelectOne { marker, .. }
            | FieldKind::SelectMultiple { marker, .. }
            | FieldKind::Matrix { marker, .. }
            | FieldKind::Date { marker, .. } => *marker,
            FieldKind::Text { .. }
            | FieldKind::Integer { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Time { .. }
            | FieldKind::Acknowledge
            | FieldKind::Repeat { .. }
            | FieldKind::Note
            | FieldKind::Letter { .. }
            | FieldKind::Consent { .. }
            | FieldKind::Signature { .. }
            | FieldKind::Approval { .. }
            | FieldKind::ReceiptStamp
            | FieldKind::Seal
            | FieldKind::OfficeUse { .. } => Marker::Box,
        }
    }
}
