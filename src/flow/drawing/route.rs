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

use super::figure::{ArrowKind, Figure};
use super::grid::{Arc, Grid};
use super::prices::{BEND, FORBIDDEN, Router, Traffic, back};

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
    let mut pairs = BTreeMap::new();
    for (a, &net) in grid.arcs.iter().zip(&nets) {
        let pair = (a.from.min(a.to), a.from.max(a.to));
        pairs
            .entry(net)
            .and_modify(|p| {
                if *p != pair {
                    *p = (usize::MAX, net)
                }
            })
            .or_insert(pair);
    }
    let mut router = Router { figure, grid, levels: 2 * grid.rows + 1, traffic: Traffic::default(), pairs, frames };
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
