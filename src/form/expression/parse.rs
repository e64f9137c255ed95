//! Builds the tree by recursive descent.
//!
//! Three limits keep hostile input from using up the stack, here and in all
//! that walks the tree later: the length of the text, the number of parts
//! (a long `a + a + …` is as deep as it is long) and the depth of nesting.

use std::ops::Range;

use super::ast::{Arithmetic, Expr, Name, Node};
use super::environment::distance;
use super::problem::{Function, Problem, ProblemKind};
use super::token::{Spanned, Token, tokens};

const MAX_BYTES: usize = 4000;
const MAX_PARTS: usize = 400;
const MAX_DEPTH: usize = 24;

/// Reads an expression.
///
/// # Errors
/// The first mistake in the writing.
pub fn parse(text: &str) -> Result<Expr, Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::new(0..text.len(), ProblemKind::TooLong { limit: MAX_BYTES }));
    }
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(Problem::new(0..text.len(), ProblemKind::Nothing));
    }
    let mut parser = Parser { text, tokens, at: 0, parts: 0, depth: 0 };
    let expr = parser.any()?;
    match parser.peek() {
        None => Ok(expr),
        Some(Token::Close) => Err(Problem::new(parser.here(), ProblemKind::Unopened)),
        Some(_) => Err(parser.unexpected()),
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Spanned<'a>>,
    at: usize,
    parts: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).map(|spanned| spanned.token)
    }

    /// Where the next token stands; at the end the end of the text.
    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |spanned| spanned.range.clone())
    }

    fn found(&self) -> Option<String> {
        self.tokens.get(self.at).and_then(|spanned| self.text.get(spanned.range.clone())).map(str::to_string)
    }

    fn take(&mut self, token: Token<'_>) -> bool {
        let hit = self.peek() == Some(token);
        self.at += usize::from(hit);
        hit
    }

    fn unexpected(&self) -> Problem {
        match self.found() {
            Some(found) => Problem::new(self.here(), ProblemKind::Unexpected { found }),
            None => self.missing(),
        }
    }

    fn missing(&self) -> Problem {
        Problem::new(self.here(), ProblemKind::Missing { found: self.found() })
    }

    fn make(&mut self, range: Range<usize>, node: Node) -> Result<Expr, Problem> {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            let range = 0..self.text.len();
            return Err(Problem::new(range, ProblemKind::TooManyParts { limit: MAX_PARTS }));
        }
        Ok(Expr { node, range })
    }

    /// Runs `inner` one level deeper; `range` is blamed if that is too deep.
    fn deeper<T>(
        &mut self,
        range: Range<usize>,
        inner: impl FnOnce(&mut Self) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Problem::new(range, ProblemKind::TooDeep { limit: MAX_DEPTH }));
        }
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn any(&mut self) -> Result<Expr, Problem> {
        self.list("or", Self::all, Node::Or)
    }

    fn all(&mut self) -> Result<Expr, Problem> {
        self.list("and", Self::negation, Node::And)
    }

    fn list(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Expr, Problem>,
        node: fn(Vec<Expr>) -> Node,
    ) -> Result<Expr, Problem> {
        let first = part(self)?;
        if self.peek() != Some(Token::Word(word)) {
            return Ok(first);
        }
        let start = first.range.start;
        let mut parts = vec![first];
        while self.take(Token::Word(word)) {
            parts.push(part(self)?);
        }
        let end = self.last_end();
        self.make(start..end, node(parts))
    }

    /// Where the last token taken ends.
    fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |spanned| spanned.range.end)
    }

    fn negation(&mut self) -> Result<Expr, Problem> {
        let start = self.here();
        if !self.take(Token::Word("not")) {
            return self.comparison();
        }
        let inner = self.deeper(start.clone(), Self::negation)?;
        let end = self.last_end();
        self.make(start.start..end, Node::Not(Box::new(inner)))
    }

    fn comparison(&mut self) -> Result<Expr, Problem> {
        let start = self.here().start;
        let left = self.sum()?;
        let node = match self.peek() {
            Some(Token::Compare(op)) => {
                self.at += 1;
                let right = self.sum()?;
                Node::Compare { op, left: Box::new(left), right: Box::new(right) }
            }
            Some(Token::Word("includes")) => {
                self.at += 1;
                let option = self.sum()?;
                Node::Includes { field: Box::new(left), option: Box::new(option) }
            }
            Some(Token::Word("is")) => {
                let is = self.here();
                self.at += 1;
                let negated = self.take(Token::Word("not"));
                if !self.take(Token::Word("empty")) {
                    return Err(Problem::new(is.start..self.last_end(), ProblemKind::IsWithoutEmpty));
                }
                Node::Empty { field: Box::new(left), negated }
            }
            _ => return Ok(left),
        };
        let end = self.last_end();
        let expr = self.make(start..end, node)?;
        match self.peek() {
            Some(Token::Compare(_) | Token::Word("includes" | "is")) => {
                Err(Problem::new(self.here(), ProblemKind::Chained))
            }
            _ => Ok(expr),
        }
    }

    fn sum(&mut self) -> Result<Expr, Problem> {
        let start = self.here().start;
        let mut left = self.product()?;
        while let Some(Token::Arithmetic(op @ (Arithmetic::Add | Arithmetic::Subtract))) = self.peek() {
            self.at += 1;
            let right = self.product()?;
            left = self.arithmetic(start, op, left, right)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr, Problem> {
        let start = self.here().start;
        let mut left = self.sign()?;
        while let Some(Token::Arithmetic(op @ (Arithmetic::Multiply | Arithmetic::Divide))) = self.peek() {
            self.at += 1;
            let right = self.sign()?;
            left = self.arithmetic(start, op, left, right)?;
        }
        Ok(left)
    }

    fn arithmetic(&mut self, start: usize, op: Arithmetic, left: Expr, right: Expr) -> Result<Expr, Problem> {
        let end = self.last_end();
        self.make(start..end, Node::Arithmetic { op, left: Box::new(left), right: Box::new(right) })
    }

    fn sign(&mut self) -> Result<Expr, Problem> {
        let start = self.here();
        if !self.take(Token::Arithmetic(Arithmetic::Subtract)) {
            return self.primary();
        }
        let inner = self.deeper(start.clone(), Self::sign)?;
        let range = start.start..self.last_end();
        // A negative number is one number, for outputs as for readers.
        match inner.node {
            Node::Number(number) => self.make(range, Node::Number(number.negated())),
            _ => self.make(range, Node::Negate(Box::new(inner))),
        }
    }

    fn primary(&mut self) -> Result<Expr, Problem> {
        let range = self.here();
        let node = match self.peek() {
            Some(Token::Open) => {
                self.at += 1;
                let inner = self.deeper(range.clone(), Self::any)?;
                self.close(range)?;
                return Ok(inner);
            }
            Some(Token::Word("and" | "or" | "not" | "is" | "includes")) => return Err(self.missing()),
            Some(Token::Word(word)) => {
                self.at += 1;
                if self.peek() == Some(Token::Open) {
                    return self.call(word, range);
                }
                if word == "today" { Node::Today } else { Node::Name(self.name(word)?) }
            }
            Some(Token::Number(number)) => self.literal(Node::Number(number)),
            Some(Token::Date(date)) => self.literal(Node::Date(date)),
            Some(Token::Text(text)) => self.literal(Node::Text(text.to_string())),
            _ => return Err(self.missing()),
        };
        let end = self.last_end();
        self.make(range.start..end, node)
    }

    fn literal(&mut self, node: Node) -> Node {
        self.at += 1;
        node
    }

    fn name(&mut self, word: &str) -> Result<Name, Problem> {
        if !self.take(Token::Dot) {
            return Ok(Name { field: word.to_string(), column: None });
        }
        let Some(Token::Word(column)) = self.peek() else {
            return Err(self.missing());
        };
        self.at += 1;
        Ok(Name { field: word.to_string(), column: Some(column.to_string()) })
    }

    fn close(&mut self, open: Range<usize>) -> Result<(), Problem> {
        if self.take(Token::Close) {
            Ok(())
        } else if self.peek().is_none() {
            Err(Problem::new(open, ProblemKind::Unclosed))
        } else {
            Err(self.unexpected())
        }
    }

    fn call(&mut self, word: &str, range: Range<usize>) -> Result<Expr, Problem> {
        let Some(function) = Function::ALL.into_iter().find(|function| function.name() == word) else {
            let names = Function::ALL.into_iter().map(Function::name);
            let near = names.filter(|name| distance(word, name) <= 2).collect();
            return Err(Problem::new(range, ProblemKind::UnknownFunction { name: word.to_string(), near }));
        };
        let open = self.here();
        self.at += 1;
        let mut arguments = Vec::new();
        if self.peek() != Some(Token::Close) {
            loop {
                arguments.push(self.deeper(open.clone(), Self::any)?);
                if !self.take(Token::Comma) {
                    break;
                }
            }
        }
        self.close(open)?;
        let whole = range.start..self.last_end();
        let found = arguments.len();
        if found != function.arguments() {
            return Err(Problem::new(whole, ProblemKind::ArgumentCount { function, found }));
        }
        let node = build(function, arguments, &whole)?;
        self.make(whole, node)
    }
}

/// Puts the arguments into their places. Their number has been checked, so
/// the last arm only speaks when a function was forgotten here.
fn build(function: Function, arguments: Vec<Expr>, whole: &Range<usize>) -> Result<Node, Problem> {
    let mut rest = arguments.into_iter();
    match (function, rest.next(), rest.next(), rest.next()) {
        (Function::Years, Some(from), Some(to), None) => Ok(Node::Years { from: Box::new(from), to: Box::new(to) }),
        (Function::Round, Some(value), Some(digits), None) => {
            let whole = if let Node::Number(number) = &digits.node { number.whole() } else { None };
            match whole.and_then(|number| i8::try_from(number).ok()).filter(|number| (-9..=9).contains(number)) {
                Some(digits) => Ok(Node::Round { value: Box::new(value), digits }),
                None => Err(Problem::new(digits.range, ProblemKind::Digits)),
            }
        }
        (Function::If, Some(condition), Some(then), Some(otherwise)) => {
            Ok(Node::If { condition: Box::new(condition), then: Box::new(then), otherwise: Box::new(otherwise) })
        }
        (Function::Sum | Function::Count, Some(argument), None, None) => match (function, argument.node) {
            (Function::Sum, Node::Name(name)) if name.column.is_some() => Ok(Node::Sum(name)),
            (Function::Count, Node::Name(name)) if name.column.is_none() => Ok(Node::Count(name)),
            _ => Err(Problem::new(argument.range, ProblemKind::ArgumentShape { function })),
        },
        (_, first, second, third) => {
            let found = [first, second, third].iter().flatten().count();
            Err(Problem::new(whole.clone(), ProblemKind::ArgumentCount { function, found }))
        }
    }
}
