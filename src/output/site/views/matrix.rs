//! 対応表: which step carries out a clause, who does it and with what form.
//!
//! The table is made from the links of flows and forms alone, so that what is
//! missing in it is missing in the handbook: sections that nothing carries
//! out, steps without a clause, forms that no clause orders.

use serde::Serialize;

use crate::handbook::{Handbook, PageRef, Place};
use crate::output::site::Page;
use crate::output::site::lookup::{ClauseName, Link, Site, form_name};
use crate::words::text::in_brackets;
use crate::words::{SITE, site as words};

/// The table, one part for each rule text.
#[derive(Serialize)]
pub(in crate::output::site) struct MatrixView {
    texts: Vec<TextRows>,
    /// Steps and forms that no clause stands behind.
    steps: Vec<Link>,
    forms: Vec<Link>,
}

/// The clauses of a text.
#[derive(Serialize)]
struct TextRows {
    text: Link,
    rows: Vec<Row>,
}

/// A clause with all that carries it out.
#[derive(Serialize)]
struct Row {
    clause: Link,
    steps: Vec<StepView>,
    forms: Vec<Link>,
    papers: Vec<String>,
}

#[derive(Serialize)]
struct StepView {
    step: Link,
    /// 「（中核機関）」; empty in a flow without lanes.
    actor: String,
}

pub(in crate::output::site) fn matrix<'a>(site: &Site<'a>) -> Page<MatrixView> {
    let handbook = site.handbook;
    let texts = handbook.guidelines.iter().enumerate().filter_map(|(index, guideline)| {
        let text =
            Link { href: site.page_link(PageRef::MATRIX, PageRef::Guideline(index)), label: guideline.title.clone() };
        let rows = rows(site, index);
        (!rows.is_empty()).then_some(TextRows { text, rows })
    });
    let loose = |place: Option<&Place>| place.is_none_or(|place| !site.is_clause(place));
    let mut steps = Vec::new();
    for (flow_index, flow) in handbook.flows.iter().enumerate() {
        for step in flow.steps.iter().filter(|step| loose(step.section.as_ref())) {
            steps.extend(step_link(site, flow_index, &step.id));
        }
    }
    let forms =
        (0..handbook.forms.len()).filter(|form| handbook.forms[*form].basis.iter().all(|b| loose(Some(&b.place))));
    let view =
        MatrixView { steps, forms: forms.filter_map(|form| form_link(site, form)).collect(), texts: texts.collect() };
    Page { name: SITE.matrix.to_owned(), description: SITE.matrix_lead.to_owned(), view }
}

/// The clauses of a text that something carries out, in its order, and the
/// outermost sections in which nothing does. A text that nothing carries out
/// has no rows.
fn rows<'a>(site: &Site<'a>, text: usize) -> Vec<Row> {
    let clauses = site.clauses_of(text);
    let row = |clause: &ClauseName<'a>| {
        let place = Place::at(PageRef::Guideline(text), clause.id);
        row(site, &place, &clause.name)
    };
    let rows: Vec<Row> = clauses.iter().map(row).collect();
    if rows.iter().all(Row::is_gap) {
        return Vec::new();
    }
    let missing = |from: usize| {
        let inside = clauses.iter().skip(from + 1).take_while(|clause| !clause.outermost).count();
        clauses[from].outermost && rows[from..=from + inside].iter().all(Row::is_gap)
    };
    let shown: Vec<bool> = rows.iter().enumerate().map(|(at, row)| !row.is_gap() || missing(at)).collect();
    rows.into_iter().zip(shown).filter_map(|(row, shown)| shown.then_some(row)).collect()
}

impl Row {
    fn is_gap(&self) -> bool {
        self.steps.is_empty() && self.forms.is_empty() && self.papers.is_empty()
    }
}

fn row<'a>(site: &Site<'a>, place: &Place, name: &str) -> Row {
    let handbook: &'a Handbook = site.handbook;
    let clause = Link { href: site.link(PageRef::MATRIX, place), label: name.to_owned() };
    let mut row = Row { clause, steps: Vec::new(), forms: Vec::new(), papers: Vec::new() };
    let mut forms: Vec<usize> = (0..handbook.forms.len())
        .filter(|form| handbook.forms[*form].basis.iter().any(|b| b.place == *place))
        .collect();
    for (index, flow) in handbook.flows.iter().enumerate() {
        for (step, drawn) in flow.steps.iter().zip(&flow.figure.steps) {
            if step.section.as_ref() != Some(place) {
                continue;
            }
            let actor = drawn.lane.and_then(|lane| flow.figure.lanes.get(lane));
            let actor = actor.map(|lane| in_brackets(&lane.label)).unwrap_or_default();
            row.steps.extend(step_link(site, index, &step.id).map(|step| StepView { step, actor }));
            forms.extend(&step.forms);
            let papers = step.papers.iter().filter_map(|paper| handbook.papers.get(*paper));
            row.papers.extend(papers.map(|paper| words::without_form(&paper.title)));
        }
    }
    forms.sort_unstable();
    forms.dedup();
    row.papers.dedup();
    row.forms = forms.into_iter().filter_map(|form| form_link(site, form)).collect();
    row
}

/// 「支援の流れ：(1) 面談」.
fn step_link(site: &Site<'_>, flow: usize, id: &str) -> Option<Link> {
    let drawn = site.handbook.flows.get(flow)?;
    let step = drawn.figure.steps.iter().find(|step| step.id == id)?;
    let name = words::step_name(&step.mark, &step.label);
    let href = site.link(PageRef::MATRIX, &Place::at(PageRef::Flow(flow), id));
    Some(Link { href, label: words::step_of(&drawn.title, &name) })
}

fn form_link(site: &Site<'_>, form: usize) -> Option<Link> {
    let label = form_name(site.handbook.forms.get(form)?);
    Some(Link { href: site.page_link(PageRef::MATRIX, PageRef::Form(form)), label })
}
