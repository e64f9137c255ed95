//! The words of a box broken into lines, and the size of the box they need.

use super::figure::{Figure, Step, StepKind};
use super::picture::{Line, Rect, Run};
use super::sizes::{Metrics, Sizes};
use super::text::Pieces;

/// Words of a box, with places from its middle, and its least size in px.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) w: f64,
    pub(super) h: f64,
    pub(super) radius: f64,
    /// Frames around the first lines.
    pub(super) tags: Vec<Rect>,
    pub(super) lines: Vec<Line>,
}

/// Depth of the wave at the foot of a document.
pub(super) const WAVE: f64 = 7.0;

/// What one line of text is, before it has a place.
struct Row {
    runs: Vec<Run>,
    width: f64,
    /// Height of the line and white above it.
    height: f64,
    above: f64,
    /// Left-aligned lines form one block that is centred as a whole.
    indent: Option<f64>,
    /// Each run stands in a frame of its own.
    framed: bool,
}

/// White within the frame of a tag at its sides, and between two frames, in em.
const TAG_PAD: f64 = 0.45;
const TAG_GAP: f64 = 0.4;
/// Between the names of two forms in one line: one em.
const FORM_GAP: &str = "\u{3000}";

fn run(text: String, size: f64, bold: bool) -> Run {
    Run { text, size, bold }
}

/// The words of a step, cut into pieces once.
pub(super) struct Content {
    kind: StepKind,
    /// Words and widths of their frames in em.
    tags: Vec<(String, f64)>,
    label: Pieces,
    notes: String,
    text: Pieces,
    items: Vec<(Pieces, Vec<Pieces>)>,
    forms: Vec<Pieces>,
}

impl Content {
    pub(super) fn new(figure: &Figure, step: &Step, metrics: &dyn Metrics) -> Content {
        let small = |text: &str| Pieces::new("", text, "", false, metrics);
        let prefix = if step.mark.is_empty() { String::new() } else { format!("{} ", step.mark) };
        let notes = figure.note_marks(&step.notes);
        Content {
            kind: step.kind,
            tags: step.tags.iter().map(|t| (t.clone(), metrics.width(t, false) + 2.0 * TAG_PAD)).collect(),
            label: Pieces::new(&prefix, &step.label, &notes, true, metrics),
            notes,
            text: small(&step.text),
            items: step.items.iter().map(|i| (small(&i.label), i.items.iter().map(|t| small(t)).collect())).collect(),
            forms: step.forms.iter().map(|f| small(f)).collect(),
        }
    }

    /// The narrowest text in px that breaks no word.
    pub(super) fn least(&self, s: &Sizes) -> f64 {
        let mut least = (self.label.least() * s.label).max(self.text.least() * s.small);
        for (_, width) in &self.tags {
            least = least.max(width * s.small);
        }
        for (item, below) in &self.items {
            least = least.max((item.least() + 1.0) * s.small);
            for sub in below {
                least = least.max((sub.least() + 2.0) * s.small);
            }
        }
        self.forms.iter().fold(least, |w, f| w.max(f.least() * s.small))
    }
}

fn bold_lines(content: &Content, room: f64, s: &Sizes, metrics: &dyn Metrics) -> Vec<Row> {
    let lines = content.label.lines(room / s.label);
    let notes = content.notes.as_str();
    let count = lines.len();
    let mut rows = Vec::new();
    for (i, line) in lines.into_iter().enumerate() {
        let mut runs = Vec::new();
        match line.strip_suffix(notes).filter(|_| i + 1 == count && !notes.is_empty()) {
            Some(words) => {
                runs.push(run(words.to_string(), s.label, true));
                runs.push(run(notes.to_string(), s.small, false));
            }
            None => runs.push(run(line, s.label, true)),
        }
        runs.retain(|r| !r.text.is_empty());
        rows.push(Row {
            width: width_of(&runs, metrics),
            runs,
            height: s.label_line,
            above: 0.0,
            indent: None,
            framed: false,
        });
    }
    rows
}

/// The tags, as many in a row as find room.
fn tag_lines(content: &Content, room: f64, s: &Sizes) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (tag, width) in &content.tags {
        let run = run(tag.clone(), s.small, false);
        let width = width * s.small;
        match rows.last_mut().filter(|row| row.width + TAG_GAP * s.small + width <= room) {
            Some(row) => {
                row.width += TAG_GAP * s.small + width;
                row.runs.push(run);
            }
            None => rows.push(Row {
                runs: vec![run],
                width,
                height: s.small_line + 4.0,
                above: 0.0,
                indent: None,
                framed: true,
            }),
        }
    }
    rows
}

/// Width in px of some runs.
pub(super) fn width_of(runs: &[Run], metrics: &dyn Metrics) -> f64 {
    runs.iter().map(|r| metrics.width(&r.text, r.bold) * r.size).sum()
}

fn small_lines(text: &Pieces, room: f64, s: &Sizes, metrics: &dyn Metrics) -> Vec<Row> {
    text.lines(room / s.small)
        .into_iter()
        .map(|l| {
            let runs = vec![run(l, s.small, false)];
            Row { width: width_of(&runs, metrics), runs, height: s.small_line, above: 0.0, indent: None, framed: false }
        })
        .collect()
}

/// Puts a bullet before the first line and an indent before the others.
fn bullet(rows: &mut [Row], sign: &str, at: f64, s: &Sizes) {
    for (i, row) in rows.iter_mut().enumerate() {
        let hang = if i == 0 { 0.0 } else { s.small };
        row.indent = Some(at + hang);
        if i == 0 {
            if let Some(first) = row.runs.first_mut() {
                first.text.insert_str(0, sign);
            }
            row.width += s.small;
        }
    }
}

fn rows_of(content: &Content, room: f64, s: &Sizes, metrics: &dyn Metrics) -> Vec<Row> {
    let mut rows = tag_lines(content, room, s);
    rows.append(&mut bold_lines(content, room, s, metrics));
    let mut part = small_lines(&content.text, room, s, metrics);
    set_apart(&mut part, 2.0);
    rows.append(&mut part);
    let mut list = Vec::new();
    for (item, below) in &content.items {
        let mut lines = small_lines(item, room - s.small, s, metrics);
        bullet(&mut lines, "・", 0.0, s);
        list.append(&mut lines);
        for sub in below {
            let mut lines = small_lines(sub, room - 2.0 * s.small, s, metrics);
            bullet(&mut lines, "－", s.small, s);
            list.append(&mut lines);
        }
    }
    set_apart(&mut list, 5.0);
    rows.append(&mut list);
    let mut forms: Vec<Row> = Vec::new();
    for form in &content.forms {
        let mut lines = small_lines(form, room, s, metrics);
        // Short names share a line.
        if let ([only], Some(last)) = (lines.as_mut_slice(), forms.last_mut())
            && last.width + s.small + only.width <= room
        {
            last.width += s.small + only.width;
            last.runs.push(run(FORM_GAP.to_owned(), s.small, false));
            last.runs.append(&mut only.runs);
        } else {
            forms.append(&mut lines);
        }
    }
    set_apart(&mut forms, 4.0);
    rows.append(&mut forms);
    rows
}

fn set_apart(rows: &mut [Row], by: f64) {
    if let Some(first) = rows.first_mut() {
        first.above = by;
    }
}

/// Rows with places around the middle.
struct Stack {
    lines: Vec<Line>,
    tags: Vec<Rect>,
    w: f64,
    h: f64,
}

fn stack(rows: Vec<Row>, metrics: &dyn Metrics) -> Stack {
    let h: f64 = rows.iter().map(|r| r.height + r.above).sum();
    let block = rows.iter().filter_map(|r| r.indent.map(|i| i + r.width)).fold(0.0, f64::max);
    let w = rows.iter().filter(|r| r.indent.is_none()).map(|r| r.width).fold(block, f64::max);
    let mut y = -h / 2.0;
    let mut out = Stack { lines: Vec::new(), tags: Vec::new(), w, h };
    for row in rows {
        let top = y + row.above;
        y = top + row.height;
        let size = row.runs.iter().map(|r| r.size).fold(0.0, f64::max);
        // Gothic kana and kanji fill their em square, whose foot lies 0.12 em
        // below the baseline: this puts the square into the middle of the line.
        let base = top + row.height / 2.0 + size * 0.38;
        if row.framed {
            out.frame(row, top, base, size, metrics);
            continue;
        }
        let (x, centered) = match row.indent {
            Some(i) => (i - block / 2.0, false),
            None => (0.0, true),
        };
        out.lines.push(Line { x, y: base, centered, width: row.width, runs: row.runs });
    }
    out
}

impl Stack {
    /// Sets a row of tags whose head is at `y`.
    fn frame(&mut self, row: Row, y: f64, base: f64, size: f64, metrics: &dyn Metrics) {
        let mut x = -row.width / 2.0;
        for run in row.runs {
            let w = (metrics.width(&run.text, run.bold) + 2.0 * TAG_PAD) * size;
            // White below sets the frame apart from the label.
            self.tags.push(Rect { x, y, w, h: row.height - 4.0 });
            self.lines.push(Line { x: x + w / 2.0, y: base - 2.0, centered: true, width: w, runs: vec![run] });
            x += w + TAG_GAP * size;
        }
    }
}

/// Breaks the words of a step to at most `room` px and sizes its box.
pub(super) fn plan(content: &Content, room: f64, s: &Sizes, metrics: &dyn Metrics) -> Plan {
    if content.kind == StepKind::Decision {
        return diamond(content, room, s, metrics);
    }
    let Stack { lines, tags, w, h } = stack(rows_of(content, room, s, metrics), metrics);
    let round = matches!(content.kind, StepKind::Start | StepKind::End);
    let mut plan = Plan { w: w + 2.0 * s.pad_x, h: h + 2.0 * s.pad_y, radius: 3.0, tags, lines };
    plan.h = plan.h.max(s.label_line + 2.0 * s.pad_y);
    if round {
        plan.radius = (plan.h / 2.0).min(22.0);
        plan.w += plan.radius * 0.7;
    }
    plan.w = plan.w.max(s.label * 6.5);
    match content.kind {
        StepKind::Meeting => plan.h += 3.0,
        StepKind::Document => {
            plan.h += WAVE;
            plan.lines.iter_mut().for_each(|l| l.y -= WAVE / 2.0);
            plan.tags.iter_mut().for_each(|t| t.y -= WAVE / 2.0);
        }
        _ => {}
    }
    plan
}

/// Tries several widths of text and keeps the diamond of the best shape.
fn diamond(content: &Content, room: f64, s: &Sizes, metrics: &dyn Metrics) -> Plan {
    let mut best: Option<(f64, Plan)> = None;
    let least = content.least(s);
    for tenth in [14.0, 12.0, 10.0, 8.5, 7.0, 6.0, 5.0] {
        if room * tenth / 10.0 < least && best.is_some() {
            break;
        }
        let Stack { lines, tags, h: height, .. } = stack(rows_of(content, room * tenth / 10.0, s, metrics), metrics);
        for extra in [1.5, 1.9, 2.4, 3.0, 3.6] {
            let h = (height * extra).max(s.label_line * 3.0).round();
            let mut w: f64 = s.label * 7.0;
            for line in &lines {
                let size = line.runs.iter().map(|r| r.size).fold(0.0, f64::max);
                let mid = line.y - size * 0.38;
                let far = mid.abs() + size * 0.42;
                let share = (1.0 - 2.0 * far / h).max(0.02);
                let reach = if line.centered { line.width } else { 2.0 * line.x.abs().max(line.x + line.width) };
                w = w.max((reach + s.label * 0.8) / share);
            }
            for tag in &tags {
                let share = (1.0 - 2.0 * tag.y.abs().max(tag.bottom().abs()) / h).max(0.02);
                w = w.max((2.0 * tag.x.abs().max(tag.right()) + s.label * 0.4) / share);
            }
            let flat = (w / h - 3.0).abs();
            // Width is scarce in a lane, height is not; very flat or steep
            // diamonds look odd.
            let cost = w + 1.3 * h + 14.0 * flat + 3.0 * (w - room * 1.45).max(0.0);
            if best.as_ref().is_none_or(|b| cost < b.0) {
                best = Some((cost, Plan { w, h, radius: 0.0, tags: tags.clone(), lines: lines.clone() }));
            }
        }
    }
    best.map_or(Plan { w: 100.0, h: 60.0, radius: 0.0, tags: Vec::new(), lines: Vec::new() }, |b| b.1)
}
