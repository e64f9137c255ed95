//! Calculations that need each other.

use super::*;

fn run(formulas: &[(&str, &str)]) -> Vec<(usize, String, String)> {
    let parsed: Vec<(&str, Expr)> = formulas.iter().map(|(name, text)| (*name, parse(text).unwrap())).collect();
    let list: Vec<(&str, &Expr)> = parsed.iter().map(|(name, expr)| (*name, expr)).collect();
    cycles(&list, &form())
        .into_iter()
        .map(|(at, problem)| {
            let ProblemKind::Cycle { names } = problem.kind else { panic!("no cycle") };
            (at, formulas[at].1[problem.range].to_string(), names.join(" "))
        })
        .collect()
}

#[test]
fn circles() {
    assert_eq!(run(&[("age", "years(born_on, received_on)"), ("adults", "age + 1"), ("children", "age + adults")]), []);
    assert_eq!(run(&[("age", "age + 1")]), [(0, "age".to_string(), "age age".to_string())]);
    assert_eq!(
        run(&[("children", "1 + age"), ("age", "2 * adults"), ("adults", "age + 1")]),
        [(1, "adults".to_string(), "age adults age".to_string())]
    );
    // Two circles, each reported once.
    assert_eq!(
        run(&[("age", "adults"), ("adults", "age"), ("visits.hours", "price"), ("visits.price", "hours")]).len(),
        2
    );
}

#[test]
fn rows_have_their_own_names() {
    // In the row `age` is the column, so the form's field is not in a circle.
    assert_eq!(run(&[("age", "sum(visits.age)"), ("visits.age", "hours * 2")]), []);
    assert_eq!(run(&[("adults", "sum(visits.cost)"), ("visits.cost", "hours * price + adults")]).len(), 1);
    assert_eq!(run(&[("visits.cost", "sum(visits.cost)")]).len(), 1);
    assert_eq!(run(&[("visits.cost", "count(visits)")]), []);
}

#[test]
fn options_are_no_fields() {
    let form = form();
    let names = |text: &str| {
        let found = fields(&parse(text).unwrap(), &form);
        found.into_iter().map(|found| found.name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("decision = end and age > adults"), "decision age adults");
    assert_eq!(names("decision = age"), "decision");
    assert_eq!(names("agencies includes age or name = kana"), "agencies name kana");
    assert_eq!(names("if(agreed, sum(visits.hours), count(visits)) + unknown"), "agreed visits.hours visits");
}

#[test]
fn long_chains_end() {
    let names: Vec<&'static str> = (0..3000).map(|at| &*format!("f{at}").leak()).collect();
    let form = Form(names.iter().map(|name| (*name, ("", Shape::Number))).collect());
    let parsed: Vec<Expr> = (0..3000).map(|at| parse(names[(at + 1) % 3000]).unwrap()).collect();
    let list: Vec<(&str, &Expr)> = names.iter().copied().zip(&parsed).collect();
    let found = cycles(&list, &form);
    assert_eq!(found.len(), 1);
}
