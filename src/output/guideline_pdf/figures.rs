//! Flows as figures of a rule text: drawn for the paper, as SVG in the data.

use std::collections::BTreeMap;

use super::super::Input;
use crate::finding::{Finding, code};
use crate::flow::drawing::{PT_PER_PX, Paper, SvgOptions, fit_to_paper, svg};
use crate::font::Faces;
use crate::handbook::body::{Block, Body};
use crate::words;

/// What the template's page leaves for a figure: its line less one letter of
/// indent, its height less the caption.
const PAPER: Paper = Paper { width_mm: 155.0, height_mm: 230.0 };

/// A flow drawn for paper.
pub(super) struct Drawn {
    pub(super) svg: String,
    pub(super) width_pt: f64,
    pub(super) height_pt: f64,
    /// Set on its side.
    pub(super) turned: bool,
    fits: bool,
}

/// The flows that a text shows, by their index in the handbook.
pub(super) fn draw(input: &Input<'_>, body: &Body) -> BTreeMap<usize, Drawn> {
    let mut wanted = Vec::new();
    gather(&body.blocks, &mut wanted);
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let faces = Faces::of(input.theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    let flows = wanted.into_iter().filter_map(|index| Some((index, input.handbook.flows.get(index)?)));
    flows
        .map(|(index, flow)| {
            let fit = fit_to_paper(&flow.figure, PAPER, &metrics);
            let options = SvgOptions { standalone: true, ..SvgOptions::default() };
            let drawn = Drawn {
                svg: svg(&fit.drawing, &flow.figure, &options),
                width_pt: fit.drawing.width * PT_PER_PX,
                height_pt: fit.drawing.height * PT_PER_PX,
                turned: fit.landscape,
                fits: fit.fits,
            };
            (index, drawn)
        })
        .collect()
}

/// Flows that had to be made smaller than their type allows.
pub(super) fn too_large(input: &Input<'_>, drawn: &BTreeMap<usize, Drawn>) -> Vec<Finding> {
    let large = drawn.iter().filter(|(_, drawn)| !drawn.fits);
    large
        .filter_map(|(index, _)| input.handbook.flows.get(*index))
        .map(|flow| Finding::new(&code::FIGURE_OVERFLOW, flow.origin, words::finding::figure_overflow(&flow.title)))
        .collect()
}

fn gather(blocks: &[Block], wanted: &mut Vec<usize>) {
    for block in blocks {
        match block {
            Block::Flow(figure) => wanted.push(figure.flow),
            Block::Section(section) => gather(&section.blocks, wanted),
            Block::Items(items) => items.iter().for_each(|item| gather(&item.blocks, wanted)),
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, wanted)),
            Block::Admonition(admonition) => gather(&admonition.blocks, wanted),
            Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
}
