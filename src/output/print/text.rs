//! A body of text as the tree that templates walk.
//!
//! No `_` in any match: a new kind in the model stops here first.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::anchors::{Around, anchors};
use super::binding::{Binding, Bound};
use super::figures::{self, Drawn};
pub(in crate::output) use super::nodes::{Block, Run};
use super::nodes::{Bullet, Cell, Definition, Item};
use super::{naming, notes};
use crate::flow::drawing::PT_PER_PX;
use crate::handbook::body::{self, Body, Inline, SectionKind, Target, plain_text};
use crate::handbook::notes::{Note, NoteUse};
use crate::handbook::picture::{ImageFormat, Picture};
use crate::handbook::table::{self, CellKind};
use crate::handbook::{Handbook, Mark, PageRef, Place};
use crate::words::PRINT;

/// The blocks of the text of `page`.
pub(in crate::output) fn blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    body: &'a Body,
    figures: &'a BTreeMap<usize, Drawn>,
) -> Vec<Block<'a>> {
    let anchors = anchors(body);
    let notes = notes::of_foot(&body.blocks);
    Walk { handbook, page, anchors, figures, bound: None, notes }.blocks(&body.blocks)
}

/// Blocks that stand for themselves, such as a slide: no link in them leads anywhere.
pub(in crate::output) fn loose_blocks<'a>(
    handbook: &'a Handbook,
    page: PageRef,
    blocks: &'a [body::Block],
    figures: &'a BTreeMap<usize, Drawn>,
) -> Vec<Block<'a>> {
    let notes = notes::of_foot(blocks);
    Walk { handbook, page, anchors: BTreeMap::new(), figures, bound: None, notes }.blocks(blocks)
}

/// The runs of a heading that stands for itself.
pub(in crate::output) fn loose_runs<'a>(handbook: &'a Handbook, page: PageRef, runs: &'a [Inline]) -> Vec<Run<'a>> {
    let (anchors, figures, notes) = (BTreeMap::new(), &NO_FIGURES, BTreeMap::new());
    Walk { handbook, page, anchors, figures, bound: None, notes }.runs(runs)
}

static NO_FIGURES: BTreeMap<usize, Drawn> = BTreeMap::new();

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
    let notes = notes::of_foot(&body.blocks);
    Walk { handbook, page, anchors: BTreeMap::new(), figures, bound, notes }.blocks(&body.blocks)
}

struct Walk<'a> {
    handbook: &'a Handbook,
    page: PageRef,
    anchors: BTreeMap<&'a str, Around<'a>>,
    figures: &'a BTreeMap<usize, Drawn>,
    /// In a book only.
    bound: Option<Bound<'a>>,
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
            body::Block::Picture(picture) => self.picture(picture),
            body::Block::Listing(listing) => Block::Listing { file: &listing.file, text: &listing.text },
            body::Block::Definitions(all) => Block::Definitions {
                definitions: all
                    .iter()
                    .map(|one| Definition { term: self.line(&one.term), blocks: self.blocks(&one.blocks) })
                    .collect(),
            },
            body::Block::Passage(passage) => Block::Passage { blocks: self.blocks(&passage.blocks) },
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
        let shape = match section.kind {
            SectionKind::Ordinary => "ordinary",
            SectionKind::SupplProvision => "suppl",
            SectionKind::Group => "group",
            SectionKind::Article => "article",
            SectionKind::Labelled | SectionKind::AppdxTable => "labelled",
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
        Block::Section { column: section.column, id: &section.id, mark, shape, name, range, chapter, heading, blocks }
    }

    fn items(&self, items: &'a [body::Item]) -> Vec<Item<'a>> {
        let item = |item: &'a body::Item| Item {
            id: Cow::Borrowed(&item.id),
            mark: own(item.mark.as_ref()),
            blocks: self.blocks(&item.blocks),
        };
        items.iter().map(item).collect()
    }

    fn picture(&self, picture: &'a Picture) -> Block<'a> {
        let image = self.handbook.images.get(picture.image);
        Block::Picture {
            caption: &picture.caption,
            description: &picture.description,
            format: image.map_or("", |image| match image.format {
                ImageFormat::Svg => "svg",
                ImageFormat::Png => "png",
                ImageFormat::Jpg => "jpg",
            }),
            data: image.map_or(&[], |image| &image.bytes),
            width_pt: image.map_or(0.0, |image| image.width * PT_PER_PX),
            height_pt: image.map_or(0.0, |image| image.height * PT_PER_PX),
        }
    }

    fn figure(&self, figure: &'a body::FlowFigure) -> Block<'a> {
        let flow = self.handbook.flows.get(figure.flow);
        let (title, description) = flow.map_or(("", ""), |flow| (&flow.title, &flow.description));
        let drawn = self.figures.get(&figure.flow);
        let (svg, links) = match drawn.zip(flow) {
            Some((drawn, flow)) => drawn.parts(flow, |place| self.goal(place)),
            None => Default::default(),
        };
        Block::Figure {
            // Without a number the figure is all that stands under its title.
            caption: if figure.mark.is_empty() { String::new() } else { joined([&figure.mark, title]) },
            description: joined([title, description]),
            svg,
            links,
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
            Inline::Code(text) => Run::Code { text },
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
            Inline::Note(note) => self.note(note),
        }
    }

    fn note(&self, note: &'a NoteUse) -> Run<'a> {
        let (id, mark) = (note.note_id(), note.mark.as_str());
        let Some(Note { head, blocks }) = self.notes.get(&note.nth) else { return Run::Note { id, mark } };
        if head.by_page.is_none() && note.time > 1 {
            return Run::FootAgain { id, mark };
        }
        // The first paragraph stands in the line of the mark.
        let (runs, rest) = match blocks.split_first() {
            Some((body::Block::Paragraph(first), rest)) => (self.runs(&first.content), rest),
            Some(_) | None => (Vec::new(), blocks.as_slice()),
        };
        let blocks = self.blocks(rest);
        match head.by_page.as_deref() {
            None => Run::Foot { id, mark, runs, blocks },
            Some(pattern) => {
                let numbered = pattern.contains("{n}");
                let (before, after) = pattern.split_once("{n}").unwrap_or((pattern, ""));
                Run::PageFoot { id: note.id(), nth: note.nth, before, after, numbered, runs, blocks }
            }
        }
    }

    /// The label of a place in this document.
    fn goal(&self, place: &Place) -> Option<String> {
        match &self.bound {
            Some(bound) => bound.goal(place),
            None => {
                let here = |id: &&String| place.page == self.page && self.anchors.contains_key(id.as_str());
                place.anchor.as_ref().filter(here).cloned()
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
