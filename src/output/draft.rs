//! A handbook whose pages are finished and whose documents are made when they
//! are asked for, as whoever is writing it looks at it.
//!
//! Every job has a key, the hash of all that its bytes depend on. What was made
//! for one draft is kept by that key, so that after an edit only the files that
//! depend on it are made again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::run::{jobs_of, offered};
use super::{Files, Input, Job, Key, Output, Turn};
use crate::finding::{Checked, Finding};
use crate::handbook::Handbook;
use crate::theme::Theme;
use crate::typeset::Press;

/// Bytes that several may hold.
pub type Bytes = Arc<[u8]>;

/// Files that were made without any finding, by the hash of what they were made
/// from. A finding has places in its sources, which move while the key stays;
/// such a file is made again.
#[derive(Default)]
pub struct Kept(Mutex<BTreeMap<Key, (Bytes, Option<usize>)>>);

impl Kept {
    /// Bytes and number of pages.
    fn get(&self, key: Key) -> Option<(Bytes, Option<usize>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    fn put(&self, key: Key, bytes: &Bytes, pages: Option<usize>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, (Arc::clone(bytes), pages));
    }

    /// Forgets every file that is none of these.
    fn only(&self, keys: &[Key]) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut files = std::mem::take(&mut *all);
        *all = keys.iter().filter_map(|key| Some((*key, files.remove(key)?))).collect();
    }
}

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
            let made: Vec<(Bytes, Vec<Finding>)> = jobs.par_iter().map(|job| make(job, kept)).collect();
            let mut more = Vec::new();
            for (job, (bytes, found)) in jobs.iter().zip(made) {
                more.extend(offered(job, Some(bytes.len()), None));
                keys.push(job.key);
                pages.insert(job.path.clone(), bytes);
                findings.extend(found);
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
        let (bytes, findings) = make(self.documents.get(path)?, kept);
        Some(Checked { value: bytes, findings })
    }
}

fn make(job: &Job<'_>, kept: &Kept) -> (Bytes, Vec<Finding>) {
    if let Some((bytes, _)) = kept.get(job.key) {
        return (bytes, Vec::new());
    }
    let made = (job.make)();
    let bytes = Bytes::from(made.bytes);
    if made.findings.is_empty() {
        kept.put(job.key, &bytes, made.pages);
    }
    (bytes, made.findings)
}
