//! In which order texts are resolved that take passages from each other.
//!
//! A passage is copied from its resolved home, and may hold passages itself. So
//! texts are resolved in rounds: what is taken from a home is whole one round
//! after all that the passage holds. Only a passage that would come to stand in
//! itself has no end, and that is a finding.

use super::index::Index;
use super::numbering::Numbered;
use crate::finding::{Finding, Span, code};
use crate::guideline::{Guideline as Source, Include, Parsed};
use crate::handbook::PageRef;
use crate::handbook::body::Block;
use crate::words::finding as words;

/// In which order texts are resolved.
pub(super) struct Plan {
    /// Indices of the texts of each round; the first has them all, and whoever
    /// takes a passage over comes again.
    pub rounds: Vec<Vec<usize>>,
    /// Includes that would put a passage into itself.
    pub circles: Vec<Span>,
}

/// An include, with what it takes and what it lies in.
struct Taking {
    text: usize,
    /// Ids of the parts around it.
    around: Vec<String>,
    home: usize,
    /// The part that it takes; `None` for the whole text.
    anchor: Option<String>,
    span: Span,
}

/// Plans the rounds by what the passages hold.
pub(super) fn plan(
    sources: &[Source],
    numbers: &[Vec<Numbered>],
    index: &Index<'_>,
    findings: &mut Vec<Finding>,
) -> Plan {
    let mut takings = Vec::new();
    for (text, (source, numbers)) in sources.iter().zip(numbers).enumerate() {
        let path = index.path_of(PageRef::Guideline(text)).unwrap_or_default();
        let mut walk = Walk { text, path, index, numbers: numbers.iter(), around: Vec::new(), takings: &mut takings };
        walk.blocks(&source.body.blocks);
    }
    let mut search =
        Search { takings: &takings, rounds: vec![None; takings.len()], open: Vec::new(), circles: Vec::new() };
    let needed: Vec<usize> = (0..takings.len()).map(|taking| search.round_of(taking)).collect();
    let circles = search.circles;
    for span in &circles {
        findings.push(Finding::new(&code::INCLUDE_CIRCLE, *span, words::include_circle()));
    }
    let last_of = |text: usize| {
        let own = takings.iter().zip(&needed).filter(|(taking, _)| taking.text == text);
        own.map(|(_, round)| *round).max().unwrap_or(0)
    };
    let lasts: Vec<usize> = (0..sources.len()).map(last_of).collect();
    let rounds = 0..=lasts.iter().copied().max().unwrap_or(0);
    let texts = |round: usize| (0..sources.len()).filter(|text| lasts[*text] >= round).collect();
    Plan { rounds: rounds.map(texts).collect(), circles }
}

/// Gathers the includes of one text.
struct Walk<'a> {
    text: usize,
    path: &'a str,
    index: &'a Index<'a>,
    /// Sections, items and tables take the next, as in every walk over the text.
    numbers: std::slice::Iter<'a, Numbered>,
    around: Vec<String>,
    takings: &'a mut Vec<Taking>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block<Parsed>]) {
        for block in blocks {
            match block {
                Block::Section(section) => self.within(&section.blocks),
                Block::Items(items) | Block::Provisions(items) => {
                    items.iter().for_each(|item| self.within(&item.blocks));
                }
                Block::Table(table) => {
                    self.enter();
                    table.cells().for_each(|cell| self.blocks(&cell.blocks));
                    self.around.pop();
                }
                Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.blocks(&bullet.blocks)),
                Block::Admonition(admonition) => self.blocks(&admonition.blocks),
                Block::Framed(framed) => self.blocks(&framed.blocks),
                Block::Notes(notes) => notes.iter().for_each(|note| self.blocks(&note.blocks)),
                Block::Definitions(all) => all.iter().for_each(|one| self.blocks(&one.blocks)),
                Block::Passage(include) => self.take(include),
                Block::Paragraph(_) | Block::Flow(_) | Block::Picture(_) | Block::Listing(_) => {}
            }
        }
    }

    fn enter(&mut self) {
        self.around.push(self.numbers.next().map(|numbered| numbered.id.clone()).unwrap_or_default());
    }

    fn within(&mut self, blocks: &[Block<Parsed>]) {
        self.enter();
        self.blocks(blocks);
        self.around.pop();
    }

    fn take(&mut self, include: &Include) {
        // What leads nowhere is reported when it is resolved.
        let Some(entry) = self.index.link(self.path, &include.address, &mut Vec::new()) else { return };
        let PageRef::Guideline(home) = entry.place.page else { return };
        self.takings.push(Taking {
            text: self.text,
            around: self.around.clone(),
            home,
            anchor: entry.place.anchor.clone(),
            span: include.address.span,
        });
    }
}

struct Search<'a> {
    takings: &'a [Taking],
    /// From which round on each is whole.
    rounds: Vec<Option<usize>>,
    open: Vec<usize>,
    circles: Vec<Span>,
}

impl Search<'_> {
    /// The round in which a taking is whole: the one after all that it holds.
    fn round_of(&mut self, taking: usize) -> usize {
        if let Some(round) = self.rounds[taking] {
            return round;
        }
        self.open.push(taking);
        let takings = self.takings;
        let own = &takings[taking];
        let mut round = 1;
        for (inner, held) in takings.iter().enumerate() {
            let holds = held.text == own.home && own.anchor.as_ref().is_none_or(|anchor| held.around.contains(anchor));
            if !holds {
                continue;
            }
            if !self.open.contains(&inner) {
                round = round.max(self.round_of(inner) + 1);
            } else if !self.circles.contains(&own.span) {
                self.circles.push(own.span);
            }
        }
        self.open.pop();
        self.rounds[taking] = Some(round);
        round
    }
}
