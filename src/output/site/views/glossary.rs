//! The glossary: every defined word with its meaning and the clause that
//! defines it, under the rows of the syllabary.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::handbook::{PageRef, Term};
use crate::kana::Reading;
use crate::output::site::Page;
use crate::output::site::lookup::{Link, Site};
use crate::words::{SITE, site as words};

/// The glossary.
#[derive(Serialize)]
pub(in crate::output::site) struct GlossaryView<'a> {
    lead: String,
    /// Links to the rows; empty where all words stand in one.
    rows: Vec<Link>,
    groups: Vec<Group<'a>>,
}

/// Words of one row.
#[derive(Serialize)]
struct Group<'a> {
    id: &'static str,
    /// 「か」; empty where all words stand in one.
    title: String,
    terms: Vec<TermView<'a>>,
}

#[derive(Serialize)]
struct TermView<'a> {
    /// Empty for a further meaning of the same word.
    id: String,
    term: &'a str,
    reading: &'a str,
    /// Other names, joined; empty without any.
    aliases: String,
    meaning: &'a str,
    clause: Vec<Link>,
}

pub(in crate::output::site) fn glossary<'a>(site: &Site<'a>) -> Page<GlossaryView<'a>> {
    let view = glossary_on(site, PageRef::GLOSSARY);
    Page { name: SITE.glossary.to_owned(), description: view.lead.clone(), view }
}

/// The glossary for a reader of the page `at`.
pub(super) fn glossary_on<'a>(site: &Site<'a>, at: PageRef) -> GlossaryView<'a> {
    let terms = &site.handbook.terms;
    let mut groups: Vec<(Option<char>, Group<'a>)> = Vec::new();
    let mut seen = BTreeSet::new();
    for term in terms {
        let row = Reading::new(term.spoken()).row();
        let id = term.anchor();
        let view = view(site, at, term, if seen.insert(id.clone()) { id } else { String::new() });
        match groups.last_mut() {
            Some((last, group)) if *last == row => match group.terms.last_mut() {
                // Several texts define the word in the same words.
                Some(before) if before.term == view.term && before.meaning == view.meaning => {
                    before.clause.extend(view.clause);
                }
                Some(_) | None => group.terms.push(view),
            },
            _ => {
                let title = row.map_or_else(|| words::GLOSSARY_OTHERS.to_owned(), String::from);
                groups.push((row, Group { id: row_id(row), title, terms: vec![view] }));
            }
        }
    }
    let others = groups.iter().any(|(row, _)| row.is_none());
    let lead = words::glossary_lead(terms.len(), groups.len() > 1, others);
    let mut groups: Vec<Group<'a>> = groups.into_iter().map(|(_, group)| group).collect();
    let mut rows = Vec::new();
    match groups.as_mut_slice() {
        [only] => only.title.clear(),
        several => {
            rows.extend(
                several.iter().map(|group| Link { href: format!("#{}", group.id), label: group.title.clone() }),
            );
        }
    }
    GlossaryView { lead, rows, groups }
}

/// The name of a row in addresses, which stay readable without kana.
fn row_id(row: Option<char>) -> &'static str {
    let ids = [
        ('あ', "row-a"),
        ('か', "row-ka"),
        ('さ', "row-sa"),
        ('た', "row-ta"),
        ('な', "row-na"),
        ('は', "row-ha"),
        ('ま', "row-ma"),
        ('や', "row-ya"),
        ('ら', "row-ra"),
        ('わ', "row-wa"),
    ];
    ids.iter().find(|(letter, _)| Some(*letter) == row).map_or("row-others", |(_, id)| id)
}

fn view<'a>(site: &Site<'a>, at: PageRef, term: &'a Term, id: String) -> TermView<'a> {
    // A word that only the glossary explains has no clause.
    let defined = term.place.page != PageRef::GLOSSARY;
    TermView {
        id,
        term: &term.term,
        reading: if term.reading == term.term { "" } else { &term.reading },
        aliases: term.aliases.join(words::JOINER),
        meaning: &term.meaning,
        clause: defined.then(|| site.clause_link(at, &term.place)).into_iter().collect(),
    }
}
