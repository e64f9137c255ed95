//! Labels of the book: one for each place that a cross reference may name.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::handbook::{Handbook, PageRef, Place};
use crate::output::print::Goal;
use crate::output::print::anchors::anchors;

/// The label of the list of forms.
pub(super) const FORMS: &str = "forms";
/// The label of the glossary.
pub(super) const GLOSSARY: &str = "glossary";

pub(super) fn guideline(index: usize) -> String {
    format!("g{index}")
}

pub(super) fn flow(index: usize) -> String {
    format!("f{index}")
}

pub(super) fn form(index: usize) -> String {
    format!("s{index}")
}

/// All labels of a book, each with what stands around it.
pub(super) struct Places(BTreeMap<String, Held>);

#[derive(Clone)]
struct Held {
    /// Label of the unit around the place.
    unit: String,
    /// Whole number of the clause; empty outside of rule texts.
    path: String,
}

impl Places {
    /// Only what stands in a part is bound.
    pub(super) fn of(handbook: &Handbook) -> Self {
        let mut labels = BTreeMap::new();
        let mut whole = |label: String| {
            let held = Held { unit: label.clone(), path: String::new() };
            labels.insert(label, held);
        };
        let pages = || handbook.parts.iter().flat_map(|part| &part.pages);
        for page in pages() {
            match *page {
                PageRef::Guideline(index) => whole(guideline(index)),
                PageRef::Flow(index) => whole(flow(index)),
                PageRef::Form(index) => {
                    whole(form(index));
                    whole(FORMS.to_owned());
                }
                PageRef::Course(_) | PageRef::Own(_) => {}
            }
        }
        for page in pages() {
            let PageRef::Guideline(index) = *page else { continue };
            let Some(bound) = handbook.guidelines.get(index) else { continue };
            let chapter = guideline(index);
            let label = |id: &str| if id.is_empty() { chapter.clone() } else { format!("{chapter}-{id}") };
            labels.extend(
                anchors(&bound.body)
                    .into_iter()
                    .map(|(id, around)| (label(id), Held { unit: label(around.unit), path: around.path.to_owned() })),
            );
        }
        let mut places = Self(labels);
        let mut glossary = Vec::new();
        for term in &handbook.terms {
            match &term.place.anchor {
                // A word that no rule defines stands in the glossary alone.
                Some(anchor) if term.place.page == PageRef::GLOSSARY => glossary.push(format!("{GLOSSARY}-{anchor}")),
                Some(_) | None if places.goal(&term.place).is_some() => {}
                Some(_) | None => continue,
            }
            glossary.push(GLOSSARY.to_owned());
        }
        let held = Held { unit: GLOSSARY.to_owned(), path: String::new() };
        places.0.extend(glossary.into_iter().map(|label| (label, held.clone())));
        places
    }

    /// The label of a place, or of the chapter that holds it; `None` if the
    /// book does not hold it.
    pub(super) fn goal(&self, place: &Place) -> Option<Goal> {
        let chapter = match place.page {
            PageRef::Guideline(index) => guideline(index),
            PageRef::Flow(index) => flow(index),
            PageRef::Form(index) => form(index),
            PageRef::FORM_INDEX => FORMS.to_owned(),
            PageRef::GLOSSARY => GLOSSARY.to_owned(),
            PageRef::Course(_) | PageRef::Own(_) => return None,
        };
        let inside = place.anchor.as_ref().map(|anchor| format!("{chapter}-{anchor}"));
        let mut labels = inside.into_iter().chain([chapter]);
        labels.find_map(|label| self.0.get(&label).map(|held| Goal { unit: held.unit.clone(), label }))
    }

    /// The whole number of the clause at a place.
    pub(super) fn path(&self, place: &Place) -> &str {
        self.goal(place).and_then(|goal| self.0.get(&goal.label)).map_or("", |held| &held.path)
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
