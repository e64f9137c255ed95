//! A body of text as the tree that templates walk.
//!
//! One node for each kind of the model and no `_` in any match: a new kind in
//! the model stops here first, and then in the template, which refuses nodes
//! that it does not know.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::figures::{self, Drawn};
use super::notes;
use crate::handbook::body::{self, Body, Inline, SectionKind, Target, plain_text};
use crate::handbook::notes::{Note, NoteUse};
use crate::handbook::table::{self, CellKind};
use crate::handbook::{Handbook, Mark, PageRef};
use crate::words::PRINT;

/// A piece of text on lines of its own.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Block<'a> {
    Section {
        id: &'a str,
        /// The printed number; empty if there is none.
        mark: &'a str,
        /// 附則.
        suppl: bool,
        heading: Vec<Run<'a>>,
        blocks: Vec<Block<'a>>,
    },
    Paragraph {
        id: &'a str,
        remark: bool,
        /// Words that name what follows, as 「(1)　面談」: never left alone at the foot of a page.
        leads: bool,
        runs: Vec<Run<'a>>,
    },
    Items {
        items: Vec<Item<'a>>,
    },
    Bullets {
        bullets: Vec<Bullet<'a>>,
    },
    Table {
        id: &'a str,
        /// Above the table; may be empty.
        caption: &'a str,
        columns: usize,
        /// How many of `rows` are repeated on every page.
        head: usize,
        rows: Vec<Vec<Cell<'a>>>,
    },
    Figure {
        /// 「図1　支援の流れ」.
        caption: String,
        /// What the picture shows, for those who hear it.
        description: String,
        svg: &'a str,
        width_pt: f64,
        height_pt: f64,
        turned: bool,
        /// 「※1　……」 and 「出典：……」, printed under the figure.
        notes: Vec<String>,
    },
    Admonition {
        word: &'static str,
        /// Printed with a heavy frame.
        heavy: bool,
        blocks: Vec<Block<'a>>,
    },
    Framed {
        /// 「【方向性】」; empty for a plain box.
        label: String,
        blocks: Vec<Block<'a>>,
    },
    /// Notes behind a section; those of the page's foot are runs.
    Notes {
        notes: Vec<Item<'a>>,
    },
}

#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Item<'a> {
    id: Cow<'a, str>,
    mark: &'a str,
    blocks: Vec<Block<'a>>,
}

#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Bullet<'a> {
    sign: char,
    blocks: Vec<Block<'a>>,
}

/// A cell holds runs, or blocks where one line does not do.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Cell<'a> {
    /// Names the row beside it.
    side: bool,
    column: usize,
    cols: usize,
    rows: usize,
    runs: Vec<Run<'a>>,
    blocks: Vec<Block<'a>>,
}

/// A run inside a line.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Run<'a> {
    Text {
        text: &'a str,
    },
    Strong {
        runs: Vec<Run<'a>>,
    },
    Underline {
        runs: Vec<Run<'a>>,
    },
    Ruby {
        base: &'a str,
        reading: &'a str,
    },
    /// A link to a section or item of this document.
    Inside {
        id: &'a str,
        runs: Vec<Run<'a>>,
    },
    /// A link to an address outside.
    Outside {
        url: &'a str,
        runs: Vec<Run<'a>>,
    },
    /// Words that are a link on the site only.
    Plain {
        runs: Vec<Run<'a>>,
    },
    LineBreak,
    /// A note's mark where its words stand behind the section.
    Note {
        id: String,
        mark: &'a str,
    },
    /// A note at the foot of the page, at its first use.
    Foot {
        id: String,
        mark: &'a str,
        runs: Vec<Run<'a>>,
        blocks: Vec<Block<'a>>,
    },
    /// The same note used again.
    FootAgain {
        id: String,
        mark: &'a str,
    },
}

/// The blocks of the text of `page`.
pub(super) fn blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    body: &'a Body,
    figures: &'a BTreeMap<usize, Drawn>,
) -> Vec<Block<'a>> {
    let mut anchors = BTreeSet::new();
    gather(&body.blocks, &mut anchors);
    let notes = notes::of_foot(&body.blocks);
    Walk { handbook, page, anchors, figures, notes }.blocks(&body.blocks)
}

/// The ids that links within the document can lead to.
fn gather<'a>(blocks: &'a [body::Block], anchors: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            body::Block::Section(section) => {
                anchors.insert(&section.id);
                gather(&section.blocks, anchors);
            }
            body::Block::Paragraph(paragraph) => anchors.extend(paragraph.id.as_deref()),
            body::Block::Items(items) => {
                for item in items {
                    anchors.insert(&item.id);
                    gather(&item.blocks, anchors);
                }
            }
            body::Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, anchors)),
            body::Block::Admonition(admonition) => gather(&admonition.blocks, anchors),
            body::Block::Flow(_) => {}
            body::Block::Table(table) => {
                anchors.extend(table.id.as_deref());
                table.cells().for_each(|cell| gather(&cell.blocks, anchors));
            }
            body::Block::Framed(framed) => gather(&framed.blocks, anchors),
            body::Block::Notes(notes) => notes.iter().for_each(|note| gather(&note.blocks, anchors)),
        }
    }
}

struct Walk<'a> {
    handbook: &'a Handbook,
    page: PageRef,
    anchors: BTreeSet<&'a str>,
    figures: &'a BTreeMap<usize, Drawn>,
    /// Notes of the page's foot by their order.
    notes: BTreeMap<usize, &'a Note>,
}

impl<'a> Walk<'a> {
    fn blocks(&self, blocks: &'a [body::Block]) -> Vec<Block<'a>> {
        let last = blocks.len().saturating_sub(1);
        let blocks = blocks.iter().enumerate().filter(|(_, block)| !notes::at_foot(block));
        blocks.map(|(n, block)| self.block(block, n < last)).collect()
    }

    fn block(&self, block: &'a body::Block, followed: bool) -> Block<'a> {
        match block {
            body::Block::Section(section) => self.section(section),
            body::Block::Paragraph(paragraph) => Block::Paragraph {
                id: paragraph.id.as_deref().unwrap_or_default(),
                remark: paragraph.remark,
                leads: followed && leads(&paragraph.content),
                runs: self.runs(&paragraph.content),
            },
            body::Block::Items(items) => Block::Items {
                items: items
                    .iter()
                    .map(|item| Item {
                        id: Cow::Borrowed(&item.id),
                        mark: own(item.mark.as_ref()),
                        blocks: self.blocks(&item.blocks),
                    })
                    .collect(),
            },
            body::Block::Bullets(bullets) => Block::Bullets {
                bullets: bullets
                    .iter()
                    .map(|bullet| Bullet { sign: bullet.sign, blocks: self.blocks(&bullet.blocks) })
                    .collect(),
            },
            body::Block::Table(table) => Block::Table {
                id: table.id.as_deref().unwrap_or_default(),
                caption: &table.caption,
                columns: table.columns,
                head: table.head,
                rows: table.rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect(),
            },
            body::Block::Flow(figure) => self.figure(figure),
            body::Block::Admonition(admonition) => {
                let (word, heavy) = PRINT.admonition(admonition.kind);
                Block::Admonition { word, heavy, blocks: self.blocks(&admonition.blocks) }
            }
            body::Block::Framed(framed) => Block::Framed {
                label: framed.label.as_deref().map(|label| PRINT.labelled(label)).unwrap_or_default(),
                blocks: self.blocks(&framed.blocks),
            },
            body::Block::Notes(notes) => Block::Notes {
                notes: notes
                    .iter()
                    .map(|note| Item {
                        id: Cow::Owned(note.head.id()),
                        mark: &note.head.mark,
                        blocks: self.blocks(&note.blocks),
                    })
                    .collect(),
            },
        }
    }

    fn cell(&self, cell: &'a table::Cell) -> Cell<'a> {
        let line = cell.line();
        Cell {
            side: match cell.kind {
                CellKind::Side => true,
                CellKind::Head | CellKind::Body => false,
            },
            column: cell.column,
            cols: cell.cols,
            rows: cell.rows,
            runs: line.map(|line| self.runs(line)).unwrap_or_default(),
            blocks: if line.is_some() { Vec::new() } else { self.blocks(&cell.blocks) },
        }
    }

    fn section(&self, section: &'a body::Section) -> Block<'a> {
        let suppl = match section.kind {
            SectionKind::Ordinary => false,
            SectionKind::SupplProvision => true,
        };
        let mut heading = self.runs(&section.heading);
        if suppl && plain_text(&section.heading) == PRINT.suppl_provision {
            heading = vec![Run::Text { text: PRINT.suppl_provision_wide }];
        }
        let mark = own(section.mark.as_ref());
        Block::Section { id: &section.id, mark, suppl, heading, blocks: self.blocks(&section.blocks) }
    }

    fn figure(&self, figure: &'a body::FlowFigure) -> Block<'a> {
        let flow = self.handbook.flows.get(figure.flow);
        let (title, description) = flow.map_or(("", ""), |flow| (&flow.title, &flow.description));
        let drawn = self.figures.get(&figure.flow);
        Block::Figure {
            caption: joined([&figure.mark, title]),
            description: joined([title, description]),
            svg: drawn.map_or("", |drawn| &drawn.svg),
            width_pt: drawn.map_or(0.0, |drawn| drawn.width_pt),
            height_pt: drawn.map_or(0.0, |drawn| drawn.height_pt),
            turned: drawn.is_some_and(|drawn| drawn.turned),
            notes: flow.map(|flow| figures::notes(&flow.figure)).unwrap_or_default(),
        }
    }

    fn runs(&self, runs: &'a [Inline]) -> Vec<Run<'a>> {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&self, run: &'a Inline) -> Run<'a> {
        match run {
            Inline::Text(text) => Run::Text { text },
            Inline::Strong(inner) => Run::Strong { runs: self.runs(inner) },
            Inline::Underline(inner) => Run::Underline { runs: self.runs(inner) },
            Inline::Ruby { base, reading } => Run::Ruby { base, reading },
            Inline::Link { target, content } => self.link(target, self.runs(content)),
            Inline::LineBreak => Run::LineBreak,
            Inline::Note(note) => self.note(note),
        }
    }

    fn note(&self, note: &'a NoteUse) -> Run<'a> {
        let (id, mark) = (note.note_id(), note.mark.as_str());
        match self.notes.get(&note.nth) {
            None => Run::Note { id, mark },
            Some(_) if note.time > 1 => Run::FootAgain { id, mark },
            Some(Note { blocks, .. }) => {
                // The first paragraph stands in the line of the mark.
                let (runs, rest) = match blocks.split_first() {
                    Some((body::Block::Paragraph(first), rest)) => (self.runs(&first.content), rest),
                    Some(_) | None => (Vec::new(), blocks.as_slice()),
                };
                Run::Foot { id, mark, runs, blocks: self.blocks(rest) }
            }
        }
    }

    fn link(&self, target: &'a Target, runs: Vec<Run<'a>>) -> Run<'a> {
        match target {
            Target::Outside(url) => Run::Outside { url, runs },
            Target::Inside(place) => match place.anchor.as_deref() {
                Some(id) if place.page == self.page && self.anchors.contains(id) => Run::Inside { id, runs },
                Some(_) | None => Run::Plain { runs },
            },
        }
    }
}

fn joined(parts: [&str; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(PRINT.space)
}

fn own(mark: Option<&Mark>) -> &str {
    mark.map_or("", |mark| &mark.own)
}

/// Whether a paragraph is a heading in all but name: short, and not a sentence.
fn leads(content: &[Inline]) -> bool {
    let words = plain_text(content);
    words.chars().count() <= 40 && !words.ends_with(PRINT.full_stop)
}
