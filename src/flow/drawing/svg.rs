//! Writing a drawing as SVG.
//!
//! Text stays text, boxes stay links. On the site only classes are written,
//! since the content security policy forbids style attributes; the standalone
//! form, which typst embeds in the PDF, says the same with presentation
//! attributes. Numbers are rounded to a tenth so that the bytes are stable.

use super::boxes::WAVE;
use super::figure::{ArrowKind, Figure, StepKind};
use super::picture::{ArrowLine, Drawing, Head, Line, Point, Rect, Run, Shape};

/// How to write a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SvgOptions {
    /// Write links around boxes that have one.
    pub links: bool,
    /// Beginning of the ids in the SVG; the figure's id if empty.
    pub id_prefix: String,
    /// Presentation attributes instead of classes, and an XML namespace: for
    /// files that stand alone and for typst. With classes the sizes of type
    /// are in the style sheet, which goes with [`super::Sizes::site`].
    pub standalone: bool,
    /// Id of the element with the figure's text, for `aria-details`.
    pub details: Option<String>,
}

/// Writes a drawing of a figure.
pub fn svg(drawing: &Drawing, figure: &Figure, options: &SvgOptions) -> String {
    let mut pen = Pen { out: String::new(), standalone: options.standalone };
    let prefix = if options.id_prefix.is_empty() { figure.id.as_str() } else { options.id_prefix.as_str() };
    let (w, h) = (number(drawing.width), number(drawing.height));
    let prefix = escape(prefix);
    pen.out.push_str("<svg");
    if options.standalone {
        pen.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    } else {
        pen.out.push_str(" class=\"flow\"");
    }
    pen.out.push_str(&format!(
        " viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"graphics-document\" aria-labelledby=\"{prefix}-t\" aria-describedby=\"{prefix}-d\""
    ));
    if let Some(details) = &options.details {
        pen.out.push_str(&format!(" aria-details=\"{}\"", escape(details)));
    }
    pen.out.push_str(&format!(
        ">\n<title id=\"{prefix}-t\">{}</title>\n<desc id=\"{prefix}-d\">{}</desc>\n",
        escape(&figure.title),
        escape(&figure.description)
    ));
    for b in &drawing.bands {
        pen.rect("flow-lane", &b.body, 0.0);
        pen.rect("flow-head", &b.head, 0.0);
        pen.lines(&b.lines, "");
        pen.out.push('\n');
    }
    for f in &drawing.frames {
        pen.rect("flow-frame", &f.rect, 5.0);
        pen.lines(&f.lines, "");
        pen.out.push('\n');
    }
    for a in &drawing.arrows {
        pen.arrow(a, drawing.head);
    }
    for l in &drawing.labels {
        pen.lines(&l.lines, "flow-label");
        pen.out.push('\n');
    }
    for shape in &drawing.shapes {
        let href = figure.steps.get(shape.step).and_then(|s| s.href.as_deref()).filter(|_| options.links);
        if let Some(href) = href {
            pen.out.push_str(&format!("<a href=\"{}\">", escape(href)));
        }
        pen.shape(shape);
        pen.lines(&shape.lines, "");
        pen.out.push_str(if href.is_some() { "</a>\n" } else { "\n" });
    }
    pen.out.push_str("</svg>\n");
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

/// The look of each class in a standalone file: black on white, kinds told
/// apart by line alone, so that any printer keeps them apart.
fn look(class: &str) -> &'static str {
    match class {
        "flow-lane" => " fill=\"none\" stroke=\"#7d756a\" stroke-width=\"0.8\"",
        "flow-head" => " fill=\"#ede8dc\" stroke=\"#7d756a\" stroke-width=\"0.8\"",
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
    standalone: bool,
}

impl Pen {
    fn paint(&mut self, class: &str, shape: bool) {
        if self.standalone {
            self.out.push_str(look(class));
        } else {
            let shape = if shape { " flow-shape" } else { "" };
            self.out.push_str(&format!(" class=\"{class}{shape}\""));
        }
    }

    fn rect_of(&mut self, class: &str, r: &Rect, radius: f64, shape: bool) {
        self.out.push_str("<rect");
        self.paint(class, shape);
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

    fn rect(&mut self, class: &str, r: &Rect, radius: f64) {
        self.rect_of(class, r, radius, false);
    }

    fn path(&mut self, class: &str, d: &str, shape: bool) {
        self.out.push_str("<path");
        self.paint(class, shape);
        self.out.push_str(&format!(" d=\"{d}\"/>"));
    }

    fn shape(&mut self, shape: &Shape) {
        let r = &shape.rect;
        let c = r.center();
        match shape.kind {
            StepKind::Step => self.rect_of("flow-box", r, shape.radius, true),
            StepKind::Start => self.rect_of("flow-start", r, shape.radius, true),
            StepKind::End => self.rect_of("flow-end", r, shape.radius, true),
            StepKind::Meeting => {
                self.rect_of("flow-meeting", r, shape.radius, true);
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
                self.path("flow-decision", &d, true);
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
                self.path("flow-document", &d, true);
            }
        }
    }

    fn arrow(&mut self, a: &ArrowLine, head: f64) {
        let class = match a.kind {
            ArrowKind::Next => "flow-line",
            ArrowKind::Return => "flow-line flow-return",
            ArrowKind::Optional => "flow-line flow-optional",
            ArrowKind::Info => "flow-line flow-info",
        };
        for stroke in &a.strokes {
            let d = trace(stroke, &a.heads, head);
            if !d.is_empty() {
                self.path(class, &d, false);
            }
        }
        for h in &a.heads {
            let (bx, by) = (h.tip.x - h.dx * head, h.tip.y - h.dy * head);
            let half = head * 0.48;
            let d = format!(
                "M{} {}L{} {}L{} {}Z",
                number(h.tip.x),
                number(h.tip.y),
                number(bx + h.dy * half),
                number(by + h.dx * half),
                number(bx - h.dy * half),
                number(by - h.dx * half)
            );
            self.path("flow-arrow", &d, false);
        }
        for p in &a.dots {
            self.out.push_str("<circle");
            self.paint("flow-arrow", false);
            self.out.push_str(&format!(
                " cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
                number(p.x),
                number(p.y),
                number(head * 0.28)
            ));
        }
        self.out.push('\n');
    }

    fn lines(&mut self, lines: &[Line], class: &str) {
        for line in lines {
            self.text(line, class);
        }
    }

    fn text(&mut self, line: &Line, class: &str) {
        let Some(first) = line.runs.first() else { return };
        self.out.push_str(&format!("<text x=\"{}\" y=\"{}\"", number(line.x), number(line.y)));
        if self.standalone {
            self.out.push_str(" font-family=\"BIZ UDGothic\" fill=\"#1f1c18\"");
            self.out.push_str(&face(first));
            if line.centered {
                self.out.push_str(" text-anchor=\"middle\"");
            }
            if class == "flow-label" {
                self.out.push_str(" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"4\"");
            }
        } else {
            let mut classes: Vec<&str> = Vec::new();
            if !class.is_empty() {
                classes.push(class);
            }
            let small = !first.bold || is_small(line, first);
            if small {
                classes.push("flow-small");
            }
            if first.bold {
                classes.push("flow-strong");
            }
            if !line.centered {
                classes.push("flow-left");
            }
            self.out.push_str(&format!(" class=\"{}\"", classes.join(" ")));
        }
        self.out.push('>');
        self.out.push_str(&escape(&first.text));
        for run in line.runs.iter().skip(1) {
            if self.standalone {
                self.out.push_str(&format!("<tspan{}>{}</tspan>", face(run), escape(&run.text)));
            } else {
                self.out.push_str(&format!("<tspan class=\"flow-note\">{}</tspan>", escape(&run.text)));
            }
        }
        self.out.push_str("</text>");
    }
}

/// Titles of frames are bold and small; labels of steps bold and large.
fn is_small(line: &Line, run: &Run) -> bool {
    !line.centered && run.bold
}

fn face(run: &Run) -> String {
    let weight = if run.bold { "bold" } else { "normal" };
    format!(" font-size=\"{}\" font-weight=\"{weight}\"", number(run.size))
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
