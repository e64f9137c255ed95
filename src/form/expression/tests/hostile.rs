//! Whatever is written, nothing panics and nothing hangs.

use proptest::prelude::*;

use super::*;

/// Runs everything there is on a text.
fn run(text: &str) {
    let form = form();
    let row = InRow { form: &form, repeat: "visits" };
    let cut = |problem: &Problem| {
        assert!(text.get(problem.range.clone()).is_some(), "{text:?} {problem:?}");
        assert!(!message(problem).is_empty() && !cure(problem).is_empty());
    };
    let expr = match parse(text) {
        Ok(expr) => expr,
        Err(problem) => return cut(&problem),
    };
    for environment in [&form as &dyn Environment, &row] {
        for expected in [Type::Condition, Type::Number, Type::Date] {
            check(&expr, environment, expected).iter().for_each(cut);
        }
        for rule in [Rule::Relevant, Rule::Required, Rule::Constraint, Rule::Calculate] {
            check_rule(&expr, environment, rule, Some("age")).iter().for_each(cut);
        }
        assert!(!words(&expr, environment).is_empty());
        assert!(!rule_words(&expr, environment).is_empty());
        assert!(fields(&expr, environment).len() <= 400);
    }
    cycles(&[("age", &expr), ("visits.hours", &expr)], &form).iter().for_each(|(_, problem)| cut(problem));
    // Written back it reads the same.
    let again = parse(&expr.to_string()).map(|expr| expr.to_string());
    if expr.to_string().len() < 4000 {
        assert_eq!(again, Ok(expr.to_string()));
    }
}

const SOUP: &[&str] = &[
    "and",
    "or",
    "not",
    "is",
    "empty",
    "includes",
    "today",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    ",",
    ".",
    "if(",
    "years(",
    "round(",
    "sum(",
    "count(",
    "decision",
    "end",
    "again",
    "agencies",
    "clinic",
    "none",
    "age",
    "adults",
    "born_on",
    "decided_on",
    "starts_at",
    "name",
    "agreed",
    "visits",
    "visits.hours",
    "hours",
    "男性",
    "1",
    "2.5",
    "-3",
    "2025-04-01",
    "2025-02-30",
    "\"\"",
    "\"09:30\"",
    "'x'",
    "　",
    "＝",
    "「",
];

/// Texts that are mostly well formed, so that what follows parsing is reached.
fn formed() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "decision = end",
        "decision != again",
        "agencies includes clinic",
        "not agencies includes none",
        "agreed",
        "age",
        "age > 3",
        "adults <= age",
        "3 = adults",
        "decided_on >= born_on",
        "decided_on < 2025-04-01",
        "name is empty",
        "count(visits) > 2",
        "hours",
        "starts_at < \"09:00\"",
        "name = \"a\"",
        "7",
        "today",
    ])
    .prop_map(str::to_string);
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|list| format!("({})", list.join(" and "))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|list| format!("({})", list.join(" or "))),
            inner.clone().prop_map(|one| format!("not ({one})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} + {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) < ({b})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text(text in "\\PC{0,60}") {
        run(&text);
    }

    #[test]
    fn random_bytes(text in any::<String>()) {
        run(&text);
    }

    #[test]
    fn token_soup(words in prop::collection::vec(prop::sample::select(SOUP), 0..25)) {
        run(&words.join(" "));
        run(&words.concat());
    }

    #[test]
    fn well_formed(text in formed()) {
        run(&text);
    }
}

#[test]
fn deep_and_long() {
    for text in [
        "(".repeat(3999),
        "not ".repeat(900),
        "-".repeat(3999),
        "if(".repeat(1000),
        vec!["age"; 900].join(" + "),
        vec!["age"; 200].join(" + "),
        vec!["age"; 200].join(" * -"),
        vec!["agreed"; 300].join(" and "),
        vec!["decision = end"; 130].join(" or "),
        vec!["age > adults"; 130].join(" and "),
        format!("{}age{}", "(".repeat(24), ")".repeat(24)),
        format!("{}agreed{}", "not (".repeat(12), ")".repeat(12)),
        format!("{} > 3", vec!["decided_on"; 190].join(" - ")),
        "あ".repeat(5000),
        // A circle of comparisons between many calculations.
        (0..56).map(|at| format!("age*{at} < age*{}", (at + 1) % 56)).collect::<Vec<_>>().join(" and "),
        "(age > 1 or age*2 > 1) and ".repeat(25) + "agreed and not agreed",
    ] {
        run(&text);
    }
}
