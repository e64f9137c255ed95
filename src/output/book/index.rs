//! The index (索引): words, forms and flows in the order of their readings.
//!
//! Only the template knows pages. An entry names what it looks for: a mark that
//! the texts carry at each place of the word, and the place of its own.

use serde::Serialize;

use super::places::Places;
use crate::handbook::{Handbook, PageRef, Place, Term};
use crate::kana::{Reading, is_kana};
use crate::words::{PRINT, book as words};

/// The whole index.
#[derive(Serialize)]
pub(super) struct Index {
    title: &'static str,
    page_comma: &'static str,
    groups: Vec<Group>,
}

/// 「か行」 and its entries.
#[derive(Serialize)]
struct Group {
    title: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    words: String,
    /// By which the texts mark the entry's places; empty without such marks.
    mark: String,
    /// Label of the entry's own place; empty if it has none.
    label: String,
}

/// The mark of a word that a text defines or uses. `page` is that of the text
/// which defines it.
pub(super) fn entry(handbook: &Handbook, page: PageRef, word: &str) -> Option<String> {
    let is = |term: &&Term| term.term == word || term.aliases.iter().any(|alias| alias == word);
    let mut all = handbook.terms.iter().filter(is);
    // Two texts may define the same word; the index lists it once.
    let found = all.clone().find(|term| term.place.page == page).or_else(|| all.next())?;
    Some(mark(found))
}

fn mark(term: &Term) -> String {
    format!("term-{}", term.term)
}

/// The mark that the template puts at the figure of a flow.
fn flow_mark(index: usize) -> String {
    format!("flow-{index}")
}

/// The index of a book; `None` if there is nothing to list.
pub(super) fn index(handbook: &Handbook, places: &Places) -> Option<Index> {
    let mut all: Vec<(Option<char>, Reading, usize, Entry)> = Vec::new();
    let mut push = |reading: &str, entry: Entry| {
        let reading = Reading::new(reading);
        all.push((reading.row(), reading, all.len(), entry));
    };
    let mut seen: Vec<&str> = Vec::new();
    for term in &handbook.terms {
        let Some(goal) = places.goal(&term.place) else { continue };
        if seen.contains(&term.term.as_str()) {
            continue;
        }
        seen.push(&term.term);
        push(reading(handbook, &term.term), Entry { words: term.term.clone(), mark: mark(term), label: goal.label });
    }
    for (index, form) in handbook.forms.iter().enumerate() {
        let Some(goal) = places.goal(&Place::page(PageRef::Form(index))) else { continue };
        let words = format!("{}{}{}{}", form.number, PRINT.space, form.title, form.subtitle);
        let known = words::FORM_READINGS.iter().find(|(start, _)| form.number.starts_with(start));
        let reading = known.map_or(words.as_str(), |(_, reading)| reading);
        push(reading, Entry { words: words.clone(), mark: String::new(), label: goal.label });
    }
    for (index, flow) in handbook.flows.iter().enumerate() {
        let goal = places.goal(&Place::page(PageRef::Flow(index)));
        let label = goal.map(|goal| goal.label).unwrap_or_default();
        let spoken = if flow.reading.is_empty() { &flow.title } else { &flow.reading };
        push(spoken, Entry { words: flow.title.clone(), mark: flow_mark(index), label });
    }
    // Rows in their order, and what has no row at the end.
    all.sort_by(|a, b| (a.0.is_none(), &a.1, a.2).cmp(&(b.0.is_none(), &b.1, b.2)));
    let mut groups: Vec<(Option<char>, Group)> = Vec::new();
    for (row, _, _, entry) in all {
        match groups.last_mut() {
            Some((last, group)) if *last == row => group.entries.push(entry),
            _ => {
                let title = row.map_or_else(|| words::INDEX_OTHERS.to_owned(), words::row);
                groups.push((row, Group { title, entries: vec![entry] }));
            }
        }
    }
    let groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    (!groups.is_empty()).then_some(Index { title: words::INDEX, page_comma: words::PAGE_COMMA, groups })
}

/// The reading of a word: as given, or the word itself as far as it is kana.
fn reading<'a>(handbook: &'a Handbook, word: &'a str) -> &'a str {
    let given = handbook.terms.iter().find(|term| term.term == word && !term.reading.is_empty());
    match given {
        Some(term) if !is_kana(word) => &term.reading,
        Some(_) | None => word,
    }
}
