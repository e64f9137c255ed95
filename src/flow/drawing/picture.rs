//! The finished drawing: shapes and lines of text with their places.
//!
//! Everything is in px from the top left corner and needs no further
//! decision, so that the SVG and the PDF are two ways of writing the same
//! thing.

use super::figure::{ArrowKind, Direction, StepKind};

/// A place, in px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// An upright rectangle, in px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// The rectangle between two corners, whichever they are.
    pub fn between(a: Point, b: Point) -> Rect {
        Rect { x: a.x.min(b.x), y: a.y.min(b.y), w: (a.x - b.x).abs(), h: (a.y - b.y).abs() }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Middle.
    pub fn center(&self) -> Point {
        Point { x: self.x + self.w / 2.0, y: self.y + self.h / 2.0 }
    }

    /// Larger (or smaller) by `by` on every side.
    pub fn grown(&self, by: f64) -> Rect {
        Rect { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }

    /// True if the two share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        const EPS: f64 = 0.05;
        self.x < other.right() - EPS
            && other.x < self.right() - EPS
            && self.y < other.bottom() - EPS
            && other.y < self.bottom() - EPS
    }

    /// The smallest rectangle around both.
    pub fn union(&self, other: &Rect) -> Rect {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        Rect { x, y, w: self.right().max(other.right()) - x, h: self.bottom().max(other.bottom()) - y }
    }
}

/// A stretch of text in one face.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Size of type in px.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Middle of the line if `centered`, else its left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Whether `x` is the middle.
    pub centered: bool,
    /// Measured width in px.
    pub width: f64,
    /// The words, in one face after the other.
    pub runs: Vec<Run>,
}

/// A box, diamond or other shape with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Index of the step.
    pub step: usize,
    /// Which outline to draw.
    pub kind: StepKind,
    /// Bounding box of the outline.
    pub rect: Rect,
    /// Radius of the corners.
    pub radius: f64,
    /// The frames of short words above the label.
    pub tags: Vec<Rect>,
    /// The words inside.
    pub lines: Vec<Line>,
}

impl Shape {
    /// The box with the line around it.
    pub fn area(&self) -> Rect {
        self.rect.grown(2.0)
    }
}

/// The head of an arrow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// The point, on the edge of a box.
    pub tip: Point,
    /// Direction of flight: one of (0, 1), (0, -1), (1, 0), (-1, 0).
    pub dx: f64,
    /// See `dx`.
    pub dy: f64,
}

/// An arrow with all its branches.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrowLine {
    /// Index of the arrow.
    pub arrow: usize,
    /// Its kind.
    pub kind: ArrowKind,
    /// For each target, in the order of the figure, the whole way from edge
    /// to edge.
    pub routes: Vec<Vec<Point>>,
    /// What is drawn: the ways without the parts they share, so that dashes
    /// are not drawn over each other.
    pub strokes: Vec<Vec<Point>>,
    /// The heads.
    pub heads: Vec<Head>,
    /// Dots where a trunk parts or lines join.
    pub dots: Vec<Point>,
}

/// The words beside an arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Index of the arrow.
    pub arrow: usize,
    /// The room the words take.
    pub rect: Rect,
    /// The words.
    pub lines: Vec<Line>,
}

/// A lane: its head with the actor's name and the band below or beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Index of the lane.
    pub lane: usize,
    /// The head.
    pub head: Rect,
    /// The band without its head.
    pub body: Rect,
    /// The actor's name.
    pub lines: Vec<Line>,
}

/// A group's dashed frame. A group whose steps do not stand together has
/// several, each with the title.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Index of the group.
    pub group: usize,
    /// The frame.
    pub rect: Rect,
    /// The room of the title.
    pub title: Rect,
    /// The title.
    pub lines: Vec<Line>,
}

/// A finished drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width in px.
    pub width: f64,
    /// Height in px.
    pub height: f64,
    /// Which way the flow was laid out; not always the figure's own way.
    pub direction: Direction,
    /// Size of the smallest type in px.
    pub smallest: f64,
    /// Size of an arrow's head in px.
    pub head: f64,
    /// The lanes, in the order of the figure.
    pub bands: Vec<Band>,
    /// Frames of groups.
    pub frames: Vec<Frame>,
    /// The boxes, in the order of the figure's steps.
    pub shapes: Vec<Shape>,
    /// The arrows, in the order of the figure.
    pub arrows: Vec<ArrowLine>,
    /// Labels of arrows.
    pub labels: Vec<Label>,
}

impl Drawing {
    /// Moves everything.
    pub(super) fn shift(&mut self, dx: f64, dy: f64) {
        let rect = |r: &mut Rect| {
            r.x += dx;
            r.y += dy;
        };
        let point = |p: &mut Point| {
            p.x += dx;
            p.y += dy;
        };
        let text = |lines: &mut Vec<Line>| {
            for l in lines {
                l.x += dx;
                l.y += dy;
            }
        };
        for b in &mut self.bands {
            rect(&mut b.head);
            rect(&mut b.body);
            text(&mut b.lines);
        }
        for f in &mut self.frames {
            rect(&mut f.rect);
            rect(&mut f.title);
            text(&mut f.lines);
        }
        for b in &mut self.shapes {
            rect(&mut b.rect);
            b.tags.iter_mut().for_each(rect);
            text(&mut b.lines);
        }
        for a in &mut self.arrows {
            a.routes.iter_mut().chain(a.strokes.iter_mut()).flatten().chain(a.dots.iter_mut()).for_each(point);
            a.heads.iter_mut().for_each(|h| {
                h.tip.x += dx;
                h.tip.y += dy;
            });
        }
        for l in &mut self.labels {
            rect(&mut l.rect);
            text(&mut l.lines);
        }
    }
}
