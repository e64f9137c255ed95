//! What a cell takes, and how it shows that something is missing.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationRule, ExcelDateTime, Format, Formula, Worksheet,
    XlsxError,
};

use super::formula::{Formulas, Seen};
use super::limits::Bounds;
use super::places::{Place, Shape, shape};
use super::tables::total;
use crate::handbook::blanks::{BlankKind, Column, TableRow, limits};
use crate::handbook::{Field, Limit, Need};
use crate::words::spreadsheet as words;

/// What Excel allows in the boxes of a validation, in characters.
const MESSAGE: usize = 255;
const FORMULA: usize = 255;

/// Colours of cells that need an answer, that take none, and that contradict.
const NEEDED: Color = Color::RGB(0x00FF_F2CC);
const IDLE: Color = Color::RGB(0x00D9_D9D9);
const WRONG: Color = Color::RGB(0x00F8_CBAD);

/// The rule of one answer's cell. `list` is the range of its choices.
pub(super) fn validation(
    column: &Column<'_>,
    list: Option<&str>,
    seen: Seen<'_>,
    own: &str,
) -> Result<Option<DataValidation>, XlsxError> {
    let Some(first) = column.blanks.first() else { return Ok(None) };
    // A write-in has no rules of its own, and a sum is not bound as what it sums.
    let field = if first.behind().is_some() || total(column).is_some() { None } else { Some(first.field) };
    let bounds = field.map(|field| Bounds::of(field, shape(column))).unwrap_or_default();
    let rule = field.and_then(|field| constraint(field, seen, own, column, &bounds));
    let dates = || DataValidation::new().allow_date_formula(bounds.between("DATE(1900,1,1)", "DATE(9999,12,31)"));
    let (plain, message) = match (shape(column), &first.kind) {
        (Shape::List, _) => {
            let list = list.unwrap_or_default();
            (DataValidation::new().allow_list_formula(Formula::new(list)), words::PICK_LIST)
        }
        (Shape::Day | Shape::MonthDay, _) => (dates(), words::DATE),
        (Shape::Month, _) => (dates(), words::MONTH),
        (Shape::Year, _) => {
            (DataValidation::new().allow_whole_number_formula(bounds.between("1", "9999")), words::YEAR)
        }
        (Shape::Time, _) => {
            let rule =
                DataValidationRule::Between(ExcelDateTime::from_hms(0, 0, 0)?, ExcelDateTime::from_hms(23, 59, 59)?);
            (DataValidation::new().allow_time(rule), words::TIME)
        }
        (Shape::Plain, BlankKind::Number { whole: true, .. }) => {
            let rule = bounds.between("-999999999", "999999999");
            (DataValidation::new().allow_whole_number_formula(rule), words::WHOLE_NUMBER)
        }
        (Shape::Plain, BlankKind::Number { whole: false, .. }) => {
            let rule = bounds.between("-999999999999", "999999999999");
            (DataValidation::new().allow_decimal_number_formula(rule), words::NUMBER)
        }
        (
            Shape::Plain,
            BlankKind::Text { .. }
            | BlankKind::Part { .. }
            | BlankKind::Era { .. }
            | BlankKind::Half { .. }
            | BlankKind::One { .. }
            | BlankKind::Many { .. }
            | BlankKind::WriteIn { .. }
            | BlankKind::Confirm,
        ) => match &rule {
            None => return prompt(DataValidation::new().allow_any_value(), column),
            Some(_) => (DataValidation::new(), ""),
        },
    };
    let (validation, message) = match (rule, field.and_then(|field| field.constraint.as_deref())) {
        (Some(rule), Some(said)) => {
            (DataValidation::new().allow_custom(Formula::new(format!("={rule}"))), words::keep_to(said))
        }
        _ => (plain, message.to_owned()),
    };
    let message = match field.and_then(limits) {
        Some(limits) => words::limited(&message, &limits),
        None => message,
    };
    let validation = validation.set_error_title(words::WRONG)?.set_error_message(cut(&message))?;
    Ok(Some(prompt(validation.clone(), column)?.unwrap_or(validation)))
}

/// The constraint with the shape of the answer, since a cell has only one rule.
fn constraint(field: &Field, seen: Seen<'_>, own: &str, column: &Column<'_>, bounds: &Bounds) -> Option<String> {
    let holds = seen.condition(field.formulas.constraint.as_ref()?)?;
    let numeric = match (shape(column), column.blanks.first().map(|blank| &blank.kind)) {
        (Shape::Plain, Some(BlankKind::Number { whole: true, .. })) => format!("AND(ISNUMBER({own}),{own}=INT({own}),"),
        (Shape::Plain, Some(BlankKind::Number { whole: false, .. })) => format!("AND(ISNUMBER({own}),"),
        (Shape::Day | Shape::Month | Shape::Year | Shape::MonthDay | Shape::Time, _) => format!("AND(ISNUMBER({own}),"),
        (Shape::Plain | Shape::List, _) => "AND(".to_owned(),
    };
    let rule = format!("{numeric}{}{holds})", bounds.hold_of(own));
    (rule.chars().count() <= FORMULA).then_some(rule)
}

/// What is said when the cell is chosen: when to fill it in, and how.
fn prompt(validation: DataValidation, column: &Column<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let Some(first) = column.blanks.first() else { return Ok(None) };
    if first.sentences.is_empty() {
        return Ok(None);
    }
    let words = first.sentences.iter().map(|sentence| format!("{sentence}。")).collect::<String>();
    validation.set_input_message(cut(&words)).map(Some)
}

fn cut(words: &str) -> String {
    words.chars().take(MESSAGE).collect()
}

/// The rule of a box.
pub(super) fn tick() -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(&[words::BOX, words::TICKED])?
        .set_error_title(words::WRONG)?
        .set_error_message(words::PICK_BOX)
}

/// A place and the questions that it belongs to.
pub(super) struct Shown<'a> {
    pub(super) place: Place,
    pub(super) column: &'a Column<'a>,
    pub(super) seen: Seen<'a>,
    /// Holds when the answer is missing.
    pub(super) empty: Option<String>,
    /// Holds when anything at all is filled in: an empty form shows no colour,
    /// since it is also printed.
    pub(super) begun: &'a str,
}

/// Colours for what is missing, does not apply, or contradicts.
pub(super) fn colours(ws: &mut Worksheet, shown: &Shown<'_>, formulas: &Formulas<'_>) -> Result<(), XlsxError> {
    let Shown { place: (row, column), seen, begun, .. } = *shown;
    let Some(first) = shown.column.blanks.first() else { return Ok(()) };
    let mut add = |rule: String, colour: Color| -> Result<(), XlsxError> {
        let format = Format::new().set_background_color(colour);
        let rule = ConditionalFormatFormula::new().set_rule(format!("={rule}").as_str()).set_format(format);
        ws.add_conditional_format(row, column, row, column, &rule).map(|_| ())
    };
    if let Some(choice) = first.behind() {
        // What is written behind a choice needs the choice.
        let of = crate::handbook::blanks::choice_name(own_name(&first.column, choice), &choice.value);
        if let Some(ticked) = formulas.places.ticked(&of) {
            add(format!("AND({begun},NOT({ticked}))"), IDLE)?;
        }
        return Ok(());
    }
    let field = first.field;
    let relevant = field.formulas.relevant.as_ref().and_then(|expr| seen.condition(expr));
    if let Some(relevant) = &relevant {
        add(format!("AND({begun},NOT({relevant}))"), IDLE)?;
    }
    // A row of a table that nobody began needs nothing, unless the table needs the row.
    let row = match (first.row, seen.row_empty()) {
        (Some(row), Some(empty)) if !asked_for(row) => format!("NOT({empty})"),
        _ => "TRUE".to_owned(),
    };
    let needed = match &field.required {
        Need::Unsaid => None,
        Need::Always => Some("TRUE".to_owned()),
        Need::When(_) => field.formulas.required.as_ref().and_then(|expr| seen.condition(expr)),
    };
    if let (Some(needed), Some(empty)) = (needed, &shown.empty) {
        let relevant = relevant.unwrap_or_else(|| "TRUE".to_owned());
        add(format!("AND({begun},{relevant},{row},{needed},{empty})"), NEEDED)?;
    } else if let (Some(row), Some(empty)) = (first.row.filter(|row| begins(*row, field)), seen.row_empty())
        && asked_for(row)
    {
        add(format!("AND({begun},{empty})"), NEEDED)?;
    }
    Ok(())
}

/// Whether the table needs at least this row.
fn asked_for(row: TableRow<'_>) -> bool {
    matches!(row.table.min, Some(Limit::Number(rows)) if f64::from(row.number) <= rows)
}

/// Whether the field is the first of its row.
fn begins(row: TableRow<'_>, field: &Field) -> bool {
    row.table.row_fields().first().is_some_and(|first| std::ptr::eq(*first, field))
}

/// The name of the choice's question: a write-in's name without its ending.
fn own_name<'n>(write_in: &'n str, choice: &crate::handbook::Choice) -> &'n str {
    let ending = crate::handbook::blanks::write_in_name("", choice);
    write_in.strip_suffix(&ending).unwrap_or(write_in)
}

/// Boxes of which only one may be ticked show it when more are.
pub(super) fn only_one(ws: &mut Worksheet, place: Place, ticked: &[String]) -> Result<(), XlsxError> {
    let count: Vec<String> = ticked.iter().map(|ticked| format!("({ticked})")).collect();
    let rule = format!("={}>1", count.join("+"));
    let format = Format::new().set_background_color(WRONG);
    let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
    ws.add_conditional_format(place.0, place.1, place.0, place.1, &rule).map(|_| ())
}
