//! `tebiki build --towns`: one handbook for many towns.
//!
//! The project is what all towns share; [`crate::source::Base`] says how the
//! files of a town lie over it. Each town becomes a handbook of its own in a
//! folder of its own, whole or not at all, whatever becomes of the others.
//!
//! Threads take towns from one list. Each has one town in memory at a time, from
//! sources to published files, so that a country needs no more memory than a
//! few towns do.

mod findings;
mod shard;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::cli::Project;
use crate::compile;
use crate::finding::{self, Severity};
use crate::output::Kept;
use crate::report::Format;
use crate::run::say;
use crate::source::Base;
use crate::words::{help, towns as words};
use crate::write::{self, Done, Target};
use findings::All;
pub use shard::Shard;

/// Bytes of files that several towns have alike: style sheets, schemas.
const SHARED: usize = 32 << 20;

/// What is built, and where to.
pub(crate) struct Plan<'a> {
    pub(crate) project: &'a Project,
    /// The folder with a folder for each town, below the project's root.
    pub(crate) towns: &'a Path,
    pub(crate) shard: Shard,
    /// The folder for the towns' folders, below the project's root.
    pub(crate) out: &'a Path,
    pub(crate) force: bool,
}

/// How a town came out.
enum Outcome {
    Written,
    Unchanged,
    /// There are errors; what was published before stays.
    Kept,
}

/// Builds the towns of the shard.
///
/// # Errors
/// Fails if the project, a town's folder or the disk cannot be read or written.
pub(crate) fn build(plan: &Plan<'_>) -> io::Result<ExitCode> {
    let folder = plan.project.root.join(plan.towns);
    let all = codes(&folder)?;
    let codes: Vec<&String> = all.iter().filter(|code| plan.shard.holds(code)).collect();
    say(&words::begin(all.len(), codes.len(), &plan.shard.to_string()));
    let base = Base::load(&plan.project.root)?;
    let kept = Kept::at_most(SHARED);
    let found = Mutex::new(All::default());
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(codes.len())));
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(codes.len()) {
            scope.spawn(|| {
                while let Some(code) = codes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = town(plan, &base, code, &kept, &found);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((code.as_str(), outcome));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(code, _)| *code);
    finish(plan, found.into_inner().unwrap_or_else(PoisonError::into_inner), done)
}

/// From the sources of a town to its published folder.
fn town(plan: &Plan<'_>, base: &Base, code: &str, kept: &Kept, found: &Mutex<All>) -> io::Result<Outcome> {
    // Taken before anything is made, as for a single handbook.
    let target = Target::beside(&plan.project.root, plan.towns, &plan.out.join(code), plan.force)?;
    let shown = plan.towns.join(code);
    let read = base.town(code, &plan.project.root.join(&shown), &shown)?;
    let (sources, mut findings) = (read.value, read.findings);
    let artifacts = compile::make_town(&sources, plan.project.as_of, kept).take(&mut findings);
    finding::sort(&mut findings);
    if plan.project.deny_warnings {
        for finding in &mut findings {
            finding.severity = Severity::Error;
        }
    }
    let mut all = found.lock().unwrap_or_else(PoisonError::into_inner);
    all.add(code, &findings, &sources, plan.project.message_format);
    drop(all);
    if finding::has_errors(&findings) {
        return Ok(Outcome::Kept);
    }
    Ok(match write::publish(&artifacts, &target)? {
        Done::Unchanged => Outcome::Unchanged,
        Done::Replaced { .. } => Outcome::Written,
    })
}

/// Says what came of all towns.
fn finish(plan: &Plan<'_>, found: All, done: Vec<(&str, io::Result<Outcome>)>) -> io::Result<ExitCode> {
    let (errors, warnings) = found.counts();
    let drawn = found.draw(plan.project.message_format);
    match plan.project.message_format {
        Format::Human => say(&format!("{drawn}{}", help::summary(errors, warnings))),
        // A reader that has seen enough may close the pipe.
        Format::Json => drop(io::Write::write_all(&mut io::stdout().lock(), drawn.as_bytes())),
    }
    let (mut written, mut unchanged, mut kept, mut failed) = (0, 0, Vec::new(), false);
    for (code, outcome) in done {
        match outcome {
            Ok(Outcome::Written) => written += 1,
            Ok(Outcome::Unchanged) => unchanged += 1,
            Ok(Outcome::Kept) => kept.push(code.to_owned()),
            // One town that cannot be written is no reason to leave the others.
            Err(error) => {
                failed = true;
                say(&words::failed(code, &error));
            }
        }
    }
    say(&words::built(written, unchanged, &plan.out.display().to_string()));
    if !kept.is_empty() {
        say(&words::not_written(&kept));
    }
    Ok(ExitCode::from(match (failed, kept.is_empty()) {
        (true, _) => 2,
        (false, false) => 1,
        (false, true) => 0,
    }))
}

/// The names of the towns' folders, in order.
fn codes(folder: &Path) -> io::Result<Vec<String>> {
    let failed = |error: io::Error| crate::words::finding::io_error(folder, &error);
    let mut codes = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || !entry.file_type().map_err(failed)?.is_dir() {
            continue;
        }
        if !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err(io::Error::other(words::code_invalid(&PathBuf::from(name).display().to_string())));
        }
        codes.push(name);
    }
    if codes.is_empty() {
        return Err(io::Error::other(words::none(&folder.display().to_string())));
    }
    codes.sort();
    Ok(codes)
}
