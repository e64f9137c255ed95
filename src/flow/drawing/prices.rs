//! What a way costs: the state of the search for ways, and its prices.
//!
//! The prices are the taste of the engine. They are small integers so that
//! they can be compared by eye: a bend is 20, a crossing 34.

use std::collections::BTreeMap;

use super::figure::{ArrowKind, Figure, StepKind};
use super::grid::{Arc, Grid};
use super::route::Node;

pub(super) const DOWN: usize = 0;
pub(super) const UP: usize = 1;
pub(super) const LEFT: usize = 2;
pub(super) const RIGHT: usize = 3;

pub(super) const BEND: u32 = 20;
pub(super) const ACROSS: u32 = 8;
pub(super) const ALONG: u32 = 4;
pub(super) const CROSSING: u32 = 34;
pub(super) const BESIDE: u32 = 8;
pub(super) const FORBIDDEN: u32 = 500;

pub(super) fn back(dir: usize) -> usize {
    dir ^ 1
}

/// How nets use the places of the grid.
#[derive(Default)]
pub(super) struct Traffic {
    /// Nets that go along an edge (node, direction down or right), with the
    /// direction they really go.
    pub(super) edges: BTreeMap<(usize, usize), Vec<(usize, usize)>>,
    /// Nets at a node: net, direction in, direction out.
    pub(super) nodes: BTreeMap<usize, Vec<(usize, usize, usize)>>,
    /// Nets at the sides of boxes: (step, side) to net and whether it goes out.
    pub(super) sides: BTreeMap<(usize, usize), Vec<(usize, bool)>>,
}

pub(super) struct Router<'a> {
    pub(super) figure: &'a Figure,
    pub(super) grid: &'a Grid,
    pub(super) levels: usize,
    pub(super) traffic: Traffic,
    /// The two boxes of each net of a single way.
    pub(super) pairs: BTreeMap<usize, (usize, usize)>,
    /// Groups as (first position, last position, first row, last row, members).
    pub(super) frames: Vec<(usize, usize, usize, usize, &'a [usize])>,
}

impl Router<'_> {
    pub(super) fn id(&self, n: Node) -> usize {
        n.1 * self.grid.positions + n.0
    }

    pub(super) fn step(&self, n: Node, dir: usize) -> Option<Node> {
        match dir {
            DOWN if n.1 + 1 < self.levels => Some((n.0, n.1 + 1)),
            UP if n.1 > 0 => Some((n.0, n.1 - 1)),
            LEFT if n.0 > 0 => Some((n.0 - 1, n.1)),
            RIGHT if n.0 + 1 < self.grid.positions => Some((n.0 + 1, n.1)),
            _ => None,
        }
    }

    pub(super) fn edge(&self, from: Node, to: Node) -> (usize, usize) {
        let first = self.id(from).min(self.id(to));
        (first, if from.0 == to.0 { DOWN } else { RIGHT })
    }

    pub(super) fn blocked(&self, n: Node) -> bool {
        n.1 % 2 == 1 && self.grid.at(n.0, n.1 / 2).is_some()
    }

    /// Writes a way into the traffic, or takes it out again.
    pub(super) fn record(&mut self, arc: &Arc, net: usize, nodes: &[Node], add: bool) {
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
    pub(super) fn side_price(&self, arc: &Arc, net: usize, shared: bool, side: usize, out: bool) -> u32 {
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
        // Half a column aside lies before the box itself: only a diamond is
        // narrow enough there for a way out at its side.
        let near = self.grid.pos[arc.from].abs_diff(self.grid.pos[arc.to]) == 1;
        if sideways && out && near && self.figure.steps[step].kind != StepKind::Decision {
            price += 60;
        }
        // A return straight up would be mistaken for the way down beside it.
        if back_arc && !sideways && self.grid.pos[arc.from] == self.grid.pos[arc.to] {
            price += 40;
        }
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
    pub(super) fn frame_price(&self, arc: &Arc, n: Node) -> u32 {
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
    pub(super) fn edge_price(&self, net: usize, a: Node, b: Node, dir: usize) -> (u32, bool) {
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
                // A question and its answer run side by side.
                let pair = self.pairs.get(&other) == self.pairs.get(&net);
                price += match (vertical, a.1 % 2 == 1) {
                    _ if pair => 1,
                    (false, true) => 2 * BESIDE,
                    _ => BESIDE,
                };
            } else if other_dir == dir {
                own = true;
            } else {
                price += FORBIDDEN;
            }
        }
        (price, own)
    }

    pub(super) fn node_price(&self, net: usize, id: usize, dir_in: usize, dir_out: usize) -> u32 {
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
}

pub(super) fn direction(a: Node, b: Node) -> usize {
    if a.0 == b.0 {
        if b.1 > a.1 { DOWN } else { UP }
    } else if b.0 > a.0 {
        RIGHT
    } else {
        LEFT
    }
}
