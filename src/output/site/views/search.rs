//! The page that searches: a field, and what it finds.

use serde::Serialize;

use crate::handbook::PageRef;
use crate::output::site::Page;
use crate::output::site::link;
use crate::output::site::lookup::{Link, Site};
use crate::words::{SITE, site as words};

/// The search page.
#[derive(Serialize)]
pub(in crate::output::site) struct SearchView {
    /// Address of the index, which the script loads when the field is first used.
    index: String,
    /// Pages to look things up in without a script.
    other_ways: Vec<Link>,
}

/// `index` is the index's path inside the site.
pub(in crate::output::site) fn search(site: &Site<'_>, index: &str) -> Page<SearchView> {
    let handbook = site.handbook;
    let at = PageRef::SEARCH;
    let pages = [
        Some(PageRef::HOME),
        (!handbook.forms.is_empty()).then_some(PageRef::FORM_INDEX),
        (!handbook.terms.is_empty()).then_some(PageRef::GLOSSARY),
        Some(PageRef::PRINT),
    ];
    let link = |page| Link { href: site.page_link(at, page), label: site.way_label(page).to_owned() };
    let view = SearchView {
        index: link::relative(&handbook.page_path(at), index),
        other_ways: pages.into_iter().flatten().map(link).collect(),
    };
    Page { name: SITE.search.to_owned(), description: words::search_description(&handbook.title), view }
}
