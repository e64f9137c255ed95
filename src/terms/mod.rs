//! Definitions in the words of a rule, and the uses of what they define.
//!
//! Pure functions over one paragraph's plain text. Municipal rules define words
//! in four ways: 「…（以下「語」という。）」, 「この要領において「語」とは、…をいう。」,
//! 「語（…をいう。以下同じ。）」, and items 「語　意味」 below words that announce
//! terms. All of them nest.

mod brackets;
mod uses;
mod variants;

pub use brackets::{Brackets, Pair, brackets};
pub(crate) use uses::in_noun;
pub use uses::{Use, stands_alone, uses};
pub use variants::{Variant, variants};

use std::ops::Range;

/// A word and the place where it gets its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The defined word, in bytes of the text.
    pub term: Range<usize>,
    pub meaning: String,
    /// Where the definition begins and ends; a use inside is no use.
    pub clause: Range<usize>,
    /// Holds only within a unit: 「以下この条において…」.
    pub limited: bool,
    /// The name that the word shortens, where that name can be told: 社会福祉法.
    pub long: Option<Range<usize>>,
}

/// Whether words announce that the items below them define terms.
#[must_use]
pub fn announces(words: &str) -> bool {
    words.contains("用語") || words == "定義"
}

/// All definitions of a paragraph, in the order of the text. `listed` says
/// that it is an item below words that announce terms.
#[must_use]
pub fn find(text: &str, listed: bool) -> Vec<Definition> {
    let brackets = brackets(text);
    let mut all: Vec<Definition> = Vec::new();
    if listed {
        all.extend(item(text, &brackets));
    }
    for pair in &brackets.pairs {
        let found = if pair.quote {
            short_name(text, &brackets, pair).or_else(|| means(text, &brackets, pair))
        } else {
            same_below(text, &brackets, pair)
        };
        all.extend(found);
    }
    all.retain(|d| !text[d.term.clone()].trim().is_empty());
    all.sort_by_key(|definition| definition.term.start);
    all.dedup_by_key(|definition| definition.term.start);
    all
}

/// 「…（以下「語」という。）」.
fn short_name(text: &str, brackets: &Brackets, quote: &Pair) -> Option<Definition> {
    let behind = &text[quote.close.end..];
    if !["という", "と総称", "と略"].iter().any(|words| behind.starts_with(words)) {
        return None;
    }
    let round = brackets.around(quote.open.start, |pair| !pair.quote)?;
    let before = &text[round.open.end..quote.open.start];
    let scope = before.rfind("以下").map(|at| &before[at..])?;
    let named = meaning_before(text, brackets, round);
    let mut meaning = without_definitions(text, brackets, named);
    // A law keeps its number: 社会福祉法（昭和26年法律第45号）.
    let head = before.split('。').next().unwrap_or_default();
    if is_law_number(head) {
        meaning = format!("{meaning}（{head}）");
    }
    let run = noun_before(text, round.open.start);
    let length = |range: &Range<usize>| text[range.clone()].chars().count();
    let long = run.filter(|run| length(run) > 3 && length(run) > length(&quote.inner()));
    Some(Definition {
        term: quote.inner(),
        meaning,
        clause: round.open.start..round.close.end,
        limited: scope.contains("この") || scope.contains("同じ"),
        long,
    })
}

/// 「この要領において「語」とは、…をいう。」.
fn means(text: &str, brackets: &Brackets, quote: &Pair) -> Option<Definition> {
    let start = ["とは、", "とは"]
        .iter()
        .find_map(|words| text[quote.close.end..].starts_with(words).then(|| quote.close.end + words.len()))?;
    let end = ["をいう", "をいい"].iter().filter_map(|words| outside_pairs(text, brackets, start, words)).min()?;
    let before = &text[..quote.open.start];
    let sentence = before.rfind('。').map_or(before, |at| &before[at..]);
    Some(Definition {
        term: quote.inner(),
        meaning: without_definitions(text, brackets, start..end),
        clause: quote.open.start..end,
        limited: ["この条", "この項", "この号", "この章", "この節"].iter().any(|unit| sentence.contains(unit)),
        long: None,
    })
}

/// 「語（…をいう。以下同じ。）」.
fn same_below(text: &str, brackets: &Brackets, round: &Pair) -> Option<Definition> {
    let inner = round.inner();
    let end = outside_pairs(text, brackets, inner.start, "をいう。以下").filter(|at| *at < inner.end)?;
    let scope = &text[end..inner.end];
    if !scope.contains("同じ") {
        return None;
    }
    let quoted = brackets.pairs.iter().find(|pair| pair.quote && pair.close.end == round.open.start);
    let term = quoted.map(Pair::inner).or_else(|| noun_before(text, round.open.start))?;
    Some(Definition {
        term,
        meaning: without_definitions(text, brackets, inner.start..end),
        clause: round.open.start..round.close.end,
        limited: scope.contains("この"),
        long: None,
    })
}

/// An item 「語　意味」.
fn item(text: &str, brackets: &Brackets) -> Option<Definition> {
    let gap = text.find('\u{3000}')?;
    let term = &text[..gap];
    if term.is_empty() || term.chars().count() > 25 || term.contains(['。', '、', '（']) {
        return None;
    }
    let meaning = without_definitions(text, brackets, gap + '\u{3000}'.len_utf8()..text.len());
    let meaning = meaning.trim().trim_end_matches('。').trim_end_matches("をいう").to_owned();
    Some(Definition { term: 0..gap, meaning, clause: 0..text.len(), limited: false, long: None })
}

/// The first `words` from `start` on that stand in no bracket opened after `start`.
fn outside_pairs(text: &str, brackets: &Brackets, start: usize, words: &str) -> Option<usize> {
    let hits = text.get(start..)?.match_indices(words).map(|(at, _)| start + at);
    hits.into_iter().find(|at| brackets.around(*at, |pair| pair.open.start >= start).is_none())
}

/// The words that a bracket explains. Where they begin cannot be told from
/// signs alone; in rules a comma after a particle or an inflected word ends
/// the clause before, while a comma between nouns goes on with a list.
fn meaning_before(text: &str, brackets: &Brackets, round: &Pair) -> Range<usize> {
    let floor = brackets.around(round.open.start, |_| true).map_or(0, |pair| pair.open.end);
    let mut start = floor;
    let mut last = ' ';
    for (at, c) in text[floor..round.open.start].char_indices().map(|(at, c)| (floor + at, c)) {
        let hidden =
            brackets.pairs.iter().any(|pair| pair.open.start >= floor && pair.open.start <= at && at < pair.close.end);
        // After a bracket that defines, the comma begins the next thing of a list.
        let listed = text[..at].ends_with("という。）");
        if !hidden && (c == '。' || c == '、' && (listed || "はがてでしにめりもばらどき".contains(last)))
        {
            start = at + c.len_utf8();
        }
        last = c;
    }
    // An opening sign without partner still ends what stands before it.
    let slips = brackets.slips.iter().map(|slip| slip.end);
    start = slips.filter(|end| (start..=round.open.start).contains(end)).max().unwrap_or(start);
    start..round.open.start
}

/// The words of `range` without the brackets that only define.
fn without_definitions(text: &str, brackets: &Brackets, range: Range<usize>) -> String {
    let mut drop: Vec<&Pair> = brackets
        .pairs
        .iter()
        .filter(|pair| !pair.quote && pair.open.start >= range.start && pair.close.end <= range.end)
        .filter(|pair| text[pair.inner()].contains("以下"))
        .collect();
    drop.sort_by_key(|pair| pair.open.start);
    let mut out = String::new();
    let mut from = range.start;
    for pair in drop {
        if pair.open.start >= from {
            out.push_str(&text[from..pair.open.start]);
            from = pair.close.end;
        }
    }
    out.push_str(&text[from..range.end]);
    out.trim().to_owned()
}

/// The run of kanji, katakana, letters and figures that ends at `end`.
fn noun_before(text: &str, end: usize) -> Option<Range<usize>> {
    let start = text[..end].char_indices().rev().take_while(|(_, c)| uses::in_noun(*c)).last().map(|(at, _)| at)?;
    (text[start..end].chars().count() > 1).then_some(start..end)
}

/// 「昭和26年法律第45号」.
#[must_use]
pub fn is_law_number(words: &str) -> bool {
    ["明治", "大正", "昭和", "平成", "令和"].iter().any(|era| words.starts_with(era))
        && words.contains("年")
        && words.contains("第")
        && words.ends_with('号')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, listed: bool, expected: &[(&str, &str)]) {
        let found = find(text, listed);
        let found: Vec<(&str, &str)> = found.iter().map(|d| (&text[d.term.clone()], d.meaning.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn all_four_patterns() {
        check("見本市（以下「市」という。）は、定める。", false, &[("市", "見本市")]);
        check("対象とする者（以下単に「対象者」という。）は", false, &[("対象者", "対象とする者")]);
        check("甲及び乙（以下「甲等」と総称する。）", false, &[("甲等", "甲及び乙")]);
        check("この要領において「訪問」とは、居宅に赴くことをいう。", false, &[("訪問", "居宅に赴くこと")]);
        check("訪問　居宅に赴いて話を聴くことをいう。", true, &[("訪問", "居宅に赴いて話を聴くこと")]);
        check("訪問　居宅に赴いて話を聴くことをいう。", false, &[]);
        check("市は、訪問支援（居宅で行う支援をいう。以下同じ。）を行う。", false, &[("訪問支援", "居宅で行う支援")]);
    }

    #[test]
    fn the_meaning_begins_after_the_clause_before() {
        check(
            "支援を届けるため、社会福祉法（昭和26年法律第45号。以下「法」という。）第106条に掲げる事業（以下「事業」という。）として",
            false,
            &[("法", "社会福祉法（昭和26年法律第45号）"), ("事業", "社会福祉法第106条に掲げる事業")],
        );
        check(
            "申込みを受けて、状況、希望等の評価（以下「評価」という。）をする。",
            false,
            &[("評価", "状況、希望等の評価")],
        );
    }

    #[test]
    fn definitions_nest() {
        check(
            "会議（市（以下「甲」という。）が開く集まりをいう。以下同じ。）に諮る。",
            false,
            &[("会議", "市が開く集まり"), ("甲", "市")],
        );
        check(
            "「支援者」とは、訪問（居宅に赴くことをいう。以下同じ。）を行う者をいう。",
            false,
            &[("支援者", "訪問を行う者"), ("訪問", "居宅に赴くこと")],
        );
    }

    #[test]
    fn slips_lose_no_other_definition() {
        check(
            "甲（乙の者（以下「丙」という。）、丁の者（以下「戊」という。）",
            false,
            &[("丙", "乙の者"), ("戊", "丁の者")],
        );
        check("「甲」という語を使う。", false, &[]);
        check("以下「甲」という。", false, &[]);
        check("（以下「」という。）", false, &[]);
    }

    #[test]
    fn scope_and_long_form() {
        let text = "社会福祉法（以下この条において「法」という。）";
        let found = find(text, false);
        assert!(found[0].limited);
        assert_eq!(found[0].long.clone().map(|long| &text[long]), Some("社会福祉法"));
        assert_eq!(find("支援会議（以下「重層的支援会議等」という。）", false)[0].long, None);
        assert!(!find("市役所（以下「市」という。）", false)[0].limited);
    }

    #[test]
    fn half_closed_definitions_are_still_found() {
        // The bracket of the first is closed by a half-width one, that of the second by none.
        check("甲の者（以下「乙」という。)と丙の者（以下「丁」という。", false, &[("乙", "甲の者")]);
        check("甲の者(以下「乙」という。）は、乙とする。", false, &[("乙", "甲の者")]);
        check("（（以下「乙」という。）", false, &[("乙", "")]);
        check("「「乙」とは、甲をいう。", false, &[("乙", "甲")]);
        check(
            "支援（市が行うもの（以下「丙」という。）をいう。以下同じ。）",
            false,
            &[("支援", "市が行うもの"), ("丙", "市が行うもの")],
        );
    }

    proptest::proptest! {
        /// Whatever brackets are written: the scanner ends, and what it finds can be cut out of the text.
        #[test]
        fn bracket_soups(text in "([（）()「」『』。、　]|以下|という。|とは、|をいう|をいう。以下同じ。|甲|この条において|第1号){0,40}", listed: bool) {
            for definition in find(&text, listed) {
                let cut = |range: &Range<usize>| text.get(range.clone()).is_some();
                proptest::prop_assert!(cut(&definition.term) && cut(&definition.clause));
                proptest::prop_assert!(definition.long.as_ref().is_none_or(cut));
                proptest::prop_assert!(!text[definition.term].trim().is_empty());
            }
            for slip in brackets(&text).slips {
                proptest::prop_assert!(text.get(slip).is_some());
            }
            for used in uses(&text, &["甲", "以下"]) {
                proptest::prop_assert!(text.get(used.range).is_some());
            }
        }

        /// However deep brackets lie in each other, the scanner ends.
        #[test]
        fn deep_brackets_end(depth in 1usize..400) {
            let text = format!("{}以下「甲」という。{}", "（甲".repeat(depth), "）".repeat(depth));
            proptest::prop_assert_eq!(find(&text, false).len(), 1);
        }
    }
}
