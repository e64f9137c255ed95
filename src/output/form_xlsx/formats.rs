//! How an answer is shown in its one cell, and how it is typed.
//!
//! The paper has a blank for each part of a date, a time or a telephone number.
//! A sheet has one cell: a real date can be checked, sorted, counted from and
//! gathered, and is typed in one go (S58.6.15), while parts in cells of their
//! own are what makes spreadsheets of offices so hard to use further. What the
//! paper prints between its blanks (令和, 年, 午後, the day of the week) the
//! number format adds by itself, and a note at the cell says how to type.

use super::places::{Shape, shape};
use crate::handbook::blanks::{BlankKind, Column};
use crate::handbook::{Clock, Era, FieldKind};
use crate::words::spreadsheet as words;

/// The calendar in which a date is shown; `None` for what is no date.
fn era(column: &Column<'_>) -> Option<Era> {
    column.blanks.iter().find_map(|blank| match blank.kind {
        BlankKind::Part { era, .. } => Some(era),
        BlankKind::Text { .. }
        | BlankKind::Number { .. }
        | BlankKind::Era { .. }
        | BlankKind::Half { .. }
        | BlankKind::One { .. }
        | BlankKind::Many { .. }
        | BlankKind::WriteIn { .. }
        | BlankKind::Confirm => None,
    })
}

fn in_wareki(column: &Column<'_>) -> bool {
    matches!(era(column), Some(Era::Wareki | Era::Choose))
}

fn kind<'a>(column: &Column<'a>) -> Option<&'a FieldKind> {
    column.blanks.first().map(|blank| &blank.field.kind)
}

fn twelve_hours(column: &Column<'_>) -> bool {
    matches!(kind(column), Some(FieldKind::Time { clock: Clock::Twelve }))
}

/// The number format of an answer; `None` leaves it to Excel.
pub(super) fn number_format(column: &Column<'_>) -> Option<String> {
    let wareki = in_wareki(column);
    let format = match shape(column) {
        Shape::Day if wareki => words::WAREKI_DATE,
        Shape::Day => words::WESTERN_DATE,
        Shape::Month if wareki => words::WAREKI_MONTH,
        Shape::Month => words::WESTERN_MONTH,
        Shape::Year => words::YEAR_ONLY,
        Shape::MonthDay => words::MONTH_DAY,
        Shape::Time if twelve_hours(column) => words::CLOCK_TWELVE,
        Shape::Time => words::CLOCK,
        // Digits of a reference number keep their zeros.
        Shape::Plain | Shape::Phone | Shape::Postcode => "@",
        Shape::Whole | Shape::Decimal | Shape::List => return None,
    };
    let weekday = matches!(kind(column), Some(FieldKind::Date { weekday: true, .. }));
    Some(if weekday { words::with_weekday(format) } else { format.to_owned() })
}

/// What an answer keeps to by its shape, said when something else is typed.
pub(super) fn typed_as(column: &Column<'_>) -> Option<&'static str> {
    match shape(column) {
        Shape::Day if in_wareki(column) => Some(words::WAREKI),
        Shape::Day | Shape::MonthDay => Some(words::DATE),
        Shape::Month => Some(words::MONTH),
        Shape::Year => Some(words::YEAR),
        Shape::Time if twelve_hours(column) => Some(words::TIME_TWELVE),
        Shape::Time => Some(words::TIME),
        Shape::Phone => Some(words::PHONE),
        Shape::Postcode => Some(words::POSTCODE),
        Shape::Whole => Some(words::WHOLE_NUMBER),
        Shape::Decimal => Some(words::NUMBER),
        Shape::List => Some(words::PICK_LIST),
        Shape::Plain => None,
    }
}
