//! Words that may stand in several languages: `氏名`, or `{ ja: 氏名, easy: なまえ }`.

use crate::finding::{Finding, Span, code};
use crate::handbook::{Language, Translation};
use crate::words::finding as words;
use crate::yaml::{Kind, Reader, Value};

/// The languages beside Japanese by their keys.
pub(crate) const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("easy", Language::Easy)];

/// Words and the same words in other languages.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub(super) words: String,
    pub(super) span: Span,
    pub(super) also: Vec<Translation>,
}

impl Phrase {
    pub(super) fn has(&self, language: Language) -> bool {
        self.also.iter().any(|translation| translation.language == language)
    }

    /// Words and translations by themselves; empty where nothing was said.
    pub(super) fn parts(phrase: Option<Self>) -> (String, Vec<Translation>) {
        phrase.map(|phrase| (phrase.words, phrase.also)).unwrap_or_default()
    }
}

/// Reads words, or a map of languages.
pub(super) fn read(reader: &Reader<'_>, value: &Value) -> Option<Phrase> {
    if !matches!(value.kind, Kind::Map(_)) {
        return reader.text(value).map(|text| Phrase { words: text.value, span: text.span, also: Vec::new() });
    }
    let map = reader.map(value)?;
    let words = map.need("ja").and_then(|value| reader.text(value));
    let also = LANGUAGES
        .iter()
        .filter_map(|(key, language)| map.text(key).map(|text| Translation { language: *language, words: text.value }));
    let also = also.collect();
    map.finish();
    words.map(|text| Phrase { words: text.value, span: text.span, also })
}

/// One finding per language that is to be printed but not written everywhere.
pub(super) fn report_missing(reader: &Reader<'_>, missing: &[(Span, Language)]) {
    const SHOWN: usize = 5;
    for (key, language) in LANGUAGES {
        let mut spans = missing.iter().filter(|(_, lacking)| *lacking == language).map(|(span, _)| *span);
        let Some(first) = spans.next() else { continue };
        let rest: Vec<Span> = spans.collect();
        let message = words::form_translation_missing(key, rest.len() + 1);
        let finding = Finding::new(&code::FORM_TRANSLATION_MISSING, first, message);
        let also = rest.into_iter().take(SHOWN);
        reader.find(also.fold(finding, |finding, span| finding.related(span, words::ALSO_HERE)));
    }
}
