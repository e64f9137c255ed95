//! One attempt at places: from measures to a drawing, and what it lacks.

use super::along::Along;
use super::engine::{Attempt, Engine};
use super::figure::Direction;
use super::labels::{self, Stretch, Surroundings};
use super::lines;
use super::picture::{ArrowLine, Band, Drawing, Frame, Head, Label, Line, Point, Rect, Run, Shape};
use super::space::{Across, FrameCells};
use super::strips::{Composer, Place, frame_across};
use super::text::Pieces;

/// Air between the outermost ink and the edge of the drawing.
const MARGIN: f64 = 2.0;

/// Composes a drawing. Returns it with the arrows whose labels found no
/// place, and whether a frame asked for more width.
pub(super) fn compose(engine: &Engine, attempt: &Attempt, frames: &mut [FrameCells]) -> (Drawing, Vec<usize>, bool) {
    let mut composer = Composer { engine, attempt, across: None, along: None };
    let titles = composer.solve(frames);
    let (Some(across), Some(along)) = (composer.across.take(), composer.along.take()) else {
        return (empty(engine, attempt), Vec::new(), false);
    };
    let wider = titles.iter().any(|t| t.is_none());
    let parts = Parts { engine, attempt, across, along };
    let (drawing, homeless) = parts.drawing(frames, titles);
    (drawing, homeless, wider)
}

fn empty(engine: &Engine, attempt: &Attempt) -> Drawing {
    Drawing {
        width: 0.0,
        height: 0.0,
        direction: engine.direction,
        smallest: attempt.s.small,
        head: attempt.s.head,
        bands: Vec::new(),
        frames: Vec::new(),
        shapes: Vec::new(),
        arrows: Vec::new(),
        labels: Vec::new(),
    }
}

struct Parts<'a> {
    engine: &'a Engine<'a>,
    attempt: &'a Attempt<'a>,
    across: Across,
    along: Along,
}

impl Parts<'_> {
    /// From engine px to the paper.
    fn point(&self, across: f64, along: f64) -> Point {
        match self.engine.direction {
            Direction::Down => Point { x: across, y: along },
            Direction::Right => Point { x: along, y: across },
        }
    }

    fn rect(&self, a0: f64, a1: f64, l0: f64, l1: f64) -> Rect {
        Rect::between(self.point(a0, l0), self.point(a1, l1))
    }

    fn drawing(&self, frames: &[FrameCells], titles: Vec<Place>) -> (Drawing, Vec<usize>) {
        let s = self.attempt.s;
        let shapes = self.shapes();
        let arrows = self.arrows(&shapes);
        let frames = self.frames(frames, titles);
        let bands = self.bands();
        let stretches: Vec<Stretch> = arrows.iter().flat_map(stretches).collect();
        let boxes: Vec<Rect> = shapes.iter().map(|b| b.rect).collect();
        let mut canvas = boxes
            .iter()
            .chain(bands.iter().flat_map(|b| [&b.head, &b.body]))
            .fold(None, |all: Option<Rect>, r| Some(all.map_or(*r, |a| a.union(r))));
        for r in frames.iter().map(|f| f.rect).chain(stretches.iter().map(|s| s.rect().grown(1.0))) {
            canvas = Some(canvas.map_or(r, |a| a.union(&r)));
        }
        let canvas = canvas.unwrap_or_default();
        let titles: Vec<Rect> = frames.iter().map(|f| f.title).chain(bands.iter().map(|b| b.head)).collect();
        let edges: Vec<Rect> = frames.iter().flat_map(|f| outline(&f.rect)).collect();
        let borders: Vec<Rect> = bands.iter().flat_map(|b| outline(&b.body)).collect();
        let around = Surroundings {
            boxes: &boxes,
            stretches: &stretches,
            titles: &titles,
            edges: &edges,
            borders: &borders,
            canvas,
            limit: s.max_width.unwrap_or(f64::INFINITY) - 2.0 * MARGIN,
            strict: self.attempt.strict,
        };
        let mut taken: Vec<Rect> = Vec::new();
        let mut labels: Vec<Label> = Vec::new();
        let mut homeless = Vec::new();
        for line in &arrows {
            let words = &self.attempt.words[line.arrow];
            if words.is_empty() || line.routes.is_empty() {
                continue;
            }
            // A label of a trunk belongs to what all branches share.
            let mut own: Vec<Stretch> = line.routes.first().map_or(Vec::new(), |r| pieces_of(r, line.arrow));
            if line.routes.len() > 1 {
                own.truncate(2);
            }
            match labels::place(self.engine.figure, line.arrow, words, &own, &around, &taken, s) {
                Some(spot) => {
                    taken.push(spot.rect);
                    labels.push(Label { arrow: line.arrow, rect: spot.rect, lines: spot.lines });
                }
                None => homeless.push(line.arrow),
            }
        }
        let mut whole = canvas;
        for l in &labels {
            whole = whole.union(&l.rect);
        }
        let mut drawing = Drawing {
            width: (whole.w + 2.0 * MARGIN).ceil(),
            height: (whole.h + 2.0 * MARGIN).ceil(),
            direction: self.engine.direction,
            smallest: s.small.min(s.label),
            head: s.head,
            bands,
            frames,
            shapes,
            arrows,
            labels,
        };
        drawing.shift(MARGIN - whole.x.floor(), MARGIN - whole.y.floor());
        (drawing, homeless)
    }

    fn shapes(&self) -> Vec<Shape> {
        let grid = &self.engine.grid;
        (0..self.engine.figure.steps.len())
            .map(|i| {
                let plan = &self.attempt.plans[i];
                let c = self.point(self.across.pos[grid.pos[i]], self.along.row[grid.row[i]]);
                let rect = Rect { x: c.x - plan.w / 2.0, y: c.y - plan.h / 2.0, w: plan.w, h: plan.h };
                let lines = plan.lines.iter().map(|l| Line { x: l.x + c.x, y: l.y + c.y, ..l.clone() }).collect();
                let tags = plan.tags.iter().map(|t| Rect { x: t.x + c.x, y: t.y + c.y, ..*t }).collect();
                Shape { step: i, kind: self.engine.figure.steps[i].kind, rect, radius: plan.radius, tags, lines }
            })
            .collect()
    }

    fn arrows(&self, shapes: &[Shape]) -> Vec<ArrowLine> {
        let engine = self.engine;
        let mut out: Vec<ArrowLine> = Vec::new();
        for (arrow, a) in engine.figure.arrows.iter().enumerate() {
            let mut routes = Vec::new();
            let mut heads = Vec::new();
            for w in engine.ways_of(arrow) {
                let arc = &engine.grid.arcs[engine.ways[w].arc];
                let pieces = &engine.tracks.ways[w];
                let mut route: Vec<Point> = lines::polyline(
                    &engine.ways[w],
                    pieces,
                    &engine.grid,
                    &engine.tracks,
                    &self.attempt.extents,
                    &self.across,
                    &self.along,
                )
                .into_iter()
                .map(|p| self.point(p.x, p.y))
                .collect();
                route.dedup();
                if route.len() < 2 {
                    continue;
                }
                let n = route.len();
                let (first, last) = (direction(route[0], route[1]), direction(route[n - 2], route[n - 1]));
                let (from, to) = (&shapes[arc.from], &shapes[arc.to]);
                route[0] = lines::meet(from.kind, &from.rect, from.radius, route[0], (-first.0, -first.1));
                route[n - 1] = lines::meet(to.kind, &to.rect, to.radius, route[n - 1], last);
                heads.push(Head { tip: route[n - 1], dx: last.0, dy: last.1 });
                routes.push(route);
            }
            let (strokes, dots) = lines::strokes(&routes, false);
            out.push(ArrowLine { arrow, kind: a.kind, routes, strokes, heads, dots });
        }
        self.join(&mut out);
        out
    }

    /// Lines of one net that end together are drawn once, with one head.
    fn join(&self, out: &mut [ArrowLine]) {
        let mut done: Vec<usize> = Vec::new();
        for way in &self.engine.ways {
            if done.contains(&way.net) {
                continue;
            }
            done.push(way.net);
            let mut members: Vec<usize> = self
                .engine
                .ways
                .iter()
                .filter(|w| w.net == way.net)
                .map(|w| self.engine.grid.arcs[w.arc].arrow)
                .collect();
            members.dedup();
            if members.len() < 2 {
                continue;
            }
            let routes: Vec<Vec<Point>> = members.iter().filter_map(|&a| out[a].routes.first().cloned()).collect();
            if routes.len() != members.len() {
                continue;
            }
            let (strokes, dots) = lines::strokes(&routes, true);
            for ((&a, stroke), route) in members.iter().zip(strokes).zip(&routes) {
                let joined = stroke.last() != route.last();
                out[a].strokes = vec![stroke];
                if joined {
                    out[a].heads.clear();
                }
            }
            if let Some(&a) = members.last() {
                out[a].dots = dots;
            }
        }
    }

    fn frames(&self, frames: &[FrameCells], titles: Vec<Place>) -> Vec<Frame> {
        let s = self.attempt.s;
        let mut out = Vec::new();
        for (f, place) in frames.iter().zip(titles) {
            let Some((title, at, behind)) = place else { continue };
            let (a0, a1) = frame_across(self.engine, self.attempt, f, &self.across);
            let l0 = self.along.row[f.r0] - self.along.height[f.r0] / 2.0 - f.before;
            let l1 = self.along.row[f.r1] + self.along.height[f.r1] / 2.0 + f.behind;
            let rect = self.rect(a0, a1, l0, l1);
            let inset = 8.0;
            let corner = match self.engine.direction {
                Direction::Down => {
                    Point { x: rect.x + at, y: if behind { rect.bottom() - title.h - inset } else { rect.y + inset } }
                }
                Direction::Right => Point { x: rect.x + at, y: rect.y + inset },
            };
            let room = Rect { x: corner.x.round(), y: corner.y.round(), w: title.w, h: title.h };
            let lines = title.set(&room, s);
            out.push(Frame { group: f.group, rect, title: room, lines });
        }
        out
    }

    fn bands(&self) -> Vec<Band> {
        let s = self.attempt.s;
        let lanes = &self.engine.figure.lanes;
        let down = self.engine.direction == Direction::Down;
        let rooms: Vec<f64> =
            self.across.borders.windows(2).map(|b| if down { b[1] - b[0] - 10.0 } else { s.label * 6.5 }).collect();
        let words: Vec<Vec<String>> = lanes
            .iter()
            .zip(&rooms)
            .map(|(l, room)| Pieces::new("", &l.label, "", true, self.engine.metrics).lines(room / s.label))
            .collect();
        let most = words.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let widest = words.iter().flatten().map(|l| self.engine.metrics.width(l, true) * s.label).fold(0.0, f64::max);
        let head = if down { s.label_line * most as f64 + 18.0 } else { (widest + 20.0).ceil() };
        let mut out = Vec::new();
        for (lane, lines) in words.into_iter().enumerate() {
            let (Some(&a0), Some(&a1)) = (self.across.borders.get(lane), self.across.borders.get(lane + 1)) else {
                continue;
            };
            let head = self.rect(a0, a1, -head, 0.0);
            let c = head.center();
            let top = c.y - s.label_line * lines.len() as f64 / 2.0;
            let lines = lines
                .into_iter()
                .enumerate()
                .map(|(i, text)| Line {
                    x: c.x,
                    y: top + s.label_line * (i as f64 + 0.5) + s.label * 0.38,
                    centered: true,
                    width: self.engine.metrics.width(&text, true) * s.label,
                    runs: vec![Run { text, size: s.label, bold: true }],
                })
                .collect();
            out.push(Band { lane, head, body: self.rect(a0, a1, 0.0, self.along.total), lines });
        }
        out
    }
}

fn direction(a: Point, b: Point) -> (f64, f64) {
    let sign = |v: f64| {
        if v > 0.01 {
            1.0
        } else if v < -0.01 {
            -1.0
        } else {
            0.0
        }
    };
    (sign(b.x - a.x), sign(b.y - a.y))
}

fn pieces_of(route: &[Point], arrow: usize) -> Vec<Stretch> {
    route.windows(2).map(|w| Stretch { a: w[0], b: w[1], arrow }).collect()
}

fn stretches(line: &ArrowLine) -> Vec<Stretch> {
    line.routes.iter().flat_map(|r| pieces_of(r, line.arrow)).collect()
}

fn outline(r: &Rect) -> [Rect; 4] {
    [
        Rect { h: 1.0, ..*r },
        Rect { y: r.bottom() - 1.0, h: 1.0, ..*r },
        Rect { w: 1.0, ..*r },
        Rect { x: r.right() - 1.0, w: 1.0, ..*r },
    ]
}
