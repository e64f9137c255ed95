//! The glossary of the book: what the rule texts define, and where.

use serde::Serialize;

use super::places::{self, Places};
use crate::handbook::{Handbook, PageRef, Term};
use crate::words::{PRINT, book as words, site};

/// Every defined word that the book holds.
#[derive(Serialize)]
pub(super) struct Glossary<'a> {
    title: &'static str,
    label: &'static str,
    head: [&'static str; 4],
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    term: &'a str,
    /// Empty where none is known.
    reading: &'a str,
    /// Other names; empty without any.
    aliases: String,
    meaning: &'a str,
    /// 「要領2(1)」.
    clause: String,
    /// Label of the defining clause; empty where no rule defines the word.
    label: String,
    /// Label of the row itself; empty where a rule defines the word.
    own: String,
}

/// `None` if the book defines no word.
pub(super) fn glossary<'a>(handbook: &'a Handbook, places: &Places) -> Option<Glossary<'a>> {
    let rows: Vec<Row<'a>> = handbook.terms.iter().filter_map(|term| row(handbook, places, term)).collect();
    let glossary = Glossary { title: words::GLOSSARY, label: places::GLOSSARY, head: words::GLOSSARY_TABLE, rows };
    (!glossary.rows.is_empty()).then_some(glossary)
}

fn row<'a>(handbook: &Handbook, places: &Places, term: &'a Term) -> Option<Row<'a>> {
    let goal = places.goal(&term.place)?;
    let document = match term.place.page {
        PageRef::Guideline(index) => handbook
            .guidelines
            .get(index)
            .map_or("", |guideline| if guideline.kind.is_empty() { &guideline.title } else { &guideline.kind }),
        PageRef::Flow(_) | PageRef::Form(_) | PageRef::Course(_) | PageRef::Own(_) => "",
    };
    let here = matches!(term.place.page, PageRef::Own(_));
    let (label, own) = if here { (String::new(), goal.label) } else { (goal.label, String::new()) };
    Some(Row {
        term: &term.term,
        reading: if term.reading == term.term { "" } else { &term.reading },
        aliases: if term.aliases.is_empty() {
            String::new()
        } else {
            format!("{}{}{}", PRINT.open, term.aliases.join(site::JOINER), PRINT.close)
        },
        meaning: &term.meaning,
        clause: format!("{document}{}", places.path(&term.place)),
        label,
        own,
    })
}
