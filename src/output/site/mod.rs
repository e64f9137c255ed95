//! The handbook site: one job for each page and for each asset.
//!
//! Pages are made in two steps. A *view* gathers everything a page says, as
//! plain data; a *template* of the theme puts it into HTML. The view alone,
//! together with the templates and the names of the assets, decides the bytes
//! of a page, so that their hash is the key of the job.
//!
//! The pages must work from a file share: every link is relative and ends in a
//! file name, and nothing is fetched.

mod assets;
mod engine;
mod figure;
mod flow;
mod frame;
mod html;
mod link;
mod lookup;
mod metrics;
mod missing;
mod moved;
mod numbers;
mod phrase;
mod pictures;
mod search;
mod sheet;
mod views;
mod web;
mod whole;

#[cfg(test)]
mod tests;

pub(crate) use html::escape as escape_html;

use std::sync::Arc;

use serde::Serialize;

use super::{Input, Job, Key, Made};
use crate::finding::{Finding, code};
use crate::handbook::PageRef;
use crate::words::{SITE, SiteWords, site as words};
use assets::Assets;
use engine::Engine;
use frame::Frame;
use lookup::Site;

/// Every page and asset.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let assets = Assets::of(input.theme);
    let engine = match Engine::new(input.theme, &assets) {
        Ok(engine) => Arc::new(engine),
        // One finding for the theme says more than the same one for every page.
        Err(finding) => return vec![failed(input.handbook.page_path(PageRef::HOME), finding)],
    };
    let site = Site::new(input);
    let handbook = input.handbook;
    let mut jobs = assets.jobs();
    jobs.extend(figure::jobs(&site));
    jobs.extend(pictures::jobs(&site));
    jobs.push(page(&engine, &site, PageRef::HOME, "home.html", views::home(&site)));
    for index in 0..handbook.guidelines.len() {
        let at = PageRef::Guideline(index);
        jobs.push(page(&engine, &site, at, "guideline.html", views::guideline(&site, index)));
    }
    for index in 0..handbook.flows.len() {
        jobs.push(page(&engine, &site, PageRef::Flow(index), "flow.html", views::flow(&site, index)));
    }
    if !handbook.forms.is_empty() {
        jobs.push(page(&engine, &site, PageRef::FORM_INDEX, "form-index.html", views::form_index(&site)));
    }
    for index in 0..handbook.forms.len() {
        jobs.push(page(&engine, &site, PageRef::Form(index), "form.html", views::form(&site, index)));
    }
    for index in 0..handbook.courses.len() {
        jobs.push(page(&engine, &site, PageRef::Course(index), "course.html", views::course(&site, index)));
    }
    if !handbook.terms.is_empty() {
        jobs.push(page(&engine, &site, PageRef::GLOSSARY, "glossary.html", views::glossary(&site)));
    }
    if let Some(directory) = &handbook.directory {
        jobs.push(page(&engine, &site, PageRef::AGENCIES, "agencies.html", views::agencies(&site, directory)));
    }
    if handbook.has_page(PageRef::HISTORY) {
        jobs.push(page(&engine, &site, PageRef::HISTORY, "history.html", views::history(&site)));
    }
    if handbook.has_page(PageRef::MATRIX) {
        jobs.push(page(&engine, &site, PageRef::MATRIX, "matrix.html", views::matrix(&site)));
    }
    jobs.push(page(&engine, &site, PageRef::PRINT, "print.html", views::print(&site)));
    if let Some(access) = &handbook.accessibility {
        let view = views::accessibility(&site, access);
        jobs.push(page(&engine, &site, PageRef::ACCESSIBILITY, "accessibility.html", view));
    }
    let index = search::Index::new(&site);
    jobs.push(page(&engine, &site, PageRef::SEARCH, "search.html", views::search(&site, index.path())));
    jobs.push(index.job());
    jobs.push(job(&engine, missing::PATH.to_owned(), "404.html", missing::page(&site, &assets)));
    jobs.extend(web::jobs(&site));
    jobs.extend(moved::stubs(&site).into_iter().map(|(path, stub)| job(&engine, path, "moved.html", stub)));
    jobs
}

/// A page's own content and what its frame says of it.
struct Page<V> {
    /// Name of the page in the browser's title and in the crumbs.
    name: String,
    description: String,
    view: V,
}

/// All that a template sees.
#[derive(Serialize)]
struct View<'a, V> {
    frame: Frame<'a>,
    words: &'static SiteWords,
    page: V,
}

fn page<'a, V>(engine: &Arc<Engine>, site: &Site<'a>, at: PageRef, template: &'static str, page: Page<V>) -> Job<'a>
where
    V: Serialize + Send + Sync + 'a,
{
    let path = site.handbook.page_path(at);
    let view = View { frame: Frame::new(site, at, page.name, page.description), words: &SITE, page: page.view };
    job(engine, path, template, view)
}

/// A file that a template makes.
fn job<'a>(
    engine: &Arc<Engine>,
    path: String,
    template: &'static str,
    view: impl Serialize + Send + Sync + 'a,
) -> Job<'a> {
    let json = match serde_json::to_vec(&view) {
        Ok(json) => json,
        Err(error) => return failed(path, template_finding(template, &error.to_string())),
    };
    let engine = Arc::clone(engine);
    Job {
        path,
        key: Key::of([engine.key.0.as_slice(), template.as_bytes(), &json]),
        offered: None,
        make: Box::new(move || match engine.render(template, &view) {
            Ok(html) => Made { bytes: numbers::kept_whole(&html).into_bytes(), pages: None, findings: Vec::new() },
            Err(finding) => Made { bytes: Vec::new(), pages: None, findings: vec![*finding] },
        }),
    }
}

/// A job that makes nothing but a finding.
fn failed<'a>(path: String, finding: Box<Finding>) -> Job<'a> {
    let make = move || Made { bytes: Vec::new(), pages: None, findings: vec![(*finding).clone()] };
    Job { path, key: Key::of([]), offered: None, make: Box::new(make) }
}

fn template_finding(template: &str, said: &str) -> Box<Finding> {
    Box::new(Finding::nowhere(&code::THEME_TEMPLATE, words::template_failed(template)).note(said))
}
