//! Places where a title may break.
//!
//! Browsers break Japanese between any two characters. Titles are set with
//! `word-break: keep-all` and a `<wbr>` between phrases instead, put in while
//! building, so that no browser and no screen width breaks 「みほん／市」.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::html::{Html, escape};

/// Finds phrases, and knows the one name that must stay whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrases<'a> {
    /// The municipality. A name written in kana misleads the model, which was
    /// trained on running text.
    pub(super) name: &'a str,
}

impl Phrases<'_> {
    /// The text with a `<wbr>` between phrases.
    pub(super) fn html(self, text: &str) -> Html {
        let mut out = String::new();
        self.push(text, &mut out);
        Html(out)
    }

    /// Adds the text to `out` with a `<wbr>` between phrases.
    pub(super) fn push(self, text: &str, out: &mut String) {
        for (index, phrase) in self.split(text).into_iter().enumerate() {
            if index > 0 {
                out.push_str("<wbr>");
            }
            escape(phrase, out);
        }
    }

    fn split(self, text: &str) -> Vec<&str> {
        let mut breaks: Vec<usize> = Vec::new();
        let mut at = 0;
        for len in lengths(text).iter() {
            at += len;
            breaks.push(at);
        }
        if !self.name.is_empty() {
            for (start, name) in text.match_indices(self.name) {
                let end = start + name.len();
                breaks.retain(|&b| b <= start || b >= end);
                breaks.push(end);
            }
        }
        breaks.push(text.len());
        breaks.sort_unstable();
        breaks.dedup();
        let mut start = 0;
        let mut phrases = Vec::new();
        for end in breaks {
            // Every break is an end of a phrase or a name, hence of a character.
            phrases.extend(text.get(start..end).filter(|phrase| !phrase.is_empty()));
            start = end;
        }
        phrases
    }
}

/// Lengths in bytes of the phrases of a text. A heading stands in the contents of
/// its page, in the text and on the cover, and again in the next town's handbook,
/// so what the model said is remembered.
fn lengths(text: &str) -> Arc<[usize]> {
    static KNOWN: Mutex<BTreeMap<String, Arc<[usize]>>> = Mutex::new(BTreeMap::new());
    if let Some(known) = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(text) {
        return Arc::clone(known);
    }
    let phrases = budoux::parse(budoux::models::default_japanese_model(), text);
    let lengths: Arc<[usize]> = phrases.iter().map(String::len).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(text.to_owned(), Arc::clone(&lengths));
    lengths
}

/// Texts whose phrases are remembered; some megabytes at most.
const REMEMBERED: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Phrases { name: "みほん市" }.html(text).0, expected);
    }

    #[test]
    fn breaks_between_phrases() {
        check("プランを作る。", "プランを<wbr>作る。");
        check("アウトリーチ等を通じた支援", "アウトリーチ等を<wbr>通じた<wbr>支援");
        check("", "");
        check("A&B", "A&amp;B");
    }

    #[test]
    fn keeps_the_name_of_the_municipality_whole() {
        check("みほん市訪問支援事業実施要領", "みほん市<wbr>訪問支援事業実施要領");
        check("みほん市", "みほん市");
    }
}
