//! A rule text as HTML.
//!
//! One pass over the tree into one string. Every kind of block and run is
//! named, so that a new one cannot be forgotten here. Numbers are text, never
//! counters of the style sheet: they copy, are found and are read aloud.

mod figures;
mod listings;
mod notes;
mod tables;

use serde::Serialize;

use super::flow;
use super::lookup::Site;
use super::whole;
use crate::handbook::body::{
    Admonition, AdmonitionKind, Block, Body, Bullet, FlowFigure, Inline, Item, Paragraph, Section, SectionKind, Target,
    Tie, TieKind, plain_text,
};
use crate::handbook::{Mark, PageRef};
use crate::words::site as words;

/// Finished HTML, which templates print with `safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Html(pub(super) String);

/// Adds text to HTML, for element content and for quoted attributes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// The text of the rule `of`: below the h1 of its own page, or below the h2 of
/// its part of another page.
pub(super) fn body(site: &Site<'_>, page: PageRef, of: PageRef, body: &Body) -> Html {
    let mut writer = Writer::new(site, page, of, if page == of { 1 } else { 2 });
    writer.blocks(&body.blocks);
    Html(writer.out)
}

/// Blocks below a heading of the fourth level, as a slide is.
pub(super) fn part(site: &Site<'_>, page: PageRef, blocks: &[Block]) -> Html {
    let mut writer = Writer::new(site, page, page, 4);
    writer.blocks(blocks);
    Html(writer.out)
}

/// The words of a heading.
pub(super) fn line(site: &Site<'_>, page: PageRef, runs: &[Inline]) -> Html {
    let mut writer = Writer::new(site, page, page, 1);
    writer.runs(runs, Breaks::Phrases);
    Html(writer.out)
}

/// Opens an element with one quoted attribute after the fixed ones.
pub(super) fn open(out: &mut String, tag_and_fixed: &str, name: &str, value: &str) {
    out.push('<');
    out.push_str(tag_and_fixed);
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push_str("\">");
}

/// Where a run may break.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// Between any characters, as body text does.
    Anywhere,
    /// Between phrases, as titles do.
    Phrases,
}

struct Writer<'s, 'a> {
    site: &'s Site<'a>,
    page: PageRef,
    /// The text that is written, which may stand on a page of several.
    of: PageRef,
    /// What stands before ids.
    prefix: String,
    out: String,
    /// Level of the heading that the next block stands under; 1 is the page's.
    level: u8,
    /// Number of item lists around the next block.
    depth: usize,
    /// Words of the nearest heading: they name what scrolls.
    heading: String,
    /// Tables under that heading so far.
    tables: usize,
}

impl<'s, 'a> Writer<'s, 'a> {
    fn new(site: &'s Site<'a>, page: PageRef, of: PageRef, level: u8) -> Self {
        let prefix = whole::prefix(site.handbook, page, of);
        Self { site, page, of, prefix, out: String::new(), level, depth: 0, heading: String::new(), tables: 0 }
    }
}

impl Writer<'_, '_> {
    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Opens an element with an id after the fixed attributes.
    fn open_id(&mut self, tag_and_fixed: &str, id: &str) {
        open(&mut self.out, tag_and_fixed, "id", &(self.prefix.clone() + id));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            let columns = Self::columns(rest);
            if columns > 1 {
                self.side_by_side(&rest[..columns]);
            } else {
                self.block(block);
            }
            rest = &rest[columns.max(1)..];
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Section(section) => self.section(section),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Items(items) => self.items(items),
            Block::Bullets(bullets) => self.bullets(bullets),
            Block::Table(table) => self.table(table),
            Block::Flow(figure) => self.flow(figure),
            Block::Admonition(admonition) => self.admonition(admonition),
            Block::Provisions(all) => self.provisions(all),
            Block::Framed(framed) => self.framed(framed),
            Block::Picture(picture) => self.picture(picture),
            Block::Listing(listing) => self.listing(listing),
            Block::Definitions(all) => self.definitions(all),
            Block::Passage(passage) => self.blocks(&passage.blocks),
            Block::Notes(notes) => self.notes(notes),
        }
    }

    fn section(&mut self, section: &Section) {
        let class = match section.kind {
            SectionKind::Ordinary => "section class=\"clause\"",
            SectionKind::SupplProvision => "section class=\"clause suppl\"",
            SectionKind::AppdxTable => "section class=\"clause appdx\"",
            SectionKind::Group => "section class=\"clause group\"",
            SectionKind::Article => "section class=\"clause article\"",
            SectionKind::Labelled => "section class=\"clause labelled\"",
            SectionKind::Tombstone => "section class=\"clause article tombstone\"",
        };
        self.open_id(class, &section.id);
        // Ties stand beside the heading and the words right under it, never
        // beside items, whose own ties stand there.
        let lead = match section.ties.as_slice() {
            [] => 0,
            _ => section.blocks.iter().take_while(|block| matches!(block, Block::Paragraph(_))).count(),
        };
        let (before, after) = section.blocks.split_at(lead);
        let outside = (self.level, std::mem::take(&mut self.heading), self.tables);
        self.level = (self.level + 1).min(6);
        self.heading = plain_text(&section.heading);
        self.tables = 0;
        if !section.ties.is_empty() {
            self.push("\n<div class=\"tied\">");
        }
        let level = self.level;
        self.push(&format!("\n<h{level}>"));
        if section.kind == SectionKind::Article {
            self.caption(&section.heading);
            self.mark(section.mark.as_ref());
        } else {
            self.mark(section.mark.as_ref());
            self.runs(&section.heading, Breaks::Phrases);
        }
        self.push(&format!("</h{level}>\n"));
        self.blocks(before);
        self.ties(&section.ties);
        if !section.ties.is_empty() {
            self.push("</div>\n");
        }
        self.blocks(after);
        (self.level, self.heading, self.tables) = outside;
        self.push("</section>\n");
    }

    /// The heading of an article stands in brackets on a line above its number.
    fn caption(&mut self, heading: &[Inline]) {
        if heading.is_empty() {
            return;
        }
        self.push("<span class=\"caption\">（");
        self.runs(heading, Breaks::Phrases);
        self.push("）</span> ");
    }

    /// 項: each with all that belongs to it.
    fn provisions(&mut self, all: &[Item]) {
        for provision in all {
            let tag =
                if provision.ties.is_empty() { "div class=\"provision\"" } else { "div class=\"provision tied\"" };
            self.open_id(tag, &provision.id);
            self.push("\n");
            self.mark(provision.mark.as_ref());
            self.blocks(&provision.blocks);
            self.ties(&provision.ties);
            self.push("</div>\n");
        }
    }

    fn mark(&mut self, mark: Option<&Mark>) {
        if let Some(mark) = mark.filter(|mark| !mark.own.is_empty()) {
            self.push("<span class=\"num\">");
            self.text(&mark.own);
            self.push("</span> ");
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let tag = if paragraph.remark { "p class=\"remark\"" } else { "p" };
        match &paragraph.id {
            Some(id) => self.open_id(tag, id),
            None => self.push(&format!("<{tag}>")),
        }
        if paragraph.remark {
            self.push(&format!("<span class=\"sign\">{}</span>", words::REMARK));
        }
        self.runs(&paragraph.content, Breaks::Anywhere);
        self.push("</p>\n");
    }

    fn items(&mut self, items: &[Item]) {
        self.push(if self.depth == 0 { "<ol class=\"items\">\n" } else { "<ol class=\"subitems\">\n" });
        self.depth += 1;
        for item in items {
            let tag = if item.ties.is_empty() { "li" } else { "li class=\"tied\"" };
            self.open_id(tag, &item.id);
            self.mark(item.mark.as_ref());
            let level = self.level;
            let rest = match (item.heading(), item.blocks.split_first()) {
                (Some(heading), Some((_, rest))) => {
                    self.level = (level + 1).min(6);
                    let level = self.level;
                    self.push(&format!("<h{level}>"));
                    self.runs(heading, Breaks::Phrases);
                    self.push(&format!("</h{level}>\n"));
                    rest
                }
                _ => &item.blocks,
            };
            self.blocks(rest);
            self.level = level;
            self.ties(&item.ties);
            self.push("</li>\n");
        }
        self.depth -= 1;
        self.push("</ol>\n");
    }

    fn ties(&mut self, ties: &[Tie]) {
        if ties.is_empty() {
            return;
        }
        self.push("<ul class=\"ties\">");
        for tie in ties {
            let kind = match tie.kind {
                TieKind::Form => words::TIE_FORM,
                TieKind::Step => words::TIE_STEP,
            };
            self.push("<li>");
            let href = self.site.link(self.page, &tie.place);
            open(&mut self.out, "a", "href", &href);
            self.push(&format!("<span class=\"tie-kind\">{kind}</span> <span class=\"tie-name\">"));
            self.site.phrases.push(&tie.label, &mut self.out);
            self.push("</span></a></li>");
        }
        self.push("</ul>\n");
    }

    fn bullets(&mut self, bullets: &[Bullet]) {
        self.push("<ul class=\"bullets\">\n");
        // Numbers within stand behind the sign, not in the gutter.
        self.depth += 1;
        for bullet in bullets {
            // 「・」 says no more than the list does; other signs may carry a meaning.
            let hidden = if bullet.sign == '・' { " aria-hidden=\"true\"" } else { "" };
            self.push(&format!("<li><span class=\"sign\"{hidden}>"));
            self.text(bullet.sign.encode_utf8(&mut [0; 4]));
            self.push("</span>");
            self.blocks(&bullet.blocks);
            self.push("</li>\n");
        }
        self.depth -= 1;
        self.push("</ul>\n");
    }

    fn flow(&mut self, figure: &FlowFigure) {
        flow::push_figure(self.site, self.page, self.of, figure, &mut self.out);
    }

    fn admonition(&mut self, admonition: &Admonition) {
        let (class, word) = match admonition.kind {
            AdmonitionKind::Important => ("is-important", words::IMPORTANT),
            AdmonitionKind::Caution => ("is-caution", words::CAUTION),
            AdmonitionKind::Note => ("is-note", words::NOTE),
            AdmonitionKind::Basis => ("is-basis", words::BASIS),
            AdmonitionKind::Example => ("is-example", words::EXAMPLE),
            AdmonitionKind::Trainer => ("is-trainer", words::TRAINER),
            AdmonitionKind::Exercise => ("is-exercise", words::EXERCISE),
            AdmonitionKind::Answer => ("is-answer", words::ANSWER),
        };
        self.push(&format!("<div class=\"admonition {class}\" role=\"note\">\n<p class=\"kind\">{word}</p>\n"));
        self.blocks(&admonition.blocks);
        self.push("</div>\n");
    }

    fn runs(&mut self, runs: &[Inline], breaks: Breaks) {
        for run in runs {
            match run {
                Inline::Text(text) if breaks == Breaks::Phrases => self.site.phrases.push(text, &mut self.out),
                Inline::Text(text) => self.text(text),
                Inline::Strong(inner) => self.wrapped("strong", inner, breaks),
                Inline::Underline(inner) => self.wrapped("em", inner, breaks),
                Inline::Ruby { base, reading } => {
                    self.push("<ruby>");
                    self.text(base);
                    self.push("<rp>（</rp><rt>");
                    self.text(reading);
                    self.push("</rt><rp>）</rp></ruby>");
                }
                Inline::Link { target, content } => {
                    let href = match target {
                        Target::Inside(place) => self.site.link(self.page, place),
                        Target::Outside(address) => address.clone(),
                    };
                    open(&mut self.out, &self.site.link_tag(self.page, target, content), "href", &href);
                    self.runs(content, breaks);
                    self.push("</a>");
                }
                Inline::LineBreak => self.push("<br>"),
                Inline::Code(text) => self.code(text),
                Inline::Term { target: None, content } => self.wrapped("dfn", content, breaks),
                Inline::Term { target: Some(target), content } => {
                    let href = match target {
                        Target::Inside(place) => self.site.link(self.page, place),
                        Target::Outside(address) => address.clone(),
                    };
                    open(&mut self.out, "a class=\"term\"", "href", &href);
                    self.runs(content, breaks);
                    self.push("</a>");
                }
                Inline::Note(note) => self.note_use(note),
            }
        }
    }

    fn wrapped(&mut self, tag: &str, inner: &[Inline], breaks: Breaks) {
        self.push(&format!("<{tag}>"));
        self.runs(inner, breaks);
        self.push(&format!("</{tag}>"));
    }
}
