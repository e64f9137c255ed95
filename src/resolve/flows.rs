//! Flows as figures: lanes become actors, sections numbers, names indices.

use std::collections::BTreeMap;

use super::forms::actor;
use super::index::Index;
use crate::config::Config;
use crate::finding::{Checked, Finding, Span, code};
use crate::flow::drawing::figure::{Arrow, Figure, Group, Item, Lane, Note, Step as Box};
use crate::flow::{Flow as Source, Step as SourceStep};
use crate::handbook::{Flow, Form, PageRef, Place, Step};
use crate::words::model;
use crate::yaml::unknown_name;

pub(super) fn resolve(config: &Config, sources: &[Source], forms: &[Form], index: &Index<'_>) -> Checked<Vec<Flow>> {
    let mut findings = Vec::new();
    let flows = sources.iter().map(|flow| resolve_one(config, flow, forms, index, &mut findings)).collect();
    Checked::new(flows, findings)
}

fn resolve_one(
    config: &Config,
    source: &Source,
    forms: &[Form],
    index: &Index<'_>,
    findings: &mut Vec<Finding>,
) -> Flow {
    // A lane whose actor is unknown keeps its column, so that the others stay where they are.
    let lanes = source.lanes.iter().map(|lane| {
        let label =
            actor(config, lane, findings).map_or_else(|| lane.value.clone(), |i| config.actors[i].label.clone());
        Lane { label }
    });
    let lanes = lanes.collect();
    let sections: Vec<Option<Section>> = source.steps.iter().map(|step| section(step, index, findings)).collect();
    let home = home(&sections);
    let numbered = numbered(&sections);
    let steps_at = indices(source);
    let notes = note_marks(source);
    let mut steps = Vec::new();
    let mut boxes = Vec::new();
    for (step, section) in source.steps.iter().zip(&sections) {
        let (form_indices, papers) = papers(config, step, forms, index, findings);
        let numbers = form_indices.iter().map(|i| forms[*i].number.clone());
        let titles = papers.iter().map(|i| config.papers[*i].title.clone());
        boxes.push(Box {
            id: step.id.value.clone(),
            kind: step.kind,
            lane: step.lane.as_ref().and_then(|lane| source.lanes.iter().position(|l| l.value == lane.value)),
            mark: match section {
                Some(section) if numbered == Some(section.place.page) => section.mark(home.as_deref()),
                Some(_) | None => String::new(),
            },
            tags: step.consent.map(|consent| model::consent(consent).to_owned()).into_iter().collect(),
            label: step.label.value.clone(),
            text: step.text.clone(),
            items: step.items.iter().map(|i| Item { label: i.label.clone(), items: i.items.clone() }).collect(),
            forms: numbers.chain(titles).collect(),
            notes: step.notes.iter().filter_map(|note| position(source, note)).collect(),
            href: None,
        });
        steps.push(Step {
            id: step.id.value.clone(),
            section: section.as_ref().map(|s| s.place.clone()),
            forms: form_indices,
            papers,
            consent: step.consent,
        });
    }
    let arrows = source.steps.iter().enumerate().flat_map(|(from, step)| {
        let steps_at = &steps_at;
        step.next.iter().map(move |arrow| Arrow {
            from,
            to: arrow.to.iter().filter_map(|to| steps_at.get(&*to.value).copied()).collect(),
            label: arrow.label.clone(),
            kind: arrow.kind,
            notes: arrow.notes.iter().filter_map(|note| position(source, note)).collect(),
        })
    });
    let figure = Figure {
        id: source.id.clone(),
        title: source.title.clone(),
        description: source.description.clone(),
        source: source.origin.clone(),
        direction: source.direction,
        one_column: false,
        lanes,
        steps: boxes,
        arrows: arrows.collect(),
        groups: source
            .groups
            .iter()
            .map(|group| Group {
                label: group.label.clone(),
                steps: group.steps.iter().filter_map(|s| steps_at.get(&*s.value).copied()).collect(),
            })
            .collect(),
        notes: source
            .notes
            .iter()
            .zip(notes)
            .map(|(note, mark)| Note { mark, text: note.text.clone(), whole: note.whole })
            .collect(),
    };
    Flow {
        origin: Span::file_start(source.source),
        id: source.id.clone(),
        title: source.title.clone(),
        description: source.description.clone(),
        reading: source.reading.clone(),
        figure,
        steps,
    }
}

fn indices(source: &Source) -> BTreeMap<&str, usize> {
    source.steps.iter().enumerate().rev().map(|(i, step)| (&*step.id.value, i)).collect()
}

fn position(source: &Source, note: &crate::yaml::Text) -> Option<usize> {
    source.notes.iter().position(|known| known.id.value == note.value)
}

/// ※1, ※2 … in the order in which steps use the notes; ※ alone for notes on the whole.
fn note_marks(source: &Source) -> Vec<String> {
    let used = source.steps.iter().flat_map(|s| s.notes.iter().chain(s.next.iter().flat_map(|arrow| &arrow.notes)));
    let mut order: Vec<&str> = Vec::new();
    for note in used {
        if !order.contains(&&*note.value) {
            order.push(note);
        }
    }
    let number = |id: &str| order.iter().position(|known| *known == id).map(|n| n + 1);
    source.notes.iter().map(|note| model::note_mark(if note.whole { None } else { number(&note.id) })).collect()
}

/// The longest whole number in a box, in letters: 「5(1)」, not 「第1章2(3)」.
const SHORT: usize = 5;

/// The clause of a step.
struct Section {
    place: Place,
    own: String,
    path: String,
}

impl Section {
    /// The unit around the clause: 「6」 of 「6(4)」.
    fn around(&self) -> &str {
        self.path.strip_suffix(self.own.as_str()).unwrap_or_default()
    }

    /// Steps of the clause that the flow draws are known by their own mark;
    /// those of other clauses need the whole number, if it is short enough for a box.
    fn mark(&self, home: Option<&str>) -> String {
        match &self.path {
            _ if home == Some(self.around()) => self.own.clone(),
            path if path.chars().count() <= SHORT => path.clone(),
            _ => String::new(),
        }
    }
}

fn section(step: &SourceStep, index: &Index<'_>, findings: &mut Vec<Finding>) -> Option<Section> {
    let entry = index.section(step.section.as_ref()?, findings)?;
    Some(Section {
        place: entry.place.clone(),
        own: entry.number.clone().unwrap_or_default(),
        path: entry.path.clone().unwrap_or_default(),
    })
}

/// The text whose numbers the steps bear: the one that at least half of them carry
/// out. Numbers of several texts would mix, and one number for all says nothing.
fn numbered(sections: &[Option<Section>]) -> Option<PageRef> {
    let all = || sections.iter().flatten();
    let page = all().map(|section| section.place.page).find(|page| {
        let here = all().filter(|section| section.place.page == *page).count();
        2 * here > all().count() && 2 * here >= sections.len()
    })?;
    let mut clauses = all().filter(|section| section.place.page == page).map(|section| &section.place.anchor);
    let first = clauses.next()?;
    (all().count() == 1 || clauses.any(|clause| clause != first)).then_some(page)
}

/// The unit in which at least half of the clauses lie, and no fewer than two.
fn home(sections: &[Option<Section>]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for section in sections.iter().flatten() {
        *counts.entry(section.around()).or_default() += 1;
    }
    let all = sections.iter().flatten().count();
    let most = counts.into_iter().filter(|(around, n)| *n > 1 && 2 * n >= all && !around.is_empty());
    most.max_by_key(|(_, n)| *n).map(|(around, _)| around.to_owned())
}

/// A step's papers: forms of this handbook, and papers that have no form.
fn papers(
    config: &Config,
    step: &SourceStep,
    forms: &[Form],
    index: &Index<'_>,
    findings: &mut Vec<Finding>,
) -> (Vec<usize>, Vec<usize>) {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for name in &step.forms {
        if let Some(i) = forms.iter().position(|form| form.id == name.value) {
            own.push(i);
        } else if let Some(i) = config.papers.iter().position(|paper| paper.id == name.value) {
            others.push(i);
        } else if !index.is_broken(&format!("forms/{}.yaml", name.value)) {
            let known = forms.iter().map(|form| form.id.as_str()).chain(config.papers.iter().map(|p| p.id.as_str()));
            findings.push(unknown_name(&code::FORM_UNKNOWN, name, known));
        }
    }
    (own, others)
}
