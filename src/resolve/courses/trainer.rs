//! The trainer's words, parted from those of the learners.

use std::collections::BTreeSet;

use crate::handbook::Audience;
use crate::handbook::body::{AdmonitionKind, Block, Inline};
use crate::handbook::notes::Note;
use crate::handbook::walk::each_run;

/// What is left for learners, the trainer's notes, and answers. Whatever stands
/// inside a list, a box or a part of a slide is found there as well.
pub(super) fn part(mut blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>, Vec<Block>) {
    let (mut notes, mut answers) = (Vec::new(), Vec::new());
    take(&mut blocks, &mut notes, &mut answers);
    follow(&mut blocks, &mut notes);
    follow(&mut blocks, &mut answers);
    (blocks, notes, answers)
}

/// Notes that nothing but the trainer's words uses go with them. They stand
/// where the slide ends.
fn follow(blocks: &mut Vec<Block>, words: &mut Vec<Block>) {
    let used = |blocks: &[Block]| {
        let mut used = BTreeSet::new();
        each_run(blocks, &mut |run| {
            if let Inline::Note(note) = run {
                used.insert(note.nth);
            }
        });
        used
    };
    let (here, there) = (used(blocks), used(words));
    let mut taken = Vec::new();
    for block in blocks.iter_mut() {
        if let Block::Notes(notes) = block {
            let gone = |note: &Note| there.contains(&note.head.nth) && !here.contains(&note.head.nth);
            taken.extend(notes.extract_if(.., |note| gone(note)));
        }
    }
    blocks.retain(|block| !matches!(block, Block::Notes(notes) if notes.is_empty()));
    if !taken.is_empty() {
        words.push(Block::Notes(taken));
    }
}

fn take(blocks: &mut Vec<Block>, notes: &mut Vec<Block>, answers: &mut Vec<Block>) {
    let mut kept = Vec::with_capacity(blocks.len());
    for mut block in std::mem::take(blocks) {
        match &mut block {
            Block::Admonition(admonition) => match admonition.kind {
                AdmonitionKind::Trainer => {
                    notes.append(&mut admonition.blocks);
                    continue;
                }
                AdmonitionKind::Answer => {
                    answers.append(&mut admonition.blocks);
                    continue;
                }
                AdmonitionKind::Important
                | AdmonitionKind::Caution
                | AdmonitionKind::Note
                | AdmonitionKind::Basis
                | AdmonitionKind::Example
                | AdmonitionKind::Exercise => take(&mut admonition.blocks, notes, answers),
            },
            // A part of a slide that only trainers see has no place on the slide.
            Block::Section(section) if section.audience > Audience::Public => {
                notes.push(block);
                continue;
            }
            Block::Section(section) => take(&mut section.blocks, notes, answers),
            Block::Items(items) | Block::Provisions(items) => {
                items.iter_mut().for_each(|item| take(&mut item.blocks, notes, answers));
            }
            Block::Bullets(bullets) => bullets.iter_mut().for_each(|bullet| take(&mut bullet.blocks, notes, answers)),
            Block::Framed(framed) => take(&mut framed.blocks, notes, answers),
            Block::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| take(&mut cell.blocks, notes, answers));
            }
            Block::Definitions(all) => all.iter_mut().for_each(|one| take(&mut one.blocks, notes, answers)),
            // No passage holds trainers' words: rule texts have no such boxes.
            Block::Paragraph(_)
            | Block::Flow(_)
            | Block::Notes(_)
            | Block::Picture(_)
            | Block::Passage(_)
            | Block::Listing(_) => {}
        }
        kept.push(block);
    }
    *blocks = kept;
}
