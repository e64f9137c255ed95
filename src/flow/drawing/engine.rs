//! The layout from figure to drawing, step by step.
//!
//! Cells and ways depend only on the figure; places depend on the type as
//! well. So the first are found once, and the second again and again, with
//! narrower text until the width is kept and with more room until every label
//! has a place.

use super::boxes::{Content, Plan};
use super::compose;
use super::figure::{Direction, Figure, StepKind};
use super::frames;
use super::grid::Grid;
use super::labels::{self, Words};
use super::picture::Drawing;
use super::route::{self, Way};
use super::sizes::{Metrics, Sizes};
use super::space::{Extent, FrameCells, Wishes};
use super::squeeze::Squeeze;
use super::tracks::Tracks;

/// Rounds of making room for labels. Each round gives every label without a
/// place at least its own size, so few are ever needed.
const ROUNDS: usize = 14;

/// A figure with its cells and ways, before any measure.
pub(super) struct Engine<'a> {
    pub(super) figure: &'a Figure,
    pub(super) metrics: &'a dyn Metrics,
    pub(super) direction: Direction,
    pub(super) grid: Grid,
    pub(super) ways: Vec<Way>,
    pub(super) tracks: Tracks,
    pub(super) frames: Vec<FrameCells>,
    /// The words of the steps.
    pub(super) content: Vec<Content>,
}

/// The measures of one attempt.
pub(super) struct Attempt<'a> {
    pub(super) s: &'a Sizes,
    pub(super) plans: Vec<Plan>,
    pub(super) extents: Vec<Extent>,
    pub(super) words: &'a [Vec<Words>],
    pub(super) wishes: Wishes,
}

impl<'a> Engine<'a> {
    pub(super) fn new(figure: &'a Figure, direction: Direction, metrics: &'a dyn Metrics) -> Engine<'a> {
        let grid = Grid::new(figure);
        let ways = route::ways(figure, &grid);
        let tracks = Tracks::new(&grid, &ways);
        let frames = frames::cells(figure, &grid);
        let content = figure.steps.iter().map(|s| Content::new(figure, s, metrics)).collect();
        Engine { figure, metrics, direction, grid, ways, tracks, frames, content }
    }

    /// Which boxes are as wide as each other: those of a lane, or in a flow to
    /// the right those of a row, as both stand in one column on the paper.
    pub(super) fn column(&self, step: usize) -> usize {
        match self.direction {
            Direction::Down => self.grid.lane[step],
            Direction::Right => self.grid.row[step],
        }
    }

    /// Lays out with the sizes, narrowing text until the width is kept.
    pub(super) fn draw(&self, s: &Sizes) -> Drawing {
        let columns = (0..self.figure.steps.len()).map(|i| self.column(i) + 1).max().unwrap_or(1);
        let lone = self.grid.positions == 3 && self.figure.lanes.is_empty();
        // A single column has the whole width to itself.
        let text_width = if lone { s.text_width * 1.5 } else { s.text_width };
        let mut squeeze = Squeeze::new(self, s, columns, text_width);
        let words: Vec<Vec<Words>> =
            (0..self.figure.arrows.len()).map(|a| labels::words(self.figure, a, s, self.metrics)).collect();
        let mut label_room = s.arrow_label_width;
        let limit = s.max_width.unwrap_or(f64::INFINITY);
        let mut best: Option<Drawing> = None;
        for _ in 0..30 {
            let drawing = self.attempt(s, squeeze.plans(), &words, label_room);
            let width = drawing.width;
            if best.as_ref().is_none_or(|b| width < b.width - 0.5) {
                best = Some(drawing);
            }
            if width <= limit {
                break;
            }
            let moved = squeeze.narrow(width - limit);
            if !moved && label_room < s.small * 4.0 {
                break;
            }
            label_room -= s.small * if moved { 0.3 } else { 1.0 };
        }
        best.unwrap_or_else(|| self.attempt(s, squeeze.plans(), &words, label_room))
    }

    fn attempt(&self, s: &Sizes, mut plans: Vec<Plan>, words: &[Vec<Words>], label_room: f64) -> Drawing {
        self.equalise(&mut plans);
        let extents = plans.iter().map(|p| self.extent(p.w, p.h)).collect();
        let mut attempt = Attempt { s, plans, extents, words, wishes: self.first_wishes(s) };
        self.ask_for_labels(&mut attempt, label_room);
        let mut frames = self.frames.clone();
        let mut rounds = vec![0usize; self.figure.arrows.len()];
        let mut round = 0;
        loop {
            self.make_room_for_ports(&mut attempt);
            let (done, homeless, wider) = compose::compose(self, &attempt, &mut frames);
            round += 1;
            if homeless.is_empty() && !wider || round == ROUNDS {
                return done;
            }
            for arrow in homeless {
                self.ask_for_more(&mut attempt, arrow, rounds[arrow]);
                rounds[arrow] += 1;
            }
        }
    }

    /// Turns a width and a height into extents across and along.
    pub(super) fn extent(&self, w: f64, h: f64) -> Extent {
        match self.direction {
            Direction::Down => Extent { across: w, along: h },
            Direction::Right => Extent { across: h, along: w },
        }
    }

    /// Boxes of a column get one width; beside plain boxes, ends of the flow
    /// keep their own if it is clearly smaller.
    fn equalise(&self, plans: &mut [Plan]) {
        let columns = (0..plans.len()).map(|i| self.column(i) + 1).max().unwrap_or(0);
        let kind = |i: usize| self.figure.steps[i].kind;
        let round = |i: usize| matches!(kind(i), StepKind::Start | StepKind::End);
        let mut plain = vec![0.0f64; columns];
        let mut ends = vec![0.0f64; columns];
        for (i, p) in plans.iter().enumerate().filter(|(i, _)| kind(*i) != StepKind::Decision) {
            let w = if round(i) { &mut ends } else { &mut plain };
            w[self.column(i)] = w[self.column(i)].max(p.w);
        }
        for (i, p) in plans.iter_mut().enumerate() {
            let c = self.column(i);
            let w = if plain[c] > 0.0 { plain[c] } else { ends[c] };
            if kind(i) != StepKind::Decision && (!round(i) || plain[c] == 0.0 || p.w > w * 0.8) {
                p.w = p.w.max(w);
            }
            p.w = (p.w / 2.0).ceil() * 2.0;
            p.h = (p.h / 2.0).ceil() * 2.0;
        }
    }

    fn first_wishes(&self, s: &Sizes) -> Wishes {
        let lanes = self
            .figure
            .lanes
            .iter()
            .map(|l| {
                let words = super::text::Pieces::new("", &l.label, "", true, self.metrics);
                let whole = words.whole() * s.label;
                let least = words.least() * s.label;
                let w = whole.min(least.max(s.label * 5.0)) + 12.0;
                if self.direction == Direction::Down { w } else { s.label_line * 2.0 }
            })
            .collect();
        Wishes {
            beside: vec![0.0; self.tracks.pieces.len()],
            under: vec![0.0; self.grid.rows + 1],
            apart: Vec::new(),
            row: vec![0.0; self.grid.rows],
            lane: lanes,
        }
    }

    /// The ways of an arrow, by index.
    pub(super) fn ways_of(&self, arrow: usize) -> impl Iterator<Item = usize> + '_ {
        self.ways.iter().enumerate().filter(move |(_, w)| self.grid.arcs[w.arc].arrow == arrow).map(|(i, _)| i)
    }

    /// Reserves room where labels will most likely stand.
    fn ask_for_labels(&self, attempt: &mut Attempt, label_room: f64) {
        for arrow in 0..self.figure.arrows.len() {
            let Some(words) = labels::usual(&attempt.words[arrow], label_room) else { continue };
            let e = self.extent(words.w, words.h);
            let Some(way) = self.ways_of(arrow).next() else { continue };
            let (Some(&first), nodes) = (self.tracks.ways[way].first(), &self.ways[way].nodes) else { continue };
            let piece = &self.tracks.pieces[first];
            let arc = &self.grid.arcs[self.ways[way].arc];
            if !piece.vertical && nodes.len() == 2 {
                let (a, b) = (self.grid.pos[arc.from], self.grid.pos[arc.to]);
                let halves = (attempt.extents[arc.from].across + attempt.extents[arc.to].across) / 2.0;
                attempt.wishes.apart.push((a.min(b), a.max(b), halves + e.across + attempt.s.head + 18.0));
                let row = nodes[0].1 / 2;
                let tall = 2.0 * (e.along + 6.0);
                if self.direction == Direction::Down {
                    attempt.wishes.row[row] = attempt.wishes.row[row].max(tall);
                }
            } else if piece.vertical {
                let gap = nodes[0].1.min(nodes[1].1).div_ceil(2);
                let gap = if nodes[1].1 < nodes[0].1 { nodes[0].1 / 2 } else { gap };
                let flat = self.tracks.ways[way].get(1).copied().filter(|_| nodes.len() > 2);
                let fork = self.figure.arrows[arrow].to.len() > 1;
                match flat {
                    Some(f) if !fork && self.tracks.pieces[f].at.is_multiple_of(2) => {
                        let w = &mut attempt.wishes.beside[f];
                        *w = w.max(e.along + 5.0);
                    }
                    _ => {
                        let u = &mut attempt.wishes.under[gap];
                        *u = u.max(e.along + 5.0);
                    }
                }
            }
        }
    }

    /// Gives more room to a label that found no place.
    fn ask_for_more(&self, attempt: &mut Attempt, arrow: usize, round: usize) {
        let Some(words) = labels::usual(&attempt.words[arrow], attempt.s.arrow_label_width) else { return };
        let e = self.extent(words.w, words.h);
        let ways: Vec<usize> = self.ways_of(arrow).collect();
        let Some(&way) = ways.first() else { return };
        let nodes = &self.ways[way].nodes;
        let Some(&first) = self.tracks.ways[way].first() else { return };
        let piece = &self.tracks.pieces[first];
        let (a, b) = (nodes[0], nodes[1]);
        if piece.vertical {
            let gap = if b.1 > a.1 { a.1 / 2 + 1 } else { a.1 / 2 };
            let u = &mut attempt.wishes.under[gap];
            *u = u.max(e.along + 8.0 + 6.0 * round as f64);
            if round > 0 {
                // Room beside the stem, to its next neighbour on the right.
                let w = &mut attempt.wishes.beside[first];
                *w = w.max(e.across + 14.0 + 4.0 * round as f64);
            }
        } else {
            let w = &mut attempt.wishes.beside[first];
            *w = w.max(e.along + 8.0 + 4.0 * round as f64);
            let (p, q) = (a.0.min(b.0), a.0.max(b.0));
            let half = |pos: usize| {
                let step = self.grid.at(pos, a.1 / 2);
                step.map_or(0.0, |s| attempt.extents[s].across / 2.0)
            };
            let dist = half(p) + half(q) + e.across + attempt.s.head + 18.0 + 10.0 * round as f64;
            attempt.wishes.apart.push((p, q, dist));
        }
    }

    /// Widens boxes whose sides carry many lines.
    fn make_room_for_ports(&self, attempt: &mut Attempt) {
        for c in &self.tracks.clusters {
            if !c.vertical && c.at % 2 == 0 {
                continue;
            }
            let at = super::space::offsets(&self.tracks, c, attempt.s, &attempt.wishes);
            for &p in &c.pieces {
                let piece = &self.tracks.pieces[p];
                let off = at.get(piece.track).copied().unwrap_or(0.0).abs();
                for step in piece.boxes.iter().flatten().copied() {
                    let share = if self.figure.steps[step].kind == StepKind::Decision { 2.6 } else { 2.0 };
                    let need = ((off * share + 16.0) / 2.0).ceil() * 2.0;
                    let plan = &mut attempt.plans[step];
                    let wide = c.vertical == (self.direction == Direction::Down);
                    let side = if wide { &mut plan.w } else { &mut plan.h };
                    *side = side.max(need);
                    attempt.extents[step] = self.extent(attempt.plans[step].w, attempt.plans[step].h);
                }
            }
        }
    }
}
