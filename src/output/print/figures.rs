//! Flows as figures of a rule text: drawn for the paper, as SVG in the data.

use std::collections::BTreeMap;

use crate::finding::{Finding, code};
use crate::flow::drawing::figure::Note;
use crate::flow::drawing::{Figure, PT_PER_PX, Paper, SvgOptions, fit_to_paper, svg};
use crate::font::Faces;
use crate::handbook::body::{Block, Body};
use crate::output::Input;
use crate::words::{self, PRINT};

/// What the template's page leaves for a figure: its line less one letter of
/// indent, its height less the caption.
const PAPER: Paper = Paper { width_mm: 155.0, height_mm: 236.0 };
/// A line of the notes below a figure: its height, and its length in letters.
const NOTE_LINE_MM: f64 = 5.0;
const NOTE_LETTERS: f64 = 46.0;

/// A flow drawn for paper.
pub(in crate::output) struct Drawn {
    pub(super) svg: String,
    pub(super) width_pt: f64,
    pub(super) height_pt: f64,
    /// Set on its side.
    pub(super) turned: bool,
    fits: bool,
}

/// The flows that a text shows, by their index in the handbook.
pub(in crate::output) fn draw(input: &Input<'_>, body: &Body) -> BTreeMap<usize, Drawn> {
    draw_below(input, body, 0.0)
}

/// The same where something of this height stands above each figure.
pub(in crate::output) fn draw_below(input: &Input<'_>, body: &Body, above_mm: f64) -> BTreeMap<usize, Drawn> {
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
            let lines = |note: &String| (faces.advance(note, false) / NOTE_LETTERS).ceil();
            let below = NOTE_LINE_MM * notes(&flow.figure).iter().map(lines).sum::<f64>();
            let paper = Paper { height_mm: PAPER.height_mm - above_mm - below, ..PAPER };
            let fit = fit_to_paper(&flow.figure, paper, &metrics);
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

/// What stands below a figure: its notes, which the drawing only marks, and
/// where it is taken from.
pub(super) fn notes(figure: &Figure) -> Vec<String> {
    let mark = |note: &Note| if note.mark.is_empty() { PRINT.remark.to_owned() } else { note.mark.clone() };
    let notes = figure.notes.iter().map(|note| [mark(note).as_str(), &note.text].join(PRINT.space));
    notes.chain(figure.source.iter().map(|source| format!("{}{source}", PRINT.source))).collect()
}

/// Flows that had to be made smaller than their type allows.
pub(in crate::output) fn too_large(input: &Input<'_>, drawn: &BTreeMap<usize, Drawn>) -> Vec<Finding> {
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
            Block::Items(items) | Block::Provisions(items) => {
                items.iter().for_each(|item| gather(&item.blocks, wanted))
            }
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| gather(&bullet.blocks, wanted)),
            Block::Admonition(admonition) => gather(&admonition.blocks, wanted),
            Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
}
