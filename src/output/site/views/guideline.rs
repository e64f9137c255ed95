//! The page of a rule text.

use serde::Serialize;

use super::contents;
use crate::handbook::body::{Block, Body, Section, SectionKind, plain_text};
use crate::handbook::{Guideline, PageRef};
use crate::output::print::standing;
use crate::output::site::Page;
use crate::output::site::html::{self, Html};
use crate::output::site::lookup::{FileView, Link, Site, form_name};
use crate::words::{SITE, site as words};

/// Contents of more lines are folded.
const UNFOLDED: usize = 24;

/// A rule text: identity, files, contents, body.
#[derive(Serialize, Default)]
pub(in crate::output::site) struct GuidelineView<'a> {
    title: Html,
    draft: bool,
    /// Legal form and number: 「決裁　福政第12号」.
    form: &'a str,
    number: &'a str,
    dates: Vec<DateView<'a>>,
    office: &'a str,
    review_by: Option<String>,
    files: Vec<FileView>,
    contents_title: String,
    contents: Html,
    /// Class that makes room for the widest number of the text.
    gutter: &'static str,
    body: Html,
    issuer: &'a str,
    /// Where the text is taken from.
    taken_from: &'a str,
    updated: Option<DateView<'a>>,
    /// The text that took this one's place.
    superseded_by: Option<Link>,
    appended_forms: Vec<AppendedForm>,
}

/// A form that the text orders, as it is listed after 附則.
#[derive(Serialize)]
struct AppendedForm {
    form: Link,
    /// 「（第5条関係）」.
    clauses: String,
}

/// 「施行　令和8年4月1日」, with the date for machines.
#[derive(Serialize)]
struct DateView<'a> {
    kind: &'a str,
    iso: String,
    text: String,
}

/// A line of the contents in a page.
#[derive(Serialize)]
pub(super) struct Entry {
    pub(super) href: String,
    pub(super) number: String,
    pub(super) title: Html,
    pub(super) entries: Vec<Entry>,
    /// What is folded away below it: 「第1条から第8条まで」. None where all is shown.
    pub(super) folded: Option<String>,
}

pub(in crate::output::site) fn guideline<'a>(site: &Site<'a>, index: usize) -> Page<GuidelineView<'a>> {
    let Some(guideline) = site.handbook.guidelines.get(index) else {
        return Page { name: String::new(), description: String::new(), view: GuidelineView::default() };
    };
    let headings: Vec<String> = sections(&guideline.body).take(3).map(|section| plain_text(&section.heading)).collect();
    Page {
        name: standing::file_title(guideline),
        description: words::guideline_description(&guideline.title, &headings),
        view: guideline_on(site, PageRef::Guideline(index), index, guideline),
    }
}

/// The rule text for a reader of the page `at`.
pub(super) fn guideline_on<'a>(
    site: &Site<'a>,
    at: PageRef,
    index: usize,
    guideline: &'a Guideline,
) -> GuidelineView<'a> {
    let of = PageRef::Guideline(index);
    GuidelineView {
        title: site.phrases.html(&guideline.title),
        draft: guideline.draft,
        form: &guideline.form,
        number: &guideline.number,
        dates: dates(guideline),
        office: &guideline.office,
        review_by: guideline.review_by.map(crate::date::Date::wareki),
        files: site.files(at, of),
        contents_title: words::contents_of(&guideline.kind),
        contents: contents::list(&folded(entries(site, at, of, &guideline.body.blocks, 2))),
        gutter: gutter(&guideline.body),
        body: html::body(site, at, of, &guideline.body),
        issuer: &guideline.issuer,
        taken_from: &guideline.taken_from,
        updated: guideline.updated.map(|date| DateView {
            kind: SITE.updated,
            iso: date.to_string(),
            text: date.wareki(),
        }),
        superseded_by: guideline.superseded_by.map(|other| link_to(site, at, PageRef::Guideline(other))),
        appended_forms: appended_forms(site, at, index),
    }
}

fn link_to(site: &Site<'_>, from: PageRef, to: PageRef) -> Link {
    Link { href: site.page_link(from, to), label: site.handbook.page_title(to).to_owned() }
}

fn appended_forms(site: &Site<'_>, from: PageRef, index: usize) -> Vec<AppendedForm> {
    let forms = site.handbook.appended_forms(index);
    forms
        .map(|form| AppendedForm {
            form: Link { href: site.page_link(from, PageRef::Form(form.index)), label: form_name(form.form) },
            clauses: words::clauses_of_form(&form.clauses),
        })
        .collect()
}

fn dates(guideline: &Guideline) -> Vec<DateView<'_>> {
    let view = |date: &'_ crate::handbook::DocumentDate| (date.date.to_string(), date.date.wareki());
    let with_kind = guideline.dates.iter().map(|date| {
        let (iso, text) = view(date);
        DateView { kind: date.kind.as_str(), iso, text }
    });
    with_kind.collect()
}

fn sections(body: &Body) -> impl Iterator<Item = &Section> {
    body.blocks.iter().filter_map(|block| match block {
        Block::Section(section) => Some(section),
        _ => None,
    })
}

/// Long contents with what stands below each heading folded away.
fn folded(mut all: Vec<Entry>) -> Vec<Entry> {
    fn count(all: &[Entry]) -> usize {
        all.iter().map(|entry| 1 + count(&entry.entries)).sum()
    }
    fn fold(all: &mut [Entry]) {
        for entry in all.iter_mut().filter(|entry| !entry.entries.is_empty()) {
            let (mut first, mut last) = (entry.entries.first(), entry.entries.last());
            while let Some(inner) = first.and_then(|first| first.entries.first()) {
                first = Some(inner);
            }
            while let Some(inner) = last.and_then(|last| last.entries.last()) {
                last = Some(inner);
            }
            let number = |leaf: Option<&Entry>| leaf.map_or_else(String::new, |leaf| leaf.number.clone());
            entry.folded = Some(words::from_to(&number(first), &number(last)));
            fold(&mut entry.entries);
        }
    }
    if count(&all) > UNFOLDED {
        fold(&mut all);
    }
    all
}

/// Whether a heading stands above articles.
fn holds_articles(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Section(section) => section.kind == SectionKind::Article || holds_articles(&section.blocks),
        Block::Passage(passage) => holds_articles(&passage.blocks),
        Block::Paragraph(_)
        | Block::Items(_)
        | Block::Bullets(_)
        | Block::Table(_)
        | Block::Flow(_)
        | Block::Admonition(_)
        | Block::Provisions(_)
        | Block::Framed(_)
        | Block::Notes(_)
        | Block::Picture(_)
        | Block::Definitions(_)
        | Block::Listing(_) => false,
    })
}

/// The headings of a text as links for a reader of `from`, `depth` levels deep;
/// where there are more than one, down to the articles however deep they stand.
pub(super) fn entries(site: &Site<'_>, from: PageRef, of: PageRef, blocks: &[Block], depth: usize) -> Vec<Entry> {
    if depth == 0 {
        return Vec::new();
    }
    let entry = |section: &Section| Entry {
        href: site.link(from, &crate::handbook::Place::at(of, section.id.clone())),
        number: section.mark.as_ref().map(|mark| mark.own.clone()).unwrap_or_default(),
        title: site.phrases.html(&plain_text(&section.heading)),
        entries: {
            let through = depth > 1 && holds_articles(&section.blocks);
            entries(site, from, of, &section.blocks, if through { depth } else { depth - 1 })
        },
        folded: None,
    };
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Section(section) => all.push(entry(section)),
            Block::Passage(passage) => all.extend(entries(site, from, of, &passage.blocks, depth)),
            Block::Paragraph(_)
            | Block::Items(_)
            | Block::Bullets(_)
            | Block::Table(_)
            | Block::Flow(_)
            | Block::Admonition(_)
            | Block::Provisions(_)
            | Block::Framed(_)
            | Block::Listing(_)
            | Block::Notes(_)
            | Block::Picture(_)
            | Block::Definitions(_) => {}
        }
    }
    all
}

/// Numbers hang in a gutter left of the text. Where the widest one needs more
/// room than 「(10)」 or 「10」 does, a class widens the gutter of the page;
/// style attributes are forbidden by the content security policy.
fn gutter(body: &Body) -> &'static str {
    // In thousandths of the width of a full-width character of body text.
    match widest(&body.blocks) {
        0..=2400 => "",
        2401..=4000 => "gutter-wide",
        _ => "gutter-widest",
    }
}

fn widest(blocks: &[Block]) -> usize {
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 550 } else { 1000 }).sum::<usize>();
    let widths = blocks.iter().map(|block| match block {
        Block::Section(section) => {
            // Numbers of headings are set 1.65 times as large.
            let own = match section.kind {
                SectionKind::Ordinary | SectionKind::SupplProvision => {
                    section.mark.as_ref().map_or(0, |mark| width(&mark.own) * 165 / 100)
                }
                // Their numbers stand in the text.
                SectionKind::AppdxTable
                | SectionKind::Group
                | SectionKind::Article
                | SectionKind::Labelled
                | SectionKind::Tombstone => 0,
            };
            own.max(widest(&section.blocks))
        }
        // Only the outermost items hang in the gutter.
        Block::Items(items) => {
            items.iter().map(|item| item.mark.as_ref().map_or(0, |mark| width(&mark.own))).max().unwrap_or(0)
        }
        Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Table(_)
        | Block::Flow(_)
        | Block::Admonition(_)
        | Block::Provisions(_)
        | Block::Picture(_)
        | Block::Definitions(_)
        | Block::Framed(_)
        | Block::Listing(_) => 0,
        Block::Passage(passage) => widest(&passage.blocks),
        Block::Notes(notes) => notes.iter().map(|note| width(&note.head.mark)).max().unwrap_or(0),
    });
    widths.max().unwrap_or(0)
}
