//! The schemas for editors and the decoders say the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use tebiki::check;
use tebiki::finding::Finding;
use tebiki::schema::{Kind, schema};
use tebiki::source::Sources;

use crate::project::{Files, apply, base, model, read, repository, sources};

/// What a decoder of YAML says of the shape of a file.
const OF_SHAPE: [&str; 4] = ["yaml-unknown-key", "yaml-missing-key", "yaml-wrong-type", "yaml-bad-value"];

/// The data of a file as an editor's YAML reader hands it over; `None` where it is no YAML.
fn data(kind: Kind, text: &str) -> Option<Value> {
    let text = match kind {
        Kind::Guideline => text.strip_prefix("---\n")?.split_once("\n---\n")?.0,
        Kind::Handbook | Kind::Flow | Kind::Glossary | Kind::Agencies => text,
    };
    serde_yaml::from_str(text).ok()
}

fn refusal(kind: Kind, data: &Value) -> Option<String> {
    let validator = jsonschema::validator_for(&schema(kind)).expect("a schema that can be read");
    let errors: Vec<String> =
        validator.iter_errors(data).map(|error| format!("{}: {error}", error.instance_path())).collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

/// Findings by the path of their file.
fn found(files: &Sources) -> BTreeMap<String, Vec<Finding>> {
    let mut all: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in check(files).findings {
        if let Some(span) = finding.span {
            all.entry(files.file(span.source).path.clone()).or_default().push(finding);
        }
    }
    all
}

/// Every file of a project that has a schema, with its data.
fn described(files: &Sources) -> Vec<(String, Kind, Value)> {
    let described = files.iter().filter(|(_, file)| file.readable);
    let described = described.filter_map(|(_, file)| Some((file.path.clone(), Kind::of(file.kind)?, &file.text)));
    described.filter_map(|(path, kind, text)| Some((path, kind, data(kind, text)?))).collect()
}

#[test]
fn every_file_of_the_model_and_of_the_cases_validates() {
    let mut projects = vec![model(), base(), read(&repository().join("tests/flows"))];
    for entry in std::fs::read_dir(repository().join("tests/cases")).unwrap() {
        projects.push(read(&entry.unwrap().path()));
    }
    let mut seen = BTreeSet::new();
    for files in projects {
        for (path, kind, data) in described(&sources(files).value) {
            assert_eq!(refusal(kind, &data), None, "{path}");
            seen.insert(kind.word());
        }
    }
    assert_eq!(seen.len(), Kind::WORDS.len());
}

#[test]
fn what_decoders_refuse_schemas_refuse_too() {
    let mut both = 0;
    for entry in std::fs::read_dir(repository().join("tests/errors")).unwrap() {
        let path = entry.unwrap().path();
        let case = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut files: Files = base();
        apply(&mut files, &std::fs::read_to_string(&path).unwrap());
        let sources = sources(files).value;
        let found = found(&sources);
        for (path, kind, data) in described(&sources) {
            let findings = found.get(&path).map(Vec::as_slice).unwrap_or_default();
            let of_shape = findings.iter().any(|finding| OF_SHAPE.contains(&finding.code.slug));
            let refusal = refusal(kind, &data);
            assert!(!of_shape || refusal.is_some(), "{case}, {path}: only the decoder refuses it");
            let nothing = findings.is_empty() && refusal.is_some();
            assert!(!nothing, "{case}, {path}: only the schema refuses it\n{}", refusal.unwrap_or_default());
            both += usize::from(of_shape);
        }
    }
    assert!(both >= 5, "{both} files were refused by both");
}

/// A file that holds every key that its schema names, one for each choice of shapes.
struct Example<'a> {
    schema: &'a Value,
    /// Which of several shapes to take, and whether there were more.
    choice: usize,
    more: bool,
}

impl Example<'_> {
    fn of(&mut self, schema: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            let named = self.schema["definitions"][name].clone();
            return self.of(&named);
        }
        if let Some(example) = schema["examples"].get(0).or_else(|| schema["enum"].get(0)) {
            return example.clone();
        }
        if let Some(kinds) = schema["anyOf"].as_array().filter(|_| schema["properties"].is_null()) {
            self.more |= self.choice + 1 < kinds.len();
            return self.of(&kinds[self.choice.min(kinds.len() - 1)].clone());
        }
        match schema["type"].as_str() {
            Some("object") => self.map(schema),
            Some("array") => json!([self.of(&schema["items"])]),
            Some("integer") => schema["minimum"].clone(),
            Some("boolean") => json!(true),
            _ => json!("例"),
        }
    }

    fn map(&mut self, schema: &Value) -> Value {
        if !schema["additionalProperties"].is_boolean() {
            return json!({ "rei": self.of(&schema["additionalProperties"]) });
        }
        let keys = schema["properties"].as_object().unwrap();
        let all: Map<String, Value> = keys.iter().map(|(key, value)| (key.clone(), self.of(value))).collect();
        Value::Object(all)
    }
}

/// Every example of a kind.
fn examples(kind: Kind) -> Vec<Value> {
    let schema = schema(kind);
    let mut all = Vec::new();
    let mut more = true;
    while more {
        let mut example = Example { schema: &schema, choice: all.len(), more: false };
        all.push(example.of(&schema));
        more = example.more;
    }
    all
}

/// Findings about a file's shape, when it stands in the small project.
fn judged(kind: Kind, data: &Value) -> Vec<Finding> {
    let json = data.to_string();
    let (path, text) = match kind {
        Kind::Handbook => ("content/handbook.yaml", json),
        Kind::Guideline => ("content/guidelines/outreach.md", format!("---\n{json}\n---\n\n本文\n")),
        Kind::Flow => ("content/flows/support.yaml", json),
        Kind::Glossary => ("content/glossary.yaml", json),
        Kind::Agencies => ("content/agencies.yaml", json),
    };
    let mut files = base();
    files.insert(path.to_owned(), text.into_bytes());
    let mut found = found(&sources(files).value);
    let found = found.remove(path).unwrap_or_default();
    assert!(found.iter().all(|finding| finding.code.slug != "yaml-syntax"), "{data}");
    found.into_iter().filter(|finding| OF_SHAPE.contains(&finding.code.slug)).collect()
}

#[test]
fn decoders_take_every_key_that_schemas_name() {
    for (word, kind) in Kind::WORDS {
        for example in examples(kind) {
            assert_eq!(refusal(kind, &example), None, "{word}: {example:#}");
            let findings = judged(kind, &example);
            assert!(findings.is_empty(), "{word}: {findings:#?}\n{example:#}");
        }
    }
}

/// All maps of an example by JSON Pointer, but for those whose keys are free.
fn maps(value: &Value, at: &str, all: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if !map.contains_key("rei") {
                all.push(at.to_owned());
            }
            map.iter().for_each(|(key, value)| maps(value, &format!("{at}/{key}"), all));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(n, item)| maps(item, &format!("{at}/{n}"), all)),
        _ => {}
    }
}

/// The keys that a decoder says it knows, where it meets one that it does not know.
fn known(findings: &[Finding]) -> BTreeSet<String> {
    let [finding] = findings else { panic!("one finding, not {findings:#?}") };
    assert_eq!(finding.code.slug, "yaml-unknown-key");
    let cure = finding.cure.strip_prefix("ここに書けるキーは ").and_then(|rest| rest.strip_suffix(" です。"));
    cure.unwrap_or_else(|| panic!("{}", finding.cure)).split('、').map(str::to_owned).collect()
}

#[test]
fn every_map_knows_the_keys_that_its_decoder_knows() {
    const STRANGE: &str = "zzzzzzzz";
    let mut compared = 0;
    for (word, kind) in Kind::WORDS {
        for example in examples(kind) {
            let mut places = Vec::new();
            maps(&example, "", &mut places);
            for place in places {
                let mut changed = example.clone();
                let map = changed.pointer_mut(&place).and_then(Value::as_object_mut).unwrap();
                let named: BTreeSet<String> = map.keys().cloned().collect();
                map.insert(STRANGE.to_owned(), json!("1"));
                assert_eq!(known(&judged(kind, &changed)), named, "{word}{place}");
                assert!(refusal(kind, &changed).is_some(), "{word}{place}");
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared} maps were compared");
}

#[test]
fn every_key_is_described_in_japanese() {
    fn walk(schema: &Value, path: &str) {
        let each = schema["properties"].as_object().into_iter().flatten();
        for (key, value) in each {
            let about = value["description"].as_str().unwrap_or_default();
            assert!(about.chars().any(|c| ('ぁ'..='鿿').contains(&c)), "{path}/{key}: 「{about}」");
            walk(value, &format!("{path}/{key}"));
        }
        for below in ["items", "additionalProperties"].map(|key| &schema[key]) {
            if below.is_object() {
                walk(below, path);
            }
        }
        schema["anyOf"].as_array().into_iter().flatten().for_each(|kind| walk(kind, path));
        let named = schema["definitions"].as_object().into_iter().flatten();
        named.for_each(|(name, shape)| walk(shape, &format!("{path}/{name}")));
    }
    for (word, kind) in Kind::WORDS {
        walk(&schema(kind), word);
    }
}
