//! What is shown now, and who waits for the next.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::output::Bytes;

/// Tabs that are told of changes. A browser that wants more has lost the oldest
/// of them long ago.
const LISTENERS: usize = 64;

/// What readers share with the desk.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Shown>);

#[derive(Default)]
struct Shown {
    pages: BTreeMap<String, Bytes>,
    documents: BTreeSet<String>,
    state: State,
    listeners: Vec<Box<dyn Write + Send>>,
}

/// What a tab is told.
#[derive(Default, Clone, Serialize)]
pub(super) struct State {
    /// Grows with every new set of pages; 0 before the first.
    pub(super) version: u64,
    /// The findings as HTML; empty if there are none.
    pub(super) panel: String,
}

/// What lies at a path.
pub(super) enum Place {
    Page(Bytes),
    /// The desk makes it.
    Document,
    Nothing,
}

impl Shelf {
    /// New pages.
    pub(super) fn put(&self, pages: BTreeMap<String, Bytes>, documents: BTreeSet<String>, panel: String) {
        let mut shown = self.lock();
        (shown.pages, shown.documents) = (pages, documents);
        shown.state = State { version: shown.state.version + 1, panel };
        shown.tell();
    }

    /// The pages stay, but something is wrong with what is written now.
    pub(super) fn fail(&self, panel: String) {
        let mut shown = self.lock();
        shown.state.panel = panel;
        shown.tell();
    }

    pub(super) fn at(&self, path: &str) -> Place {
        let shown = self.lock();
        match shown.pages.get(path) {
            Some(bytes) => Place::Page(Bytes::clone(bytes)),
            None if shown.documents.contains(path) => Place::Document,
            None => Place::Nothing,
        }
    }

    pub(super) fn state(&self) -> State {
        self.lock().state.clone()
    }

    /// Tells a tab how things are, and from now on of every change. The head of
    /// the answer was sent.
    pub(super) fn listen(&self, mut tab: Box<dyn Write + Send>) {
        let mut shown = self.lock();
        if send(&mut tab, &shown.state) {
            if shown.listeners.len() == LISTENERS {
                shown.listeners.remove(0);
            }
            shown.listeners.push(tab);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shown {
    /// Forgets the tabs that have gone.
    fn tell(&mut self) {
        let state = self.state.clone();
        self.listeners.retain_mut(|tab| send(tab, &state));
    }
}

/// One event; `false` if nobody is there to take it.
fn send(tab: &mut dyn Write, state: &State) -> bool {
    // A struct of a number and a string always has a JSON form.
    let json = serde_json::to_string(state).unwrap_or_default();
    write!(tab, "data: {json}\n\n").and_then(|()| tab.flush()).is_ok()
}
