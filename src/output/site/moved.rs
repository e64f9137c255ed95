//! Addresses of earlier editions: a page for every page that has moved, and a
//! line on the page for every place that has left it.
//!
//! A browser sends no server the part behind `#`, and there is no server here
//! anyway; so the old anchor stands on the old page and leads on by a link.

use serde::Serialize;

use super::link;
use super::lookup::Site;
use crate::handbook::{Moved, Place};
use crate::output::print::standing;
use crate::words::{SITE, SiteWords};

/// A page that only leads on.
#[derive(Serialize)]
pub(super) struct Stub<'a> {
    /// Way to the site's root.
    root: String,
    words: &'static SiteWords,
    site_title: &'a str,
    superseded: Option<String>,
    to: Way<'a>,
    places: Vec<Way<'a>>,
}

/// An old address and where it leads.
#[derive(Serialize)]
pub(super) struct Way<'a> {
    /// The old anchor; empty for a page.
    id: &'a str,
    href: String,
    label: String,
}

/// The pages that have moved, with their old paths.
pub(super) fn stubs<'a>(site: &Site<'a>) -> Vec<(String, Stub<'a>)> {
    let pages = site.handbook.moved.iter().filter(|moved| moved.anchor.is_none());
    pages
        .map(|moved| {
            let path = format!("{}/index.html", moved.page);
            let stub = Stub {
                root: link::root(&path),
                words: &SITE,
                site_title: &site.handbook.title,
                superseded: standing::of_edition(site.handbook),
                to: way(site, &path, moved),
                places: places(site, &path),
            };
            (path, stub)
        })
        .collect()
}

/// The places that were once on the page at `path`.
pub(super) fn places<'a>(site: &Site<'a>, path: &str) -> Vec<Way<'a>> {
    let page = path.strip_suffix("/index.html").unwrap_or_default();
    let here = site.handbook.moved.iter().filter(|moved| moved.page == page && moved.anchor.is_some());
    here.map(|moved| way(site, path, moved)).collect()
}

fn way<'a>(site: &Site<'a>, path: &str, moved: &'a Moved) -> Way<'a> {
    Way {
        id: moved.anchor.as_deref().unwrap_or_default(),
        href: link::relative(path, &site.handbook.place_path(&moved.to)),
        label: label(site, &moved.to),
    }
}

fn label(site: &Site<'_>, to: &Place) -> String {
    match to.anchor {
        Some(_) => site.clause_name(to),
        None => site.handbook.page_title(to.page).to_owned(),
    }
}
