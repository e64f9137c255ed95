//! Chapters: a rule text, or a flow with its steps in words.

use serde::Serialize;
use serde_json::Value;

use super::index;
use super::places::{self, Places};
use crate::finding::Finding;
use crate::flow::drawing::text_twin;
use crate::handbook::body::{Block, Body, FlowFigure, Inline, Target};
use crate::handbook::table::Table;
use crate::handbook::{Flow, PageRef, Place};
use crate::output::Input;
use crate::output::print::{self, Binding, figures, standing};
use crate::words::{PRINT, book as words, text};

/// A chapter as the template sets it.
#[derive(Serialize)]
pub(super) struct Chapter<'a> {
    label: String,
    /// Empty where the part has the same title.
    title: &'a str,
    /// Dates and office, below the title.
    lines: Vec<String>,
    draft: bool,
    /// What took the place of the text.
    superseded: Vec<String>,
    /// Tall figures may wait for the next page while the text goes on.
    free: bool,
    blocks: Value,
}

/// The chapter of a page; `None` for forms, which stand at the end of the book.
/// It `opens` its part if the part's title stands above it.
pub(super) fn chapter<'a>(
    input: &Input<'a>,
    places: &Places,
    page: PageRef,
    part: &str,
    opens: bool,
    findings: &mut Vec<Finding>,
) -> Option<Chapter<'a>> {
    let handbook = input.handbook;
    match page {
        PageRef::Guideline(index) => {
            let guideline = handbook.guidelines.get(index)?;
            let mut lines = print::dates(guideline);
            lines.extend(Some(guideline.office.clone()).filter(|office| !office.is_empty()));
            Some(Chapter {
                label: places::guideline(index),
                title: if guideline.title == part { "" } else { &guideline.title },
                lines,
                draft: guideline.draft,
                superseded: standing::of_text(handbook, guideline).into_iter().collect(),
                free: true,
                blocks: blocks(input, places, page, &guideline.body, 0.0, findings),
            })
        }
        PageRef::Flow(index) => {
            let flow = handbook.flows.get(index)?;
            let part_title = if opens { PART_TITLE_MM } else { 0.0 };
            let titles = part_title + if flow.title == part { 0.0 } else { CHAPTER_TITLE_MM } - CAPTION_MM;
            Some(Chapter {
                label: places::flow(index),
                title: if flow.title == part { "" } else { &flow.title },
                lines: Vec::new(),
                draft: false,
                superseded: Vec::new(),
                free: false,
                blocks: blocks(input, places, page, &body(input, index, flow), titles, findings),
            })
        }
        // Courses are no part of the rules; they have papers of their own.
        PageRef::Form(_) | PageRef::Course(_) | PageRef::Own(_) => None,
    }
}

/// Heights of the titles of part and chapter, which stand above a flow.
const PART_TITLE_MM: f64 = 21.0;
const CHAPTER_TITLE_MM: f64 = 19.0;
/// Height of a figure's caption, which the title above makes needless.
const CAPTION_MM: f64 = 7.0;

fn blocks(
    input: &Input<'_>,
    places: &Places,
    page: PageRef,
    body: &Body,
    above_mm: f64,
    findings: &mut Vec<Finding>,
) -> Value {
    let drawn = figures::draw_below(input, body, above_mm);
    findings.extend(figures::too_large(input, &drawn));
    let chapter = places.goal(&Place::page(page)).map(|goal| goal.label).unwrap_or_default();
    let binding =
        Binding { goal: &|place| places.goal(place), entry: &|page, word| index::entry(input.handbook, page, word) };
    let blocks = print::text::bound_blocks(input.handbook, page, body, &drawn, &chapter, binding);
    let mut data = serde_json::to_value(blocks).unwrap_or_default();
    places::bind(&chapter, &mut data);
    data
}

/// A flow as a text: the figure, and a table of its steps.
fn body(input: &Input<'_>, index: usize, flow: &Flow) -> Body {
    let handbook = input.handbook;
    let plain = |text: String| vec![Inline::Text(text)];
    let link = |place: &Place, words: String| Inline::Link {
        target: Target::Inside(place.clone()),
        content: vec![Inline::Text(words)],
    };
    let rows = text_twin(&flow.figure).into_iter().map(|twin| {
        let step = flow.steps.get(twin.step);
        let name = joined(&twin.mark, &twin.label) + &twin.notes;
        let mut first = match step.and_then(|step| step.section.as_ref()) {
            Some(place) => vec![link(place, name)],
            None => plain(name),
        };
        if let Some(actor) = &twin.actor {
            push_line(&mut first, Inline::Text(words::actor(actor)));
        }
        for tag in &twin.tags {
            push_line(&mut first, Inline::Text(text::tag(tag)));
        }
        let mut does = plain(twin.text);
        for item in &twin.items {
            push_line(&mut does, Inline::Text(format!("{}{}", text::BULLET, item.label)));
            for inner in &item.items {
                push_line(&mut does, Inline::Text(format!("{}{}{inner}", PRINT.space, text::BULLET)));
            }
        }
        for form in step.iter().flat_map(|step| &step.forms) {
            let number = handbook.forms.get(*form).map(|form| form.number.clone()).unwrap_or_default();
            push_line(&mut does, link(&Place::page(PageRef::Form(*form)), number));
        }
        for paper in step.iter().flat_map(|step| &step.papers).filter_map(|paper| handbook.papers.get(*paper)) {
            push_line(&mut does, Inline::Text(paper.title.clone()));
        }
        let mut next = Vec::new();
        for way in twin.ways {
            let target = joined(&way.mark, &way.name);
            push_line(&mut next, Inline::Text(text::way(way.word, &way.label, &target)));
        }
        vec![first, does, next]
    });
    let mut rows: Vec<Vec<Vec<Inline>>> = rows.collect();
    let mut head: Vec<Vec<Inline>> = words::STEP_TABLE.map(|word| plain(word.to_owned())).into();
    // Steps that are a name and no more leave the column in the middle empty.
    const DOES: usize = 1;
    if rows.iter().filter_map(|row| row.get(DOES)).all(|cell| is_empty(cell)) {
        head.remove(DOES);
        rows.iter_mut().for_each(|row| drop(row.remove(DOES)));
    }
    let table = Table::of_lines(head, rows.into_iter());
    Body { blocks: vec![Block::Flow(FlowFigure { flow: index, mark: String::new() }), Block::Table(table)] }
}

fn is_empty(runs: &[Inline]) -> bool {
    runs.iter().all(|run| matches!(run, Inline::Text(text) if text.is_empty()))
}

fn push_line(runs: &mut Vec<Inline>, run: Inline) {
    if !is_empty(runs) {
        runs.push(Inline::LineBreak);
    }
    runs.push(run);
}

fn joined(mark: &str, name: &str) -> String {
    [mark, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(PRINT.space)
}
