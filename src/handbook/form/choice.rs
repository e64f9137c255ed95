//! What can be chosen, and how a choice is marked.

use super::Translation;
use super::field::{Field, Need};

/// Choices under one heading; a list without headings is one group.
#[derive(Debug, Clone)]
pub struct ChoiceGroup {
    /// Empty if the author gave it none.
    pub id: String,
    /// 「就労」; empty without heading.
    pub label: String,
    pub label_also: Vec<Translation>,
    /// Most columns that the group's boxes may take; `None` leaves it to the sheet.
    pub columns: Option<u32>,
    pub options: Vec<Choice>,
}

impl ChoiceGroup {
    /// The choice of the same group that a choice presupposes. A choice whose
    /// parent has a parent itself would be lost at the second step, so only
    /// parents at the outer edge count.
    #[must_use]
    pub fn parent(&self, choice: &Choice) -> Option<&Choice> {
        let wanted = choice.parent.as_deref()?;
        self.options.iter().find(|other| other.value == wanted && other.parent.is_none())
    }

    /// The choices as they stand on paper: each followed by those that presuppose it.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Choice> {
        let is_below =
            |child: &Choice, above: &Choice| self.parent(child).is_some_and(|found| std::ptr::eq(found, above));
        let top = self.options.iter().filter(|choice| self.parent(choice).is_none());
        top.flat_map(|above| {
            std::iter::once(above).chain(self.options.iter().filter(move |child| is_below(child, above)))
        })
        .collect()
    }
}

/// A box and its words.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    /// May be empty for a write-in alone.
    pub label: String,
    pub label_also: Vec<Translation>,
    /// Number printed with [`Marker::Number`] and [`Marker::Letter`], from 1.
    /// Numbers may be left out.
    pub number: u32,
    /// The blank that follows, if any.
    pub write_in: Option<WriteIn>,
    /// Cannot stand with others.
    pub exclusive: bool,
    /// Value of the choice that this one presupposes; printed one step further in.
    pub parent: Option<String>,
    /// When the choice may be taken.
    pub relevant: Need,
    /// Questions that follow where this choice is taken.
    pub fields: Vec<Field>,
}

impl Choice {
    /// A choice of which only this much was said.
    #[must_use]
    pub fn new(value: &str, label: &str, number: u32) -> Self {
        Self {
            value: value.to_owned(),
            label: label.to_owned(),
            label_also: Vec::new(),
            number,
            write_in: None,
            exclusive: false,
            parent: None,
            relevant: Need::Unsaid,
            fields: Vec::new(),
        }
    }
}

/// A blank in brackets behind the words of a choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteIn {
    pub prefix: String,
    pub suffix: String,
    pub kind: WriteInKind,
    /// Length in characters.
    pub size: Option<u32>,
}

/// What is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WriteInKind {
    #[default]
    Text,
    Integer,
    Decimal,
}

/// How a choice is marked on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Marker {
    /// □ to tick
    #[default]
    Box,
    /// 1. 2. 3. to put a ring around
    Number,
    /// a b c to put a ring around
    Letter,
    /// The words themselves, with ・ between them, to put a ring around
    Circle,
}

/// One of several questions over the same list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Id of the answer; as unique in the form as a field's.
    pub id: String,
    pub label: String,
    /// The sign that is written, ○ or ◎; empty for a box to tick.
    pub sign: String,
    /// How many choices may bear it.
    pub max: Option<u32>,
}
