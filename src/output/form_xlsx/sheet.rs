//! The form as a plan of cells: what stands where, framed how, in rows of
//! which height. It is written by `write`.

use super::answers::{self, Blanks};
use super::area::{Area, COLUMNS, Frame, Item, TWELFTH, What, lines_of};
use super::regions::{Region, Rule};
use super::tables::table_of;
use crate::handbook::blanks::Blank;
use crate::handbook::{Cell, Field, FieldKind, Form, Handbook, LabelPosition, Row};
use crate::output::print::sheet::{filled_by, head, noted, remarks};
use crate::words::PRINT;

/// Heights in points: of a line, of a row of one line, of a writing line, of the title.
pub(super) const LINE: f64 = 15.5;
pub(super) const ROW: f64 = 26.0;
const WRITING: f64 = 18.0;
const TITLE: f64 = 28.0;

/// The whole sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) cells: Vec<Placed>,
    /// Height of each row in points.
    pub(super) heights: Vec<f64>,
    /// Weight with which each row takes height that is left over.
    pub(super) weights: Vec<f64>,
    /// Whether each row stays on the page of the row above it.
    pub(super) kept: Vec<bool>,
    /// What comes next stays with what is there.
    glued: bool,
    /// Parts in rules of their own.
    pub(super) regions: Vec<Region>,
    /// In percent, where the pages are not fitted.
    pub(super) scale: Option<u16>,
    /// Rows that begin a new page.
    pub(super) breaks: Vec<u32>,
    /// The row that is repeated at the top of later pages.
    pub(super) repeated: Option<u32>,
}

/// A cell or several merged ones.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) lines: u32,
    pub(super) what: Printed,
    pub(super) frame: Frame,
}

/// What is written into a cell, and how.
#[derive(Debug, Clone)]
pub(super) enum Printed {
    Head(String),
    Title(String),
    Subtitle(String),
    Note(String),
    /// The bar above a section.
    Bar(String),
    Label(String),
    Inside(What),
}

impl Sheet {
    /// Plans a form.
    pub(super) fn of(handbook: &Handbook, form: &Form, blanks: &[Blank<'_>]) -> Self {
        let blanks = Blanks { all: blanks };
        let mut sheet = Self::default();
        sheet.top(head(form), &form.corner, &blanks);
        sheet.line(Printed::Title(form.title.clone()), TITLE);
        if !form.subtitle.is_empty() {
            sheet.line(Printed::Subtitle(form.subtitle.clone()), LINE);
        }
        for note in noted(&form.notes) {
            let lines = lines_of(&note, COLUMNS);
            sheet.line(Printed::Note(note), LINE * f64::from(lines));
        }
        for section in &form.sections {
            let from = sheet.next();
            if section.page_break {
                sheet.breaks.push(sheet.next());
            }
            if !section.title.is_empty() {
                let words = [format!("{}{}", section.mark, section.title)];
                let words = words.into_iter().chain(filled_by(handbook, section));
                let words = words.chain(noted(&section.notes));
                let words = words.collect::<Vec<_>>().join(PRINT.space);
                let lines = lines_of(&words, COLUMNS);
                sheet.bar(words, LINE * f64::from(lines) + 4.0);
            }
            sheet.fields(&section.title_fields, &blanks);
            for row in &section.rows {
                sheet.row(row, &blanks);
            }
            let thick = section.state_report.then_some(Rule::Thick);
            for rule in thick.into_iter().chain(section.office_use.then_some(Rule::Double)) {
                sheet.mark_off(Region { x: 0, y: from, width: COLUMNS, lines: sheet.next() - from, rule });
            }
        }
        for remark in remarks(form) {
            let lines = lines_of(&remark, COLUMNS);
            sheet.line(Printed::Note(remark), LINE * f64::from(lines));
        }
        sheet.head_row(form);
        sheet.paginate(form);
        sheet
    }

    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.heights.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn add_rows(&mut self, lines: u32, height: f64, weight: f64) {
        for _ in 0..lines {
            self.heights.push(height);
            self.weights.push(weight);
            self.kept.push(self.glued);
            self.glued = true;
        }
        self.glued = false;
    }

    /// Words over the whole width, unframed.
    pub(super) fn line(&mut self, what: Printed, height: f64) {
        self.words(what, self.next(), COLUMNS);
        self.add_rows(1, height, 0.0);
    }

    /// Unframed words at the left of a row.
    pub(super) fn words(&mut self, what: Printed, y: u32, width: u32) {
        self.cells.push(Placed { x: 0, y, width, lines: 1, what, frame: Frame::default() });
    }

    pub(super) fn bar(&mut self, words: String, height: f64) {
        let y = self.next();
        let what = Printed::Bar(words);
        self.cells.push(Placed { x: 0, y, width: COLUMNS, lines: 1, what, frame: Frame::ALL });
        self.add_rows(1, height, 0.0);
        self.glue();
    }

    /// Keeps what comes next on the page of what is there.
    pub(super) fn glue(&mut self) {
        self.glued = true;
    }

    /// A row of cells; tables in it are drawn below the other cells.
    fn row(&mut self, row: &Row, blanks: &Blanks<'_>) {
        let cells: Vec<&Cell> = row.cells.iter().filter(|cell| table_of(cell).is_none()).collect();
        let widths: u32 = cells.iter().map(|cell| cell.width * TWELFTH).sum();
        let blocks: Vec<Block> = cells.iter().map(|cell| block(cell, blanks)).collect();
        let lines = blocks.iter().map(Block::lines).max().unwrap_or(0);
        if lines > 0 {
            let y = self.next();
            let mut x = 0;
            for block in blocks {
                x += self.block(block, x, y, lines);
            }
            if widths < COLUMNS {
                self.region(Area { width: COLUMNS - widths, lines, items: Vec::new() }, widths, y);
            }
            let writing = cells.iter().flat_map(|cell| &cell.fields).any(is_writing);
            let stretch = cells.iter().map(|cell| cell.stretch).max().unwrap_or(0);
            let grid = cells.iter().any(|cell| !cell.rows.is_empty());
            let height = match (lines, writing || grid) {
                (1, _) => ROW,
                (_, true) => WRITING,
                (_, false) => LINE,
            };
            // Those that ask for it take what is left over long before the others.
            let weight = if writing { 1.0 + 1000.0 * f64::from(stretch) } else { 0.05 };
            self.add_rows(lines, height, weight);
        }
        for cell in &row.cells {
            if let Some(table) = table_of(cell) {
                let y = self.next();
                self.table(cell, &table, blanks);
                if cell.state_report {
                    let lines = self.next() - y;
                    self.mark_off(Region { x: 0, y, width: COLUMNS, lines, rule: Rule::Thick });
                }
            }
        }
    }

    /// Draws the label and the answers of a cell, and returns their width.
    fn block(&mut self, block: Block, x: u32, y: u32, lines: u32) -> u32 {
        let width = block.label_width + block.answers.width;
        if block.state_report {
            self.mark_off(Region { x, y, width, lines, rule: Rule::Thick });
        }
        if block.on_top {
            self.region_label(block.label, x, y, block.answers.width, block.label_lines);
            let rest = lines - block.label_lines;
            self.region(block.answers.stretched(rest), x, y + block.label_lines);
        } else {
            if block.label_width > 0 {
                self.region_label(block.label, x, y, block.label_width, lines);
            }
            self.region(block.answers.stretched(lines), x + block.label_width, y);
        }
        width
    }

    pub(super) fn region_label(&mut self, label: String, x: u32, y: u32, width: u32, lines: u32) {
        self.cells.push(Placed { x, y, width, lines, what: Printed::Label(label), frame: Frame::ALL });
    }

    /// A framed area.
    pub(super) fn region(&mut self, area: Area, x: u32, y: u32) {
        for Item { x: at_x, y: at_y, width, lines, what, frame } in area.framed().items {
            self.cells.push(Placed { x: x + at_x, y: y + at_y, width, lines, what: Printed::Inside(what), frame });
        }
    }

    /// Questions in the bar of a section, each in a row of its own.
    fn fields(&mut self, fields: &[Field], blanks: &Blanks<'_>) {
        for field in fields {
            self.labelled(field.label.clone(), |width| answers::alone(field, width, blanks));
        }
    }

    /// A label and its answers over the whole width.
    pub(super) fn labelled(&mut self, label: String, answers: impl FnOnce(u32) -> Area) {
        let left = 3 * TWELFTH;
        let area = answers(COLUMNS - left);
        let lines = area.lines.max(1);
        let y = self.next();
        self.region_label(label, 0, y, left, lines);
        self.region(area.stretched(lines), left, y);
        self.add_rows(lines, if lines == 1 { ROW } else { LINE }, 0.0);
    }

    /// The row of the fields that stand at the top of later pages, if one row holds them.
    fn head_row(&mut self, form: &Form) {
        let row = |id: &String| {
            let is_it =
                |placed: &&Placed| matches!(&placed.what, Printed::Inside(What::Answer { column, .. }) if column == id);
            self.cells.iter().find(is_it).map(|placed| placed.y)
        };
        let rows: Option<Vec<u32>> = form.page.head.iter().map(row).collect();
        self.repeated = match rows.as_deref() {
            Some([first, others @ ..]) if others.iter().all(|other| other == first) => Some(*first),
            Some(_) | None => None,
        };
    }
}

/// A cell before it is placed.
struct Block {
    label: String,
    /// 0 without a label at the left.
    label_width: u32,
    label_lines: u32,
    on_top: bool,
    state_report: bool,
    answers: Area,
}

impl Block {
    fn lines(&self) -> u32 {
        if self.on_top {
            self.label_lines + self.answers.lines.max(1)
        } else {
            self.answers.lines.max(self.label_lines).max(1)
        }
    }
}

fn block(cell: &Cell, blanks: &Blanks<'_>) -> Block {
    let whole = cell.width * TWELFTH;
    let mut label = with_hint(&cell.label, &cell.hint);
    let left = if cell.label_position == LabelPosition::Left { (cell.label_width * TWELFTH).min(whole - 1) } else { 0 };
    let on_top = cell.label_position == LabelPosition::Top;
    if on_top && !cell.note.is_empty() {
        label = format!("{label}\n{}", cell.note);
    }
    let label_lines = match cell.label_position {
        LabelPosition::Left => lines_of(&label, left.max(1)),
        LabelPosition::Top => lines_of(&label, whole),
        LabelPosition::None => 0,
    };
    // A row of one line is high enough for two lines of a label.
    let label_lines = if on_top { label_lines } else { label_lines.div_ceil(2) };
    let answers = answers::of_cell(cell, None, whole - left, blanks);
    Block { label, label_width: left, label_lines, on_top, state_report: cell.state_report, answers }
}

pub(super) fn with_hint(label: &str, hint: &str) -> String {
    if hint.is_empty() { label.to_owned() } else { format!("{label}\n{hint}") }
}

fn is_writing(field: &Field) -> bool {
    lines_asked(field) > 1
}

pub(super) fn lines_asked(field: &Field) -> u32 {
    if matches!(field.kind, FieldKind::Text { .. }) { field.lines() } else { 1 }
}
