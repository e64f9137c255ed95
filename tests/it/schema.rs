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
        Kind::Guideline | Kind::Training => text.strip_prefix("---\n")?.split_once("\n---\n")?.0,
        Kind::Handbook
        | Kind::Flow
        | Kind::Form
        | Kind::Shared
        | Kind::Glossary
        | Kind::Agencies
        | Kind::Accessibility => text,
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
            // What a shared field that is not there would have brought, no schema can know.
            let shared = findings.iter().any(|finding| finding.code.slug == "form-unknown-use");
            let of_shape = !shared && findings.iter().any(|finding| OF_SHAPE.contains(&finding.code.slug));
            let refusal = refusal(kind, &data);
            assert!(!of_shape || refusal.is_some(), "{case}, {path}: only the decoder refuses it");
            let nothing = findings.is_empty() && refusal.is_some();
            assert!(!nothing, "{case}, {path}: only the schema refuses it\n{}", refusal.unwrap_or_default());
            both += usize::from(of_shape);
        }
    }
    assert!(both >= 5, "{both} files were refused by both");
}

/// Keys that decoders see to before they look at a map, or that need more than
/// the file at hand: parts of variants, and shared fields.
const BEFORE: [&str; 2] = ["variant", "use"];

/// A file that holds every key that its schema names, as far as they go
/// together; one for each choice of shapes.
struct Example {
    schema: Value,
    /// Which of several shapes to take, and whether there were more.
    choice: usize,
    more: bool,
    /// Of keys that exclude each other, the second is taken.
    second: bool,
    /// Named shapes around the place that is being made.
    depth: usize,
    /// The maps so far: their place, which shape they took, and its keys.
    maps: Vec<(String, String, BTreeSet<String>)>,
}

impl Example {
    fn take(&mut self, count: usize) -> usize {
        // Shapes may hold each other: further in, the first one is enough.
        if self.depth > 2 {
            return 0;
        }
        self.more |= self.choice + 1 < count;
        self.choice.min(count - 1)
    }

    fn of(&mut self, schema: &Value, at: &str) -> Value {
        let schema = if schema["allOf"][0]["$ref"].is_string() { &schema["allOf"][0] } else { schema };
        if let Some(name) = schema["$ref"].as_str() {
            let named = self.schema["definitions"][name.rsplit('/').next().unwrap()].clone();
            self.depth += 1;
            let value = self.of(&named, at);
            self.depth -= 1;
            return value;
        }
        if let Some(example) = schema["examples"].get(0).or_else(|| schema["enum"].get(0)) {
            return example.clone();
        }
        if let Some(kinds) = schema["anyOf"].as_array().filter(|_| schema["properties"].is_null()) {
            let kind = self.take(kinds.len());
            return self.of(&kinds[kind].clone(), at);
        }
        match schema["type"].as_str() {
            Some("object") => self.map(schema, at),
            Some("array") => json!([self.of(&schema["items"], &format!("{at}/0"))]),
            Some("integer") => schema["minimum"].clone(),
            Some("boolean") => json!(true),
            _ => schema["minimum"].as_u64().map_or(json!("例"), |least| json!(least)),
        }
    }

    fn map(&mut self, schema: &Value, at: &str) -> Value {
        if !schema["additionalProperties"].is_boolean() {
            return json!({ "rei": self.of(&schema["additionalProperties"], &format!("{at}/rei")) });
        }
        let mut properties = schema["properties"].as_object().unwrap().clone();
        let mut shape = String::new();
        let branches = schema["allOf"].as_array().cloned().unwrap_or_default();
        if !branches.is_empty() {
            let branch = &branches[self.take(branches.len())];
            let names = branch["then"]["propertyNames"]["enum"].as_array().unwrap();
            properties.retain(|key, _| names.contains(&json!(key)));
            for (key, own) in branch["then"]["properties"].as_object().into_iter().flatten() {
                properties.insert(key.clone(), own.clone());
            }
            let value = &branch["if"]["properties"]["type"]["const"];
            shape = branch["if"].to_string();
            match value.is_string() {
                true => properties.insert("type".to_owned(), json!({ "enum": [value] })),
                false => properties.remove("type"),
            };
        }
        let keys: BTreeSet<String> = properties.keys().filter(|key| !BEFORE.contains(&key.as_str())).cloned().collect();
        self.maps.push((at.to_owned(), shape, keys));
        for (key, rule) in schema["dependencies"].as_object().into_iter().flatten() {
            for other in rule["not"]["anyOf"].as_array().into_iter().flatten() {
                let other = other["required"][0].as_str().unwrap();
                if properties.contains_key(key) && properties.contains_key(other) {
                    properties.remove(if self.second { other } else { key.as_str() });
                }
            }
        }
        let all = properties.iter().filter(|(key, _)| *key != "use");
        let all: Vec<(String, Value)> = all.map(|(key, value)| (key.clone(), value.clone())).collect();
        let all = all.into_iter().map(|(key, value)| {
            // All names are those of the free keys, so that each leads somewhere.
            let named = key == "variant" || key == "id" && value["examples"].is_null();
            let value = if named { json!("rei") } else { self.of(&value, &format!("{at}/{key}")) };
            (key, value)
        });
        Value::Object(all.collect::<Map<String, Value>>())
    }
}

/// Every example of a kind, with its maps.
fn examples(kind: Kind) -> Vec<(Value, Example)> {
    let mut all: Vec<(Value, Example)> = Vec::new();
    for choice in 0.. {
        for second in [false, true] {
            let (schema, maps) = (schema(kind), Vec::new());
            let mut example = Example { schema, choice, more: false, second, depth: 0, maps };
            let value = example.of(&example.schema.clone(), "");
            all.push((value, example));
        }
        if !all.last().unwrap().1.more {
            break;
        }
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
        Kind::Form => ("forms/outreach-plan.yaml", json),
        Kind::Shared => ("forms/shared/outreach.yaml", json),
        Kind::Glossary => ("content/glossary.yaml", json),
        Kind::Agencies => ("content/agencies.yaml", json),
        Kind::Accessibility => ("content/accessibility.yaml", json),
        Kind::Training => ("content/training/forms.md", format!("---\n{json}\n---\n\n# 科目\n\n本文\n")),
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
        for (example, _) in examples(kind) {
            assert_eq!(refusal(kind, &example), None, "{word}: {example:#}");
            let findings = judged(kind, &example);
            assert!(findings.is_empty(), "{word}: {findings:#?}\n{example:#}");
        }
    }
}

/// The keys that a decoder says it knows, where it meets one that it does not know.
fn known(findings: &[Finding], place: &str) -> BTreeSet<String> {
    let [finding, again @ ..] = findings else { panic!("{place}: no finding") };
    // Shared keys are read for each form that uses them, and once for their own sake.
    assert!(again.iter().all(|other| other == finding), "{place}: {findings:#?}");
    assert_eq!(finding.code.slug, "yaml-unknown-key");
    let cure = finding.cure.strip_prefix("ここに書けるキーは ").and_then(|rest| rest.strip_suffix(" です。"));
    cure.unwrap_or_else(|| panic!("{}", finding.cure)).split('、').map(str::to_owned).collect()
}

#[test]
fn every_map_knows_the_keys_that_its_decoder_knows() {
    const STRANGE: &str = "zzzzzzzz";
    // The same map comes again in many examples.
    let mut seen = BTreeSet::new();
    let mut known_by_shape: BTreeMap<(String, String), (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (word, kind) in Kind::WORDS {
        for (example, made) in examples(kind) {
            for (place, shape, keys) in made.maps {
                if !seen.insert((word, place.clone(), shape.clone(), made.second)) {
                    continue;
                }
                let mut changed = example.clone();
                let map = changed.pointer_mut(&place).and_then(Value::as_object_mut).unwrap();
                map.insert(STRANGE.to_owned(), json!("1"));
                assert!(refusal(kind, &changed).is_some(), "{word}{place}");
                let known: BTreeSet<String> = known(&judged(kind, &changed), &format!("{word}{place} {shape}"));
                // Places differ by the choices around them.
                let place = place.replace("/0", "");
                let (decoder, schema) = known_by_shape.entry((format!("{word}{place}"), shape)).or_default();
                decoder.extend(known.into_iter().filter(|key| !BEFORE.contains(&key.as_str())));
                schema.extend(keys);
            }
        }
    }
    assert!(known_by_shape.len() > 60, "{} shapes were compared", known_by_shape.len());
    for (shape, (mut decoder, schema)) in known_by_shape {
        if shape.1.contains("\"type\"") && !schema.contains("type") {
            // These would make another shape of the cell.
            decoder.retain(|key| !["type", "fields", "rows"].contains(&key.as_str()) || schema.contains(key));
        }
        assert_eq!(decoder, schema, "{shape:?}");
    }
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
