//! Words that are almost a defined word: 「支援対象者」 where 「対象者」 is defined,
//! 「申し出者」 for 「申出者」.
//!
//! A reader cannot tell whether the same is meant. Two kinds are found: a
//! defined word with a word of two kanji before it or 等 behind it, and another
//! spelling of the same word (okurigana, the long mark, width).

use std::collections::BTreeSet;
use std::ops::Range;

use super::uses::{JOINERS, in_noun, stands_alone};

/// A word that is almost a defined word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    pub range: Range<usize>,
    /// Index into the words asked for.
    pub term: usize,
    /// Another spelling, and not a longer word.
    pub spelling: bool,
}

/// Variants of `terms` in the order of the text. `known` are further words
/// that are right as they stand.
#[must_use]
pub fn variants(text: &str, terms: &[&str], known: &BTreeSet<&str>) -> Vec<Variant> {
    let is_known = |word: &str| terms.contains(&word) || known.contains(word);
    let mut all: Vec<Variant> = Vec::new();
    for range in nouns(text).filter(|range| !is_known(&text[range.clone()])) {
        let run = &text[range.clone()];
        let core = run.strip_suffix('等').unwrap_or(run);
        // The longest word that is meant; a known one ends the search.
        if core.len() < run.len() && known.contains(core) {
            continue;
        }
        let near = |term: &str| {
            let before = core.strip_suffix(term)?;
            // 当該 points at the word and makes no other of it.
            let prefixed = before.chars().count() == 2 && before.chars().all(is_kanji) && before != "当該";
            (term.chars().count() >= 3 && (prefixed || before.is_empty() && core.len() < run.len())).then_some(())
        };
        let found = terms.iter().enumerate().filter(|(_, term)| near(term).is_some()).max_by_key(|(_, t)| t.len());
        all.extend(found.map(|(term, _)| Variant { range, term, spelling: false }));
    }
    for (term, word) in terms.iter().enumerate() {
        all.extend(spellings(text, word, &is_known).map(|range| Variant { range, term, spelling: true }));
    }
    all.sort_by_key(|variant| (variant.range.start, variant.term));
    all
}

/// The runs of characters that nouns are made of.
fn nouns(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(in_noun)?;
        let end = text[start..].find(|c| !in_noun(c)).map_or(text.len(), |len| start + len);
        rest = end;
        // 及び and 又は begin with a kanji that goes on with no noun.
        let joined = JOINERS.iter().filter_map(|word| {
            let first = word.chars().next()?;
            let at = end.checked_sub(first.len_utf8())?;
            text.get(at..)?.starts_with(word).then_some(at)
        });
        Some(start..joined.min().unwrap_or(end))
    })
}

fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '一'..='鿿')
}

/// Kana that writers put behind a kanji or leave out, and signs that they vary.
fn varies(c: char) -> bool {
    "いきしちにひみりぎじびけせてめれげえっー・".contains(c)
}

/// A text without what varies, and for each byte of it the byte of the text.
fn skeleton(text: &str) -> (String, Vec<usize>) {
    let mut out = String::new();
    let mut places = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !varies(*c)) {
        // Full-width letters and figures lie in one block behind the half-width ones.
        let c = match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => c,
        };
        out.push(c);
        places.resize(out.len(), at);
    }
    places.push(text.len());
    (out, places)
}

/// Where a text writes a word in another way.
fn spellings<'a>(
    text: &'a str,
    word: &'a str,
    is_known: &'a dyn Fn(&str) -> bool,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let (bones, _) = skeleton(word);
    let (plain, places) = skeleton(text);
    let long = bones.chars().count() >= 2 && bones.chars().next().is_some_and(in_noun);
    let hits: Vec<Range<usize>> = if long {
        plain
            .match_indices(&bones)
            .filter_map(|(at, bones)| {
                let last = bones.chars().next_back()?;
                let start = *places.get(at)?;
                let end = places.get(at + bones.len() - last.len_utf8())?;
                // The word ends with its last letter and, as the defined one does, with what varies behind it.
                let end = end + text[*end..].chars().next()?.len_utf8();
                let tail: usize = word.chars().rev().take_while(|c| varies(*c)).map(char::len_utf8).sum();
                let tail = if text[end..].starts_with(&word[word.len() - tail..]) { tail } else { 0 };
                Some(start..end + tail)
            })
            .collect()
    } else {
        Vec::new()
    };
    hits.into_iter().filter(move |range| {
        let found = &text[range.clone()];
        // Kanji that stand together by chance, over a comma or a bracket, are none.
        found != word && !is_known(found) && stands_alone(text, range) && found.chars().all(|c| varies(c) || in_noun(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, terms: &[&str], expected: &[&str]) {
        let found = variants(text, terms, &BTreeSet::from(["重層的支援会議", "関係機関等"]));
        assert_eq!(found.iter().map(|v| &text[v.range.clone()]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn longer_words() {
        check(
            "支援対象者、支援対象者等及び対象者等を含む。対象者は、",
            &["対象者"],
            &["支援対象者", "支援対象者等", "対象者等"],
        );
        check("対象者名簿、当該対象者、非対象者、重点支援対象者", &["対象者"], &[]);
        check("関係機関等と重層的支援会議等", &["関係機関", "重層的支援会議等"], &[]);
        check("市内の都市、事業者", &["市", "事業"], &[]);
        check("訪問支援者と支援者", &["支援者", "訪問支援者"], &[]);
    }

    #[test]
    fn spellings_of_one_word() {
        check("申し出者は、申出者と同じ。", &["申出者"], &["申し出者"]);
        check("サポータとサポーター", &["サポーター"], &["サポータ"]);
        check("見守計画、見守り計画", &["見守り計画"], &["見守計画"]);
        check("ＤＶ相談", &["DV相談"], &["ＤＶ相談"]);
        check("引継票を引き継ぎ票という。", &["引継票"], &["引き継ぎ票"]);
        check("対象、者、対象（者）", &["対象者"], &[]);
        check("", &["申出者", ""], &[]);
    }

    proptest::proptest! {
        #[test]
        fn hostile_texts(text in "([申出者し等対象支援ーＡa、（）・の]{0,40})", word in "([申出者しー対象]{0,6})") {
            for variant in variants(&text, &[&word, "対象者"], &BTreeSet::new()) {
                proptest::prop_assert!(text.get(variant.range).is_some_and(|found| !found.is_empty()));
            }
        }
    }
}
