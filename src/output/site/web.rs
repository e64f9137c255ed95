//! What only a public site needs: the map of its pages, the feed of changes,
//! and the addresses that programs elsewhere know a page by. All of it is made
//! from `base_url`; without it nothing here is written.

use serde::Serialize;

use super::html::escape;
use super::lookup::Site;
use super::views;
use crate::date::Date;
use crate::handbook::web::BaseUrl;
use crate::handbook::{Guideline, PageRef};
use crate::output::{Job, Key, Made};
use crate::words::site as words;

/// Path of the map for search engines, by their convention.
const SITEMAP: &str = "sitemap.xml";
/// Path of the feed of changes.
pub(super) const FEED: &str = "feed.xml";

/// What the head of a public page says.
#[derive(Serialize)]
pub(super) struct Web {
    /// The page's whole address.
    url: String,
    /// Path of the feed from the page; `None` without any change to tell of.
    feed: Option<String>,
    feed_title: String,
}

impl Web {
    pub(super) fn new(site: &Site<'_>, at: PageRef) -> Option<Self> {
        let base = site.handbook.base_url.as_ref()?;
        let feed = site.handbook.has_page(PageRef::HISTORY).then(|| site.file_link(at, FEED));
        let url = base.join(&site.handbook.page_path(at));
        Some(Self { url, feed, feed_title: words::feed_title(&site.handbook.title) })
    }
}

pub(super) fn jobs<'a>(site: &Site<'a>) -> Vec<Job<'a>> {
    let Some(base) = &site.handbook.base_url else { return Vec::new() };
    let mut files = vec![(SITEMAP, sitemap(site, base))];
    files.extend(feed(site, base).map(|feed| (FEED, feed)));
    let job = |(path, text): (&str, String)| Job {
        path: path.to_owned(),
        key: Key::of([text.as_bytes()]),
        offered: None,
        make: Box::new(move || Made { bytes: text.clone().into_bytes(), pages: None, findings: Vec::new() }) as Box<_>,
    };
    files.into_iter().map(job).collect()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Every page with the day on which its text last changed.
fn sitemap(site: &Site<'_>, base: &BaseUrl) -> String {
    let handbook = site.handbook;
    let mut out = HEAD.to_owned() + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for page in handbook.pages() {
        let changed = match page {
            PageRef::Guideline(index) => handbook.guidelines.get(index).and_then(changed),
            PageRef::Form(index) => handbook.forms.get(index).and_then(|form| form.version),
            PageRef::Flow(_) | PageRef::Course(_) | PageRef::Own(_) => None,
        };
        out.push_str("<url>");
        element("loc", &base.join(&handbook.page_path(page)), &mut out);
        element("lastmod", &changed.unwrap_or(handbook.edition.date).to_string(), &mut out);
        out.push_str("</url>\n");
    }
    out + "</urlset>\n"
}

/// The last change that the text itself tells of.
fn changed(guideline: &Guideline) -> Option<Date> {
    guideline.updated.or_else(|| guideline.dates.iter().map(|date| date.date).max())
}

/// The typed dates of all documents as an Atom feed, latest first; `None`
/// without any. No clock is read: the feed is as new as its latest entry.
fn feed(site: &Site<'_>, base: &BaseUrl) -> Option<String> {
    let handbook = site.handbook;
    let events = views::events(handbook);
    let latest = events.first()?;
    let mut out = HEAD.to_owned() + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ja\">\n";
    element("title", &words::feed_title(&handbook.title), &mut out);
    element("id", &base.join(FEED), &mut out);
    element("updated", &moment(latest.date.date), &mut out);
    out.push_str("<author>");
    element("name", &handbook.office, &mut out);
    out.push_str("</author>\n");
    link("self", &base.join(FEED), &mut out);
    link("alternate", &base.join(&handbook.page_path(PageRef::HISTORY)), &mut out);
    for event in &events {
        let guideline = event.guideline;
        let page = PageRef::Guideline(event.index);
        out.push_str("<entry>\n");
        element("title", &words::feed_entry(&guideline.title, &event.date.kind, &guideline.number), &mut out);
        // What an entry is called may never change, so it is made of what names it.
        let name = format!("{}/{}", handbook.page_name(page), percent(&event.date.kind));
        element("id", &format!("tag:{},{}:{name}", base.host(), event.date.date), &mut out);
        element("updated", &moment(event.date.date), &mut out);
        link("alternate", &base.join(&handbook.page_path(page)), &mut out);
        element("summary", &words::feed_summary(&event.date.date.wareki(), &event.date.kind), &mut out);
        out.push_str("</entry>\n");
    }
    Some(out + "</feed>\n")
}

/// The beginning of the day in Japan; a month without a day begins with its first.
fn moment(date: Date) -> String {
    let day = Date { day: Some(date.day.unwrap_or(1)), ..date };
    format!("{day}T00:00:00+09:00")
}

fn element(name: &str, text: &str, out: &mut String) {
    out.push_str(&format!("<{name}>"));
    escape(text, out);
    out.push_str(&format!("</{name}>\n"));
}

fn link(kind: &str, address: &str, out: &mut String) {
    out.push_str(&format!("<link rel=\"{kind}\" href=\""));
    escape(address, out);
    out.push_str("\"/>\n");
}

/// Words as a part of an address.
fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte.is_ascii_alphanumeric() || byte == b'-' {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
