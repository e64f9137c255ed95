//! The text of a rule as a flat list of paragraphs with their places, as the
//! checks of its words need it.

use super::numbering::Numbered;
use crate::finding::Span;
use crate::guideline::Parsed;
use crate::handbook::Number;
use crate::handbook::body::{Block, Body, plain_text};
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
    /// Number of the section or item around it.
    pub number: Number,
    /// An item below words that announce terms.
    pub listed: bool,
    /// Stands in the first section, which may use words that are defined later.
    pub opening: bool,
}

/// All clauses in the order of the text.
pub(super) fn clauses(body: &Body<Parsed>, numbers: &[Numbered]) -> Vec<Clause> {
    let mut walk = Walk { numbers: numbers.iter(), all: Vec::new(), sections: 0 };
    walk.blocks(&body.blocks, &Around::default());
    walk.all
}

struct Walk<'a> {
    numbers: std::slice::Iter<'a, Numbered>,
    all: Vec<Clause>,
    sections: usize,
}

/// What a block lies in.
#[derive(Clone, Default)]
struct Around {
    anchor: String,
    number: Number,
    announced: bool,
    listed: bool,
}

impl Walk<'_> {
    fn push(&mut self, kind: Kind, text: String, span: Span, anchor: &str, around: &Around) {
        self.all.push(Clause {
            kind,
            text,
            span,
            anchor: anchor.to_owned(),
            number: around.number.clone(),
            listed: around.listed,
            opening: self.sections <= 1,
        });
    }

    fn within(&mut self, around: &Around) -> Around {
        let numbered = self.numbers.next();
        let number = numbered.and_then(|n| n.mark.as_ref()).map_or(around.number.clone(), |mark| mark.number.clone());
        let anchor = numbered.map(|n| n.id.clone()).unwrap_or_default();
        Around { anchor, number, announced: false, listed: false }
    }

    fn blocks(&mut self, blocks: &[Block<Parsed>], around: &Around) {
        let mut announced = around.announced;
        for block in blocks {
            match block {
                Block::Section(section) => {
                    self.sections += usize::from(section.level == 1);
                    let own = self.within(around);
                    let heading = plain_text(&section.heading);
                    let own = Around { announced: terms::announces(&heading), ..own };
                    self.push(Kind::Heading, heading, section.mark.span, &own.anchor, &own);
                    self.blocks(&section.blocks, &own);
                }
                Block::Paragraph(paragraph) => {
                    let text = plain_text(&paragraph.content);
                    announced |= terms::announces(&text);
                    let anchor = paragraph.id.id.as_ref().map_or(around.anchor.as_str(), |id| &id.value);
                    self.push(Kind::Paragraph, text, paragraph.id.span, anchor, around);
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
                Block::Flow(_) => {}
                Block::Framed(framed) => self.blocks(&framed.blocks, around),
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

/// The place of `range` of a clause's text in its source; the whole clause
/// where marks or variables hide it.
pub(super) fn locate(source_text: &str, clause: &Clause, range: &std::ops::Range<usize>) -> Span {
    let needle = &clause.text[range.clone()];
    let nth = clause.text[..range.start].matches(needle).count();
    let part = source_text.get(clause.span.range()).unwrap_or_default();
    let hits: Vec<usize> = part.match_indices(needle).map(|(at, _)| at).collect();
    let Some(at) = hits.get(nth).or(hits.last()).filter(|_| !needle.is_empty()) else { return clause.span };
    let start = clause.span.range().start + at;
    Span::new(clause.span.source, start..start + needle.len())
}
