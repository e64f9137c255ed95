//! `content/glossary.yaml`: what the rule texts do not say about their words.
//!
//! A rule text says what a word means, but not how it is read, nor by which
//! other names people know it. Words that are in use and that no rule text
//! defines get their meaning here too.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::kana;
use crate::source::SourceFile;
use crate::words::finding as words;
use crate::yaml::{self, Map, Reader, Text};

/// The file as written; words are looked up later.
#[derive(Debug, Clone)]
pub struct Glossary {
    pub source: SourceId,
    pub rows: Vec<Row>,
}

/// A word.
#[derive(Debug, Clone)]
pub struct Row {
    pub term: Text,
    /// In kana; empty if not given.
    pub reading: String,
    /// Other names for the same thing.
    pub aliases: Vec<Text>,
    /// Only for words that no rule text defines.
    pub meaning: Option<Text>,
}

/// Reads the file; `None` if it cannot be read at all.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Glossary>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let rows = reader.map(&tree).map(|map| {
        let rows: Vec<Row> = map.list("terms").iter().filter_map(|value| reader.map(value)).filter_map(row).collect();
        map.finish();
        rows
    });
    if let Some(rows) = &rows {
        twice(&reader, rows);
    }
    findings.extend(reader.into_findings());
    Checked::new(rows.map(|rows| Glossary { source, rows }), findings)
}

fn row(map: Map<'_>) -> Option<Row> {
    let term = map.need_text("term");
    let row = Row {
        reading: reading(&map),
        aliases: map.texts("aliases"),
        meaning: map.text("meaning"),
        term: term.unwrap_or_else(|| Text { value: String::new(), span: map.span }),
    };
    map.finish();
    (!row.term.is_empty()).then_some(row)
}

/// The reading of what a map describes, which must be kana; empty if none is given.
pub fn reading(map: &Map<'_>) -> String {
    let reading = map.text("reading");
    if let Some(reading) = reading.as_ref().filter(|reading| !kana::is_kana(reading)) {
        let finding = Finding::new(&code::YAML_BAD_VALUE, reading.span, words::reading_not_kana(reading));
        map.reader.find(finding.cure(words::reading_cure()));
    }
    reading.map(|reading| reading.value).unwrap_or_default()
}

/// A name must lead to one word.
fn twice(reader: &Reader<'_>, rows: &[Row]) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for name in rows.iter().flat_map(|row| std::iter::once(&row.term).chain(&row.aliases)) {
        match first.get(name.value.as_str()) {
            Some(before) => {
                let finding = Finding::new(&code::GLOSSARY_TWICE, name.span, words::glossary_twice(name));
                reader.find(finding.related(*before, words::FIRST_HERE));
            }
            None => {
                first.insert(&name.value, name.span);
            }
        }
    }
}
