//! Reads one citation at a place of a text.

use super::chain::{self, NAMED, figure, numeral, steps};
use super::{Cited, Names, Path, Start, Tail, Unit};
use crate::handbook::Ordinal;
use crate::terms::{brackets, in_noun};

/// A citation, perhaps.
pub(super) struct Found {
    pub cited: Cited,
    /// In bytes.
    pub len: usize,
    pub doubt: Doubt,
    /// Begins with a mark of an outline and not with a word.
    pub mark: bool,
}

/// What the words around have to say before something counts as a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    None,
    /// A figure alone.
    Figure,
    /// A mark alone: (1), ア.
    Mark,
}

/// The citation that begins at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Found> {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    match rest.chars().next()? {
        '様' => sure(form(rest)?),
        '別' => sure(form(rest).or_else(|| table(rest).map(|(figures, len)| (Cited::Table(figures), len)))?),
        '第' => sure(form_before(rest).or_else(|| path(Start::Here, rest, 0, None))?),
        // 以前, 改正前 and the like go on with another word.
        '前' | '次' if !before.is_some_and(in_noun) => sure(beside(rest)?),
        '同' => sure(same(rest)?),
        '附' => sure(path(Start::Suppl, rest, rest.strip_prefix("附則").map(|_| "附則".len())?, Some(Unit::Suppl))?),
        '(' | '（' => marked(rest, before, Unit::Item),
        c if figure(c).is_some() && !before.is_some_and(|c| figure(c).is_some() || in_number(c)) => headed(rest),
        'ア'..='ン' => marked(rest, before, Unit::Letter),
        _ => None,
    }
}

fn sure((cited, len): (Cited, usize)) -> Option<Found> {
    Some(Found { cited, len, doubt: Doubt::None, mark: false })
}

/// Which of the names of laws and rules a citation stands behind: 「見本市要綱」の第3条,
/// 見本市要綱（令和8年告示第1号）第3条.
pub(super) fn name_before(text: &str, at: usize, names: &Names<'_>) -> Option<usize> {
    let before = &text[..at];
    let before = before.strip_suffix('の').unwrap_or(before);
    let close = before.len();
    let before = match before.ends_with(['）', ')']) {
        true => {
            brackets(before).pairs.iter().find(|pair| pair.close.end == close).map(|pair| &before[..pair.open.start])?
        }
        false => before,
    };
    let quoted = before.strip_suffix('」');
    let begins = |head: &str| match quoted {
        Some(_) => head.ends_with('「'),
        None => !head.chars().next_back().is_some_and(in_noun),
    };
    names.ending(quoted.unwrap_or(before)).find(|(head, _)| begins(head)).map(|(_, name)| name)
}

/// 本要領の, この要領の: what follows is of this text.
pub(super) fn of_this_rule(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches('の');
    let kinds =
        ["要領", "要綱", "規程", "ガイドライン", "手引き", "要項", "規則", "告示", "訓令", "計画", "基準", "指針"];
    kinds
        .iter()
        .any(|kind| before.strip_suffix(kind).is_some_and(|head| head.ends_with("本") || head.ends_with("この")))
}

fn in_number(c: char) -> bool {
    matches!(c, '第' | '.' | '．' | '-' | '－' | '(' | '（') || c.is_ascii_alphabetic()
}

/// The steps behind a start of `own` bytes; without any, a start alone must say enough.
fn path(start: Start, text: &str, own: usize, above: Option<Unit>) -> Option<(Cited, usize)> {
    let (below, len) = steps(&text[own..], above);
    if below.is_empty() && matches!(start, Start::Here | Start::Suppl) {
        return None;
    }
    let (tail, tailed) = chain::tail(&text[own + len..]);
    Some((Cited::Units(Path { start, below, tail }), own + len + tailed))
}

/// 4(2)ア(イ); a lone figure is taken as well, and judged by what stands around it.
fn headed(text: &str) -> Option<Found> {
    let (below, len) = chain::heading(text)?;
    let doubt = if below.len() == 1 { Doubt::Figure } else { Doubt::None };
    let cited = Cited::Units(Path { start: Start::Here, below, tail: Tail::Whole });
    Some(Found { cited, len, doubt, mark: true })
}

/// (1)ア, ア: marks below what the words stand in.
fn marked(text: &str, before: Option<char>, unit: Unit) -> Option<Found> {
    if before.is_some_and(|c| in_noun(c) || matches!(c, ')' | '）' | '第')) {
        return None;
    }
    let (ordinal, own) = chain::mark(text, unit)?;
    let (marks, more) = chain::marks(&text[own..], unit);
    let len = own + more;
    let goes_on = [
        "に掲げ",
        "に定め",
        "に規定",
        "に該当",
        "に準",
        "に代",
        "に基",
        "により",
        "による",
        "の規定",
        "のいずれ",
        "の場合",
        "から",
        "まで",
        "及び",
        "又は",
        "若しくは",
        "並びに",
        "ただし書",
    ];
    let told = more > 0 && unit == Unit::Item || goes_on.iter().any(|words| text[len..].starts_with(words));
    let below: Vec<(Unit, Ordinal)> = std::iter::once((unit, ordinal)).chain(marks).collect();
    let cited = Cited::Units(Path { start: Start::Here, below, tail: Tail::Whole });
    Some(Found { cited, len, doubt: if told { Doubt::None } else { Doubt::Mark }, mark: true })
}

/// A unit's name where it is no longer word, and its length.
fn named(text: &str) -> Option<(Unit, usize)> {
    let (unit, name) = NAMED.into_iter().find(|(_, name)| text.starts_with(name))?;
    (!chain::is_word(name, &text[name.len()..])).then_some((unit, name.len()))
}

/// 前条, 次条第2項, 前項, 前2号, 前二項, 前各号.
fn beside(text: &str) -> Option<(Cited, usize)> {
    let (step, rest) = match text.strip_prefix('前') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('次')?),
    };
    if let Some(all) = rest.strip_prefix('各').filter(|_| step < 0) {
        let (unit, own) = named(all)?;
        return path(Start::Before(unit), text, text.len() - all.len() + own, Some(unit));
    }
    let (count, counted) = numeral(rest).map_or((1, 0), |(n, len)| (n, len));
    let (unit, own) = named(&rest[counted..])?;
    let count = i32::try_from(count).ok().filter(|count| *count > 0 && unit != Unit::Division)?;
    path(Start::Beside(unit, step * count), text, text.len() - rest.len() + counted + own, Some(unit))
}

/// 同条第2項.
fn same(text: &str) -> Option<(Cited, usize)> {
    let rest = text.strip_prefix('同')?;
    let (unit, own) = named(rest).filter(|(unit, _)| *unit != Unit::Division)?;
    path(Start::Same(unit), text, text.len() - rest.len() + own, Some(unit))
}

/// 様式第2-2号, 別記様式第1号の2, 別記様式.
fn form(text: &str) -> Option<(Cited, usize)> {
    let rest = text.strip_prefix("別記").or_else(|| text.strip_prefix("別紙"));
    let named = rest.unwrap_or(text).strip_prefix("様式")?;
    let own = text.len() - named.len();
    match numbered_form(named) {
        Some((figures, len)) => Some((Cited::Form(figures), own + len)),
        // The one form of a text; 様式 alone is a word like others.
        None => (text.starts_with("別記") && !named.starts_with('第')).then(|| (Cited::Form(String::new()), own)),
    }
}

/// 第2-2号 behind 様式.
fn numbered_form(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('第')?;
    let end = inner.find('号')?;
    let own = figures(&inner[..end])?;
    let len = '第'.len_utf8() + end + '号'.len_utf8();
    let mut branches = Vec::new();
    let branched = chain::branch(&text[len..], &mut branches);
    Some((branches.iter().fold(own, |own, branch| format!("{own}-{branch}")), len + branched))
}

/// 第1号様式.
fn form_before(text: &str) -> Option<(Cited, usize)> {
    let (figures, len) = numbered_form(text)?;
    text[len..].starts_with("様式").then(|| (Cited::Form(figures), len + "様式".len()))
}

/// 別表, 別表第1, 別表第1の2: its figures and its length.
pub(super) fn table(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix("別表")?;
    let own = text.len() - rest.len();
    let Some(inner) = rest.strip_prefix('第') else { return Some((String::new(), own)) };
    let (first, len) = numeral(inner)?;
    let mut all = vec![first];
    let len = len + chain::branch(&inner[len..], &mut all);
    let figures = all.iter().map(u32::to_string).collect::<Vec<_>>().join("-");
    Some((figures, own + '第'.len_utf8() + len))
}

/// Figures with their hyphens, of which publishers use five kinds, made alike.
pub(super) fn figures(text: &str) -> Option<String> {
    let one = |c: char| match c {
        '-' | '‐' | '－' | '―' | 'ー' | 'の' => Some('-'),
        _ => figure(c).and_then(|f| char::from_digit(f, 10)),
    };
    let out: Option<String> = text.chars().map(one).collect();
    out.filter(|out| !out.is_empty())
}
