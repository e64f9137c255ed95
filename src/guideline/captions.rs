//! Labels that count tables and figures: `labels: {table: "表{n}", figure: "【図{n}】"}`.
//! They stand under the same key as the labels of headings.

use super::front::Label;

/// Patterns with `{n}`; without one, captions stand alone.
#[derive(Debug, Clone, Default)]
pub struct Captions {
    pub table: Option<String>,
    pub figure: Option<String>,
}

/// Parts the labels of captions from those of headings, which are given back.
pub(super) fn part(labels: Vec<Label>) -> (Captions, Vec<Label>) {
    let mut captions = Captions::default();
    let mut rest = Vec::new();
    for label in labels {
        match label.name.as_str() {
            "table" => captions.table = Some(label.pattern),
            "figure" => captions.figure = Some(label.pattern),
            _ => rest.push(label),
        }
    }
    (captions, rest)
}
