//! The numbered steps of a citation: 第3条第2項第1号ア(イ), 4(2)ア.

use super::{Tail, Unit};
use crate::handbook::Ordinal;
use crate::terms::in_noun;

/// Letters of items in their order.
const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// Units that are written with their name.
pub(super) const NAMED: [(Unit, &str); 8] = [
    (Unit::Part, "編"),
    (Unit::Chapter, "章"),
    (Unit::Section, "節"),
    (Unit::Subsection, "款"),
    (Unit::Division, "目"),
    (Unit::Article, "条"),
    (Unit::Paragraph, "項"),
    (Unit::Item, "号"),
];

/// What of a cited part is meant.
pub(super) const TAILS: [(&str, Tail); 7] = [
    ("各号列記以外の部分", Tail::Sentence),
    ("各号", Tail::EachItem),
    ("ただし書", Tail::Proviso),
    ("前段", Tail::Sentence),
    ("後段", Tail::Sentence),
    ("本文", Tail::Sentence),
    ("柱書", Tail::Sentence),
];

/// Steps and their length in bytes.
pub(super) type Steps = (Vec<(Unit, Ordinal)>, usize);

/// The steps that a text begins with, all narrower than `above`.
pub(super) fn steps(text: &str, above: Option<Unit>) -> Steps {
    let mut all: Vec<(Unit, Ordinal)> = Vec::new();
    let mut len = 0;
    for (unit, name) in NAMED {
        if above.is_none_or(|above| unit > above)
            && let Some((ordinal, own)) = ordinal(&text[len..], name)
        {
            all.push((unit, ordinal));
            len += own;
        }
    }
    let last = all.last().map(|(unit, _)| *unit).or(above);
    let (marks, own) = match last {
        Some(Unit::Part | Unit::Chapter | Unit::Section) if !all.is_empty() => headed(&text[len..]),
        Some(Unit::Item) => marks(&text[len..], Unit::Item),
        _ => (Vec::new(), 0),
    };
    all.extend(marks);
    (all, len + own)
}

/// 1(1) behind 第1章, with or without の.
fn headed(text: &str) -> Steps {
    let inner = text.strip_prefix('の').unwrap_or(text);
    let Some((steps, own)) = heading(inner) else { return (Vec::new(), 0) };
    // 「第1章の3つ」 counts something.
    if counts(&inner[own..]) {
        return (Vec::new(), 0);
    }
    (steps, text.len() - inner.len() + own)
}

/// 4(2)ア(イ): a figure and what hangs below it.
pub(super) fn heading(text: &str) -> Option<Steps> {
    let (first, mut len) = number(text)?;
    if text.starts_with(['0', '０']) {
        return None;
    }
    let mut figures = vec![first];
    len += branch(&text[len..], &mut figures);
    let mut all = vec![(Unit::Heading, Ordinal(figures))];
    let (marks, own) = marks(&text[len..], Unit::Heading);
    all.extend(marks);
    Some((all, len + own))
}

/// (2)ア(イ)a: the marks below `above`, each perhaps behind a の.
pub(super) fn marks(text: &str, above: Unit) -> Steps {
    let mut all = Vec::new();
    let mut len = 0;
    let levels = [Unit::Item, Unit::Letter, Unit::InnerLetter, Unit::Latin, Unit::InnerLatin];
    for unit in levels.into_iter().filter(|unit| *unit > above) {
        let rest = &text[len..];
        let inner = rest.strip_prefix('の').unwrap_or(rest);
        let Some((ordinal, own)) = mark(inner, unit) else { break };
        all.push((unit, ordinal));
        len += rest.len() - inner.len() + own;
    }
    (all, len)
}

/// One mark of a level.
pub(super) fn mark(text: &str, unit: Unit) -> Option<(Ordinal, usize)> {
    match unit {
        Unit::Item => {
            let (inner, own) = in_brackets(text)?;
            let (n, whole) = number(inner)?;
            if whole != inner.len() || inner.starts_with(['0', '０']) || n > 99 {
                return None;
            }
            let mut figures = vec![n];
            let branched = branch(&text[own..], &mut figures);
            Some((Ordinal(figures), own + branched))
        }
        Unit::Letter => letter(text, KATAKANA),
        Unit::Latin => letter(text, LATIN),
        Unit::InnerLetter | Unit::InnerLatin => {
            let (inner, own) = in_brackets(text)?;
            let letters = if unit == Unit::InnerLetter { KATAKANA } else { LATIN };
            let (ordinal, whole) = letter(inner, letters)?;
            (whole == inner.len()).then_some((ordinal, own))
        }
        Unit::Part
        | Unit::Chapter
        | Unit::Section
        | Unit::Subsection
        | Unit::Division
        | Unit::Suppl
        | Unit::Article
        | Unit::Heading
        | Unit::Paragraph => None,
    }
}

/// What of the cited part is meant, and the length of the words.
pub(super) fn tail(text: &str) -> (Tail, usize) {
    let found = TAILS.into_iter().find(|(words, _)| text.starts_with(words));
    found.map_or((Tail::Whole, 0), |(words, tail)| (tail, words.len()))
}

pub(super) fn figure(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

/// A number of at most three figures, and its length.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let len: usize = text.chars().take_while(|c| figure(*c).is_some()).map(char::len_utf8).sum();
    let figures = &text[..len];
    let short = (1..=3).contains(&figures.chars().count());
    short.then(|| (figures.chars().filter_map(figure).fold(0, |n, f| n * 10 + f), len))
}

/// A number in figures, or in kanji as vertical texts have it.
pub(super) fn numeral(text: &str) -> Option<(u32, usize)> {
    number(text).or_else(|| in_kanji(text))
}

/// 二十三, 百六: a number below a thousand, and its length.
fn in_kanji(text: &str) -> Option<(u32, usize)> {
    let place = |c: char| match c {
        '百' => Some(100),
        '十' => Some(10),
        _ => None,
    };
    let (mut sum, mut digit, mut above, mut len) = (0, None, 1000, 0);
    for c in text.chars() {
        if let Some(place) = place(c) {
            if place >= above {
                return None;
            }
            sum += digit.take().unwrap_or(1) * place;
            above = place;
        } else if let Some(n) = "一二三四五六七八九".chars().zip(1..).find_map(|(k, n)| (k == c).then_some(n))
        {
            if digit.replace(n).is_some() {
                return None;
            }
        } else {
            break;
        }
        len += c.len_utf8();
    }
    (len > 0).then(|| (sum + digit.unwrap_or(0), len))
}

/// The の二 behind 第五条. 「第五条の一部」 has none: there the noun goes on.
fn kanji_branch(text: &str, figures: &mut Vec<u32>) -> usize {
    let mut rest = text;
    while let Some(inner) = rest.strip_prefix('の')
        && let Some((n, len)) = in_kanji(inner)
        && inner[len..].chars().next().is_none_or(|c| c == '第' || !in_noun(c))
        && !counts(&inner[len..])
    {
        figures.push(n);
        rest = &inner[len..];
    }
    text.len() - rest.len()
}

/// 第5条の2: `第`, a number, the unit, branches.
fn ordinal(text: &str, unit: &str) -> Option<(Ordinal, usize)> {
    let inner = text.strip_prefix('第')?;
    let (first, len) = numeral(inner)?;
    let rest = inner[len..].strip_prefix(unit)?;
    if is_word(unit, rest) {
        return None;
    }
    let mut all = vec![first];
    let branches = if number(inner).is_some() { branch(rest, &mut all) } else { kanji_branch(rest, &mut all) };
    Some((Ordinal(all), text.len() - rest.len() + branches))
}

/// Takes 「の2の3」 into a count and gives its length.
pub(super) fn branch(text: &str, figures: &mut Vec<u32>) -> usize {
    let mut rest = text;
    while let Some(inner) = rest.strip_prefix('の')
        && let Some((n, len)) = number(inner)
        && !counts(&inner[len..])
    {
        figures.push(n);
        rest = &inner[len..];
    }
    text.len() - rest.len()
}

/// 条件, 項目, 号外 are words of their own.
pub(super) fn is_word(unit: &str, behind: &str) -> bool {
    match unit {
        "条" => behind.starts_with(['件', '文', '例', '約']),
        "項" => behind.starts_with('目'),
        "号" => behind.starts_with(['外', '車', '線', '室', '棟', '議', '被']),
        "目" => behind.starts_with(['標', '的', '次', '録']),
        _ => false,
    }
}

/// Whether a figure counts things: 「第5条の3人の委員」, 「の2倍」.
fn counts(behind: &str) -> bool {
    behind.starts_with([
        '人', '名', '回', '日', '月', '年', '個', '件', '割', '倍', '分', '円', '歳', 'つ', 'か', '箇', '.', '．', '%',
        '％',
    ])
}

/// ア that is not the head of a word in katakana.
fn letter(text: &str, letters: &str) -> Option<(Ordinal, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let place = letters.chars().position(|c| c == first)?;
    let in_word = chars.next().is_some_and(|c| ('ァ'..='ヿ').contains(&c) || c.is_ascii_alphanumeric());
    let n = u32::try_from(place + 1).ok()?;
    (!in_word).then(|| (Ordinal::plain(n), first.len_utf8()))
}

/// What stands in the brackets that the text begins with, and their length.
fn in_brackets(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）']).filter(|end| *end <= 9)?;
    let open = text.len() - inner.len();
    let close = inner[end..].chars().next().map_or(0, char::len_utf8);
    Some((&inner[..end], open + end + close))
}
