//! Expressions and what is wrong with them, where.

use std::collections::BTreeSet;

use super::*;
use crate::form::expression::ProblemKind as P;

fn near(list: &[(&str, &str)]) -> Vec<Suggestion> {
    let one = |(write, label): &(&str, &str)| Suggestion { write: (*write).into(), label: (*label).into() };
    list.iter().map(one).collect()
}

/// Conditions with one problem each: the text, its part, the kind.
fn table() -> Vec<(String, String, ProblemKind)> {
    let text = |part: &str| part.to_string();
    let mut table: Vec<(String, &str, ProblemKind)> = [
        ("", "", P::Nothing),
        (" \n", " \n", P::Nothing),
        ("decision ＝ end", "＝", P::FullWidth { found: text("＝"), write: text("=") }),
        ("ａｇｅ > 3", "ａｇｅ", P::FullWidth { found: text("ａｇｅ"), write: text("age") }),
        ("age > １０", "１０", P::FullWidth { found: text("１０"), write: text("10") }),
        ("decision == end", "==", P::Foreign { found: text("=="), write: "=" }),
        ("age ≧ 3", "≧", P::Foreign { found: text("≧"), write: ">=" }),
        ("agreed && agreed", "&&", P::Foreign { found: text("&&"), write: "and" }),
        ("agreed AND agreed", "AND", P::Foreign { found: text("AND"), write: "and" }),
        ("!agreed", "!", P::Foreign { found: text("!"), write: "not" }),
        ("${age} > 3", "$", P::Character { found: '$' }),
        ("name = \"a", "\"a", P::Quote),
        ("(age > 3", "(", P::Unclosed),
        ("years(born_on, today > 3", "(", P::Unclosed),
        ("age > 3)", ")", P::Unopened),
        ("age > 1.2.3", "1.2.3", P::BadNumber { found: text("1.2.3") }),
        ("age > 1234567890123", "1234567890123", P::BadNumber { found: text("1234567890123") }),
        ("decided_on > 2025-02-30", "2025-02-30", P::BadDate { found: text("2025-02-30") }),
        ("age >", "", P::Missing { found: None }),
        ("visits.", "", P::Missing { found: None }),
        ("age > and agreed", "and", P::Missing { found: Some(text("and")) }),
        ("age > 3 agreed", "agreed", P::Unexpected { found: text("agreed") }),
        ("1 < age < 3", "<", P::Chained),
        ("name is blank", "is", P::IsWithoutEmpty),
        ("year(born_on, today) > 3", "year", P::UnknownFunction { name: text("year"), near: vec!["years"] }),
        ("selected(a, b)", "selected", P::UnknownFunction { name: text("selected"), near: vec![] }),
        ("years(born_on) > 3", "years(born_on)", P::ArgumentCount { function: Function::Years, found: 1 }),
        ("count() > 3", "count()", P::ArgumentCount { function: Function::Count, found: 0 }),
        ("sum(age) > 3", "age", P::ArgumentShape { function: Function::Sum }),
        ("round(age, 1.5) > 3", "1.5", P::Digits),
        ("round(age, adults) > 3", "adults", P::Digits),
        ("aeg > 3", "aeg", P::UnknownName { name: text("aeg"), near: vec![] }),
        (
            "decison = end",
            "decison",
            P::UnknownName { name: text("decison"), near: near(&[("decision", "プラン評価")]) },
        ),
        ("年齢 > 3", "年齢", P::UnknownName { name: text("年齢"), near: near(&[("age", "年齢")]) }),
        ("hours > 3", "hours", P::UnknownName { name: text("hours"), near: near(&[("visits.hours", "時間")]) }),
        ("name = yamada", "yamada", P::UnknownName { name: text("yamada"), near: vec![] }),
        (
            "decision = 終結",
            "終結",
            P::UnknownOption {
                label: text("プラン評価"), value: text("終結"), near: near(&[("end", "終結")])
            },
        ),
        (
            "agencies includes scool",
            "scool",
            P::UnknownOption {
                label: text("つなぎ「あり」のときの機関"),
                value: text("scool"),
                near: near(&[("school", "学校")]),
            },
        ),
        (
            "referral_made = x",
            "x",
            P::UnknownOption {
                label: text("他機関へのつなぎ"),
                value: text("x"),
                near: near(&[("ari", "あり"), ("nashi", "なし")]),
            },
        ),
        ("end = decision", "end", P::Swapped { field: text("decision"), value: text("end") }),
        ("age", "age", P::WrongType { expected: Type::Condition, found: Type::Number }),
        ("decision and agreed", "decision", P::WrongType { expected: Type::Condition, found: Type::One }),
        ("years(age, today) > 3", "age", P::WrongType { expected: Type::Date, found: Type::Number }),
        ("name + 1 > 3", "name", P::WrongType { expected: Type::Number, found: Type::Text }),
        ("1 - decided_on > 3", "decided_on", P::WrongType { expected: Type::Number, found: Type::Date }),
        ("age > decided_on", "decided_on", P::NotComparable { left: Type::Number, right: Type::Date }),
        ("decided_on > \"2025-04-01\"", "\"2025-04-01\"", P::NotComparable { left: Type::Date, right: Type::Text }),
        ("decision = today", "today", P::NotComparable { left: Type::One, right: Type::Date }),
        ("visits > 3", "visits", P::NotComparable { left: Type::Repeat, right: Type::Number }),
        ("decision > end", "decision", P::NoOrder { found: Type::One }),
        ("name < kana", "name", P::NoOrder { found: Type::Text }),
        ("agencies = clinic", "agencies", P::UseIncludes { name: text("agencies") }),
        ("decision includes end", "decision", P::IncludesNeedsMany { found: Type::One }),
        ("age includes 3", "age", P::IncludesNeedsMany { found: Type::Number }),
        ("agreed = yes", "agreed", P::CheckCompared { name: text("agreed") }),
        ("age + 1 is empty", "age + 1", P::EmptyNeedsField),
        ("name = \"\"", "\"\"", P::EmptyText),
        ("starts_at > \"9:00\"", "\"9:00\"", P::BadTime { found: text("9:00") }),
        ("visits.hours > 3", "visits.hours", P::ColumnOutsideRow { name: text("visits.hours") }),
        ("count(age) > 3", "count(age)", P::NotRepeat { name: text("age") }),
        ("sum(visits.who) > 3", "sum(visits.who)", P::SumNeedsNumber { name: text("visits.who"), found: Type::Text }),
        (
            "if(agreed, 1, today) > 3",
            "if(agreed, 1, today)",
            P::IfBranches { then: Type::Number, otherwise: Type::Date },
        ),
        ("age / 0 > 3", "0", P::DivisionByZero),
        ("1 < 2", "1 < 2", P::NoField),
        ("age > 3 and age < 2", "age > 3 and age < 2", P::NeverHolds { because: vec![0..7, 12..19] }),
    ]
    .into_iter()
    .map(|(text, part, kind)| (text.to_string(), part, kind))
    .collect();
    let long = "a".repeat(4001);
    let deep = format!("{}age", "(".repeat(25));
    let many = format!("age{} > 3", " + age".repeat(250));
    let mut table: Vec<_> = table.drain(..).map(|(text, part, kind)| (text, part.to_string(), kind)).collect();
    table.push((long.clone(), long, P::TooLong { limit: 4000 }));
    table.push((deep, text("("), P::TooDeep { limit: 24 }));
    table.push((many.clone(), many, P::TooManyParts { limit: 400 }));
    table
}

#[test]
fn one_problem_each() {
    for (text, part, kind) in table() {
        assert_eq!(problems(&text, Type::Condition, &form()), [(part, kind)], "{text}");
    }
}

/// Names of the kinds; a new kind does not compile until it stands here.
macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        const KINDS: &[&str] = &[$(stringify!($name)),*];
        fn kind_name(kind: &ProblemKind) -> &'static str {
            match kind {
                P::Nothing => "Nothing",
                $(P::$name { .. } => stringify!($name),)*
            }
        }
    };
}

kinds!(
    TooLong,
    TooManyParts,
    TooDeep,
    FullWidth,
    Foreign,
    Character,
    Quote,
    Unclosed,
    Unopened,
    BadNumber,
    BadDate,
    Missing,
    Unexpected,
    Chained,
    IsWithoutEmpty,
    UnknownFunction,
    ArgumentCount,
    ArgumentShape,
    Digits,
    UnknownName,
    UnknownOption,
    Swapped,
    WrongType,
    NotComparable,
    NoOrder,
    UseIncludes,
    IncludesNeedsMany,
    CheckCompared,
    EmptyNeedsField,
    EmptyText,
    BadTime,
    ColumnOutsideRow,
    NotRepeat,
    SumNeedsNumber,
    IfBranches,
    DivisionByZero,
    NoField,
    NotCalculable,
    OwnField,
    NeverHolds,
    Cycle,
);

#[test]
fn every_kind_has_a_case() {
    let mut seen: BTreeSet<&str> = table().iter().map(|(_, _, kind)| kind_name(kind)).collect();
    // These three have tests of their own: see below and `cycles`.
    seen.extend(["NotCalculable", "OwnField", "Cycle"]);
    let missing: Vec<_> = KINDS.iter().filter(|name| !seen.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn all_at_once() {
    let found = problems("decison = end and age > today or agencies = scool", Type::Condition, &form());
    let parts: Vec<&str> = found.iter().map(|(part, _)| part.as_str()).collect();
    assert_eq!(parts, ["decison", "today", "agencies", "scool"]);
}

fn ruled(text: &str, rule: Rule, own: &str) -> Vec<ProblemKind> {
    let expr = parse(text).unwrap();
    check_rule(&expr, &form(), rule, Some(own)).into_iter().map(|problem| problem.kind).collect()
}

#[test]
fn rules_and_their_own_field() {
    let own = [P::OwnField { name: "remarks".into() }];
    assert_eq!(ruled("remarks is empty", Rule::Required, "remarks"), own);
    assert_eq!(ruled("agreed and remarks is not empty", Rule::Relevant, "remarks"), own);
    assert_eq!(ruled("remarks is not empty", Rule::Required, "name"), []);
    // A constraint is looked at when there is an answer.
    assert_eq!(ruled("remarks is empty", Rule::Constraint, "remarks").len(), 1);
    assert_eq!(ruled("remarks is not empty", Rule::Constraint, "remarks"), []);
}

#[test]
fn the_real_forms_are_right() {
    assert_eq!(ruled("decision = end", Rule::Relevant, "referral_made"), []);
    assert_eq!(ruled("decision = end", Rule::Required, "referral_made"), []);
    assert_eq!(ruled("referral_made = ari", Rule::Required, "agencies"), []);
    assert_eq!(ruled("decided_on >= meeting_on", Rule::Constraint, "decided_on"), []);
    assert_eq!(ruled("years(born_on, received_on)", Rule::Calculate, "age"), []);
    assert_eq!(ruled("plan_until >= received_on", Rule::Constraint, "plan_until"), []);
}

#[test]
fn calculations_fit_their_field() {
    let wrong = |expected, found| [P::WrongType { expected, found }];
    assert_eq!(ruled("received_on + 30", Rule::Calculate, "plan_until"), []);
    assert_eq!(ruled("age + 30", Rule::Calculate, "plan_until"), wrong(Type::Date, Type::Number));
    assert_eq!(ruled("if(agreed, \"09:00\", \"10:00\")", Rule::Calculate, "starts_at"), []);
    assert_eq!(ruled("if(agreed, \"9\", \"10:00\")", Rule::Calculate, "starts_at"), wrong(Type::Time, Type::Text));
    assert_eq!(ruled("if(agreed, \"可\", \"否\")", Rule::Calculate, "remarks"), []);
    assert_eq!(ruled("1", Rule::Calculate, "decision"), [P::NotCalculable { found: Type::One }]);
}

#[test]
fn messages_are_whole_sentences() {
    for (_, _, kind) in table() {
        let problem = Problem { range: 0..0, kind };
        for text in [message(&problem), cure(&problem)] {
            assert!(text.ends_with('。'), "{text}");
        }
    }
    let problem = |kind| Problem { range: 0..0, kind };
    let unknown = problem(P::UnknownName { name: "decison".into(), near: near(&[("decision", "プラン評価")]) });
    assert_eq!(message(&unknown), "「decison」という項目はありません。");
    assert_eq!(cure(&unknown), "「decision」（プラン評価）ではありませんか。");
    let cycle = problem(P::Cycle { names: vec!["a".into(), "b".into(), "a".into()] });
    assert_eq!(message(&cycle), "式が循環しています（a → b → a）。");
}
