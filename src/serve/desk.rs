//! Builds in memory: pages at once, documents when they are asked for.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tiny_http::Request;

use super::answer;
use super::panel;
use super::shelf::Shelf;
use super::{News, Watch};
use crate::cli::Project;
use crate::compile::{self, Compiled};
use crate::finding::{self, Checked, Excuse, Finding, code};
use crate::output::{Draft, Kept};
use crate::run::{say, settle};
use crate::source::{self, Sources};
use crate::typeset::Press;
use crate::words::serve as words;

/// A program that saves a file does so in several steps; after the last of them
/// it is quiet for so long.
const QUIET: Duration = Duration::from_millis(10);

/// A project that compiled.
struct Good {
    sources: Sources,
    compiled: Compiled,
    excuses: Vec<Excuse>,
    findings: Vec<Finding>,
    since: Instant,
}

/// Builds until nobody can ask any more, which is never while readers run.
pub(super) fn work(project: &Project, shelf: &Shelf, told: &Receiver<News>, watch: &mut Watch) -> io::Result<()> {
    let kept = Kept::default();
    let mut desk = Desk { project, shelf, told, watch, seen: None };
    let mut next = desk.read()?;
    loop {
        let good = match next.take() {
            Some(good) => good,
            // Nothing to show yet: wait for an edit that mends it.
            None => match desk.wait(|request| answer::from_shelf(request, shelf))? {
                Some(good) => good,
                None => return Ok(()),
            },
        };
        next = desk.hold(&good, &kept)?;
        if next.is_none() {
            return Ok(());
        }
    }
}

struct Desk<'a> {
    project: &'a Project,
    shelf: &'a Shelf,
    told: &'a Receiver<News>,
    watch: &'a mut Watch,
    /// What was read last.
    seen: Option<Sources>,
}

impl Desk<'_> {
    /// Shows one state of the project until an edit leads to the next good one.
    fn hold(&mut self, good: &Good, kept: &Kept) -> io::Result<Option<Good>> {
        let Compiled { handbook, theme, outputs } = &good.compiled;
        let press = Press::new(theme);
        let made = Draft::new(handbook, theme, &press, outputs, kept);
        let mut found = Found { good, findings: Vec::new(), project: self.project };
        let errors = found.say(good.findings.iter().cloned().chain(made.findings).collect())?;
        let documents = made.value.documents().map(str::to_owned).collect();
        if errors {
            self.shelf.fail(found.panel());
        } else {
            say(&words::shown(made.value.pages.len(), good.since.elapsed().as_millis()));
            self.shelf.put(made.value.pages.clone(), documents, found.panel());
        }
        self.wait(|request| {
            let path = answer::path(&request);
            match path.as_deref().and_then(|path| made.value.document(path, kept)) {
                Some(Checked { value, findings }) => {
                    let whole = !finding::has_errors(&findings);
                    // Said once, though it may be asked for again.
                    if found.say(findings).is_ok() {
                        self.shelf.fail(found.panel());
                    }
                    match path {
                        Some(path) if whole => answer::send(request, &path, &value),
                        _ => answer::from_shelf(request, self.shelf),
                    }
                }
                None => answer::from_shelf(request, self.shelf),
            }
        })
    }

    /// Waits for an edit after which the project compiles; `None` if nobody is
    /// left who could tell of one.
    fn wait(&mut self, mut give: impl FnMut(Request)) -> io::Result<Option<Good>> {
        loop {
            match self.told.recv() {
                Err(_) => return Ok(None),
                Ok(News::Wanted(request)) => give(request),
                Ok(News::Edit) => {
                    // Requests that come meanwhile are answered from what is.
                    loop {
                        match self.told.recv_timeout(QUIET) {
                            Ok(News::Edit) => {}
                            Ok(News::Wanted(request)) => give(request),
                            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                        }
                    }
                    self.watch.look()?;
                    if let Some(good) = self.read()? {
                        return Ok(Some(good));
                    }
                }
            }
        }
    }

    /// Reads the project anew; `None` if nothing changed or it is broken, which
    /// is then said.
    fn read(&mut self) -> io::Result<Option<Good>> {
        let since = Instant::now();
        let read = match source::load(std::slice::from_ref(&self.project.root)) {
            Ok(read) => read,
            // A file that vanished between listing and reading: another event follows.
            Err(error) if self.seen.is_some() => {
                say(&crate::words::help::failed(&error));
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let Checked { value: sources, mut findings } = read;
        if self.seen.as_ref().is_some_and(|seen| same(seen, &sources)) {
            return Ok(None);
        }
        self.seen = Some(sources.clone());
        let compiled = compile::read(&sources, self.project.as_of).take(&mut findings);
        match compiled {
            Some((compiled, excuses)) if !finding::has_errors(&findings) => {
                Ok(Some(Good { sources, compiled, excuses, findings, since }))
            }
            broken => {
                let excuses = broken.map(|(_, excuses)| excuses).unwrap_or_default();
                let mut findings = finding::excuse(findings, &excuses);
                settle(self.project, &sources, &mut findings)?;
                self.shelf.fail(panel::draw(&findings, &sources));
                Ok(None)
            }
        }
    }
}

/// Whether two readings of a project are the same.
fn same(one: &Sources, other: &Sources) -> bool {
    one.iter().count() == other.iter().count()
        && one.iter().zip(other.iter()).all(|((_, a), (_, b))| {
            a.path == b.path && a.text == b.text && a.bytes == b.bytes && a.readable == b.readable
        })
}

/// What was found, with what is found while documents are made.
struct Found<'a> {
    good: &'a Good,
    findings: Vec<Finding>,
    project: &'a Project,
}

impl Found<'_> {
    /// Adds findings and draws all of them, if there are new ones; whether any of
    /// them is an error.
    fn say(&mut self, more: Vec<Finding>) -> io::Result<bool> {
        let known = self.findings.len();
        self.findings.extend(more);
        let mut findings = self.all();
        finding::sort(&mut self.findings);
        if self.findings.len() == known && known > 0 {
            return Ok(finding::has_errors(&findings));
        }
        settle(self.project, &self.good.sources, &mut findings).map(|clean| !clean)
    }

    /// Those that no row of `ignore:` excuses. A row may be there for a document
    /// that nobody has asked for, so none is called unused.
    fn all(&self) -> Vec<Finding> {
        let mut all = finding::excuse(self.findings.clone(), &self.good.excuses);
        all.retain(|finding| finding.code.slug != code::IGNORE_UNUSED.slug);
        finding::sort(&mut all);
        all
    }

    fn panel(&self) -> String {
        panel::draw(&self.all(), &self.good.sources)
    }
}
