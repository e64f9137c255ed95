//! `tebiki build` and `tebiki check`.
//!
//! Where nothing changed since a run without errors, what that run told is told
//! again, and nothing is made.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use super::{say, settle, tell, with_sources};
use crate::cache::{self, Cache};
use crate::cli::Project;
use crate::compile::make_at;
use crate::finding::Checked;
use crate::output::{Artifacts, Key};
use crate::source::{self, Sources};
use crate::timings::{Stage, Watch};
use crate::words::help;
use crate::write::{self, Done, Target};

/// What `build` was asked for beside the project.
pub(super) struct Wish {
    pub(super) out: PathBuf,
    pub(super) zip: Option<PathBuf>,
    pub(super) force: bool,
    pub(super) timings: bool,
}

/// Publishes the handbook, or says why not.
pub(super) fn build(project: &Project, wish: Wish) -> io::Result<ExitCode> {
    let watch = Watch::new();
    let target = Target::check(&project.root, &wish.out, wish.force)?;
    let archive = wish.zip.as_ref().map(|zip| target.archive(&project.root, zip, wish.force)).transpose()?;
    let run = Run::new(project)?;
    let place = wish.out.display().to_string();
    let stamps = target.stamps()?;
    let stands = archive.is_none() && run.cache.stands(run.asked, target.folder(), &stamps);
    if stands && run.told_again(project) {
        say(&help::unchanged(stamps.len(), &place));
    } else {
        let Some(made) = run.make(project, &watch)? else {
            say(help::nothing_written());
            return Ok(ExitCode::from(1));
        };
        watch.begins(Stage::Write);
        say(&match write::publish(&made, &target)? {
            Done::Unchanged => help::unchanged(made.len(), &place),
            Done::Replaced { .. } => help::built(made.len(), &place),
        });
        if let Some(archive) = archive {
            write::archive(&made, &archive)?;
            say(&help::packed(&archive.path().display().to_string()));
        }
    }
    if wish.timings {
        say(watch.table().trim_end());
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks the handbook without writing it.
pub(super) fn check(project: &Project) -> io::Result<ExitCode> {
    let watch = Watch::new();
    let run = Run::new(project)?;
    if run.told_again(project) {
        return Ok(ExitCode::SUCCESS);
    }
    let made = run.make(project, &watch)?;
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

    /// Tells what an earlier run over the same told, if there was one without errors.
    fn told_again(&self, project: &Project) -> bool {
        let answer = self.cache.answer(self.asked);
        if let Some(answer) = &answer {
            tell(project, answer);
        }
        answer.is_some()
    }

    /// The files; `None` where there is an error, which has been told.
    fn make(self, project: &Project, watch: &Watch) -> io::Result<Option<Artifacts>> {
        watch.begins(Stage::Check);
        let desk = watch.over(&self.cache);
        let (sources, mut made) = with_sources(self.sources, |sources| make_at(&desk, sources, project.as_of));
        Ok(None)
    }
}
