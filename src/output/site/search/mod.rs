//! The search index: one record for each heading of the handbook, as a script.
//!
//! Searching is plain substring search in the browser: Japanese has no spaces
//! to cut words at, and readers type parts of words. So the index is the text
//! itself, taken from the tree that pages are made from. It is a classic script
//! and not JSON, because nothing can be fetched on a file share; `JSON.parse`
//! of one string is read faster than a literal.

mod course;
mod records;
mod text;

use serde::Serialize;

use super::assets::hashed;
use super::lookup::Site;
use crate::handbook::PageRef;
use crate::output::{Job, Key, Made};
use records::Record;

/// The index and the name under which it is published.
pub(super) struct Index {
    path: String,
    key: Key,
    script: String,
}

/// What the script hands to the page; short names, since it is loaded whole.
#[derive(Serialize)]
struct Data<'a> {
    /// Path inside the site and name of each page.
    pages: Vec<(String, String)>,
    records: Vec<Record>,
    /// Spellings that stand for each other: a term, its aliases, its reading.
    same: Vec<Vec<&'a str>>,
}

impl Index {
    pub(super) fn new(site: &Site<'_>) -> Self {
        let handbook = site.handbook;
        let mut pages: Vec<PageRef> = Vec::new();
        let mut records = Vec::new();
        for page in
            handbook.parts.iter().flat_map(|part| &part.pages).copied().chain([PageRef::GLOSSARY, PageRef::AGENCIES])
        {
            let before = records.len();
            records::push(site, page, pages.len(), &mut records);
            if records.len() > before {
                pages.push(page);
            }
        }
        let same = handbook.terms.iter().map(|term| {
            let spellings = [term.term.as_str(), term.reading.as_str()];
            spellings.into_iter().chain(term.aliases.iter().map(String::as_str)).filter(|s| !s.is_empty()).collect()
        });
        let data = Data {
            pages: pages.iter().map(|page| (handbook.page_path(*page), records::page_name(site, *page))).collect(),
            records,
            same: same.filter(|spellings: &Vec<&str>| spellings.len() > 1).collect(),
        };
        let script = script(&data);
        let key = Key::of([script.as_bytes()]);
        Self { path: hashed("assets/search-index.js", &key), key, script }
    }

    /// Where the index is published, inside the site.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn job<'a>(self) -> Job<'a> {
        let Self { path, key, script } = self;
        let make = move || Made { bytes: script.clone().into_bytes(), pages: None, findings: Vec::new() };
        Job { path, key, offered: None, make: Box::new(make) }
    }
}

fn script(data: &Data<'_>) -> String {
    // Strings and lists alone can always be written.
    let json = serde_json::to_string(data).unwrap_or_default();
    let quoted = json.replace('\\', "\\\\").replace('\'', "\\'");
    format!("window.tebikiSearch=JSON.parse('{quoted}');\n")
}
