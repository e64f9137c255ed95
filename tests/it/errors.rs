//! Error cases: `tests/errors/<code>[.<more>].txt` changes the small project; the
//! snapshot is the report as an author reads it.

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

#[test]
fn the_small_project_is_clean() {
    let sources = sources(base());
    let made = make(&sources.value);
    assert_eq!(report::draw(&made.findings, &sources.value, Format::Human), "");
}
