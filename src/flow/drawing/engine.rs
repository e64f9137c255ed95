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
const ROUNDS: usize = 60;

/// The round from which lines stand far apart.
const LOOSE_FROM: usize = 12;

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
    /// Equal steps between columns are worth narrower text.
    pub(super) even: bool,
    /// Labels have to keep to the width.
    pub(super) strict: bool,
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

    /// Which boxes are as wide as each other: those of a lane; without lanes
    /// those that share their rows, and those that stand alone; in a flow to
    /// the right those of a row, as they stand in one column on the paper.
    pub(super) fn column(&self, step: usize) -> usize {
        match self.direction {
            Direction::Down if self.figure.lanes.is_empty() => {
                let row = self.grid.row[step];
                usize::from(self.grid.row.iter().filter(|r| **r == row).count() == 1)
            }
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
        let mut even = true;
        let limit = s.max_width.unwrap_or(f64::INFINITY);
        let mut best: Option<Drawing> = None;
        for _ in 0..30 {
            let drawing = self.attempt(s, squeeze.plans(), &words, label_room, even);
            let width = drawing.width;
            if best.as_ref().is_none_or(|b| width < b.width - 0.5) {
                best = Some(drawing);
            }
            if width <= limit {
                break;
            }
            // What gives way, in this order: shared columns, labels between
            // boxes, boxes that stand alone, equal steps.
            if squeeze.narrow(width - limit, false) {
                label_room -= s.small * 0.3;
            } else if label_room > s.small * 5.0 {
                label_room -= s.small * 1.5;
            } else if !squeeze.narrow(width - limit, true) {
                if !even {
                    break;
                }
                even = false;
            }
        }
        best.unwrap_or_else(|| self.attempt(s, squeeze.plans(), &words, label_room, even))
    }

    fn attempt(&self, s: &Sizes, mut plans: Vec<Plan>, words: &[Vec<Words>], label_room: f64, even: bool) -> Drawing {
        self.equalise(&mut plans);
        let extents = plans.iter().map(|p| self.extent(p.w, p.h)).collect();
        let strict = self.figure.one_column;
        let mut attempt = Attempt { s, plans, extents, words, even, strict, wishes: self.first_wishes(s) };
        self.ask_for_labels(&mut attempt, label_room);
        let mut frames = self.frames.clone();
        let mut rounds = vec![0usize; self.figure.arrows.len()];
        let mut round = 0;
        // For a knot of lines: set them so far apart that a label fits
        // between any two.
        let usual = words.iter().filter_map(|w| labels::usual(w, s.arrow_label_width));
        let tallest = usual.map(|w| self.extent(w.w, w.h).along).fold(s.track, f64::max);
        let loose = Sizes { track: tallest + 10.0, ..s.clone() };
        loop {
            if round == LOOSE_FROM {
                attempt.s = &loose;
                attempt.strict = false;
            }
            self.make_room_for_ports(&mut attempt);
            let (done, homeless, wider) = compose::compose(self, &attempt, &mut frames);
            round += 1;
            if homeless.is_empty() && !wider || round == ROUNDS {
                return done;
            }
            for arrow in homeless {
                self.widen_frames(&mut frames, &attempt, arrow, rounds[arrow]);
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
        for c in 0..columns {
            if ends[c] <= plain[c] * 1.3 {
                plain[c] = plain[c].max(ends[c]);
            }
        }
        for (i, p) in plans.iter_mut().enumerate() {
            let c = self.column(i);
            let w = if plain[c] > 0.0 { plain[c] } else { ends[c] };
            let near = if self.figure.one_column { 0.6 } else { 0.8 };
            if kind(i) != StepKind::Decision && (!round(i) || plain[c] == 0.0 || p.w > w * near) {
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
            let Some(way) = self.ways_of(arrow).next() else { continue };
            let (Some(&first), nodes) = (self.tracks.ways[way].first(), &self.ways[way].nodes) else { continue };
            let piece = &self.tracks.pieces[first];
            // Only labels at lines that run across the paper make it wide.
            let wide = piece.vertical == (self.direction == Direction::Right);
            let room = if wide { label_room } else { attempt.s.arrow_label_width * 1.25 };
            let Some(words) = labels::usual(&attempt.words[arrow], room) else { continue };
            let e = self.extent(words.w, words.h);
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

    /// Gives more room to a label that found no place: each time to another
    /// piece of its way, and each time more.
    fn ask_for_more(&self, attempt: &mut Attempt, arrow: usize, round: usize) {
        let Some(words) = labels::usual(&attempt.words[arrow], attempt.s.arrow_label_width) else { return };
        let e = self.extent(words.w, words.h);
        let Some(way) = self.ways_of(arrow).next() else { return };
        let nodes = &self.ways[way].nodes;
        let fork = self.figure.arrows[arrow].to.len() > 1;
        let count = self.tracks.ways[way].len().min(if fork { 2 } else { usize::MAX });
        let k = (round / 2) % count.max(1);
        let (Some(&id), Some(&a), Some(&b)) = (self.tracks.ways[way].get(k), nodes.get(k), nodes.get(k + 1)) else {
            return;
        };
        let more = 6.0 * round as f64;
        let wishes = &mut attempt.wishes;
        if self.figure.one_column {
            // Height is not scarce: beside the line, between two boxes that it passes.
            let (from, to) = nodes.first().zip(nodes.last()).map_or((0, 0), |(a, b)| (a.1 / 2, b.1 / 2));
            let on = (round / 3) % from.abs_diff(to).max(1);
            let gap = if to > from { from + 1 + on } else { from.saturating_sub(on) };
            let gap = gap.min(wishes.under.len() - 1);
            wishes.under[gap] = wishes.under[gap].max(e.along + 8.0 + more);
            return;
        }
        if self.tracks.pieces[id].vertical {
            if a.1 % 2 == 1 {
                let gap = if b.1 > a.1 { a.1 / 2 + 1 } else { a.1 / 2 };
                wishes.under[gap] = wishes.under[gap].max(e.along + 8.0 + more);
            }
            if round > 0 {
                // Room to the next neighbour on the right.
                wishes.beside[id] = wishes.beside[id].max(e.across + 14.0 + more);
            }
            if round > 3 {
                for level in a.1.min(b.1)..=a.1.max(b.1) {
                    if level % 2 == 1 {
                        let row = &mut wishes.row[level / 2];
                        *row = row.max(
                            attempt
                                .extents
                                .iter()
                                .zip(&self.grid.row)
                                .filter(|(_, r)| **r == level / 2)
                                .map(|(x, _)| x.along)
                                .fold(0.0, f64::max)
                                + 2.0 * e.along,
                        );
                    }
                }
            }
        } else {
            wishes.beside[id] = wishes.beside[id].max(e.along + 8.0 + more);
            let (p, q) = (a.0.min(b.0), a.0.max(b.0));
            let half = |pos: usize| {
                let step = self.grid.at(pos, a.1 / 2).filter(|_| a.1 % 2 == 1);
                step.map_or(0.0, |s| attempt.extents[s].across / 2.0)
            };
            let dist = half(p) + half(q) + e.across + attempt.s.head + 18.0 + 2.0 * more;
            wishes.apart.push((p, q, dist));
        }
    }

    /// A label between a line and the edge of a frame around it needs a wider
    /// frame.
    fn widen_frames(&self, frames: &mut [FrameCells], attempt: &Attempt, arrow: usize, round: usize) {
        let Some(words) = labels::usual(&attempt.words[arrow], attempt.s.arrow_label_width).filter(|_| round > 1)
        else {
            return;
        };
        let across = self.extent(words.w, words.h).across;
        for way in self.ways_of(arrow) {
            for &(pos, level) in &self.ways[way].nodes {
                for f in frames.iter_mut() {
                    if (f.p0..=f.p1).contains(&pos) && (2 * f.r0..=2 * f.r1 + 1).contains(&level) {
                        f.far = f.far.max(across + 14.0);
                    }
                }
            }
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
