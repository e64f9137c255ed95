//! What stands around every page: name of the site, menu, crumbs, foot.

use serde::Serialize;

use super::link;
use super::lookup::Site;
use super::moved;
use super::web::Web;
use crate::handbook::{Contact, Handbook, PageRef, Part};
use crate::output::MANIFEST;
use crate::output::print::standing;
use crate::words::{SITE, site as words};

/// Documents shown before and after the current one, where its part is long.
const NEIGHBOURS: usize = 6;

/// The common part of every view. Its size does not grow with the site.
#[derive(Serialize)]
pub(super) struct Frame<'a> {
    /// Way to the site's root: `../../`, or nothing.
    root: String,
    home: String,
    /// The page that searches.
    search: String,
    /// Title for the browser: 「様式第1号 プラン｜みほん市…の手引き」.
    title: String,
    description: String,
    site_title: &'a str,
    municipality: &'a str,
    /// The site's title without the municipality's name before it.
    short_title: &'a str,
    office: &'a str,
    edition: String,
    superseded: Option<String>,
    contact: ContactView<'a>,
    nav: Vec<NavLink<'a>>,
    /// Pages about the handbook as a whole, for the foot.
    more: Vec<NavLink<'a>>,
    /// Empty on the cover.
    crumbs: Vec<Crumb<'a>>,
    /// What once stood on the page.
    moved: Vec<moved::Way<'a>>,
    /// Only on a public site.
    web: Option<Web>,
    /// The list of all files with their checksums.
    manifest: String,
}

/// Whom a reader asks.
#[derive(Serialize)]
pub(super) struct ContactView<'a> {
    department: &'a str,
    telephone: &'a str,
    /// `tel:` address; none where the text is more than a number.
    telephone_link: Option<String>,
    hours: &'a str,
    address: &'a str,
}

#[derive(Serialize)]
struct NavLink<'a> {
    title: &'a str,
    href: String,
    /// Value of `aria-current`: the page itself, or a page of its part.
    current: Option<&'static str>,
    /// The documents of the part that the page belongs to, for the side bar.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<DocumentLink<'a>>,
}

/// A document of the current part.
#[derive(Serialize)]
struct DocumentLink<'a> {
    number: &'a str,
    title: &'a str,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct Crumb<'a> {
    title: &'a str,
    /// `None` for the page itself.
    href: Option<String>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(site: &Site<'a>, at: PageRef, name: String, description: String) -> Self {
        let handbook = site.handbook;
        let path = handbook.page_path(at);
        let edition = &handbook.edition;
        Self {
            root: link::root(&path),
            home: site.page_link(at, PageRef::HOME),
            search: site.page_link(at, PageRef::SEARCH),
            title: if at == PageRef::HOME { name } else { words::page_title(&name, &handbook.title) },
            description,
            site_title: &handbook.title,
            municipality: &handbook.municipality,
            short_title: short_title(handbook),
            office: &handbook.office,
            edition: words::edition(&edition.name, edition.date),
            superseded: standing::of_edition(site.handbook),
            contact: ContactView::new(&handbook.contact),
            nav: nav(handbook, at),
            more: more(site, at),
            crumbs: crumbs(site, at),
            moved: moved::places(site, &path),
            web: Web::new(site, at),
            manifest: link::relative(&path, MANIFEST),
        }
    }
}

fn short_title(handbook: &Handbook) -> &str {
    match handbook.title.strip_prefix(&handbook.municipality) {
        Some(rest) if !rest.is_empty() => rest,
        _ => &handbook.title,
    }
}

impl<'a> ContactView<'a> {
    pub(super) fn new(contact: &'a Contact) -> Self {
        let telephone = contact.telephone.as_str();
        Self {
            department: &contact.department,
            telephone,
            telephone_link: telephone_link(telephone),
            hours: &contact.hours,
            address: &contact.address,
        }
    }
}

/// `tel:` address; none where the text is more than a number.
pub(super) fn telephone_link(telephone: &str) -> Option<String> {
    let number = !telephone.is_empty() && telephone.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+'));
    number.then(|| format!("tel:{telephone}"))
}

/// The anchor of a part on the cover. Ids of ours hold an underscore, which no
/// author's id may hold, so the two never meet on a page.
pub(super) fn part_anchor(part: usize) -> String {
    format!("part_{}", part + 1)
}

/// One link for each part, and one to the index of forms where no part stands for it.
fn nav(handbook: &Handbook, at: PageRef) -> Vec<NavLink<'_>> {
    let here = handbook.page_path(at);
    let link = |title, target: &str, current| NavLink {
        title,
        href: link::relative(&here, target),
        current,
        documents: Vec::new(),
    };
    let mut links: Vec<NavLink<'_>> = Vec::new();
    let mut index_shown = handbook.forms.is_empty();
    for (number, part) in handbook.parts.iter().enumerate() {
        let landing = landing(part);
        index_shown |= landing == Some(PageRef::FORM_INDEX);
        let target = landing.map_or_else(
            || format!("{}#{}", handbook.page_path(PageRef::HOME), part_anchor(number)),
            |page| handbook.page_path(page),
        );
        let current = match landing {
            Some(page) if page == at => Some("page"),
            _ if part.pages.contains(&at) => Some("true"),
            _ => None,
        };
        let documents = if part.pages.len() > 1 { documents(handbook, part, at) } else { Vec::new() };
        links.push(NavLink { documents, ..link(part.title.as_str(), &target, current) });
    }
    if !index_shown {
        let current = (at == PageRef::FORM_INDEX).then_some("page");
        links.push(link(SITE.form_index, &handbook.page_path(PageRef::FORM_INDEX), current));
    }
    if !handbook.terms.is_empty() {
        let current = (at == PageRef::GLOSSARY).then_some("page");
        links.push(link(SITE.glossary, &handbook.page_path(PageRef::GLOSSARY), current));
    }
    links
}

fn more<'a>(site: &Site<'a>, at: PageRef) -> Vec<NavLink<'a>> {
    let pages =
        [PageRef::AGENCIES, PageRef::MATRIX, PageRef::HISTORY, PageRef::SEARCH, PageRef::PRINT, PageRef::ACCESSIBILITY];
    let link = |page| NavLink {
        title: site.handbook.page_title(page),
        href: site.page_link(at, page),
        current: (page == at).then_some("page"),
        documents: Vec::new(),
    };
    pages.into_iter().filter(|page| site.handbook.has_page(*page)).map(link).collect()
}

/// The documents of the part that holds the page; none for another part. Of a
/// long part only the neighbours: a page must not grow with the site.
fn documents<'a>(handbook: &'a Handbook, part: &'a Part, at: PageRef) -> Vec<DocumentLink<'a>> {
    let Some(here) = part.pages.iter().position(|&page| page == at) else { return Vec::new() };
    let path = handbook.page_path(at);
    let first = here.saturating_sub(NEIGHBOURS).min(part.pages.len().saturating_sub(2 * NEIGHBOURS + 1));
    let link = |&page: &PageRef| DocumentLink {
        number: match page {
            PageRef::Form(index) => handbook.forms.get(index).map_or("", |form| form.number.as_str()),
            PageRef::Guideline(_) | PageRef::Flow(_) | PageRef::Course(_) | PageRef::Own(_) => "",
        },
        title: handbook.page_title(page),
        href: link::relative(&path, &handbook.page_path(page)),
        current: page == at,
    };
    part.pages.iter().skip(first).take(2 * NEIGHBOURS + 1).map(link).collect()
}

/// The page that opens a part: its only page, or the index for forms.
fn landing(part: &Part) -> Option<PageRef> {
    match part.pages.as_slice() {
        pages if !pages.is_empty() && pages.iter().all(|page| matches!(page, PageRef::Form(_))) => {
            Some(PageRef::FORM_INDEX)
        }
        [page] => Some(*page),
        _ => None,
    }
}

fn crumbs<'a>(site: &Site<'a>, at: PageRef) -> Vec<Crumb<'a>> {
    let above = |page, title| Crumb { title, href: Some(site.page_link(at, page)) };
    let here = |title| Crumb { title, href: None };
    let title = site.handbook.page_title(at);
    let home = above(PageRef::HOME, SITE.home);
    match at {
        PageRef::HOME => Vec::new(),
        PageRef::Guideline(_) | PageRef::Flow(_) | PageRef::Course(_) | PageRef::Own(_) => vec![home, here(title)],
        PageRef::Form(index) => {
            let number = site.handbook.forms.get(index).map_or("", |form| form.number.as_str());
            let name = if number.is_empty() { title } else { number };
            vec![home, above(PageRef::FORM_INDEX, SITE.form_index), here(name)]
        }
    }
}
