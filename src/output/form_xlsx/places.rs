//! Where the answers of a form stand on its sheet, and the references to them.

use std::collections::BTreeMap;

use super::area::What;
use super::sheet::{Printed, Sheet};
use crate::handbook::blanks::{Blank, BlankKind, Column, Part};
use crate::words::spreadsheet as words;

/// Row and column of a cell, both from 0.
pub(super) type Place = (u32, u16);

/// The cells of a form's answers.
pub(super) struct Places {
    answers: BTreeMap<String, Place>,
    /// By the name of the blank; with the sign that ticks it.
    ticks: BTreeMap<String, (Place, String)>,
}

impl Places {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut places = Self { answers: BTreeMap::new(), ticks: BTreeMap::new() };
        for placed in &sheet.cells {
            let at = (placed.y, u16::try_from(placed.x).unwrap_or(u16::MAX));
            match &placed.what {
                Printed::Inside(What::Answer { column, .. }) => {
                    places.answers.insert(column.clone(), at);
                }
                Printed::Inside(What::Tick(tick)) => {
                    for (sign, name) in &tick.signs {
                        places.ticks.insert(name.clone(), (at, sign.clone()));
                    }
                }
                Printed::Inside(
                    What::Words(_) | What::Small(_) | What::Group(_) | What::Label(_) | What::Rule | What::Blank,
                )
                | Printed::Head(_)
                | Printed::Title(_)
                | Printed::Subtitle(_)
                | Printed::Note(_)
                | Printed::Bar(_)
                | Printed::Label(_) => {}
            }
        }
        places
    }

    /// The cell of a data column that is one cell: `$E$5`.
    pub(super) fn answer(&self, column: &str) -> Option<String> {
        self.answers.get(column).copied().map(reference)
    }

    pub(super) fn place(&self, column: &str) -> Option<Place> {
        self.answers.get(column).copied()
    }

    pub(super) fn tick_place(&self, name: &str) -> Option<Place> {
        self.ticks.get(name).map(|(place, _)| *place)
    }

    /// Holds if a choice is marked.
    pub(super) fn ticked(&self, name: &str) -> Option<String> {
        self.ticks.get(name).map(|(place, sign)| format!("{}={}", reference(*place), text(sign)))
    }

    /// Holds if a data column has no answer.
    pub(super) fn is_empty(&self, column: &Column<'_>) -> Option<String> {
        if let Some(cell) = self.answer(&column.name) {
            return Some(format!("{cell}=\"\""));
        }
        let ticked: Vec<String> = column.blanks.iter().filter_map(|blank| self.ticked(&blank.name)).collect();
        (!ticked.is_empty()).then(|| format!("NOT(OR({}))", ticked.join(",")))
    }

    /// The formula of a data column on the sheet of data.
    pub(super) fn data(&self, column: &Column<'_>) -> Option<String> {
        let there = |cell: String| format!("{}!{cell}", words::SHEET);
        let first = column.blanks.first()?;
        if let Some(cell) = self.answer(&column.name).map(there) {
            let value = match shape(column) {
                Shape::Day => format!("TEXT({cell},\"yyyy-mm-dd\")"),
                Shape::Month => format!("TEXT({cell},\"yyyy-mm\")"),
                Shape::Year => format!("TEXT({cell},\"0000\")"),
                Shape::MonthDay => format!("\"--\"&TEXT({cell},\"mm-dd\")"),
                Shape::Time => format!("TEXT({cell},\"hh:mm\")"),
                Shape::List => listed(column, &cell),
                Shape::Plain | Shape::Phone | Shape::Postcode | Shape::Whole | Shape::Decimal => cell.clone(),
            };
            return Some(format!("IF({cell}=\"\",\"\",{value})"));
        }
        let ticked = |blank: &Blank<'_>| self.ticked(&blank.name).map(there);
        if !matches!(first.kind, BlankKind::One { .. }) {
            return ticked(first).map(|ticked| format!("IF({ticked},1,\"\")"));
        }
        // Two ticks where only one may stand give both values, so that whoever
        // gathers the data sees it.
        let values: Vec<String> = column
            .blanks
            .iter()
            .filter_map(|blank| Some((blank.ticked()?, ticked(blank)?)))
            .map(|(choice, ticked)| format!("IF({ticked},{}&\" \",\"\")", text(&choice.value)))
            .collect();
        (!values.is_empty()).then(|| format!("SUBSTITUTE(TRIM({}),\" \",\",\")", values.join("&")))
    }
}

/// What a cell holds, for number formats, rules and data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Plain,
    Day,
    Month,
    /// A bare number.
    Year,
    MonthDay,
    Time,
    /// The label of a choice.
    List,
    /// Digits with hyphens.
    Phone,
    Postcode,
    Whole,
    Decimal,
}

/// The shape of a data column that is one cell.
pub(super) fn shape(column: &Column<'_>) -> Shape {
    let parts: Vec<Part> = column
        .blanks
        .iter()
        .filter_map(|blank| if let BlankKind::Part { part, .. } = blank.kind { Some(part) } else { None })
        .collect();
    match parts.as_slice() {
        [Part::Year, Part::Month, Part::Day] => Shape::Day,
        [Part::Year, Part::Month] => Shape::Month,
        [Part::Year] => Shape::Year,
        [Part::Month, Part::Day] => Shape::MonthDay,
        [Part::Hour, ..] => Shape::Time,
        [Part::Area, ..] => Shape::Phone,
        [Part::Front, ..] => Shape::Postcode,
        _ if column.blanks.iter().any(|blank| matches!(blank.kind, BlankKind::One { .. })) => Shape::List,
        _ => column.blanks.first().map_or(Shape::Plain, plain),
    }
}

fn plain(blank: &Blank<'_>) -> Shape {
    match blank.kind {
        BlankKind::Number { whole: true, .. } => Shape::Whole,
        BlankKind::Number { whole: false, .. } => Shape::Decimal,
        BlankKind::Text { .. }
        | BlankKind::Part { .. }
        | BlankKind::Era { .. }
        | BlankKind::Half { .. }
        | BlankKind::One { .. }
        | BlankKind::Many { .. }
        | BlankKind::WriteIn { .. }
        | BlankKind::Confirm => Shape::Plain,
    }
}

/// The value of the choice whose label stands in a cell.
fn listed(column: &Column<'_>, cell: &str) -> String {
    let choices = column.blanks.iter().filter_map(Blank::ticked);
    let values = choices.map(|choice| format!("IF({cell}={},{},\"\")", text(&choice.label), text(&choice.value)));
    values.collect::<Vec<_>>().join("&")
}

/// `$E$5`.
fn reference((row, column): Place) -> String {
    rust_xlsxwriter::utility::row_col_to_cell_absolute(row, column)
}

/// A text in a formula.
pub(super) fn text(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}
