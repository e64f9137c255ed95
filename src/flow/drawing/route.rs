//! The way of each arrow through the cells of the grid.
//!
//! A shortest-path search over (position, level) nodes, where even levels are
//! the gaps between rows and odd levels the rows themselves. Boxes block
//! their cell, so no way can lead through one. Prices do the rest: few bends,
//! few crossings, forward arrows from foot to head, returns at the sides.
//! All prices are integers and all ties fall to the lower number, so the same
//! figure always gives the same ways.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::figure::{ArrowKind, Figure, StepKind};
use super::grid::{Arc, Grid};

/// A corner of a way: position and level.
pub(super) type Node = (usize, usize);

/// The way of one arc, from the cell of its first step to that of its last.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) arc: usize,
    /// Ways of one net may share their line.
    pub(super) net: usize,
    /// Corners, first and last being the boxes.
    pub(super) nodes: Vec<Node>,
}

const DOWN: usize = 0;
const UP: usize = 1;
const LEFT: usize = 2;
const RIGHT: usize = 3;

const BEND: u32 = 20;
const ACROSS: u32 = 8;
const ALONG: u32 = 4;
const CROSSING: u32 = 34;
const BESIDE: u32 = 8;
const FORBIDDEN: u32 = 500;

fn back(dir: usize) -> usize {
    dir ^ 1
}

/// How nets use the places of the grid.
#[derive(Default)]
struct Traffic {
    /// Nets that go along an edge (node, direction down or right), with the
    /// direction they really go.
    edges: BTreeMap<(usize, usize), Vec<(usize, usize)>>,
    /// Nets at a node: net, direction in, direction out.
    nodes: BTreeMap<usize, Vec<(usize, usize, usize)>>,
    /// Nets at the sides of boxes: (step, side) to net and whether it goes out.
    sides: BTreeMap<(usize, usize), Vec<(usize, bool)>>,
}

struct Router<'a> {
    figure: &'a Figure,
    grid: &'a Grid,
    levels: usize,
    traffic: Traffic,
    /// Groups as (first position, last position, first row, last row, members).
    frames: Vec<(usize, usize, usize, usize, &'a [usize])>,
}

/// How an arc belongs to its net.
#[derive(Clone, Copy)]
struct Kin {
    net: usize,
    /// The ways of the net begin together; else they end together.
    fork: bool,
    /// The net has several ways.
    shared: bool,
    /// Another way of the net has been found before.
    later: bool,
}

/// Which arcs may share a line: the branches of one arrow, and unlabelled
/// arrows of one kind into the same box.
pub(super) fn nets(figure: &Figure, grid: &Grid) -> Vec<usize> {
    let mut first: BTreeMap<(usize, u8), usize> = BTreeMap::new();
    grid.arcs
        .iter()
        .map(|a| {
            let arrow = &figure.arrows[a.arrow];
            let may_join = arrow.to.len() == 1
                && arrow.label.is_empty()
                && arrow.notes.is_empty()
                && a.from != a.to
                && matches!(a.kind, ArrowKind::Next | ArrowKind::Optional | ArrowKind::Info)
                && a.forward;
            if may_join { *first.entry((a.to, a.kind as u8)).or_insert(a.arrow) } else { a.arrow }
        })
        .collect()
}

/// Finds a way for every arc.
pub(super) fn ways(figure: &Figure, grid: &Grid) -> Vec<Way> {
    let nets = nets(figure, grid);
    let frames = figure.groups.iter().filter_map(|g| frame(grid, &g.steps)).collect();
    let mut router = Router { figure, grid, levels: 2 * grid.rows + 1, traffic: Traffic::default(), frames };
    let mut order: Vec<usize> = (0..grid.arcs.len()).collect();
    let rank = |i: usize| {
        let a = &grid.arcs[i];
        let dr = grid.row[a.from].abs_diff(grid.row[a.to]);
        let dp = grid.pos[a.from].abs_diff(grid.pos[a.to]);
        let class = if dr == 0 {
            0
        } else if dr == 1 && dp == 0 {
            1
        } else {
            2
        };
        (if a.forward { 0 } else { 1 }, class, dr * 2 + dp)
    };
    let mut of_net: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, &n) in nets.iter().enumerate() {
        of_net.entry(n).or_default().push(i);
    }
    for members in of_net.values_mut() {
        members.sort_by_key(|&i| (rank(i), i));
    }
    order.sort_by_key(|&i| {
        let lead = of_net.get(&nets[i]).and_then(|m| m.first()).copied().unwrap_or(i);
        (rank(lead), nets[i], rank(i), i)
    });
    let mut ways: Vec<Way> = Vec::new();
    let mut done: Vec<Option<Vec<Node>>> = vec![None; grid.arcs.len()];
    for pass in 0..3 {
        let mut at = 0;
        while at < order.len() {
            let net = nets[order[at]];
            let end = (at..order.len()).find(|&k| nets[order[k]] != net).unwrap_or(order.len());
            if pass > 0 {
                for &i in &order[at..end] {
                    router.record(&grid.arcs[i], net, done[i].as_deref().unwrap_or(&[]), false);
                }
            }
            let fork = end - at > 1 && grid.arcs[order[at]].arrow == grid.arcs[order[at + 1]].arrow;
            for &i in &order[at..end] {
                let kin = Kin { net, fork, shared: end - at > 1, later: i != order[at] };
                let nodes = router.search(&grid.arcs[i], kin);
                router.record(&grid.arcs[i], net, &nodes, true);
                done[i] = Some(nodes);
            }
            at = end;
        }
    }
    for (i, nodes) in done.into_iter().enumerate() {
        let nodes = nodes.unwrap_or_default();
        if nodes.len() >= 2 {
            ways.push(Way { arc: i, net: nets[i], nodes: corners(&nodes) });
        }
    }
    ways
}

fn frame<'a>(grid: &Grid, steps: &'a [usize]) -> Option<(usize, usize, usize, usize, &'a [usize])> {
    let valid = || steps.iter().copied().filter(|&s| s < grid.row.len());
    let p0 = valid().map(|s| grid.pos[s]).min()?;
    let p1 = valid().map(|s| grid.pos[s]).max()?;
    let r0 = valid().map(|s| grid.row[s]).min()?;
    let r1 = valid().map(|s| grid.row[s]).max()?;
    Some((p0, p1, r0, r1, steps))
}

/// Keeps the first, the last and the turning nodes.
fn corners(nodes: &[Node]) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    for &n in nodes {
        if let [.., a, b] = out.as_slice() {
            let same = (a.0 == b.0 && b.0 == n.0) || (a.1 == b.1 && b.1 == n.1);
            if same {
                out.pop();
            }
        }
        out.push(n);
    }
    out
}

impl Router<'_> {
    fn id(&self, n: Node) -> usize {
        n.1 * self.grid.positions + n.0
    }

    fn step(&self, n: Node, dir: usize) -> Option<Node> {
        match dir {
            DOWN if n.1 + 1 < self.levels => Some((n.0, n.1 + 1)),
            UP if n.1 > 0 => Some((n.0, n.1 - 1)),
            LEFT if n.0 > 0 => Some((n.0 - 1, n.1)),
            RIGHT if n.0 + 1 < self.grid.positions => Some((n.0 + 1, n.1)),
            _ => None,
        }
    }

    fn edge(&self, from: Node, to: Node) -> (usize, usize) {
        let first = self.id(from).min(self.id(to));
        (first, if from.0 == to.0 { DOWN } else { RIGHT })
    }

    fn blocked(&self, n: Node) -> bool {
        n.1 % 2 == 1 && self.grid.at(n.0, n.1 / 2).is_some()
    }

    /// Writes a way into the traffic, or takes it out again.
    fn record(&mut self, arc: &Arc, net: usize, nodes: &[Node], add: bool) {
        fn change<T: PartialEq>(list: &mut Vec<T>, item: T, add: bool) {
            if add {
                list.push(item);
            } else if let Some(i) = list.iter().position(|x| *x == item) {
                list.swap_remove(i);
            }
        }
        if nodes.len() < 2 {
            return;
        }
        let dirs: Vec<usize> = nodes.windows(2).map(|w| direction(w[0], w[1])).collect();
        for (w, &dir) in nodes.windows(2).zip(&dirs) {
            let edge = self.edge(w[0], w[1]);
            change(self.traffic.edges.entry(edge).or_default(), (net, dir), add);
        }
        for (k, w) in dirs.windows(2).enumerate() {
            let id = self.id(nodes[k + 1]);
            change(self.traffic.nodes.entry(id).or_default(), (net, w[0], w[1]), add);
        }
        let last = dirs[dirs.len() - 1];
        change(self.traffic.sides.entry((arc.from, dirs[0])).or_default(), (net, true), add);
        change(self.traffic.sides.entry((arc.to, back(last))).or_default(), (net, false), add);
    }

    /// Price of leaving or entering a box at a side (`side` as the direction
    /// from the box outwards).
    fn side_price(&self, arc: &Arc, net: usize, shared: bool, side: usize, out: bool) -> u32 {
        let step = if out { arc.from } else { arc.to };
        let level = self.grid.row[arc.from] == self.grid.row[arc.to];
        let back_arc = arc.kind == ArrowKind::Return || self.grid.row[arc.to] < self.grid.row[arc.from];
        let sideways = side == LEFT || side == RIGHT;
        let mut price = match (out, side) {
            _ if sideways && (level || back_arc) => 0,
            _ if sideways && arc.kind != ArrowKind::Next => 4,
            (true, _) if sideways => 8,
            (false, _) if sideways => 14,
            (true, DOWN) | (false, UP) if back_arc => 16,
            (true, DOWN) | (false, UP) => 0,
            _ if back_arc => 14,
            _ => 70,
        };
        // A trunk that leaves or enters sideways is not seen as one.
        if shared && sideways && !level {
            price += 44;
        }
        let decision = self.figure.steps[step].kind == StepKind::Decision;
        for &(other, goes_out) in self.traffic.sides.get(&(step, side)).map_or(&[][..], Vec::as_slice) {
            if other != net {
                price += match (goes_out == out, decision && out) {
                    (true, true) => 36,
                    (true, false) => 12,
                    (false, _) => 20,
                };
            }
        }
        price
    }

    /// Price of standing on a node that belongs to somebody else's frame.
    fn frame_price(&self, arc: &Arc, n: Node) -> u32 {
        self.frames
            .iter()
            .filter(|(p0, p1, r0, r1, members)| {
                n.0 >= *p0
                    && n.0 <= *p1
                    && n.1 > 2 * r0
                    && n.1 <= 2 * r1 + 1
                    && !members.contains(&arc.from)
                    && !members.contains(&arc.to)
            })
            .count() as u32
            * 90
    }

    /// Price of going from `a` to `b`; the second value tells whether the net
    /// goes there already.
    fn edge_price(&self, net: usize, a: Node, b: Node, dir: usize) -> (u32, bool) {
        let vertical = a.0 == b.0;
        let mut price = if vertical { ALONG } else { ACROSS };
        if !vertical {
            if a.1 == 0 || a.1 + 1 == self.levels {
                price += 12;
            } else if a.1 % 2 == 1 {
                price += 1;
            }
        }
        let mut own = false;
        for &(other, other_dir) in self.traffic.edges.get(&self.edge(a, b)).map_or(&[][..], Vec::as_slice) {
            if other != net {
                price += if !vertical && a.1 % 2 == 1 { 2 * BESIDE } else { BESIDE };
            } else if other_dir == dir {
                own = true;
            } else {
                price += FORBIDDEN;
            }
        }
        (price, own)
    }

    fn node_price(&self, net: usize, id: usize, dir_in: usize, dir_out: usize) -> u32 {
        let straight = dir_in == dir_out;
        let mut price = 0;
        for &(other, i, o) in self.traffic.nodes.get(&id).map_or(&[][..], Vec::as_slice) {
            let same_line = i / 2 == dir_in / 2;
            price += match (other == net, straight, i == o) {
                (true, _, _) => 40,
                (_, true, true) => {
                    if same_line {
                        0
                    } else {
                        CROSSING
                    }
                }
                (_, false, false) => 6,
                _ => 10,
            };
        }
        price
    }

    /// Shortest path of one arc.
    fn search(&self, arc: &Arc, kin: Kin) -> Vec<Node> {
        let Kin { net, fork, shared, later } = kin;
        let start = (self.grid.pos[arc.from], 2 * self.grid.row[arc.from] + 1);
        let goal = (self.grid.pos[arc.to], 2 * self.grid.row[arc.to] + 1);
        let nodes = self.levels * self.grid.positions;
        // A state is a node, the direction it was entered by, and whether the
        // shared part of the net has been left (fork) or reached (join).
        let state = |n: Node, dir: usize, phase: usize| (self.id(n) * 4 + dir) * 2 + phase;
        let mut best = vec![u32::MAX; nodes * 8];
        let mut from = vec![usize::MAX; nodes * 8];
        let mut heap = BinaryHeap::new();
        let mut relax = |to: usize, cost: u32, came: usize, heap: &mut BinaryHeap<Reverse<(u32, usize)>>| {
            if cost < best[to] {
                best[to] = cost;
                from[to] = came;
                heap.push(Reverse((cost, to)));
            }
        };
        for dir in 0..4 {
            let Some(n) = self.step(start, dir) else { continue };
            if self.blocked(n) && n != goal {
                continue;
            }
            let (mut price, own) = self.edge_price(net, start, n, dir);
            if fork && later && !own {
                // All branches leave the box by one trunk.
                price += FORBIDDEN;
            }
            let (phase, price) = match (fork, own) {
                (true, true) => (0, 1),
                (true, false) | (false, true) => (1, price),
                (false, false) => (0, price),
            };
            let side = if fork && own { 0 } else { self.side_price(arc, net, shared, dir, true) };
            relax(state(n, dir, phase), price + side, usize::MAX, &mut heap);
        }
        let mut end = None;
        while let Some(Reverse((cost, s))) = heap.pop() {
            let (phase, dir, id) = (s % 2, s / 2 % 4, s / 8);
            let n = (id % self.grid.positions, id / self.grid.positions);
            if n == goal {
                end = Some(s);
                break;
            }
            for out in 0..4 {
                if out == back(dir) {
                    continue;
                }
                let Some(m) = self.step(n, out) else { continue };
                let arrives = m == goal;
                if self.blocked(m) && !arrives {
                    continue;
                }
                let (mut price, own) = self.edge_price(net, n, m, out);
                let bend = if out == dir { 0 } else { BEND };
                let mut next = phase;
                if own && (phase == 0 || !fork) {
                    // Along the net's own line: the bend is drawn already.
                    price = 1;
                    next = usize::from(!fork);
                    if !fork && phase == 0 {
                        price += bend / 2;
                    }
                } else {
                    if fork {
                        next = 1;
                    } else if phase == 1 {
                        continue;
                    }
                    if own {
                        price += FORBIDDEN;
                    }
                    price += bend + self.node_price(net, id, dir, out) + self.frame_price(arc, m);
                    if fork && phase == 0 {
                        price -= bend / 2;
                    }
                }
                if arrives {
                    let joined = !fork && own;
                    price += if joined { 0 } else { self.side_price(arc, net, shared, back(out), false) };
                }
                relax(state(m, out, next), cost + price, s, &mut heap);
            }
        }
        let mut path = Vec::new();
        let mut at = end;
        while let Some(s) = at {
            let id = s / 8;
            path.push((id % self.grid.positions, id / self.grid.positions));
            at = Some(from[s]).filter(|&f| f != usize::MAX);
        }
        if path.is_empty() {
            return path;
        }
        path.push(start);
        path.reverse();
        path
    }
}

fn direction(a: Node, b: Node) -> usize {
    if a.0 == b.0 {
        if b.1 > a.1 { DOWN } else { UP }
    } else if b.0 > a.0 {
        RIGHT
    } else {
        LEFT
    }
}
