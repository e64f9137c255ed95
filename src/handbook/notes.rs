//! Notes of a text: 「※1」 in a line, and the words it stands for.
//!
//! A note is counted by its first use, and its words stand once, however many
//! places use it. The ids are made here, so that both ends of every link agree.

use super::body::{Block, Resolved, Stage};

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
    /// How many places use it.
    pub uses: usize,
    /// Printed at the foot of the page, not behind the section.
    pub foot: bool,
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

fn note_id(nth: usize) -> String {
    format!("note_{nth}")
}

fn use_id(nth: usize, time: usize) -> String {
    format!("noteref_{nth}_{time}")
}
