//! The blanks of a form as fields of a PDF: what can be typed or ticked in
//! each, and what a screen reader says of it.

use std::collections::BTreeMap;

use crate::handbook::blanks::{self, Blank, BlankKind, Part};
use crate::handbook::{Era, FieldKind, Form, Need};
use crate::words::blank as words;

/// A field in the place of a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Widget {
    /// Unique in the form; the mark of the blank says the same name.
    pub(super) name: String,
    /// What is spoken, and shown beside the pointer.
    pub(super) tooltip: String,
    pub(super) kind: WidgetKind,
    /// A viewer shows that the answer must not be missing.
    pub(super) required: bool,
}

/// How a blank is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WidgetKind {
    Text {
        /// A writing area, where a line may be ended.
        area: bool,
        /// Most characters; `None` for as many as fit.
        longest: Option<u32>,
        /// Short answers before a unit stand in the middle.
        centred: bool,
    },
    Check {
        /// The sign that is set there, such as ○; empty for a tick.
        sign: String,
    },
    /// One of several boxes; `state` says which.
    Radio { group: String, state: String },
}

/// The boxes of a choice of one, as the field that they share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) tooltip: String,
    pub(super) required: bool,
}

/// All fields of a form in reading order, and the groups by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Widgets {
    pub(super) all: Vec<Widget>,
    pub(super) groups: BTreeMap<String, Group>,
}

impl Widgets {
    pub(super) fn of(form: &Form) -> Self {
        let mut widgets = Self::default();
        for blank in blanks::blanks(form) {
            let widget = widget(&blank);
            if let WidgetKind::Radio { group, .. } = &widget.kind {
                widgets.groups.entry(group.clone()).or_insert_with(|| self::group(&blank));
            }
            widgets.all.push(widget);
        }
        widgets
    }
}

fn widget(blank: &Blank<'_>) -> Widget {
    let text = |area, longest, centred| WidgetKind::Text { area, longest, centred };
    let (kind, answers) = match &blank.kind {
        BlankKind::Text { lines, size } => (text(*lines > 1, *size, false), true),
        BlankKind::Number { whole: _, size } => (text(false, *size, true), true),
        BlankKind::Part { part, era } => (text(false, Some(digits(*part, *era)), true), true),
        BlankKind::One { group, choice } => {
            // Never `Off`, the state of an empty box: capitals go by number.
            (WidgetKind::Radio { group: group.clone(), state: blanks::ascii(&choice.value) }, false)
        }
        BlankKind::Era { group, gengo } => {
            (WidgetKind::Radio { group: group.clone(), state: gengo.name().to_owned() }, false)
        }
        BlankKind::Half { group, afternoon } => {
            let state = if *afternoon { "pm" } else { "am" };
            (WidgetKind::Radio { group: group.clone(), state: state.to_owned() }, false)
        }
        // Of many boxes none by itself has to be ticked.
        BlankKind::Many { choice: _ } => (WidgetKind::Check { sign: sign(blank) }, false),
        BlankKind::WriteIn { choice: _ } => (text(false, None, false), false),
        BlankKind::Confirm => (WidgetKind::Check { sign: String::new() }, true),
    };
    Widget { name: blank.name.clone(), tooltip: blank.spoken(), kind, required: answers && is_required(blank) }
}

/// The sign of the mark that a blank stands for, where a choice bears several.
fn sign(blank: &Blank<'_>) -> String {
    let FieldKind::SelectMultiple { marks, .. } = &blank.field.kind else { return String::new() };
    let id = blank.data.rsplit('/').next();
    marks.iter().find(|mark| Some(&*mark.id) == id).map(|mark| mark.sign.clone()).unwrap_or_default()
}

fn group(blank: &Blank<'_>) -> Group {
    let row = blank.row.map(|row| (row.table.label.as_str(), words::row(row.number)));
    let mut labels: Vec<&str> = row.iter().flat_map(|(table, row)| [*table, row]).collect();
    labels.push(&blank.field.label);
    labels.retain(|label| !label.is_empty());
    Group { tooltip: words::spoken(&words::path(&labels), &blank.sentences), required: is_required(blank) }
}

/// A viewer knows no conditions, and rows of a table may stay empty.
fn is_required(blank: &Blank<'_>) -> bool {
    let field = blank.field;
    field.required == Need::Always && !matches!(field.relevant, Need::When(_)) && blank.row.is_none()
}

fn digits(part: Part, era: Era) -> u32 {
    match (part, era) {
        // By hand 「令8」 is written where no calendar is printed.
        (Part::Year, Era::Western | Era::Blank) => 4,
        (Part::Year, Era::Wareki | Era::Choose) | (Part::Month | Part::Day | Part::Hour | Part::Minute, _) => 2,
        (Part::Area, _) => 5,
        (Part::Exchange | Part::Line | Part::Back, _) => 4,
        (Part::Front, _) => 3,
    }
}
