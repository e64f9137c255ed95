//! Frames of groups: which cells they cover and where their titles stand.
//!
//! A title gets a strip of its own inside the frame, and within the strip a
//! place that no arrow passes. If there is none, the frame grows sideways.

use super::figure::Figure;
use super::grid::Grid;
use super::picture::{Line, Rect, Run};
use super::sizes::{Metrics, Sizes};
use super::space::FrameCells;
use super::text::Pieces;

/// A title broken into lines.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) lines: Vec<String>,
    pub(super) widths: Vec<f64>,
    pub(super) w: f64,
    pub(super) h: f64,
    /// No word is cut.
    pub(super) whole_words: bool,
}

impl Title {
    pub(super) fn new(text: &str, room: f64, s: &Sizes, metrics: &dyn Metrics) -> Title {
        let pieces = Pieces::new("", text, "", true, metrics);
        let whole_words = pieces.least() <= room / s.small;
        let lines = pieces.lines(room / s.small);
        let widths: Vec<f64> = lines.iter().map(|l| metrics.width(l, true) * s.small).collect();
        let w = widths.iter().copied().fold(0.0, f64::max).ceil();
        let h = s.small_line * lines.len() as f64;
        Title { lines, widths, w, h, whole_words }
    }

    /// The lines set from the top left corner of a rectangle.
    pub(super) fn set(&self, rect: &Rect, s: &Sizes) -> Vec<Line> {
        self.lines
            .iter()
            .zip(&self.widths)
            .enumerate()
            .map(|(i, (text, &width))| Line {
                x: rect.x,
                y: rect.y + s.small_line * (i as f64 + 0.5) + s.small * 0.38,
                centered: false,
                width,
                runs: vec![Run { text: text.clone(), size: s.small, bold: true }],
            })
            .collect()
    }
}

/// The cells of every frame. A group whose bounding rectangle would take in a
/// stranger is framed row by row, and within a row by runs of neighbours.
pub(super) fn cells(figure: &Figure, grid: &Grid) -> Vec<FrameCells> {
    let mut out = Vec::new();
    for (group, g) in figure.groups.iter().enumerate() {
        let mut members: Vec<usize> = g.steps.iter().copied().filter(|&s| s < grid.row.len()).collect();
        members.sort_unstable();
        members.dedup();
        let Some(all) = around(group, &members, grid) else { continue };
        if pure(&all, &members, grid) && apart(&all, &out) {
            out.push(all);
            continue;
        }
        for row in 0..grid.rows {
            let mut run: Vec<usize> = Vec::new();
            for pos in 0..=grid.positions {
                match grid.at(pos, row).filter(|_| pos < grid.positions) {
                    Some(s) if members.contains(&s) => run.push(s),
                    None if pos < grid.positions => {}
                    _ => {
                        out.extend(around(group, &run, grid).filter(|f| apart(f, &out)));
                        run.clear();
                    }
                }
            }
        }
    }
    out
}

fn around(group: usize, members: &[usize], grid: &Grid) -> Option<FrameCells> {
    Some(FrameCells {
        group,
        p0: members.iter().map(|&s| grid.pos[s]).min()?,
        p1: members.iter().map(|&s| grid.pos[s]).max()?,
        r0: members.iter().map(|&s| grid.row[s]).min()?,
        r1: members.iter().map(|&s| grid.row[s]).max()?,
        before: 0.0,
        behind: 0.0,
        side: 0.0,
        far: 0.0,
        lead: 0.0,
    })
}

fn pure(f: &FrameCells, members: &[usize], grid: &Grid) -> bool {
    (0..grid.row.len()).all(|s| {
        // A stranger half a column away would still reach into the frame.
        let inside = grid.row[s] >= f.r0 && grid.row[s] <= f.r1 && grid.pos[s] + 1 >= f.p0 && grid.pos[s] <= f.p1 + 1;
        !inside || members.contains(&s)
    })
}

/// Frames never overlap: a step shown in two groups is framed by the first.
fn apart(f: &FrameCells, others: &[FrameCells]) -> bool {
    !others.iter().any(|o| f.p0 <= o.p1 + 1 && o.p0 <= f.p1 + 1 && f.r0 <= o.r1 && o.r0 <= f.r1)
}

/// The first stretch of a strip `from..to` that is at least `need` long and
/// that none of the `lines` passes; lines need `air` on both sides.
pub(super) fn free_stretch(from: f64, to: f64, lines: &[f64], air: f64, need: f64) -> Option<f64> {
    let mut lines: Vec<f64> = lines.iter().copied().filter(|x| *x > from - air && *x < to + air).collect();
    lines.sort_by(f64::total_cmp);
    let mut at = from;
    for x in lines.iter().copied().chain([to + air]) {
        if x - air - at >= need {
            return Some(at);
        }
        at = at.max(x + air);
    }
    None
}
