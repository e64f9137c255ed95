//! The program: reads the command line, takes the steps, says what came of it.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::cli::{Options, Project, Verb};
use crate::config::{self, Config, Ignore};
use crate::documents;
use crate::finding::{self, Checked, Excuse, Finding, Severity, Span, TABLE, code};
use crate::font::Faces;
use crate::handbook::Handbook;
use crate::output::{self, Artifacts, OUTPUTS, Output};
use crate::report;
use crate::resolve;
use crate::source::{self, SourceKind, Sources};
use crate::theme::Theme;
use crate::words::{self, help};
use crate::yaml::unknown_name;
use crate::{cli, write};

/// Runs one command line. Exit codes: 0 no error, 1 findings with errors, 2 usage or disk.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let options = match cli::parse(args) {
        Ok(options) => options,
        Err(answer) => {
            // Help and version are answers, not errors.
            let _ = answer.print();
            return ExitCode::from(if answer.use_stderr() { 2 } else { 0 });
        }
    };
    execute(options).unwrap_or_else(|error| {
        eprintln!("{}", help::failed(&error));
        ExitCode::from(2)
    })
}

fn execute(options: Options) -> io::Result<ExitCode> {
    match options.command {
        Verb::Build { project, out } => {
            let sources = source::load(std::slice::from_ref(&project.root))?;
            let (sources, mut made) = with_sources(sources, make);
            if !settle(&project, &sources, &mut made.findings)? {
                eprintln!("{}", help::nothing_written());
                return Ok(ExitCode::from(1));
            }
            let target = project.root.join(&out);
            write::publish(&made.value, &target)?;
            eprintln!("{}", help::built(made.value.len(), &out.display().to_string()));
            Ok(ExitCode::SUCCESS)
        }
        Verb::Check { project } => {
            let sources = source::load(std::slice::from_ref(&project.root))?;
            let (sources, mut made) = with_sources(sources, make);
            let clean = settle(&project, &sources, &mut made.findings)?;
            Ok(ExitCode::from(u8::from(!clean)))
        }
        Verb::Explain { code } => explain(code.as_deref()),
    }
}

/// Draws the findings and says whether the build may go on.
fn settle(project: &Project, sources: &Sources, findings: &mut Vec<Finding>) -> io::Result<bool> {
    finding::sort(findings);
    if project.deny_warnings {
        for finding in findings.iter_mut() {
            finding.severity = Severity::Error;
        }
    }
    let drawn = report::draw(findings, sources, project.message_format);
    match project.message_format {
        report::Format::Human => {
            let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
            eprint!("{drawn}");
            eprintln!("{}", help::summary(errors, findings.len() - errors));
        }
        report::Format::Json => io::stdout().lock().write_all(drawn.as_bytes())?,
    }
    Ok(!finding::has_errors(findings))
}

fn explain(slug: Option<&str>) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let Some(slug) = slug else {
        for code in TABLE {
            writeln!(out, "{}  {}", code.slug, code.title)?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(code) = TABLE.iter().find(|code| code.slug == slug) else {
        eprintln!("{}", help::unknown_code(slug));
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

/// Everything up to the files in memory. Without errors the files are whole;
/// with errors they may be missing, and nothing may be written.
#[must_use]
pub fn make(sources: &Sources) -> Checked<Artifacts> {
    let mut findings = Vec::new();
    let Some((read, excuses)) = read(sources).take(&mut findings) else {
        return Checked::new(Artifacts::new(), findings);
    };
    if finding::has_errors(&findings) {
        return Checked::new(Artifacts::new(), finding::excuse(findings, &excuses));
    }
    let (handbook, theme, wanted) = read;
    let artifacts = output::render(&handbook, &theme, &wanted).take(&mut findings);
    Checked::new(artifacts, finding::excuse(findings, &excuses))
}

/// What outputs are made from.
type Read = (Handbook, Theme, Vec<&'static Output>);

/// Everything up to the resolved handbook; `None` if the settings cannot be read.
#[must_use]
pub fn check(sources: &Sources) -> Checked<Option<Read>> {
    let checked = read(sources);
    match checked.value {
        Some((read, excuses)) => Checked::new(Some(read), finding::excuse(checked.findings, &excuses)),
        None => Checked::new(None, checked.findings),
    }
}

/// As [`check`], with the rows of `ignore:` still to be applied: outputs may
/// have findings of their own that a row excuses.
fn read(sources: &Sources) -> Checked<Option<(Read, Vec<Excuse>)>> {
    let mut findings = Vec::new();
    let Some((config, theme)) = settings(sources).take(&mut findings) else {
        // Documents are read all the same, so that their findings come in the same run.
        let theme = Theme::embedded();
        let faces = Faces::of(&theme);
        documents::parse(sources, None, &|c| faces.covers(c)).take(&mut findings);
        return Checked::new(None, findings);
    };
    let wanted = wanted(&config, &mut findings);
    let faces = Faces::of(&theme);
    let documents = documents::parse(sources, Some(&config), &|c| faces.covers(c)).take(&mut findings);
    let handbook = resolve::resolve(sources, &config, documents).take(&mut findings);
    let excuses = config.ignore.iter().map(|row| excuse(sources, row)).collect();
    Checked::new(Some(((handbook, theme, wanted), excuses)), findings)
}

fn excuse(sources: &Sources, row: &Ignore) -> Excuse {
    let (path, id) = row.place.split_once('#').map_or((row.place.as_str(), None), |(path, id)| (path, Some(id)));
    let file = sources.iter().find(|(_, file)| file.path == path);
    let covers = file.and_then(|(source, file)| Some(Span::new(source, finding::stretch(&file.text, id)?)));
    Excuse { code: row.code.value.clone(), covers, row: row.code.span }
}

/// The settings, and the theme that they name. Settings are read twice, since
/// whether their characters can be printed depends on the theme's fonts.
fn settings(sources: &Sources) -> Checked<Option<(Config, Theme)>> {
    let Some((id, _)) = sources.of_kind(SourceKind::Handbook).next() else { return Checked::default() };
    let named = config::parse(sources, id, &|_| true).value.and_then(|config| config.theme);
    let mut findings = Vec::new();
    let theme = match &named {
        None => Theme::embedded(),
        Some(name) => {
            let prefix = format!("themes/{}/", name.value);
            let own: std::collections::BTreeMap<String, Vec<u8>> = sources
                .of_kind(SourceKind::Theme)
                .filter_map(|(_, file)| Some((file.path.strip_prefix(&prefix)?.to_owned(), file.bytes.clone())))
                .collect();
            if own.is_empty() {
                let known = sources.of_kind(SourceKind::Theme).filter_map(|(_, file)| file.path.split('/').nth(1));
                findings.push(unknown_name(&code::THEME_UNKNOWN, name, known));
            }
            findings.extend(unused(sources, &prefix));
            Theme::over_default(name.value.clone(), own)
        }
    };
    let faces = Faces::of(&theme);
    let config = config::parse(sources, id, &|c| faces.covers(c)).take(&mut findings);
    drop(faces);
    Checked::new(config.map(|config| (config, theme)), findings)
}

/// Templates of a town that take no default template's place: nothing would ever read them.
fn unused(sources: &Sources, prefix: &str) -> Vec<Finding> {
    let default = Theme::embedded();
    let read =
        |path: &str| !path.starts_with("templates/") && !path.starts_with("print/") || default.file(path).is_some();
    let own = sources.of_kind(SourceKind::Theme);
    own.filter(|(_, file)| file.path.strip_prefix(prefix).is_some_and(|path| !read(path)))
        .map(|(id, _)| {
            Finding::new(&code::THEME_FILE_UNUSED, Span::file_start(id), words::finding::theme_file_unused())
        })
        .collect()
}

/// The outputs that `outputs:` names; all of them if it names none.
fn wanted(config: &Config, findings: &mut Vec<Finding>) -> Vec<&'static Output> {
    if config.outputs.is_empty() {
        return OUTPUTS.iter().collect();
    }
    let mut wanted = Vec::new();
    for name in &config.outputs {
        match OUTPUTS.iter().find(|output| output.name == name.value) {
            Some(output) => wanted.push(output),
            None => findings.push(unknown_name(&code::OUTPUT_UNKNOWN, name, OUTPUTS.iter().map(|output| output.name))),
        }
    }
    wanted
}
