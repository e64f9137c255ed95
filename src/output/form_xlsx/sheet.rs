//! The form as a plan of cells: what stands where, framed how, in rows of
//! which height. It is written by `write`.

use super::answers::{self, Blanks};
use super::area::{Area, COLUMNS, Item, TWELFTH, What, lines_of};
use super::tables::{Table, table_of};
use crate::handbook::blanks::Blank;
use crate::handbook::{Cell, Field, FieldKind, Form, LabelPosition, Orientation, Row};
use crate::output::print::sheet::{head, noted};

/// Heights in points: of a line, of a row of one line, of a writing line, of the title.
const LINE: f64 = 15.5;
const ROW: f64 = 26.0;
const WRITING: f64 = 18.0;
const TITLE: f64 = 28.0;
/// Height of the paper between its margins.
const PORTRAIT: f64 = 750.0;
const LANDSCAPE: f64 = 500.0;
/// Rows of one page are not spread wider than this.
const MOST: f64 = 90.0;

/// The whole sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) cells: Vec<Placed>,
    /// Height of each row in points.
    pub(super) heights: Vec<f64>,
    /// Weight with which each row takes height that is left over.
    weights: Vec<f64>,
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
    Nothing,
}

/// Sides on which a rule is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: bool,
    pub(super) right: bool,
    pub(super) top: bool,
    pub(super) bottom: bool,
}

impl Frame {
    const ALL: Self = Self { left: true, right: true, top: true, bottom: true };
}

impl Sheet {
    /// Plans a form.
    pub(super) fn of(form: &Form, blanks: &[Blank<'_>]) -> Self {
        let blanks = Blanks { all: blanks };
        let mut sheet = Self::default();
        sheet.line(Printed::Head(head(form)), LINE);
        sheet.line(Printed::Title(form.title.clone()), TITLE);
        if !form.subtitle.is_empty() {
            sheet.line(Printed::Subtitle(form.subtitle.clone()), LINE);
        }
        for note in noted(&form.notes) {
            let lines = lines_of(&note, COLUMNS);
            sheet.line(Printed::Note(note), LINE * f64::from(lines));
        }
        sheet.corner(&form.corner, &blanks);
        for section in &form.sections {
            if !section.title.is_empty() {
                let words = [format!("{}{}", section.mark, section.title)];
                let words = words.into_iter().chain(noted(&section.notes)).collect::<Vec<_>>().join("　");
                let lines = lines_of(&words, COLUMNS);
                sheet.bar(words, LINE * f64::from(lines) + 4.0);
            }
            sheet.fields(&section.title_fields, &blanks);
            for row in &section.rows {
                sheet.row(row, &blanks);
            }
        }
        sheet.fill_page(form);
        sheet
    }

    fn next(&self) -> u32 {
        u32::try_from(self.heights.len()).unwrap_or(u32::MAX)
    }

    fn add_rows(&mut self, lines: u32, height: f64, weight: f64) {
        for _ in 0..lines {
            self.heights.push(height);
            self.weights.push(weight);
        }
    }

    /// Words over the whole width, unframed.
    fn line(&mut self, what: Printed, height: f64) {
        let y = self.next();
        self.cells.push(Placed { x: 0, y, width: COLUMNS, lines: 1, what, frame: Frame::default() });
        self.add_rows(1, height, 0.0);
    }

    fn bar(&mut self, words: String, height: f64) {
        let y = self.next();
        let what = Printed::Bar(words);
        self.cells.push(Placed { x: 0, y, width: COLUMNS, lines: 1, what, frame: Frame::ALL });
        self.add_rows(1, height, 0.0);
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
            let height = match (lines, writing) {
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
                self.table(cell, &table, blanks);
            }
        }
    }

    /// Draws the label and the answers of a cell, and returns their width.
    fn block(&mut self, block: Block, x: u32, y: u32, lines: u32) -> u32 {
        let width = block.label_width + block.answers.width;
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

    fn region_label(&mut self, label: String, x: u32, y: u32, width: u32, lines: u32) {
        self.cells.push(Placed { x, y, width, lines, what: Printed::Label(label), frame: Frame::ALL });
    }

    /// A framed area. Cells of its edge in which nothing stands are drawn for the frame.
    fn region(&mut self, area: Area, x: u32, y: u32) {
        let Area { width, lines, items } = area;
        let mut taken = vec![false; (width * lines) as usize];
        let frame = |at_x: u32, at_y: u32, w: u32, h: u32| Frame {
            left: at_x == 0,
            right: at_x + w >= width,
            top: at_y == 0,
            bottom: at_y + h >= lines,
        };
        for Item { x: at_x, y: at_y, width: w, lines: h, what } in items {
            let (w, h) = (w.min(width.saturating_sub(at_x)), h.min(lines.saturating_sub(at_y)));
            for row in at_y..at_y + h {
                for column in at_x..at_x + w {
                    if let Some(cell) = taken.get_mut((row * width + column) as usize) {
                        *cell = true;
                    }
                }
            }
            let frame = if matches!(what, What::Group(_)) { Frame::ALL } else { frame(at_x, at_y, w, h) };
            let what = Printed::Inside(what);
            self.cells.push(Placed { x: x + at_x, y: y + at_y, width: w, lines: h, what, frame });
        }
        for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            let index = u32::try_from(index).unwrap_or(0);
            let (at_x, at_y) = (index % width, index / width);
            let frame = frame(at_x, at_y, 1, 1);
            if frame != Frame::default() {
                let what = Printed::Nothing;
                self.cells.push(Placed { x: x + at_x, y: y + at_y, width: 1, lines: 1, what, frame });
            }
        }
    }

    /// A table: heads, then its blank rows.
    fn table(&mut self, cell: &Cell, table: &Table<'_>, blanks: &Blanks<'_>) {
        let Table { columns, rows, items, .. } = *table;
        // A table beside other cells has its label above, since it is drawn below them.
        if cell.width < 12 && !cell.label.is_empty() {
            self.bar(cell.label.clone(), LINE + 4.0);
        }
        let (names, widths) = table.widths();
        let label = |column: &Cell| with_hint(&column.label, &column.hint);
        let heads = columns.iter().zip(&widths).map(|(column, &width)| lines_of(&label(column), width.max(1)));
        let head_lines = heads.max().unwrap_or(1);
        let y = self.next();
        let mut x = names;
        if names > 0 {
            self.region_label(cell.label.clone(), 0, y, names, 1);
        }
        for (column, &width) in columns.iter().zip(&widths) {
            self.region_label(label(column), x, y, width, 1);
            x += width;
        }
        self.add_rows(1, LINE * f64::from(head_lines) + 4.0, 0.0);
        let writing = columns.iter().flat_map(|column| &column.fields).map(lines_asked).max().unwrap_or(1);
        for number in 1..=rows {
            let areas: Vec<Area> = columns
                .iter()
                .zip(&widths)
                .map(|(column, &width)| answers::of_cell(column, Some(number), width, blanks))
                .collect();
            // Lines of writing in a table need no rows of their own.
            let lines =
                areas.iter().map(|area| if writing_only(area) { 1 } else { area.lines }).max().unwrap_or(1).max(1);
            let y = self.next();
            let mut x = names;
            if let Some(item) = items.get(number as usize - 1) {
                self.region_label(item.label.clone(), 0, y, names, lines);
            }
            for area in areas {
                let width = area.width;
                self.region(if writing_only(&area) { one_line(area, lines) } else { area.stretched(lines) }, x, y);
                x += width;
            }
            let height = if lines == 1 { ROW.max(LINE * f64::from(writing) + 4.0) } else { LINE + 2.0 };
            let stretch = 1.0 + 1000.0 * f64::from(cell.stretch);
            self.add_rows(lines, height, if lines == 1 { stretch * f64::from(writing) } else { 0.0 });
        }
        self.totals(table, blanks);
    }

    /// Sums of columns below a table.
    fn totals(&mut self, table: &Table<'_>, blanks: &Blanks<'_>) {
        for column in table.field.row_fields().into_iter().filter(|column| column.total) {
            let name = format!("{}__total__{}", table.field.id, column.id);
            let label = if table.total_label.is_empty() { crate::words::blank::TOTAL } else { table.total_label };
            let words = format!("{label}（{}）", column.label);
            self.labelled(words, |width| answers::of_name(&name, width, blanks));
        }
    }

    /// Questions in the bar of a section, each in a row of its own.
    fn fields(&mut self, fields: &[Field], blanks: &Blanks<'_>) {
        for field in fields {
            self.labelled(field.label.clone(), |width| answers::alone(field, width, blanks));
        }
    }

    /// What stands beside the title on paper.
    fn corner(&mut self, cells: &[Cell], blanks: &Blanks<'_>) {
        for cell in cells {
            self.labelled(cell.label.clone(), |width| answers::of_cell(cell, None, width, blanks));
        }
    }

    /// A label and its answers over the whole width.
    fn labelled(&mut self, label: String, answers: impl FnOnce(u32) -> Area) {
        let left = 3 * TWELFTH;
        let area = answers(COLUMNS - left);
        let lines = area.lines.max(1);
        let y = self.next();
        self.region_label(label, 0, y, left, lines);
        self.region(area.stretched(lines), left, y);
        self.add_rows(lines, if lines == 1 { ROW } else { LINE }, 0.0);
    }

    /// Shares out what is left of the page.
    fn fill_page(&mut self, form: &Form) {
        let page = match form.page.orientation {
            Orientation::Portrait => PORTRAIT,
            Orientation::Landscape => LANDSCAPE,
        };
        let spare = page - self.heights.iter().sum::<f64>();
        let weights: f64 = self.weights.iter().sum();
        if form.page.fit > 1 || spare <= 0.0 || weights <= 0.0 {
            return;
        }
        for (height, weight) in self.heights.iter_mut().zip(&self.weights) {
            *height = (*height + spare * weight / weights).min(MOST.max(*height));
        }
    }
}

/// A cell before it is placed.
struct Block {
    label: String,
    /// 0 without a label at the left.
    label_width: u32,
    label_lines: u32,
    on_top: bool,
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
    Block { label, label_width: left, label_lines, on_top, answers: answers::of_cell(cell, None, whole - left, blanks) }
}

fn with_hint(label: &str, hint: &str) -> String {
    if hint.is_empty() { label.to_owned() } else { format!("{label}\n{hint}") }
}

fn is_writing(field: &Field) -> bool {
    lines_asked(field) > 1
}

fn lines_asked(field: &Field) -> u32 {
    if let FieldKind::Text { lines, .. } = field.kind { lines.max(1) } else { 1 }
}

fn writing_only(area: &Area) -> bool {
    matches!(area.items.as_slice(), [Item { what: What::Answer { .. }, .. }])
}

fn one_line(mut area: Area, lines: u32) -> Area {
    area.lines = lines;
    area.items.iter_mut().for_each(|item| item.lines = lines);
    area
}
