//! The sheet of data, one formula per data column, so that many filled files
//! can be gathered; and the sheet onto which the data of the form that was
//! filled in before are pasted. References into another file would break as
//! soon as it is moved, so what is carried over goes by way of that sheet.

use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{Format, FormatAlign, Formula, Worksheet, XlsxError};

use super::long::Long;
use super::places::{Places, Shape, shape, text};
use super::ticks::Tick;
use super::write::{A4, FONT, LABEL, SIZE, SMALL};
use crate::handbook::Form;
use crate::handbook::blanks::{BlankKind, Column};
use crate::words::spreadsheet as words;

/// Columns before the answers: the form and its version. Their names begin
/// with `__`, which no field's does.
pub(super) const FIXED: u16 = 2;

/// The sheet of data: names, the row itself, what the columns are.
pub(super) fn data(
    ws: &mut Worksheet,
    form: &Form,
    columns: &[Column<'_>],
    places: &Places,
    long: &mut Long,
) -> Result<(), XlsxError> {
    ws.set_name(words::DATA)?;
    ws.set_formula_result_default("");
    let base = Format::new().set_font_name(FONT).set_font_size(SIZE);
    let head = base.clone().set_bold().set_background_color(LABEL);
    let small = base.clone().set_font_size(SMALL).set_text_wrap().set_align(FormatAlign::Top);
    let version = form.version.map(|date| date.to_string()).unwrap_or_default();
    for (at, (name, value)) in (0..).zip([("__form", form.id.as_str()), ("__version", &version)]) {
        ws.write_string_with_format(0, at, name, &head)?;
        ws.write_string_with_format(1, at, value, &base)?;
    }
    for (at, column) in (FIXED..).zip(columns) {
        ws.write_string_with_format(0, at, &column.name, &head)?;
        if let Some(formula) = places.data(column).and_then(|formula| long.cell(formula, &column.label)) {
            ws.write_formula_with_format(1, at, Formula::new(format!("={formula}")).set_result(""), &base)?;
        }
        ws.write_string_with_format(2, at, &column.label, &small)?;
        ws.set_column_width_pixels(at, 110)?;
    }
    ws.set_column_width_pixels(0, 150)?;
    ws.write_string_with_format(4, 0, words::DATA_NOTE, &base)?;
    ws.set_freeze_panes(1, 0)?;
    ws.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 1);
    ws.protect();
    Ok(())
}

/// The answers that are taken over from the form that was filled in before.
#[derive(Debug, Default)]
pub(super) struct Carried<'a> {
    /// Data columns that both forms have, in the order of this one.
    columns: Vec<&'a Column<'a>>,
}

/// Rows of the sheet of what is carried over, from 0: what is pasted (names and
/// values), and what is found in it.
const PASTED: u32 = 2;
const FOUND: u32 = 5;

impl<'a> Carried<'a> {
    /// The columns of the same name that hold the same kind of answer.
    pub(super) fn of(columns: &'a [Column<'a>], before: &[Column<'_>]) -> Self {
        let both = |column: &&Column<'_>| before.iter().any(|other| other.name == column.name && alike(other, column));
        Self { columns: columns.iter().filter(both).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The cell in which the value of a data column is found.
    fn found(&self, name: &str) -> Option<(&'a Column<'a>, String)> {
        let at = self.columns.iter().position(|column| column.name == name)?;
        let cell = row_col_to_cell_absolute(FOUND + 1, u16::try_from(at).ok()?);
        Some((self.columns.get(at)?, format!("{}!{cell}", words::CARRIED)))
    }

    /// The formula of an answer's cell.
    pub(super) fn answer(&self, name: &str) -> Option<String> {
        let (column, cell) = self.found(name)?;
        let value = match shape(column) {
            Shape::Plain | Shape::Phone | Shape::Postcode => cell.clone(),
            Shape::Whole | Shape::Decimal | Shape::Year => format!("IFERROR(VALUE({cell}),\"\")"),
            Shape::Day => format!("IFERROR(DATEVALUE({cell}),\"\")"),
            Shape::Month => format!("IFERROR(DATEVALUE({cell}&\"-01\"),\"\")"),
            Shape::MonthDay => format!("IFERROR(DATEVALUE(\"2000\"&MID({cell},2,6)),\"\")"),
            Shape::Time => format!("IFERROR(TIMEVALUE({cell}),\"\")"),
            Shape::List => {
                let choices = column.blanks.iter().filter_map(|blank| blank.ticked());
                let label = |choice: &crate::handbook::Choice| {
                    format!("IF({cell}={},{},\"\")", text(&choice.value), text(&choice.label))
                };
                choices.map(label).collect::<Vec<_>>().join("&")
            }
        };
        Some(format!("IF({cell}=\"\",\"\",{value})"))
    }

    /// The formula of a cell in which choices are marked.
    pub(super) fn tick(&self, tick: &Tick) -> Option<String> {
        let holds = |name: &str| {
            let is_its = |column: &&&Column<'_>| column.blanks.iter().any(|blank| blank.name == name);
            let column = self.columns.iter().find(is_its)?;
            let (_, cell) = self.found(&column.name)?;
            let blank = column.blanks.iter().find(|blank| blank.name == name)?;
            Some(match (&blank.kind, blank.ticked()) {
                (BlankKind::One { .. }, Some(choice)) => format!("{cell}={}", text(&choice.value)),
                _ => format!("{cell}=\"1\""),
            })
        };
        let mut formula = text(&tick.empty);
        let mut any = false;
        for (sign, name) in &tick.signs {
            if let Some(holds) = holds(name) {
                formula = format!("IF({holds},{},{formula})", text(sign));
                any = true;
            }
        }
        any.then_some(formula)
    }

    /// Writes the sheet.
    pub(super) fn write(&self, ws: &mut Worksheet) -> Result<(), XlsxError> {
        ws.set_name(words::CARRIED)?;
        ws.set_formula_result_default("");
        let base = Format::new().set_font_name(FONT).set_font_size(SIZE);
        let head = base.clone().set_bold().set_background_color(LABEL);
        let small = base.clone().set_font_size(SMALL).set_text_wrap().set_align(FormatAlign::Top);
        ws.write_string_with_format(0, 0, words::CARRIED_NOTE, &base)?;
        // Text, so that dates and numbers stay as they were written.
        let open = base.clone().set_num_format("@").set_unlocked();
        ws.set_row_format(PASTED, &open)?;
        ws.set_row_format(PASTED + 1, &open)?;
        let whole_row = |row: u32| format!("${0}:${0}", row + 1);
        for (at, column) in (0..).zip(&self.columns) {
            let name = row_col_to_cell(FOUND, at);
            let found =
                format!("=IFERROR(INDEX({},MATCH({name},{},0))&\"\",\"\")", whole_row(PASTED + 1), whole_row(PASTED));
            ws.write_string_with_format(FOUND, at, &column.name, &head)?;
            ws.write_formula_with_format(FOUND + 1, at, Formula::new(found).set_result(""), &base)?;
            ws.write_string_with_format(FOUND + 2, at, &column.label, &small)?;
            ws.set_column_width_pixels(at, 110)?;
        }
        ws.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 1);
        ws.protect();
        Ok(())
    }
}

/// Whether two data columns hold the same kind of answer.
fn alike(one: &Column<'_>, other: &Column<'_>) -> bool {
    let one_of =
        |column: &Column<'_>| column.blanks.first().is_some_and(|blank| matches!(blank.kind, BlankKind::One { .. }));
    shape(one) == shape(other) && one_of(one) == one_of(other)
}
