//! A handbook whose pages are finished and whose documents are made when they
//! are asked for, as whoever is writing it looks at it.
//!
//! What was made for one draft is [`Kept`], so that after an edit only the files
//! that depend on it are made again.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::run::{jobs_of, offered};
use super::{Bytes, Files, Input, Job, Kept, Key, Made, Output, Turn};
use crate::finding::Checked;
use crate::handbook::Handbook;
use crate::theme::Theme;
use crate::typeset::Press;

/// What a handbook looks like now.
pub struct Draft<'a> {
    /// Pages, assets and lists by path.
    pub pages: BTreeMap<String, Bytes>,
    documents: BTreeMap<String, Job<'a>>,
}

/// Documents have not been asked for, so none of them is offered yet.
static NONE: Files = Files(Vec::new());

impl<'a> Draft<'a> {
    /// Makes the pages. A document that is not among `kept` is offered on them
    /// without its size and its number of pages.
    #[must_use]
    pub fn new(
        handbook: &'a Handbook,
        theme: &'a Theme,
        press: &'a Press,
        wanted: &[&'static Output],
        kept: &Kept,
    ) -> Checked<Self> {
        let mut findings = Vec::new();
        let input = Input { handbook, theme, press, files: &NONE };
        let documents = jobs_of(Turn::Documents, wanted, &input);
        let seen = |job: &Job<'_>| {
            let (size, pages) = kept.get(job.key).map_or((None, None), |(bytes, pages)| (Some(bytes.len()), pages));
            offered(job, size, pages)
        };
        let mut files = Files(documents.iter().filter_map(seen).collect());
        let mut keys: Vec<Key> = documents.iter().map(|job| job.key).collect();
        let mut pages = BTreeMap::new();
        for turn in [Turn::Lists, Turn::Pages] {
            let jobs = jobs_of(turn, wanted, &Input { handbook, theme, press, files: &files });
            let made: Vec<Made<Bytes>> = jobs.par_iter().map(|job| kept.make(job)).collect();
            let mut more = Vec::new();
            for (job, made) in jobs.iter().zip(made) {
                more.extend(offered(job, Some(made.bytes.len()), None));
                keys.push(job.key);
                pages.insert(job.path.clone(), made.bytes);
                findings.extend(made.findings);
            }
            drop(jobs);
            files.0.extend(more);
        }
        kept.only(&keys);
        let documents = documents.into_iter().map(|job| (job.path.clone(), job)).collect();
        Checked::new(Self { pages, documents }, findings)
    }

    /// The paths of the documents.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.keys().map(String::as_str)
    }

    /// Makes a document, unless it was made before; `None` if there is none at
    /// that path.
    #[must_use]
    pub fn document(&self, path: &str, kept: &Kept) -> Option<Checked<Bytes>> {
        let made = kept.make(self.documents.get(path)?);
        Some(Checked::new(made.bytes, made.findings))
    }
}
