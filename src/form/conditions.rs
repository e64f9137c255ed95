//! Conditions of fields, sections and options: kept as written while the form
//! is read, then looked up against the whole form, since a condition may name a
//! field further down.

use std::collections::BTreeMap;

use super::expression::{self, Expr, Node, Problem, Rule, check_rule, cycles, rule_words};
use super::names::{Names, matrix_row};
use crate::finding::{Finding, Span, code};
use crate::handbook::{Cell, Field, FieldKind, FormSection, Need};
use crate::words::finding as words;
use crate::yaml::{Kind as Yaml, Map, Reader, Text};

const RULES: [(&str, Rule); 4] = [
    ("required", Rule::Required),
    ("relevant", Rule::Relevant),
    ("constraint", Rule::Constraint),
    ("calculate", Rule::Calculate),
];

/// What the parts of one form said about when they are needed.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    fields: BTreeMap<String, Span>,
    /// Full names of fields that are always needed.
    always: Vec<String>,
    written: Vec<Written>,
}

/// What a condition stands at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// Full name of a field.
    Field(String),
    Section(usize),
    /// Full name of a field and value of its option.
    Choice(String, String),
}

impl Owner {
    fn field(&self) -> Option<&str> {
        match self {
            Self::Field(name) | Self::Choice(name, _) => Some(name),
            Self::Section(_) => None,
        }
    }
}

#[derive(Debug)]
struct Written {
    owner: Owner,
    rule: Rule,
    at: Span,
    text: Option<Text>,
    /// What holds already because the field stands behind an option.
    implied: Option<String>,
}

/// A condition that was understood.
type Said = BTreeMap<(Owner, Rule), (String, Expr)>;

impl Conditions {
    /// Notes a name that may stand only once.
    pub(super) fn declare(&mut self, reader: &Reader<'_>, full: String, id: &Text) {
        if let Some(first) = self.fields.insert(full, id.span) {
            let finding = Finding::new(&code::FORM_DUPLICATE_FIELD, id.span, words::form_duplicate_field(id));
            reader.find(finding.related(first, words::FIRST_HERE));
        }
    }

    /// Takes the conditions of a field, and reports a second field of the same name.
    pub(super) fn read(&mut self, map: &Map<'_>, id: &Text, full: &str, implied: Option<&String>) {
        self.declare(map.reader, full.to_owned(), id);
        let mut implied = implied.cloned();
        for (key, rule) in RULES {
            let implied = if rule == Rule::Relevant { implied.take() } else { None };
            let text = match map.get(key) {
                Some(value) if matches!(value.kind, Yaml::Bool(true)) && rule == Rule::Required => {
                    self.always.push(full.to_owned());
                    None
                }
                Some(value) if matches!(value.kind, Yaml::Bool(false)) && rule == Rule::Required => None,
                value => value.and_then(|value| map.reader.text(value)),
            };
            if text.is_some() || implied.is_some() {
                let at = text.as_ref().map_or(id.span, |text| text.span);
                self.written.push(Written { owner: Owner::Field(full.to_owned()), rule, at, text, implied });
            }
        }
    }

    /// Takes the condition of a section.
    pub(super) fn read_section(&mut self, map: &Map<'_>, index: usize) {
        self.relevant(map, Owner::Section(index));
    }

    /// Takes the condition of an option.
    pub(super) fn read_choice(&mut self, map: &Map<'_>, field: &str, value: &str) {
        self.relevant(map, Owner::Choice(field.to_owned(), value.to_owned()));
    }

    fn relevant(&mut self, map: &Map<'_>, owner: Owner) {
        if let Some(text) = map.text("relevant") {
            let rule = Rule::Relevant;
            self.written.push(Written { owner, rule, at: text.span, text: Some(text), implied: None });
        }
    }

    /// Checks every condition and writes it where it belongs, as words and as a tree.
    pub(super) fn fill_in(self, reader: &Reader<'_>, corner: &mut [Cell], sections: &mut [FormSection]) {
        let names = Names::of(corner, sections);
        let mut read: Vec<(&Written, Expr)> = Vec::new();
        let mut said = Said::new();
        for written in &self.written {
            let own = match written.text.as_ref().map(|text| expression::parse(text)) {
                Some(Err(problem)) => {
                    reader.find(finding(written, &problem));
                    continue;
                }
                Some(Ok(expr)) => Some(expr),
                None => None,
            };
            let field = written.owner.field();
            let problems = own.as_ref().map_or_else(Vec::new, |expr| {
                names.seen_from(field.unwrap_or_default(), |seen| check_rule(expr, seen, written.rule, field))
            });
            problems.iter().for_each(|problem| reader.find(finding(written, problem)));
            let Some(whole) = with_implied(written.implied.as_deref(), own) else { continue };
            if problems.is_empty() {
                let in_words = names.seen_from(field.unwrap_or_default(), |seen| match written.rule {
                    Rule::Constraint => rule_words(&whole, seen),
                    Rule::Required | Rule::Relevant | Rule::Calculate => expression::words(&whole, seen),
                });
                said.insert((written.owner.clone(), written.rule), (in_words, whole.clone()));
            }
            read.push((written, whole));
        }
        for rule in [Rule::Calculate, Rule::Relevant] {
            let of_rule: Vec<(&Written, &str, &Expr)> = read
                .iter()
                .filter(|(written, _)| written.rule == rule)
                .filter_map(|(written, expr)| match &written.owner {
                    Owner::Field(name) => Some((*written, name.as_str(), expr)),
                    Owner::Section(_) | Owner::Choice(..) => None,
                })
                .collect();
            let formulas: Vec<(&str, &Expr)> = of_rule.iter().map(|(_, own, expr)| (*own, *expr)).collect();
            for (at, problem) in cycles(&formulas, &names) {
                reader.find(finding(of_rule[at].0, &problem));
            }
        }
        let filler = Filler { always: &self.always, said };
        corner.iter_mut().for_each(|cell| filler.cell(cell, None));
        for (index, section) in sections.iter_mut().enumerate() {
            section.relevant = filler.when(Owner::Section(index), Rule::Relevant);
            section.title_fields.iter_mut().for_each(|field| filler.field(field, None));
            section.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| filler.cell(cell, None));
        }
    }
}

/// Both what an option implies and what the field says itself.
fn with_implied(implied: Option<&str>, own: Option<Expr>) -> Option<Expr> {
    let implied = implied.and_then(|text| expression::parse(text).ok());
    match (implied, own) {
        (Some(implied), Some(own)) => {
            let range = own.range.clone();
            Some(Expr { node: Node::And(vec![implied, own]), range })
        }
        (implied, own) => own.or(implied),
    }
}

/// Writes conditions into the fields that they belong to.
struct Filler<'a> {
    always: &'a [String],
    said: Said,
}

impl Filler<'_> {
    fn words(&self, owner: Owner, rule: Rule) -> Option<String> {
        self.said.get(&(owner, rule)).map(|(words, _)| words.clone())
    }

    fn when(&self, owner: Owner, rule: Rule) -> Need {
        self.words(owner, rule).map_or(Need::Unsaid, Need::When)
    }

    fn cell(&self, cell: &mut Cell, row: Option<&str>) {
        cell.fields.iter_mut().for_each(|field| self.field(field, row));
        cell.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|inner| self.cell(inner, row));
    }

    fn field(&self, field: &mut Field, row: Option<&str>) {
        let full = row.map_or_else(|| field.id.clone(), |row| format!("{row}.{}", field.id));
        let own = || Owner::Field(full.clone());
        let tree = |rule| self.said.get(&(own(), rule)).map(|(_, expr)| expr.clone());
        field.required = match self.when(own(), Rule::Required) {
            Need::Unsaid if self.always.contains(&full) => Need::Always,
            need => need,
        };
        field.relevant = self.when(own(), Rule::Relevant);
        field.constraint = self.words(own(), Rule::Constraint);
        field.calculate = self.words(own(), Rule::Calculate);
        field.formulas.required = tree(Rule::Required);
        field.formulas.relevant = tree(Rule::Relevant);
        field.formulas.constraint = tree(Rule::Constraint);
        field.formulas.calculate = tree(Rule::Calculate);
        match &mut field.kind {
            FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => {
                for option in choices.iter_mut().flat_map(|group| &mut group.options) {
                    option.relevant = self.when(Owner::Choice(full.clone(), option.value.clone()), Rule::Relevant);
                    option.fields.iter_mut().for_each(|inner| self.field(inner, row));
                }
            }
            FieldKind::Letter { fields, .. } | FieldKind::Consent { fields, .. } => {
                fields.iter_mut().for_each(|inner| self.field(inner, row));
            }
            FieldKind::Repeat { columns, .. } => columns.iter_mut().for_each(|cell| self.cell(cell, Some(&field.id))),
            FieldKind::Matrix { columns, .. } => {
                let row = matrix_row(&field.id);
                columns.iter_mut().for_each(|cell| self.cell(cell, Some(&row)));
            }
            FieldKind::Text { .. }
            | FieldKind::Integer { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Date { .. }
            | FieldKind::Time { .. }
            | FieldKind::Acknowledge
            | FieldKind::Note
            | FieldKind::Signature { .. }
            | FieldKind::Approval { .. }
            | FieldKind::ReceiptStamp
            | FieldKind::Seal
            | FieldKind::OfficeUse { .. } => {}
        }
    }
}

/// A problem of an expression, at its place in the file.
fn finding(written: &Written, problem: &Problem) -> Finding {
    let span = written.text.as_ref().map_or(written.at, |text| place(text, problem));
    Finding::new(&code::FORM_CONDITION, span, expression::message(problem)).cure(expression::cure(problem))
}

fn place(text: &Text, problem: &Problem) -> Span {
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
    Span::new(text.span.source, range)
}
