//! Marks stretches of a resolved text: defined words, and citations as links.
//!
//! What is marked is found in the words of a whole paragraph, across bold and
//! underlined runs; a stretch is marked only where it lies in one text run,
//! and never inside a link that the author wrote.

use std::ops::Range;

use super::citations::Targets;
use crate::handbook::body::{Block, Inline, Target, plain_text};
use crate::handbook::table::CellKind;
use crate::handbook::{Place, Term};
use crate::terms;

/// A stretch of a paragraph's plain text and what it becomes.
pub(super) struct Stretch {
    pub range: Range<usize>,
    pub kind: StretchKind,
}

/// What a [`Stretch`] becomes.
pub(super) enum StretchKind {
    Defined,
    Used(Place),
    Cited(Place),
}

/// Wraps the stretches, which are in order and do not overlap.
pub(super) fn mark(runs: &mut Vec<Inline>, stretches: &[Stretch]) {
    let mut at = 0;
    mark_runs(runs, stretches, &mut at);
}

fn mark_runs(runs: &mut Vec<Inline>, stretches: &[Stretch], at: &mut usize) {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match run {
            Inline::Text(text) => {
                split(&text, *at, stretches, &mut out);
                *at += text.len();
            }
            Inline::Strong(mut inner) => {
                mark_runs(&mut inner, stretches, at);
                out.push(Inline::Strong(inner));
            }
            Inline::Underline(mut inner) => {
                mark_runs(&mut inner, stretches, at);
                out.push(Inline::Underline(inner));
            }
            Inline::Ruby { .. } | Inline::Link { .. } | Inline::LineBreak | Inline::Term { .. } | Inline::Note(_) => {
                *at += plain_text(std::slice::from_ref(&run)).len();
                out.push(run);
            }
        }
    }
    *runs = out;
}

fn split(text: &str, at: usize, stretches: &[Stretch], out: &mut Vec<Inline>) {
    let mut from = 0;
    for stretch in stretches {
        let (Some(start), Some(end)) = (stretch.range.start.checked_sub(at), stretch.range.end.checked_sub(at)) else {
            continue;
        };
        let (Some(before), Some(words)) = (text.get(from..start), text.get(start..end)) else { continue };
        if words.is_empty() {
            continue;
        }
        push_text(before, out);
        let content = vec![Inline::Text(words.to_owned())];
        out.push(match &stretch.kind {
            StretchKind::Defined => Inline::Term { target: None, content },
            StretchKind::Cited(place) => Inline::Link { target: Target::Inside(place.clone()), content },
            StretchKind::Used(place) => Inline::Term { target: Some(Target::Inside(place.clone())), content },
        });
        from = end;
    }
    push_text(&text[from..], out);
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    if !text.is_empty() {
        out.push(Inline::Text(text.to_owned()));
    }
}

/// Marks where words are defined, and links the first use of each on the page.
/// A use inside the clause that defines the word leads nowhere new.
pub(super) fn annotate(blocks: &mut [Block], defined: &[Term], targets: &Targets<'_>) {
    let own = defined.iter().enumerate().map(|(n, term)| (n, term.term.as_str()));
    let aliases =
        defined.iter().enumerate().flat_map(|(n, term)| term.aliases.iter().map(move |name| (n, name.as_str())));
    let (terms, names) = own.chain(aliases).unzip();
    let mut walk =
        Walk { defined, terms, names, linked: vec![false; defined.len()], anchor: None, targets, here: None };
    walk.blocks(blocks, false, false);
}

struct Walk<'a> {
    defined: &'a [Term],
    /// The word that each name stands for; other names stand behind the words themselves.
    terms: Vec<usize>,
    names: Vec<&'a str>,
    linked: Vec<bool>,
    /// The section or item around the next paragraph.
    anchor: Option<String>,
    targets: &'a Targets<'a>,
    /// The numbered part around it, by its id.
    here: Option<String>,
}

impl Walk<'_> {
    /// `listed`: the blocks are an item below words that announce terms;
    /// `announced`: the items among them are such items.
    fn blocks(&mut self, blocks: &mut [Block], listed: bool, mut announced: bool) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let outside = self.anchor.replace(section.id.clone());
                    let here = self.here.replace(section.id.clone());
                    let announced = terms::announces(&plain_text(&section.heading));
                    self.blocks(&mut section.blocks, false, announced);
                    self.anchor = outside;
                    self.here = here;
                }
                Block::Paragraph(paragraph) => {
                    announced |= terms::announces(&plain_text(&paragraph.content));
                    let outside = self.anchor.clone();
                    if paragraph.id.is_some() {
                        self.anchor.clone_from(&paragraph.id);
                    }
                    self.paragraph(&mut paragraph.content, listed);
                    self.anchor = outside;
                }
                Block::Items(items) => {
                    for item in items {
                        let outside = self.anchor.replace(item.id.clone());
                        let here = self.here.replace(item.id.clone());
                        // A title names its item; it is no place for links.
                        let titled = usize::from(item.heading().is_some());
                        self.blocks(&mut item.blocks[titled..], announced, false);
                        self.anchor = outside;
                        self.here = here;
                    }
                }
                Block::Bullets(bullets) => {
                    bullets.iter_mut().for_each(|bullet| self.blocks(&mut bullet.blocks, announced, false));
                }
                Block::Table(table) => {
                    let cells = table.rows.iter_mut().flatten().filter(|cell| cell.kind != CellKind::Head);
                    cells.for_each(|cell| self.blocks(&mut cell.blocks, false, false));
                }
                Block::Admonition(admonition) => self.blocks(&mut admonition.blocks, false, false),
                Block::Flow(_) => {}
                Block::Framed(framed) => self.blocks(&mut framed.blocks, false, false),
                Block::Definitions(all) => {
                    all.iter_mut().for_each(|one| self.blocks(&mut one.blocks, false, false));
                }
                // A passage speaks in the words and the numbers of its home.
                Block::Passage(_) | Block::Picture(_) => {}
                Block::Notes(notes) => notes.iter_mut().for_each(|note| self.blocks(&mut note.blocks, false, false)),
                Block::Provisions(all) => {
                    for item in all {
                        let outside = self.anchor.replace(item.id.clone());
                        let here = self.here.replace(item.id.clone());
                        self.blocks(&mut item.blocks, false, false);
                        self.anchor = outside;
                        self.here = here;
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, content: &mut Vec<Inline>, listed: bool) {
        let text = plain_text(content);
        let definitions = terms::find(&text, listed);
        let own =
            |range: &Range<usize>| definitions.iter().any(|d| d.term.start < range.end && range.start < d.term.end);
        let mut stretches: Vec<Stretch> =
            definitions.iter().map(|d| Stretch { range: d.term.clone(), kind: StretchKind::Defined }).collect();
        let cited = self.targets.links(&text, self.here.as_deref());
        stretches.extend(cited.into_iter().map(|(range, place)| Stretch { range, kind: StretchKind::Cited(place) }));
        for found in terms::uses(&text, &self.names) {
            let Some((index, term)) = self.terms.get(found.term).and_then(|n| Some((*n, self.defined.get(*n)?))) else {
                continue;
            };
            if self.linked[index] || own(&found.range) || term.place.anchor == self.anchor {
                continue;
            }
            // What the bracket behind it defines is not yet the defined word.
            let before_bracket =
                definitions.iter().any(|d| d.clause.start == found.range.end && text[d.term.clone()] == term.term);
            if before_bracket || text[..found.range.start].ends_with('「') {
                continue;
            }
            self.linked[index] = true;
            stretches.push(Stretch { range: found.range, kind: StretchKind::Used(term.place.clone()) });
        }
        stretches.sort_by_key(|stretch| stretch.range.start);
        mark(content, &stretches);
    }
}
