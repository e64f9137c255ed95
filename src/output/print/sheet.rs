//! What the form template gets: the form as JSON, with every printed word in
//! it, and with what the drawing needs to know already decided.

use serde::Serialize;

use crate::handbook::blanks::{Part, ascii};
use crate::handbook::{
    Cell, Choice, ChoiceGroup, DateParts, Era, Field, FieldKind, Form, FormSection, Handbook, LabelPosition,
    Orientation,
};
use crate::words::{PRINT, PrintWords};

/// A whole sheet.
#[derive(Debug, Serialize)]
pub(in crate::output) struct Sheet<'a> {
    /// Title in the PDF's own data: number, title and subtitle.
    document_title: String,
    issuer: &'a str,
    /// 「様式第1号（要領4(4)ア関係）」.
    head: String,
    title: &'a str,
    subtitle: &'a str,
    /// 「みほん市　様式第1号　令和8年4月1日版」.
    foot: String,
    notes: Vec<String>,
    mark: &'a str,
    landscape: bool,
    /// Pages that the form has to fit.
    fit: u32,
    sections: Vec<SheetSection<'a>>,
    words: PrintWords,
}

#[derive(Debug, Serialize)]
struct SheetSection<'a> {
    title: &'a str,
    notes: Vec<String>,
    rows: Vec<Vec<SheetCell<'a>>>,
}

#[derive(Debug, Serialize)]
struct SheetCell<'a> {
    label: &'a str,
    label_position: &'static str,
    label_width: u32,
    width: u32,
    hint: &'a str,
    note: &'a str,
    /// Lines of the highest writing area.
    lines: u32,
    stretch: u32,
    fields: Vec<SheetField<'a>>,
}

#[derive(Debug, Serialize)]
struct SheetField<'a> {
    /// Name of the field's blank, or what the names of its blanks begin with.
    name: String,
    label: &'a str,
    /// Empty where the cell prints it already.
    hint: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    #[serde(flatten)]
    answer: Answer<'a>,
}

/// What is drawn for a field.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Answer<'a> {
    /// A blank; over several lines it is a writing area.
    Text { lines: u32, size: Option<u32> },
    /// A short blank for a number.
    Number { size: Option<u32> },
    /// Blanks with units behind them: 西暦　年　月　日.
    Units { before: &'static str, parts: Vec<Unit> },
    /// Boxes and words.
    Choices { layout: Layout, groups: Vec<Group<'a>> },
    /// A table of blank rows: its head, and the answers of every cell.
    Repeat { columns: Vec<Column<'a>>, rows: Vec<Vec<Vec<SheetField<'a>>>> },
    /// Printed words without answer.
    Words,
}

/// A blank and the word behind it; `share` weighs its width.
#[derive(Debug, Serialize)]
struct Unit {
    /// What the name of the blank ends with.
    part: &'static str,
    word: &'static str,
    share: u32,
}

/// How boxes are arranged.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Layout {
    /// One after the other on a line.
    Line,
    /// In columns under each other, group by group.
    Groups,
    /// Groups beside each other in two halves of the sheet.
    Halves,
}

#[derive(Debug, Serialize)]
struct Group<'a> {
    label: &'a str,
    /// 0 leaves the number of columns to the template.
    columns: u32,
    options: Vec<Opt<'a>>,
}

#[derive(Debug, Serialize)]
struct Opt<'a> {
    /// Name of its box.
    name: String,
    label: &'a str,
    write_in: bool,
    /// Choices that presuppose this one, printed one step further in.
    children: Vec<Opt<'a>>,
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    label: &'a str,
    hint: &'a str,
    width: u32,
    lines: u32,
}

impl<'a> Sheet<'a> {
    pub(in crate::output) fn new(handbook: &'a Handbook, form: &'a Form) -> Self {
        let title = [form.number.as_str(), &format!("{}{}", form.title, form.subtitle)].join(PRINT.space);
        Self {
            document_title: title,
            issuer: &handbook.municipality,
            head: head(form),
            title: &form.title,
            subtitle: &form.subtitle,
            foot: foot(handbook, form),
            notes: noted(&form.notes),
            mark: &form.heading_mark,
            landscape: form.page.orientation == Orientation::Landscape,
            fit: form.page.fit.max(1),
            sections: form.sections.iter().map(section).collect(),
            words: PRINT,
        }
    }
}

/// The line above the title: 「様式第1号（要領4(4)ア、8(1)関係）」.
pub(in crate::output) fn head(form: &Form) -> String {
    format!("{}{}", form.number, ground(form))
}

/// The line below the sheet: 「みほん市　様式第1号　令和8年4月1日版」.
pub(in crate::output) fn foot(handbook: &Handbook, form: &Form) -> String {
    let version = form.version.map(|date| PRINT.version(date));
    let foot = [Some(handbook.municipality.as_str()), Some(&form.number), version.as_deref()];
    foot.into_iter().flatten().collect::<Vec<_>>().join(PRINT.space)
}

/// 「（要領4(4)ア、8(1)関係）」.
fn ground(form: &Form) -> String {
    let clauses = clauses(form);
    if clauses.is_empty() { clauses } else { PRINT.ground(&clauses) }
}

/// 「要領4(4)ア、8(1)」; a document's name stands before its first clause only.
pub(in crate::output) fn clauses(form: &Form) -> String {
    let mut clauses = String::new();
    let mut last = "";
    for basis in &form.basis {
        if !clauses.is_empty() {
            clauses.push_str(PRINT.comma);
        }
        if basis.document != last {
            clauses.push_str(&basis.document_kind);
            last = &basis.document;
        }
        clauses.push_str(&basis.path);
    }
    clauses
}

/// Notes as they are printed: 「注：…」.
pub(in crate::output) fn noted(notes: &[String]) -> Vec<String> {
    notes.iter().map(|note| format!("{}{note}", PRINT.note)).collect()
}

fn section(section: &FormSection) -> SheetSection<'_> {
    SheetSection {
        title: &section.title,
        notes: noted(&section.notes),
        rows: section.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect(),
    }
}

fn cell(cell: &Cell) -> SheetCell<'_> {
    SheetCell {
        label: &cell.label,
        label_position: match cell.label_position {
            LabelPosition::Left => "left",
            LabelPosition::Top => "top",
            LabelPosition::None => "none",
        },
        label_width: cell.label_width,
        width: cell.width,
        hint: &cell.hint,
        note: &cell.note,
        lines: cell.fields.iter().map(lines).max().unwrap_or(1),
        stretch: cell.stretch,
        fields: cell.fields.iter().map(|field| self::field(field.id.clone(), field, cell)).collect(),
    }
}

/// Written lines that a field asks for.
fn lines(field: &Field) -> u32 {
    match field.kind {
        FieldKind::Text { lines, .. } => lines.max(1),
        _ => 1,
    }
}

fn field<'a>(name: String, field: &'a Field, cell: &'a Cell) -> SheetField<'a> {
    SheetField {
        label: &field.label,
        hint: if field.hint == cell.hint { "" } else { &field.hint },
        prefix: &field.prefix,
        suffix: &field.suffix,
        answer: answer(&name, field, cell),
        name,
    }
}

fn answer<'a>(name: &str, field: &'a Field, cell: &'a Cell) -> Answer<'a> {
    match &field.kind {
        FieldKind::Text { lines, size } => Answer::Text { lines: (*lines).max(1), size: *size },
        FieldKind::Integer { size } | FieldKind::Decimal { size } => Answer::Number { size: *size },
        FieldKind::Date { era, parts } => Answer::Units { before: era_word(*era), parts: date_units(*parts) },
        FieldKind::Time => Answer::Units {
            before: "",
            parts: vec![unit(Part::Hour, PRINT.hour, 3), unit(Part::Minute, PRINT.minute, 3)],
        },
        FieldKind::SelectOne { choices, columns } | FieldKind::SelectMultiple { choices, columns } => {
            let groups = choices.iter().filter(|group| !group.options.is_empty());
            Answer::Choices { layout: layout(choices, *columns), groups: groups.map(|g| group(name, g)).collect() }
        }
        FieldKind::Acknowledge => {
            // Its words stand beside the box, unless the cell has printed them.
            let printed = cell.label_position != LabelPosition::None && field.label == cell.label;
            let label = if printed { "" } else { field.label.as_str() };
            let yes = Opt { name: name.to_owned(), label, write_in: false, children: Vec::new() };
            Answer::Choices { layout: Layout::Line, groups: vec![Group { label: "", columns: 0, options: vec![yes] }] }
        }
        FieldKind::Repeat { columns, rows } => {
            let row = |number: u32| columns.iter().map(|cell| cell_of_table(name, number, cell)).collect();
            Answer::Repeat {
                columns: columns.iter().map(column).collect(),
                rows: (1..=(*rows).max(1)).map(row).collect(),
            }
        }
        FieldKind::Note => Answer::Words,
    }
}

fn layout(groups: &[ChoiceGroup], columns: Option<u32>) -> Layout {
    match groups {
        // What presupposes another choice is set in below it, which a line cannot show.
        [only] if only.options.iter().any(|option| only.parent(option).is_some()) => Layout::Groups,
        [only] if only.label.is_empty() && only.columns.is_none() && columns.is_none() => Layout::Line,
        [_] => Layout::Groups,
        _ if columns.is_some_and(|n| n > 1) => Layout::Halves,
        _ => Layout::Groups,
    }
}

fn group<'a>(name: &str, group: &'a ChoiceGroup) -> Group<'a> {
    let options = group.options.iter().filter(|option| group.parent(option).is_none());
    Group {
        label: &group.label,
        columns: group.columns.unwrap_or(0),
        options: options.map(|option| opt(name, option, group)).collect(),
    }
}

fn opt<'a>(name: &str, option: &'a Choice, group: &'a ChoiceGroup) -> Opt<'a> {
    let children =
        group.options.iter().filter(|child| group.parent(child).is_some_and(|found| std::ptr::eq(found, option)));
    Opt {
        name: format!("{name}__{}", ascii(&option.value)),
        label: &option.label,
        write_in: option.write_in,
        children: children.map(|child| opt(name, child, group)).collect(),
    }
}

/// The answers of one cell of a table; rows count from 1.
fn cell_of_table<'a>(table: &str, row: u32, cell: &'a Cell) -> Vec<SheetField<'a>> {
    cell.fields.iter().map(|field| self::field(format!("{table}__{row}__{}", field.id), field, cell)).collect()
}

fn column(cell: &Cell) -> Column<'_> {
    Column {
        label: &cell.label,
        hint: &cell.hint,
        width: cell.width,
        lines: cell.fields.iter().map(lines).max().unwrap_or(1),
    }
}

fn era_word(era: Era) -> &'static str {
    match era {
        Era::Western => PRINT.western,
        Era::Wareki => PRINT.era,
        Era::Blank => "",
    }
}

fn date_units(parts: DateParts) -> Vec<Unit> {
    // A year is written with four digits, a month and a day with two.
    let (year, month, day) =
        (unit(Part::Year, PRINT.year, 5), unit(Part::Month, PRINT.month, 3), unit(Part::Day, PRINT.day, 3));
    match parts {
        DateParts::YearMonthDay => vec![year, month, day],
        DateParts::YearMonth => vec![year, month],
        DateParts::Year => vec![year],
        DateParts::MonthDay => vec![month, day],
    }
}

fn unit(part: Part, word: &'static str, share: u32) -> Unit {
    Unit { part: part.name(), word, share }
}
