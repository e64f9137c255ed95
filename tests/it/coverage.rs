//! The facts of the papers behind the model handbook, and where it holds each.
//!
//! `tests/coverage/*.yaml` has one line per fact: the fact in our own words, the
//! place that holds it, and a word that stands there. A place is a page as
//! `parts:` names it, with the id of a section, item, step, field or part of a
//! sheet behind `#`; `glossary#<term>` is a word of the glossary.

use serde::Deserialize;
use tebiki::handbook::body::{Block, Body, plain_text};
use tebiki::handbook::{Cell, ChoiceGroup, Field, FieldKind, Form, FormSection, Guideline, Handbook, Item, Row};
use tebiki::handbook::{Flow, Limit, Need, cell_fields};

use crate::pdf::squeeze;
use crate::project::{model, read, repository, sources};

/// The facts of one paper.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    /// What the paper is.
    paper: String,
    facts: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    fact: String,
    place: String,
    word: String,
}

fn handbook() -> Handbook {
    tebiki::check(&sources(model()).value).value.unwrap().handbook
}

fn papers() -> Vec<(String, Paper)> {
    let files = read(&repository().join("tests/coverage"));
    let paper = |(path, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        let paper = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        (path, paper)
    };
    files.into_iter().map(paper).collect()
}

/// The facts that the handbook does not hold where they should stand.
fn missing(handbook: &Handbook, facts: &[Fact]) -> Vec<String> {
    let all = facts.iter().filter_map(|Fact { fact, place, word }| match words_at(handbook, place) {
        None => Some(format!("{place} is no place: {fact}")),
        Some(words) if !squeeze(&words).contains(&squeeze(word)) => Some(format!("{place} lacks {word}: {fact}")),
        Some(_) => None,
    });
    all.collect()
}

#[test]
fn every_fact_of_the_papers_stands_in_the_model_handbook() {
    let handbook = handbook();
    let papers = papers();
    assert_eq!(papers.len(), 5, "one file per paper");
    let mut count = 0;
    let mut lost = Vec::new();
    for (path, Paper { paper, facts }) in papers {
        assert!(!paper.is_empty());
        let mut seen = std::collections::BTreeSet::new();
        for Fact { fact, word, .. } in &facts {
            assert!(seen.insert(fact.clone()), "{path} says twice: {fact}");
            assert!(word.chars().count() >= 2, "{path}: too short a word for {fact}");
        }
        count += facts.len();
        lost.extend(missing(&handbook, &facts).into_iter().map(|line| format!("{path}: {line}")));
    }
    assert!(lost.is_empty(), "{} of {count} facts:\n{}", lost.len(), lost.join("\n"));
    assert!(count >= 250, "only {count} facts");
}

#[test]
fn a_lost_place_and_a_lost_word_are_seen() {
    let fact = |place: &str, word: &str| Fact { fact: "事実".into(), place: place.into(), word: word.into() };
    let facts = [
        fact("guidelines/outreach#purpose", "伴走支援"),
        fact("guidelines/outreach#purpose", "この語はない"),
        fact("guidelines/outreach#no-such-section", "伴走支援"),
        fact("flows/support#review", "確認・調整"),
        fact("flows/support#no-such-step", "確認・調整"),
        fact("forms/outreach-evaluation#changes", "職場定着"),
        fact("forms/outreach-evaluation#wish", "職場定着"),
        fact("forms/no-such-form", "職場定着"),
    ];
    let lost = missing(&handbook(), &facts);
    assert_eq!(
        lost,
        [
            "guidelines/outreach#purpose lacks この語はない: 事実",
            "guidelines/outreach#no-such-section is no place: 事実",
            "flows/support#no-such-step is no place: 事実",
            "forms/outreach-evaluation#wish lacks 職場定着: 事実",
            "forms/no-such-form is no place: 事実",
        ]
    );
}

/// All words that stand at a place, in reading order; `None` if there is no such place.
fn words_at(handbook: &Handbook, place: &str) -> Option<String> {
    let (page, id) = place.split_once('#').map_or((place, None), |(page, id)| (page, Some(id)));
    let mut out = Words::default();
    match page.split_once('/') {
        Some(("guidelines", name)) => {
            let guideline = handbook.guidelines.iter().find(|one| one.id == name)?;
            match id {
                None => out.head(guideline),
                Some(id) => out.passage(id, &guideline.body)?,
            }
        }
        Some(("flows", name)) => out.flow(handbook.flows.iter().find(|one| one.id == name)?, id)?,
        Some(("forms", name)) => out.form(handbook.forms.iter().find(|one| one.id == name)?, id)?,
        Some(_) | None if page == "glossary" => {
            let term = handbook.terms.iter().find(|term| Some(term.term.as_str()) == id)?;
            out.say([&term.term, &term.meaning]);
            out.say(&term.aliases);
        }
        Some(_) | None => return None,
    }
    Some(out.0)
}

#[derive(Default)]
struct Words(String);

impl Words {
    fn say<'a, S: AsRef<str> + ?Sized + 'a>(&mut self, all: impl IntoIterator<Item = &'a S>) {
        for words in all {
            self.0.push_str(words.as_ref());
            self.0.push('\n');
        }
    }

    fn head(&mut self, guideline: &Guideline) {
        let Guideline { title, kind, form, number, office, issuer, .. } = guideline;
        self.say([title, kind, form, number, office, issuer]);
        for one in &guideline.dates {
            self.say([&one.kind, &one.date.to_string()]);
        }
    }

    /// The section, item, paragraph or table that bears the id.
    fn passage(&mut self, id: &str, Body { blocks }: &Body) -> Option<()> {
        let mut found = None;
        tebiki::handbook::walk::each_block(blocks, &mut |block| {
            let own = match block {
                Block::Section(section) => section.id == id,
                Block::Paragraph(paragraph) => paragraph.id.as_deref() == Some(id),
                Block::Table(table) => table.id.as_deref() == Some(id),
                Block::Items(items) | Block::Provisions(items) => {
                    if let Some(item) = items.iter().find(|item| item.id == id) {
                        found = found.or(Some(item.blocks.as_slice()));
                    }
                    false
                }
                _ => false,
            };
            if own {
                found = found.or(Some(std::slice::from_ref(block)));
            }
        });
        self.blocks(found?);
        Some(())
    }

    fn blocks(&mut self, blocks: &[Block]) {
        tebiki::handbook::walk::each_block(blocks, &mut |block| match block {
            Block::Section(section) => self.say([&plain_text(&section.heading)]),
            Block::Paragraph(paragraph) => self.say([&plain_text(&paragraph.content)]),
            Block::Table(table) => self.say([&table.caption]),
            Block::Definitions(all) => all.iter().for_each(|one| self.say([&plain_text(&one.term)])),
            Block::Framed(framed) => self.say(&framed.label),
            _ => {}
        });
    }

    /// A step, or all that stands in and around the figure.
    fn flow(&mut self, flow: &Flow, id: Option<&str>) -> Option<()> {
        let steps = &flow.figure.steps;
        let Some(id) = id else {
            self.say([&flow.title, &flow.description]);
            self.say(flow.figure.notes.iter().map(|note| &note.text));
            self.say(flow.figure.groups.iter().map(|group| &group.label));
            self.say(flow.figure.lanes.iter().map(|lane| &lane.label));
            return Some(());
        };
        let at = flow.steps.iter().position(|step| step.id == id)?;
        let step = &steps[at];
        self.say([&step.label, &step.text]);
        self.say(&step.tags);
        self.say(step.items.iter().flat_map(|item| std::iter::once(&item.label).chain(&item.items)));
        self.say(&step.forms);
        let arrows: Vec<_> = flow.figure.arrows.iter().filter(|arrow| arrow.from == at).collect();
        let notes = step.notes.iter().chain(arrows.iter().flat_map(|arrow| &arrow.notes));
        self.say(notes.map(|note| &flow.figure.notes[*note].text));
        for arrow in arrows {
            self.say([&arrow.label]);
            self.say(arrow.to.iter().map(|to| &steps[*to].label));
        }
        Some(())
    }

    /// A field or a part of the sheet, or what is said of the form as a whole.
    fn form(&mut self, form: &Form, id: Option<&str>) -> Option<()> {
        let Some(id) = id else {
            self.say([&form.number, &form.title, &form.subtitle]);
            self.say(&form.notes);
            let about = &form.guidance;
            self.say([&about.purpose, &about.when, &about.submit_to, &about.keep, &about.privacy_purpose]);
            return Some(());
        };
        if let Some(section) = form.sections.iter().find(|section| section.id == id) {
            self.sheet(section);
            return Some(());
        }
        let (table, column) = id.split_once('.').map_or((None, id), |(table, column)| (Some(table), column));
        let visit = form.fields().into_iter().find(|visit| {
            visit.field.id == column && table.is_none_or(|table| visit.table.is_some_and(|field| field.id == table))
        })?;
        if let Some(cell) = visit.cell {
            self.say([&cell.label, &cell.hint, &cell.note]);
        }
        self.field(visit.field);
        Some(())
    }

    fn sheet(&mut self, section: &FormSection) {
        self.say([&section.title]);
        self.say(&section.notes);
        section.title_fields.iter().for_each(|field| self.field(field));
        self.rows(&section.rows);
    }

    fn rows(&mut self, rows: &[Row]) {
        rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.cell(cell));
    }

    fn cell(&mut self, cell: &Cell) {
        self.say([&cell.label, &cell.hint, &cell.note]);
        cell.fields.iter().for_each(|field| self.field(field));
        self.rows(&cell.rows);
    }

    fn field(&mut self, field: &Field) {
        self.say([&field.label, &field.hint, &field.prefix, &field.suffix]);
        self.say(field.constraint.iter().chain(&field.calculate));
        for need in [&field.required, &field.relevant] {
            if let Need::When(condition) = need {
                self.say([condition]);
            }
        }
        for limit in [field.min, field.max].into_iter().flatten() {
            if let Limit::Number(number) = limit {
                self.say([&number.to_string()]);
            }
        }
        match &field.kind {
            FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => self.choices(choices),
            FieldKind::Repeat { columns, items, .. } => {
                self.items(items);
                columns.iter().for_each(|column| self.cell(column));
            }
            FieldKind::Matrix { columns, items, choices, .. } => {
                self.items(items);
                self.choices(choices);
                columns.iter().flat_map(cell_fields).for_each(|visit| self.field(visit.field));
            }
            FieldKind::Letter { addressee, text, fields, .. } | FieldKind::Consent { addressee, text, fields, .. } => {
                self.say([addressee, text]);
                fields.iter().for_each(|field| self.field(field));
            }
            _ => {}
        }
    }

    fn items(&mut self, items: &[Item]) {
        self.say(items.iter().map(|item| &item.label));
    }

    fn choices(&mut self, groups: &[ChoiceGroup]) {
        for group in groups {
            self.say([&group.label]);
            for option in &group.options {
                self.say([&option.label]);
                option.fields.iter().for_each(|field| self.field(field));
            }
        }
    }
}
