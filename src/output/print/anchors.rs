//! The places of a printed text that a link can lead to.

use std::collections::BTreeMap;

use super::binding::is_unit;
use crate::handbook::Mark;
use crate::handbook::body::{self, Body};

/// What stands around an id that links can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::output) struct Around<'a> {
    /// Id of the unit around it, see [`is_unit`]; empty at the top.
    pub(in crate::output) unit: &'a str,
    /// Whole number of the section or item: 「4(4)ア」.
    pub(in crate::output) path: &'a str,
}

/// The ids that links can lead to.
pub(in crate::output) fn anchors(body: &Body) -> BTreeMap<&str, Around<'_>> {
    let mut anchors = BTreeMap::new();
    gather(&body.blocks, Around::default(), &mut anchors);
    anchors
}

fn gather<'a>(blocks: &'a [body::Block], around: Around<'a>, anchors: &mut BTreeMap<&'a str, Around<'a>>) {
    let path = |mark: &'a Option<Mark>| mark.as_ref().map_or(around.path, |mark| &mark.path);
    for block in blocks {
        match block {
            body::Block::Section(section) => {
                let unit = if is_unit(section) { &section.id } else { around.unit };
                let own = Around { unit, path: path(&section.mark) };
                anchors.insert(&section.id, own);
                gather(&section.blocks, own, anchors);
            }
            body::Block::Paragraph(paragraph) => anchors.extend(paragraph.id.as_deref().map(|id| (id, around))),
            body::Block::Items(items) | body::Block::Provisions(items) => {
                for item in items {
                    let own = Around { path: path(&item.mark), ..around };
                    anchors.insert(&item.id, own);
                    gather(&item.blocks, own, anchors);
                }
            }
            body::Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, around, anchors)),
            body::Block::Admonition(admonition) => gather(&admonition.blocks, around, anchors),
            body::Block::Framed(framed) => gather(&framed.blocks, around, anchors),
            body::Block::Definitions(all) => all.iter().for_each(|one| gather(&one.blocks, around, anchors)),
            body::Block::Passage(passage) => gather(&passage.blocks, around, anchors),
            body::Block::Picture(_) => {}
            body::Block::Notes(notes) => notes.iter().for_each(|note| gather(&note.blocks, around, anchors)),
            body::Block::Table(table) => {
                anchors.extend(table.id.as_deref().map(|id| (id, around)));
                table.cells().for_each(|cell| gather(&cell.blocks, around, anchors));
            }
            body::Block::Flow(_) | body::Block::Listing(_) => {}
        }
    }
}
