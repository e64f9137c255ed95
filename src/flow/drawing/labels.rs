//! Places for the words beside arrows.
//!
//! Every arrow offers many places: both sides of each of its pieces, in
//! several line breaks and at several points. The cheapest one that touches
//! nothing is taken. An arrow that finds none is reported, and the engine
//! gives it more room and tries again.

use super::figure::{Figure, StepKind};
use super::picture::{Line, Point, Rect, Run};
use super::sizes::{Metrics, Sizes};
use super::text::Pieces;

/// The words of a label in one way of breaking them.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) lines: Vec<Vec<Run>>,
    pub(super) widths: Vec<f64>,
    pub(super) w: f64,
    pub(super) h: f64,
}

/// A piece of line of an arrow, in px.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) a: Point,
    pub(super) b: Point,
    pub(super) arrow: usize,
}

impl Stretch {
    pub(super) fn rect(&self) -> Rect {
        Rect::between(self.a, self.b)
    }
}

/// What labels must keep clear of.
pub(super) struct Surroundings<'a> {
    pub(super) boxes: &'a [Rect],
    pub(super) stretches: &'a [Stretch],
    /// Titles of frames, heads of lanes.
    pub(super) titles: &'a [Rect],
    /// Edges of frames, as thin rectangles.
    pub(super) edges: &'a [Rect],
    /// Borders between lanes: crossed only at a price.
    pub(super) borders: &'a [Rect],
    /// What boxes and lines take without labels.
    pub(super) canvas: Rect,
    /// The width that labels should not make the drawing wider than, in px.
    pub(super) limit: f64,
    /// Places beyond the limit are none at all.
    pub(super) strict: bool,
}

/// A label's place.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) rect: Rect,
    pub(super) lines: Vec<Line>,
    price: f64,
}

/// All sensible ways of breaking an arrow's label, widest first.
pub(super) fn words(figure: &Figure, arrow: usize, s: &Sizes, metrics: &dyn Metrics) -> Vec<Words> {
    let Some(a) = figure.arrows.get(arrow) else { return Vec::new() };
    let notes = figure.note_marks(&a.notes);
    let pieces = Pieces::new("", &a.label, &notes, false, metrics);
    if pieces.is_empty() {
        return Vec::new();
    }
    let whole = pieces.whole();
    let least = pieces.least();
    let mut out: Vec<Words> = Vec::new();
    for parts in 1..=5 {
        let room = (whole / f64::from(parts)).max(least);
        // A little more than the even share, as phrases never share evenly.
        for slack in [0.2, 1.0, 2.0, 3.5] {
            let lines = pieces.lines(room + slack);
            if out.iter().any(|w| w.lines.len() == lines.len()) {
                continue;
            }
            let runs: Vec<Vec<Run>> =
                lines.into_iter().map(|text| vec![Run { text, size: s.small, bold: false }]).collect();
            let widths: Vec<f64> = runs.iter().map(|r| super::boxes::width_of(r, metrics)).collect();
            let w = widths.iter().copied().fold(0.0, f64::max).ceil();
            let h = s.small_line * runs.len() as f64;
            out.push(Words { lines: runs, widths, w, h });
        }
    }
    out.sort_by_key(|w| w.lines.len());
    out
}

/// The break that is planned with: about `room` px wide.
pub(super) fn usual(words: &[Words], room: f64) -> Option<&Words> {
    words.iter().find(|w| w.w <= room).or_else(|| words.iter().min_by(|a, b| a.w.total_cmp(&b.w)))
}

/// How a label's words lie in their rectangle.
#[derive(Clone, Copy)]
enum Align {
    Left,
    Middle,
    Right,
}

fn set(words: &Words, rect: Rect, align: Align, s: &Sizes) -> Vec<Line> {
    words
        .lines
        .iter()
        .zip(&words.widths)
        .enumerate()
        .map(|(i, (runs, &width))| {
            let (x, centered) = match align {
                Align::Left => (rect.x, false),
                Align::Middle => (rect.x + rect.w / 2.0, true),
                Align::Right => (rect.right() - width, false),
            };
            let y = rect.y + s.small_line * (i as f64 + 0.5) + s.small * 0.38;
            Line { x, y, centered, width, runs: runs.clone() }
        })
        .collect()
}

/// Whether a rectangle touches nothing it must keep clear of.
fn is_free(rect: &Rect, arrow: usize, around: &Surroundings, taken: &[Rect]) -> bool {
    let wide = rect.grown(3.0);
    !around.boxes.iter().any(|b| b.overlaps(&wide))
        && !taken.iter().any(|t| t.overlaps(&rect.grown(4.0)))
        && !around.titles.iter().any(|t| t.overlaps(&wide))
        && !around.edges.iter().any(|t| t.overlaps(&wide))
        && !around.stretches.iter().any(|l| {
            let room = if l.arrow == arrow { 2.0 } else { 4.0 };
            l.rect().grown(room).overlaps(rect)
        })
}

/// Finds the best place for the label of `arrow`.
pub(super) fn place(
    figure: &Figure,
    arrow: usize,
    words: &[Words],
    own: &[Stretch],
    around: &Surroundings,
    taken: &[Rect],
    s: &Sizes,
) -> Option<Spot> {
    let from = figure.arrows.get(arrow).map_or(0, |a| a.from);
    let decision = figure.steps.get(from).is_some_and(|s| s.kind == StepKind::Decision);
    let fork = figure.arrows.get(arrow).is_some_and(|a| a.to.len() > 1);
    let mut best: Option<Spot> = None;
    for (k, stretch) in own.iter().enumerate() {
        let r = stretch.rect();
        let flat = r.w > r.h;
        let length = r.w.max(r.h);
        let order = k.min(6) as f64 * if decision { 9.0 } else { 4.0 };
        for w in words {
            let count = w.lines.len() as f64;
            let broken = if flat {
                7.0 * (count - 1.0)
            } else {
                2.5 * (count - 1.0) + (w.w - s.arrow_label_width).max(0.0) * 0.12
            };
            let along = if flat { w.w } else { w.h };
            let excess = (along + s.head + 8.0 - length).max(0.0);
            let tight = if excess > 0.0 { 9.0 + excess * 0.15 } else { 0.0 };
            for side in 0..2 {
                let aside = if side == 0 { 0.0 } else { 2.0 };
                for t in 0..=12 {
                    let rect = candidate(stretch, w, flat, side, f64::from(t) / 12.0);
                    let mid = (f64::from(t) / 12.0 - 0.5).abs();
                    let off = match (decision || fork, own.len()) {
                        (true, 2..) => f64::from(t) / 12.0 * length * 0.09,
                        _ => mid * length * 0.06,
                    };
                    let base = order + broken + tight + aside + off;
                    if best.as_ref().is_some_and(|b| b.price <= base) {
                        continue;
                    }
                    let crossing = around.borders.iter().filter(|b| b.overlaps(&rect.grown(3.0))).count() as f64 * 7.0;
                    let outside = outside(&rect, &around.canvas);
                    let over = (rect.union(&around.canvas).w - around.limit.max(around.canvas.w)).max(0.0);
                    let price = base + crossing + if outside > 0.0 { 8.0 + outside * 0.2 } else { 0.0 } + over;
                    let beyond = around.strict && over > 0.0;
                    if beyond
                        || best.as_ref().is_some_and(|b| b.price <= price)
                        || !is_free(&rect, arrow, around, taken)
                    {
                        continue;
                    }
                    let align = match (flat, side) {
                        (true, _) => Align::Middle,
                        (false, 0) => Align::Left,
                        (false, _) => Align::Right,
                    };
                    best = Some(Spot { rect, lines: set(w, rect, align, s), price });
                }
            }
        }
    }
    best
}

/// The rectangle beside a stretch: above or right (side 0), below or left.
fn candidate(stretch: &Stretch, w: &Words, flat: bool, side: usize, t: f64) -> Rect {
    let (a, b) = (stretch.a, stretch.b);
    // From where the stretch begins to where it ends, label kept within.
    let slide = |from: f64, to: f64, size: f64| {
        let room = (to - from).abs() - size - 8.0;
        let low = from.min(to);
        let t = if to >= from { t } else { 1.0 - t };
        if room >= 0.0 { low + 4.0 + room * t } else { low + 4.0 + room * (1.0 - t) }
    };
    let rect = if flat {
        let y = if side == 0 { a.y - 4.0 - w.h } else { a.y + 4.0 };
        Rect { x: slide(a.x, b.x, w.w), y, w: w.w, h: w.h }
    } else {
        let x = if side == 0 { a.x + 7.0 } else { a.x - 7.0 - w.w };
        Rect { x, y: slide(a.y, b.y, w.h), w: w.w, h: w.h }
    };
    Rect { x: rect.x.round(), y: rect.y.round(), ..rect }
}

fn outside(rect: &Rect, canvas: &Rect) -> f64 {
    (canvas.x - rect.x).max(0.0)
        + (rect.right() - canvas.right()).max(0.0)
        + (canvas.y - rect.y).max(0.0)
        + (rect.bottom() - canvas.bottom()).max(0.0)
}
