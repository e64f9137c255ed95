//! The places of a printed text that a link can lead to.

use std::collections::BTreeSet;

use crate::handbook::body::{self, Body};

/// The ids that links can lead to.
pub(in crate::output) fn anchors(body: &Body) -> BTreeSet<&str> {
    let mut anchors = BTreeSet::new();
    gather(&body.blocks, &mut anchors);
    anchors
}

/// The ids that links within the document can lead to.
fn gather<'a>(blocks: &'a [body::Block], anchors: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            body::Block::Section(section) => {
                anchors.insert(&section.id);
                gather(&section.blocks, anchors);
            }
            body::Block::Paragraph(paragraph) => anchors.extend(paragraph.id.as_deref()),
            body::Block::Items(items) | body::Block::Provisions(items) => {
                for item in items {
                    anchors.insert(&item.id);
                    gather(&item.blocks, anchors);
                }
            }
            body::Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, anchors)),
            body::Block::Admonition(admonition) => gather(&admonition.blocks, anchors),
            body::Block::Flow(_) => {}
            body::Block::Table(table) => {
                anchors.extend(table.id.as_deref());
                table.cells().for_each(|cell| gather(&cell.blocks, anchors));
            }
            body::Block::Framed(framed) => gather(&framed.blocks, anchors),
            body::Block::Notes(notes) => notes.iter().for_each(|note| gather(&note.blocks, anchors)),
        }
    }
}
