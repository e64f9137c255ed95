//! Words that readers see on paper.

use crate::form::expression::ast::{Arithmetic, Comparison};
use crate::form::expression::literal::Date;
use crate::form::expression::problem::Type;
use crate::form::expression::sentence::{Joint, Limit};

/// What ends a statement, by its part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A noun: 「終結」
    Noun,
    /// 含む
    Include,
    /// 含まない
    NotInclude,
    /// 超える
    Exceed,
    /// 異なる
    Differ,
    /// ある
    Exist,
    /// ない
    NotExist,
    /// （…）
    Bracket,
}

impl Ending {
    /// Before 場合, before a comma, and in full.
    fn forms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Noun => ("の", "で", "である"),
            Self::Include => ("む", "み", "む"),
            Self::NotInclude => ("まない", "まず", "まない"),
            Self::Exceed => ("える", "え", "える"),
            Self::Differ => ("る", "り", "る"),
            Self::Exist => ("ある", "あり", "ある"),
            Self::NotExist => ("ない", "なく", "ない"),
            Self::Bracket => ("", "場合で", "場合である"),
        }
    }

    pub(crate) fn case(self) -> String {
        format!("{}場合", self.forms().0)
    }

    pub(crate) fn rule(self) -> String {
        format!("{}こと", self.forms().2)
    }
}

/// Goes on with "and"; `firm` where a group stands beside it.
pub(crate) fn and_then(ending: Ending, firm: bool) -> String {
    format!("{}、{}", ending.forms().1, if firm { "かつ、" } else { "" })
}

/// Goes on with "or" inside a sentence.
pub(crate) fn or_else(ending: Ending, last: bool) -> String {
    format!("{}か{}", ending.forms().2, if last { "又は" } else { "、" })
}

/// A whole clause in brackets.
pub(crate) fn clause_in_brackets(text: &str, ending: Ending) -> String {
    bracketed(&format!("{text}{}", ending.forms().2))
}

pub(crate) fn bracketed(text: &str) -> String {
    format!("（{text}）")
}

/// In 「」; those inside become 『』.
pub(crate) fn quoted(text: &str) -> String {
    let words: String = text.trim().lines().map(str::trim).collect();
    format!("「{}」", words.replace('「', "『").replace('」', "』"))
}

/// 「A、B又はC」, as official Japanese lists things.
pub(crate) fn listed(items: &[String], joint: Joint) -> String {
    let word = if joint == Joint::And { "及び" } else { "又は" };
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{}{word}{last}", rest.join("、")),
        None => String::new(),
    }
}

pub(crate) fn is(subject: &str, values: &str) -> (String, Ending) {
    (format!("{subject}が{values}"), Ending::Noun)
}

pub(crate) fn is_other(subject: &str, values: &str) -> (String, Ending) {
    (format!("{subject}が{values}以外"), Ending::Noun)
}

pub(crate) fn includes(subject: &str, values: &str) -> (String, Ending) {
    (format!("{subject}に{values}を含"), Ending::Include)
}

/// 及び would leave open whether one of them may be there.
pub(crate) fn excludes(subject: &str, values: &[String]) -> (String, Ending) {
    let what = match values {
        [one] => format!("{one}を"),
        _ => format!("{}も", values.join("も")),
    };
    (format!("{subject}に{what}含"), Ending::NotInclude)
}

pub(crate) fn blank(subjects: &str, all: bool, yes: bool) -> (String, Ending) {
    let all = if all { "いずれも" } else { "" };
    if yes {
        (format!("{subjects}が{all}空欄"), Ending::Noun)
    } else {
        (format!("{subjects}が{all}空欄で"), Ending::NotExist)
    }
}

pub(crate) fn ticked(subject: &str, yes: bool) -> (String, Ending) {
    (format!("{subject}にチェックが"), if yes { Ending::Exist } else { Ending::NotExist })
}

pub(crate) fn same(subject: &str, other: &str, kind: Option<Type>, yes: bool) -> (String, Ending) {
    let what = match kind {
        Some(Type::Date) => "日",
        Some(Type::Time) => "時刻",
        Some(Type::Number) => "数",
        _ => "内容",
    };
    if yes {
        (format!("{subject}が{other}と同じ{what}"), Ending::Noun)
    } else {
        (format!("{subject}が{other}と異な"), Ending::Differ)
    }
}

pub(crate) fn within(subject: &str, limits: &[Limit]) -> (String, Ending) {
    let mut text = format!("{subject}が");
    let mut ending = Ending::Noun;
    for (at, limit) in limits.iter().enumerate() {
        let word = match (limit.op, limit.in_time) {
            (Comparison::AtLeast, true) => "以後",
            (Comparison::AtMost, true) => "以前",
            (Comparison::Greater, true) => "より後",
            (_, true) => "より前",
            (Comparison::AtLeast, false) => "以上",
            (Comparison::AtMost, false) => "以下",
            (Comparison::Greater, false) => "を超",
            (_, false) => "未満",
        };
        text.push_str(&limit.value);
        text.push_str(word);
        let exceeds = limit.op == Comparison::Greater && !limit.in_time;
        ending = if exceeds { Ending::Exceed } else { Ending::Noun };
        if at + 1 < limits.len() && (exceeds || !limit.number) {
            text.push_str(ending.forms().1);
        }
    }
    (text, ending)
}

pub(crate) const TODAY: &str = "本日";

pub(crate) fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year, date.month, date.day)
}

pub(crate) fn time(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours}時"),
        (hours, rest) => format!("{hours}時{rest}分"),
    }
}

pub(crate) fn negative(value: &str) -> String {
    format!("−{value}")
}

pub(crate) fn operation(op: Arithmetic, left: &str, right: &str) -> String {
    let sign = match op {
        Arithmetic::Add => "＋",
        Arithmetic::Subtract => "−",
        Arithmetic::Multiply => "×",
        Arithmetic::Divide => "÷",
    };
    format!("{left}{sign}{right}")
}

pub(crate) fn days_between(from: &str, to: &str) -> String {
    format!("{from}から{to}までの日数")
}

pub(crate) fn days_from(date: &str, days: &str, after: bool) -> String {
    format!("{date}の{days}日{}の日", if after { "後" } else { "前" })
}

pub(crate) fn years(from: &str, to: &str) -> String {
    format!("{from}から{to}までの満年数")
}

pub(crate) fn rounded(value: &str, digits: i8) -> String {
    let place = match digits {
        -1 => "一の位",
        -2 => "十の位",
        -3 => "百の位",
        -4 => "千の位",
        -5 => "一万の位",
        -6 => "十万の位",
        -7 => "百万の位",
        -8 => "千万の位",
        -9 => "一億の位",
        _ => return format!("{value}の小数第{}位を四捨五入した数", i16::from(digits) + 1),
    };
    format!("{value}の{place}を四捨五入した数")
}

pub(crate) fn either(case: &str, then: &str, otherwise: &str) -> String {
    format!("{case}は{then}、それ以外の場合は{otherwise}")
}

pub(crate) fn total(repeat: &str, column: &str) -> String {
    format!("{repeat}の{column}の合計")
}

pub(crate) fn count(repeat: &str) -> String {
    format!("{repeat}の件数")
}
