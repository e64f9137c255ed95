//! Citations written as words: 第3条第2項第1号ア, 4(2)ア, 前条, 同項, 別表第1, 様式第2号.
//!
//! Pure reading of one paragraph; what a citation leads to is for `resolve` to
//! say. Citations of other bodies' laws look the same and differ only in what
//! stands before them, so they are told apart here: 「法第106条の6」, and what is
//! joined to it (「法第3条及び第5条」).

mod chain;
mod names;
mod scan;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use names::Names;

use crate::handbook::Ordinal;
use crate::terms::{brackets, in_noun, is_law_number};

/// A citation in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub range: Range<usize>,
    pub cited: Cited,
    /// The heading that the author quoted right behind: 5「訪問支援者」.
    pub quoted: Option<Range<usize>>,
    /// A law or rule that is not this text.
    pub outside: bool,
    /// Which of the names it stands behind, itself or by what it is joined to.
    pub named: Option<usize>,
}

/// What a citation names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// A part of a rule text.
    Units(Path),
    /// 様式第2-2号: the figures between 第 and 号, hyphens made alike; empty for
    /// a form without number (別記様式).
    Form(String),
    /// 別表第1: its figures; empty for a lone 別表.
    Table(String),
}

/// The way to a part of a rule text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub start: Start,
    /// The numbered steps from there, outermost first.
    pub below: Vec<(Unit, Ordinal)>,
    pub tail: Tail,
}

/// From where a path is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The text as a whole, or what the words stand in: 第3条, 第2項.
    Here,
    /// 前条 (−1), 次項 (+1), 前2号 (−2): so many places from where the words stand.
    Beside(Unit, i32),
    /// 前各号: all that stand before.
    Before(Unit),
    /// 同条: what was cited last.
    Same(Unit),
    /// 附則第2項.
    Suppl,
}

/// What of the cited part is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    Whole,
    /// 第1項各号.
    EachItem,
    /// 前項ただし書.
    Proviso,
    /// 前段, 後段, 本文.
    Sentence,
}

/// The units of a rule text, from the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 編
    Part,
    /// 章
    Chapter,
    /// 節
    Section,
    /// 款
    Subsection,
    /// 目
    Division,
    /// 附則; its count is its place among several.
    Suppl,
    /// 条
    Article,
    /// A heading that bears a bare figure, as outlines have it: 5.
    Heading,
    /// 項
    Paragraph,
    /// 号, printed (1).
    Item,
    /// ア
    Letter,
    /// (ア)
    InnerLetter,
    /// a
    Latin,
    /// (a)
    InnerLatin,
}

/// All citations of a paragraph in the order of the text. `laws` are the names
/// by which laws and rules are cited, besides the usual endings (法, 令, 規則 …).
#[must_use]
pub fn find(text: &str, laws: &Names<'_>) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    let mut skip = 0;
    for (at, _) in text.char_indices() {
        if at < skip {
            continue;
        }
        let Some(found) = scan::at(text, at) else { continue };
        let range = at..at + found.len;
        let quoted = quoted_heading(text, range.end, &found.cited);
        let this_rule = scan::of_this_rule(text, at);
        let own = scan::name_before(text, at, laws).filter(|_| !this_rule);
        let told = this_rule || own.is_some();
        let last = all.last();
        let joint = last.and_then(|last| joint(text, last, at));
        let likely = match found.doubt {
            scan::Doubt::None => true,
            // A bare figure before a quotation is a citation only where the quotation is a heading.
            scan::Doubt::Figure => told || quoted.is_some(),
            scan::Doubt::Mark => told || joint.is_some(),
        };
        // 実施細目4(2): the mark of some other paper.
        let of_a_noun = found.mark && !told && text[..at].chars().next_back().is_some_and(in_noun);
        if !likely || of_a_noun {
            continue;
        }
        let foreign = own.is_some() || of_others(text, at, &found.cited, laws);
        let goes_on = |last: &&Citation| last.outside && (joint.is_some() || text[at..].starts_with('同'));
        let before = last.filter(|_| !foreign).filter(goes_on);
        let outside = foreign || before.is_some();
        let named = own.or_else(|| before?.named);
        let cited = match (joint, last) {
            (Some(joint), Some(last)) => inherit(found.cited, &last.cited, joint),
            _ => found.cited,
        };
        skip = range.end;
        all.push(Citation { range, cited, quoted, outside, named });
    }
    all
}

/// How a citation hangs together with the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// 第3条第1項及び第2項
    Beside,
    /// 第3条（定義）第2項
    Below,
}

fn joint(text: &str, last: &Citation, at: usize) -> Option<Joint> {
    let end = last.quoted.as_ref().map_or(last.range.end, |quoted| quoted.end + '」'.len_utf8());
    let mut between = text.get(end..at)?;
    let heading = between.strip_prefix('（').and_then(|rest| rest.split_once('）'));
    if let Some((heading, behind)) = heading.filter(|(heading, _)| !heading.contains(['（', '。'])) {
        if behind.is_empty() && !heading.is_empty() {
            return Some(Joint::Below);
        }
        between = behind;
    } else if between.is_empty() && last.quoted.is_some() {
        return Some(Joint::Below);
    }
    let between = between.trim_start_matches("まで");
    let joiners = ["及び", "又は", "並びに", "若しくは", "、", "，", "から", "、同", "及び同", "又は同", ""];
    joiners.contains(&between).then_some(Joint::Beside)
}

/// Steps that are left out because the citation before has them: in
/// 「第3条第1項及び第2項」 the second is 第3条第2項.
fn inherit(cited: Cited, last: &Cited, joint: Joint) -> Cited {
    let Cited::Units(Path { start: Start::Here, below, tail }) = &cited else { return cited };
    match (last, below.first()) {
        (Cited::Form(_), Some((Unit::Item, Ordinal(figures)))) if below.len() == 1 => {
            Cited::Form(figures.iter().map(u32::to_string).collect::<Vec<_>>().join("-"))
        }
        (Cited::Units(last), Some((unit, _))) if *unit > Unit::Heading => {
            let kept = match joint {
                Joint::Below => Some(last.below.len()),
                Joint::Beside => last.below.iter().position(|(other, _)| other == unit),
            };
            let Some(kept) = kept.filter(|kept| *kept > 0 || last.start != Start::Here) else { return cited };
            let below = last.below.iter().take(kept).chain(below).cloned().collect();
            Cited::Units(Path { start: last.start, below, tail: *tail })
        }
        _ => cited,
    }
}

/// Whether the words before a citation name a law of others.
fn of_others(text: &str, at: usize, cited: &Cited, laws: &Names<'_>) -> bool {
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
    if ends.iter().any(|end| before.ends_with(end)) || laws.ending(before).next().is_some() {
        return true;
    }
    match cited {
        Cited::Form(_) => false,
        // 「事務取扱要領」第3条, 福政第12号.
        Cited::Units(_) | Cited::Table(_) => {
            before.ends_with(['」', '』']) || before.chars().next_back().is_some_and(in_noun)
        }
    }
}

/// The figures of a form's number: 「様式第2－2号」 → 「2-2」, 「様式第1号の2」 → 「1-2」.
#[must_use]
pub fn form_figures(number: &str) -> Option<String> {
    let inner = number.split_once('第').map_or(number, |(_, rest)| rest);
    let (figures, behind) = inner.split_once('号').unwrap_or((inner, ""));
    let own = scan::figures(figures)?;
    Some(match behind.strip_prefix('の').and_then(scan::figures) {
        Some(branch) => format!("{own}-{branch}"),
        None => own,
    })
}

/// The figures of a heading that names a 別表: 「別表第1（第3条関係）」 → 「1」.
#[must_use]
pub fn table_figures(heading: &str) -> Option<String> {
    let words: String = heading.split([' ', '\u{3000}']).collect();
    let (figures, len) = scan::table(&words)?;
    let behind = &words[len..];
    (behind.is_empty() || behind.starts_with(['（', '('])).then_some(figures)
}

/// The words of a citation, and those that say what of the part is meant:
/// 「第1項」 and 「各号」.
#[must_use]
pub fn without_tail(cited: &str) -> (&str, &str) {
    let tails = chain::TAILS.iter().map(|(words, _)| *words);
    let tail = tails.filter(|words| cited.ends_with(words)).max_by_key(|words| words.len()).unwrap_or_default();
    cited.split_at(cited.len() - tail.len())
}

fn quoted_heading(text: &str, at: usize, cited: &Cited) -> Option<Range<usize>> {
    match cited {
        Cited::Units(path) if path.start == Start::Here && path.tail == Tail::Whole => {}
        Cited::Units(_) | Cited::Form(_) | Cited::Table(_) => return None,
    }
    let inner = text[at..].strip_prefix('「')?;
    let len = inner.find(['「', '」']).filter(|end| inner[*end..].starts_with('」'))?;
    let start = at + '「'.len_utf8();
    Some(start..start + len)
}
