//! What is said never to hold is tried out with all answers of a small form.

use proptest::prelude::*;

use super::*;

#[derive(Clone, Copy)]
struct Answers {
    decision: Option<&'static str>,
    /// Numbers in quarters, so that two find room between whole numbers.
    age: Option<i32>,
    adults: Option<i32>,
    agreed: bool,
    clinic: bool,
    none: bool,
}

fn all_answers() -> Vec<Answers> {
    let numbers: Vec<Option<i32>> = std::iter::once(None).chain((0..=24).map(Some)).collect();
    let mut all = Vec::new();
    for decision in [None, Some("end"), Some("again"), Some("continue")] {
        for age in numbers.iter().copied() {
            for adults in numbers.iter().copied() {
                for (clinic, none) in [(false, false), (true, false), (false, true)] {
                    for agreed in [false, true] {
                        all.push(Answers { decision, age, adults, agreed, clinic, none });
                    }
                }
            }
        }
    }
    all
}

type Holds = fn(&Answers) -> bool;

fn both(answers: &Answers, test: fn(i32, i32) -> bool) -> bool {
    answers.age.zip(answers.adults).is_some_and(|(age, adults)| test(age, adults))
}

const ATOMS: &[(&str, Holds)] = &[
    ("decision = end", |a| a.decision == Some("end")),
    ("decision != again", |a| a.decision != Some("again")),
    ("decision = continue", |a| a.decision == Some("continue")),
    ("decision is empty", |a| a.decision.is_none()),
    ("agreed", |a| a.agreed),
    ("agencies includes clinic", |a| a.clinic),
    ("agencies includes none", |a| a.none),
    ("agencies is not empty", |a| a.clinic || a.none),
    ("age > 2", |a| a.age.is_some_and(|age| age > 8)),
    ("age <= 3", |a| a.age.is_some_and(|age| age <= 12)),
    ("age = 2", |a| a.age == Some(8)),
    ("age != 3", |a| a.age != Some(12)),
    ("age is empty", |a| a.age.is_none()),
    ("age < adults", |a| both(a, |age, adults| age < adults)),
    ("adults <= age", |a| both(a, |age, adults| adults <= age)),
    ("adults != age", |a| !both(a, |age, adults| adults == age)),
    ("adults + 1 = age", |a| both(a, |age, adults| adults + 4 == age)),
    ("adults < 3", |a| a.adults.is_some_and(|adults| adults < 12)),
];

#[derive(Debug, Clone)]
enum Tree {
    Atom(usize),
    Not(Box<Tree>),
    Both(Vec<Tree>),
    Either(Vec<Tree>),
}

impl Tree {
    fn text(&self) -> String {
        let list = |parts: &[Self], word: &str| {
            let parts: Vec<String> = parts.iter().map(|part| format!("({})", part.text())).collect();
            parts.join(word)
        };
        match self {
            Self::Atom(at) => ATOMS[*at].0.to_string(),
            Self::Not(inner) => format!("not ({})", inner.text()),
            Self::Both(parts) => list(parts, " and "),
            Self::Either(parts) => list(parts, " or "),
        }
    }

    fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::Atom(at) => ATOMS[*at].1(answers),
            Self::Not(inner) => !inner.holds(answers),
            Self::Both(parts) => parts.iter().all(|part| part.holds(answers)),
            Self::Either(parts) => parts.iter().any(|part| part.holds(answers)),
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    (0..ATOMS.len()).prop_map(Tree::Atom).prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| Tree::Not(Box::new(one))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Tree::Both),
            prop::collection::vec(inner, 2..4).prop_map(Tree::Either),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answers_satisfy_what_never_holds(tree in tree()) {
        let text = tree.text();
        let never = check(&parse(&text).unwrap(), &form(), Type::Condition);
        // A part of `or` may fail alone; then the whole may still hold.
        let whole = never.iter().any(|problem| text[problem.range.clone()].len() == text.len());
        let held = all_answers().iter().any(|answers| tree.holds(answers));
        prop_assert!(!(whole && held), "{text}");
        // Nor is one missed here: the answers tried are all that matter.
        prop_assert!(held || !never.is_empty(), "{text}");
    }
}
