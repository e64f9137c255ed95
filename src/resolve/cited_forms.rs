//! Forms that no rule text and no flow uses: readers would never be led to them.

use crate::finding::{Finding, code};
use crate::handbook::body::{Block, Inline, Target};
use crate::handbook::{Flow, Form, Guideline, PageRef};
use crate::words::finding as words;

/// A finding for each form that is neither linked, nor cited, nor named by a
/// step. A form that goes with another one counts as cited where that one is.
pub(super) fn check(guidelines: &[Guideline], flows: &[Flow], forms: &[Form]) -> Vec<Finding> {
    if guidelines.is_empty() {
        return Vec::new();
    }
    let mut cited = vec![false; forms.len()];
    for form in flows.iter().flat_map(|flow| &flow.steps).flat_map(|step| &step.forms) {
        note(*form, &mut cited);
    }
    guidelines.iter().for_each(|guideline| blocks(&guideline.body.blocks, &mut cited));
    let uncited = forms.iter().enumerate().filter(|(i, form)| {
        let with = form.part_of.or(form.variant_of);
        let by_parent = with.and_then(|parent| cited.get(parent)).copied().unwrap_or(false);
        !by_parent && !cited.get(*i).copied().unwrap_or(false)
    });
    uncited
        .map(|(_, form)| Finding::new(&code::FORM_UNCITED, form.origin, words::form_uncited(&form.number, &form.title)))
        .collect()
}

fn note(form: usize, cited: &mut [bool]) {
    if let Some(cited) = cited.get_mut(form) {
        *cited = true;
    }
}

fn blocks(all: &[Block], cited: &mut [bool]) {
    for block in all {
        match block {
            Block::Section(section) => {
                runs(&section.heading, cited);
                blocks(&section.blocks, cited);
            }
            Block::Paragraph(paragraph) => runs(&paragraph.content, cited),
            Block::Items(items) | Block::Provisions(items) => items.iter().for_each(|item| blocks(&item.blocks, cited)),
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| blocks(&bullet.blocks, cited)),
            Block::Table(table) => {
                table.cells().for_each(|cell| blocks(&cell.blocks, cited));
            }
            Block::Admonition(admonition) => blocks(&admonition.blocks, cited),
            Block::Flow(_) | Block::Listing(_) => {}
            Block::Framed(framed) => blocks(&framed.blocks, cited),
            Block::Definitions(all) => {
                for one in all {
                    runs(&one.term, cited);
                    blocks(&one.blocks, cited);
                }
            }
            Block::Passage(passage) => blocks(&passage.blocks, cited),
            Block::Picture(_) => {}
            Block::Notes(notes) => notes.iter().for_each(|note| blocks(&note.blocks, cited)),
        }
    }
}

fn runs(all: &[Inline], cited: &mut [bool]) {
    for run in all {
        match run {
            Inline::Link { target: Target::Inside(place), .. } => {
                if let PageRef::Form(form) = place.page {
                    note(form, cited);
                }
            }
            Inline::Strong(inner) | Inline::Underline(inner) => runs(inner, cited),
            Inline::Link { target: Target::Outside(_), .. }
            | Inline::Term { .. }
            | Inline::Text(_)
            | Inline::Ruby { .. }
            | Inline::Code(_)
            | Inline::LineBreak
            | Inline::Note(_) => {}
        }
    }
}
