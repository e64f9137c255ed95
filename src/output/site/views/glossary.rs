//! The glossary: every defined word with its meaning and the clause that defines it.

use serde::Serialize;

use crate::handbook::{PageRef, Term};
use crate::output::site::Page;
use crate::output::site::lookup::{Link, Site};
use crate::words::{SITE, site as words};

/// The glossary.
#[derive(Serialize)]
pub(in crate::output::site) struct GlossaryView<'a> {
    lead: String,
    terms: Vec<TermView<'a>>,
}

#[derive(Serialize)]
struct TermView<'a> {
    term: &'a str,
    reading: &'a str,
    /// Other names, joined; empty without any.
    aliases: String,
    meaning: &'a str,
    clause: Vec<Link>,
}

pub(in crate::output::site) fn glossary<'a>(site: &Site<'a>) -> Page<GlossaryView<'a>> {
    let terms = &site.handbook.terms;
    let view = GlossaryView {
        lead: words::glossary_lead(terms.len()),
        terms: terms.iter().map(|term| row(site, term)).collect(),
    };
    Page { name: SITE.glossary.to_owned(), description: words::glossary_lead(terms.len()), view }
}

fn row<'a>(site: &Site<'a>, term: &'a Term) -> TermView<'a> {
    TermView {
        term: &term.term,
        reading: &term.reading,
        aliases: term.aliases.join(words::JOINER),
        meaning: &term.meaning,
        clause: vec![site.clause_link(PageRef::GLOSSARY, &term.place)],
    }
}
