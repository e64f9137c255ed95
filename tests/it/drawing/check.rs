//! The geometry a drawing must have.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, unreachable_pub, reason = "test code")]

use tebiki::flow::drawing::Drawing;
use tebiki::flow::drawing::figure::*;
use tebiki::flow::drawing::picture::*;

const EPS: f64 = 0.06;

fn seg(a: Point, b: Point) -> Rect {
    Rect::between(a, b)
}

/// Whether a segment enters a rectangle (touching its edge is allowed).
fn enters(s: &Rect, r: &Rect) -> bool {
    s.x < r.right() - EPS && s.right() > r.x + EPS && s.y < r.bottom() - EPS && s.bottom() > r.y + EPS
}

fn inside_shape(shape: &Shape, p: Point) -> bool {
    let r = &shape.rect;
    let c = r.center();
    match shape.kind {
        StepKind::Decision => (p.x - c.x).abs() / (r.w / 2.0) + (p.y - c.y).abs() / (r.h / 2.0) < 1.0 - 0.01,
        _ => p.x > r.x + EPS && p.x < r.right() - EPS && p.y > r.y + EPS && p.y < r.bottom() - EPS,
    }
}

/// Distance of a point from the outline of a shape, roughly.
fn off_outline(shape: &Shape, p: Point) -> f64 {
    let r = &shape.rect;
    let c = r.center();
    let (dx, dy) = ((p.x - c.x).abs(), (p.y - c.y).abs());
    let box_off = (dx - r.w / 2.0).abs().min((dy - r.h / 2.0).abs());
    match shape.kind {
        StepKind::Decision => ((dx / (r.w / 2.0) + dy / (r.h / 2.0)) - 1.0).abs() * r.w.min(r.h) / 2.0,
        StepKind::Start | StepKind::End => {
            let (ox, oy) = (dx - (r.w / 2.0 - shape.radius), dy - (r.h / 2.0 - shape.radius));
            if ox > 0.0 && oy > 0.0 { (ox.hypot(oy) - shape.radius).abs() } else { box_off }
        }
        StepKind::Document => {
            if dx < r.w / 2.0 - EPS && p.y > c.y {
                if p.y <= r.bottom() + EPS && p.y >= r.bottom() - 7.1 { 0.0 } else { 9.0 }
            } else {
                box_off
            }
        }
        _ => box_off,
    }
}

/// All faults of a drawing, in words.
pub fn faults(figure: &Figure, d: &Drawing) -> Vec<String> {
    let mut f = Vec::new();
    let name = |s: usize| figure.steps[s].id.clone();
    let all: Vec<(usize, usize, Rect)> = d
        .arrows
        .iter()
        .flat_map(|a| {
            a.routes.iter().enumerate().flat_map(move |(b, r)| r.windows(2).map(move |w| (a.arrow, b, seg(w[0], w[1]))))
        })
        .collect();
    let page = Rect { x: 0.0, y: 0.0, w: d.width, h: d.height };
    let within = |r: &Rect| {
        r.x >= page.x - EPS
            && r.y >= page.y - EPS
            && r.right() <= page.right() + EPS
            && r.bottom() <= page.bottom() + EPS
    };
    // Boxes.
    for (i, a) in d.shapes.iter().enumerate() {
        if a.step != i {
            f.push("shapes not in file order".into())
        }
        if !within(&a.rect) {
            f.push(format!("box {} off the page", name(i)))
        }
        for b in &d.shapes[i + 1..] {
            if a.rect.grown(3.0).overlaps(&b.rect) {
                f.push(format!("boxes {} and {} touch", name(a.step), name(b.step)))
            }
        }
        if let Some(lane) = figure.steps[i].lane.filter(|_| !figure.lanes.is_empty()) {
            let body = d.bands[lane].body;
            if body.union(&a.rect) != body {
                f.push(format!("box {} leaves its lane", name(i)))
            }
        }
        for l in &a.lines {
            let left = if l.centered { l.x - l.width / 2.0 } else { l.x };
            let r = Rect { x: left, y: l.y - l.runs[0].size * 0.8, w: l.width, h: l.runs[0].size * 0.85 };
            let ok = if a.kind == StepKind::Decision {
                [(r.x, r.y), (r.right(), r.y), (r.x, r.bottom()), (r.right(), r.bottom())]
                    .iter()
                    .all(|&(x, y)| inside_shape(a, Point { x, y }))
            } else {
                a.rect.union(&r) == a.rect
            };
            if !ok {
                f.push(format!("text leaves box {}: {}", name(i), l.runs[0].text))
            }
        }
    }
    // Lanes in order, side by side.
    for w in d.bands.windows(2) {
        let ok = match d.direction {
            Direction::Down => (w[0].body.right() - w[1].body.x).abs() < EPS,
            Direction::Right => (w[0].body.bottom() - w[1].body.y).abs() < EPS,
        };
        if !ok {
            f.push("lanes not in order".into())
        }
    }
    for b in &d.bands {
        for l in &b.lines {
            if l.width > b.head.w + EPS {
                f.push(format!("lane head too narrow: {}", l.runs[0].text))
            }
        }
    }
    // Siblings in order.
    for i in 0..d.shapes.len() {
        for j in i + 1..d.shapes.len() {
            if figure.lanes.is_empty() || figure.steps[i].lane == figure.steps[j].lane {
                let (a, b) = (d.shapes[i].rect.center(), d.shapes[j].rect.center());
                let (same, wrong) = match d.direction {
                    Direction::Down => ((a.y - b.y).abs() < EPS, a.x > b.x),
                    Direction::Right => ((a.x - b.x).abs() < EPS, a.y > b.y),
                };
                if same && wrong {
                    f.push(format!("siblings {} and {} swapped", name(i), name(j)))
                }
            }
        }
    }
    // Arrows.
    for a in &d.arrows {
        let arrow = &figure.arrows[a.arrow];
        if a.routes.len() != arrow.to.len() {
            f.push(format!("arrow {} lacks a way", a.arrow))
        }
        for (r, &to) in a.routes.iter().zip(&arrow.to) {
            let n = r.len();
            for w in r.windows(2) {
                if (w[0].x - w[1].x).abs() > EPS && (w[0].y - w[1].y).abs() > EPS {
                    f.push(format!("arrow {} slants", a.arrow))
                }
            }
            if off_outline(&d.shapes[arrow.from], r[0]) > 0.3 {
                f.push(format!("arrow {} leaves {} off its edge", a.arrow, name(arrow.from)))
            }
            if off_outline(&d.shapes[to], r[n - 1]) > 0.3 {
                f.push(format!("arrow {} meets {} off its edge", a.arrow, name(to)))
            }
            for (k, w) in r.windows(2).enumerate() {
                let s = seg(w[0], w[1]);
                if !within(&s) {
                    f.push(format!("arrow {} off the page", a.arrow))
                }
                for b in &d.shapes {
                    let end = (k == 0 && b.step == arrow.from) || (k + 2 == n && b.step == to);
                    // At its own box a line may lie within the bounding box of a diamond or pill.
                    let hit = if end {
                        let mid = Point { x: (w[0].x + w[1].x) / 2.0, y: (w[0].y + w[1].y) / 2.0 };
                        inside_shape(b, mid) && off_outline(b, mid) > 1.0 && b.kind != StepKind::Document
                    } else {
                        enters(&s, &b.rect)
                    };
                    if hit {
                        f.push(format!("arrow {} runs through {}", a.arrow, name(b.step)))
                    }
                }
                for t in d.frames.iter().map(|f| &f.title).chain(d.bands.iter().map(|b| &b.head)) {
                    if enters(&s, t) {
                        f.push(format!("arrow {} strikes a title", a.arrow))
                    }
                }
                for l in &d.labels {
                    if enters(&s, &l.rect) {
                        f.push(format!("arrow {} strikes the label of {}", a.arrow, l.arrow))
                    }
                }
                let last = k + 2 == n;
                if last && s.w.max(s.h) < d.head {
                    f.push(format!("arrow {} has no room for its head", a.arrow))
                }
            }
        }
    }
    // No two arrows on one line.
    let may_join = |a: usize, b: usize| {
        let (a, b) = (&figure.arrows[a], &figure.arrows[b]);
        a.to.len() == 1 && a.to == b.to && a.kind == b.kind
    };
    for (i, (a, _, s)) in all.iter().enumerate() {
        for (b, _, t) in &all[i + 1..] {
            if a == b || may_join(*a, *b) {
                continue;
            }
            let flat =
                s.h < EPS && t.h < EPS && (s.y - t.y).abs() < 3.0 && s.x < t.right() - EPS && t.x < s.right() - EPS;
            let up =
                s.w < EPS && t.w < EPS && (s.x - t.x).abs() < 3.0 && s.y < t.bottom() - EPS && t.y < s.bottom() - EPS;
            if flat || up {
                f.push(format!("arrows {a} and {b} share a line"))
            }
        }
    }
    // Labels.
    for (i, a) in d.labels.iter().enumerate() {
        if !within(&a.rect) {
            f.push(format!("label {} off the page", a.arrow))
        }
        for b in &d.labels[i + 1..] {
            if a.rect.overlaps(&b.rect) {
                f.push(format!("labels {} and {} overlap", a.arrow, b.arrow))
            }
        }
        for b in &d.shapes {
            if a.rect.overlaps(&b.rect) {
                f.push(format!("label {} over box {}", a.arrow, name(b.step)))
            }
        }
        for t in d.frames.iter().map(|f| &f.title).chain(d.bands.iter().map(|b| &b.head)) {
            if a.rect.overlaps(t) {
                f.push(format!("label {} over a title", a.arrow))
            }
        }
    }
    for (i, a) in figure.arrows.iter().enumerate() {
        if !a.label.trim().is_empty() && !d.labels.iter().any(|l| l.arrow == i) {
            f.push(format!("arrow {i} has lost its label"))
        }
    }
    // Frames.
    for fr in &d.frames {
        let members = &figure.groups[fr.group].steps;
        if fr.rect.union(&fr.title) != fr.rect {
            f.push("title leaves its frame".into())
        }
        for b in &d.shapes {
            if fr.title.overlaps(&b.rect) {
                f.push(format!("title over box {}", name(b.step)))
            }
            if !members.contains(&b.step) && fr.rect.overlaps(&b.rect) {
                f.push(format!("{} stands in a strange frame", name(b.step)))
            }
        }
    }
    for (i, g) in figure.groups.iter().enumerate() {
        if !g.steps.is_empty() && !d.frames.iter().any(|f| f.group == i) {
            f.push(format!("group {i} has no frame"))
        }
        for &s in &g.steps {
            if !d.frames.iter().any(|f| f.group == i && f.rect.union(&d.shapes[s].rect) == f.rect) {
                f.push(format!("{} has left its frame", name(s)))
            }
        }
    }
    f.dedup();
    f
}
