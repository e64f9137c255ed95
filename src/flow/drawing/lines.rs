//! Ways and tracks turned into polylines in px, and the shapes they meet.

use super::along::Along;
use super::boxes::WAVE;
use super::figure::StepKind;
use super::grid::Grid;
use super::picture::{Point, Rect};
use super::route::Way;
use super::space::{Across, Extent};
use super::tracks::Tracks;

/// The way of an arc as a polyline from box to box, in engine px (`x` across,
/// `y` along).
pub(super) fn polyline(
    way: &Way,
    pieces: &[usize],
    grid: &Grid,
    tracks: &Tracks,
    extents: &[Extent],
    across: &Across,
    along: &Along,
) -> Vec<Point> {
    let arc = &grid.arcs[way.arc];
    let place = |p: usize| if tracks.pieces[p].vertical { across.piece[p] } else { along.piece[p] };
    let edge = |step: usize, inner: (usize, usize), outer: (usize, usize)| {
        let e = extents[step];
        let (cx, cy) = (across.pos[grid.pos[step]], along.row[grid.row[step]]);
        if inner.0 == outer.0 {
            cy + if outer.1 > inner.1 { e.along / 2.0 } else { -e.along / 2.0 }
        } else {
            cx + if outer.0 > inner.0 { e.across / 2.0 } else { -e.across / 2.0 }
        }
    };
    let n = way.nodes.len();
    let (Some(&first), Some(&last)) = (pieces.first(), pieces.last()) else { return Vec::new() };
    let point = |piece: usize, other: f64| {
        if tracks.pieces[piece].vertical {
            Point { x: place(piece), y: other }
        } else {
            Point { x: other, y: place(piece) }
        }
    };
    let mut points = vec![point(first, edge(arc.from, way.nodes[0], way.nodes[1]))];
    for w in pieces.windows(2) {
        points.push(point(w[0], place(w[1])));
    }
    points.push(point(last, edge(arc.to, way.nodes[n - 1], way.nodes[n - 2])));
    points
}

/// Moves the end of a line, which lies on the bounding box, to the outline of
/// the shape. `inward` is the direction from the end into the shape.
pub(super) fn meet(kind: StepKind, rect: &Rect, radius: f64, end: Point, inward: (f64, f64)) -> Point {
    let c = rect.center();
    let depth = match kind {
        StepKind::Decision => {
            if inward.0 == 0.0 {
                rect.h / 2.0 * ((end.x - c.x).abs() / (rect.w / 2.0)).min(1.0)
            } else {
                rect.w / 2.0 * ((end.y - c.y).abs() / (rect.h / 2.0)).min(1.0)
            }
        }
        StepKind::Start | StepKind::End => {
            // How far the end lies within the range of a rounded corner.
            let over = if inward.0 == 0.0 {
                (end.x - c.x).abs() - (rect.w / 2.0 - radius)
            } else {
                (end.y - c.y).abs() - (rect.h / 2.0 - radius)
            };
            if over > 0.0 { radius - (radius * radius - over.min(radius).powi(2)).max(0.0).sqrt() } else { 0.0 }
        }
        StepKind::Document if inward == (0.0, -1.0) => {
            let t = ((end.x - rect.x) / rect.w).clamp(0.0, 1.0);
            rect.bottom() - wave_at(rect, t)
        }
        _ => 0.0,
    };
    Point { x: end.x + inward.0 * depth, y: end.y + inward.1 * depth }
}

/// Height of a document's foot at `t` of its width: one full wave around the
/// line `WAVE / 2` above the bottom, drawn as two quadratic curves.
pub(super) fn wave_at(rect: &Rect, t: f64) -> f64 {
    let mid = rect.bottom() - WAVE / 2.0;
    // A quadratic curve with its control point WAVE away swings WAVE / 2.
    if t < 0.5 {
        let u = t * 2.0;
        mid + 2.0 * u * (1.0 - u) * WAVE
    } else {
        let u = t * 2.0 - 1.0;
        mid - 2.0 * u * (1.0 - u) * WAVE
    }
}

/// The parts of several polylines that remain when each leaves out what an
/// earlier one has drawn: common beginnings, or common ends if `from_end`.
/// Also the points where they part or join.
pub(super) fn strokes(routes: &[Vec<Point>], from_end: bool) -> (Vec<Vec<Point>>, Vec<Point>) {
    let turn = |r: &Vec<Point>| {
        let mut r = r.clone();
        if from_end {
            r.reverse();
        }
        r
    };
    let routes: Vec<Vec<Point>> = routes.iter().map(turn).collect();
    let mut out = Vec::new();
    let mut dots = Vec::new();
    for (i, route) in routes.iter().enumerate() {
        let shared = routes[..i]
            .iter()
            .map(|other| common(route, other))
            .fold((0.0, 0, Point::default()), |best, c| if c.0 > best.0 { c } else { best });
        if shared.0 > 0.0 && shared.1 < route.len() {
            let mut rest = vec![shared.2];
            rest.extend_from_slice(&route[shared.1..]);
            rest.dedup();
            dots.push(shared.2);
            out.push(turn(&rest));
        } else if shared.0 > 0.0 {
            out.push(Vec::new());
        } else {
            out.push(turn(route));
        }
    }
    dots.dedup();
    (out, dots)
}

/// Length of the common beginning of two polylines, the index of the next
/// corner of `a` behind it, and where it ends.
fn common(a: &[Point], b: &[Point]) -> (f64, usize, Point) {
    let (Some(&start), Some(&other)) = (a.first(), b.first()) else { return (0.0, 0, Point::default()) };
    if start != other {
        return (0.0, 0, start);
    }
    let mut at = start;
    let mut length = 0.0;
    let (mut i, mut j) = (1, 1);
    while i < a.len() && j < b.len() {
        let (da, db) = (unit(at, a[i]), unit(at, b[j]));
        if da.0 != db.0 {
            break;
        }
        let step = da.1.min(db.1);
        at = Point { x: at.x + da.0.0 * step, y: at.y + da.0.1 * step };
        length += step;
        if da.1 <= db.1 {
            at = a[i];
            i += 1;
        }
        if db.1 <= da.1 {
            j += 1;
        }
        if da.1 != db.1 && (i == a.len() || j == b.len()) {
            break;
        }
    }
    (length, i, at)
}

fn unit(a: Point, b: Point) -> ((f64, f64), f64) {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.abs() + dy.abs();
    let sign = |v: f64| {
        if v > 0.0 {
            1.0
        } else if v < 0.0 {
            -1.0
        } else {
            0.0
        }
    };
    ((sign(dx), sign(dy)), length)
}
