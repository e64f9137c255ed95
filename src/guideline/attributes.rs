//! `{#id .class}` at the start of an item or a paragraph, and at the end of a heading.

use crate::finding::{Finding, SourceId, Span, code};
use crate::handbook::Audience;
use crate::handbook::body::Inline;
use crate::words::finding as words;
use crate::yaml::{Text, nearest, unknown_name};

use super::{Parsed, Wish};

/// What the braces said.
#[derive(Debug, Clone, Default)]
pub(super) struct Attributes {
    pub id: Option<Text>,
    pub branch: bool,
    pub unnumbered: bool,
    pub restart: bool,
    pub deleted: bool,
    pub continued: bool,
    /// Stands beside its neighbours, at headings.
    pub column: bool,
    /// Numbered ①②③, at a list's first item.
    pub circled: bool,
    /// `audience=internal`, at headings.
    pub audience: Option<(Audience, Span)>,
    /// `minutes=15`, at headings of courses.
    pub minutes: Option<(u32, Span)>,
    /// A class that is not ours: the name of a label with a counter of its own, at headings.
    pub label: Option<Text>,
}

/// Classes that are ours and no labels of an author's.
pub const CLASSES: [&str; 7] = ["branch", "unnumbered", "restart", "deleted", "continued", "column", "circled"];

/// Longest part of a course, in minutes: a day.
const MOST_MINUTES: u32 = 480;

impl Attributes {
    /// Takes the braces off the start of `text`, if they hold attributes.
    ///
    /// Returns them and the number of bytes that they took, white space behind included.
    pub(super) fn strip(text: &str, at: usize, source: SourceId, findings: &mut Vec<Finding>) -> Option<(Self, usize)> {
        let inner = text.strip_prefix('{').filter(|rest| rest.starts_with(['#', '.']))?;
        let end = inner.find('}')?;
        let mut all = Self::default();
        let mut offset = at + 1;
        for word in inner[..end].split(' ') {
            all.take(word, Span::new(source, offset..offset + word.len()), findings);
            offset += word.len() + 1;
        }
        all.headings_only(findings);
        let behind = &inner[end + 1..];
        let space = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        Some((all, 1 + end + 1 + space))
    }

    /// Adds one word such as `#id` or `.branch`.
    pub(super) fn take(&mut self, word: &str, span: Span, findings: &mut Vec<Finding>) {
        if let Some(id) = word.strip_prefix('#') {
            let span = Span { start: span.start + 1, ..span };
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            if id.is_empty() || !id.bytes().all(plain) || !id.as_bytes()[0].is_ascii_lowercase() {
                findings.push(Finding::new(&code::ID_INVALID, span, words::id_invalid(id)));
            } else {
                self.id = Some(Text { value: id.to_owned(), span });
            }
            return;
        }
        if let Some(name) = word.strip_prefix("audience=") {
            let value = span.start + u32::try_from("audience=".len()).unwrap_or(0);
            return self.take_audience(name, Span { start: value, ..span }, findings);
        }
        if let Some(minutes) = word.strip_prefix("minutes=") {
            match minutes.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes)) {
                Some(minutes) => self.minutes = Some((minutes, span)),
                None => findings.push(Finding::new(&code::ATTRIBUTE_UNKNOWN, span, words::minutes_wrong(MOST_MINUTES))),
            }
            return;
        }
        match word.strip_prefix('.') {
            Some("branch") => self.branch = true,
            Some("unnumbered") => self.unnumbered = true,
            Some("restart") => self.restart = true,
            Some("deleted") => self.deleted = true,
            Some("continued") => self.continued = true,
            Some("column") => self.column = true,
            Some("circled") => self.circled = true,
            Some(name) if !name.is_empty() && self.label.is_none() => {
                self.label = Some(Text { value: name.to_owned(), span });
            }
            _ if word.is_empty() => {}
            _ => {
                let name = Text { value: word.trim_start_matches('.').to_owned(), span };
                findings.push(unknown_name(&code::ATTRIBUTE_UNKNOWN, &name, CLASSES.into_iter()));
            }
        }
    }

    fn take_audience(&mut self, name: &str, span: Span, findings: &mut Vec<Finding>) {
        match Audience::WORDS.iter().find(|(word, _)| *word == name) {
            Some((_, audience)) => self.audience = Some((*audience, span)),
            None => {
                let words = Audience::WORDS.map(|(word, _)| word);
                let finding = Finding::new(&code::ATTRIBUTE_UNKNOWN, span, words::not_one_of(name));
                findings.push(finding.cure(words::choose_from(&words, nearest(name, words.into_iter()))));
                // Until the slip is mended, the text is for the fewest.
                self.audience = Some((Audience::Internal, span));
            }
        }
    }

    /// Reports minutes where nothing takes time.
    pub(super) fn no_minutes(&mut self, findings: &mut Vec<Finding>) {
        if let Some((_, span)) = self.minutes.take() {
            findings.push(Finding::new(&code::ATTRIBUTE_UNKNOWN, span, words::minutes_misplaced()));
        }
    }

    /// Reports what may stand at headings alone.
    fn headings_only(&mut self, findings: &mut Vec<Finding>) {
        self.no_minutes(findings);
        if let Some(name) = self.label.take() {
            findings.push(unknown_name(&code::ATTRIBUTE_UNKNOWN, &name, CLASSES.into_iter()));
        }
        if let Some((_, span)) = self.audience.take() {
            findings.push(misplaced_audience(span));
        }
    }

    pub(super) fn wish(&self, span: Span) -> Wish {
        let label = self.label.as_ref().map(|label| label.value.clone());
        let Self { branch, unnumbered, restart, deleted, continued, circled, .. } = *self;
        let minutes = self.minutes.map(|(minutes, _)| minutes);
        Wish { span, branch, unnumbered, restart, deleted, circled, continued, label, minutes }
    }
}

/// Reports `{audience=…}` that stands where it is read as plain text: its
/// writer believes that the text is hidden.
pub(super) fn stray_audience(content: &[Inline<Parsed>], place: Span) -> Option<Finding> {
    let stray = |text: &str| text.split_once('{').is_some_and(|(_, behind)| behind.contains("audience="));
    let found = content.iter().any(|run| matches!(run, Inline::Text(text) if stray(text)));
    found.then(|| misplaced_audience(place))
}

fn misplaced_audience(place: Span) -> Finding {
    Finding::new(&code::ATTRIBUTE_UNKNOWN, place, words::audience_at_heading()).cure(words::audience_cure())
}
