//! The text of a rule as a flat list of paragraphs with their places, as the
//! checks of its words need it.

use std::ops::Range;

use super::numbering::Numbered;
use crate::finding::Span;
use crate::guideline::Parsed;
use crate::handbook::body::{Block, Body, Inline, read_text};
use crate::terms;

/// What a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Paragraph,
}

/// A paragraph or a heading.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub kind: Kind,
    pub text: String,
    /// Where it was written.
    pub span: Span,
    /// Id of the paragraph, or of the section or item around it; empty at the top.
    pub anchor: String,
    /// Index of the numbered part around it.
    pub here: Option<usize>,
    /// Links that the author wrote: their words and their addresses.
    pub links: Vec<(Range<usize>, String)>,
    /// An item below words that announce terms.
    pub listed: bool,
    /// Stands in the first section, which may use words that are defined later.
    pub opening: bool,
}

/// All clauses in the order of the text.
pub(super) fn clauses(body: &Body<Parsed>, numbers: &[Numbered]) -> Vec<Clause> {
    let mut walk = Walk { numbers: numbers.iter().enumerate(), all: Vec::new(), sections: 0 };
    walk.blocks(&body.blocks, &Around::default());
    walk.all
}

struct Walk<'a> {
    numbers: std::iter::Enumerate<std::slice::Iter<'a, Numbered>>,
    all: Vec<Clause>,
    sections: usize,
}

/// What a block lies in.
#[derive(Clone, Default)]
struct Around {
    anchor: String,
    here: Option<usize>,
    announced: bool,
    listed: bool,
}

impl Walk<'_> {
    fn push(&mut self, kind: Kind, runs: &[Inline<Parsed>], span: Span, anchor: &str, around: &Around) {
        let mut links = Vec::new();
        gather_links(runs, &mut 0, &mut links);
        self.all.push(Clause {
            kind,
            text: read_text(runs),
            span,
            anchor: anchor.to_owned(),
            here: around.here,
            links,
            listed: around.listed,
            opening: self.sections <= 1,
        });
    }

    fn within(&mut self, around: &Around) -> Around {
        let numbered = self.numbers.next();
        let here = numbered.map_or(around.here, |(here, _)| Some(here));
        let anchor = numbered.map(|(_, n)| n.id.clone()).unwrap_or_default();
        Around { anchor, here, announced: false, listed: false }
    }

    fn blocks(&mut self, blocks: &[Block<Parsed>], around: &Around) {
        let mut announced = around.announced;
        for block in blocks {
            match block {
                Block::Section(section) => {
                    self.sections += usize::from(section.level == 1);
                    let own = self.within(around);
                    let heading = read_text(&section.heading);
                    let own = Around { announced: terms::announces(&heading), ..own };
                    self.push(Kind::Heading, &section.heading, section.mark.span, &own.anchor, &own);
                    self.blocks(&section.blocks, &own);
                }
                Block::Paragraph(paragraph) => {
                    let text = read_text(&paragraph.content);
                    announced |= terms::announces(&text);
                    let anchor = paragraph.id.id.as_ref().map_or(around.anchor.as_str(), |id| &id.value);
                    self.push(Kind::Paragraph, &paragraph.content, paragraph.id.span, anchor, around);
                }
                Block::Items(items) => {
                    for item in items {
                        let own = self.within(around);
                        self.blocks(&item.blocks, &Around { listed: announced, ..own });
                    }
                }
                Block::Bullets(bullets) => {
                    let own = Around { listed: announced, announced: false, ..around.clone() };
                    bullets.iter().for_each(|bullet| self.blocks(&bullet.blocks, &own));
                }
                Block::Table(table) => {
                    // It takes its place among the numbered things.
                    self.numbers.next();
                    let own = Around { announced: false, listed: false, ..around.clone() };
                    table.cells().for_each(|cell| self.blocks(&cell.blocks, &own));
                }
                Block::Admonition(admonition) => self.blocks(&admonition.blocks, around),
                Block::Flow(_) | Block::Listing(_) => {}
                Block::Framed(framed) => self.blocks(&framed.blocks, around),
                Block::Definitions(all) => all.iter().for_each(|one| self.blocks(&one.blocks, around)),
                Block::Picture(_) | Block::Passage(_) => {}
                Block::Notes(notes) => notes.iter().for_each(|note| self.blocks(&note.blocks, around)),
                Block::Provisions(all) => {
                    for item in all {
                        let own = self.within(around);
                        self.blocks(&item.blocks, &own);
                    }
                }
            }
        }
    }
}

fn gather_links(runs: &[Inline<Parsed>], at: &mut usize, links: &mut Vec<(Range<usize>, String)>) {
    for run in runs {
        match run {
            Inline::Link { target, content } => {
                let start = *at;
                *at += read_text(content).len();
                links.push((start..*at, target.address.value.clone()));
            }
            Inline::Strong(inner) | Inline::Underline(inner) | Inline::Term { content: inner, .. } => {
                gather_links(inner, at, links);
            }
            Inline::Text(_) | Inline::Ruby { .. } | Inline::Code(_) | Inline::LineBreak | Inline::Note(_) => {
                *at += read_text(std::slice::from_ref(run)).len();
            }
        }
    }
}

/// The place of `range` of a clause's text in its source; the whole clause
/// where marks or variables hide it.
pub(super) fn locate(source_text: &str, clause: &Clause, range: &Range<usize>) -> Span {
    let needle = &clause.text[range.clone()];
    let nth = clause.text[..range.start].matches(needle).count();
    let part = source_text.get(clause.span.range()).unwrap_or_default();
    let hits: Vec<usize> = part.match_indices(needle).map(|(at, _)| at).collect();
    let Some(at) = hits.get(nth).or(hits.last()).filter(|_| !needle.is_empty()) else { return clause.span };
    let start = clause.span.range().start + at;
    Span::new(clause.span.source, start..start + needle.len())
}
