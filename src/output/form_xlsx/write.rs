//! Writes a planned sheet as an Excel file, with the sheets behind it.

use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use super::area::{COLUMNS, What, lines_of};
use super::data::{Carried, FIXED, data};
use super::formats::number_format;
use super::formula::Formulas;
use super::lists::{List, lists, write_lists};
use super::long::Long;
use super::pages::{BOTTOM_MARGIN, Paper};
use super::places::{Place, Places};
use super::regions::{Rule, Sides};
use super::rules::{self, Shown};
use super::sheet::{Placed, Printed, Sheet};
use super::tables::total;
use crate::handbook::blanks::{BlankKind, Column, columns};
use crate::handbook::{FieldKind, Form, Handbook};
use crate::output::print::sheet::foot;
use crate::words::{PRINT, spreadsheet as words};

pub(super) const FONT: &str = "BIZ UDゴシック";
pub(super) const SIZE: f64 = 9.5;
pub(super) const SMALL: f64 = 8.0;
/// ISO A4 in Excel's list of papers.
pub(super) const A4: u8 = 9;
pub(super) const LABEL: Color = Color::RGB(0x00F0_F0F0);
const BAR: Color = Color::RGB(0x00DE_DEDE);
const BOX: f64 = 11.0;
/// Row and column, below the page and hidden, that says whether anything is filled in.
const BEGUN: u16 = 37;

/// The finished file, and what heads the answers whose conditions are too long for it.
pub(super) fn write(handbook: &Handbook, form: &Form) -> Result<(Vec<u8>, Vec<String>), XlsxError> {
    let columns = columns(form);
    let all = crate::handbook::blanks::blanks(form);
    let sheet = Sheet::of(handbook, form, &all);
    let places = Places::of(&sheet);
    let names = form.names();
    let formulas = Formulas::new(&names, &places, &columns);
    let before = form.follows.and_then(|index| handbook.forms.get(index));
    let before = before.map(crate::handbook::blanks::columns).unwrap_or_default();
    let carried = Carried::of(&columns, &before);
    let mut long = Long::default();

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
        put(ws, placed, sheet.sides(placed), &formulas, &carried, &mut long)?;
        if let Printed::Inside(What::Tick(tick)) = &placed.what {
            let (row, column) = (placed.y, narrow(placed.x));
            ws.add_data_validation(row, column, row, column, &rules::tick(tick)?)?;
        }
    }
    answer_rules(ws, &columns, &formulas, &lists, &mut long)?;
    begun(ws, columns.len())?;
    ws.protect_with_options(&ProtectionOptions { select_locked_cells: false, ..ProtectionOptions::default() });

    data(workbook.add_worksheet(), form, &columns, &places, &mut long)?;
    if !carried.is_empty() {
        carried.write(workbook.add_worksheet())?;
    }
    if !lists.is_empty() {
        write_lists(workbook.add_worksheet(), &lists)?;
    }
    for (name, formula) in &long.named {
        workbook.define_name(name.as_str(), &format!("={formula}"))?;
    }
    Ok((workbook.save_to_buffer()?, long.lost))
}

fn page_setup(ws: &mut Worksheet, handbook: &Handbook, form: &Form, sheet: &Sheet) -> Result<(), XlsxError> {
    let paper = Paper::of(form);
    if paper.landscape {
        ws.set_landscape();
    } else {
        ws.set_portrait();
    }
    for column in 0..COLUMNS {
        ws.set_column_width_pixels(narrow(column), paper.column)?;
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
    ws.set_paper_size(paper.code);
    match sheet.scale {
        Some(percent) => ws.set_print_scale(percent),
        None => ws.set_print_fit_to_pages(1, u16::try_from(form.page.fit.max(1)).unwrap_or(1)),
    };
    ws.set_margins(paper.left, paper.right, paper.top, BOTTOM_MARGIN, 0.3, 0.3).set_print_center_horizontally(true);
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
fn put(
    ws: &mut Worksheet,
    placed: &Placed,
    sides: Sides,
    formulas: &Formulas<'_>,
    carried: &Carried<'_>,
    long: &mut Long,
) -> Result<(), XlsxError> {
    let format = framed(placed, sides, look(placed, formulas));
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
        Printed::Inside(What::Tick(tick)) => tick.empty.as_str(),
        Printed::Inside(What::Answer { .. } | What::Rule | What::Blank) => "",
    };
    if (last_row, last_column) != (row, column) {
        ws.merge_range(row, column, last_row, last_column, words, &format)?;
    } else if words.is_empty() {
        ws.write_blank(row, column, &format)?;
    } else {
        ws.write_string_with_format(row, column, words, &format)?;
    }
    // What is worked out stands above what another form said.
    let (formula, label) = match &placed.what {
        Printed::Inside(What::Answer { column, .. }) => {
            (calculation(column, formulas).or_else(|| carried.answer(column)), formulas.label(column))
        }
        Printed::Inside(What::Tick(tick)) => (carried.tick(tick), ""),
        Printed::Head(_)
        | Printed::Title(_)
        | Printed::Subtitle(_)
        | Printed::Note(_)
        | Printed::Bar(_)
        | Printed::Label(_)
        | Printed::Inside(
            What::Words(_) | What::Small(_) | What::Group(_) | What::Label(_) | What::Rule | What::Blank,
        ) => (None, ""),
    };
    if let Some(formula) = formula.and_then(|formula| long.cell(formula, label)) {
        let formula = Formula::new(format!("={formula}")).set_result(words);
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
        Printed::Inside(What::Tick(tick)) => {
            // As text, or Excel would take 「1.」 for a number.
            let size = if tick.empty == words::BOX || tick.empty.is_empty() { BOX } else { SIZE };
            base.set_font_size(size).set_num_format("@").set_align(FormatAlign::Center).set_unlocked()
        }
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

fn framed(placed: &Placed, sides: Sides, format: Format) -> Format {
    let frame = placed.frame;
    let line = |on| if on { FormatBorder::Thin } else { FormatBorder::None };
    let ruled = |rule: Option<Rule>, else_: FormatBorder| match rule {
        Some(Rule::Thick) => FormatBorder::Medium,
        Some(Rule::Double) => FormatBorder::Double,
        None => else_,
    };
    // A blank among words shows where it is.
    let bottom = match (&placed.what, frame.bottom) {
        (Printed::Inside(What::Answer { .. } | What::Rule), false) => FormatBorder::Dotted,
        (_, on) => line(on),
    };
    format
        .set_border_left(ruled(sides.left, line(frame.left)))
        .set_border_right(ruled(sides.right, line(frame.right)))
        .set_border_top(ruled(sides.top, line(frame.top)))
        .set_border_bottom(ruled(sides.bottom, bottom))
}

/// Rules and colours of all cells that take an answer.
fn answer_rules(
    ws: &mut Worksheet,
    columns: &[Column<'_>],
    formulas: &Formulas<'_>,
    lists: &[List<'_>],
    long: &mut Long,
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
            if let Some(rule) = rules::validation(column, range.as_deref(), seen, &cell, long)? {
                ws.add_data_validation(place.0, place.1, place.0, place.1, &rule)?;
            }
            rules::colours(ws, &shown(place), formulas, long)?;
            continue;
        }
        let ticked: Vec<String> =
            column.blanks.iter().filter_map(|blank| formulas.places.ticked(&blank.name)).collect();
        for blank in &column.blanks {
            let Some(place) = formulas.places.tick_place(&blank.name) else { continue };
            rules::colours(ws, &shown(place), formulas, long)?;
            if ticked.len() > 1 {
                rules::at_most(ws, place, (&ticked, 1), &column.label, long)?;
            }
            if let Some((ticked, most)) = of_mark(column, formulas) {
                rules::at_most(ws, place, (&ticked, most), &column.label, long)?;
            }
        }
    }
    Ok(())
}

/// The choices that bear the same mark as this one, and how many may.
fn of_mark(column: &Column<'_>, formulas: &Formulas<'_>) -> Option<(Vec<String>, u32)> {
    let first = column.blanks.first()?;
    let FieldKind::SelectMultiple { marks, .. } = &first.field.kind else { return None };
    let mark = marks.iter().find(|mark| first.data.ends_with(&format!("/{}", mark.id)))?;
    let same = |other: &&&Column<'_>| {
        other.blanks.first().is_some_and(|blank| std::ptr::eq(blank.field, first.field) && blank.data == first.data)
    };
    let all = formulas.columns.values().filter(same).flat_map(|column| &column.blanks);
    Some((all.filter_map(|blank| formulas.places.ticked(&blank.name)).collect(), mark.max?))
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
