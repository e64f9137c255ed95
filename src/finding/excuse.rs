//! Findings that the author must keep, excused by rows of `ignore:`.

use super::{Finding, Severity, Span, code};
use crate::words::finding as words;

/// A row of `ignore:` with the stretch of source that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excuse {
    /// The code that it excuses.
    pub code: String,
    /// `None` where the place that it names does not exist.
    pub covers: Option<Span>,
    /// Where the row stands.
    pub row: Span,
}

/// Takes out every finding that a row excuses, and adds one for each row that
/// excuses nothing. Errors stay: an excuse cannot make a broken handbook whole.
#[must_use]
pub fn excuse(findings: Vec<Finding>, excuses: &[Excuse]) -> Vec<Finding> {
    let mut used = vec![false; excuses.len()];
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let excused = excuses.iter().position(|row| finding.severity == Severity::Warning && row.fits(&finding));
        match excused.and_then(|row| used.get_mut(row)) {
            Some(used) => *used = true,
            None => kept.push(finding),
        }
    }
    let unused = excuses.iter().zip(used).filter(|(_, used)| !used);
    kept.extend(unused.map(|(row, _)| Finding::new(&code::IGNORE_UNUSED, row.row, words::ignore_unused(&row.code))));
    kept
}

impl Excuse {
    fn fits(&self, finding: &Finding) -> bool {
        let (Some(covers), Some(span)) = (self.covers, finding.span) else { return false };
        self.code == finding.code.slug
            && covers.source == span.source
            && (covers.start..=covers.end).contains(&span.start)
    }
}

/// The stretch that `path#id` names: from the line that bears `{#id}` to the
/// next line that bears an id; the whole text without one.
#[must_use]
pub fn stretch(text: &str, id: Option<&str>) -> Option<std::ops::Range<usize>> {
    let Some(id) = id else { return Some(0..text.len()) };
    let at = [format!("{{#{id}}}"), format!("{{#{id} ")].iter().filter_map(|mark| text.find(mark)).min()?;
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let behind = at + 1;
    let end = text[behind..].find("{#").map_or(text.len(), |next| behind + next);
    let end = if end == text.len() { end } else { text[..end].rfind('\n').filter(|line| *line > at).unwrap_or(end) };
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::SourceId;

    #[test]
    fn rows_excuse_warnings_where_they_say() {
        let span = |start: usize, end: usize| Span::new(SourceId(0), start..end);
        let row = |code: &str, covers: Option<Span>| Excuse { code: code.to_owned(), covers, row: span(90, 95) };
        let warning = Finding::new(&code::TERM_NEVER_USED, span(10, 12), "");
        let error = Finding::new(&code::FORM_UNKNOWN, span(10, 12), "");
        let slugs = |findings: Vec<Finding>| findings.iter().map(|f| f.code.slug).collect::<Vec<_>>();

        let covering = [row("term-never-used", Some(span(0, 20)))];
        assert_eq!(slugs(excuse(vec![warning.clone()], &covering)), Vec::<&str>::new());
        let elsewhere = [row("term-never-used", Some(span(20, 30)))];
        assert_eq!(slugs(excuse(vec![warning.clone()], &elsewhere)), ["term-never-used", "ignore-unused"]);
        assert_eq!(slugs(excuse(vec![warning], &[row("term-never-used", None)])), ["term-never-used", "ignore-unused"]);
        let on_error = [row(error.code.slug, Some(span(0, 20)))];
        let kept = slugs(excuse(vec![error.clone()], &on_error));
        assert_eq!(kept, [error.code.slug, "ignore-unused"]);
        assert_eq!(slugs(excuse(vec![error.clone()], &[])), [error.code.slug]);
    }

    #[test]
    fn a_stretch_ends_at_the_next_id() {
        let text = "# 甲 {#a}\n\n本文\n\n# 乙 {#b}\n\n終わり\n";
        assert_eq!(stretch(text, Some("a")).map(|range| &text[range]), Some("# 甲 {#a}\n\n本文\n"));
        assert_eq!(stretch(text, Some("b")).map(|range| &text[range]), Some("# 乙 {#b}\n\n終わり\n"));
        assert_eq!(stretch(text, Some("c")), None);
        assert_eq!(stretch(text, None), Some(0..text.len()));
    }
}
