//! Where the time of a build goes: `tebiki build --timings`.
//!
//! The one place that looks at a clock. What it sees is told and never made
//! part of anything.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::output::{Desk, Job, Made, Turn};
use crate::words::timings as words;

/// So many documents are listed.
const SLOWEST: usize = 10;

/// A part of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Read,
    Check,
    Documents,
    Lists,
    Pages,
    Write,
}

/// Watches a build.
#[derive(Debug)]
pub struct Watch {
    seen: Mutex<Seen>,
}

#[derive(Debug)]
struct Seen {
    since: Instant,
    stage: Stage,
    stages: Vec<(Stage, Duration)>,
    documents: Vec<(Duration, String)>,
}

impl Watch {
    /// Begins with reading.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a watch starts to run, which no default value does")]
    pub fn new() -> Self {
        let seen = Seen { since: Instant::now(), stage: Stage::Read, stages: Vec::new(), documents: Vec::new() };
        Self { seen: Mutex::new(seen) }
    }

    /// The stage so far ends, another begins.
    pub fn begins(&self, stage: Stage) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let done = (seen.stage, now - seen.since);
        seen.stages.push(done);
        (seen.since, seen.stage) = (now, stage);
    }

    /// `inner`, watched.
    #[must_use]
    pub fn over<'a>(&'a self, inner: &'a dyn Desk) -> impl Desk + 'a {
        Watched { watch: self, inner }
    }

    /// Ends the last stage; the table of stages and of the slowest documents.
    #[must_use]
    pub fn table(&self) -> String {
        self.begins(Stage::Write);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let milliseconds = |took: Duration| took.as_secs_f64() * 1000.0;
        let all: Duration = seen.stages.iter().map(|(_, took)| *took).sum();
        let mut table = format!("{}\n", words::HEAD);
        for (stage, took) in &seen.stages {
            table.push_str(&words::row(milliseconds(*took), words::stage(*stage)));
        }
        table.push_str(&words::row(milliseconds(all), words::ALL));
        seen.documents.sort_by(|(one, a), (two, b)| two.cmp(one).then_with(|| a.cmp(b)));
        if !seen.documents.is_empty() {
            table.push_str(&format!("{}\n", words::SLOWEST));
        }
        for (took, path) in seen.documents.iter().take(SLOWEST) {
            table.push_str(&words::row(milliseconds(*took), path));
        }
        table
    }
}

struct Watched<'a> {
    watch: &'a Watch,
    inner: &'a dyn Desk,
}

impl Desk for Watched<'_> {
    fn begins(&self, turn: Turn) {
        self.inner.begins(turn);
        self.watch.begins(match turn {
            Turn::Documents => Stage::Documents,
            Turn::Lists => Stage::Lists,
            Turn::Pages => Stage::Pages,
        });
    }

    fn workers(&self) -> usize {
        self.inner.workers()
    }

    fn hand(&self, turn: Turn, job: &Job<'_>, make: &dyn Fn() -> Made) -> Made {
        let begun = Instant::now();
        let made = self.inner.hand(turn, job, make);
        if turn == Turn::Documents {
            let mut seen = self.watch.seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.documents.push((begun.elapsed(), job.path.clone()));
        }
        made
    }
}
