//! Notes of a text: 「※1」 in a line, and the words it stands for.
//!
//! A note is counted by its first use, and its words stand once, however many
//! places use it. The ids are made here, so that both ends of every link agree.

use std::collections::BTreeMap;

use super::body::{Block, Inline, Resolved, Stage};
use super::walk::each_run;

/// The words of a note.
#[derive(Debug, Clone)]
pub struct Note<S: Stage = Resolved> {
    pub head: S::Note,
    pub blocks: Vec<Block<S>>,
}

/// What a note is called.
#[derive(Debug, Clone)]
pub struct NoteHead {
    /// Place in the order of first use, from 1, through the whole text.
    pub nth: usize,
    /// 「※1」, or the bare sign.
    pub mark: String,
    /// The places that use it: their [`NoteUse::time`].
    pub uses: Vec<usize>,
    /// Printed at the foot of the page, not behind the section.
    pub foot: bool,
    /// The mark with `{n}`, where paper counts anew on every page; `mark` is for
    /// what has no pages.
    pub by_page: Option<String>,
}

/// A place that a note belongs to.
#[derive(Debug, Clone)]
pub struct NoteUse {
    /// The note's [`NoteHead::nth`].
    pub nth: usize,
    pub mark: String,
    /// Which of the note's uses this is, from 1.
    pub time: usize,
}

impl NoteHead {
    /// The anchor of the note. Ids of authors and numbers hold no such prefix.
    #[must_use]
    pub fn id(&self) -> String {
        note_id(self.nth)
    }

    /// The anchor of one of its uses, counted from 1.
    #[must_use]
    pub fn use_id(&self, time: usize) -> String {
        use_id(self.nth, time)
    }
}

impl NoteUse {
    /// The anchor of the note.
    #[must_use]
    pub fn note_id(&self) -> String {
        note_id(self.nth)
    }

    /// The anchor of this place.
    #[must_use]
    pub fn id(&self) -> String {
        use_id(self.nth, self.time)
    }
}

/// Writes into every note which places use it. A note used in what was taken
/// out of the text leads back to what is left.
pub fn count_uses(blocks: &mut [Block]) {
    let mut uses: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    each_run(blocks, &mut |run| {
        if let Inline::Note(note) = run {
            uses.entry(note.nth).or_default().push(note.time);
        }
    });
    uses.values_mut().for_each(|times| times.sort_unstable());
    fill(blocks, &uses);
}

/// Notes stand in the text and in sections, nowhere deeper.
fn fill(blocks: &mut [Block], uses: &BTreeMap<usize, Vec<usize>>) {
    for block in blocks {
        if let Block::Section(section) = block {
            fill(&mut section.blocks, uses);
        } else if let Block::Notes(notes) = block {
            for note in notes {
                note.head.uses = uses.get(&note.head.nth).cloned().unwrap_or_default();
            }
        }
    }
}

fn note_id(nth: usize) -> String {
    format!("note_{nth}")
}

fn use_id(nth: usize, time: usize) -> String {
    format!("noteref_{nth}_{time}")
}
