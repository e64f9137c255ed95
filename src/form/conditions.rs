//! Conditions of fields: kept as written while fields are read, then looked up
//! against the whole form, since a condition may name a field further down.

use std::collections::BTreeMap;

use super::expression::{
    self, Environment, Expr, FieldInfo, InRow, Kind, OptionInfo, Problem, Rule, check_rule, cycles, rule_words,
};
use crate::finding::{Finding, Span, code};
use crate::handbook::{Cell, ChoiceGroup, Field, FieldKind, FormSection, Formulas, Need};
use crate::words::finding as words;
use crate::yaml::{Kind as Yaml, Map, Reader, Text};

const RULES: [(&str, Rule); 4] = [
    ("required", Rule::Required),
    ("relevant", Rule::Relevant),
    ("constraint", Rule::Constraint),
    ("calculate", Rule::Calculate),
];

/// What fields of one form said about when they are needed.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    fields: BTreeMap<String, Span>,
    /// Ids of fields that are always needed.
    always: Vec<String>,
    written: Vec<Written>,
}

/// The sound conditions of each field, in words and as expressions.
type Said = BTreeMap<(String, Rule), (String, Expr)>;

#[derive(Debug)]
struct Written {
    field: String,
    rule: Rule,
    text: Text,
}

impl Conditions {
    /// Takes the conditions of a field, and reports a second field of the same id.
    pub(super) fn read(&mut self, map: &Map<'_>, id: &Text) {
        map.text("constraint_message");
        for (key, rule) in RULES {
            match map.get(key) {
                None => {}
                Some(value) if matches!(value.kind, Yaml::Bool(true)) && rule == Rule::Required => {
                    self.always.push(id.value.clone());
                }
                Some(value) if matches!(value.kind, Yaml::Bool(false)) && rule == Rule::Required => {}
                Some(value) => {
                    let text = map.reader.text(value);
                    self.written.extend(text.map(|text| Written { field: id.value.clone(), rule, text }));
                }
            }
        }
        if let Some(first) = self.fields.insert(id.value.clone(), id.span) {
            let finding = Finding::new(&code::FORM_DUPLICATE_FIELD, id.span, words::form_duplicate_field(id));
            map.reader.find(finding.related(first, words::FIRST_HERE));
        }
    }

    /// Checks every condition and writes it into its field, in words.
    pub(super) fn fill_in(self, reader: &Reader<'_>, sections: &mut [FormSection]) {
        let names = Names::of(sections);
        let mut read: Vec<(&Written, String, Expr)> = Vec::new();
        for written in &self.written {
            match expression::parse(&written.text) {
                Ok(expr) => read.push((written, names.full_name(&written.field), expr)),
                Err(problem) => reader.find(finding(&written.text, &problem)),
            }
        }
        let mut said: Said = BTreeMap::new();
        for (written, own, expr) in &read {
            let in_row;
            let environment: &dyn Environment = match own.split_once('.') {
                Some((repeat, _)) => {
                    in_row = InRow { form: &names, repeat };
                    &in_row
                }
                None => &names,
            };
            let problems = check_rule(expr, environment, written.rule, Some(own));
            if problems.is_empty() {
                let words = match written.rule {
                    Rule::Constraint => rule_words(expr, environment),
                    _ => expression::words(expr, environment),
                };
                said.insert((written.field.clone(), written.rule), (words, expr.clone()));
            }
            problems.iter().for_each(|problem| reader.find(finding(&written.text, problem)));
        }
        for rule in [Rule::Calculate, Rule::Relevant] {
            let of_rule: Vec<_> = read.iter().filter(|(written, ..)| written.rule == rule).collect();
            let formulas: Vec<(&str, &Expr)> = of_rule.iter().map(|(_, own, expr)| (own.as_str(), expr)).collect();
            for (at, problem) in cycles(&formulas, &names) {
                reader.find(finding(&of_rule[at].0.text, &problem));
            }
        }
        let cells = sections.iter_mut().flat_map(|section| &mut section.rows).flat_map(|row| &mut row.cells);
        for cell in cells {
            self.write_into(cell, &said);
        }
    }

    fn write_into(&self, cell: &mut Cell, said: &Said) {
        for field in &mut cell.fields {
            let found = |rule| said.get(&(field.id.clone(), rule));
            let when = |rule| found(rule).map(|(words, _)| words.clone());
            let expr = |rule| found(rule).map(|(_, expr)| expr.clone());
            field.formulas = Formulas {
                required: expr(Rule::Required),
                relevant: expr(Rule::Relevant),
                constraint: expr(Rule::Constraint),
                calculate: expr(Rule::Calculate),
            };
            field.required = match when(Rule::Required) {
                Some(words) => Need::When(words),
                None if self.always.contains(&field.id) => Need::Always,
                None => Need::Unsaid,
            };
            field.relevant = when(Rule::Relevant).map_or(Need::Unsaid, Need::When);
            field.constraint = when(Rule::Constraint);
            field.calculate = when(Rule::Calculate);
            if let FieldKind::Repeat { columns, .. } = &mut field.kind {
                columns.iter_mut().for_each(|column| self.write_into(column, said));
            }
        }
    }
}

/// A problem of an expression, at its place in the file.
fn finding(text: &Text, problem: &Problem) -> Finding {
    // Ranges count in the expression; quotes around it move it by one byte at most,
    // and an escaped text has no byte-true place, so the whole stands for the part.
    let whole = text.span.range();
    let shift = usize::from(whole.len() == text.value.len() + 2);
    let exact = whole.len() == text.value.len() + 2 * shift;
    let range = if exact {
        let start = whole.start + shift;
        start + problem.range.start..start + problem.range.end
    } else {
        whole
    };
    let span = Span::new(text.span.source, range);
    Finding::new(&code::FORM_CONDITION, span, expression::message(problem)).cure(expression::cure(problem))
}

/// The fields of a form under their full names, `field` or `repeat.column`.
#[derive(Debug)]
pub struct Names {
    order: Vec<String>,
    fields: BTreeMap<String, (String, Kinds)>,
}

/// What an expression needs to know of a field's type.
#[derive(Debug)]
enum Kinds {
    Text,
    Number,
    Date,
    Time,
    One(Vec<(String, String, bool)>),
    Many(Vec<(String, String, bool)>),
    Check,
    Repeat,
}

impl Names {
    pub(crate) fn of(sections: &[FormSection]) -> Self {
        let mut names = Self { order: Vec::new(), fields: BTreeMap::new() };
        let cells = sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells);
        for field in cells.flat_map(|cell| &cell.fields) {
            names.add(field.id.clone(), field);
            if let FieldKind::Repeat { columns, .. } = &field.kind {
                for column in columns.iter().flat_map(|column| &column.fields) {
                    names.add(format!("{}.{}", field.id, column.id), column);
                }
            }
        }
        names
    }

    fn add(&mut self, name: String, field: &Field) {
        let kind = match &field.kind {
            FieldKind::Text { .. } => Kinds::Text,
            FieldKind::Integer { .. } | FieldKind::Decimal { .. } => Kinds::Number,
            FieldKind::Date { .. } => Kinds::Date,
            FieldKind::Time => Kinds::Time,
            FieldKind::SelectOne { choices, .. } => Kinds::One(options(choices)),
            FieldKind::SelectMultiple { choices, .. } => Kinds::Many(options(choices)),
            FieldKind::Acknowledge => Kinds::Check,
            FieldKind::Repeat { .. } => Kinds::Repeat,
            // Nothing is written into a note, so no condition can ask it.
            FieldKind::Note => return,
        };
        self.order.push(name.clone());
        self.fields.insert(name, (field.label.clone(), kind));
    }

    /// The name of a field as expressions know it: columns carry their repeat's.
    fn full_name(&self, id: &str) -> String {
        if self.fields.contains_key(id) {
            return id.to_owned();
        }
        let column = self.order.iter().find(|name| name.split_once('.').is_some_and(|(_, column)| column == id));
        column.cloned().unwrap_or_else(|| id.to_owned())
    }
}

fn options(choices: &[ChoiceGroup]) -> Vec<(String, String, bool)> {
    let options = choices.iter().flat_map(|group| &group.options);
    options.map(|option| (option.value.clone(), option.label.clone(), option.exclusive)).collect()
}

fn infos(options: &[(String, String, bool)]) -> Vec<OptionInfo<'_>> {
    options.iter().map(|(value, label, exclusive)| OptionInfo { value, label, exclusive: *exclusive }).collect()
}

impl Environment for Names {
    fn field(&self, name: &str) -> Option<FieldInfo<'_>> {
        let (label, kind) = self.fields.get(name)?;
        let kind = match kind {
            Kinds::Text => Kind::Text,
            Kinds::Number => Kind::Number,
            Kinds::Date => Kind::Date,
            Kinds::Time => Kind::Time,
            Kinds::One(options) => Kind::One(infos(options)),
            Kinds::Many(options) => Kind::Many(infos(options)),
            Kinds::Check => Kind::Bool,
            Kinds::Repeat => Kind::Repeat,
        };
        Some(FieldInfo { label, kind })
    }

    fn names(&self) -> Vec<String> {
        self.order.clone()
    }
}
