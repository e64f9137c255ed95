//! Flows as figures of a rule text: drawn for the paper, as SVG in the data.
//!
//! typst takes links out of an SVG. So a box that leads somewhere is a small
//! picture of its own, which the template lays over the rest and makes a link:
//! the words stay words, and a reader who hears the page meets the link with
//! the name of the step.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::{Finding, code};
use crate::flow::drawing::figure::{Direction, Note};
use crate::flow::drawing::{Drawing, Figure, Look, PT_PER_PX, Paper, Part, SvgOptions, fit_to_paper, svg};
use crate::font::Faces;
use crate::handbook::body::{Block, Body};
use crate::handbook::{Flow, Place};
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
    drawing: Drawing,
    pub(super) width_pt: f64,
    pub(super) height_pt: f64,
    /// Set on its side.
    pub(super) turned: bool,
    fits: bool,
}

/// A box that leads somewhere, as a picture of its own.
#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct LinkedBox {
    /// Label of the place in the same document.
    goal: String,
    /// The step, for those who hear it.
    words: String,
    svg: String,
    x_pt: f64,
    y_pt: f64,
    width_pt: f64,
}

impl Drawn {
    /// The picture without the boxes that lead somewhere, and those boxes.
    /// `goal` gives the label of a place in the document.
    pub(super) fn parts(&self, flow: &Flow, goal: impl Fn(&Place) -> Option<String>) -> (String, Vec<LinkedBox>) {
        let write =
            |part| svg(&self.drawing, &flow.figure, &SvgOptions { look: Look::Print, part, ..Default::default() });
        let mut apart = Vec::new();
        let mut boxes = Vec::new();
        for shape in &self.drawing.shapes {
            let Some((step, drawn)) = flow.steps.get(shape.step).zip(flow.figure.steps.get(shape.step)) else {
                continue;
            };
            let Some(goal) = step.section.as_ref().and_then(&goal) else { continue };
            let area = shape.area();
            apart.push(shape.step);
            boxes.push(LinkedBox {
                goal,
                words: [drawn.mark.as_str(), &drawn.label].join(" ").trim().to_owned(),
                svg: write(Part::Step(shape.step)),
                x_pt: area.x * PT_PER_PX,
                y_pt: area.y * PT_PER_PX,
                width_pt: area.w * PT_PER_PX,
            });
        }
        (write(Part::Without(&apart)), boxes)
    }
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
            let drawn = Drawn {
                width_pt: fit.drawing.width * PT_PER_PX,
                height_pt: fit.drawing.height * PT_PER_PX,
                drawing: fit.drawing,
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

/// A slide's room for a figure, in mm.
const SLIDE: Paper = Paper { width_mm: 288.0, height_mm: 126.0 };
/// How much larger than on paper a figure of a slide is set, from the largest.
const SLIDE_SCALES: [f64; 6] = [2.6, 2.2, 1.9, 1.6, 1.3, 1.0];

/// The flows of a slide, drawn for its shape and as large as it allows. They
/// bear the size of a drawing for paper: the template enlarges them.
pub(in crate::output) fn draw_for_slide(input: &Input<'_>, blocks: &[Block]) -> BTreeMap<usize, Drawn> {
    let mut wanted = Vec::new();
    gather(blocks, &mut wanted);
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let faces = Faces::of(input.theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    let draw = |index: usize| {
        let flow = input.handbook.flows.get(index)?;
        // A slide is wide: what runs down a page may run across it.
        let direction = match flow.figure.direction {
            Direction::Down => Direction::Right,
            Direction::Right => Direction::Down,
        };
        let across = Figure { direction, ..flow.figure.clone() };
        let mut fit = None;
        for scale in SLIDE_SCALES {
            let paper = Paper { width_mm: SLIDE.width_mm / scale, height_mm: SLIDE.height_mm / scale };
            let upright =
                |figure: &Figure| Some(fit_to_paper(figure, paper, &metrics)).filter(|f| f.fits && !f.landscape);
            fit = upright(&flow.figure).or_else(|| upright(&across));
            if fit.is_some() {
                break;
            }
        }
        let fit = fit.or_else(|| Some(fit_to_paper(&flow.figure, SLIDE, &metrics)));
        let fit = fit?;
        let drawn = Drawn {
            width_pt: fit.drawing.width * PT_PER_PX,
            height_pt: fit.drawing.height * PT_PER_PX,
            drawing: fit.drawing,
            turned: false,
            fits: fit.fits,
        };
        Some((index, drawn))
    };
    wanted.into_iter().filter_map(draw).collect()
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
            Block::Paragraph(_) => {}
            Block::Table(table) => table.cells().for_each(|cell| gather(&cell.blocks, wanted)),
            Block::Framed(framed) => gather(&framed.blocks, wanted),
            Block::Definitions(all) => all.iter().for_each(|one| gather(&one.blocks, wanted)),
            Block::Passage(passage) => gather(&passage.blocks, wanted),
            Block::Picture(_) | Block::Listing(_) => {}
            Block::Notes(notes) => notes.iter().for_each(|note| gather(&note.blocks, wanted)),
        }
    }
}
