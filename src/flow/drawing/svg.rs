//! Writing a drawing as SVG.
//!
//! Text stays text, boxes stay links. Inside a page only classes are written,
//! since the content security policy forbids style attributes; a file that
//! stands alone says the same with presentation attributes. Lines and heads of
//! one kind are one path, because a figure is a large part of its page.
//! Numbers are rounded to a tenth so that the bytes are stable.

use super::boxes::WAVE;
use super::figure::{ArrowKind, Figure, StepKind};
use super::picture::{Drawing, Head, Line, Point, Rect, Run, Shape};

/// Where the looks of a drawing come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Classes of the page's style sheet. The sizes of type are in it, which
    /// goes with [`super::Sizes::site`] and [`super::Sizes::phone`].
    #[default]
    Classes,
    /// Attributes, on white paper: a file of its own for browsers.
    File,
    /// Attributes, for typst, which has one font and no white behind.
    Print,
}

/// What of a drawing is written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Part<'a> {
    /// All of it.
    #[default]
    Whole,
    /// All but the boxes of these steps.
    Without(&'a [usize]),
    /// The box of a step alone, on an area of [`Shape::area`].
    Step(usize),
}

/// How to write a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SvgOptions<'a> {
    /// Write links around boxes that have one.
    pub links: bool,
    /// Beginning of the ids in the SVG; the figure's id if empty.
    pub id_prefix: String,
    /// Classes or attributes.
    pub look: Look,
    /// What is written.
    pub part: Part<'a>,
    /// Id of the element with the figure's text, for `aria-details`.
    pub details: Option<String>,
    /// A further class of the root.
    pub class: &'static str,
}

/// Writes a drawing of a figure.
pub fn svg(drawing: &Drawing, figure: &Figure, options: &SvgOptions<'_>) -> String {
    let mut pen = Pen { out: String::new(), look: options.look };
    let page = Rect { x: 0.0, y: 0.0, w: drawing.width, h: drawing.height };
    match options.part {
        Part::Step(step) => {
            let shape = drawing.shapes.iter().find(|shape| shape.step == step);
            pen.open(&shape.map_or(page, Shape::area), figure, options);
            shape.iter().for_each(|shape| pen.step(shape, None));
        }
        Part::Whole | Part::Without(_) => {
            pen.open(&page, figure, options);
            pen.ground(drawing);
            let left_out: &[usize] = match options.part {
                Part::Without(steps) => steps,
                Part::Whole | Part::Step(_) => &[],
            };
            for shape in drawing.shapes.iter().filter(|shape| !left_out.contains(&shape.step)) {
                let href = figure.steps.get(shape.step).and_then(|s| s.href.as_deref()).filter(|_| options.links);
                pen.step(shape, href);
            }
        }
    }
    pen.close();
    pen.out
}

/// Rounds to a tenth and drops what is not needed.
fn number(v: f64) -> String {
    let tenths = (v * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Escapes for text and attributes; drops what XML 1.0 cannot hold.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// The look of each class in a file of its own: black on white, kinds told
/// apart by line alone, so that any printer keeps them apart.
fn look(class: &str) -> &'static str {
    match class {
        "flow-lane" => " fill=\"none\" stroke=\"#7d756a\" stroke-width=\"0.8\"",
        "flow-head" => " fill=\"#ede8dc\" stroke=\"#7d756a\" stroke-width=\"0.8\"",
        "flow-paper" => " fill=\"#fff\"",
        "flow-tag" => " fill=\"#fff\" stroke=\"#57514a\" stroke-width=\"0.8\"",
        "flow-frame" => " fill=\"none\" stroke=\"#57514a\" stroke-width=\"1\" stroke-dasharray=\"5 3\"",
        "flow-meeting" => " fill=\"#fff\" stroke=\"#1f1c18\" stroke-width=\"1.2\"",
        "flow-inner" => " fill=\"none\" stroke=\"#1f1c18\" stroke-width=\"1.2\"",
        "flow-end" => " fill=\"#f7f4ed\" stroke=\"#1f1c18\" stroke-width=\"2.4\"",
        "flow-start" => " fill=\"#f7f4ed\" stroke=\"#1f1c18\" stroke-width=\"1.2\"",
        "flow-box" | "flow-decision" | "flow-document" => " fill=\"#fff\" stroke=\"#1f1c18\" stroke-width=\"1.2\"",
        "flow-line" => " fill=\"none\" stroke=\"#1f1c18\" stroke-width=\"1.2\"",
        "flow-line flow-return" => " fill=\"none\" stroke=\"#1f1c18\" stroke-width=\"1.2\"",
        "flow-line flow-optional" => " fill=\"none\" stroke=\"#1f1c18\" stroke-width=\"1.2\" stroke-dasharray=\"9 4\"",
        "flow-line flow-info" => " fill=\"none\" stroke=\"#1f1c18\" stroke-width=\"1.7\" stroke-dasharray=\"1.7 3.4\"",
        "flow-arrow" => " fill=\"#1f1c18\"",
        _ => "",
    }
}

struct Pen {
    out: String,
    look: Look,
}

impl Pen {
    fn open(&mut self, page: &Rect, figure: &Figure, options: &SvgOptions<'_>) {
        let (x, y, w, h) = (number(page.x), number(page.y), number(page.w), number(page.h));
        self.out.push_str("<svg");
        match self.look {
            Look::Classes => self.out.push_str(&format!(" class=\"flow{}\"", options.class)),
            Look::File | Look::Print => self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\""),
        }
        self.out.push_str(&format!(" viewBox=\"{x} {y} {w} {h}\" width=\"{w}\" height=\"{h}\""));
        if self.look != Look::Print {
            let prefix = if options.id_prefix.is_empty() { &figure.id } else { &options.id_prefix };
            let prefix = escape(prefix);
            self.out.push_str(&format!(
                " role=\"graphics-document\" aria-labelledby=\"{prefix}-t\" aria-describedby=\"{prefix}-d\""
            ));
            if let Some(details) = &options.details {
                self.out.push_str(&format!(" aria-details=\"{}\"", escape(details)));
            }
            self.out.push_str(&format!(
                ">\n<title id=\"{prefix}-t\">{}</title>\n<desc id=\"{prefix}-d\">{}</desc>\n",
                escape(&figure.title),
                escape(&figure.description)
            ));
        } else {
            self.out.push_str(">\n");
        }
        match self.look {
            Look::Classes => {}
            Look::File => {
                self.out.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
                self.all_type("'BIZ UDGothic', 'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif");
            }
            Look::Print => self.all_type("BIZ UDGothic"),
        }
    }

    /// Opens a group with what all type shares.
    fn all_type(&mut self, family: &str) {
        self.out.push_str(&format!("<g font-family=\"{family}\" fill=\"#1f1c18\" text-anchor=\"middle\">\n"));
    }

    fn close(&mut self) {
        self.out.push_str(match self.look {
            Look::Classes => "</svg>\n",
            Look::File | Look::Print => "</g>\n</svg>\n",
        });
    }

    /// Everything that boxes stand on.
    fn ground(&mut self, drawing: &Drawing) {
        for b in &drawing.bands {
            self.rect("flow-lane", &b.body, 0.0);
            self.rect("flow-head", &b.head, 0.0);
            self.lines(&b.lines);
            self.out.push('\n');
        }
        for f in &drawing.frames {
            self.rect("flow-frame", &f.rect, 5.0);
            self.lines(&f.lines);
            self.out.push('\n');
        }
        self.arrows(drawing);
        if drawing.labels.is_empty() {
            return;
        }
        // A border of lanes ends at the words that stand across it.
        match self.look {
            Look::Classes => self.out.push_str("<g class=\"flow-label\">"),
            Look::File | Look::Print => drawing.labels.iter().for_each(|l| self.rect("flow-paper", &l.rect, 0.0)),
        }
        drawing.labels.iter().for_each(|label| self.lines(&label.lines));
        self.out.push_str(if self.look == Look::Classes { "</g>\n" } else { "\n" });
    }

    fn step(&mut self, shape: &Shape, href: Option<&str>) {
        if let Some(href) = href {
            self.out.push_str(&format!("<a href=\"{}\">", escape(href)));
        }
        self.shape(shape);
        shape.tags.iter().for_each(|tag| self.rect("flow-tag", tag, 2.0));
        self.lines(&shape.lines);
        self.out.push_str(if href.is_some() { "</a>\n" } else { "\n" });
    }

    fn paint(&mut self, class: &str) {
        match self.look {
            Look::Classes => self.out.push_str(&format!(" class=\"{class}\"")),
            Look::File | Look::Print => self.out.push_str(look(class)),
        }
    }

    fn rect(&mut self, class: &str, r: &Rect, radius: f64) {
        self.out.push_str("<rect");
        self.paint(class);
        self.out.push_str(&format!(
            " x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            number(r.x),
            number(r.y),
            number(r.w),
            number(r.h)
        ));
        if radius > 0.0 {
            self.out.push_str(&format!(" rx=\"{}\"", number(radius)));
        }
        self.out.push_str("/>");
    }

    fn path(&mut self, class: &str, d: &str) {
        if !d.is_empty() {
            self.out.push_str("<path");
            self.paint(class);
            self.out.push_str(&format!(" d=\"{d}\"/>"));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let r = &shape.rect;
        let c = r.center();
        match shape.kind {
            StepKind::Step => self.rect("flow-box", r, shape.radius),
            StepKind::Start => self.rect("flow-start", r, shape.radius),
            StepKind::End => self.rect("flow-end", r, shape.radius),
            StepKind::Meeting => {
                self.rect("flow-meeting", r, shape.radius);
                self.rect("flow-inner", &r.grown(-3.5), 0.0);
            }
            StepKind::Decision => {
                let d = format!(
                    "M{} {}L{} {}L{} {}L{} {}Z",
                    number(c.x),
                    number(r.y),
                    number(r.right()),
                    number(c.y),
                    number(c.x),
                    number(r.bottom()),
                    number(r.x),
                    number(c.y)
                );
                self.path("flow-decision", &d);
            }
            StepKind::Document => {
                let foot = r.bottom() - WAVE / 2.0;
                let d = format!(
                    "M{} {}H{}V{}Q{} {} {} {}Q{} {} {} {}Z",
                    number(r.x),
                    number(r.y),
                    number(r.right()),
                    number(foot),
                    number(r.x + r.w * 0.75),
                    number(foot - WAVE),
                    number(c.x),
                    number(foot),
                    number(r.x + r.w * 0.25),
                    number(foot + WAVE),
                    number(r.x),
                    number(foot)
                );
                self.path("flow-document", &d);
            }
        }
    }

    /// All lines of a kind as one path, then all heads, then all dots.
    fn arrows(&mut self, drawing: &Drawing) {
        let size = drawing.head;
        for (kind, class) in [
            (ArrowKind::Next, "flow-line"),
            (ArrowKind::Return, "flow-line flow-return"),
            (ArrowKind::Optional, "flow-line flow-optional"),
            (ArrowKind::Info, "flow-line flow-info"),
        ] {
            let of_kind = drawing.arrows.iter().filter(|a| a.kind == kind);
            let d: String = of_kind.flat_map(|a| a.strokes.iter().map(|s| trace(s, &a.heads, size))).collect();
            self.path(class, &d);
        }
        let heads = drawing.arrows.iter().flat_map(|a| &a.heads);
        let points: String = heads
            .map(|h| {
                let (back, half) = (size, size * 0.48);
                format!(
                    "M{} {}l{} {}l{} {}Z",
                    number(h.tip.x),
                    number(h.tip.y),
                    number(h.dy * half - h.dx * back),
                    number(h.dx * half - h.dy * back),
                    number(-2.0 * h.dy * half),
                    number(-2.0 * h.dx * half)
                )
            })
            .collect();
        self.path("flow-arrow", &points);
        for p in drawing.arrows.iter().flat_map(|a| &a.dots) {
            self.out.push_str("<circle");
            self.paint("flow-arrow");
            let (x, y, r) = (number(p.x), number(p.y), number(size * 0.28));
            self.out.push_str(&format!(" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"));
        }
        self.out.push('\n');
    }

    fn lines(&mut self, lines: &[Line]) {
        lines.iter().for_each(|line| self.text(line));
    }

    fn text(&mut self, line: &Line) {
        let Some(first) = line.runs.first() else { return };
        self.out.push_str(&format!("<text x=\"{}\" y=\"{}\"", number(line.x), number(line.y)));
        match self.look {
            Look::Classes => {
                // Small and centred unless said; titles of frames are bold and small.
                let class = match (first.bold, line.centered) {
                    (true, true) => " class=\"flow-strong\"",
                    (true, false) => " class=\"flow-left flow-title\"",
                    (false, true) => "",
                    (false, false) => " class=\"flow-left\"",
                };
                self.out.push_str(class);
            }
            Look::File | Look::Print => {
                self.out.push_str(&face(first));
                self.out.push_str(if line.centered { "" } else { " text-anchor=\"start\"" });
            }
        }
        self.out.push('>');
        self.out.push_str(&escape(&first.text));
        for run in line.runs.iter().skip(1) {
            let face = match self.look {
                Look::Classes => " class=\"flow-note\"".to_owned(),
                Look::File | Look::Print => face(run),
            };
            self.out.push_str(&format!("<tspan{face}>{}</tspan>", escape(&run.text)));
        }
        self.out.push_str("</text>");
    }
}

fn face(run: &Run) -> String {
    let weight = if run.bold { " font-weight=\"bold\"" } else { " font-weight=\"normal\"" };
    format!(" font-size=\"{}\"{weight}", number(run.size))
}

/// A polyline as path data, ending within the head that it carries, so that
/// the square end of the line does not blunt the point.
fn trace(points: &[Point], heads: &[Head], head: f64) -> String {
    if points.len() < 2 {
        return String::new();
    }
    let mut d = String::new();
    for (i, p) in points.iter().enumerate() {
        let mut p = *p;
        if i + 1 == points.len()
            && let Some(h) = heads.iter().find(|h| h.tip == p)
        {
            p = Point { x: p.x - h.dx * head * 0.8, y: p.y - h.dy * head * 0.8 };
        }
        match points.get(i.wrapping_sub(1)) {
            None => d.push_str(&format!("M{} {}", number(p.x), number(p.y))),
            Some(q) if (q.x - p.x).abs() < 0.05 => d.push_str(&format!("V{}", number(p.y))),
            Some(q) if (q.y - p.y).abs() < 0.05 => d.push_str(&format!("H{}", number(p.x))),
            Some(_) => d.push_str(&format!("L{} {}", number(p.x), number(p.y))),
        }
    }
    d
}
