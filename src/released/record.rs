//! `content/released.yaml`: read back, and written anew by `tebiki release`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Ids, Kind};
use crate::config;
use crate::context::Context;
use crate::finding::{Checked, SourceId};
use crate::handbook::Edition;
use crate::source::SourceFile;
use crate::words::released as words;
use crate::yaml::{self, Map, Reader, Text};

/// What the last released edition made public.
#[derive(Debug, Clone)]
pub struct Released {
    /// Name of the edition.
    pub edition: String,
    pub names: BTreeMap<Kind, Vec<Text>>,
}

/// Reads the record; `None` if it is not YAML.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Released>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let released = reader.map(&tree).map(decode);
    findings.extend(reader.into_findings());
    Checked::new(released, findings)
}

fn decode(map: Map<'_>) -> Released {
    let edition = map.need("edition").and_then(|value| map.reader.map(value)).map(|map| config::edition(map).name);
    let names = Kind::WORDS.iter().map(|(_, kind)| (*kind, map.texts(kind.key()))).collect();
    map.finish();
    Released { edition: edition.unwrap_or_default(), names }
}

/// The record of an edition. What was released before and has moved since stays
/// in it, so that old links lead on for ever.
#[must_use]
pub fn write(edition: &Edition, ids: &Ids, before: Option<&Released>) -> String {
    let mut out = String::new();
    for line in words::HEAD {
        let _ = writeln!(out, "# {line}");
    }
    // Text in JSON's quotes is YAML too, whatever it holds.
    let name = serde_json::Value::from(edition.name.as_str());
    let _ = writeln!(out, "edition: {{ name: {name}, date: \"{}\" }}", edition.date);
    for (_, kind) in Kind::WORDS {
        let old = before.and_then(|before| before.names.get(&kind)).into_iter().flatten();
        let names: BTreeSet<&str> = ids.of_kind(kind).chain(old.map(|name| name.value.as_str())).collect();
        if names.is_empty() {
            let _ = writeln!(out, "{}: []", kind.key());
            continue;
        }
        let _ = writeln!(out, "{}:", kind.key());
        for name in names {
            let _ = writeln!(out, "  - {name}");
        }
    }
    out
}
