//! A body of text as the tree that templates walk.
//!
//! One node for each kind of the model and no `_` in any match: a new kind in
//! the model stops here first, and then in the template, which refuses nodes
//! that it does not know.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::figures::{self, Drawn};
use crate::handbook::body::{self, Body, Inline, SectionKind, Target, plain_text};
use crate::handbook::{Handbook, Mark, PageRef, Place};
use crate::words::PRINT;

/// A piece of text on lines of its own.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(in crate::output) enum Block<'a> {
    Section {
        id: &'a str,
        /// The printed number; empty if there is none.
        mark: &'a str,
        /// How it is set.
        shape: &'static str,
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
        head: Vec<Vec<Run<'a>>>,
        rows: Vec<Vec<Vec<Run<'a>>>>,
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
    /// 項; the mark of the first in an article is empty.
    Provisions {
        items: Vec<Item<'a>>,
    },
}

#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct Item<'a> {
    id: &'a str,
    mark: &'a str,
    blocks: Vec<Block<'a>>,
}

#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct Bullet<'a> {
    sign: char,
    blocks: Vec<Block<'a>>,
}

/// A run inside a line.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(in crate::output) enum Run<'a> {
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
    /// A cross reference in a book: the number of its page stands behind it.
    Page {
        label: String,
        runs: Vec<Run<'a>>,
        open: &'static str,
        close: String,
    },
}

/// Gives the label of a place in a book.
pub(in crate::output) type Labels<'a> = &'a dyn Fn(&Place) -> Option<String>;

/// The blocks of the text of `page`.
pub(in crate::output) fn blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    body: &'a Body,
    figures: &'a BTreeMap<usize, Drawn>,
) -> Vec<Block<'a>> {
    let anchors = anchors(body);
    Walk { handbook, page, anchors, figures, labels: None }.blocks(&body.blocks)
}

/// The same for a text that is bound into a book.
pub(in crate::output) fn bound_blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    body: &'a Body,
    figures: &'a BTreeMap<usize, Drawn>,
    labels: Labels<'a>,
) -> Vec<Block<'a>> {
    Walk { handbook, page, anchors: BTreeSet::new(), figures, labels: Some(labels) }.blocks(&body.blocks)
}

/// The ids that links can lead to.
pub(in crate::output) fn anchors(body: &Body) -> BTreeSet<&str> {
    let mut anchors = BTreeSet::new();
    gather(&body.blocks, &mut anchors);
    anchors
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
            body::Block::Items(items) | body::Block::Provisions(items) => {
                for item in items {
                    anchors.insert(&item.id);
                    gather(&item.blocks, anchors);
                }
            }
            body::Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, anchors)),
            body::Block::Admonition(admonition) => gather(&admonition.blocks, anchors),
            body::Block::Table(_) | body::Block::Flow(_) => {}
        }
    }
}

struct Walk<'a> {
    handbook: &'a Handbook,
    page: PageRef,
    anchors: BTreeSet<&'a str>,
    figures: &'a BTreeMap<usize, Drawn>,
    /// In a book only.
    labels: Option<Labels<'a>>,
}

impl<'a> Walk<'a> {
    fn blocks(&self, blocks: &'a [body::Block]) -> Vec<Block<'a>> {
        let last = blocks.len().saturating_sub(1);
        blocks.iter().enumerate().map(|(n, block)| self.block(block, n < last)).collect()
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
            body::Block::Items(items) => Block::Items { items: self.items(items) },
            body::Block::Provisions(items) => Block::Provisions { items: self.items(items) },
            body::Block::Bullets(bullets) => Block::Bullets {
                bullets: bullets
                    .iter()
                    .map(|bullet| Bullet { sign: bullet.sign, blocks: self.blocks(&bullet.blocks) })
                    .collect(),
            },
            body::Block::Table(table) => Block::Table {
                head: table.head.iter().map(|cell| self.runs(cell)).collect(),
                rows: table.rows.iter().map(|row| row.iter().map(|cell| self.runs(cell)).collect()).collect(),
            },
            body::Block::Flow(figure) => self.figure(figure),
            body::Block::Admonition(admonition) => {
                let (word, heavy) = PRINT.admonition(admonition.kind);
                Block::Admonition { word, heavy, blocks: self.blocks(&admonition.blocks) }
            }
        }
    }

    fn section(&self, section: &'a body::Section) -> Block<'a> {
        let shape = match section.kind {
            SectionKind::Ordinary => "ordinary",
            SectionKind::SupplProvision => "suppl",
            SectionKind::Group => "group",
            SectionKind::Article => "article",
            SectionKind::Labelled => "labelled",
            SectionKind::Tombstone => "tombstone",
        };
        let mut heading = self.runs(&section.heading);
        if section.kind == SectionKind::SupplProvision && plain_text(&section.heading) == PRINT.suppl_provision {
            heading = vec![Run::Text { text: PRINT.suppl_provision_wide }];
        }
        if section.kind == SectionKind::Article && !heading.is_empty() {
            heading.insert(0, Run::Text { text: PRINT.open });
            heading.push(Run::Text { text: PRINT.close });
        }
        let mark = own(section.mark.as_ref());
        Block::Section { id: &section.id, mark, shape, heading, blocks: self.blocks(&section.blocks) }
    }

    fn items(&self, items: &'a [body::Item]) -> Vec<Item<'a>> {
        let item = |item: &'a body::Item| Item {
            id: &item.id,
            mark: own(item.mark.as_ref()),
            blocks: self.blocks(&item.blocks),
        };
        items.iter().map(item).collect()
    }

    fn figure(&self, figure: &'a body::FlowFigure) -> Block<'a> {
        let flow = self.handbook.flows.get(figure.flow);
        let (title, description) = flow.map_or(("", ""), |flow| (&flow.title, &flow.description));
        let drawn = self.figures.get(&figure.flow);
        Block::Figure {
            // Without a number the figure is all that stands under its title.
            caption: if figure.mark.is_empty() { String::new() } else { joined([&figure.mark, title]) },
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
            // The words themselves: print has nowhere to jump to and no mark for terms.
            Inline::Term { content, .. } => Run::Plain { runs: self.runs(content) },
        }
    }

    fn link(&self, target: &'a Target, runs: Vec<Run<'a>>) -> Run<'a> {
        match target {
            Target::Outside(url) => Run::Outside { url, runs },
            Target::Inside(place) if let Some(labels) = self.labels => match labels(place) {
                Some(label) => Run::Page { label, runs, open: PRINT.open, close: page_close() },
                None => Run::Plain { runs },
            },
            Target::Inside(place) => match place.anchor.as_deref() {
                Some(id) if place.page == self.page && self.anchors.contains(id) => Run::Inside { id, runs },
                Some(_) | None => Run::Plain { runs },
            },
        }
    }
}

/// Behind the number of a page: 「ページ）」.
fn page_close() -> String {
    format!("{}{}", crate::words::book::PAGE, PRINT.close)
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
