//! A flow on a page: the figure, and the same as a list to read.
//!
//! Every link of the figure is also a link of the list. The list is the whole
//! content for those who do not see the figure, and it is the better half on a
//! phone; neither is made from the other.

use serde::Serialize;

use super::figure::{self, figure_id, text_id};
use super::html::{Html, escape, open};
use super::lookup::{Link, Site, form_name};
use super::whole;
use crate::flow::drawing::figure::{Item, StepKind};
use crate::flow::drawing::{TwinStep, WayOut, text_twin};
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

/// The flow for its own page or its own part of the page of all, where the
/// steps of the list carry their ids. The page of all is long: its picture has
/// no links.
pub(super) fn drawing(site: &Site<'_>, page: PageRef, index: usize, flow: &Flow) -> FlowDrawing {
    let own = PageRef::Flow(index);
    let prefix = whole::prefix(site.handbook, page, own);
    let mut svg = Html::default();
    if page == own {
        svg = figure::inline(site, page, index, flow);
    } else {
        figure::push_picture(site, page, index, flow, &(prefix.clone() + &text_id(flow)), &mut svg.0);
    }
    let mut text = Text { site, page, flow, own: Some(own), prefix, out: String::new() };
    text.steps();
    let steps = Html(std::mem::take(&mut text.out));
    text.notes();
    FlowDrawing { svg, steps, notes: Html(text.out), source: flow.figure.source.clone() }
}

/// Adds the flow as a figure of the rule text `of`.
pub(super) fn push_figure(site: &Site<'_>, page: PageRef, of: PageRef, figure: &FlowFigure, out: &mut String) {
    let Some(flow) = site.handbook.flows.get(figure.flow) else { return };
    let caption = words::figure_caption(&figure.mark, &flow.title);
    let own = PageRef::Flow(figure.flow);
    let prefix = whole::prefix(site.handbook, page, of);
    // Where the flow itself stands on the page, its words are not said twice.
    let elsewhere = page != of;
    let text = if elsewhere { whole::prefix(site.handbook, page, own) } else { prefix.clone() } + &text_id(flow);
    open(out, "figure class=\"figure\"", "id", &(prefix.clone() + &figure_id(flow)));
    out.push('\n');
    if elsewhere {
        figure::open_region(out, &words::within_text(site.handbook.page_title(of), &caption));
    } else {
        figure::open_region(out, &caption);
    }
    figure::push_picture(site, page, figure.flow, flow, &text, out);
    out.push_str("</section>\n<figcaption>");
    escape(&caption, out);
    out.push_str("</figcaption>\n</figure>\n");
    if elsewhere {
        out.push_str("<p>");
        open(out, "a class=\"more\"", "href", &site.page_link(page, own));
        escape(&words::figure_as_text(&figure.mark), out);
        out.push_str("</a></p>\n");
        return;
    }
    open(out, "details class=\"figure-text\"", "id", &text);
    out.push_str("\n<summary>");
    escape(&words::figure_as_text(&figure.mark), out);
    out.push_str("</summary>\n");
    let mut text = Text { site, page, flow, own: None, prefix, out: String::new() };
    text.steps();
    text.notes();
    out.push_str(&text.out);
    out.push_str("<p>");
    open(out, "a class=\"more\"", "href", &site.page_link(page, own));
    escape(&words::figure_page(&figure.mark), out);
    out.push_str("</a></p>\n</details>\n");
}

/// How much room a fact of a step takes: short ones share a line.
#[derive(Clone, Copy)]
enum Fact {
    Short,
    Long,
}

/// The flow in words.
struct Text<'s, 'a> {
    site: &'s Site<'a>,
    page: PageRef,
    flow: &'s Flow,
    /// The flow, where its steps carry their ids; `None` in a rule text, where
    /// the same names belong to clauses.
    own: Option<PageRef>,
    /// What stands before ids.
    prefix: String,
    out: String,
}

impl Text<'_, '_> {
    fn steps(&mut self) {
        if self.own.is_some() {
            open(&mut self.out, "ol class=\"steps\"", "id", &(self.prefix.clone() + &text_id(self.flow)));
        } else {
            self.out.push_str("<ol class=\"steps\">");
        }
        self.out.push('\n');
        for twin in text_twin(&self.flow.figure) {
            let Some(step) = self.flow.steps.get(twin.step) else { continue };
            if self.own.is_some() {
                open(&mut self.out, "li", "id", &(self.prefix.clone() + &step.id));
            } else {
                self.out.push_str("<li>");
            }
            self.name(&twin, step);
            if !twin.text.is_empty() {
                self.out.push_str("<p>");
                escape(&twin.text, &mut self.out);
                self.out.push_str("</p>\n");
            }
            self.items(&twin.items);
            self.out.push_str("<dl class=\"step-facts\">\n");
            if let Some(actor) = &twin.actor {
                self.fact(Fact::Short, SITE.step_actor, |text| escape(actor, &mut text.out));
            }
            if self.own.is_some() {
                self.clause(step);
            }
            self.consent(step.consent);
            self.papers(step);
            for way in &twin.ways {
                self.fact(Fact::Long, way.word, |text| text.way(way));
            }
            let kind = self.flow.figure.steps.get(twin.step).map(|drawn| drawn.kind);
            if kind == Some(StepKind::End) && twin.ways.is_empty() {
                self.fact(Fact::Long, SITE.step_next, |text| text.out.push_str(SITE.step_end));
            }
            self.out.push_str("</dl></li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    /// In a rule text the name leads to the clause, as the box in the figure does.
    fn name(&mut self, twin: &TwinStep, step: &Step) {
        self.out.push_str("<p class=\"step-name\">");
        let link = step.section.as_ref().filter(|_| self.own.is_none());
        if let Some(place) = link {
            open(&mut self.out, "a", "href", &self.site.link(self.page, place));
        }
        if !twin.mark.is_empty() {
            self.out.push_str("<span class=\"num\">");
            escape(&twin.mark, &mut self.out);
            self.out.push_str("</span> ");
        }
        self.out.push_str("<b>");
        escape(&twin.label, &mut self.out);
        self.out.push_str(if link.is_some() { "</b></a>" } else { "</b>" });
        self.note_marks(&twin.notes);
        self.out.push_str("</p>\n");
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

    fn items(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        self.out.push_str("<ul class=\"bullets\">\n");
        for item in items {
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

    fn consent(&mut self, consent: Option<Consent>) {
        let words = match consent {
            None => return,
            Some(Consent::Before) => words::CONSENT_BEFORE,
            Some(Consent::After) => words::CONSENT_AFTER,
            Some(Consent::None) => words::CONSENT_NONE,
        };
        self.fact(Fact::Short, SITE.step_consent, |text| text.out.push_str(words));
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
        self.fact(Fact::Long, SITE.step_forms, |text| {
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
            self.fact(Fact::Short, SITE.step_clause, |text| text.links(&[link]));
        }
    }

    fn way(&mut self, way: &WayOut) {
        if !way.label.is_empty() {
            escape(&words::arrow_label(&way.label), &mut self.out);
        }
        let name = words::step_name(&way.mark, &way.name);
        match self.own.zip(self.flow.steps.get(way.target)) {
            Some((own, step)) => {
                let place = Place::at(own, step.id.clone());
                open(&mut self.out, "a", "href", &self.site.link(self.page, &place));
                escape(&name, &mut self.out);
                self.out.push_str("</a>");
            }
            None => escape(&name, &mut self.out),
        }
        self.note_marks(&way.notes);
    }

    fn note_marks(&mut self, marks: &str) {
        if !marks.is_empty() {
            self.out.push_str("<span class=\"note-mark\">");
            escape(marks, &mut self.out);
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

    fn fact(&mut self, fact: Fact, term: &str, definition: impl FnOnce(&mut Self)) {
        self.out.push_str(match fact {
            Fact::Short => "<div class=\"short\"><dt>",
            Fact::Long => "<div><dt>",
        });
        self.out.push_str(term);
        self.out.push_str("</dt><dd>");
        definition(self);
        self.out.push_str("</dd></div>\n");
    }
}
