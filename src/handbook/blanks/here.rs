//! Makes the blanks of one question at its place.

use super::choices::{ascii, each};
use super::{At, Blank, BlankKind, Part, of_field, sentences, write_in_name};
use crate::handbook::{Choice, Era, Field, UnitPosition, Units};
use crate::words::blank as words;

/// A question at its place, of which blanks are made.
pub(super) struct Here<'a, 'b> {
    pub(super) field: &'a Field,
    pub(super) at: &'b At<'a>,
}

impl<'a> Here<'a, '_> {
    pub(super) fn blank(&self, suffix: &str, own_column: bool, more: &[&str], kind: BlankKind<'a>) -> Blank<'a> {
        let Self { field, at } = self;
        let outer: Vec<&str> = at.labels.iter().map(String::as_str).collect();
        let labels: Vec<&str> = outer.iter().chain(more).copied().collect();
        let ending = |name: &str| if suffix.is_empty() { name.to_owned() } else { format!("{name}__{suffix}") };
        let (data, sentences) = match &kind {
            BlankKind::WriteIn { choice } => {
                (write_in_name(&field.id, choice), words::when_chosen(&choice.label).into_iter().collect())
            }
            BlankKind::Text { .. }
            | BlankKind::Number { .. }
            | BlankKind::Part { .. }
            | BlankKind::Era { .. }
            | BlankKind::Half { .. }
            | BlankKind::One { .. }
            | BlankKind::Many { .. }
            | BlankKind::Confirm => (field.id.clone(), sentences(field)),
        };
        Blank {
            name: ending(&at.name),
            column: if own_column { ending(&at.name) } else { at.name.clone() },
            data: format!("{}/{data}", at.data),
            kind,
            heading: if own_column { words::path(&labels) } else { words::path(&outer) },
            label: words::path(&labels),
            sentences,
            field,
            row: at.row,
        }
    }

    pub(super) fn part(&self, part: Part, era: Era) -> Blank<'a> {
        self.blank(part.name(), false, &[&words::part(part, era)], BlankKind::Part { part, era })
    }

    pub(super) fn number(&self, whole: bool, size: Option<u32>, units: Option<&'a Units>, all: &mut Vec<Blank<'a>>) {
        let number = self.blank("", true, &[], BlankKind::Number { whole, size });
        let Some(units) = units else { return all.push(number) };
        let name = format!("{}__unit", self.at.name);
        let mut marks = Vec::new();
        each(&units.choices, |_, choice| {
            let kind = BlankKind::One { group: name.clone(), choice };
            let blank =
                self.blank(&format!("unit__{}", ascii(&choice.value)), false, &[words::choice(&choice.label)], kind);
            let data = format!("{}/{}__unit", self.at.data, self.field.id);
            let heading = crate::words::model::unit_of(&blank.heading);
            marks.push(Blank { column: name.clone(), data, heading, ..blank });
        });
        match units.position {
            UnitPosition::After => all.extend(std::iter::once(number).chain(marks)),
            UnitPosition::Before => all.extend(marks.into_iter().chain([number])),
        }
    }

    /// The questions that hang on a choice.
    pub(super) fn behind(&self, choice: &'a Choice, all: &mut Vec<Blank<'a>>) {
        self.within(&choice.fields, &[words::choice(&choice.label)], all);
    }

    /// The questions inside another one, which are called by their own ids.
    pub(super) fn within(&self, fields: &'a [Field], more: &[&str], all: &mut Vec<Blank<'a>>) {
        let around = self.at.name.strip_suffix(&self.field.id).unwrap_or_default();
        for field in fields {
            let mut labels = self.at.labels.clone();
            labels.extend(more.iter().map(|word| (*word).to_owned()));
            labels.push(field.label.clone());
            labels.dedup();
            let at = At { name: format!("{around}{}", field.id), labels, ..self.at.clone() };
            of_field(field, &at, all);
        }
    }
}
