//! 「、」 and 「，」: a text keeps to one of them.

use crate::finding::{Finding, SourceId, Span, code};
use crate::words::finding as words;

const COMMAS: [char; 2] = ['、', '，'];

/// The first comma that differs from the one of the settings, or, without a
/// setting, from the one that the text uses first.
pub(super) fn check(source: SourceId, text: &str, from: usize, wanted: Option<char>) -> Option<Finding> {
    let body = text.get(from..)?;
    let mut commas = body.char_indices().filter(|(at, c)| COMMAS.contains(c) && !between_digits(body, *at, *c));
    let wanted = wanted.or_else(|| commas.clone().next().map(|(_, c)| c))?;
    let (at, other) = commas.find(|(_, c)| *c != wanted)?;
    let start = from + at;
    let span = Span::new(source, start..start + other.len_utf8());
    let finding = Finding::new(&code::COMMA_MIXED, span, words::comma_mixed(wanted, other));
    Some(finding.cure(words::comma_cure(wanted)))
}

/// 1，000 groups figures and is no comma of the sentence.
fn between_digits(text: &str, at: usize, comma: char) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    text[..at].ends_with(digit) && text[at + comma.len_utf8()..].starts_with(digit)
}
