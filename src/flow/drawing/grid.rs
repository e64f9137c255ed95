//! Which row and which column each step stands in.
//!
//! Rows follow the longest path over the arrows that go forward. An arrow in
//! its own lane costs a row; an arrow into another lane costs none while the
//! cells between are free, so that a hand-over is drawn level. Columns keep
//! the order of the file, always: crossings are the smaller evil, since a
//! clerk who swaps two steps in the file must see them swapped on the paper.
//!
//! Columns are counted in *positions*. A lane with `k` boxes side by side has
//! `2k + 1` positions: boxes stand on inner ones, at least two apart, and the
//! positions between and beside them are free for lines.

use super::figure::{ArrowKind, Figure};

/// A single way from one step to another; an arrow with several targets has
/// several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    /// Index of the arrow.
    pub(super) arrow: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: ArrowKind,
    /// Whether the arc goes down the rows (it takes part in the longest path).
    pub(super) forward: bool,
}

/// The cells of the drawing.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Row of each step.
    pub(super) row: Vec<usize>,
    /// Position of each step, counted over all lanes.
    pub(super) pos: Vec<usize>,
    /// Lane of each step; 0 throughout if the figure has none.
    pub(super) lane: Vec<usize>,
    pub(super) rows: usize,
    pub(super) positions: usize,
    /// First and last position of each lane (at least one lane).
    pub(super) spans: Vec<(usize, usize)>,
    pub(super) arcs: Vec<Arc>,
    cells: Vec<Option<usize>>,
}

impl Grid {
    /// The step in a cell.
    pub(super) fn at(&self, pos: usize, row: usize) -> Option<usize> {
        self.cells.get(row * self.positions + pos).copied().flatten()
    }

    pub(super) fn new(figure: &Figure) -> Grid {
        let lanes = figure.lanes.len().max(1);
        let lane: Vec<usize> = figure.steps.iter().map(|s| s.lane.unwrap_or(0).min(lanes - 1)).collect();
        let arcs = arcs(figure);
        let row = Rows::new(lanes, &lane, &arcs, figure.one_column).place();
        let rows = row.iter().map(|r| r + 1).max().unwrap_or(1);
        let mut pos = vec![0; lane.len()];
        let mut spans = Vec::new();
        let mut first = 0;
        for l in 0..lanes {
            let columns = columns(l, rows, &lane, &row, &arcs, &mut pos);
            for s in (0..lane.len()).filter(|&s| lane[s] == l) {
                pos[s] += first;
            }
            spans.push((first, first + 2 * columns));
            first += 2 * columns + 1;
        }
        let mut cells = vec![None; rows * first];
        for s in 0..lane.len() {
            cells[row[s] * first + pos[s]] = Some(s);
        }
        Grid { row, pos, lane, rows, positions: first, spans, arcs, cells }
    }
}

/// All arcs with valid ends, marked whether they lead forward.
fn arcs(figure: &Figure) -> Vec<Arc> {
    let n = figure.steps.len();
    let mut arcs = Vec::new();
    for (i, arrow) in figure.arrows.iter().enumerate() {
        for &to in &arrow.to {
            if arrow.from < n && to < n {
                arcs.push(Arc { arrow: i, from: arrow.from, to, kind: arrow.kind, forward: false });
            }
        }
    }
    let firm = |k: ArrowKind| matches!(k, ArrowKind::Next | ArrowKind::Optional);
    let mut has_way_in = vec![false; n];
    for a in arcs.iter().filter(|a| firm(a.kind)) {
        has_way_in[a.to] = true;
    }
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); n];
    for pass in 0..2 {
        for a in &mut arcs {
            // News alone places a step only if nothing else does.
            let wanted = if pass == 0 { firm(a.kind) } else { a.kind == ArrowKind::Info && !has_way_in[a.to] };
            if wanted && !reaches(&next, a.to, a.from) {
                next[a.from].push(a.to);
                a.forward = true;
            }
        }
    }
    arcs
}

fn reaches(next: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; next.len()];
    let mut todo = vec![from];
    while let Some(s) = todo.pop() {
        if s == to {
            return true;
        }
        if !std::mem::replace(&mut seen[s], true) {
            todo.extend(&next[s]);
        }
    }
    false
}

/// Finds the row of every step.
struct Rows<'a> {
    lanes: usize,
    /// A cell holds one step.
    one_column: bool,
    lane: &'a [usize],
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
    row: Vec<Option<usize>>,
    /// Steps in each cell (lane, row), by index `row * lanes + lane`.
    cells: Vec<Vec<usize>>,
    /// Cells that a level arrow runs through.
    crossed: Vec<bool>,
}

impl<'a> Rows<'a> {
    fn new(lanes: usize, lane: &'a [usize], arcs: &[Arc], one_column: bool) -> Rows<'a> {
        let n = lane.len();
        let mut before = vec![Vec::new(); n];
        let mut after = vec![Vec::new(); n];
        for a in arcs.iter().filter(|a| a.forward) {
            before[a.to].push(a.from);
            after[a.from].push(a.to);
        }
        // A step is never more than two rows below the last one placed.
        let cells = vec![Vec::new(); (2 * n + 2) * lanes];
        let crossed = vec![false; cells.len()];
        Rows { lanes, one_column, lane, before, after, row: vec![None; n], cells, crossed }
    }

    fn place(mut self) -> Vec<usize> {
        let n = self.lane.len();
        let mut waiting: Vec<usize> = self.before.iter().map(Vec::len).collect();
        for _ in 0..n {
            let next = (0..n).find(|&s| self.row[s].is_none() && waiting[s] == 0);
            let Some(s) = next.or_else(|| (0..n).find(|&s| self.row[s].is_none())) else { break };
            let mut r = self.lowest(s);
            while !self.fits(s, r) && (r + 2) * self.lanes < self.cells.len() {
                r += 1;
            }
            self.put(s, r);
            for &t in &self.after[s] {
                waiting[t] = waiting[t].saturating_sub(1);
            }
        }
        self.pull_roots();
        self.squeeze()
    }

    fn lowest(&self, s: usize) -> usize {
        let cost = |p: usize| usize::from(self.lane[p] == self.lane[s]);
        self.before[s].iter().filter_map(|&p| self.row[p].map(|r| r + cost(p))).max().unwrap_or(0)
    }

    fn cell(&self, lane: usize, row: usize) -> &[usize] {
        self.cells.get(row * self.lanes + lane).map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, s: usize, r: usize) {
        self.row[s] = Some(r);
        let at = r * self.lanes + self.lane[s];
        if let Some(cell) = self.cells.get_mut(at) {
            cell.push(s);
            cell.sort_unstable();
        }
        let level: Vec<usize> =
            self.before[s].iter().chain(&self.after[s]).copied().filter(|&p| self.row[p] == Some(r)).collect();
        for p in level {
            let (a, b) = (self.lane[p].min(self.lane[s]), self.lane[p].max(self.lane[s]));
            for l in a + 1..b {
                self.crossed[r * self.lanes + l] = true;
            }
        }
    }

    /// Whether step `s` may stand in row `r` of its lane.
    fn fits(&self, s: usize, r: usize) -> bool {
        let lane = self.lane[s];
        let cell = self.cell(lane, r);
        if self.crossed[r * self.lanes + lane] {
            return false;
        }
        if !cell.is_empty() {
            let limit = match self.lanes {
                _ if self.one_column => 1,
                1 => 5,
                2 | 3 => 3,
                _ => 2,
            };
            if cell.len() >= limit || !cell.iter().all(|&o| self.siblings(s, o)) {
                return false;
            }
        }
        let level = |p: &usize| self.row[*p] == Some(r);
        self.before[s].iter().chain(&self.after[s]).filter(|p| level(p)).all(|&p| self.clear(p, s, r))
    }

    /// Whether two steps may share a cell: neither leads to the other, and in
    /// a figure with lanes they come from the same step.
    fn siblings(&self, s: usize, o: usize) -> bool {
        if reaches(&self.after, s, o) || reaches(&self.after, o, s) {
            return false;
        }
        let roots = self.before[s].is_empty() && self.before[o].is_empty();
        self.lanes == 1 || roots || self.before[s].iter().any(|p| self.before[o].contains(p))
    }

    /// Whether a level arrow can run from `p` to `s` in row `r`.
    fn clear(&self, p: usize, s: usize, r: usize) -> bool {
        let (a, b) = (self.lane[p].min(self.lane[s]), self.lane[p].max(self.lane[s]));
        let own = self.cell(self.lane[p], r);
        let outermost = if self.lane[s] > self.lane[p] { own.last() } else { own.first() };
        a != b
            && outermost == Some(&p)
            && self.cell(self.lane[s], r).is_empty()
            && (a + 1..b).all(|l| self.cell(l, r).is_empty())
    }

    /// Moves steps without a way in down to where they are needed, so that a
    /// late entrance does not stand at the head of the figure.
    fn pull_roots(&mut self) {
        for s in 0..self.lane.len() {
            if !self.before[s].is_empty() || self.after[s].is_empty() {
                continue;
            }
            let Some(now) = self.row[s] else { continue };
            let same = |t: usize| usize::from(self.lane[t] == self.lane[s]);
            let goal = self.after[s].iter().filter_map(|&t| self.row[t].map(|r| r.saturating_sub(same(t)))).min();
            let Some(goal) = goal.filter(|&g| g > now) else { continue };
            let at = now * self.lanes + self.lane[s];
            self.cells[at].retain(|&o| o != s);
            self.row[s] = None;
            let r = (now..=goal).rev().find(|&r| self.fits(s, r)).unwrap_or(now);
            self.put(s, r);
        }
    }

    /// Takes out rows that have become empty.
    fn squeeze(self) -> Vec<usize> {
        let mut used: Vec<usize> = self.row.iter().map(|r| r.unwrap_or(0)).collect();
        used.sort_unstable();
        used.dedup();
        self.row.iter().map(|r| used.binary_search(&r.unwrap_or(0)).unwrap_or(0)).collect()
    }
}

/// Sets the positions within lane `l` (from 1) and returns how many boxes
/// stand side by side in its widest row.
fn columns(l: usize, rows: usize, lane: &[usize], row: &[usize], arcs: &[Arc], pos: &mut [usize]) -> usize {
    let mut by_row: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for s in (0..lane.len()).filter(|&s| lane[s] == l) {
        by_row[row[s]].push(s);
    }
    let widest = by_row.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut x = vec![0.0; lane.len()];
    for steps in &by_row {
        for (i, &s) in steps.iter().enumerate() {
            x[s] = widest as f64 - steps.len() as f64 + 1.0 + 2.0 * i as f64;
        }
    }
    if widest > 1 {
        for sweep in 0..14 {
            let down = sweep % 2 == 0;
            let order: Vec<usize> = if down { (0..rows).collect() } else { (0..rows).rev().collect() };
            for r in order {
                pull(&by_row[r], arcs, lane, row, down, widest, &mut x);
            }
        }
    }
    for steps in &by_row {
        let mut least = 1.0;
        for &s in steps {
            x[s] = (x[s] - 0.01).round().max(least);
            least = x[s] + 2.0;
        }
        let mut most = (2 * widest - 1) as f64;
        for &s in steps.iter().rev() {
            x[s] = x[s].min(most);
            most = x[s] - 2.0;
            pos[s] = x[s].max(1.0) as usize;
        }
    }
    widest
}

/// Moves the boxes of one row towards their neighbours in the rows before
/// (`down`) or behind, keeping their order and two positions between them:
/// least squares by pooling adjacent violators.
fn pull(steps: &[usize], arcs: &[Arc], lane: &[usize], row: &[usize], down: bool, widest: usize, x: &mut [f64]) {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new(); // mean, weight, members
    for (i, &s) in steps.iter().enumerate() {
        let (mut sum, mut weight) = (x[s] * 0.02, 0.02);
        for a in arcs.iter().filter(|a| a.forward) {
            let (me, other) = if down { (a.to, a.from) } else { (a.from, a.to) };
            if me == s && lane[other] == lane[s] && other != s {
                let far = row[other].abs_diff(row[s]);
                let w = match (a.kind, far) {
                    (ArrowKind::Next, 1) => 1.0,
                    (ArrowKind::Info, _) => 0.02,
                    (_, 1) => 0.3,
                    _ => 0.03,
                };
                sum += w * x[other];
                weight += w;
            }
        }
        let mut block = (sum / weight - 2.0 * i as f64, weight, 1);
        while let Some(&(mean, w, m)) = blocks.last() {
            if mean < block.0 {
                break;
            }
            block = ((mean * w + block.0 * block.1) / (w + block.1), w + block.1, m + block.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut i = 0;
    let span = (2 * widest - 1) as f64;
    for (mean, _, members) in blocks {
        for _ in 0..members {
            let s = steps[i];
            let least = 1.0 + 2.0 * i as f64;
            let most = span - 2.0 * (steps.len() - 1 - i) as f64;
            x[s] = (mean + 2.0 * i as f64).clamp(least, most.max(least));
            i += 1;
        }
    }
}
