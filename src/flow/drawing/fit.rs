//! A drawing for a page: laid out for the paper, never scaled down to it.

use super::engine::Engine;
use super::figure::{Direction, Figure};
use super::picture::Drawing;
use super::sizes::{Metrics, PX_PER_MM, Sizes};

/// The text area of an upright page, in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Width.
    pub width_mm: f64,
    /// Height.
    pub height_mm: f64,
}

impl Default for Paper {
    /// A4 upright within margins, with room for the caption.
    fn default() -> Paper {
        Paper { width_mm: 170.0, height_mm: 240.0 }
    }
}

/// A drawing for a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The drawing, to be set at its own size.
    pub drawing: Drawing,
    /// True if it needs the page turned on its side.
    pub landscape: bool,
    /// False if it fits neither way; the figure should then be split.
    pub fits: bool,
}

/// Lays a figure out for paper with type of at least 8 pt: upright if that is
/// possible, else turned, there in the figure's own direction or the other.
pub fn fit_to_paper(figure: &Figure, paper: Paper, metrics: &dyn Metrics) -> Fit {
    let own = Engine::new(figure, figure.direction, metrics);
    let small = Sizes::paper_small(paper.width_mm);
    // Longer lines make fewer of them, for a figure that is tall and narrow.
    let wide = Sizes { text_width: small.text_width * 1.35, ..small.clone() };
    let tight = Sizes { row_gap: 18.0, pad_y: 4.5, ..small.clone() };
    let upright = [Sizes::paper(paper.width_mm), small, tight, wide];
    let mut first = None;
    for s in &upright {
        let drawing = own.draw(s);
        if fits(&drawing, paper.width_mm, paper.height_mm) {
            return Fit { drawing, landscape: false, fits: true };
        }
        first = Some(drawing);
    }
    let turned = [Sizes::paper(paper.height_mm), Sizes::paper_small(paper.height_mm)];
    let other = match figure.direction {
        Direction::Down => Direction::Right,
        Direction::Right => Direction::Down,
    };
    for s in &turned {
        let drawing = own.draw(s);
        if fits(&drawing, paper.height_mm, paper.width_mm) {
            return Fit { drawing, landscape: true, fits: true };
        }
    }
    let across = Engine::new(figure, other, metrics);
    for s in &turned {
        let drawing = across.draw(s);
        if fits(&drawing, paper.height_mm, paper.width_mm) {
            return Fit { drawing, landscape: true, fits: true };
        }
    }
    let drawing = first.unwrap_or_else(|| own.draw(&upright[1]));
    let landscape = drawing.width > paper.width_mm * PX_PER_MM + 1.0;
    Fit { drawing, landscape, fits: false }
}

fn fits(drawing: &Drawing, width_mm: f64, height_mm: f64) -> bool {
    drawing.width <= width_mm * PX_PER_MM + 1.0 && drawing.height <= height_mm * PX_PER_MM + 1.0
}
