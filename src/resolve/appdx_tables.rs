//! 「（第3条関係）」 behind the heading of a 別表: the articles that link to it.
//! Where the author wrote such words, they stand.

use crate::handbook::body::{Block, Inline, SectionKind, Target, plain_text};
use crate::handbook::walk::each_run;
use crate::handbook::{PageRef, Place};
use crate::words::model;

/// Adds the words to every 別表 of a text that some article names.
pub(super) fn relate(page: PageRef, blocks: &mut [Block]) {
    let mut units = Vec::new();
    gather(blocks, &mut units);
    for block in blocks {
        let Block::Section(section) = block else { continue };
        if section.kind != SectionKind::AppdxTable || plain_text(&section.heading).contains(model::RELATED) {
            continue;
        }
        let place = Place::at(page, section.id.clone());
        let named: Vec<&str> =
            units.iter().filter(|(_, links)| links.contains(&place)).map(|(mark, _)| mark.as_str()).collect();
        if !named.is_empty() {
            section.heading.push(Inline::Text(model::related(&named)));
        }
    }
}

/// Articles, or the first level of other texts: their marks, and where they lead.
fn gather(blocks: &[Block], units: &mut Vec<(String, Vec<Place>)>) {
    for block in blocks {
        let Block::Section(section) = block else { continue };
        match section.kind {
            SectionKind::Group => gather(&section.blocks, units),
            SectionKind::Article | SectionKind::Ordinary | SectionKind::Labelled => {
                let Some(mark) = section.mark.as_ref() else { continue };
                let mut links = Vec::new();
                each_run(&section.blocks, &mut |run| {
                    if let Inline::Link { target: Target::Inside(place), .. } = run {
                        links.push(place.clone());
                    }
                });
                units.push((mark.own.clone(), links));
            }
            SectionKind::SupplProvision | SectionKind::AppdxTable | SectionKind::Tombstone => {}
        }
    }
}
