//! `tebiki build` and `tebiki check`.
//!
//! Where nothing changed since a run without errors, what that run told is told
//! again, and nothing is made.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use super::{say, settled, tell};
use crate::cache::{self, Cache};
use crate::cli::Project;
use crate::compile::{make_at, make_for_trainers};
use crate::date::Moment;
use crate::finding::Checked;
use crate::output::{Artifacts, Key};
use crate::source::{self, SourceKind, Sources};
use crate::timings::{Stage, Watch};
use crate::words::help;
use crate::write::{self, Done, Target};

/// What `build` was asked for beside the project.
pub(super) struct Wish {
    pub(super) out: PathBuf,
    pub(super) zip: Option<PathBuf>,
    pub(super) force: bool,
    pub(super) timings: bool,
    pub(super) trainer_out: PathBuf,
}

/// Publishes the handbook, or says why not.
pub(super) fn build(project: &Project, wish: Wish) -> io::Result<ExitCode> {
    let watch = Watch::new();
    let target = Target::check(&project.root, &wish.out, wish.force)?;
    let archive = wish.zip.as_ref().map(|zip| target.archive(&project.root, zip, wish.force)).transpose()?;
    let run = Run::new(project)?;
    let place = wish.out.display().to_string();
    let stamps = target.stamps()?;
    let trainers_stand = project.root.join(&wish.trainer_out).exists() || !run.has_courses();
    let stands = trainers_stand && archive.is_none() && run.cache.stands(run.asked, target.folder(), &stamps);
    if stands && run.told_again() {
        say(&help::unchanged(stamps.len(), &place));
    } else {
        let Some(made) = run.make(project, &watch) else {
            say(help::nothing_written());
            return Ok(ExitCode::from(1));
        };
        let trainers = make_for_trainers(&watch.over(&run.cache), &run.sources.value, project.as_of).value;
        let second = match trainers.is_empty() {
            true => None,
            false => Some(target.second(&project.root, &wish.trainer_out, wish.force)?),
        };
        watch.begins(Stage::Write);
        say(&match write::publish(&made, &target)? {
            Done::Unchanged => help::unchanged(made.len(), &place),
            Done::Replaced { .. } => help::built(made.len(), &place),
        });
        run.cache.keep_site(run.asked, target.folder(), target.stamps()?);
        if let Some(second) = second {
            write::publish(&trainers, &second)?;
            say(&help::built_for_trainers(trainers.len(), &wish.trainer_out.display().to_string()));
        }
        if let Some(archive) = archive {
            write::archive(&made, &archive, source_date())?;
            say(&help::packed(&archive.path().display().to_string()));
        }
    }
    if wish.timings {
        say(watch.table().trim_end());
    }
    Ok(ExitCode::SUCCESS)
}

/// The date that whoever builds asks for, in seconds since the first of 1970.
fn source_date() -> Option<Moment> {
    std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok().and_then(Moment::in_japan)
}

/// Checks the handbook without writing it.
pub(super) fn check(project: &Project) -> io::Result<ExitCode> {
    let watch = Watch::new();
    let run = Run::new(project)?;
    if run.told_again() {
        return Ok(ExitCode::SUCCESS);
    }
    let made = run.make(project, &watch);
    Ok(ExitCode::from(u8::from(made.is_none())))
}

/// One run over a project.
struct Run {
    sources: Checked<Sources>,
    cache: Cache,
    /// Hash of all that the run depends on.
    asked: Key,
}

impl Run {
    fn new(project: &Project) -> io::Result<Self> {
        let sources = source::load(std::slice::from_ref(&project.root))?;
        let telling = format!("{:?}{}", project.message_format, project.deny_warnings);
        let asked = cache::asked(&sources.value, project.as_of, &telling);
        Ok(Self { sources, cache: Cache::of(&project.root), asked })
    }

    /// Whether there is anything for trainers.
    fn has_courses(&self) -> bool {
        self.sources.value.of_kind(SourceKind::Training).next().is_some()
    }

    /// Tells what an earlier run over the same told, if there was one without errors.
    fn told_again(&self) -> bool {
        let answer = self.cache.answer(self.asked);
        answer.iter().for_each(tell);
        answer.is_some()
    }

    /// The files; `None` where there is an error, which has been told.
    fn make(&self, project: &Project, watch: &Watch) -> Option<Artifacts> {
        watch.begins(Stage::Check);
        let mut made = make_at(&watch.over(&self.cache), &self.sources.value, project.as_of);
        made.findings.splice(0..0, self.sources.findings.iter().cloned());
        let (clean, answer) = settled(project, &self.sources.value, &mut made.findings);
        tell(&answer);
        if clean {
            self.cache.keep_answer(self.asked, &answer);
            self.cache.tidy();
        }
        Some(made.value).filter(|_| clean)
    }
}
