//! Where a text uses defined words.
//!
//! Japanese has no spaces: 「市」 stands in 「市内」 and 「都市」 without being
//! used. A word counts as used where it does not run on into a longer noun.

use std::ops::Range;

/// A place where a text uses a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub range: Range<usize>,
    /// Index into the words asked for.
    pub term: usize,
}

/// Uses of `terms` in the order of the text. Where several begin at one place
/// the longest counts, and what lies inside it does not.
#[must_use]
pub fn uses(text: &str, terms: &[&str]) -> Vec<Use> {
    let mut all = Vec::new();
    let mut skip = 0;
    for (at, _) in text.char_indices() {
        if at < skip {
            continue;
        }
        let here = terms.iter().enumerate().filter(|(_, term)| !term.is_empty() && text[at..].starts_with(**term));
        let Some((term, word)) = here.max_by_key(|(_, term)| term.len()) else { continue };
        let range = at..at + word.len();
        if stands_alone(text, &range) {
            skip = range.end;
            all.push(Use { range, term });
        }
    }
    all
}

/// Whether the words of `range` are not a part of a longer noun.
#[must_use]
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    let goes_on = JOINERS.iter().chain(&["以外", "自ら", "自身"]);
    let open_end = behind.is_none_or(|c| !in_noun(c) || c == '第')
        || goes_on.into_iter().any(|word| text[range.end..].starts_with(word));
    let pointed_at = ["当該", "各", "同"].iter().any(|word| text[..range.start].ends_with(word));
    let open_start = match before {
        None => true,
        // One character is easily the tail of a name in kana: みほん市.
        Some(c) if word.chars().count() == 1 => !in_noun(c) && (!is_hiragana(c) || "はがをにのとでびや".contains(c)),
        Some(c) => !in_noun(c) || pointed_at,
    };
    open_start && open_end
}

/// Words that join nouns and begin with a kanji.
pub(super) const JOINERS: [&str; 4] = ["及び", "又は", "並びに", "若しくは"];

/// Characters that nouns are made of.
pub(crate) fn in_noun(c: char) -> bool {
    matches!(c, '々' | 'ー' | '・' | '一'..='鿿' | 'ァ'..='ヺ' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
        || c.is_ascii_alphanumeric()
}

fn is_hiragana(c: char) -> bool {
    ('ぁ'..='ゖ').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, terms: &[&str], expected: &[&str]) {
        let found = uses(text, terms);
        assert_eq!(found.iter().map(|u| &text[u.range.clone()]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn whole_words_only() {
        check("市は、市内の都市及びみほん市で", &["市"], &["市"]);
        check("法第106条と方法", &["法"], &["法"]);
        check(
            "重層的支援会議等を開く。支援会議に諮る。",
            &["支援会議", "重層的支援会議等"],
            &["重層的支援会議等", "支援会議"],
        );
        check("訪問支援者と支援者", &["支援者"], &["支援者"]);
        check("対象者等", &["対象者"], &[]);
        check("対象者及び支援者又は当該対象者以外", &["対象者", "支援者"], &["対象者", "支援者", "対象者"]);
        check("", &["市"], &[]);
        check("市", &[""], &[]);
    }
}
