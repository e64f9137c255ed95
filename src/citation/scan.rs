//! Reads one citation at a place of a text.

use super::{Cited, Unit};
use crate::handbook::Ordinal;

/// Letters of items in their order.
const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

/// The citation that begins at `at`, and its length in bytes.
pub(super) fn at(text: &str, at: usize) -> Option<(Cited, usize)> {
    let rest = &text[at..];
    match rest.chars().next()? {
        '様' => form(rest.strip_prefix("様式")?).map(|(figures, len)| (Cited::Form(figures), len + "様式".len())),
        '第' => form_before(rest).or_else(|| units(rest).map(|(steps, len)| (Cited::Units(steps), len))),
        '前' | '次' if !text[..at].ends_with(['以', '年', '事']) => beside(rest),
        '同' => same(rest),
        c if figure(c).is_some() && !text[..at].ends_with(|c: char| figure(c).is_some() || in_number(c)) => marks(rest),
        _ => None,
    }
}

/// 本要領の, この要領の: what follows is of this text.
pub(super) fn of_this_rule(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches('の');
    ["要領", "要綱", "規程", "ガイドライン", "手引き"]
        .iter()
        .any(|kind| before.strip_suffix(kind).is_some_and(|head| head.ends_with("本") || head.ends_with("この")))
}

fn in_number(c: char) -> bool {
    matches!(c, '第' | '.' | '．' | '-' | '－' | '(' | '（') || c.is_ascii_alphabetic()
}

fn figure(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

/// A number of at most three figures, and its length.
fn number(text: &str) -> Option<(u32, usize)> {
    let len: usize = text.chars().take_while(|c| figure(*c).is_some()).map(char::len_utf8).sum();
    let figures = &text[..len];
    let short = (1..=3).contains(&figures.chars().count());
    short.then(|| (figures.chars().filter_map(figure).fold(0, |n, f| n * 10 + f), len))
}

/// 第5条の2: `第`, a number, the unit, branches.
fn ordinal(text: &str, unit: &str) -> Option<(Ordinal, usize)> {
    let inner = text.strip_prefix('第')?;
    let (first, len) = number(inner)?;
    let mut rest = inner[len..].strip_prefix(unit)?;
    let mut all = vec![first];
    while let Some(branch) = rest.strip_prefix('の')
        && let Some((n, len)) = number(branch)
    {
        all.push(n);
        rest = &branch[len..];
    }
    Some((Ordinal(all), text.len() - rest.len()))
}

/// 第3条第2項第1号ア, beginning with any of its units.
fn units(text: &str) -> Option<(Vec<(Unit, Ordinal)>, usize)> {
    let mut steps = Vec::new();
    let mut len = 0;
    for (unit, name) in [(Unit::Article, "条"), (Unit::Paragraph, "項"), (Unit::Item, "号")] {
        if let Some((ordinal, own)) = ordinal(&text[len..], name) {
            steps.push((unit, ordinal));
            len += own;
        }
    }
    if let Some((Unit::Item, _)) = steps.last()
        && let Some((letter, own)) = letter(&text[len..])
    {
        steps.push((Unit::Letter, letter));
        len += own;
    }
    (!steps.is_empty()).then_some((steps, len))
}

/// ア that is not the head of a word in katakana.
fn letter(text: &str) -> Option<(Ordinal, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let place = KATAKANA.chars().position(|c| c == first)?;
    let in_word = chars.next().is_some_and(|c| ('ァ'..='ヿ').contains(&c));
    let n = u32::try_from(place + 1).ok()?;
    (!in_word).then(|| (Ordinal::plain(n), first.len_utf8()))
}

/// 4(2)ア(イ); a lone figure is taken as well, and judged by what stands around it.
fn marks(text: &str) -> Option<(Cited, usize)> {
    let (first, mut len) = number(text)?;
    let mut all = vec![Ordinal::plain(first)];
    if let Some((second, own)) = in_brackets(&text[len..]).and_then(|(inner, own)| {
        let (n, whole) = number(inner)?;
        (whole == inner.len()).then_some((n, own))
    }) {
        all.push(Ordinal::plain(second));
        len += own;
        if let Some((third, own)) = letter(&text[len..]) {
            all.push(third);
            len += own;
            if let Some((fourth, own)) =
                in_brackets(&text[len..]).and_then(|(inner, own)| Some((letter(inner)?.0, own)))
            {
                all.push(fourth);
                len += own;
            }
        }
    }
    Some((Cited::Marks(all), len))
}

/// What stands in the brackets that the text begins with, and their length.
fn in_brackets(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）']).filter(|end| *end <= 9)?;
    let open = text.len() - inner.len();
    let close = inner[end..].chars().next().map_or(0, char::len_utf8);
    Some((&inner[..end], open + end + close))
}

/// 前条, 次条, 前項, 前2号, 前各号.
fn beside(text: &str) -> Option<(Cited, usize)> {
    let (step, rest) = match text.strip_prefix('前') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('次')?),
    };
    let rest = rest.strip_prefix('各').unwrap_or(rest);
    let counted = number(rest).map_or(0, |(_, len)| len);
    let rest = &rest[counted..];
    let unit = match rest.chars().next()? {
        '条' => Unit::Article,
        '項' => Unit::Paragraph,
        '号' => Unit::Item,
        _ => return None,
    };
    let behind = &rest['条'.len_utf8()..];
    // 条件, 項目, 号外 are words of their own.
    if behind.starts_with(['件', '目', '外', '文', '例', '約']) {
        return None;
    }
    Some((Cited::Beside(unit, step), text.len() - behind.len()))
}

/// 同条第2項.
fn same(text: &str) -> Option<(Cited, usize)> {
    let rest = text.strip_prefix("同条").or_else(|| text.strip_prefix("同項"))?;
    let below = units(rest).map_or(0, |(_, len)| len);
    Some((Cited::Same, text.len() - rest.len() + below))
}

/// 第2-2号 behind 様式.
fn form(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('第')?;
    let end = inner.find('号')?;
    Some((figures(&inner[..end])?, '第'.len_utf8() + end + '号'.len_utf8()))
}

/// 第1号様式.
fn form_before(text: &str) -> Option<(Cited, usize)> {
    let (figures, len) = form(text)?;
    text[len..].starts_with("様式").then(|| (Cited::Form(figures), len + "様式".len()))
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
