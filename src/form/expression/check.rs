//! Finds unknown names and wrong types, all at once.
//!
//! A part whose type is not known has been reported already and is not
//! reported again for what follows from it.

use super::ast::{Arithmetic, Expr, Name, Node};
use super::environment::{Environment, Kind, Resolved, near_names, resolve};
use super::literal::{Number, minutes};
use super::problem::{Problem, ProblemKind, Type};
use super::{cycle, never};

/// The key an expression stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// `relevant`
    Relevant,
    /// `required`
    Required,
    /// `constraint`
    Constraint,
    /// `calculate`
    Calculate,
}

/// Checks an expression for itself.
#[must_use]
pub fn check(expr: &Expr, environment: &dyn Environment, expected: Type) -> Vec<Problem> {
    check_assuming(expr, environment, Some(expected), None)
}

/// Checks an expression under a key of the field `own`, given with its full
/// name (`field` or `repeat.column`). Sections have no own field. That a
/// calculation needs itself is found by [`cycles`](super::cycles).
#[must_use]
pub fn check_rule(expr: &Expr, environment: &dyn Environment, rule: Rule, own: Option<&str>) -> Vec<Problem> {
    match rule {
        Rule::Relevant | Rule::Required => {
            let mut problems = check(expr, environment, Type::Condition);
            let asks_itself = cycle::fields(expr, environment).into_iter().filter(|found| Some(&*found.name) == own);
            problems
                .extend(asks_itself.map(|found| Problem::new(found.range, ProblemKind::OwnField { name: found.name })));
            sorted(problems)
        }
        Rule::Constraint => check_assuming(expr, environment, Some(Type::Condition), own),
        Rule::Calculate => {
            let found = own.and_then(|own| environment.field(own)).map(|info| info.kind.value_type());
            match found {
                Some(found @ (Type::Number | Type::Date | Type::Time | Type::Text)) => check(expr, environment, found),
                Some(found) => vec![Problem::new(expr.range.clone(), ProblemKind::NotCalculable { found })],
                None => check_assuming(expr, environment, None, None),
            }
        }
    }
}

/// `answered` is a field that surely has an answer.
fn check_assuming(
    expr: &Expr,
    environment: &dyn Environment,
    expected: Option<Type>,
    answered: Option<&str>,
) -> Vec<Problem> {
    let mut checker = Checker { environment, problems: Vec::new() };
    match expected {
        Some(expected) => checker.want(expr, expected),
        None => {
            checker.infer(expr);
        }
    }
    if expected == Some(Type::Condition) && checker.problems.is_empty() && !asks_anything(expr) {
        checker.report(expr, ProblemKind::NoField);
    }
    // With wrong names or types a contradiction would only be an echo.
    if checker.problems.is_empty() {
        checker.problems = never::find(expr, environment, answered);
    }
    sorted(checker.problems)
}

fn sorted(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    problems
}

/// Whether there is anything in it that can change.
fn asks_anything(expr: &Expr) -> bool {
    matches!(expr.node, Node::Name(_) | Node::Today | Node::Sum(_) | Node::Count(_))
        || expr.parts().into_iter().any(asks_anything)
}

/// Whether texts in quotes are times; these have no type of their own.
fn is_time(expr: &Expr) -> bool {
    match &expr.node {
        Node::Text(text) => minutes(text).is_some(),
        Node::If { then, otherwise, .. } => is_time(then) && is_time(otherwise),
        _ => false,
    }
}

pub(super) struct Checker<'a> {
    pub(super) environment: &'a dyn Environment,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    pub(super) fn report(&mut self, at: &Expr, kind: ProblemKind) {
        self.problems.push(Problem::new(at.range.clone(), kind));
    }

    fn want(&mut self, expr: &Expr, expected: Type) {
        let Some(found) = self.infer(expr) else { return };
        let checked = expected == Type::Condition && found == Type::Check;
        let time = expected == Type::Time && found == Type::Text && is_time(expr);
        if found != expected && !checked && !time {
            self.report(expr, ProblemKind::WrongType { expected, found });
        }
    }

    /// The type; `None` if that has already been reported as a mistake.
    pub(super) fn infer(&mut self, expr: &Expr) -> Option<Type> {
        match &expr.node {
            Node::Number(_) => Some(Type::Number),
            Node::Text(_) => Some(Type::Text),
            Node::Date(_) | Node::Today => Some(Type::Date),
            Node::Name(name) => self.field(expr, name).map(|found| found.info.kind.value_type()),
            Node::Not(inner) => {
                self.want(inner, Type::Condition);
                Some(Type::Condition)
            }
            Node::And(parts) | Node::Or(parts) => {
                parts.iter().for_each(|part| self.want(part, Type::Condition));
                Some(Type::Condition)
            }
            Node::Compare { op, left, right } => {
                self.compare(*op, left, right);
                Some(Type::Condition)
            }
            Node::Includes { field, option } => {
                self.includes(field, option);
                Some(Type::Condition)
            }
            Node::Empty { field, .. } => {
                match field.name() {
                    Some(name) => drop(self.field(field, name)),
                    None => self.report(field, ProblemKind::EmptyNeedsField),
                }
                Some(Type::Condition)
            }
            Node::Negate(inner) => {
                self.want(inner, Type::Number);
                Some(Type::Number)
            }
            Node::Arithmetic { op, left, right } => self.arithmetic(*op, left, right),
            Node::Years { from, to } => {
                self.want(from, Type::Date);
                self.want(to, Type::Date);
                Some(Type::Number)
            }
            Node::Round { value, .. } => {
                self.want(value, Type::Number);
                Some(Type::Number)
            }
            Node::If { condition, then, otherwise } => {
                self.want(condition, Type::Condition);
                self.branches(expr, then, otherwise)
            }
            Node::Sum(name) => self.sum(expr, name),
            Node::Count(name) => self.count(expr, name),
        }
    }

    /// Finds a field whose answer is asked for right here.
    fn field(&mut self, at: &Expr, name: &Name) -> Option<Resolved<'a>> {
        let found = self.known(at, name)?;
        // A column has one answer per row: outside the row it says nothing.
        // The rows of a matrix are written with a dot too, but are no columns.
        let column =
            name.column.is_some() && self.environment.field(&name.field).is_some_and(|info| info.kind == Kind::Repeat);
        if column && self.environment.row() != Some(name.field.as_str()) {
            self.report(at, ProblemKind::ColumnOutsideRow { name: found.full });
            return None;
        }
        Some(found)
    }

    fn known(&mut self, at: &Expr, name: &Name) -> Option<Resolved<'a>> {
        let found = resolve(name, self.environment);
        if found.is_none() {
            let name = name.to_string();
            let near = near_names(&name, self.environment);
            self.report(at, ProblemKind::UnknownName { name, near });
        }
        found
    }

    fn arithmetic(&mut self, op: Arithmetic, left: &Expr, right: &Expr) -> Option<Type> {
        let types = (self.infer(left), self.infer(right));
        if let (Node::Number(zero), Arithmetic::Divide) = (&right.node, op)
            && *zero == Number::default()
        {
            self.report(right, ProblemKind::DivisionByZero);
        }
        match (op, types) {
            (Arithmetic::Add | Arithmetic::Subtract, (Some(Type::Date), Some(Type::Number))) => Some(Type::Date),
            (Arithmetic::Subtract, (Some(Type::Date), Some(Type::Date))) => Some(Type::Number),
            (_, (left_type, right_type)) => {
                for (part, found) in [(left, left_type), (right, right_type)] {
                    if let Some(found) = found
                        && found != Type::Number
                    {
                        self.report(part, ProblemKind::WrongType { expected: Type::Number, found });
                    }
                }
                // A part not understood may be a date just as well.
                if left_type.is_some() && right_type.is_some() { Some(Type::Number) } else { None }
            }
        }
    }

    fn branches(&mut self, whole: &Expr, then: &Expr, otherwise: &Expr) -> Option<Type> {
        let (then, otherwise) = (self.infer(then), self.infer(otherwise));
        let (Some(left), Some(right)) = (then, otherwise) else {
            return then.or(otherwise);
        };
        let plain = matches!(left, Type::Number | Type::Date | Type::Time | Type::Text);
        if left != right || !plain {
            self.report(whole, ProblemKind::IfBranches { then: left, otherwise: right });
            return None;
        }
        Some(left)
    }

    fn sum(&mut self, at: &Expr, name: &Name) -> Option<Type> {
        let repeat = Name { field: name.field.clone(), column: None };
        self.rows(at, &repeat)?;
        let found = self.known(at, name)?;
        let kind = found.info.kind.value_type();
        if kind != Type::Number {
            self.report(at, ProblemKind::SumNeedsNumber { name: found.full, found: kind });
        }
        Some(Type::Number)
    }

    fn count(&mut self, at: &Expr, name: &Name) -> Option<Type> {
        self.rows(at, name)?;
        Some(Type::Number)
    }

    fn rows(&mut self, at: &Expr, repeat: &Name) -> Option<()> {
        let found = self.known(at, repeat)?;
        if found.info.kind.value_type() != Type::Repeat {
            self.report(at, ProblemKind::NotRepeat { name: found.full });
            return None;
        }
        Some(())
    }
}
