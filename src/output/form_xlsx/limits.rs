//! `min` and `max` of a field as Excel's own bounds of a cell.

use rust_xlsxwriter::{DataValidationRule, Formula};

use super::places::Shape;
use crate::handbook::{Field, Limit};

/// The bounds of a cell, as formulas. `today` is the day on which the file is open.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    low: Option<String>,
    high: Option<String>,
}

impl Bounds {
    pub(super) fn of(field: &Field, shape: Shape) -> Self {
        let value = |limit: Option<Limit>| limit.map(|limit| value(limit, shape));
        Self { low: value(field.min), high: value(field.max) }
    }

    /// Between the bounds, or between these where there are none.
    pub(super) fn between(&self, least: &str, most: &str) -> DataValidationRule<Formula> {
        let formula = |bound: &Option<String>, else_: &str| Formula::new(bound.as_deref().unwrap_or(else_));
        DataValidationRule::Between(formula(&self.low, least), formula(&self.high, most))
    }

    /// What holds of a cell within them, to stand before other conditions.
    pub(super) fn hold_of(&self, cell: &str) -> String {
        let part = |sign: &str, bound: &Option<String>| {
            bound.as_ref().map_or_else(String::new, |bound| format!("{cell}{sign}{bound},"))
        };
        part(">=", &self.low) + &part("<=", &self.high)
    }
}

/// A month is held as its first day and a year as a number, so a day is cut down to them.
fn value(limit: Limit, shape: Shape) -> String {
    let (year, month, whole) = match limit {
        Limit::Number(number) => return number.to_string(),
        Limit::Day(date) => {
            let (year, month) = (date.year.to_string(), date.month.to_string());
            (year, month, format!("DATE({},{},{})", date.year, date.month, date.day.unwrap_or(1)))
        }
        Limit::Today => ("YEAR(TODAY())".to_owned(), "MONTH(TODAY())".to_owned(), "TODAY()".to_owned()),
    };
    match shape {
        Shape::Month => format!("DATE({year},{month},1)"),
        Shape::Year => year,
        Shape::Plain
        | Shape::Day
        | Shape::MonthDay
        | Shape::Time
        | Shape::List
        | Shape::Phone
        | Shape::Postcode
        | Shape::Whole
        | Shape::Decimal => whole,
    }
}
