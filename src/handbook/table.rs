//! Ruled tables, with merged cells and with blocks inside cells.
//!
//! Rows hold only the cells that begin in them; every cell knows its column, so
//! that outputs need not work out again what spans from above leave free.

use super::body::{Block, Inline, Paragraph, Resolved, Stage};

/// A table. Its cells fill every row exactly.
#[derive(Debug, Clone)]
pub struct Table<S: Stage = Resolved> {
    pub id: S::Anchor,
    /// 「表1　受けた日」 with its number where tables are counted; empty without caption.
    pub caption: String,
    pub columns: usize,
    pub rows: Vec<Vec<Cell<S>>>,
    /// How many rows from the top are head rows, repeated on every printed page.
    pub head: usize,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell<S: Stage = Resolved> {
    pub kind: CellKind,
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns and rows it covers.
    pub cols: usize,
    pub rows: usize,
    pub blocks: Vec<Block<S>>,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// The name of the columns below it.
    Head,
    /// The name of the rows beside it.
    Side,
    Body,
}

impl<S: Stage> Table<S> {
    /// All cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell<S>> {
        self.rows.iter().flatten()
    }
}

impl Cell {
    /// The runs of a cell that holds one plain paragraph or nothing.
    #[must_use]
    pub fn line(&self) -> Option<&[Inline]> {
        match self.blocks.as_slice() {
            [] => Some(&[]),
            [Block::Paragraph(only)] if !only.remark && only.id.is_none() => Some(&only.content),
            _ => None,
        }
    }
}

/// A place in a row: a cell that begins there, or what a cell above still covers.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'a> {
    pub cols: usize,
    pub cell: Option<&'a Cell>,
}

impl Table {
    /// A table of one head row and rows of single cells that hold one line each.
    #[must_use]
    pub fn of_lines(head: Vec<Vec<Inline>>, rows: impl Iterator<Item = Vec<Vec<Inline>>>) -> Self {
        let columns = head.len();
        let row = |kind: CellKind, cells: Vec<Vec<Inline>>| {
            let cell = |(column, content): (usize, Vec<Inline>)| Cell {
                kind,
                column,
                cols: 1,
                rows: 1,
                blocks: vec![Block::Paragraph(Paragraph { id: None, remark: false, content })],
            };
            cells.into_iter().enumerate().map(cell).collect()
        };
        let head_row = std::iter::once(row(CellKind::Head, head));
        let rows = head_row.chain(rows.map(|cells| row(CellKind::Body, cells))).collect();
        Self { id: None, caption: String::new(), columns, rows, head: 1 }
    }

    /// Every row from its first to its last column, for outputs that cannot
    /// merge cells themselves.
    #[must_use]
    pub fn slots(&self) -> Vec<Vec<Slot<'_>>> {
        let mut all = Vec::new();
        for row in &self.rows {
            let mut slots = Vec::new();
            let mut cells = row.iter().peekable();
            let mut column = 0;
            while column < self.columns {
                match cells.next_if(|cell| cell.column <= column) {
                    Some(cell) => {
                        let cols = cell.cols.clamp(1, self.columns - column);
                        slots.push(Slot { cols, cell: Some(cell) });
                        column += cols;
                    }
                    None => {
                        slots.push(Slot { cols: 1, cell: None });
                        column += 1;
                    }
                }
            }
            all.push(slots);
        }
        all
    }
}
