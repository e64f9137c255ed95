//! Ruled tables, with merged cells and with blocks inside cells.
//!
//! Rows hold only the cells that begin in them; every cell knows its column, so
//! that outputs need not work out again what spans from above leave free.

use super::body::{Block, Resolved, Stage};

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
    pub fn line(&self) -> Option<&[super::body::Inline]> {
        match self.blocks.as_slice() {
            [] => Some(&[]),
            [Block::Paragraph(only)] if !only.remark && only.id.is_none() => Some(&only.content),
            _ => None,
        }
    }
}
