//! The spanned tree and how it is read.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Location, Spanned};

use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::words::finding as words;

/// A value and its place. Lists and maps in block style have the place of their
/// first byte only.
#[derive(Debug, Clone)]
pub struct Value {
    pub span: Span,
    pub kind: Kind,
}

/// The shapes of a value.
#[derive(Debug, Clone)]
pub enum Kind {
    Null,
    Bool(bool),
    /// Numbers too: `1.10` stays 「1.10」.
    Text(String),
    List(Vec<Value>),
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: String,
    pub key_span: Span,
    pub value: Value,
}

/// Reads the part `range` of a source's text; `None` if it is not YAML.
#[must_use]
pub fn parse(source: SourceId, text: &str, range: Range<usize>) -> Checked<Option<Value>> {
    let Some(part) = text.get(range.clone()) else { return Checked::default() };
    // Limits: a form of 1,500 fields has some 20,000 nodes; nine-fold alias
    // bombs break the budget within milliseconds.
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: 32, max_nodes: 50_000, max_events: 200_000, max_aliases: 100, max_anchors: 100,
        },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 10_000 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<Spanned<Node>>(part, options) {
        Ok(node) => {
            let place = Place { source, base: range.start, text: part };
            Checked::new(Some(place.value(node)), Vec::new())
        }
        Err(error) => {
            let at = error.location().map(|l| bytes(&l).unwrap_or_else(|| by_line(part, &l))).unwrap_or(0..0);
            let at = clamp(part, at);
            let span = Span::new(source, range.start + at.start..range.start + at.end);
            // The library's own lines and columns count from the part that it was given.
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            let finding = Finding::new(&code::YAML_SYNTAX, span, words::yaml_syntax()).note(said);
            Checked::new(None, vec![finding])
        }
    }
}

/// What serde hands over, before places are made absolute.
enum Node {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Spanned<Node>>),
    Map(Vec<(Spanned<String>, Spanned<Node>)>),
}

struct Place<'a> {
    source: SourceId,
    base: usize,
    text: &'a str,
}

impl Place<'_> {
    fn value(&self, node: Spanned<Node>) -> Value {
        let span = self.span(&node.referenced);
        let kind = match node.value {
            Node::Null => Kind::Null,
            Node::Bool(b) => Kind::Bool(b),
            // The spelling counts (様式 1.10 is not 1.1): take it from where the number was written.
            Node::Number => {
                let spelling = bytes(&node.defined).and_then(|range| self.text.get(range)).unwrap_or_default();
                Kind::Text(spelling.trim().to_owned())
            }
            Node::Text(text) => Kind::Text(text),
            Node::List(items) => Kind::List(items.into_iter().map(|item| self.value(item)).collect()),
            Node::Map(entries) => Kind::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| Entry {
                        key_span: self.span(&key.referenced),
                        key: key.value,
                        value: self.value(value),
                    })
                    .collect(),
            ),
        };
        Value { span, kind }
    }

    fn span(&self, location: &Location) -> Span {
        let range = clamp(self.text, bytes(location).unwrap_or(0..0));
        Span::new(self.source, self.base + range.start..self.base + range.end)
    }
}

fn bytes(location: &Location) -> Option<Range<usize>> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let len = usize::try_from(span.byte_len()?).ok()?;
    Some(start..start.checked_add(len)?)
}

/// Syntax errors know only line and column (from 1, in characters).
fn by_line(text: &str, location: &Location) -> Range<usize> {
    let before = usize::try_from(location.line()).unwrap_or(usize::MAX).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let column = usize::try_from(location.column()).unwrap_or(usize::MAX).saturating_sub(1);
    let line = text[start..].lines().next().unwrap_or_default();
    let within = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    start + within..start + within
}

/// Keeps a range inside the text and on character boundaries, whatever a library says.
fn clamp(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Node;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a YAML value")
            }
            fn visit_unit<E>(self) -> Result<Node, E> {
                Ok(Node::Null)
            }
            fn visit_bool<E>(self, b: bool) -> Result<Node, E> {
                Ok(Node::Bool(b))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
                Ok(Node::Number)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
                Ok(Node::Number)
            }
            fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
                Ok(Node::Number)
            }
            fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
                Ok(Node::Number)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
                Ok(Node::Number)
            }
            fn visit_str<E>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Node::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Node::Map(entries))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
