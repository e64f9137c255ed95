//! From sources to a checked handbook, and on to its files: the steps in order.

use std::collections::BTreeMap;

use crate::config::{self, Config, Ignore};
use crate::date::Date;
use crate::documents;
use crate::finding::{self, Checked, Excuse, Finding, Span, code};
use crate::font::Faces;
use crate::handbook::{Audience, Handbook};
use crate::output::{self, Artifacts, Bare, Desk, Kept, OUTPUTS, Output};
use crate::released::{self, Ids, Kind};
use crate::resolve;
use crate::source::{SourceKind, Sources};
use crate::theme::Theme;
use crate::words;
use crate::yaml::unknown_name;

/// A handbook, and what it is to be made with.
pub struct Compiled {
    pub handbook: Handbook,
    pub theme: Theme,
    pub outputs: Vec<&'static Output>,
}

/// [`make_as_of`] the edition's date.
#[must_use]
pub fn make(sources: &Sources) -> Checked<Artifacts> {
    make_as_of(sources, None)
}

/// What `tebiki release` keeps of an edition.
#[derive(Debug, Clone)]
pub struct Record {
    /// Name of the edition.
    pub edition: String,
    /// Names of each kind.
    pub counts: [(Kind, usize); 4],
    /// The file to write.
    pub text: String,
}

/// Everything up to the files in memory. Without errors the files are whole;
/// with errors they may be missing, and nothing may be written. `today` takes
/// the place of the edition's date in checks of dates, never in what is printed.
#[must_use]
pub fn make_as_of(sources: &Sources, today: Option<Date>) -> Checked<Artifacts> {
    make_at(&Bare, sources, today)
}

/// [`make_as_of`] for one of many towns; what an earlier town has too is `kept`.
#[must_use]
pub fn make_town(sources: &Sources, today: Option<Date>, kept: &Kept) -> Checked<Artifacts> {
    make_at(kept, sources, today)
}

/// As [`make_as_of`], with every file handed out at `desk`.
#[must_use]
pub fn make_at(desk: &dyn Desk, sources: &Sources, today: Option<Date>) -> Checked<Artifacts> {
    let mut findings = Vec::new();
    let Some((compiled, excuses)) = read(sources, today).take(&mut findings) else {
        return Checked::new(Artifacts::new(), findings);
    };
    if finding::has_errors(&findings) {
        return Checked::new(Artifacts::new(), finding::excuse(findings, &excuses));
    }
    let artifacts = output::render_at(desk, &compiled.handbook, &compiled.theme, &compiled.outputs).take(&mut findings);
    Checked::new(artifacts, finding::excuse(findings, &excuses))
}

/// The papers of those who give the courses. They are no part of what
/// [`make_as_of`] makes, and belong into a folder of their own. What is wrong with
/// the sources is said there and not again.
#[must_use]
pub fn make_for_trainers(desk: &dyn Desk, sources: &Sources, today: Option<Date>) -> Checked<Artifacts> {
    let mut said = Vec::new();
    let read = read_for(sources, today, Audience::Trainer).take(&mut said);
    match read {
        Some((compiled, _)) if !finding::has_errors(&said) && compiled.outputs.iter().any(|o| o.name == TRAINING) => {
            output::render_for_trainers(desk, &compiled.handbook, &compiled.theme)
        }
        Some(_) | None => Checked::default(),
    }
}

/// Name of the output of courses.
const TRAINING: &str = "training";

/// The record of the names that the handbook makes public, as `tebiki release`
/// keeps it; `None` while anything is wrong with the handbook.
#[must_use]
pub fn release(sources: &Sources, today: Option<Date>) -> Checked<Option<Record>> {
    let made = make_as_of(sources, today);
    let findings = made.findings;
    if finding::has_errors(&findings) {
        return Checked::new(None, findings);
    }
    // Whatever is said while reading was said above.
    let mut said = Vec::new();
    let Some((config, theme)) = settings(sources).take(&mut said) else { return Checked::new(None, findings) };
    let faces = Faces::of(&theme);
    let documents = documents::parse(sources, Some(&config), &|c| faces.covers(c)).take(&mut said);
    let ids = Ids::of(&documents);
    let counts = Kind::WORDS.map(|(_, kind)| (kind, ids.of_kind(kind).count()));
    let text = released::write(&config.edition, &ids, documents.released.as_ref());
    Checked::new(Some(Record { edition: config.edition.name, counts, text }), findings)
}

/// Everything up to the resolved handbook; `None` if the settings cannot be read.
#[must_use]
pub fn check(sources: &Sources) -> Checked<Option<Compiled>> {
    let checked = read(sources, None);
    match checked.value {
        Some((compiled, excuses)) => Checked::new(Some(compiled), finding::excuse(checked.findings, &excuses)),
        None => Checked::new(None, checked.findings),
    }
}

/// As [`check`], with the rows of `ignore:` still to be applied: outputs may
/// have findings of their own that a row excuses.
pub(crate) fn read(sources: &Sources, today: Option<Date>) -> Checked<Option<(Compiled, Vec<Excuse>)>> {
    read_for(sources, today, Audience::Public)
}

fn read_for(sources: &Sources, today: Option<Date>, readers: Audience) -> Checked<Option<(Compiled, Vec<Excuse>)>> {
    let mut findings = Vec::new();
    let Some((mut config, theme)) = settings(sources).take(&mut findings) else {
        // Documents are read all the same, so that their findings come in the same run.
        let theme = Theme::embedded();
        let faces = Faces::of(&theme);
        documents::parse(sources, None, &|c| faces.covers(c)).take(&mut findings);
        return Checked::new(None, findings);
    };
    config.today = today.unwrap_or(config.today);
    let outputs = wanted(&config, &mut findings);
    let faces = Faces::of(&theme);
    let documents = documents::parse(sources, Some(&config), &|c| faces.covers(c)).take(&mut findings);
    let everything = resolve::resolve(sources, &config, documents).take(&mut findings);
    let handbook = everything.only_for(readers);
    let excuses = config.ignore.iter().map(|row| excuse(sources, row)).collect();
    drop(faces);
    Checked::new(Some((Compiled { handbook, theme, outputs }, excuses)), findings)
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
    let Some((id, _)) = sources.of_kind(SourceKind::Handbook).find(|(_, file)| file.readable) else {
        return Checked::default();
    };
    let named = config::parse(sources, id, &|_| true).value.and_then(|config| config.theme);
    let mut findings = Vec::new();
    let theme = match &named {
        None => Theme::embedded(),
        Some(name) => {
            let prefix = format!("themes/{}/", name.value);
            let own: BTreeMap<String, Vec<u8>> = sources
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
