//! Walks over a resolved text for those who ask for runs and not for blocks.

use super::body::{Block, Inline};

/// Calls `see` for every run, outer ones before what they hold, in the order of the text.
pub fn each_run<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                runs(&section.heading, see);
                each_run(&section.blocks, see);
            }
            Block::Paragraph(paragraph) => runs(&paragraph.content, see),
            Block::Items(items) | Block::Provisions(items) => items.iter().for_each(|item| each_run(&item.blocks, see)),
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| each_run(&bullet.blocks, see)),
            Block::Table(table) => table.cells().for_each(|cell| each_run(&cell.blocks, see)),
            Block::Admonition(admonition) => each_run(&admonition.blocks, see),
            Block::Framed(framed) => each_run(&framed.blocks, see),
            Block::Notes(notes) => notes.iter().for_each(|note| each_run(&note.blocks, see)),
            Block::Flow(_) => {}
        }
    }
}

fn runs<'a>(all: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for run in all {
        see(run);
        match run {
            Inline::Strong(inner)
            | Inline::Underline(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Term { content: inner, .. } => runs(inner, see),
            Inline::Text(_) | Inline::Ruby { .. } | Inline::LineBreak | Inline::Note(_) => {}
        }
    }
}
