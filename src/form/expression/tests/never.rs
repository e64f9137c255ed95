//! Conditions that can never hold, and neighbours that can.

use super::*;

/// The texts of the findings and of what excludes each other.
fn found(text: &str) -> Vec<(String, Vec<String>)> {
    let cut = |range: std::ops::Range<usize>| text[range].to_string();
    check(&parse(text).unwrap(), &form(), Type::Condition)
        .into_iter()
        .map(|problem| match problem.kind {
            ProblemKind::NeverHolds { because } => (cut(problem.range), because.into_iter().map(cut).collect()),
            other => panic!("{text}: {other:?}"),
        })
        .collect()
}

#[test]
fn never_hold() {
    for text in [
        "decision = end and decision = again",
        "decision = end and not decision = end",
        "decision = end and decision is empty",
        "decision is not empty and decision != end and decision != continue and decision != again",
        "agencies includes clinic and not agencies includes clinic",
        "agencies includes clinic and agencies includes none",
        "agencies includes clinic and agencies is empty",
        "agreed and not agreed",
        "agreed and agreed is empty",
        "name = \"a\" and name = \"b\"",
        "name = kana and not name = kana",
        "name = kana and name != kana",
        "age != adults and not age != adults",
        "name is empty and name is not empty",
        "age > 3 and age < 3",
        "age >= 3 and age < 3",
        "age = 3 and age = 4",
        "age = 3 and age != 3",
        "age > 3 and age is empty",
        "age < age",
        "3 > age and age > 4",
        "age + 1 > 5 and age < 4",
        "age < adults and adults < children and children < age",
        "decided_on < meeting_on and decided_on > meeting_on",
        "decided_on > 2025-04-01 and decided_on < 2025-04-02",
        "decided_on > meeting_on and decided_on < meeting_on + 1",
        "decided_on >= 2025-04-01 and decided_on < 2024-04-01 + 365",
        "years(born_on, today) < 18 and years(born_on, today) >= 65",
        "count(visits) < 0",
        "starts_at > \"10:00\" and starts_at < \"09:00\"",
        "round(age, 0) > 3 and round(age, 0) < 2",
        "(decision = end or decision = again) and decision = continue",
        "not (decision = end or decision != end)",
        "1 > 2 and agreed",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
}

#[test]
fn can_hold() {
    for text in [
        "decision != end and decision != continue and decision != again",
        "decision = end or decision = again",
        "agencies includes clinic and agencies includes school",
        "age > 3 and age < 4",
        "age >= 3 and age <= 3",
        "not age > 3 and not age <= 3",
        "not age > 3 and age is empty",
        "age != 3 and age is empty",
        "age != age",
        "decided_on >= meeting_on and decided_on <= meeting_on",
        "decided_on >= 2025-04-01 and decided_on < 2024-04-01 + 366",
        "name = kana and name = \"a\"",
        "0.1 + 0.2 >= age and age >= 0.3",
        "(decision = end or decision = again) and (decision = end or agreed)",
        "count(visits) = 0",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn the_smallest_part_is_blamed() {
    let whole = "agreed and decision = end and age > 2 and decision = again";
    assert_eq!(found(whole), [(whole.to_string(), vec!["decision = end".to_string(), "decision = again".to_string()])]);
    assert_eq!(
        found("agreed or (age > 5 and age < 5 and name is empty)"),
        [("age > 5 and age < 5 and name is empty".to_string(), vec!["age > 5".to_string(), "age < 5".to_string()])]
    );
    assert_eq!(found("agreed and (age < age or name is empty)").len(), 1);
    assert_eq!(found("if(agreed and not agreed, 1, 2) > age").len(), 1);
}

#[test]
fn many_ors_are_given_up_in_time() {
    let either = "(decision = end or agreed or age > 3 or name is empty)";
    assert_eq!(found(&vec![either; 20].join(" and ")), []);
    let differ = (0..99).map(|at| format!("age != {at}")).collect::<Vec<_>>().join(" and ");
    assert_eq!(found(&differ), []);
    assert_eq!(found(&format!("{differ} and age = 5")).len(), 1);
}
