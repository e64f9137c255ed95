//! The authors' manual, part of the model handbook: what it shows as an example
//! has to work, and what it lists has to be all there is.

use std::collections::BTreeSet;

use serde_json::Value;
use sha2::{Digest, Sha256};
use tebiki::finding;
use tebiki::handbook::body::Block;
use tebiki::handbook::listing::Listing;
use tebiki::handbook::walk::each_block;
use tebiki::handbook::{Guideline, Handbook};
use tebiki::report::{self, Format};
use tebiki::schema::{self, Kind};
use tebiki::{check, make, starter};

use crate::project::{Files, model, poppler, repository, sources};

fn handbook() -> Handbook {
    check(&sources(model()).value).value.unwrap().handbook
}

fn chapters(handbook: &Handbook) -> Vec<&Guideline> {
    handbook.guidelines.iter().filter(|guideline| guideline.id.starts_with("manual-")).collect()
}

/// The examples of a chapter that make up a file.
fn examples(guideline: &Guideline) -> Vec<&Listing> {
    let mut found = Vec::new();
    each_block(&guideline.body.blocks, &mut |block| {
        if let Block::Listing(listing) = block
            && !listing.file.is_empty()
        {
            found.push(listing);
        }
    });
    found
}

/// The small project with an example put into it as the manual tells its readers.
fn project(listing: &Listing, all: &[&Listing]) -> Files {
    let mut files = starter::files(false);
    files.retain(|path, _| !path.starts_with('.'));
    let mut put = |one: &Listing| files.insert(one.file.clone(), format!("{}\n", one.text).into_bytes());
    put(listing);
    all.iter().filter(|other| listing.text.contains(other.file.trim_start_matches("forms/"))).for_each(|shared| {
        put(shared);
    });
    let (page, _) = listing.file.trim_start_matches("content/").rsplit_once('.').unwrap();
    let mut change = |path: &str, old: &str, new: &str| {
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(old), "{path} holds no {old}");
        files.insert(path.to_owned(), text.replace(old, new).into_bytes());
    };
    if ["guidelines/", "flows/", "training/", "forms/"].iter().any(|folder| page.starts_with(folder)) {
        change("content/handbook.yaml", "[forms/visit-record]", &format!("[forms/visit-record, {page}]"));
    }
    if page.starts_with("forms/") {
        let old = "（[](../../forms/visit-record.yaml)）";
        change(
            "content/guidelines/visits.md",
            old,
            &format!("（[](../../forms/visit-record.yaml)又は[](../../{page}.yaml)）"),
        );
    }
    files
}

#[test]
fn every_example_builds_in_the_small_project() {
    let handbook = handbook();
    let mut count = 0;
    for chapter in chapters(&handbook) {
        let all = examples(chapter);
        let (shared, alone): (Vec<&Listing>, Vec<&Listing>) =
            all.iter().partition(|listing| listing.file.starts_with("forms/shared/"));
        for listing in &alone {
            let sources = sources(project(listing, &shared));
            let checked = check(&sources.value);
            let said = report::draw(&checked.findings, &sources.value, Format::Human);
            assert_eq!(said, "", "{} in {}", listing.file, chapter.id);
            count += 1;
        }
        for listing in shared {
            let name = listing.file.trim_start_matches("forms/");
            assert!(alone.iter().any(|form| form.text.contains(name)), "nothing uses {name}");
        }
    }
    assert!(count >= 15, "only {count} examples");
}

/// The names of keys in a schema; `x-` and the names of open maps are not among them.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            for (name, inner) in map {
                if name == "properties" {
                    found.extend(inner.as_object().into_iter().flat_map(|keys| keys.keys().cloned()));
                }
                keys(inner, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| keys(inner, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_key_stands_in_an_example() {
    let handbook = handbook();
    let text = |id: &str| {
        let chapter = chapters(&handbook).into_iter().find(|chapter| chapter.id == id).unwrap();
        examples(chapter).iter().map(|listing| listing.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    for (kind, chapter) in [(Kind::Form, "manual-forms"), (Kind::Shared, "manual-forms"), (Kind::Flow, "manual-flows")]
    {
        let schema: Value = serde_json::from_str(&schema::text(kind)).unwrap();
        let mut all = BTreeSet::new();
        keys(&schema, &mut all);
        assert!(all.len() > 5, "{chapter}");
        let shown = text(chapter);
        let missing: Vec<&String> = all.iter().filter(|key| !shown.contains(&format!("{key}:"))).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{chapter}");
    }
}

#[test]
fn every_finding_stands_in_the_manual() {
    let made = make(&sources(model()).value).value;
    let page = String::from_utf8(made["guidelines/manual-findings/manual-findings.txt"].bytes.clone()).unwrap();
    let squeezed = crate::pdf::squeeze(&page);
    for code in finding::all() {
        for words in [code.slug, code.title, code.cause, code.cure] {
            assert!(squeezed.contains(&crate::pdf::squeeze(words)), "{}: {words}", code.slug);
        }
    }
}

/// Drawn examples are pictures of the lines beside them. `INSTA_UPDATE=always` draws them anew.
#[test]
fn pictures_are_of_their_examples() {
    let handbook = handbook();
    let chapter = chapters(&handbook).into_iter().find(|chapter| chapter.id == "manual-forms").unwrap();
    let all = examples(chapter);
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    for listing in all.iter().filter(|listing| listing.file.starts_with("forms/example-")) {
        let id = listing.file.trim_start_matches("forms/").trim_end_matches(".yaml");
        let path = repository().join(format!("content/images/{id}.svg"));
        let digest = Sha256::digest(listing.text.as_bytes());
        let mark = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        if update && !stored.contains(&mark) {
            let made = make(&sources(project(listing, &all)).value).value;
            let svg = String::from_utf8(made[&format!("forms/{id}/{id}.svg")].bytes.clone()).unwrap();
            let foot = foot(&made[&format!("forms/{id}/{id}.pdf")].bytes);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, cropped(&svg, foot, &mark)).unwrap();
        } else {
            assert!(stored.contains(&mark), "{id}.svg is of other lines: run with INSTA_UPDATE=always");
        }
    }
}

/// Where the words of the sheet end, in points from the top; those in the margin do not count.
fn foot(pdf: &[u8]) -> f64 {
    let page = poppler("pdftotext", &["-l", "1", "-bbox", "-", "-"], pdf);
    let ends = page.lines().filter_map(|line| {
        let (_, rest) = line.split_once("yMax=\"")?;
        rest.split('"').next()?.parse::<f64>().ok()
    });
    ends.filter(|end| *end < 770.0).fold(100.0, f64::max) + 12.0
}

/// The upper part of a page, without its margins.
fn cropped(svg: &str, foot: f64, mark: &str) -> String {
    let (_, body) = svg.split_once('>').unwrap();
    let (left, top, width) = (62.0, 30.0, 502.0);
    let height = foot - top;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"{left} {top} {width} {height:.0}\" width=\"{width}pt\" height=\"{height:.0}pt\">\
         <!-- {mark} -->{body}"
    )
}
