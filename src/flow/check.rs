//! Checks of one flow that need nothing but the flow itself.

use std::collections::BTreeMap;

use super::drawing::figure::{ArrowKind, StepKind};
use super::{Flow, Step};
use crate::finding::{Finding, Span, code};
use crate::words::finding as words;
use crate::yaml::{Text, unknown_name};

/// Longest label that still reads as a label, in characters.
const LABEL: usize = 20;
/// From here on a reader loses the way; the flow should be split.
const STEPS: usize = 15;
const LANES: usize = 4;

/// Everything that is wrong with a flow in itself.
#[must_use]
pub fn check(flow: &Flow) -> Vec<Finding> {
    let mut findings = Vec::new();
    names(flow, &mut findings);
    arrows(flow, &mut findings);
    lanes(flow, &mut findings);
    notes(flow, &mut findings);
    if findings.is_empty() {
        loops(flow, &mut findings);
    }
    sizes(flow, &mut findings);
    findings
}

/// Index of a step by its id.
#[must_use]
fn step_index(flow: &Flow) -> BTreeMap<&str, usize> {
    // The first of two steps of one name wins; the second is reported.
    flow.steps.iter().enumerate().rev().map(|(i, step)| (&*step.id.value, i)).collect()
}

fn names(flow: &Flow, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for step in &flow.steps {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !step.id.bytes().all(plain) {
            findings.push(Finding::new(&code::ID_INVALID, step.id.span, words::id_invalid(&step.id)));
        }
        if let Some(first) = seen.get(&*step.id.value) {
            let finding = Finding::new(&code::FLOW_DUPLICATE_STEP, step.id.span, words::id_duplicate(&step.id));
            findings.push(finding.related(*first, words::FIRST_HERE));
        } else {
            seen.insert(&step.id, step.id.span);
        }
    }
}

fn arrows(flow: &Flow, findings: &mut Vec<Finding>) {
    let index = step_index(flow);
    let known = || flow.steps.iter().map(|step| &*step.id.value);
    let targets = flow.steps.iter().flat_map(|step| &step.next).flat_map(|arrow| &arrow.to);
    for to in targets.chain(flow.groups.iter().flat_map(|group| &group.steps)) {
        if !index.contains_key(&*to.value) {
            findings.push(unknown_name(&code::FLOW_UNKNOWN_STEP, to, known()));
        }
    }
    for step in flow.steps.iter().filter(|step| step.kind == StepKind::Decision) {
        let ways: Vec<_> = step.next.iter().filter(|arrow| arrow.kind != ArrowKind::Info).collect();
        if ways.iter().map(|arrow| arrow.to.len()).sum::<usize>() < 2 {
            findings.push(Finding::new(
                &code::FLOW_DECISION_WAYS,
                step.id.span,
                words::flow_decision_ways(&step.label),
            ));
        }
        for arrow in ways.iter().filter(|arrow| arrow.label.is_empty()) {
            findings.push(Finding::new(
                &code::FLOW_DECISION_LABEL,
                arrow.span,
                words::flow_decision_label(&step.label),
            ));
        }
    }
}

fn lanes(flow: &Flow, findings: &mut Vec<Finding>) {
    for step in &flow.steps {
        match &step.lane {
            Some(lane) if !flow.lanes.iter().any(|known| known.value == lane.value) => {
                findings.push(unknown_name(&code::FLOW_UNKNOWN_LANE, lane, flow.lanes.iter().map(|l| &*l.value)));
            }
            None if !flow.lanes.is_empty() => {
                findings.push(Finding::new(
                    &code::FLOW_LANE_MISSING,
                    step.id.span,
                    words::flow_lane_missing(&step.label),
                ));
            }
            _ => {}
        }
    }
    for lane in &flow.lanes {
        if !flow.steps.iter().any(|step| step.lane.as_ref().is_some_and(|l| l.value == lane.value)) {
            findings.push(Finding::new(&code::FLOW_LANE_EMPTY, lane.span, words::flow_lane_empty(lane)));
        }
    }
}

fn notes(flow: &Flow, findings: &mut Vec<Finding>) {
    let used: Vec<&Text> =
        flow.steps.iter().flat_map(|s| s.notes.iter().chain(s.next.iter().flat_map(|a| &a.notes))).collect();
    for note in &used {
        if !flow.notes.iter().any(|known| known.id.value == note.value) {
            findings.push(unknown_name(&code::FLOW_UNKNOWN_NOTE, note, flow.notes.iter().map(|n| &*n.id.value)));
        }
    }
    for note in flow.notes.iter().filter(|note| !note.whole) {
        if !used.iter().any(|text| text.value == note.id.value) {
            findings.push(Finding::new(&code::FLOW_NOTE_UNUSED, note.id.span, words::flow_note_unused(&note.id)));
        }
    }
}

/// Arrows that go on with the case; `info` does not, and `return` closes loops.
fn forward(step: &Step) -> impl Iterator<Item = &Text> {
    let ways = step.next.iter().filter(|a| matches!(a.kind, ArrowKind::Next | ArrowKind::Optional));
    ways.flat_map(|arrow| &arrow.to)
}

/// Every loop needs a `return`, and every step a way that leads to it.
fn loops(flow: &Flow, findings: &mut Vec<Finding>) {
    let index = step_index(flow);
    let mut incoming = vec![0_usize; flow.steps.len()];
    for to in flow.steps.iter().flat_map(forward) {
        incoming[index[&*to.value]] += 1;
    }
    let mut left = incoming.clone();
    let mut ready: Vec<usize> = (0..left.len()).filter(|i| left[*i] == 0).collect();
    let mut done = vec![false; left.len()];
    while let Some(i) = ready.pop() {
        done[i] = true;
        for to in forward(&flow.steps[i]) {
            let target = index[&*to.value];
            left[target] -= 1;
            if left[target] == 0 {
                ready.push(target);
            }
        }
    }
    // The arrow to blame is the first that leads back to an earlier step of the file.
    let back = flow.steps.iter().enumerate().filter(|(i, _)| !done[*i]).find_map(|(i, step)| {
        forward(step).find(|to| !done[index[&*to.value]] && index[&*to.value] <= i).map(|to| (step, to))
    });
    if let Some((step, to)) = back {
        findings.push(Finding::new(&code::FLOW_LOOP, to.span, words::flow_loop(&step.label)));
    }
    let mut reached = vec![false; flow.steps.len()];
    for step in &flow.steps {
        for to in step.next.iter().flat_map(|arrow| &arrow.to) {
            reached[index[&*to.value]] = true;
        }
    }
    for (i, step) in flow.steps.iter().enumerate().skip(1) {
        if !reached[i] && step.kind != StepKind::Start {
            findings.push(Finding::new(&code::FLOW_UNREACHED, step.id.span, words::flow_unreached(&step.label)));
        }
    }
}

fn sizes(flow: &Flow, findings: &mut Vec<Finding>) {
    for step in &flow.steps {
        let length = step.label.chars().count();
        if length > LABEL {
            findings.push(Finding::new(&code::FLOW_LABEL_LONG, step.label.span, words::flow_label_long(length, LABEL)));
        }
    }
    if let Some(step) = flow.steps.get(STEPS) {
        let message = words::flow_too_many_steps(flow.steps.len(), STEPS);
        findings.push(Finding::new(&code::FLOW_TOO_LARGE, step.id.span, message));
    }
    if let Some(lane) = flow.lanes.get(LANES) {
        let message = words::flow_too_many_lanes(flow.lanes.len(), LANES);
        findings.push(Finding::new(&code::FLOW_TOO_LARGE, lane.span, message));
    }
}
