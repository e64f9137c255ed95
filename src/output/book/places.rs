//! Labels of the book: one for each place that a cross reference may name.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::handbook::{Handbook, PageRef, Place};
use crate::output::print::text;

/// The label of the list of forms.
pub(super) const FORMS: &str = "forms";

pub(super) fn guideline(index: usize) -> String {
    format!("g{index}")
}

pub(super) fn flow(index: usize) -> String {
    format!("f{index}")
}

pub(super) fn form(index: usize) -> String {
    format!("s{index}")
}

/// All labels of a book.
pub(super) struct Places(BTreeSet<String>);

impl Places {
    /// Only what stands in a part is bound.
    pub(super) fn of(handbook: &Handbook) -> Self {
        let mut labels = BTreeSet::new();
        for page in handbook.parts.iter().flat_map(|part| &part.pages) {
            match *page {
                PageRef::Guideline(index) => {
                    let Some(bound) = handbook.guidelines.get(index) else { continue };
                    let chapter = guideline(index);
                    labels.extend(text::anchors(&bound.body).into_iter().map(|id| format!("{chapter}-{id}")));
                    labels.insert(chapter);
                }
                PageRef::Flow(index) => {
                    labels.insert(flow(index));
                }
                PageRef::Form(index) => {
                    labels.insert(form(index));
                    labels.insert(FORMS.to_owned());
                }
                PageRef::Own(_) => {}
            }
        }
        Self(labels)
    }

    /// The label of a place, or of the chapter that holds it; `None` if the
    /// book does not hold it.
    pub(super) fn label(&self, place: &Place) -> Option<String> {
        let chapter = match place.page {
            PageRef::Guideline(index) => guideline(index),
            PageRef::Flow(index) => flow(index),
            PageRef::Form(index) => form(index),
            PageRef::FORM_INDEX => FORMS.to_owned(),
            PageRef::Own(_) => return None,
        };
        let inside = place.anchor.as_ref().map(|anchor| format!("{chapter}-{anchor}"));
        inside.into_iter().chain([chapter]).find(|label| self.0.contains(label))
    }
}

/// Makes the ids of a chapter's text labels of the book.
///
/// It works on the data and not on the text's types, so that a new kind of
/// block that carries an id is labelled without a word here.
pub(super) fn bind(chapter: &str, data: &mut Value) {
    match data {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(id) if key == "id" && !id.is_empty() => *id = format!("{chapter}-{id}"),
                    _ => bind(chapter, value),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| bind(chapter, value)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
