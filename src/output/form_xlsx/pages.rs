//! Where the pages of a sheet end, and how high its rows become.
//!
//! Excel ignores page breaks on a sheet that is fitted to a number of pages.
//! So only a sheet of one page is fitted; one of several is set at a scale at
//! which its pages hold what the breaks give them. A bar is never parted from
//! the rows below it, nor a cell from its own lines.

use super::area::COLUMNS;
use super::sheet::Sheet;
use crate::handbook::{Binding, Form, Orientation, PaperSize};

/// Rows of one page are not spread wider than this, in points.
const MOST: f64 = 90.0;
/// Points of a pixel.
const PIXEL: f64 = 0.75;
/// Margins in inches: 25 mm where the paper is bound, 15 mm else.
const BOUND: f64 = 0.98;
const EDGE: f64 = 0.59;
const TOP: f64 = 0.55;
const BOTTOM: f64 = 0.63;
const INCH: f64 = 72.0;
/// What programs differ by in the height of rows, in points of a page.
const SPARE: f64 = 10.0;
/// No sheet is set smaller than this, in percent.
const SMALLEST: u16 = 50;

/// The paper and its margins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// Number in Excel's list of papers.
    pub(super) code: u8,
    pub(super) landscape: bool,
    /// In inches.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    /// Width of one of the sheet's columns in pixels.
    pub(super) column: u32,
    /// In points.
    width: f64,
    height: f64,
}

pub(super) const BOTTOM_MARGIN: f64 = BOTTOM;

impl Paper {
    pub(super) fn of(form: &Form) -> Self {
        let (code, short, long) = match form.page.paper {
            PaperSize::A4 => (9, 595.3, 841.9),
            PaperSize::A3 => (8, 841.9, 1190.6),
            PaperSize::B5 => (13, 515.9, 728.5),
        };
        let landscape = form.page.orientation == Orientation::Landscape;
        let (width, height) = if landscape { (long, short) } else { (short, long) };
        let side = form.page.margin.map_or(EDGE, |mm| f64::from(mm) / 25.4);
        let (left, top) = match form.page.binding {
            Binding::Left => (BOUND, TOP),
            Binding::Top => (side, BOUND),
            Binding::None => (side, TOP),
        };
        // Letters are measured for the narrower column; on small paper the whole is set smaller.
        let column = match (form.page.paper, landscape) {
            (PaperSize::A4 | PaperSize::B5, false) => 18,
            (PaperSize::A4 | PaperSize::B5, true) | (PaperSize::A3, false) => 26,
            (PaperSize::A3, true) => 39,
        };
        Self { code, landscape, left, right: side, top, column, width, height }
    }

    /// The greatest scale at which the columns stand beside each other, in percent.
    fn widest(self) -> u16 {
        // Programs differ in how wide a column of so many pixels is.
        let room = (self.width - (self.left + self.right) * INCH) * 0.92;
        let needed = f64::from(COLUMNS * self.column) * PIXEL;
        (1..=100).rev().find(|&percent| needed * f64::from(percent) / 100.0 <= room).unwrap_or(1)
    }

    /// Height for rows on a page that is set at a scale, in points.
    fn room(self, percent: u16) -> f64 {
        (self.height - (self.top + BOTTOM) * INCH - SPARE) * 100.0 / f64::from(percent.max(1))
    }
}

impl Sheet {
    /// Ends the pages and shares out what is left of them.
    pub(super) fn paginate(&mut self, form: &Form) {
        let paper = Paper::of(form);
        let widest = paper.widest();
        let mut room = paper.room(widest);
        if form.page.fit > 1 {
            let asked = std::mem::take(&mut self.breaks);
            let found = (SMALLEST..=widest).rev().find_map(|percent| {
                let breaks = self.broken(&asked, paper.room(percent));
                (breaks.len() < form.page.fit as usize).then_some((percent, breaks))
            });
            // What fits at no scale is fitted by Excel, which then breaks where it likes.
            let Some((percent, breaks)) = found else { return };
            (self.scale, self.breaks, room) = (Some(percent), breaks, paper.room(percent));
        } else {
            // One page has no breaks.
            self.breaks.clear();
        }
        let mut starts: Vec<usize> = self.breaks.iter().map(|row| *row as usize).collect();
        starts.push(self.heights.len());
        let pages = starts.len();
        let mut from = 0;
        for (page, to) in starts.into_iter().enumerate() {
            // Only a page that is full to its end goes over where it is meant to.
            let most = if page + 1 == pages { MOST } else { f64::MAX };
            self.fill_page(from..to, room - if page > 0 { self.repeated_height() } else { 0.0 }, most);
            from = to;
        }
    }

    fn repeated_height(&self) -> f64 {
        self.repeated.and_then(|row| self.heights.get(row as usize)).copied().unwrap_or_default()
    }

    /// The rows that begin a page: those that ask for it, and where a page is full.
    fn broken(&self, asked: &[u32], room: f64) -> Vec<u32> {
        let mut breaks: Vec<u32> = Vec::new();
        let (mut used, mut may) = (0.0, None);
        for (row, height) in (0u32..).zip(&self.heights) {
            let first = breaks.last().copied().unwrap_or_default();
            if asked.contains(&row) && row > first {
                breaks.push(row);
                (used, may) = (self.repeated_height(), None);
            } else if !self.kept.get(row as usize).copied().unwrap_or_default() && row > first {
                may = Some(row);
            }
            if used + height > room && row > first {
                let begins: u32 = may.take().unwrap_or(row);
                if begins > breaks.last().copied().unwrap_or_default() {
                    breaks.push(begins);
                    let carried = self.heights.get(begins as usize..row as usize).unwrap_or_default();
                    used = self.repeated_height() + carried.iter().sum::<f64>();
                }
            }
            used += height;
        }
        breaks
    }

    fn fill_page(&mut self, rows: std::ops::Range<usize>, room: f64, most: f64) {
        let (Some(heights), Some(weights)) = (self.heights.get_mut(rows.clone()), self.weights.get(rows)) else {
            return;
        };
        let spare = room - heights.iter().sum::<f64>();
        let total: f64 = weights.iter().sum();
        if spare <= 0.0 || total <= 0.0 {
            return;
        }
        for (height, weight) in heights.iter_mut().zip(weights) {
            *height = (*height + spare * weight / total).min(most.max(*height));
        }
    }
}
