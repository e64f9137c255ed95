//! Notes that a printed page carries at its foot.
//!
//! There the words of a note are part of the line that first uses it, and
//! nothing is left where the model put them.

use std::collections::BTreeMap;

use crate::handbook::body::Block;
use crate::handbook::notes::Note;

/// Whether a block holds nothing but notes of the page's foot.
pub(super) fn at_foot(block: &Block) -> bool {
    matches!(block, Block::Notes(notes) if notes.iter().all(|note| note.head.foot))
}

/// These notes by their order. They stand in the text and in sections.
pub(super) fn of_foot(blocks: &[Block]) -> BTreeMap<usize, &Note> {
    let mut all = BTreeMap::new();
    gather(blocks, &mut all);
    all
}

fn gather<'a>(blocks: &'a [Block], all: &mut BTreeMap<usize, &'a Note>) {
    for block in blocks {
        if let Block::Section(section) = block {
            gather(&section.blocks, all);
        } else if let Block::Notes(notes) = block {
            all.extend(notes.iter().filter(|note| note.head.foot).map(|note| (note.head.nth, note)));
        }
    }
}
