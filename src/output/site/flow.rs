//! A flow on a page: the figure, and the same as a list to read.
//!
//! Every link of the figure is also a link of the list. The list is the whole
//! content for those who do not see the figure, and it is the better half on a
//! phone; neither is made from the other.

use serde::Serialize;

use super::html::{Html, escape, open};
use super::lookup::{Link, Site, form_name};
use crate::flow::drawing::Figure;
use crate::flow::drawing::figure::{Arrow, ArrowKind};
use crate::handbook::body::FlowFigure;
use crate::handbook::{Consent, Flow, PageRef, Place, Step};
use crate::words::{SITE, site as words};

/// A flow as a template prints it.
#[derive(Serialize, Default)]
pub(super) struct FlowDrawing {
    svg: Html,
    steps: Html,
    notes: Html,
    source: Option<String>,
}

/// The flow for its own page, where the steps of the list carry their ids.
pub(super) fn drawing(site: &Site<'_>, page: PageRef, flow: &Flow) -> FlowDrawing {
    let mut text = Text { site, page, flow, own_page: true, out: String::new() };
    text.steps();
    let steps = Html(std::mem::take(&mut text.out));
    text.notes();
    FlowDrawing { svg: flow_svg(site, page, flow), steps, notes: Html(text.out), source: flow.figure.source.clone() }
}

/// Adds the flow as a figure of a rule text.
pub(super) fn push_figure(site: &Site<'_>, page: PageRef, figure: &FlowFigure, out: &mut String) {
    let Some(flow) = site.handbook.flows.get(figure.flow) else { return };
    let caption = words::figure_caption(&figure.mark, &flow.title);
    open(out, "figure class=\"figure\"", "id", &format!("figure_{}", flow.id));
    out.push_str("\n<p class=\"scroll-hint\" aria-hidden=\"true\">");
    out.push_str(SITE.scroll_hint_figure);
    out.push_str("</p>\n");
    let region = words::figure_region(&caption);
    open(out, "div class=\"scroll\" role=\"region\" tabindex=\"0\"", "aria-label", &region);
    out.push_str(&flow_svg(site, page, flow).0);
    out.push_str("</div>\n<figcaption>");
    escape(&caption, out);
    out.push_str("</figcaption>\n<details class=\"figure-text\">\n<summary>");
    escape(&words::figure_as_text(&figure.mark), out);
    out.push_str("</summary>\n");
    let mut text = Text { site, page, flow, own_page: false, out: String::new() };
    text.steps();
    text.notes();
    out.push_str(&text.out);
    out.push_str("<p>");
    open(out, "a class=\"more\"", "href", &site.page_link(page, PageRef::Flow(figure.flow)));
    escape(&words::figure_page(&figure.mark), out);
    out.push_str("</a></p>\n</details>\n</figure>\n");
}

/// The picture with links that hold for this page.
fn flow_svg(site: &Site<'_>, page: PageRef, flow: &Flow) -> Html {
    let mut figure = flow.figure.clone();
    for (drawn, step) in figure.steps.iter_mut().zip(&flow.steps) {
        drawn.href = step.section.as_ref().map(|place| site.link(page, place));
    }
    Html(svg(&figure))
}

fn svg(figure: &Figure) -> String {
    format!("<svg class=\"flow\" viewBox=\"0 0 720 {}\"></svg>", figure.steps.len() * 80)
}

/// The flow in words.
struct Text<'s, 'a> {
    site: &'s Site<'a>,
    page: PageRef,
    flow: &'s Flow,
    /// Steps carry their ids on the flow's own page only; in a rule text the
    /// same names belong to clauses.
    own_page: bool,
    out: String,
}

impl Text<'_, '_> {
    fn steps(&mut self) {
        self.out.push_str("<ol class=\"steps\">\n");
        for (index, (drawn, step)) in self.flow.figure.steps.iter().zip(&self.flow.steps).enumerate() {
            if self.own_page {
                open(&mut self.out, "li", "id", &step.id);
            } else {
                self.out.push_str("<li>");
            }
            self.out.push_str("<p class=\"step-name\">");
            if !drawn.mark.is_empty() {
                self.out.push_str("<span class=\"num\">");
                escape(&drawn.mark, &mut self.out);
                self.out.push_str("</span> ");
            }
            self.out.push_str("<b>");
            escape(&drawn.label, &mut self.out);
            self.out.push_str("</b>");
            self.note_marks(&drawn.notes);
            self.out.push_str("</p>\n");
            if !drawn.text.is_empty() {
                self.out.push_str("<p>");
                escape(&drawn.text, &mut self.out);
                self.out.push_str("</p>\n");
            }
            self.items(index);
            self.out.push_str("<dl class=\"step-facts\">\n");
            self.actor(drawn.lane);
            self.consent(step.consent);
            self.papers(step);
            self.clause(step);
            self.arrows(index);
            self.out.push_str("</dl></li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    /// The ※ notes of the figure, which the drawing only marks.
    fn notes(&mut self) {
        if self.flow.figure.notes.is_empty() {
            return;
        }
        self.out.push_str("<ul class=\"notes\">\n");
        for note in &self.flow.figure.notes {
            self.out.push_str("<li><span class=\"num\">");
            escape(if note.mark.is_empty() { words::REMARK } else { &note.mark }, &mut self.out);
            self.out.push_str("</span> ");
            escape(&note.text, &mut self.out);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    fn items(&mut self, step: usize) {
        let Some(drawn) = self.flow.figure.steps.get(step).filter(|drawn| !drawn.items.is_empty()) else { return };
        self.out.push_str("<ul class=\"bullets\">\n");
        for item in &drawn.items {
            self.bullet(&item.label);
            if !item.items.is_empty() {
                self.out.push_str("<ul class=\"bullets\">");
                for inner in &item.items {
                    self.bullet(inner);
                    self.out.push_str("</li>");
                }
                self.out.push_str("</ul>");
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    fn bullet(&mut self, label: &str) {
        self.out.push_str("<li><span class=\"sign\" aria-hidden=\"true\">・</span>");
        escape(label, &mut self.out);
    }

    fn actor(&mut self, lane: Option<usize>) {
        if let Some(lane) = lane.and_then(|lane| self.flow.figure.lanes.get(lane)) {
            self.fact(SITE.step_actor, |text| escape(&lane.label, &mut text.out));
        }
    }

    fn consent(&mut self, consent: Option<Consent>) {
        let words = match consent {
            None => return,
            Some(Consent::Before) => words::CONSENT_BEFORE,
            Some(Consent::After) => words::CONSENT_AFTER,
            Some(Consent::None) => words::CONSENT_NONE,
        };
        self.fact(SITE.step_consent, |text| text.out.push_str(words));
    }

    fn papers(&mut self, step: &Step) {
        let handbook = self.site.handbook;
        let forms = step.forms.iter().filter_map(|&form| Some((PageRef::Form(form), handbook.forms.get(form)?)));
        let links: Vec<Link> = forms
            .map(|(page, form)| Link { href: self.site.page_link(self.page, page), label: form_name(form) })
            .collect();
        let papers: Vec<_> = step.papers.iter().filter_map(|&paper| handbook.papers.get(paper)).collect();
        if links.is_empty() && papers.is_empty() {
            return;
        }
        self.fact(SITE.step_forms, |text| {
            text.links(&links);
            for (index, paper) in papers.iter().enumerate() {
                if index > 0 || !links.is_empty() {
                    text.out.push_str(words::JOINER);
                }
                escape(&words::without_form(&paper.title), &mut text.out);
            }
        });
    }

    fn clause(&mut self, step: &Step) {
        if let Some(place) = &step.section {
            let link = self.site.clause_link(self.page, place);
            self.fact(SITE.step_clause, |text| text.links(&[link]));
        }
    }

    fn arrows(&mut self, from: usize) {
        let arrows: Vec<&Arrow> = self.flow.figure.arrows.iter().filter(|arrow| arrow.from == from).collect();
        if arrows.is_empty() {
            self.fact(SITE.step_next, |text| text.out.push_str(SITE.step_end));
        }
        for arrow in arrows {
            let word = match arrow.kind {
                ArrowKind::Next => words::ARROW_NEXT,
                ArrowKind::Return => words::ARROW_RETURN,
                ArrowKind::Optional => words::ARROW_OPTIONAL,
                ArrowKind::Info => words::ARROW_INFO,
            };
            self.fact(word, |text| text.targets(arrow));
        }
    }

    fn targets(&mut self, arrow: &Arrow) {
        let named = arrow.to.iter().filter_map(|&to| Some((self.flow.figure.steps.get(to)?, self.flow.steps.get(to)?)));
        for (index, (drawn, step)) in named.enumerate() {
            if index > 0 {
                self.out.push_str(words::JOINER);
            }
            let name = words::step_name(&drawn.mark, &drawn.label);
            if self.own_page {
                let place = Place::at(self.page, step.id.clone());
                open(&mut self.out, "a", "href", &self.site.link(self.page, &place));
                escape(&name, &mut self.out);
                self.out.push_str("</a>");
            } else {
                escape(&name, &mut self.out);
            }
        }
        if !arrow.label.is_empty() {
            escape(&words::in_brackets(&arrow.label), &mut self.out);
        }
        self.note_marks(&arrow.notes);
    }

    fn note_marks(&mut self, notes: &[usize]) {
        let marks = self.flow.figure.note_marks(notes);
        if !marks.is_empty() {
            self.out.push_str("<span class=\"note-mark\">");
            escape(&marks, &mut self.out);
            self.out.push_str("</span>");
        }
    }

    fn links(&mut self, links: &[Link]) {
        for (index, link) in links.iter().enumerate() {
            if index > 0 {
                self.out.push_str(words::JOINER);
            }
            open(&mut self.out, "a", "href", &link.href);
            escape(&link.label, &mut self.out);
            self.out.push_str("</a>");
        }
    }

    fn fact(&mut self, term: &str, definition: impl FnOnce(&mut Self)) {
        self.out.push_str("<div><dt>");
        self.out.push_str(term);
        self.out.push_str("</dt><dd>");
        definition(self);
        self.out.push_str("</dd></div>\n");
    }
}
