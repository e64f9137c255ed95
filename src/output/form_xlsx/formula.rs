//! Expressions of a form as formulas of its sheet.
//!
//! `today` is the day on which the file is open: a filled form is judged on
//! the day of filling in.

use std::collections::BTreeMap;

use super::places::{Places, Shape, shape, text};
use super::tables::row_name;
use crate::form::Names;
use crate::form::expression::{
    Arithmetic, Comparison, Environment, Expr, InRow, Kind, Name, Node, chosen_option, resolve,
};
use crate::form::names::{MATRIX_VALUE, matrix_row};
use crate::handbook::blanks::{Column, TableRow, choice_name};
use crate::handbook::{Field, FieldKind};

/// What formulas are made with.
pub(super) struct Formulas<'a> {
    pub(super) names: &'a Names,
    pub(super) places: &'a Places,
    /// Data columns by name.
    pub(super) columns: BTreeMap<&'a str, &'a Column<'a>>,
    /// What conditions call the row of a table, by the table's id.
    rows: BTreeMap<&'a str, String>,
}

impl<'a> Formulas<'a> {
    pub(super) fn new(names: &'a Names, places: &'a Places, columns: &'a [Column<'a>]) -> Self {
        let tables = columns.iter().filter_map(|column| column.blanks.first()?.row.map(|row| row.table));
        let called = |table: &'a Field| {
            let is_matrix = matches!(table.kind, FieldKind::Matrix { .. });
            (table.id.as_str(), if is_matrix { matrix_row(&table.id) } else { table.id.clone() })
        };
        let rows = tables.map(called).collect();
        let columns = columns.iter().map(|column| (column.name.as_str(), column)).collect();
        Self { names, places, columns, rows }
    }

    /// What heads a data column.
    pub(super) fn label(&self, column: &str) -> &str {
        self.columns.get(column).map_or("", |column| column.label.as_str())
    }

    /// Formulas as a field of the form sees them, or a row of a table.
    pub(super) fn seen_from<'s>(&'s self, row: Option<TableRow<'s>>) -> Seen<'s> {
        Seen { all: self, row }
    }
}

/// The place of an expression.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    all: &'a Formulas<'a>,
    row: Option<TableRow<'a>>,
}

impl<'a> Seen<'a> {
    /// Holds where the condition holds; `None` if the sheet has no cell for
    /// something that it asks.
    pub(super) fn condition(self, expr: &Expr) -> Option<String> {
        match &expr.node {
            Node::Not(inner) => Some(format!("NOT({})", self.condition(inner)?)),
            Node::And(parts) => Some(format!("AND({})", self.each(parts)?)),
            Node::Or(parts) => Some(format!("OR({})", self.each(parts)?)),
            Node::Compare { op, left, right } => self.compare(*op, left, right),
            Node::Includes { field, option } => self.chosen(field, option),
            Node::Empty { field, negated } => {
                let empty = self.empty(field.name()?)?;
                Some(if *negated { format!("NOT({empty})") } else { empty })
            }
            Node::Name(name) => self.empty(name).map(|empty| format!("NOT({empty})")),
            // Values, which are no conditions; `check` has said so.
            Node::Number(_)
            | Node::Text(_)
            | Node::Date(_)
            | Node::Today
            | Node::Negate(_)
            | Node::Arithmetic { .. }
            | Node::Years { .. }
            | Node::Round { .. }
            | Node::If { .. }
            | Node::Sum(_)
            | Node::Count(_) => None,
        }
    }

    /// The value of a calculation; empty as long as an answer that it needs is.
    pub(super) fn calculation(self, expr: &Expr) -> Option<String> {
        let value = format!("IFERROR({},\"\")", self.value(expr)?);
        let empty: Vec<String> = self.asked(expr)?;
        Some(if empty.is_empty() { value } else { format!("IF(OR({}),\"\",{value})", empty.join(",")) })
    }

    fn each(self, parts: &[Expr]) -> Option<String> {
        let parts: Option<Vec<String>> = parts.iter().map(|part| self.condition(part)).collect();
        Some(parts?.join(","))
    }

    fn compare(self, op: Comparison, left: &Expr, right: &Expr) -> Option<String> {
        if chosen_option(left, right, &self.environment()).is_some() {
            let chosen = self.chosen(left, right)?;
            return Some(if op == Comparison::NotEqual { format!("NOT({chosen})") } else { chosen });
        }
        let time = self.is_time(left) || self.is_time(right);
        let side = |expr: &Expr| match &expr.node {
            Node::Text(words) if time => Some(format!("TIMEVALUE({})", text(words))),
            _ => self.value(expr),
        };
        // `!=` is the negation of `=`, so it holds of an empty answer.
        let (sign, negated) = if op == Comparison::NotEqual { ("=", true) } else { (op.sign(), false) };
        let mut parts: Vec<String> =
            [left, right].into_iter().map(|expr| self.asked(expr)).collect::<Option<Vec<_>>>()?.concat();
        parts.iter_mut().for_each(|empty| *empty = format!("NOT({empty})"));
        parts.push(format!("{}{sign}{}", side(left)?, side(right)?));
        let holds = format!("AND({})", parts.join(","));
        Some(if negated { format!("NOT({holds})") } else { holds })
    }

    fn is_time(self, expr: &Expr) -> bool {
        let environment = self.environment();
        expr.name().and_then(|name| resolve(name, &environment)).is_some_and(|found| found.info.kind == Kind::Time)
    }

    /// A choice is taken.
    fn chosen(self, field: &Expr, option: &Expr) -> Option<String> {
        let environment = self.environment();
        let option = chosen_option(field, option, &environment)?;
        let column = self.column(field.name()?)?;
        if let Some(cell) = self.all.places.answer(&column) {
            return Some(format!("{cell}={}", text(option.label)));
        }
        self.all.places.ticked(&choice_name(&column, option.value))
    }

    fn empty(self, name: &Name) -> Option<String> {
        let column = self.column(name)?;
        let prefix = format!("{column}__");
        let own: Vec<String> = match self.all.columns.get(column.as_str()) {
            Some(column) => vec![self.all.places.is_empty(column)?],
            // A choice of many, or a table: everything in it.
            None => {
                let inside = self.all.columns.iter().filter(|(name, _)| name.starts_with(&prefix));
                inside.map(|(_, column)| self.all.places.is_empty(column)).collect::<Option<_>>()?
            }
        };
        match own.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            _ => Some(format!("AND({})", own.join(","))),
        }
    }

    fn value(self, expr: &Expr) -> Option<String> {
        Some(match &expr.node {
            Node::Number(number) => number.to_string(),
            Node::Text(words) => text(words),
            Node::Date(date) => format!("DATE({},{},{})", date.year, date.month, date.day),
            Node::Today => "TODAY()".to_owned(),
            Node::Name(name) => self.cell(&self.column(name)?)?,
            Node::Negate(inner) => format!("(-{})", self.value(inner)?),
            Node::Arithmetic { op, left, right } => {
                let sign = match op {
                    Arithmetic::Add => '+',
                    Arithmetic::Subtract => '-',
                    Arithmetic::Multiply => '*',
                    Arithmetic::Divide => '/',
                };
                format!("({}{sign}{})", self.value(left)?, self.value(right)?)
            }
            Node::Years { from, to } => format!("DATEDIF({},{},\"Y\")", self.value(from)?, self.value(to)?),
            Node::Round { value, digits } => format!("ROUND({},{digits})", self.value(value)?),
            Node::If { condition, then, otherwise } => {
                format!("IF({},{},{})", self.condition(condition)?, self.value(then)?, self.value(otherwise)?)
            }
            Node::Sum(name) => {
                let column = name.column.as_deref()?;
                format!("SUM({})", self.summed(&name.field, column))
            }
            Node::Count(name) => {
                let rows = self.rows(&name.field);
                let counted: Option<Vec<String>> =
                    rows.iter().map(|row| Some(format!("IF({},0,1)", self.nothing_in(row)?))).collect();
                format!("({})", counted?.join("+"))
            }
            Node::Not(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Compare { .. }
            | Node::Includes { .. }
            | Node::Empty { .. } => {
                return None;
            }
        })
    }

    /// The sum of a column; empty as long as all its cells are.
    pub(super) fn total(self, table: &str, column: &str) -> String {
        let cells = self.summed(table, column);
        format!("IF(COUNT({cells})=0,\"\",SUM({cells}))")
    }

    /// The cells of a column, each named: answers lie in merged cells.
    fn summed(self, table: &str, column: &str) -> String {
        let rows = self.rows(table);
        let cells = rows.iter().filter_map(|row| self.cell(&format!("{row}__{column}")));
        cells.collect::<Vec<_>>().join(",")
    }

    /// The names of a table's rows: `visits__1`, `visits__2`.
    fn rows(self, table: &str) -> Vec<String> {
        let mut rows: Vec<(u32, String)> = Vec::new();
        for column in self.all.columns.values() {
            let Some(row) = column.blanks.first().and_then(|blank| blank.row) else { continue };
            if row.table.id == table && !rows.iter().any(|(number, _)| *number == row.number) {
                rows.push((row.number, row_name(row)));
            }
        }
        rows.sort();
        rows.into_iter().map(|(_, name)| name).collect()
    }

    /// Holds if nothing stands in the row from which this is seen.
    pub(super) fn row_empty(self) -> Option<String> {
        self.nothing_in(&row_name(self.row?))
    }

    fn nothing_in(self, row: &str) -> Option<String> {
        let prefix = format!("{row}__");
        let inside = self.all.columns.iter().filter(|(name, _)| **name == row || name.starts_with(&prefix));
        let empty: Option<Vec<String>> = inside.map(|(_, column)| self.all.places.is_empty(column)).collect();
        Some(format!("AND({})", empty?.join(",")))
    }

    /// The value of a cell. A bare year is the first day of it.
    fn cell(self, column: &str) -> Option<String> {
        let cell = self.all.places.answer(column)?;
        let year = self.all.columns.get(column).is_some_and(|column| shape(column) == Shape::Year);
        Some(if year { format!("DATE({cell},1,1)") } else { cell })
    }

    /// "This answer is empty" of every answer whose value is asked for.
    fn asked(self, expr: &Expr) -> Option<Vec<String>> {
        match &expr.node {
            Node::Name(name) => Some(vec![self.empty(name)?]),
            _ => {
                let parts: Option<Vec<Vec<String>>> = expr.parts().into_iter().map(|part| self.asked(part)).collect();
                Some(parts?.concat())
            }
        }
    }

    /// The data column of a name.
    fn column(self, name: &Name) -> Option<String> {
        let found = resolve(name, &self.environment())?.full;
        match (found.split_once('.'), self.row) {
            (Some((table, column)), Some(row)) if Some(table) == self.called(row) => Some(match column {
                MATRIX_VALUE if matches!(row.table.kind, FieldKind::Matrix { .. }) => row_name(row),
                column => format!("{}__{column}", row_name(row)),
            }),
            // The choice in one row of a matrix.
            (Some((table, item)), _) => {
                Some(format!("{table}__{item}")).filter(|name| self.all.columns.contains_key(name.as_str()))
            }
            (None, _) => Some(found),
        }
    }

    /// What conditions call a row.
    fn called(self, row: TableRow<'_>) -> Option<&'a str> {
        self.all.rows.get(row.table.id.as_str()).map(String::as_str)
    }

    fn environment(&self) -> View<'_> {
        match self.row.and_then(|row| self.called(row)) {
            Some(repeat) => View::Row(InRow { form: self.all.names, repeat }),
            None => View::Form(self.all.names),
        }
    }
}

/// A form, or a form seen from a row.
enum View<'a> {
    Form(&'a Names),
    Row(InRow<'a>),
}

impl Environment for View<'_> {
    fn field(&self, name: &str) -> Option<crate::form::expression::FieldInfo<'_>> {
        match self {
            Self::Form(form) => form.field(name),
            Self::Row(row) => row.field(name),
        }
    }

    fn names(&self) -> Vec<String> {
        match self {
            Self::Form(form) => form.names(),
            Self::Row(row) => row.names(),
        }
    }

    fn row(&self) -> Option<&str> {
        match self {
            Self::Form(form) => form.row(),
            Self::Row(row) => row.row(),
        }
    }
}
