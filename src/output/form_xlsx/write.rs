//! Writes a planned sheet, its data row and its lists as an Excel file.

use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use super::area::{COLUMNS, What, lines_of};
use super::formula::Formulas;
use super::places::{Place, Places, Shape, shape};
use super::rules::{self, Shown};
use super::sheet::{Placed, Printed, Sheet};
use super::tables::total;
use crate::handbook::blanks::{BlankKind, Column, columns};
use crate::handbook::{Era, Form, Handbook, Orientation};
use crate::output::print::sheet::foot;
use crate::words::{PRINT, spreadsheet as words};

const FONT: &str = "BIZ UDゴシック";
const SIZE: f64 = 9.5;
const SMALL: f64 = 8.0;
/// Widths of a column of the sheet in pixels.
const PORTRAIT: u32 = 18;
const LANDSCAPE: u32 = 26;
/// Margins in inches: 25 mm for the holes, 15 mm else.
const BINDING: f64 = 0.98;
const EDGE: f64 = 0.59;
/// ISO A4 in Excel's list of papers.
const A4: u8 = 9;
const LABEL: Color = Color::RGB(0x00F0_F0F0);
const BAR: Color = Color::RGB(0x00DE_DEDE);
/// Row and column, below the page and hidden, that says whether anything is filled in.
const BEGUN: u16 = 37;

/// The finished file.
pub(super) fn write(handbook: &Handbook, form: &Form) -> Result<Vec<u8>, XlsxError> {
    let columns = columns(form);
    let all = crate::handbook::blanks::blanks(form);
    let sheet = Sheet::of(handbook, form, &all);
    let places = Places::of(&sheet);
    let names = form.names();
    let formulas = Formulas::new(&names, &places, &columns);

    let mut workbook = Workbook::new();
    let date = handbook.edition.date;
    let created = ExcelDateTime::from_ymd(u16::try_from(date.year).unwrap_or(1900), date.month, date.day.unwrap_or(1))?;
    let title = [form.number.as_str(), form.title.as_str()].join(PRINT.space);
    let properties =
        DocProperties::new().set_title(title).set_author(&handbook.municipality).set_creation_datetime(&created);
    workbook.set_properties(&properties);

    let lists = lists(&columns, &places);
    let ws = workbook.add_worksheet();
    ws.set_name(words::SHEET)?;
    // Readers that do not calculate see an empty cell and not 0.
    ws.set_formula_result_default("");
    page_setup(ws, handbook, form, &sheet)?;
    for placed in &sheet.cells {
        put(ws, placed, &formulas)?;
    }
    answer_rules(ws, &columns, &formulas, &lists)?;
    begun(ws, columns.len())?;
    ws.protect_with_options(&ProtectionOptions { select_locked_cells: false, ..ProtectionOptions::default() });

    data(workbook.add_worksheet(), form, &columns, &places)?;
    if !lists.is_empty() {
        write_lists(workbook.add_worksheet(), &lists)?;
    }
    workbook.save_to_buffer()
}

fn page_setup(ws: &mut Worksheet, handbook: &Handbook, form: &Form, sheet: &Sheet) -> Result<(), XlsxError> {
    let pixels = match form.page.orientation {
        Orientation::Portrait => {
            ws.set_portrait();
            PORTRAIT
        }
        Orientation::Landscape => {
            ws.set_landscape();
            LANDSCAPE
        }
    };
    for column in 0..COLUMNS {
        ws.set_column_width_pixels(narrow(column), pixels)?;
    }
    for (row, height) in (0..).zip(&sheet.heights) {
        ws.set_row_height(row, *height)?;
    }
    ws.set_page_breaks(&sheet.breaks)?;
    if let Some(row) = sheet.repeated.filter(|_| form.page.fit > 1) {
        ws.set_repeat_rows(row, row)?;
    }
    let last = u32::try_from(sheet.heights.len()).unwrap_or(1).saturating_sub(1);
    ws.set_print_area(0, 0, last, narrow(COLUMNS - 1))?;
    ws.set_paper_size(A4).set_print_fit_to_pages(1, u16::try_from(form.page.fit.max(1)).unwrap_or(1));
    ws.set_margins(BINDING, EDGE, 0.55, 0.63, 0.3, 0.3).set_print_center_horizontally(true);
    // `&` begins a command in a footer.
    let foot = foot(handbook, form).replace('&', "&&");
    ws.set_footer(format!("&L&8 {foot}&R&8 &P{}&N", PRINT.of_pages));
    ws.set_screen_gridlines(false);
    Ok(())
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// One cell, or several merged ones. Words are always written as text, so that
/// none of them becomes a formula.
fn put(ws: &mut Worksheet, placed: &Placed, formulas: &Formulas<'_>) -> Result<(), XlsxError> {
    let format = framed(placed, look(placed, formulas));
    let (row, column) = (placed.y, narrow(placed.x));
    let (last_row, last_column) = (row + placed.lines.max(1) - 1, column + narrow(placed.width.max(1)) - 1);
    let words = match &placed.what {
        Printed::Head(text)
        | Printed::Title(text)
        | Printed::Subtitle(text)
        | Printed::Note(text)
        | Printed::Bar(text)
        | Printed::Label(text)
        | Printed::Inside(What::Words(text) | What::Small(text) | What::Group(text) | What::Label(text)) => {
            text.as_str()
        }
        Printed::Inside(What::Tick(_)) => words::BOX,
        Printed::Inside(What::Answer { .. } | What::Rule | What::Blank) => "",
    };
    if (last_row, last_column) != (row, column) {
        ws.merge_range(row, column, last_row, last_column, words, &format)?;
    } else if words.is_empty() {
        ws.write_blank(row, column, &format)?;
    } else {
        ws.write_string_with_format(row, column, words, &format)?;
    }
    if let Printed::Inside(What::Answer { column: name, .. }) = &placed.what
        && let Some(calculation) = calculation(name, formulas)
    {
        let formula = Formula::new(format!("={calculation}")).set_result("");
        ws.write_formula_with_format(row, column, formula, &format)?;
    }
    Ok(())
}

fn calculation(column: &str, formulas: &Formulas<'_>) -> Option<String> {
    let column = formulas.columns.get(column)?;
    if let Some((table, summed)) = total(column) {
        return Some(formulas.seen_from(None).total(table, summed));
    }
    let first = column.blanks.first()?;
    let expr = first.field.formulas.calculate.as_ref().filter(|_| first.behind().is_none())?;
    formulas.seen_from(first.row).calculation(expr)
}

/// Letters, fill and place of the words.
fn look(placed: &Placed, formulas: &Formulas<'_>) -> Format {
    let base = Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter);
    let wrapped = base.clone().set_text_wrap();
    match &placed.what {
        Printed::Head(_) => base,
        Printed::Title(_) => base.set_font_size(15).set_bold().set_align(FormatAlign::Center),
        Printed::Subtitle(_) => base.set_font_size(11).set_align(FormatAlign::Center),
        Printed::Note(_) => wrapped,
        Printed::Bar(_) => wrapped.set_bold().set_background_color(BAR),
        Printed::Label(_) | Printed::Inside(What::Label(_)) => {
            wrapped.set_align(FormatAlign::Center).set_background_color(LABEL)
        }
        Printed::Inside(What::Group(_)) => {
            wrapped.set_bold().set_font_size(SMALL).set_align(FormatAlign::Center).set_background_color(LABEL)
        }
        Printed::Inside(What::Words(text)) if lines_of(text, placed.width) > 1 => wrapped.set_align(FormatAlign::Top),
        Printed::Inside(What::Words(_)) => wrapped,
        Printed::Inside(What::Small(_)) => wrapped.set_font_size(SMALL),
        Printed::Inside(What::Tick(_)) => base.set_font_size(11).set_align(FormatAlign::Center).set_unlocked(),
        Printed::Inside(What::Answer { column, area }) => {
            let answer = if *area { wrapped.set_align(FormatAlign::Top) } else { wrapped };
            let shaped = formulas.columns.get(column.as_str()).and_then(|column| number_format(column));
            match shaped {
                Some(number) => answer.set_num_format(number).set_align(FormatAlign::Left),
                None => answer,
            }
            .set_unlocked()
        }
        Printed::Inside(What::Rule | What::Blank) => base,
    }
}

fn number_format(column: &Column<'_>) -> Option<&'static str> {
    let era = column.blanks.iter().find_map(|blank| match blank.kind {
        BlankKind::Part { era, .. } => Some(era),
        BlankKind::Text { .. }
        | BlankKind::Number { .. }
        | BlankKind::Era { .. }
        | BlankKind::Half { .. }
        | BlankKind::One { .. }
        | BlankKind::Many { .. }
        | BlankKind::WriteIn { .. }
        | BlankKind::Confirm => None,
    });
    match (shape(column), era) {
        (Shape::Day, Some(Era::Wareki | Era::Choose)) => Some(words::WAREKI_DATE),
        (Shape::Day, _) => Some(words::WESTERN_DATE),
        (Shape::Month, Some(Era::Wareki | Era::Choose)) => Some(words::WAREKI_MONTH),
        (Shape::Month, _) => Some(words::WESTERN_MONTH),
        (Shape::Year, _) => Some(words::YEAR_ONLY),
        (Shape::MonthDay, _) => Some(words::MONTH_DAY),
        (Shape::Time, _) => Some(words::CLOCK),
        // Digits of a reference number keep their zeros.
        (Shape::Plain, _) if column.blanks.iter().all(|blank| !matches!(blank.kind, BlankKind::Number { .. })) => {
            Some("@")
        }
        (Shape::Plain | Shape::List, _) => None,
    }
}

fn framed(placed: &Placed, format: Format) -> Format {
    let frame = placed.frame;
    let line = |on| if on { FormatBorder::Thin } else { FormatBorder::None };
    // A blank among words shows where it is.
    let bottom = match (&placed.what, frame.bottom) {
        (Printed::Inside(What::Answer { .. } | What::Rule), false) => FormatBorder::Dotted,
        (_, on) => line(on),
    };
    format
        .set_border_left(line(frame.left))
        .set_border_right(line(frame.right))
        .set_border_top(line(frame.top))
        .set_border_bottom(bottom)
}

/// Rules and colours of all cells that take an answer.
fn answer_rules(
    ws: &mut Worksheet,
    columns: &[Column<'_>],
    formulas: &Formulas<'_>,
    lists: &[List<'_>],
) -> Result<(), XlsxError> {
    let begun = format!("{}>0", row_col_to_cell_absolute(0, BEGUN));
    for column in columns {
        let row = column.blanks.first().and_then(|blank| blank.row);
        let seen = formulas.seen_from(row);
        let empty = empty(column, formulas);
        let shown = |place: Place| Shown { place, column, seen, empty: empty.clone(), begun: &begun };
        if let (Some(place), Some(cell)) = (formulas.places.place(&column.name), formulas.places.answer(&column.name)) {
            let list = lists.iter().find(|list| list.columns.contains(&column.name.as_str()));
            let range = list.map(List::range);
            if let Some(rule) = rules::validation(column, range.as_deref(), seen, &cell)? {
                ws.add_data_validation(place.0, place.1, place.0, place.1, &rule)?;
            }
            rules::colours(ws, &shown(place), formulas)?;
            continue;
        }
        let ticked: Vec<String> =
            column.blanks.iter().filter_map(|blank| formulas.places.ticked(&blank.name)).collect();
        for blank in &column.blanks {
            let Some(place) = formulas.places.tick_place(&blank.name) else { continue };
            ws.add_data_validation(place.0, place.1, place.0, place.1, &rules::tick()?)?;
            rules::colours(ws, &shown(place), formulas)?;
            if ticked.len() > 1 {
                rules::only_one(ws, place, &ticked)?;
            }
        }
    }
    Ok(())
}

/// Holds when the question has no answer; a choice of many has several columns.
fn empty(column: &Column<'_>, formulas: &Formulas<'_>) -> Option<String> {
    let first = column.blanks.first()?;
    if !matches!(first.kind, BlankKind::Many { .. }) {
        return formulas.places.is_empty(column);
    }
    let of_question = |other: &&Column<'_>| {
        other.blanks.first().is_some_and(|blank| {
            matches!(blank.kind, BlankKind::Many { .. })
                && std::ptr::eq(blank.field, first.field)
                && blank.row.map(|row| row.number) == first.row.map(|row| row.number)
        })
    };
    let all = formulas.columns.values().copied().filter(of_question);
    let empty: Vec<String> = all.filter_map(|column| formulas.places.is_empty(column)).collect();
    Some(format!("AND({})", empty.join(",")))
}

/// Beside the page, hidden: how many answers there are.
fn begun(ws: &mut Worksheet, count: usize) -> Result<(), XlsxError> {
    let last = u16::try_from(count).unwrap_or(u16::MAX) + FIXED - 1;
    let (from, to) = (row_col_to_cell_absolute(1, FIXED), row_col_to_cell_absolute(1, last));
    let formula = format!("=SUMPRODUCT(--({}!{from}:{to}<>\"\"))", words::DATA);
    ws.write_formula(0, BEGUN, Formula::new(formula).set_result("0"))?;
    ws.set_column_hidden(BEGUN)?;
    Ok(())
}

/// Columns before the answers: the form and its version. Their names begin
/// with `__`, which no field's does.
const FIXED: u16 = 2;

/// The sheet of data: names, the row itself, what the columns are.
fn data(ws: &mut Worksheet, form: &Form, columns: &[Column<'_>], places: &Places) -> Result<(), XlsxError> {
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
        if let Some(formula) = places.data(column) {
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

/// A list of choices and the answers that are taken from it.
struct List<'a> {
    at: u16,
    labels: Vec<&'a str>,
    columns: Vec<&'a str>,
}

impl List<'_> {
    /// `=選択肢!$A$1:$A$9`: no list is too long for a range.
    fn range(&self) -> String {
        let last = u32::try_from(self.labels.len()).unwrap_or(1).max(1) - 1;
        let (from, to) = (row_col_to_cell_absolute(0, self.at), row_col_to_cell_absolute(last, self.at));
        format!("={}!{from}:{to}", words::LISTS)
    }
}

/// The lists of answers that are not ticked, each once.
fn lists<'a>(columns: &'a [Column<'a>], places: &Places) -> Vec<List<'a>> {
    let mut lists: Vec<List<'a>> = Vec::new();
    for column in columns.iter().filter(|column| places.answer(&column.name).is_some()) {
        if shape(column) != Shape::List {
            continue;
        }
        let labels: Vec<&str> =
            column.blanks.iter().filter_map(|blank| blank.ticked()).map(|choice| choice.label.as_str()).collect();
        match lists.iter_mut().find(|list| list.labels == labels) {
            Some(list) => list.columns.push(&column.name),
            None => {
                let at = u16::try_from(lists.len()).unwrap_or(u16::MAX);
                lists.push(List { at, labels, columns: vec![&column.name] });
            }
        }
    }
    lists
}

fn write_lists(ws: &mut Worksheet, lists: &[List<'_>]) -> Result<(), XlsxError> {
    ws.set_name(words::LISTS)?;
    for list in lists {
        for (row, label) in (0..).zip(&list.labels) {
            ws.write_string(row, list.at, *label)?;
        }
    }
    ws.set_hidden(true);
    ws.protect();
    Ok(())
}
