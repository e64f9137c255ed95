//! The program: reads the command line, takes the steps, says what came of it.

mod build;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::cache::Answer;
use crate::cli::{self, Options, Project, Verb};
use crate::compile::release;
use crate::finding::{self, Checked, Finding, Severity};
use crate::report;
use crate::schema::{self, Kind};
use crate::serve;
use crate::source::{self, Sources};
use crate::starter;
use crate::towns::{self, Shard};
use crate::words::{help, released};
use crate::write;

/// Runs one command line. Exit codes: 0 no error, 1 findings with errors, 2 usage or disk.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let options = match cli::parse(args) {
        Ok(options) => options,
        Err(answer) => {
            // Help and version are answers, not errors.
            if answer.use_stderr() && answer.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                say(help::USAGE_ERROR);
            }
            let _ = answer.print();
            return ExitCode::from(if answer.use_stderr() { 2 } else { 0 });
        }
    };
    execute(options).unwrap_or_else(|error| {
        say(&help::failed(&error));
        ExitCode::from(2)
    })
}

fn execute(options: Options) -> io::Result<ExitCode> {
    match options.command {
        Verb::Build { project, out, force, towns: Some(towns), shard, .. } => {
            let shard = shard.unwrap_or(Shard::WHOLE);
            towns::build(&towns::Plan { project: &project, towns: &towns, shard, out: &out, force })
        }
        Verb::Build { project, out, zip, force, timings, trainer_out, .. } => {
            build::build(&project, build::Wish { out, zip, force, timings, trainer_out })
        }
        Verb::Check { project } => build::check(&project),
        Verb::Serve { project, port, open } => serve::run(&project, port, open),
        Verb::Release { project } => {
            let sources = source::load(std::slice::from_ref(&project.root))?;
            let (sources, mut made) = with_sources(sources, |sources| release(sources, project.as_of));
            let clean = settle(&project, &sources, &mut made.findings)?;
            let Some(record) = made.value.filter(|_| clean) else {
                say(released::not_recorded());
                return Ok(ExitCode::from(1));
            };
            write::record(&project.root, &record.text)?;
            say(&released::recorded(&record.edition, &record.counts));
            Ok(ExitCode::SUCCESS)
        }
        Verb::Init { dir, full } => {
            let files = starter::files(full);
            write::start(&dir, &files)?;
            say(&help::started(files.len(), &dir.display().to_string()));
            Ok(ExitCode::SUCCESS)
        }
        Verb::Schema { kind, write, root } => {
            if write {
                let files: Vec<(String, String)> =
                    Kind::WORDS.iter().map(|(_, kind)| (schema::path(*kind), schema::text(*kind))).collect();
                write::files(&root, &files)?;
                say(&help::schemas_written(files.len()));
            }
            if let Some(kind) = kind {
                io::stdout().lock().write_all(schema::text(kind).as_bytes())?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Verb::Explain { code } => explain(code.as_deref()),
    }
}

/// Writes a line to the terminal; one that has gone away is no reason to stop.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Draws the findings and says whether the build may go on.
pub(crate) fn settle(project: &Project, sources: &Sources, findings: &mut Vec<Finding>) -> io::Result<bool> {
    let (clean, answer) = settled(project, sources, findings);
    tell(&answer);
    Ok(clean)
}

/// Whether the build may go on, and what is to be told of the findings.
fn settled(project: &Project, sources: &Sources, findings: &mut Vec<Finding>) -> (bool, Answer) {
    finding::sort(findings);
    if project.deny_warnings {
        for finding in findings.iter_mut() {
            finding.severity = Severity::Error;
        }
    }
    let drawn = report::draw(findings, sources, project.message_format);
    let answer = match project.message_format {
        report::Format::Human => {
            let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
            let said = format!("{drawn}{}\n", help::summary(errors, findings.len() - errors));
            Answer { said, lines: String::new() }
        }
        report::Format::Json => Answer { said: String::new(), lines: drawn },
    };
    (!finding::has_errors(findings), answer)
}

/// A reader that has seen enough may close the pipe.
fn tell(answer: &Answer) {
    let _ = io::stderr().lock().write_all(answer.said.as_bytes());
    let _ = io::stdout().lock().write_all(answer.lines.as_bytes());
}

fn explain(slug: Option<&str>) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let Some(slug) = slug else {
        for code in finding::all() {
            writeln!(out, "{}  {}", code.slug, code.title)?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(code) = finding::all().find(|code| code.slug == slug) else {
        say(&help::unknown_code(slug));
        return Ok(ExitCode::from(2));
    };
    writeln!(out, "{}（{}）\n", code.title, code.slug)?;
    writeln!(out, "{}\n  {}\n", help::CAUSE, code.cause)?;
    writeln!(out, "{}\n  {}", help::CURE, code.cure)?;
    Ok(ExitCode::SUCCESS)
}

fn with_sources<T>(sources: Checked<Sources>, step: impl FnOnce(&Sources) -> Checked<T>) -> (Sources, Checked<T>) {
    let mut made = step(&sources.value);
    made.findings.splice(0..0, sources.findings);
    (sources.value, made)
}
