//! A body of text as the tree that templates walk.
//!
//! One node for each kind of the model and no `_` in any match: a new kind in
//! the model stops here first, and then in the template, which refuses nodes
//! that it does not know.

use std::collections::BTreeMap;

use serde::Serialize;

use super::binding::{Binding, Bound, is_unit};
use super::figures::{self, Drawn};
use super::naming;
use crate::handbook::body::{self, Body, Inline, SectionKind, Target, plain_text};
use crate::handbook::{Handbook, Mark, PageRef};
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
        /// What it is called where sections are listed.
        name: String,
        /// 「（第1条―第4条）」, behind the name in a table of contents.
        range: String,
        /// Begins a page.
        chapter: bool,
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
        /// Index of the flow in the handbook.
        flow: usize,
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
    /// A cross reference in a book whose page needs no saying.
    Goal {
        label: String,
        runs: Vec<Run<'a>>,
    },
    /// A word that the index of a book lists.
    Word {
        entry: String,
        runs: Vec<Run<'a>>,
    },
    /// A cross reference in a book: the number of its page stands behind it.
    Page {
        label: String,
        runs: Vec<Run<'a>>,
        open: &'static str,
        close: String,
    },
}

/// The blocks of the text of `page`.
pub(in crate::output) fn blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    body: &'a Body,
    figures: &'a BTreeMap<usize, Drawn>,
) -> Vec<Block<'a>> {
    let anchors = anchors(body);
    Walk { handbook, page, anchors, figures, bound: None }.blocks(&body.blocks)
}

/// The same for a text that is bound into a book as the given chapter.
pub(in crate::output) fn bound_blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    body: &'a Body,
    figures: &'a BTreeMap<usize, Drawn>,
    chapter: &str,
    binding: Binding<'a>,
) -> Vec<Block<'a>> {
    let bound = Some(Bound::new(binding, chapter.to_owned()));
    Walk { handbook, page, anchors: BTreeMap::new(), figures, bound }.blocks(&body.blocks)
}

/// What stands around an id that links can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::output) struct Around<'a> {
    /// Id of the unit around it, see [`is_unit`]; empty at the top.
    pub(in crate::output) unit: &'a str,
    /// Whole number of the section or item: 「4(4)ア」.
    pub(in crate::output) path: &'a str,
}

/// The ids that links can lead to.
pub(in crate::output) fn anchors(body: &Body) -> BTreeMap<&str, Around<'_>> {
    let mut anchors = BTreeMap::new();
    gather(&body.blocks, Around::default(), &mut anchors);
    anchors
}

/// The ids that links within the document can lead to.
fn gather<'a>(blocks: &'a [body::Block], around: Around<'a>, anchors: &mut BTreeMap<&'a str, Around<'a>>) {
    let path = |mark: &'a Option<Mark>| mark.as_ref().map_or(around.path, |mark| &mark.path);
    for block in blocks {
        match block {
            body::Block::Section(section) => {
                let unit = if is_unit(section) { &section.id } else { around.unit };
                let own = Around { unit, path: path(&section.mark) };
                anchors.insert(&section.id, own);
                gather(&section.blocks, own, anchors);
            }
            body::Block::Paragraph(paragraph) => anchors.extend(paragraph.id.as_deref().map(|id| (id, around))),
            body::Block::Items(items) | body::Block::Provisions(items) => {
                for item in items {
                    let own = Around { path: path(&item.mark), ..around };
                    anchors.insert(&item.id, own);
                    gather(&item.blocks, own, anchors);
                }
            }
            body::Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, around, anchors)),
            body::Block::Admonition(admonition) => gather(&admonition.blocks, around, anchors),
            body::Block::Table(_) | body::Block::Flow(_) => {}
        }
    }
}

struct Walk<'a> {
    handbook: &'a Handbook,
    page: PageRef,
    anchors: BTreeMap<&'a str, Around<'a>>,
    figures: &'a BTreeMap<usize, Drawn>,
    /// In a book only.
    bound: Option<Bound<'a>>,
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
                runs: self.line(&paragraph.content),
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
                head: table.head.iter().map(|cell| self.line(cell)).collect(),
                rows: table.rows.iter().map(|row| row.iter().map(|cell| self.line(cell)).collect()).collect(),
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
        let runs = || self.runs(&section.heading);
        let mut heading = self.bound.as_ref().map_or_else(runs, |bound| bound.heading(runs));
        if section.kind == SectionKind::SupplProvision && plain_text(&section.heading) == PRINT.suppl_provision {
            heading = vec![Run::Text { text: PRINT.suppl_provision_wide }];
        }
        if section.kind == SectionKind::Article && !heading.is_empty() {
            heading.insert(0, Run::Text { text: PRINT.open });
            heading.push(Run::Text { text: PRINT.close });
        }
        let mark = own(section.mark.as_ref());
        let inside = || self.blocks(&section.blocks);
        let blocks = self.bound.as_ref().map_or_else(inside, |bound| bound.within(section, inside));
        let (name, range, chapter) = (naming::name(section), naming::range(section), naming::is_chapter(section));
        Block::Section { id: &section.id, mark, shape, name, range, chapter, heading, blocks }
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
            flow: figure.flow,
            notes: flow.map(|flow| figures::notes(&flow.figure)).unwrap_or_default(),
        }
    }

    /// The runs of a paragraph or a cell.
    fn line(&self, runs: &'a [Inline]) -> Vec<Run<'a>> {
        self.bound.iter().for_each(Bound::begin);
        self.runs(runs)
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
            // The words themselves: print has no mark for terms.
            Inline::Term { target, content } => {
                let runs = self.runs(content);
                let defined = match target {
                    Some(Target::Inside(place)) => place.page,
                    Some(Target::Outside(_)) | None => self.page,
                };
                match &self.bound {
                    Some(bound) => bound.word(defined, &plain_text(content), runs),
                    None => Run::Plain { runs },
                }
            }
        }
    }

    fn link(&self, target: &'a Target, runs: Vec<Run<'a>>) -> Run<'a> {
        match target {
            Target::Outside(url) => Run::Outside { url, runs },
            Target::Inside(place) if let Some(bound) = &self.bound => bound.link(place, runs),
            Target::Inside(place) => match place.anchor.as_deref() {
                Some(id) if place.page == self.page && self.anchors.contains_key(id) => Run::Inside { id, runs },
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
