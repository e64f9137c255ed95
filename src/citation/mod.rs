//! Citations written as words: 第3条第2項第1号ア, 4(2)ア, 前条, 様式第2号.
//!
//! Pure reading of one paragraph; what a citation leads to is for `resolve` to
//! say. Citations of other bodies' laws look the same and differ only in what
//! stands before them, so they are told apart here: 「法第106条の6」, and what is
//! joined to it (「法第3条及び第5条」).

mod scan;

use std::ops::Range;

use crate::handbook::Ordinal;
use crate::terms::{brackets, is_law_number};

/// A citation in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub range: Range<usize>,
    pub cited: Cited,
    /// The heading that the author quoted right behind: 5「訪問支援者」.
    pub quoted: Option<Range<usize>>,
    /// A law or rule that is not this text.
    pub outside: bool,
}

/// What a citation names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// 第3条第2項第1号ア: each step with its unit.
    Units(Vec<(Unit, Ordinal)>),
    /// 4(2)ア: marks of the outline skeleton, outermost first.
    Marks(Vec<Ordinal>),
    /// 前条, 次条: so many articles back (−1) or on (+1).
    Beside(Unit, i32),
    /// 同条: the article cited last.
    Same,
    /// 様式第2-2号: the figures between 第 and 号, hyphens made alike.
    Form(String),
}

/// The units of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Article,
    Paragraph,
    Item,
    Letter,
}

/// All citations of a paragraph in the order of the text. `laws` are the names
/// by which laws of others are cited, besides the usual endings (法, 令, 規則 …).
#[must_use]
pub fn find(text: &str, laws: &[&str]) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    let mut skip = 0;
    for (at, _) in text.char_indices() {
        if at < skip {
            continue;
        }
        let Some((cited, len)) = scan::at(text, at) else { continue };
        let range = at..at + len;
        let outside = of_others(text, at, laws) || joined_to_outside(text, at, all.last());
        let quoted = quoted_heading(text, range.end, &cited);
        // A bare figure before a quotation is a citation only where the quotation is a heading.
        if matches!(&cited, Cited::Marks(marks) if marks.len() == 1)
            && quoted.is_none()
            && !scan::of_this_rule(text, at)
        {
            continue;
        }
        // 実施細目4(2): the mark of some other paper.
        let of_a_noun = text[..at].chars().next_back().is_some_and(crate::terms::in_noun);
        if matches!(cited, Cited::Marks(_)) && of_a_noun && !scan::of_this_rule(text, at) {
            continue;
        }
        skip = range.end;
        all.push(Citation { range, cited, quoted, outside });
    }
    all
}

/// Whether the words before a citation name a law of others.
fn of_others(text: &str, at: usize, laws: &[&str]) -> bool {
    let before = &text[..at];
    if scan::of_this_rule(text, at) {
        return false;
    }
    if before.ends_with(['）', ')']) {
        // 社会福祉法（昭和26年法律第45号。以下「法」という。）第106条の4
        let all = brackets(before);
        let last = all.pairs.iter().find(|pair| pair.close.end == at);
        let number = last.map(|pair| before[pair.inner()].split('。').next().unwrap_or_default());
        return number.is_some_and(is_law_number);
    }
    let ends = ["法", "令", "規則", "条例", "要綱", "規程", "附則", "別表", "約款", "告示"];
    ends.iter().any(|end| before.ends_with(end)) || laws.iter().any(|law| !law.is_empty() && before.ends_with(law))
}

/// 「法第3条及び第5条」, 「同法第3条から第5条まで」: the second goes with the first.
fn joined_to_outside(text: &str, at: usize, last: Option<&Citation>) -> bool {
    let Some(last) = last.filter(|last| last.outside) else { return false };
    let Some(between) = text.get(last.range.end..at) else { return false };
    let between = between.trim_start_matches("まで");
    let joiners = ["", "及び", "又は", "並びに", "若しくは", "、", "から", "、同", "及び同", "又は同"];
    joiners.contains(&between) || text[at..].starts_with('同')
}

/// The figures of a form's number: 「様式第2－2号」 → 「2-2」.
#[must_use]
pub fn form_figures(number: &str) -> Option<String> {
    let inner = number.split_once('第').map_or(number, |(_, rest)| rest);
    scan::figures(inner.split('号').next().unwrap_or_default())
}

/// The printed mark of an article: 第5条の2.
#[must_use]
pub fn article_mark(Ordinal(ordinal): &Ordinal) -> String {
    let (first, branches) = ordinal.split_first().map_or((0, &[][..]), |(first, rest)| (*first, rest));
    branches.iter().fold(format!("第{first}条"), |mark, branch| format!("{mark}の{branch}"))
}

fn quoted_heading(text: &str, at: usize, cited: &Cited) -> Option<Range<usize>> {
    if matches!(cited, Cited::Form(_) | Cited::Same | Cited::Beside(..)) {
        return None;
    }
    let inner = text[at..].strip_prefix('「')?;
    let len = inner.find(['「', '」']).filter(|end| inner[*end..].starts_with('」'))?;
    let start = at + '「'.len_utf8();
    Some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `+` before a citation of this text, `-` before one of another law.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = find(text, &["個人情報保護法"]);
        let found: Vec<String> =
            found.iter().map(|c| format!("{}{}", if c.outside { '-' } else { '+' }, &text[c.range.clone()])).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn absolute() {
        check("第3条第2項第1号アに定める", &["+第3条第2項第1号ア"]);
        check("第5条の2の規定", &["+第5条の2"]);
        check("第5条の規定", &["+第5条"]);
        check("第１条及び第３条", &["+第１条", "+第３条"]);
        check("第3条から第5条までの規定", &["+第3条", "+第5条"]);
        check("第1号アンケート", &["+第1号"]);
        check("第2項の規定", &["+第2項"]);
        check("第45号", &["+第45号"]);
        check("第3回、第1章、第条", &[]);
    }

    #[test]
    fn relative() {
        check("前条又は次条の規定により、同条", &["+前条", "+次条", "+同条"]);
        check("前項、前号、前2号及び前各号", &["+前項", "+前号", "+前2号", "+前各号"]);
        check("以前条件", &[]);
    }

    #[test]
    fn outline() {
        check("本要領の5に定める", &["+5"]);
        check("この要領の4(2)アに", &["+4(2)ア"]);
        check("5「訪問支援者」に定める", &["+5"]);
        check("5名、5人", &[]);
        check("4(2)ア及び4(3)", &["+4(2)ア", "+4(3)"]);
        check("令和8年4月1日、3か月、8時30分", &[]);
        let text = "5「訪問支援者」";
        assert_eq!(find(text, &[])[0].quoted.clone().map(|range| &text[range]), Some("訪問支援者"));
    }

    #[test]
    fn forms() {
        check("様式第2号及び様式第2－2号による", &["+様式第2号", "+様式第2－2号"]);
        check("第1号様式", &["+第1号様式"]);
        check("別記様式第3号", &["+様式第3号"]);
        assert_eq!(find("様式第２ー2号", &[])[0].cited, Cited::Form("2-2".to_owned()));
    }

    #[test]
    fn laws_of_others() {
        check("法第106条の6第1項に規定する", &["-第106条の6第1項"]);
        check(
            "社会福祉法（昭和26年法律第45号。以下「法」という。）第106条の4第2項第4号",
            &["+第45号", "-第106条の4第2項第4号"],
        );
        check("法第3条及び第5条並びに同条第2項", &["-第3条", "-第5条", "-同条第2項"]);
        check("個人情報保護法第3条", &["-第3条"]);
        check("この規程第3条", &["+第3条"]);
        check("福政第12号", &["+第12号"]);
        check("実施細目4(2)", &[]);
    }
}
