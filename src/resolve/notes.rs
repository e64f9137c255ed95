//! Counts the notes of a text by their first use and puts their words behind it.
//!
//! A note's words may be written before or after its use, so the notes are
//! placed first, by number, and filled when the whole text has been read.

use std::collections::BTreeMap;

use crate::finding::{Finding, Span, code};
use crate::guideline::{NoteCount, NotePlace, NoteStyle};
use crate::handbook::Audience;
use crate::handbook::body::Block;
use crate::handbook::notes::{Note, NoteHead, NoteUse, count_uses};
use crate::words::finding as words;
use crate::yaml::{Text, unknown_name};

pub(super) struct Notes<'a> {
    style: &'a NoteStyle,
    /// By name: where the words were written, for whom, and the words.
    written: BTreeMap<String, (Span, Audience, Vec<Block>)>,
    used: Vec<Used>,
    /// Of `used`, how many stand in the text already.
    placed: usize,
    /// Of `used`, where those begin that may be used again under the same number.
    scope: usize,
    /// The last number given.
    count: usize,
}

struct Used {
    name: Text,
    mark: String,
    uses: usize,
    audience: Audience,
}

impl<'a> Notes<'a> {
    pub(super) fn new(style: &'a NoteStyle) -> Self {
        Self { style, written: BTreeMap::new(), used: Vec::new(), placed: 0, scope: 0, count: 0 }
    }

    /// A section of the first level begins.
    pub(super) fn begin_section(&mut self) {
        match self.style.count {
            // A number of another section would be taken for one of this section,
            // so here a note is counted and printed anew.
            NoteCount::Section => (self.scope, self.count) = (self.used.len(), 0),
            NoteCount::Document | NoteCount::Page => {}
        }
    }

    /// A place that uses a note, and who may read it. What fewer readers see
    /// can be taken out, so its notes serve no text that more readers see.
    pub(super) fn use_of(&mut self, name: &Text, audience: Audience) -> NoteUse {
        let known = self.used[self.scope..]
            .iter()
            .position(|used| used.name.value == name.value && audience.reads(used.audience));
        let index = known.map(|n| self.scope + n).unwrap_or_else(|| {
            self.count += 1;
            let mark = self.style.mark.replace("{n}", &self.count.to_string());
            self.used.push(Used { name: name.clone(), mark, uses: 0, audience });
            self.used.len() - 1
        });
        let used = &mut self.used[index];
        used.uses += 1;
        NoteUse { nth: index + 1, mark: used.mark.clone(), time: used.uses }
    }

    /// Whether the words of a note are written already.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.written.contains_key(name)
    }

    /// The words of a note.
    pub(super) fn write(&mut self, name: &Text, blocks: Vec<Block>, audience: Audience, findings: &mut Vec<Finding>) {
        if let Some((first, ..)) = self.written.get(&name.value) {
            let finding = Finding::new(&code::NOTE_DUPLICATE, name.span, words::note_duplicate(name));
            findings.push(finding.related(*first, words::FIRST_HERE));
            return;
        }
        self.written.insert(name.value.clone(), (name.span, audience, blocks));
    }

    /// The notes used since the last call, still without words.
    pub(super) fn take(&mut self) -> Option<Block> {
        let from = std::mem::replace(&mut self.placed, self.used.len());
        let foot = match self.style.place {
            NotePlace::Section => false,
            NotePlace::Foot => true,
        };
        let by_page = match self.style.count {
            NoteCount::Page => Some(self.style.mark.clone()),
            NoteCount::Document | NoteCount::Section => None,
        };
        let notes: Vec<Note> = self.used[from..]
            .iter()
            .enumerate()
            .map(|(n, used)| {
                let head = NoteHead {
                    nth: from + n + 1,
                    mark: used.mark.clone(),
                    uses: Vec::new(),
                    foot,
                    by_page: by_page.clone(),
                };
                Note { head, blocks: Vec::new() }
            })
            .collect();
        (!notes.is_empty()).then_some(Block::Notes(notes))
    }

    /// Fills in the words and reports notes without words and words without use.
    pub(super) fn fill(&self, mut blocks: Vec<Block>, findings: &mut Vec<Finding>) -> Vec<Block> {
        let names: Vec<String> = self.written.keys().cloned().collect();
        for used in self.used.iter().filter(|used| !self.written.contains_key(&used.name.value)) {
            findings.push(unknown_name(&code::NOTE_UNKNOWN, &used.name, names.iter().map(String::as_str)));
        }
        for (name, (span, audience, _)) in &self.written {
            // What stands in a section for few must not come out under another one.
            if let Some(used) = self.used.iter().find(|u| u.name.value == *name && !u.audience.reads(*audience)) {
                let finding = Finding::new(&code::NOTE_NOT_PUBLIC, *span, words::note_not_public(name));
                findings.push(finding.related(used.name.span, words::NOTE_USED_HERE));
            }
        }
        self.fill_in(&mut blocks);
        count_uses(&mut blocks);
        let unused = self.written.iter().filter(|(name, _)| !self.used.iter().any(|used| used.name.value == **name));
        for (name, (span, ..)) in unused {
            findings.push(Finding::new(&code::NOTE_UNUSED, *span, words::note_unused(name)));
        }
        blocks
    }

    /// Notes stand in the text and in sections, nowhere deeper.
    fn fill_in(&self, blocks: &mut [Block]) {
        for block in blocks {
            if let Block::Section(section) = block {
                self.fill_in(&mut section.blocks);
            } else if let Block::Notes(notes) = block {
                for note in notes {
                    let Some(used) = self.used.get(note.head.nth - 1) else { continue };
                    if let Some((.., words)) = self.written.get(&used.name.value) {
                        note.blocks = words.clone();
                    }
                    let earlier = self.used.iter().take(note.head.nth - 1);
                    if earlier.filter(|other| other.name.value == used.name.value).count() > 0 {
                        rename(&mut note.blocks, note.head.nth);
                    }
                }
            }
        }
    }
}

/// Ids stand once on a page: those of words that stand there again get a tail.
fn rename(blocks: &mut [Block], nth: usize) {
    for block in blocks {
        match block {
            Block::Items(items) | Block::Provisions(items) => {
                for item in items {
                    item.id = format!("{}_{nth}", item.id);
                    rename(&mut item.blocks, nth);
                }
            }
            Block::Paragraph(paragraph) => paragraph.id = None,
            Block::Bullets(bullets) => bullets.iter_mut().for_each(|bullet| rename(&mut bullet.blocks, nth)),
            Block::Table(table) => {
                table.id = None;
                table.rows.iter_mut().flatten().for_each(|cell| rename(&mut cell.blocks, nth));
            }
            Block::Admonition(admonition) => rename(&mut admonition.blocks, nth),
            Block::Framed(framed) => rename(&mut framed.blocks, nth),
            Block::Definitions(all) => all.iter_mut().for_each(|one| rename(&mut one.blocks, nth)),
            Block::Passage(passage) => rename(&mut passage.blocks, nth),
            Block::Picture(_) | Block::Listing(_) => {}
            // No heading stands in a note, and figures have no id.
            Block::Section(_) | Block::Flow(_) | Block::Notes(_) => {}
        }
    }
}
