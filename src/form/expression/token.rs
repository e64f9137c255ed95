//! Cuts the text into tokens.
//!
//! Forms are written by hand with a Japanese keyboard and by people who know
//! Excel or XLSForm, so full-width signs and the operators of other languages
//! are recognised and answered with what to write instead.

use std::ops::Range;

use super::ast::{Arithmetic, Comparison};
use super::literal::{Date, Number};
use super::problem::{Problem, ProblemKind};

/// A token; words and texts are cut out of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Word(&'a str),
    Number(Number),
    Date(Date),
    Text(&'a str),
    Compare(Comparison),
    Arithmetic(Arithmetic),
    Open,
    Close,
    Comma,
    Dot,
}

/// A token and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Spanned<'a> {
    pub(super) token: Token<'a>,
    pub(super) range: Range<usize>,
}

/// What people write out of habit, and ours. Longer ones come first.
const FOREIGN: [(&str, &str); 20] = [
    ("==", "="),
    ("<>", "!="),
    ("=>", ">="),
    ("=<", "<="),
    ("&&", "and"),
    ("||", "or"),
    ("≧", ">="),
    ("≥", ">="),
    ("≦", "<="),
    ("≤", "<="),
    ("≠", "!="),
    ("×", "*"),
    ("÷", "/"),
    ("−", "-"),
    ("“", "\""),
    ("”", "\""),
    ("「", "\""),
    ("」", "\""),
    ("&", "and"),
    ("|", "or"),
];

/// Signs of the language; longer ones come first.
const SIGNS: [(&str, Token<'static>); 14] = [
    ("!=", Token::Compare(Comparison::NotEqual)),
    ("<=", Token::Compare(Comparison::AtMost)),
    (">=", Token::Compare(Comparison::AtLeast)),
    ("=", Token::Compare(Comparison::Equal)),
    ("<", Token::Compare(Comparison::Less)),
    (">", Token::Compare(Comparison::Greater)),
    ("+", Token::Arithmetic(Arithmetic::Add)),
    ("-", Token::Arithmetic(Arithmetic::Subtract)),
    ("*", Token::Arithmetic(Arithmetic::Multiply)),
    ("/", Token::Arithmetic(Arithmetic::Divide)),
    ("(", Token::Open),
    (")", Token::Close),
    (",", Token::Comma),
    (".", Token::Dot),
];

const KEYWORDS: [&str; 7] = ["and", "or", "not", "includes", "is", "empty", "today"];

pub(super) fn tokens(text: &str) -> Result<Vec<Spanned<'_>>, Problem> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) = token(rest).map_err(|(kind, length)| Problem::new(at..at + length, kind))?;
        found.push(Spanned { token, range: at..at + length });
        at += length;
    }
    Ok(found)
}

/// The token at the start of `rest` with its length; on a mistake the kind
/// and the length of what is wrong.
fn token(rest: &str) -> Result<(Token<'_>, usize), (ProblemKind, usize)> {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_alphanumeric() || first == '_' {
        return word_or_number(rest);
    }
    if first == '"' || first == '\'' {
        let inside = rest.get(1..).unwrap_or_default();
        return match inside.find(first) {
            Some(end) => Ok((Token::Text(inside.get(..end).unwrap_or_default()), end + 2)),
            None => Err((ProblemKind::Quote, rest.len())),
        };
    }
    if let Some((sign, write)) = FOREIGN.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Err((ProblemKind::Foreign { found: (*sign).to_string(), write }, sign.len()));
    }
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((*token, sign.len()));
    }
    if first == '!' {
        return Err((ProblemKind::Foreign { found: "!".to_string(), write: "not" }, 1));
    }
    if let Some(narrow) = narrow(first) {
        let kind = ProblemKind::FullWidth { found: first.to_string(), write: narrow.to_string() };
        return Err((kind, first.len_utf8()));
    }
    Err((ProblemKind::Character { found: first }, first.len_utf8()))
}

fn word_or_number(rest: &str) -> Result<(Token<'_>, usize), (ProblemKind, usize)> {
    if let Some(date) = rest.get(..10)
        && Date::is_shaped(date)
        && !rest.get(10..).is_some_and(|after| after.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    {
        let bad = || (ProblemKind::BadDate { found: date.to_string() }, 10);
        return Date::parse(date).map(|date| (Token::Date(date), 10)).ok_or_else(bad);
    }
    let end = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let length = end(rest);
    let word = rest.get(..length).unwrap_or_default();
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // Points belong to the number as long as digits follow.
        let mut length = length;
        while let Some(fraction) = rest.get(length..).and_then(|after| after.strip_prefix('.'))
            && fraction.starts_with(|c: char| c.is_ascii_digit())
        {
            length += 1 + end(fraction);
        }
        let text = rest.get(..length).unwrap_or_default();
        let bad = || (ProblemKind::BadNumber { found: text.to_string() }, length);
        return Number::parse(text).map(|number| (Token::Number(number), length)).ok_or_else(bad);
    }
    // Letters that were typed in full width by mistake. With kanji or kana
    // beside them they are an option's value such as Ａ型.
    if word.chars().any(|c| narrow(c).is_some()) && word.chars().all(|c| c.is_ascii() || narrow(c).is_some()) {
        let write = word.chars().map(|c| narrow(c).unwrap_or(c)).collect();
        return Err((ProblemKind::FullWidth { found: word.to_string(), write }, length));
    }
    let lower = word.to_ascii_lowercase();
    if lower != word
        && let Some(keyword) = KEYWORDS.iter().find(|keyword| **keyword == lower)
    {
        return Err((ProblemKind::Foreign { found: word.to_string(), write: keyword }, length));
    }
    Ok((Token::Word(word), length))
}

/// The ASCII character of a full-width one.
fn narrow(wide: char) -> Option<char> {
    let code = u32::from(wide);
    if (0xFF01..=0xFF5E).contains(&code) { char::from_u32(code - 0xFEE0) } else { None }
}
