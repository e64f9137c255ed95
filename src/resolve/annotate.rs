//! Marks stretches of a resolved text: defined words, and citations as links.
//!
//! What is marked is found in the words of a whole paragraph, across bold and
//! underlined runs; a stretch is marked only where it lies in one text run,
//! and never inside a link that the author wrote.

use std::collections::BTreeSet;
use std::ops::Range;

use super::citations::Targets;
use crate::handbook::body::{Block, Inline, Passage, Target, read_text};
use crate::handbook::table::CellKind;
use crate::handbook::{PageRef, Place, Term};
use crate::terms::{self, Definition};

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
            Inline::Ruby { .. }
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::LineBreak
            | Inline::Term { .. }
            | Inline::Note(_) => {
                *at += read_text(std::slice::from_ref(&run)).len();
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

/// The words and the numbers in which one text speaks.
pub(super) struct Speech<'a> {
    /// Id of the text.
    id: &'a str,
    defined: &'a [Term],
    /// The word that each name stands for; other names stand behind the words themselves.
    terms: Vec<usize>,
    names: Vec<&'a str>,
    targets: &'a Targets<'a>,
}

impl<'a> Speech<'a> {
    pub(super) fn new(id: &'a str, defined: &'a [Term], targets: &'a Targets<'a>) -> Self {
        let own = defined.iter().enumerate().map(|(n, term)| (n, term.term.as_str()));
        let aliases =
            defined.iter().enumerate().flat_map(|(n, term)| term.aliases.iter().map(move |name| (n, name.as_str())));
        let (terms, names) = own.chain(aliases).unzip();
        Self { id, defined, terms, names, targets }
    }
}

/// Marks where words are defined, and links the first use of each on the page.
/// A use inside the clause that defines the word leads nowhere new. `own` is
/// the index of the text; `all` has the speech of every text, since passages
/// speak as their home does.
pub(super) fn annotate(blocks: &mut [Block], own: usize, all: &[Speech<'_>]) {
    let Some(speech) = all.get(own) else { return };
    let prefix = String::new();
    Walk { all, speech, prefix, linked: BTreeSet::new(), anchor: None, here: None }.blocks(blocks, false, false);
}

struct Walk<'a> {
    all: &'a [Speech<'a>],
    /// That of the text whose words come next.
    speech: &'a Speech<'a>,
    /// What stands before the ids of a passage, which differ from those at its home.
    prefix: String,
    /// Words that were linked on this page.
    linked: BTreeSet<(&'a Place, &'a str)>,
    /// The section or item around the next paragraph.
    anchor: Option<String>,
    /// The numbered part around it, by its id.
    here: Option<String>,
}

impl Walk<'_> {
    /// An id as its home has it.
    fn at_home(&self, id: &str) -> String {
        let Some(own) = id.strip_prefix(&self.prefix).filter(|_| !self.prefix.is_empty()) else { return id.to_owned() };
        // Taken over twice, the second bears a count.
        match own.rsplit_once('_') {
            Some((first, _)) if self.speech.targets.tree.named(own).is_none() => first.to_owned(),
            Some(_) | None => own.to_owned(),
        }
    }

    /// A passage speaks in the words and the numbers of its home.
    fn passage(&mut self, passage: &mut Passage) {
        let PageRef::Guideline(home) = passage.home.page else { return };
        let Some(speech) = self.all.get(home) else { return };
        let outside = std::mem::replace(&mut self.speech, speech);
        let length = self.prefix.len();
        self.prefix.push_str(speech.id);
        self.prefix.push('_');
        let anchor = std::mem::replace(&mut self.anchor, passage.home.anchor.clone());
        let here = std::mem::replace(&mut self.here, passage.home.anchor.clone());
        self.blocks(&mut passage.blocks, false, false);
        self.here = here;
        self.anchor = anchor;
        self.prefix.truncate(length);
        self.speech = outside;
    }

    /// `listed`: the blocks are an item below words that announce terms;
    /// `announced`: the items among them are such items.
    fn blocks(&mut self, blocks: &mut [Block], listed: bool, mut announced: bool) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let outside = self.anchor.replace(self.at_home(&section.id));
                    let here = self.here.replace(self.at_home(&section.id));
                    let announced = terms::announces(&read_text(&section.heading));
                    self.blocks(&mut section.blocks, false, announced);
                    self.anchor = outside;
                    self.here = here;
                }
                Block::Paragraph(paragraph) => {
                    announced |= terms::announces(&read_text(&paragraph.content));
                    let outside = self.anchor.clone();
                    if paragraph.id.is_some() {
                        self.anchor.clone_from(&paragraph.id);
                    }
                    self.paragraph(&mut paragraph.content, listed);
                    self.anchor = outside;
                }
                Block::Items(items) => {
                    for item in items {
                        let outside = self.anchor.replace(self.at_home(&item.id));
                        let here = self.here.replace(self.at_home(&item.id));
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
                Block::Flow(_) | Block::Listing(_) => {}
                Block::Framed(framed) => self.blocks(&mut framed.blocks, false, false),
                Block::Definitions(all) => {
                    all.iter_mut().for_each(|one| self.blocks(&mut one.blocks, false, false));
                }
                Block::Passage(passage) => self.passage(passage),
                Block::Picture(_) => {}
                Block::Notes(notes) => notes.iter_mut().for_each(|note| self.blocks(&mut note.blocks, false, false)),
                Block::Provisions(all) => {
                    for item in all {
                        let outside = self.anchor.replace(self.at_home(&item.id));
                        let here = self.here.replace(self.at_home(&item.id));
                        self.blocks(&mut item.blocks, false, false);
                        self.anchor = outside;
                        self.here = here;
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, content: &mut Vec<Inline>, listed: bool) {
        let text = read_text(content);
        let definitions = terms::find(&text, listed);
        let own =
            |range: &Range<usize>| definitions.iter().any(|d| d.term.start < range.end && range.start < d.term.end);
        // A word is defined at home alone.
        let stretch = |d: &Definition| Stretch { range: d.term.clone(), kind: StretchKind::Defined };
        let at_home = self.prefix.is_empty();
        let mut stretches: Vec<Stretch> = definitions.iter().filter(|_| at_home).map(stretch).collect();
        let speech = self.speech;
        let cited = speech.targets.links(&text, self.here.as_deref());
        stretches.extend(cited.into_iter().map(|(range, place)| Stretch { range, kind: StretchKind::Cited(place) }));
        for found in terms::uses(&text, &speech.names) {
            let Some(term) = speech.terms.get(found.term).and_then(|n| speech.defined.get(*n)) else { continue };
            let name = (&term.place, term.term.as_str());
            if self.linked.contains(&name) || own(&found.range) || term.place.anchor == self.anchor {
                continue;
            }
            // What the bracket behind it defines is not yet the defined word.
            let before_bracket =
                definitions.iter().any(|d| d.clause.start == found.range.end && text[d.term.clone()] == term.term);
            if before_bracket || text[..found.range.start].ends_with('「') {
                continue;
            }
            self.linked.insert(name);
            stretches.push(Stretch { range: found.range, kind: StretchKind::Used(term.place.clone()) });
        }
        stretches.sort_by_key(|stretch| stretch.range.start);
        mark(content, &stretches);
    }
}
