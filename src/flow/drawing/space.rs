//! From cells and tracks to px across the flow: columns, lanes and the lines
//! between them.
//!
//! The engine works as if every flow ran down: *across* is from lane to lane,
//! *along* from row to row. A flow to the right is turned at the very end.

use super::grid::Grid;
use super::sizes::Sizes;
use super::tracks::{Cluster, Tracks};

/// Room that was asked for beyond the usual, by labels without a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    /// For each piece, px kept free to its right (upright) or above it.
    pub(super) beside: Vec<f64>,
    /// For each gap, px under the boxes before the first track.
    pub(super) under: Vec<f64>,
    /// Least distances between two positions.
    pub(super) apart: Vec<(usize, usize, f64)>,
    /// Least height of each row.
    pub(super) row: Vec<f64>,
    /// Least width of each lane.
    pub(super) lane: Vec<f64>,
}

/// A frame of a group, in cells.
#[derive(Clone, Debug)]
pub(super) struct FrameCells {
    pub(super) group: usize,
    pub(super) p0: usize,
    pub(super) p1: usize,
    pub(super) r0: usize,
    pub(super) r1: usize,
    /// Room inside the frame before the first row (or, in a flow to the
    /// right, before the first column).
    pub(super) before: f64,
    /// Room inside the frame behind the last row.
    pub(super) behind: f64,
    /// Extra room at the low side across.
    pub(super) side: f64,
    /// Extra room at the high side across, asked for by a label.
    pub(super) far: f64,
    /// Extra room before the first row, asked for by a title.
    pub(super) lead: f64,
}

/// Extent across and along of each box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub(super) across: f64,
    pub(super) along: f64,
}

/// Places across: of positions, lanes and upright pieces.
#[derive(Clone, Debug)]
pub(super) struct Across {
    pub(super) pos: Vec<f64>,
    /// Borders of the lanes, one more than lanes.
    pub(super) borders: Vec<f64>,
    /// For each piece its place (upright pieces only).
    pub(super) piece: Vec<f64>,
}

/// Offsets of a cluster's tracks from its middle line.
pub(super) fn offsets(tracks: &Tracks, cluster: &Cluster, s: &Sizes, wishes: &Wishes) -> Vec<f64> {
    let wish = |track: usize| {
        cluster
            .pieces
            .iter()
            .filter(|&&p| tracks.pieces[p].track == track)
            .map(|&p| wishes.beside.get(p).copied().unwrap_or(0.0))
            .fold(0.0, f64::max)
    };
    let mut at = vec![0.0; cluster.tracks];
    // Lines that meet the same box stand further apart there.
    let ends = |track: usize| {
        let of_track = cluster.pieces.iter().filter(move |&&p| tracks.pieces[p].track == track);
        of_track.flat_map(|&p| tracks.pieces[p].boxes.into_iter().flatten())
    };
    let spread = if cluster.vertical { 1.8 } else { 1.15 };
    for k in 1..cluster.tracks {
        let same_box = ends(k - 1).any(|b| ends(k).any(|c| b == c));
        let step = s.track * if same_box { spread } else { 1.0 };
        // Room lies to the right of an upright piece and above a flat one.
        at[k] = at[k - 1] + step + wish(if cluster.vertical { k - 1 } else { k });
    }
    let straight: Vec<usize> = cluster
        .pieces
        .iter()
        .copied()
        .filter(|&p| tracks.pieces[p].straight())
        .map(|p| tracks.pieces[p].track)
        .collect();
    let zero = match straight.as_slice() {
        [one] => at[*one],
        _ => (at.first().unwrap_or(&0.0) + at.last().unwrap_or(&0.0)) / 2.0,
    };
    at.iter().map(|a| (a - zero).round()).collect()
}

/// Something with a place across in one row or gap.
#[derive(Clone, Copy)]
struct Item {
    pos: usize,
    before: f64,
    after: f64,
    /// Step, or none for lines.
    step: Option<usize>,
}

/// Everything the places across depend on.
pub(super) struct Input<'a> {
    pub(super) grid: &'a Grid,
    pub(super) tracks: &'a Tracks,
    pub(super) s: &'a Sizes,
    pub(super) extents: &'a [Extent],
    pub(super) frames: &'a [FrameCells],
    pub(super) wishes: &'a Wishes,
    pub(super) has_lanes: bool,
    /// Equal steps between columns are worth narrower text.
    pub(super) even: bool,
}

impl Input<'_> {
    /// Variables from left to right: border, positions of lane 0, border, …
    fn var(&self, pos: usize) -> usize {
        let lane = self.grid.spans.iter().position(|&(_, last)| pos <= last).unwrap_or(0);
        pos + lane + 1
    }

    fn border(&self, lane: usize) -> usize {
        self.grid.spans.get(lane).map_or(self.grid.positions + self.grid.spans.len(), |&(first, _)| first + lane)
    }

    fn items(&self, level: usize) -> Vec<Item> {
        let mut items = Vec::new();
        if level % 2 == 1 {
            for pos in 0..self.grid.positions {
                if let Some(step) = self.grid.at(pos, level / 2) {
                    let half = self.extents[step].across / 2.0;
                    items.push(Item { pos, before: half, after: half, step: Some(step) });
                }
            }
        }
        for c in self.tracks.clusters.iter().filter(|c| c.vertical) {
            if c.lo <= 4 * level && 4 * level <= c.hi {
                let at = offsets(self.tracks, c, self.s, self.wishes);
                let last = c.pieces.iter().filter(|&&p| self.tracks.pieces[p].track + 1 == c.tracks);
                let room = last.map(|&p| self.wishes.beside.get(p).copied().unwrap_or(0.0)).fold(0.0, f64::max);
                items.push(Item {
                    pos: c.at,
                    before: -at.first().copied().unwrap_or(0.0),
                    after: at.last().copied().unwrap_or(0.0) + room,
                    step: None,
                });
            }
        }
        items.sort_by_key(|i| i.pos);
        items
    }

    /// Whether a flat piece joins the two items in their row.
    fn joined(&self, a: &Item, b: &Item, level: usize) -> bool {
        self.tracks
            .pieces
            .iter()
            .any(|p| !p.vertical && p.at == level && p.lo <= 4 * a.pos + 1 && p.hi + 1 >= 4 * b.pos)
    }

    fn gap(&self, a: &Item, b: &Item, level: usize) -> f64 {
        let joined = self.joined(a, b, level);
        match (a.step, b.step) {
            (Some(_), Some(_)) if joined => self.s.col_gap + self.s.head,
            (Some(_), Some(_)) => self.s.col_gap,
            (None, None) => self.s.track,
            _ if joined => self.s.head + 11.0,
            _ => self.s.track,
        }
    }

    /// All least distances `(a, b, px)` with variable a left of b.
    fn constraints(&self) -> Vec<(usize, usize, f64)> {
        let mut out = Vec::new();
        let pad = if self.has_lanes { self.s.lane_pad } else { 0.0 };
        for level in 0..=2 * self.grid.rows {
            let items = self.items(level);
            for w in items.windows(2) {
                let dist = w[0].after + w[1].before + self.gap(&w[0], &w[1], level);
                out.push((self.var(w[0].pos), self.var(w[1].pos), dist));
            }
            for item in &items {
                let lane = self.var(item.pos) - 1 - item.pos;
                let room = match (item.step, self.has_lanes) {
                    (Some(_), _) => pad,
                    (None, true) => self.s.track * 0.8,
                    (None, false) => 0.0,
                };
                out.push((self.border(lane), self.var(item.pos), item.before + room));
                out.push((self.var(item.pos), self.border(lane + 1), item.after + room));
            }
            if level % 2 == 1 {
                self.around_frames(level / 2, &items, &mut out);
            }
        }
        for (lane, &least) in self.wishes.lane.iter().enumerate() {
            out.push((self.border(lane), self.border(lane + 1), least));
        }
        for &(a, b, dist) in &self.wishes.apart {
            if a < b && b < self.grid.positions {
                out.push((self.var(a), self.var(b), dist));
            }
        }
        out
    }

    /// Keeps what stands beside a frame out of it.
    fn around_frames(&self, row: usize, items: &[Item], out: &mut Vec<(usize, usize, f64)>) {
        for f in self.frames.iter().filter(|f| f.r0 <= row && row <= f.r1) {
            for pos in f.p0..=f.p1 {
                for r in f.r0..=f.r1 {
                    let Some(step) = self.grid.at(pos, r) else { continue };
                    let half = self.extents[step].across / 2.0 + self.s.frame_pad;
                    for i in items.iter().filter(|i| i.pos < f.p0) {
                        out.push((self.var(i.pos), self.var(pos), i.after + half + f.side + self.s.track));
                    }
                    for i in items.iter().filter(|i| i.pos > f.p1) {
                        out.push((self.var(pos), self.var(i.pos), i.before + half + f.far + self.s.track));
                    }
                    let lane = self.grid.lane[step];
                    let air = if self.has_lanes { 6.0 } else { 0.0 };
                    out.push((self.border(lane), self.var(pos), half + f.side + air));
                    out.push((self.var(pos), self.border(lane + 1), half + f.far + air));
                }
            }
        }
    }

    /// Solves for the places; `even` asks for lanes that are symmetric about
    /// their boxes and for equal steps between columns.
    fn solve(&self, even: bool) -> Vec<f64> {
        let count = self.grid.positions + self.grid.spans.len() + 1;
        let mut rules = self.constraints();
        for v in 1..count {
            rules.push((v - 1, v, 0.0));
        }
        if even {
            self.even(&mut rules, count);
        }
        let left = leftmost(&rules, count);
        let total = left.last().copied().unwrap_or(0.0);
        let mirrored: Vec<(usize, usize, f64)> =
            rules.iter().map(|&(a, b, d)| (count - 1 - b, count - 1 - a, d)).collect();
        let right = leftmost(&mirrored, count);
        // Both extremes obey all rules, so their mean does, and is balanced.
        (0..count).map(|v| (left[v] + total - right[count - 1 - v]) / 2.0).collect()
    }

    fn even(&self, rules: &mut Vec<(usize, usize, f64)>, count: usize) {
        let single: Vec<bool> = self.grid.spans.iter().map(|&(a, b)| b - a == 2).collect();
        let middle = |lane: usize| self.var(self.grid.spans[lane].0 + 1);
        let mut half = vec![0.0f64; single.len()];
        for lane in (0..single.len()).filter(|&l| single[l]) {
            let (a, m, b) = (self.border(lane), middle(lane), self.border(lane + 1));
            let inside: Vec<_> = rules.iter().copied().filter(|r| r.0 >= a && r.1 <= b).collect();
            let from_left = leftmost(&inside, count);
            half[lane] = from_left[m].max(longest(&inside, m, b)).max(from_left[b] / 2.0);
        }
        // Lanes give way where a level label needs more than the margins.
        for &(a, b, dist) in &self.wishes.apart {
            let lane_of = |p: usize| self.grid.spans.iter().position(|&(_, last)| p <= last).unwrap_or(0);
            let (la, lb) = (lane_of(a), lane_of(b));
            if la < lb && single[la] && single[lb] && self.var(a) == middle(la) && self.var(b) == middle(lb) {
                let between: f64 = (la + 1..lb).map(|l| 2.0 * half[l]).sum();
                let lack = dist - half[la] - half[lb] - between;
                if lack > 0.0 {
                    half[la] += lack / 2.0;
                    half[lb] += lack / 2.0;
                }
            }
        }
        for lane in (0..single.len()).filter(|&l| single[l]) {
            rules.push((self.border(lane), middle(lane), half[lane].ceil()));
            rules.push((middle(lane), self.border(lane + 1), half[lane].ceil()));
        }
        // Equal steps between the columns of a lane.
        for (lane, &(first, last)) in self.grid.spans.iter().enumerate() {
            let used: Vec<usize> =
                (first..=last).filter(|&p| (0..self.grid.rows).any(|r| self.grid.at(p, r).is_some())).collect();
            if used.len() < 2 || single[lane] {
                continue;
            }
            let mut unit = 0.0f64;
            for (k, &p) in used.iter().enumerate() {
                for &q in &used[k + 1..] {
                    unit = unit.max(longest(rules, self.var(p), self.var(q)) / (q - p) as f64);
                }
            }
            for w in used.windows(2) {
                rules.push((self.var(w[0]), self.var(w[1]), unit.ceil() * (w[1] - w[0]) as f64));
            }
        }
    }

    /// Places of positions, borders and upright pieces.
    pub(super) fn across(&self) -> Across {
        let limit = self.s.max_width.unwrap_or(f64::INFINITY);
        let mut vars = self.solve(true);
        if vars.last().copied().unwrap_or(0.0) > limit && (self.has_lanes || !self.even) {
            let tight = self.solve(false);
            if tight.last() < vars.last() {
                vars = tight;
            }
        }
        let pos: Vec<f64> = (0..self.grid.positions).map(|p| vars[self.var(p)].round()).collect();
        let borders = (0..=self.grid.spans.len()).map(|l| vars[self.border(l)].round()).collect();
        let mut piece = vec![0.0; self.tracks.pieces.len()];
        for c in self.tracks.clusters.iter().filter(|c| c.vertical) {
            let at = offsets(self.tracks, c, self.s, self.wishes);
            for &p in &c.pieces {
                piece[p] = pos[c.at] + at.get(self.tracks.pieces[p].track).copied().unwrap_or(0.0);
            }
        }
        Across { pos, borders, piece }
    }
}

/// Least places that keep all distances.
fn leftmost(rules: &[(usize, usize, f64)], count: usize) -> Vec<f64> {
    let mut sorted: Vec<&(usize, usize, f64)> = rules.iter().collect();
    sorted.sort_by_key(|r| r.0);
    let mut x = vec![0.0f64; count];
    for &&(a, b, d) in &sorted {
        if a < b && b < count {
            x[b] = x[b].max(x[a] + d);
        }
    }
    x
}

/// Longest way from variable `a` to `b`.
fn longest(rules: &[(usize, usize, f64)], a: usize, b: usize) -> f64 {
    let inside: Vec<_> = rules.iter().filter(|r| r.0 >= a && r.1 <= b).map(|r| (r.0 - a, r.1 - a, r.2)).collect();
    leftmost(&inside, b - a + 1).last().copied().unwrap_or(0.0)
}
