//! No input ends in a panic: random bytes, and real files with pieces cut out,
//! doubled or replaced.

use proptest::collection::vec;
use proptest::prelude::*;
use tebiki::{check, report};

use crate::project::{Files, model, sources};

/// Pieces that parsers take for the beginning or end of something.
const PIECES: [&str; 24] = [
    "---\n",
    "\n\n",
    "# ",
    "{#",
    "}",
    "{{",
    "}}",
    "[](",
    ")",
    "> [!",
    "- ",
    "1. ",
    "|",
    "**",
    "※",
    "\t",
    "\"",
    "'",
    ": ",
    "[",
    "{",
    "&a ",
    "*a",
    "𠮷\u{200b}\u{fdd0}",
];

fn cases() -> u32 {
    std::env::var("CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64)
}

/// Checks and draws; both must come to an end whatever the files hold.
fn run(files: Files) {
    let sources = sources(files);
    let mut findings = check(&sources.value).findings;
    findings.extend(sources.findings);
    for finding in &findings {
        if let Some(span) = finding.span {
            assert!(sources.value.file(span.source).text.get(span.range()).is_some(), "{finding:?}");
        }
    }
    let _ = report::draw(&findings, &sources.value, report::Format::Human);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_files(edits in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40usize, 0..PIECES.len()), 1..4)) {
        let mut files = model();
        for (file, at, cut, piece) in edits {
            let bytes = files.values_mut().nth(file.index(8) % 7).unwrap();
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, PIECES[piece].bytes());
        }
        run(files);
    }

    #[test]
    fn random_bytes(bytes in vec(any::<u8>(), 0..400), file in any::<prop::sample::Index>()) {
        let mut files = model();
        let count = files.len();
        *files.values_mut().nth(file.index(count)).unwrap() = bytes;
        run(files);
    }
}

#[test]
fn deep_nesting_and_bombs_end() {
    for text in [
        "> ".repeat(20_000),
        "[".repeat(20_000),
        "- ".repeat(5_000),
        "1. ".repeat(3_000),
        "*a ".repeat(20_000),
        "{{".repeat(20_000),
    ] {
        let mut files = model();
        let rule = files.get_mut("content/guidelines/outreach.md").unwrap();
        rule.extend(text.bytes());
        run(files);
    }
    for text in ["[".repeat(100_000), "{a: ".repeat(50_000), "- ".repeat(50_000), "a: &a [*a]".to_owned()] {
        let mut files = model();
        files.insert("forms/outreach-plan.yaml".into(), text.into_bytes());
        run(files);
    }
}
