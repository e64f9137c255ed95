//! What every parser of author text needs to know about the project around it.

use std::collections::BTreeMap;

use crate::finding::{Finding, Span, code};
use crate::source::is_hidden;
use crate::words::finding as words;

/// The project's variables and fonts, as parsers of texts see them.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Values of `{{name}}`; `None` if they could not be read, so that not every
    /// use of them is reported as well.
    pub variables: Option<&'a BTreeMap<String, String>>,
    /// Whether the theme's fonts have a glyph for a character.
    pub covers: &'a (dyn Fn(char) -> bool + Sync),
}

impl Context<'_> {
    /// Fills in `{{name}}` and checks that every character can be printed.
    ///
    /// `source_text` is the whole text of the source; `span` tells where `text`
    /// was written, for the places of findings.
    pub fn expand(&self, text: &str, span: Span, source_text: &str, findings: &mut Vec<Finding>) -> String {
        self.check_glyphs(text, span, source_text, findings);
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            let Some((name, behind)) = after.split_once("}}") else {
                out.push_str("{{");
                rest = after;
                continue;
            };
            match self.variables {
                None => {}
                Some(variables) => match variables.get(name.trim()) {
                    Some(value) => out.push_str(value),
                    None => {
                        let place = within(source_text, span, name);
                        let known = variables.keys().map(String::as_str);
                        let name = crate::yaml::Text { value: name.trim().to_owned(), span: place };
                        findings.push(crate::yaml::unknown_name(&code::VARIABLE_UNKNOWN, &name, known));
                    }
                },
            }
            rest = behind;
        }
        out.push_str(rest);
        out
    }

    /// Checks that every character of a text without variables can be printed.
    pub fn check_glyphs(&self, text: &str, span: Span, source_text: &str, findings: &mut Vec<Finding>) {
        // What cannot be seen was found when the file was read.
        for c in text.chars().filter(|c| !is_hidden(*c) && !c.is_control() && !(self.covers)(*c)) {
            let place = within(source_text, span, c.encode_utf8(&mut [0; 4]));
            findings.push(Finding::new(&code::GLYPH_MISSING, place, words::glyph_missing(c)));
        }
    }
}

/// The first place of `needle` inside `span`, or the whole span where escapes hide it.
fn within(source_text: &str, span: Span, needle: &str) -> Span {
    let found = source_text.get(span.range()).and_then(|part| part.find(needle));
    found.map_or(span, |at| {
        let start = span.range().start + at;
        Span::new(span.source, start..start + needle.len())
    })
}
