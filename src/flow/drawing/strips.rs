//! Places across and along together, with a strip for each frame's title.
//!
//! A title can only be placed when the lines across its strip are known, and
//! the strip needs room along the flow: so across is solved first, then the
//! titles choose, then along is solved.

use super::along::Along;
use super::engine::{Attempt, Engine};
use super::figure::Direction;
use super::frames::{Title, free_stretch};
use super::space::{Across, FrameCells, Input};

/// Solves the places of one attempt.
pub(super) struct Composer<'a> {
    pub(super) engine: &'a Engine<'a>,
    pub(super) attempt: &'a Attempt<'a>,
    pub(super) across: Option<Across>,
    pub(super) along: Option<Along>,
}

/// A title and where it stands: offset along the strip from the frame's low
/// end, and whether the strip is behind the boxes.
pub(super) type Place = Option<(Title, f64, bool)>;

impl Composer<'_> {
    /// Solves places across and along, with strips for the titles of frames.
    pub(super) fn solve(&mut self, frames: &mut [FrameCells]) -> Vec<Place> {
        let s = self.attempt.s;
        let down = self.engine.direction == Direction::Down;
        let title = |f: &FrameCells, room: f64| {
            let label = self.engine.figure.groups.get(f.group).map_or("", |g| g.label.as_str());
            Title::new(label, room, s, self.engine.metrics)
        };
        // In a flow to the right titles stand at the low side across.
        let beside = |f: &FrameCells| {
            let row = self.engine.grid.row.iter().enumerate().filter(|(_, r)| **r == f.r0);
            let w = row.map(|(i, _)| self.attempt.extents[i].along).fold(0.0, f64::max) + s.frame_pad;
            title(f, w)
        };
        for f in frames.iter_mut() {
            (f.before, f.behind) = (s.frame_pad + f.lead, s.frame_pad);
            if !down {
                f.side = beside(f).h + 4.0;
            }
        }
        let across = self.input(frames).across();
        let mut places: Vec<Place> = Vec::new();
        if !down {
            let along = self.input(frames).along();
            for f in frames.iter_mut() {
                let t = beside(f);
                let place = self.title_beside(f, &t, &along).map(|at| (t.clone(), at, false));
                if place.is_none() {
                    f.lead += t.w + 8.0;
                }
                places.push(place);
            }
            self.across = Some(across);
            self.along = Some(along);
            return places;
        }
        for f in frames.iter_mut() {
            let (lo, hi) = self.frame_across(f, &across);
            let choice = self.title_place(f, lo, hi, &across, &|room| title(f, room));
            match &choice {
                Some((t, _, false)) => f.before += t.h,
                Some((t, _, true)) => f.behind += t.h,
                None => f.side += title(f, f64::INFINITY).w.min(s.small * 8.0) + 8.0,
            }
            places.push(choice);
        }
        let along = self.input(frames).along();
        self.across = Some(across);
        self.along = Some(along);
        places
    }

    /// Where along its frame a title stands that no arrow from the low side
    /// passes.
    fn title_beside(&self, f: &FrameCells, t: &Title, along: &Along) -> Option<f64> {
        let lo = along.row[f.r0] - along.height[f.r0] / 2.0 - f.before;
        let hi = along.row[f.r1] + along.height[f.r1] / 2.0 + f.behind;
        let lines: Vec<f64> = (0..self.engine.tracks.pieces.len())
            .filter(|&p| {
                let piece = &self.engine.tracks.pieces[p];
                !piece.vertical && piece.lo < 4 * f.p0 && piece.hi + 1 >= 4 * f.p0
            })
            .map(|p| along.piece[p])
            .collect();
        free_stretch(lo + 8.0, hi - 8.0, &lines, 7.0, t.w).map(|at| at - lo)
    }

    fn input<'b>(&'b self, frames: &'b [FrameCells]) -> Input<'b> {
        Input {
            grid: &self.engine.grid,
            tracks: &self.engine.tracks,
            s: self.attempt.s,
            extents: &self.attempt.extents,
            frames,
            wishes: &self.attempt.wishes,
            has_lanes: !self.engine.figure.lanes.is_empty(),
            even: self.attempt.even,
        }
    }

    fn frame_across(&self, f: &FrameCells, across: &Across) -> (f64, f64) {
        frame_across(self.engine, self.attempt, f, across)
    }

    /// Chooses strip and place of a title: before the boxes or behind them,
    /// whole or broken, where no arrow passes.
    fn title_place(&self, f: &FrameCells, lo: f64, hi: f64, across: &Across, title: &dyn Fn(f64) -> Title) -> Place {
        let crossing = |level: usize| -> Vec<f64> {
            let tracks = &self.engine.tracks;
            let at = |p: &usize| across.piece[*p];
            (0..tracks.pieces.len())
                .filter(|&p| {
                    let t = &tracks.pieces[p];
                    t.vertical && t.lo <= 4 * level && 4 * level <= t.hi
                })
                .map(|p| at(&p))
                .collect()
        };
        let inset = 8.0;
        let one = title(f64::INFINITY);
        let two = title(one.w * 0.62);
        let room = hi - lo - 2.0 * inset;
        for (t, behind, free_only) in [
            (&one, false, true),
            (&one, true, true),
            (&two, false, true),
            (&two, true, true),
            (&one, false, false),
            (&two, false, false),
        ] {
            let lines = crossing(if behind { 2 * (f.r1 + 1) } else { 2 * f.r0 });
            let Some(at) = free_stretch(lo + inset, hi - inset, &lines, 7.0, t.w) else { continue };
            // A title away from the corner is the last resort.
            let good = t.whole_words && at <= lo + inset + 0.5;
            if t.w <= room && (!free_only || good) {
                return Some((t.clone(), at - lo, behind));
            }
        }
        None
    }
}

pub(super) fn frame_across(engine: &Engine, attempt: &Attempt, f: &FrameCells, across: &Across) -> (f64, f64) {
    let mut lo = f64::INFINITY;
    let mut hi = f64::NEG_INFINITY;
    for row in f.r0..=f.r1 {
        for pos in f.p0..=f.p1 {
            if let Some(step) = engine.grid.at(pos, row) {
                let half = attempt.extents[step].across / 2.0 + attempt.s.frame_pad;
                lo = lo.min(across.pos[pos] - half);
                hi = hi.max(across.pos[pos] + half);
            }
        }
    }
    (lo - f.side, hi + f.far)
}
