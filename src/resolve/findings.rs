//! The table of findings in the authors' manual, made from the program's own
//! table, so that it cannot go stale.
//!
//! It is made after the words of a text were gathered for checking: the citations
//! and definitions that findings quote are examples.

use crate::finding::Code;
use crate::guideline::Typed;
use crate::handbook::body::{Block, Inline, Paragraph};
use crate::handbook::table::{Cell, CellKind, Table};
use crate::words::model;

/// What a fence of the author's shows.
pub(super) fn shown(typed: &Typed) -> Block {
    match typed {
        Typed::Lines(listing) => Block::Listing(listing.clone()),
        Typed::Findings(family) => Block::Table(table(family)),
    }
}

fn table(family: &[&Code]) -> Table {
    let said = |text: &str| vec![Inline::Text(text.to_owned())];
    let [what, why, how] = model::FINDING_HEADS;
    let head = row(CellKind::Head, [vec![said(what)], vec![said(why)], vec![said(how)]]);
    let body = family.iter().map(|one| {
        let name = vec![said(one.title), vec![Inline::Code(one.slug.to_owned())], said(model::severity(one.severity))];
        row(CellKind::Body, [name, vec![said(one.cause)], vec![said(one.cure)]])
    });
    Table { id: None, caption: String::new(), columns: 3, rows: std::iter::once(head).chain(body).collect(), head: 1 }
}

/// A row; each cell has its paragraphs.
fn row(kind: CellKind, cells: [Vec<Vec<Inline>>; 3]) -> Vec<Cell> {
    let paragraph = |content| Block::Paragraph(Paragraph { id: None, remark: false, content });
    let cell = |(column, lines): (usize, Vec<Vec<Inline>>)| Cell {
        kind,
        column,
        cols: 1,
        rows: 1,
        blocks: lines.into_iter().map(paragraph).collect(),
    };
    cells.into_iter().enumerate().map(cell).collect()
}
