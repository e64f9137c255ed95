//! What a cell takes, and how it shows that something is missing.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime,
    Format, Formula, Worksheet, XlsxError,
};

use super::formats::typed_as;
use super::formula::{Formulas, Seen};
use super::limits::Bounds;
use super::long::Long;
use super::places::{Place, Shape, shape};
use super::tables::total;
use super::ticks::Tick;
use crate::handbook::blanks::{BlankKind, Column, TableRow, limits};
use crate::handbook::{Field, Limit, Need};
use crate::words::spreadsheet as words;

/// What Excel allows in the message of a rule, in UTF-16 units.
const MESSAGE: usize = 255;

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
    long: &mut Long,
) -> Result<Option<DataValidation>, XlsxError> {
    let Some(first) = column.blanks.first() else { return Ok(None) };
    // A write-in has no rules of its own, and a sum is not bound as what it sums.
    let field = if first.behind().is_some() || total(column).is_some() { None } else { Some(first.field) };
    let bounds = field.map(|field| Bounds::of(field, shape(column))).unwrap_or_default();
    let rule = field.and_then(|field| constraint(field, seen, own, column, &bounds));
    let rule = rule.and_then(|rule| long.rule(rule, &column.label));
    let (plain, message) = match shaped(column, list, own, &bounds)? {
        Some(shaped) => shaped,
        None if rule.is_none() => return prompt(DataValidation::new().allow_any_value(), column),
        None => (DataValidation::new(), ""),
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

/// The rule that an answer keeps to by its shape, and what is said of it.
/// `None` where anything may be typed.
fn shaped(
    column: &Column<'_>,
    list: Option<&str>,
    own: &str,
    bounds: &Bounds,
) -> Result<Option<(DataValidation, &'static str)>, XlsxError> {
    let dates = || DataValidation::new().allow_date_formula(bounds.between("DATE(1900,1,1)", "DATE(9999,12,31)"));
    let rule = match shape(column) {
        Shape::List => DataValidation::new().allow_list_formula(Formula::new(list.unwrap_or_default())),
        Shape::Day | Shape::MonthDay | Shape::Month => dates(),
        Shape::Year => DataValidation::new().allow_whole_number_formula(bounds.between("1", "9999")),
        Shape::Time => {
            let rule =
                DataValidationRule::Between(ExcelDateTime::from_hms(0, 0, 0)?, ExcelDateTime::from_hms(23, 59, 59)?);
            DataValidation::new().allow_time(rule)
        }
        // An extension may follow a number, so another shape is asked about and not refused.
        Shape::Phone => custom(&digits(own, 10, 11)).set_error_style(DataValidationErrorStyle::Warning),
        Shape::Postcode => custom(&digits(own, 7, 7)),
        Shape::Whole => DataValidation::new().allow_whole_number_formula(bounds.between("-999999999", "999999999")),
        Shape::Decimal => {
            DataValidation::new().allow_decimal_number_formula(bounds.between("-999999999999", "999999999999"))
        }
        Shape::Plain => return Ok(None),
    };
    Ok(typed_as(column).map(|message| (rule, message)))
}

fn custom(rule: &str) -> DataValidation {
    DataValidation::new().allow_custom(Formula::new(format!("={rule}")))
}

/// Holds of so many digits with hyphens between them.
fn digits(own: &str, least: u32, most: u32) -> String {
    let bare = format!("SUBSTITUTE({own},\"-\",\"\")");
    format!("AND(ISNUMBER(VALUE({bare})),LEN({bare})>={least},LEN({bare})<={most})")
}

/// The constraint with the shape of the answer, since a cell has only one rule.
fn constraint(field: &Field, seen: Seen<'_>, own: &str, column: &Column<'_>, bounds: &Bounds) -> Option<String> {
    let holds = seen.condition(field.formulas.constraint.as_ref()?)?;
    let numeric = match shape(column) {
        Shape::Whole => format!("AND(ISNUMBER({own}),{own}=INT({own}),"),
        Shape::Decimal | Shape::Day | Shape::Month | Shape::Year | Shape::MonthDay | Shape::Time => {
            format!("AND(ISNUMBER({own}),")
        }
        Shape::Postcode => format!("AND({},", digits(own, 7, 7)),
        Shape::Plain | Shape::List | Shape::Phone => "AND(".to_owned(),
    };
    Some(format!("{numeric}{}{holds})", bounds.hold_of(own)))
}

/// What is said when the cell is chosen: how to type, when to fill it in, and what it keeps to.
fn prompt(validation: DataValidation, column: &Column<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let Some(first) = column.blanks.first() else { return Ok(None) };
    let sentences = first.sentences.iter().map(|sentence| format!("{sentence}。"));
    // Only what several blanks of the paper were put together into needs a word on how to type it.
    let typed = typed_as(column)
        .filter(|_| matches!(first.kind, BlankKind::Part { .. } | BlankKind::Era { .. } | BlankKind::Half { .. }));
    let words = typed.map(str::to_owned).into_iter().chain(sentences).collect::<String>();
    if words.is_empty() {
        return Ok(None);
    }
    validation.set_input_message(cut(&words)).map(Some)
}

fn cut(words: &str) -> String {
    let mut room = MESSAGE;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    words.chars().take_while(fits).collect()
}

/// The rule of a cell in which a choice is marked.
pub(super) fn tick(tick: &Tick) -> Result<DataValidation, XlsxError> {
    let list = tick.list();
    let said = if list == [words::BOX, words::TICKED] { words::PICK_BOX } else { words::PICK_LIST };
    DataValidation::new().allow_list_strings(&list)?.set_error_title(words::WRONG)?.set_error_message(said)
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
pub(super) fn colours(
    ws: &mut Worksheet,
    shown: &Shown<'_>,
    formulas: &Formulas<'_>,
    long: &mut Long,
) -> Result<(), XlsxError> {
    let Shown { place: (row, column), seen, begun, .. } = *shown;
    let Some(first) = shown.column.blanks.first() else { return Ok(()) };
    let mut add = |rule: String, colour: Color| -> Result<(), XlsxError> {
        let Some(rule) = long.cell(rule, &shown.column.label) else { return Ok(()) };
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

/// Choices of which only so many may be taken show it when more are.
pub(super) fn at_most(
    ws: &mut Worksheet,
    place: Place,
    (ticked, most): (&[String], u32),
    label: &str,
    long: &mut Long,
) -> Result<(), XlsxError> {
    let count: Vec<String> = ticked.iter().map(|ticked| format!("({ticked})")).collect();
    let Some(rule) = long.cell(format!("={}>{most}", count.join("+")), label) else { return Ok(()) };
    let format = Format::new().set_background_color(WRONG);
    let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
    ws.add_conditional_format(place.0, place.1, place.0, place.1, &rule).map(|_| ())
}
