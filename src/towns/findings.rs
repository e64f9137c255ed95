//! What is found in many towns, each thing once with the towns that have it.
//!
//! A slip in a file that a thousand towns share is one slip.

use std::collections::BTreeMap;

use crate::finding::{Finding, Severity};
use crate::report::{self, Format};
use crate::source::Sources;
use crate::words::towns as words;

/// Findings of all towns so far.
#[derive(Default)]
pub(super) struct All {
    /// By what is drawn of a finding: its place in the order of finding, and who has it.
    by_text: BTreeMap<String, Shared>,
}

struct Shared {
    place: usize,
    severity: Severity,
    codes: Vec<String>,
}

impl All {
    /// Adds the findings of a town.
    pub(super) fn add(&mut self, code: &str, findings: &[Finding], sources: &Sources, format: Format) {
        for finding in findings {
            let place = self.by_text.len();
            let text = report::draw(std::slice::from_ref(finding), sources, format);
            let shared = self.by_text.entry(text);
            let shared = shared.or_insert(Shared { place, severity: finding.severity, codes: Vec::new() });
            shared.codes.push(code.to_owned());
        }
    }

    /// How many different errors and warnings there are.
    pub(super) fn counts(&self) -> (usize, usize) {
        let errors = self.by_text.values().filter(|shared| shared.severity == Severity::Error).count();
        (errors, self.by_text.len() - errors)
    }

    /// All of them as text, in the order of finding, with their towns in order of code.
    pub(super) fn draw(mut self, format: Format) -> String {
        let mut all: Vec<(&String, &mut Shared)> = self.by_text.iter_mut().collect();
        all.sort_by_key(|(_, shared)| shared.place);
        let mut out = String::new();
        for (text, shared) in all {
            shared.codes.sort();
            match format {
                Format::Human => {
                    out.push_str(text.trim_end());
                    out.push_str("\n   = ");
                    out.push_str(&words::of_towns(&shared.codes));
                    out.push_str("\n\n");
                }
                Format::Json => out.push_str(&with_towns(text, &shared.codes)),
            }
        }
        out
    }
}

/// A finding's line of JSON with one key more.
fn with_towns(line: &str, codes: &[String]) -> String {
    // Codes are letters that JSON takes as they are, but it may as well be sure.
    let codes = serde_json::to_string(codes).unwrap_or_default();
    match line.trim_end().strip_suffix('}') {
        Some(head) => format!("{head},\"towns\":{codes}}}\n"),
        None => line.to_owned(),
    }
}
