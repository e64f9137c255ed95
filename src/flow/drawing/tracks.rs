//! Tracks: lines that share a gap or a column are put side by side.
//!
//! Every way is cut into straight pieces. Pieces that lie in the same gap (or
//! column) and overlap get an order and, from it, a track each; the order is
//! improved by local search until no exchange takes away a crossing.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::route::Way;

/// A straight piece of line, shared by the ways of one net.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) vertical: bool,
    /// Position (vertical) or level (horizontal).
    pub(super) at: usize,
    /// Ends along the piece in quarters of a position or level; an end at a
    /// box is one quarter away from the box's own place.
    pub(super) lo: usize,
    pub(super) hi: usize,
    pub(super) net: usize,
    /// Boxes at the low and at the high end.
    pub(super) boxes: [Option<usize>; 2],
    /// Pieces that meet this one at a corner.
    pub(super) meets: Vec<usize>,
    /// Track within its cluster, from the left or from the top.
    pub(super) track: usize,
    pub(super) cluster: usize,
}

impl Piece {
    /// A piece that runs from box to box without a corner.
    pub(super) fn straight(&self) -> bool {
        self.boxes[0].is_some() && self.boxes[1].is_some() && self.meets.is_empty()
    }
}

/// Pieces of one gap or column that overlap one another.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) vertical: bool,
    pub(super) at: usize,
    pub(super) lo: usize,
    pub(super) hi: usize,
    pub(super) tracks: usize,
    /// In the order of their tracks.
    pub(super) pieces: Vec<usize>,
}

/// All pieces with their tracks.
#[derive(Clone, Debug)]
pub(super) struct Tracks {
    pub(super) pieces: Vec<Piece>,
    pub(super) clusters: Vec<Cluster>,
    /// For each way its pieces from first to last.
    pub(super) ways: Vec<Vec<usize>>,
}

/// One unit of the coordinates used for counting; tracks lie within it.
const UNIT: i64 = 1000;

impl Tracks {
    pub(super) fn new(grid: &Grid, ways: &[Way]) -> Tracks {
        let (pieces, of_way) = cut(grid, ways);
        let mut search = Search::new(pieces);
        search.improve();
        let (pieces, clusters) = search.finish();
        Tracks { pieces, clusters, ways: of_way }
    }
}

/// Cuts the ways into pieces and joins those of one net that touch.
fn cut(grid: &Grid, ways: &[Way]) -> (Vec<Piece>, Vec<Vec<usize>>) {
    let mut raw: Vec<Piece> = Vec::new();
    let mut of_way: Vec<Vec<usize>> = Vec::new();
    for way in ways {
        let arc = &grid.arcs[way.arc];
        let last = way.nodes.len().saturating_sub(2);
        let mut ids = Vec::new();
        for (k, w) in way.nodes.windows(2).enumerate() {
            let vertical = w[0].0 == w[1].0;
            let (at, a, b) = if vertical { (w[0].0, w[0].1, w[1].1) } else { (w[0].1, w[0].0, w[1].0) };
            let (mut a, mut b) = (4 * a, 4 * b);
            let mut boxes = [None, None];
            let rising = b > a;
            if k == 0 {
                a = if rising { a + 1 } else { a.saturating_sub(1) };
                boxes[usize::from(!rising)] = Some(arc.from);
            }
            if k == last {
                b = if rising { b.saturating_sub(1) } else { b + 1 };
                boxes[usize::from(rising)] = Some(arc.to);
            }
            ids.push(raw.len());
            raw.push(Piece {
                vertical,
                at,
                lo: a.min(b),
                hi: a.max(b),
                net: way.net,
                boxes,
                meets: Vec::new(),
                track: 0,
                cluster: 0,
            });
        }
        of_way.push(ids);
    }
    // Join within each (direction, place, net).
    let mut groups: BTreeMap<(bool, usize, usize), Vec<usize>> = BTreeMap::new();
    for (i, p) in raw.iter().enumerate() {
        groups.entry((p.vertical, p.at, p.net)).or_default().push(i);
    }
    let mut into = vec![0; raw.len()];
    let mut pieces: Vec<Piece> = Vec::new();
    for members in groups.values_mut() {
        members.sort_by_key(|&i| (raw[i].lo, raw[i].hi, i));
        let mut open: Option<usize> = None;
        for &i in members.iter() {
            match open {
                Some(o) if raw[i].lo <= pieces[o].hi => {
                    if raw[i].lo == pieces[o].lo {
                        pieces[o].boxes[0] = pieces[o].boxes[0].or(raw[i].boxes[0]);
                    }
                    if raw[i].hi > pieces[o].hi {
                        pieces[o].hi = raw[i].hi;
                        pieces[o].boxes[1] = raw[i].boxes[1];
                    } else if raw[i].hi == pieces[o].hi {
                        pieces[o].boxes[1] = pieces[o].boxes[1].or(raw[i].boxes[1]);
                    }
                    into[i] = o;
                }
                _ => {
                    into[i] = pieces.len();
                    open = Some(pieces.len());
                    pieces.push(raw[i].clone());
                }
            }
        }
    }
    for ids in &mut of_way {
        ids.iter_mut().for_each(|i| *i = into[*i]);
        for w in ids.windows(2) {
            if w[0] != w[1] {
                pieces[w[0]].meets.push(w[1]);
                pieces[w[1]].meets.push(w[0]);
            }
        }
    }
    for p in &mut pieces {
        p.meets.sort_unstable();
        p.meets.dedup();
    }
    (pieces, of_way)
}

/// How two pieces of one gap or column stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    Apart,
    /// One ends where the other begins. They may keep one line as long as the
    /// corner of the first really lies before that of the second.
    Touch,
    Overlap,
}

fn relation(pieces: &[Piece], i: usize, j: usize) -> Relation {
    let (a, b) = (&pieces[i], &pieces[j]);
    if a.vertical != b.vertical || a.at != b.at || a.net == b.net || a.lo > b.hi || b.lo > a.hi {
        return Relation::Apart;
    }
    let (first, second) = if a.hi == b.lo { (a, b) } else { (b, a) };
    if first.hi != second.lo || first.lo >= second.lo || first.hi >= second.hi {
        return Relation::Overlap;
    }
    if a.vertical {
        // Corners of both lie in the same gap, on tracks of their own.
        return if first.hi % 8 == 0 { Relation::Touch } else { Relation::Overlap };
    }
    // Two lines that part to both sides from one box: their stems run side
    // by side and so keep the corners apart.
    let stem = |p: &Piece| p.meets.iter().copied().find(|&m| 4 * pieces[m].at == first.hi);
    match (stem(first), stem(second)) {
        (Some(u), Some(v)) if relation(pieces, u, v) == Relation::Overlap => Relation::Touch,
        _ => Relation::Overlap,
    }
}

/// Local search for the order of pieces in each gap and column.
struct Search {
    pieces: Vec<Piece>,
    /// Pieces of each gap and column in their order.
    bundles: Vec<Vec<usize>>,
    rank: Vec<i64>,
    touching: Vec<(usize, usize)>,
    /// Vertical and horizontal pieces of different nets that could cross.
    upright: Vec<usize>,
    flat: Vec<usize>,
}

impl Search {
    fn new(pieces: Vec<Piece>) -> Search {
        let mut bundles: BTreeMap<(bool, usize), Vec<usize>> = BTreeMap::new();
        for (i, p) in pieces.iter().enumerate() {
            bundles.entry((p.vertical, p.at)).or_default().push(i);
        }
        // First guess: what leads to lower places lies lower.
        let pull = |i: usize| {
            let p = &pieces[i];
            let sum: usize = p.meets.iter().map(|&m| pieces[m].lo + pieces[m].hi).sum();
            let mean = if p.meets.is_empty() { 8 * p.at } else { sum / p.meets.len() };
            (mean, p.lo, p.net)
        };
        let mut bundles: Vec<Vec<usize>> = bundles.into_values().collect();
        for b in &mut bundles {
            b.sort_by_key(|&i| (pull(i), i));
        }
        let mut touching = Vec::new();
        for b in &bundles {
            for (k, &i) in b.iter().enumerate() {
                for &j in &b[k + 1..] {
                    if relation(&pieces, i, j) == Relation::Touch {
                        touching.push(if pieces[i].lo < pieces[j].lo { (i, j) } else { (j, i) });
                    }
                }
            }
        }
        let upright = (0..pieces.len()).filter(|&i| pieces[i].vertical).collect();
        let flat = (0..pieces.len()).filter(|&i| !pieces[i].vertical).collect();
        let rank = vec![0; pieces.len()];
        let mut search = Search { pieces, bundles, rank, touching, upright, flat };
        for b in 0..search.bundles.len() {
            search.number(b);
        }
        search
    }

    fn number(&mut self, bundle: usize) {
        for (k, &i) in self.bundles[bundle].iter().enumerate() {
            self.rank[i] = (k as i64 + 1).min(UNIT / 2 - 1);
        }
    }

    /// Where piece `i` lies across its direction.
    fn place(&self, i: usize) -> i64 {
        self.pieces[i].at as i64 * UNIT + self.rank[i]
    }

    /// From where to where piece `i` reaches.
    fn reach(&self, i: usize) -> (i64, i64) {
        let p = &self.pieces[i];
        let mut lo = i64::MAX;
        let mut hi = i64::MIN;
        for &m in &p.meets {
            lo = lo.min(self.place(m));
            hi = hi.max(self.place(m));
        }
        // The fraction keeps the end at the right side of its box.
        let edge = |quarter: usize| quarter as i64 * UNIT / 4 + if quarter % 4 == 1 { UNIT / 4 } else { 0 };
        if p.boxes[0].is_some() {
            lo = lo.min(edge(p.lo));
        }
        if p.boxes[1].is_some() {
            hi = hi.max(edge(p.hi));
        }
        (lo, hi)
    }

    fn cost(&self) -> u64 {
        let mut cost = 0;
        let flats: Vec<(i64, i64, i64, usize)> = self
            .flat
            .iter()
            .map(|&i| {
                let (lo, hi) = self.reach(i);
                (self.place(i), lo, hi, self.pieces[i].net)
            })
            .collect();
        for &v in &self.upright {
            let (lo, hi) = self.reach(v);
            let x = self.place(v);
            let net = self.pieces[v].net;
            for &(y, from, to, other) in &flats {
                if from < x && x < to && lo < y && y < hi && net != other {
                    cost += 10;
                }
            }
        }
        for &(upper, lower) in &self.touching {
            if self.reach(upper).1 >= self.reach(lower).0 {
                cost += 7;
            }
        }
        cost
    }

    fn improve(&mut self) {
        let mut best = self.cost();
        for _ in 0..4 {
            let before = best;
            for b in 0..self.bundles.len() {
                let n = self.bundles[b].len();
                // Moving a piece anywhere is dear in a crowded gap.
                let far = if n <= 9 { n } else { 2 };
                for from in 0..n {
                    for step in 1..far {
                        for to in [from.checked_sub(step), Some(from + step).filter(|&t| t < n)].into_iter().flatten() {
                            if best == 0 {
                                return;
                            }
                            let old = self.bundles[b].clone();
                            let piece = self.bundles[b].remove(from);
                            self.bundles[b].insert(to, piece);
                            self.number(b);
                            let cost = self.cost();
                            if cost < best {
                                best = cost;
                            } else {
                                self.bundles[b] = old;
                                self.number(b);
                            }
                        }
                    }
                }
            }
            if best == before {
                break;
            }
        }
    }

    /// Turns the orders into tracks and clusters.
    fn finish(mut self) -> (Vec<Piece>, Vec<Cluster>) {
        let parted: Vec<(usize, usize)> =
            self.touching.iter().copied().filter(|&(u, l)| self.reach(u).1 >= self.reach(l).0).collect();
        let conflict = |pieces: &[Piece], a: usize, b: usize| match relation(pieces, a, b) {
            Relation::Apart => false,
            Relation::Overlap => true,
            Relation::Touch => parted.contains(&(a, b)) || parted.contains(&(b, a)),
        };
        let mut clusters: Vec<Cluster> = Vec::new();
        for bundle in &self.bundles {
            let n = bundle.len();
            let mut group: Vec<usize> = (0..n).collect();
            for j in 0..n {
                let mut track = 0;
                for i in 0..j {
                    if conflict(&self.pieces, bundle[i], bundle[j]) {
                        track = track.max(self.pieces[bundle[i]].track + 1);
                        let (a, b) = (group[i], group[j]);
                        group.iter_mut().filter(|g| **g == b).for_each(|g| *g = a);
                    }
                }
                self.pieces[bundle[j]].track = track;
            }
            let mut ids = group.clone();
            ids.sort_unstable();
            ids.dedup();
            for id in ids {
                let members: Vec<usize> = (0..n).filter(|&k| group[k] == id).map(|k| bundle[k]).collect();
                let Some(&first) = members.first() else { continue };
                let lo = members.iter().map(|&m| self.pieces[m].lo).min().unwrap_or(0);
                let hi = members.iter().map(|&m| self.pieces[m].hi).max().unwrap_or(0);
                let tracks = members.iter().map(|&m| self.pieces[m].track + 1).max().unwrap_or(1);
                for &m in &members {
                    self.pieces[m].cluster = clusters.len();
                }
                clusters.push(Cluster {
                    vertical: self.pieces[first].vertical,
                    at: self.pieces[first].at,
                    lo,
                    hi,
                    tracks,
                    pieces: members,
                });
            }
        }
        (self.pieces, clusters)
    }
}
