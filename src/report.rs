//! Findings as text. The only file that draws them.

use std::fmt::Write as _;

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity as Drawn};
use codespan_reporting::files::SimpleFiles;
use codespan_reporting::term::{self, Config};
use serde::Serialize;

use crate::finding::{Finding, Severity, Span};
use crate::source::Sources;
use crate::words::{help, model};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the source line with a mark under the place.
    Human,
    /// For programs: one JSON object a line.
    Json,
}

/// So many findings are drawn. Nobody reads more, and a line of a megabyte with
/// a thousand slips in it would be drawn a thousand times.
const MOST_DRAWN: usize = 200;

/// All findings as text, in order; for people, the rest of very many is counted.
#[must_use]
pub fn draw(findings: &[Finding], sources: &Sources, format: Format) -> String {
    match format {
        Format::Human => human(findings, sources),
        Format::Json => json(findings, sources),
    }
}

fn human(findings: &[Finding], sources: &Sources) -> String {
    let mut files = SimpleFiles::new();
    for (_, file) in sources.iter() {
        files.add(file.place(), drawable(&file.text));
    }
    let mut out = String::new();
    for finding in findings.iter().take(MOST_DRAWN) {
        let label = |style, span: &Span| Label::new(style, span.source.0 as usize, span.range());
        let first = finding.span.iter().map(|span| label(LabelStyle::Primary, span));
        let others = finding.related.iter().map(|(span, words)| label(LabelStyle::Secondary, span).with_message(words));
        let cure = format!("{}: {}", help::CURE, finding.cure);
        let diagnostic = Diagnostic::new(match finding.severity {
            Severity::Error => Drawn::Error,
            Severity::Warning => Drawn::Warning,
        })
        .with_code(finding.code.slug)
        .with_message(&finding.message)
        .with_labels(first.chain(others).collect())
        .with_notes(std::iter::once(cure.clone()).chain(finding.notes.iter().cloned()).collect());
        match term::emit_into_string(&Config::default(), &files, &diagnostic) {
            Ok(text) => out.push_str(&in_japanese(&text, finding.severity)),
            // A place that cannot be drawn must not hide what was found.
            Err(_) => {
                let _ = writeln!(
                    out,
                    "{}[{}]: {}\n{cure}\n",
                    model::severity(finding.severity),
                    finding.code.slug,
                    finding.message
                );
            }
        }
    }
    if findings.len() > MOST_DRAWN {
        let _ = writeln!(out, "{}\n", help::more_findings(findings.len() - MOST_DRAWN));
    }
    out
}

/// The text with a sign of the same length in place of each character that
/// would not show, or would change how the terminal draws what follows.
fn drawable(text: &str) -> std::borrow::Cow<'_, str> {
    let shows = |c: char| matches!(c, '\t' | '\n' | '\r') || !crate::source::is_hidden(c);
    if text.chars().all(shows) {
        return text.into();
    }
    let sign = |c: char| match c.len_utf8() {
        _ if shows(c) => c,
        1 => '?',
        2 => '¿',
        _ => '□',
    };
    text.chars().map(sign).collect::<String>().into()
}

/// The library's own head words are English.
fn in_japanese(text: &str, severity: Severity) -> String {
    let english = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    text.strip_prefix(english).map_or_else(|| text.to_owned(), |rest| format!("{}{rest}", model::severity(severity)))
}

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    cure: &'a str,
    path: Option<&'a str>,
    /// From 1.
    line: Option<usize>,
    /// From 1, in characters.
    column: Option<usize>,
    notes: &'a [String],
}

fn json(findings: &[Finding], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = place(finding, sources);
        let line = Line {
            code: finding.code.slug,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: &finding.message,
            cure: &finding.cure,
            path: place.map(|(path, ..)| path),
            line: place.map(|(_, line, _)| line),
            column: place.map(|(.., column)| column),
            notes: &finding.notes,
        };
        // A struct of strings and numbers always has a JSON form.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}

/// File, line and column of a finding, both from 1, the column in characters.
pub(crate) fn place<'a>(finding: &Finding, sources: &'a Sources) -> Option<(&'a str, usize, usize)> {
    let span = finding.span?;
    let file = sources.file(span.source);
    let (line, column) = line_and_column(&file.text, span.range().start);
    Some((file.place(), line, column))
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
