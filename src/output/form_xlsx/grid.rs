//! Tables on the sheet: repeats, also turned on their side, and matrices.

use super::answers::{self, Blanks};
use super::area::{Area, COLUMNS, Item, TWELFTH, What, columns_of, lines_of};
use super::sheet::{LINE, ROW, Sheet, lines_asked, with_hint};
use super::tables::Table;
use crate::handbook::{Cell, Item as Named};

/// Columns of the names of rows in a table that is turned on its side.
const NAMES: u32 = 2 * TWELFTH;

/// What stands in one cell of a table.
enum Put {
    Label(u32, String),
    Answers(Area),
}

impl Put {
    fn width(&self) -> u32 {
        match self {
            Self::Label(width, _) => *width,
            Self::Answers(area) => area.width,
        }
    }
}

impl Sheet {
    /// A table: heads, then its blank rows, then its sums.
    pub(super) fn table(&mut self, cell: &Cell, table: &Table<'_>, blanks: &Blanks<'_>) {
        // A table beside other cells has its label above, since it is drawn below them.
        if cell.width < 12 && !cell.label.is_empty() {
            self.bar(cell.label.clone(), LINE + 4.0);
        }
        let (heads, rows) = match (table.turned, table.choices.is_empty()) {
            (true, _) => turned(table, blanks),
            (false, true) => repeat(cell, table, blanks),
            (false, false) => matrix(cell, table, blanks),
        };
        if heads.iter().any(|(_, label)| !label.is_empty()) {
            let lines = heads.iter().map(|(width, label)| lines_of(label, (*width).max(1))).max().unwrap_or(1);
            let y = self.next();
            let mut x = 0;
            for (width, label) in heads {
                self.region_label(label, x, y, width, 1);
                x += width;
            }
            self.add_rows(1, LINE * f64::from(lines) + 4.0, 0.0);
            self.glue();
        }
        let writing = table.columns.iter().flat_map(|column| &column.fields).map(lines_asked).max().unwrap_or(1);
        let stretch = 1.0 + 1000.0 * f64::from(cell.stretch);
        for row in rows {
            self.table_row(row, writing, stretch);
        }
        self.sums(table, blanks);
    }

    fn table_row(&mut self, row: Vec<Put>, writing: u32, stretch: f64) {
        // Lines of writing in a table need no rows of their own.
        let needed = |put: &Put| match put {
            Put::Label(width, label) => lines_of(label, (*width).max(1)).div_ceil(2),
            Put::Answers(area) if writing_only(area) => 1,
            Put::Answers(area) => area.lines,
        };
        let lines = row.iter().map(needed).max().unwrap_or(1).max(1);
        let y = self.next();
        let mut x = 0;
        for put in row {
            let width = put.width();
            match put {
                Put::Label(width, label) => self.region_label(label, x, y, width, lines),
                Put::Answers(area) if writing_only(&area) => self.region(one_line(area, lines), x, y),
                Put::Answers(area) => self.region(area.stretched(lines), x, y),
            }
            x += width;
        }
        let height = if lines == 1 { ROW.max(LINE * f64::from(writing) + 4.0) } else { LINE + 2.0 };
        self.add_rows(lines, height, if lines == 1 { stretch * f64::from(writing) } else { 0.0 });
    }

    /// The row of sums, its label in the first cell that has none.
    fn sums(&mut self, table: &Table<'_>, blanks: &Blanks<'_>) {
        let Some(words) = table.field.total_label().filter(|_| !table.turned) else { return };
        let (names, widths) = table.widths();
        let mut label = Some(words.to_owned());
        let mut row = Vec::new();
        if names > 0 {
            row.push(Put::Label(names, label.take().unwrap_or_default()));
        }
        for (column, width) in table.columns.iter().zip(widths) {
            if column.fields.iter().any(|field| field.total) {
                let sums = column.fields.iter().filter(|field| field.total);
                let name = |id: &str| format!("{}__total__{id}", table.field.id);
                let areas = sums.map(|field| answers::of_name(&name(&field.id), width, blanks));
                row.push(Put::Answers(Area::below(width, areas.collect::<Vec<_>>())));
            } else {
                row.push(Put::Label(width, label.take().unwrap_or_default()));
            }
        }
        if label.is_some() {
            self.bar(words.to_owned(), LINE + 4.0);
        }
        self.table_row(row, 1, 0.0);
    }
}

type Heads = Vec<(u32, String)>;

fn head(column: &Cell) -> String {
    with_hint(&column.label, &column.hint)
}

fn repeat(cell: &Cell, table: &Table<'_>, blanks: &Blanks<'_>) -> (Heads, Vec<Vec<Put>>) {
    let (names, widths) = table.widths();
    let mut heads: Heads = table.columns.iter().zip(&widths).map(|(column, &width)| (width, head(column))).collect();
    if names > 0 {
        heads.insert(0, (names, cell.label.clone()));
    }
    let row = |number: u32| {
        let name = table.items.get(number as usize - 1).map(|item: &Named| Put::Label(names, item.label.clone()));
        let answers = table.columns.iter().zip(&widths);
        let answers = answers.map(|(column, &width)| Put::Answers(table.answers(number, column, width, blanks)));
        name.into_iter().chain(answers).collect()
    };
    (heads, (1..=table.rows).map(row).collect())
}

/// The rows of the table stand beside each other, as two persons on one sheet do.
fn turned(table: &Table<'_>, blanks: &Blanks<'_>) -> (Heads, Vec<Vec<Put>>) {
    let widths = shares(COLUMNS - NAMES, table.rows);
    let mut heads = Heads::new();
    if !table.items.is_empty() {
        heads.push((NAMES, String::new()));
        heads.extend(widths.iter().zip(table.items).map(|(&width, item)| (width, item.label.clone())));
    }
    let row = |column: &Cell| {
        let answers = (1..).zip(&widths);
        let answers = answers.map(|(number, &width)| Put::Answers(table.answers(number, column, width, blanks)));
        std::iter::once(Put::Label(NAMES, head(column))).chain(answers).collect()
    };
    (heads, table.columns.iter().map(row).collect())
}

fn matrix(cell: &Cell, table: &Table<'_>, blanks: &Blanks<'_>) -> (Heads, Vec<Vec<Put>>) {
    let (names, further) = table.matrix_widths();
    let options = || table.choices.iter().flat_map(|group| group.in_order());
    let count = u32::try_from(options().count()).unwrap_or(1);
    let widths = shares(COLUMNS - names - further.iter().sum::<u32>(), count);
    let mut heads = vec![(names, cell.label.clone())];
    heads.extend(options().zip(&widths).map(|(choice, &width)| (width, choice.label.clone())));
    heads.extend(table.columns.iter().zip(&further).map(|(column, &width)| (width, head(column))));
    let row = |(number, item): (u32, &Named)| {
        let own = blanks.of(table.field, Some(number));
        let ticks = options()
            .zip(&widths)
            .map(|(choice, &width)| Put::Answers(answers::one_tick(choice, table.field.marker(), width, &own)));
        let answers = table.columns.iter().zip(&further);
        let answers = answers.map(|(column, &width)| Put::Answers(table.answers(number, column, width, blanks)));
        std::iter::once(Put::Label(names, item.label.clone())).chain(ticks).chain(answers).collect()
    };
    (heads, (1..).zip(table.items).map(row).collect())
}

/// So many columns in equal parts; the first ones take what is left over.
fn shares(columns: u32, parts: u32) -> Vec<u32> {
    let parts = parts.max(1);
    (0..parts).map(|part| columns / parts + u32::from(part < columns % parts)).collect()
}

impl Table<'_> {
    /// The answers in one cell, or what is printed there already.
    fn answers(&self, row: u32, column: &Cell, width: u32, blanks: &Blanks<'_>) -> Area {
        if let Some(words) = self.printed(row, column) {
            return Area::words(width, words, What::Words);
        }
        let (before, after) = self.around(row, column);
        let side = |words: &str| if words.is_empty() { 0 } else { columns_of(words).min(width / 3) };
        let words = |words: &str| Area::words(side(words), words, What::Words);
        let room = width - side(before) - side(after);
        let parts = [before].into_iter().filter(|before| !before.is_empty()).map(words);
        let parts = parts.chain([answers::of_cell(column, Some(row), room, blanks)]);
        Area::beside(parts.chain([after].into_iter().filter(|after| !after.is_empty()).map(words)).collect::<Vec<_>>())
    }
}

fn writing_only(area: &Area) -> bool {
    matches!(area.items.as_slice(), [Item { what: What::Answer { .. }, .. }])
}

fn one_line(mut area: Area, lines: u32) -> Area {
    area.lines = lines;
    area.items.iter_mut().for_each(|item| item.lines = lines);
    area
}
