//! Checks of `=` and its like and of `includes`: the left side's type says
//! what may stand on the right.

use super::ast::{Comparison, Expr, Node};
use super::check::Checker;
use super::environment::{Kind, near_options, option_text, resolve};
use super::literal::minutes;
use super::problem::{ProblemKind, Type};

impl Checker<'_> {
    pub(super) fn compare(&mut self, op: Comparison, left: &Expr, right: &Expr) {
        if self.swapped(left, right) {
            return;
        }
        let Some(found) = self.infer(left) else {
            // The right side may be an option of the unknown field, so a
            // word there is no second mistake.
            if right.name().is_none() {
                self.infer(right);
            }
            return;
        };
        let name = left.to_string();
        match found {
            Type::One | Type::Many | Type::Text if op.is_order() => {
                self.report(left, ProblemKind::NoOrder { found });
            }
            Type::One => self.option(left, right),
            Type::Many => {
                self.report(left, ProblemKind::UseIncludes { name });
                self.option(left, right);
            }
            Type::Check => self.report(left, ProblemKind::CheckCompared { name }),
            Type::Text | Type::Number | Type::Date | Type::Time => self.value(found, right),
            Type::Condition | Type::Repeat => {
                if let Some(other) = self.infer(right) {
                    self.report(left, ProblemKind::NotComparable { left: found, right: other });
                }
            }
        }
    }

    /// `end = decision`: an option to the left of its field.
    fn swapped(&mut self, left: &Expr, right: &Expr) -> bool {
        let (Some(value), Some(name)) = (left.name(), right.name()) else { return false };
        if resolve(value, self.environment).is_some() {
            return false;
        }
        let value = value.to_string();
        let Some(field) = resolve(name, self.environment) else { return false };
        let hit = field.info.kind.options().iter().any(|option| option.value == value);
        if hit {
            self.report(left, ProblemKind::Swapped { field: name.to_string(), value });
        }
        hit
    }

    /// The right side must be of the left side's type.
    fn value(&mut self, left: Type, right: &Expr) {
        if let Node::Text(text) = &right.node {
            if left == Type::Time && minutes(text).is_none() {
                self.report(right, ProblemKind::BadTime { found: text.clone() });
                return;
            }
            if left == Type::Text && text.is_empty() {
                self.report(right, ProblemKind::EmptyText);
                return;
            }
            if left == Type::Time {
                return;
            }
        }
        if let Some(found) = self.infer(right)
            && found != left
        {
            self.report(right, ProblemKind::NotComparable { left, right: found });
        }
    }

    pub(super) fn includes(&mut self, field: &Expr, option: &Expr) {
        match self.infer(field) {
            None => {}
            Some(Type::Many) => self.option(field, option),
            Some(found) => {
                self.report(field, ProblemKind::IncludesNeedsMany { found });
                if found == Type::One {
                    self.option(field, option);
                }
            }
        }
    }

    /// The right side must be one of the field's options.
    fn option(&mut self, field: &Expr, right: &Expr) {
        let Some(found) = field.name().and_then(|name| resolve(name, self.environment)) else { return };
        let (Kind::One(options) | Kind::Many(options)) = &found.info.kind else { return };
        let Some(value) = option_text(right) else {
            if let Some(other) = self.infer(right) {
                let left = found.info.kind.value_type();
                self.report(right, ProblemKind::NotComparable { left, right: other });
            }
            return;
        };
        if !options.iter().any(|option| option.value == value) {
            let near = near_options(&value, options);
            self.report(right, ProblemKind::UnknownOption { label: found.info.label.to_string(), value, near });
        }
    }
}
