//! Which fields an expression asks, and calculations that need each other.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::ast::{Expr, Name, Node};
use super::environment::{Environment, InRow, Kind, chosen_option, resolve};
use super::problem::{Problem, ProblemKind};

/// A field that an expression asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The full name, `field` or `repeat.column`.
    pub name: String,
    /// Where it is asked.
    pub range: Range<usize>,
}

/// The fields that an expression asks, in the order written. The environment
/// is needed to tell fields from options and to find the row's columns.
/// Unknown names are left out.
#[must_use]
pub fn fields(expr: &Expr, environment: &dyn Environment) -> Vec<Reference> {
    let mut found = Vec::new();
    collect(expr, environment, &mut found);
    found
}

fn collect(expr: &Expr, environment: &dyn Environment, found: &mut Vec<Reference>) {
    let mut add = |name: &Name| {
        if let Some(field) = resolve(name, environment) {
            found.push(Reference { name: field.full, range: expr.range.clone() });
        }
    };
    match &expr.node {
        Node::Name(name) | Node::Sum(name) | Node::Count(name) => add(name),
        Node::Includes { field, .. } => collect(field, environment, found),
        Node::Compare { left, right, .. } => {
            collect(left, environment, found);
            if !is_choice(left, environment) && chosen_option(left, right, environment).is_none() {
                collect(right, environment, found);
            }
        }
        _ => expr.parts().into_iter().for_each(|part| collect(part, environment, found)),
    }
}

fn is_choice(expr: &Expr, environment: &dyn Environment) -> bool {
    let found = expr.name().and_then(|name| resolve(name, environment));
    found.is_some_and(|field| matches!(field.info.kind, Kind::One(_) | Kind::Many(_)))
}

/// Finds expressions that need each other in a circle. Each comes with the
/// full name of its field; `repeat.column` is looked up in that repeat's row.
/// Per circle one problem, with the index of the expression it belongs to:
/// the first one in the list.
#[must_use]
pub fn cycles(formulas: &[(&str, &Expr)], form: &dyn Environment) -> Vec<(usize, Problem)> {
    let index: BTreeMap<&str, usize> = formulas.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
    let edges: Vec<Vec<(usize, Range<usize>)>> = formulas
        .iter()
        .map(|(name, expr)| {
            let asked = match name.split_once('.') {
                Some((repeat, _)) => fields(expr, &InRow { form, repeat }),
                None => fields(expr, form),
            };
            asked.into_iter().filter_map(|found| Some((*index.get(&*found.name)?, found.range))).collect()
        })
        .collect();
    let mut seen = vec![false; formulas.len()];
    let mut problems = Vec::new();
    for start in candidates(&edges) {
        if seen.get(start) == Some(&true) {
            continue;
        }
        let Some((range, circle)) = circle(start, &edges) else { continue };
        for at in &circle {
            if let Some(seen) = seen.get_mut(*at) {
                *seen = true;
            }
        }
        let names = circle.iter().chain([&start]).filter_map(|at| formulas.get(*at));
        let names = names.map(|(name, _)| (*name).to_string()).collect();
        problems.push((start, Problem::new(range, ProblemKind::Cycle { names })));
    }
    problems
}

/// What is left when all that needs nothing unsolved is taken away: the
/// circles and what hangs on them. Mostly empty, and then nothing is searched.
fn candidates(edges: &[Vec<(usize, Range<usize>)>]) -> Vec<usize> {
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    let mut open: Vec<usize> = edges.iter().map(Vec::len).collect();
    for (from, targets) in edges.iter().enumerate() {
        for (to, _) in targets {
            if let Some(list) = needed_by.get_mut(*to) {
                list.push(from);
            }
        }
    }
    let mut solved: Vec<usize> = (0..edges.len()).filter(|at| open.get(*at) == Some(&0)).collect();
    while let Some(done) = solved.pop() {
        for from in needed_by.get(done).into_iter().flatten() {
            if let Some(count) = open.get_mut(*from) {
                *count -= 1;
                if *count == 0 {
                    solved.push(*from);
                }
            }
        }
    }
    (0..edges.len()).filter(|at| open.get(*at) != Some(&0)).collect()
}

/// The shortest way from `start` back to itself, and where it begins.
fn circle(start: usize, edges: &[Vec<(usize, Range<usize>)>]) -> Option<(Range<usize>, Vec<usize>)> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for (to, _) in edges.get(at).into_iter().flatten() {
            if *to == start {
                let mut path = vec![at];
                while let Some(previous) = path.last().and_then(|at| before.get(at)) {
                    path.push(*previous);
                }
                path.reverse();
                let second = path.get(1).copied().unwrap_or(start);
                let (_, range) = edges.get(start)?.iter().find(|(to, _)| *to == second)?;
                return Some((range.clone(), path));
            }
            if !before.contains_key(to) {
                before.insert(*to, at);
                queue.push_back(*to);
            }
        }
    }
    None
}
