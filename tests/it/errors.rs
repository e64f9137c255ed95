//! Error cases: `tests/errors/<code>[.<more>].txt` changes the small project; the
//! snapshot is the report as an author reads it.

use std::collections::BTreeSet;

use tebiki::report::{self, Format};
use tebiki::{finding, make};

use crate::project::{apply, base, sources};

#[test]
fn every_case_reads_as_stored() {
    insta::glob!("../errors", "*.txt", |path| {
        let case = std::fs::read_to_string(path).unwrap();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let slug = stem.split('.').next().unwrap();
        let mut files = base();
        apply(&mut files, &case);
        let sources = sources(files);
        let mut findings = make(&sources.value).findings;
        findings.extend(sources.findings);
        finding::sort(&mut findings);
        assert!(findings.iter().any(|f| f.code.slug == slug), "{slug} was not found");
        for finding in &findings {
            let Some(span) = finding.span else { continue };
            let text = &sources.value.file(span.source).text;
            assert!(text.get(span.range()).is_some(), "{slug}: the place lies outside the text");
        }
        insta::assert_snapshot!(report::draw(&findings, &sources.value, Format::Human));
    });
}

/// Whatever is said about the words of a text can be excused, since rules are
/// not rewritten for the sake of a check.
#[test]
fn a_row_excuses_each_finding_about_words() {
    let families = [
        "bracket-",
        "citation-",
        "form-cited",
        "form-uncited",
        "glossary-",
        "law-",
        "relation-",
        "table-uncited",
        "term-",
    ];
    let mut excused = 0;
    insta::glob!("../errors", "*.txt", |path| {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let slug = stem.split('.').next().unwrap();
        if !families.iter().any(|family| slug.starts_with(family)) {
            return;
        }
        let mut files = base();
        apply(&mut files, &std::fs::read_to_string(path).unwrap());
        let before = sources(files.clone());
        let findings = make(&before.value).findings;
        let found = findings.iter().filter(|finding| finding.code.slug == slug);
        let places: BTreeSet<&str> =
            found.map(|finding| before.value.file(finding.span.unwrap().source).path.as_str()).collect();
        let settings = files.get_mut("content/handbook.yaml").unwrap();
        settings.extend_from_slice(b"\nignore:\n");
        for place in places {
            let row = format!("  - {{ code: {slug}, place: {place}, reason: 元の文のとおりとするため。 }}\n");
            settings.extend(row.into_bytes());
        }
        let after = make(&sources(files).value).findings;
        let left: Vec<&str> = after
            .iter()
            .map(|finding| finding.code.slug)
            .filter(|left| *left == slug || *left == "ignore-unused")
            .collect();
        assert_eq!(left, Vec::<&str>::new(), "{stem}");
        excused += 1;
    });
    assert!(excused > 20, "{excused}");
}

#[test]
fn the_small_project_is_clean() {
    let sources = sources(base());
    let made = make(&sources.value);
    assert_eq!(report::draw(&made.findings, &sources.value, Format::Human), "");
}
