//! `content/agencies.yaml`: the offices to which people are referred.
//!
//! The checklist of a form names kinds of agencies; this file names the offices
//! of the town for each kind. It says which choice an office belongs to and
//! never the kind's name, so that checklist and directory cannot differ.

use crate::context::Context;
use crate::finding::{Checked, SourceId};
use crate::handbook::Agency;
use crate::source::SourceFile;
use crate::yaml::{self, Map, Reader, Text};

/// The file as written; names are looked up later.
#[derive(Debug, Clone)]
pub struct Agencies {
    /// `<form>#<field>`: the field whose choices are the kinds of agencies.
    pub field: Text,
    pub rows: Vec<Row>,
}

/// An office.
#[derive(Debug, Clone)]
pub struct Row {
    /// Value of the choice.
    pub option: Text,
    pub agency: Agency,
}

/// Reads the file; `None` if it cannot be read at all.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Agencies>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let agencies = reader.map(&tree).and_then(|map| {
        let field = map.need_text("field");
        let rows = map.list("agencies").iter().filter_map(|value| reader.map(value)).filter_map(row).collect();
        map.finish();
        Some(Agencies { field: field?, rows })
    });
    findings.extend(reader.into_findings());
    Checked::new(agencies, findings)
}

fn row(map: Map<'_>) -> Option<Row> {
    let (option, name) = (map.need_text("option"), map.need_text("name"));
    let agency = Agency {
        name: name.map(|name| name.value).unwrap_or_default(),
        telephone: map.words("telephone"),
        hours: map.words("hours"),
        address: map.words("address"),
        note: map.words("note"),
    };
    map.finish();
    Some(Row { option: option?, agency })
}
