//! No input ends in a panic: random bytes, and real files with pieces cut out,
//! doubled or replaced.

use proptest::collection::vec;
use proptest::prelude::*;
use tebiki::{check, make, report};

use crate::project::{Files, base, model, sources};

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

/// Each text takes the one before it over three times: 3^30 in the last.
#[test]
fn passages_in_passages_end() {
    let mut files = base();
    let mut pages = String::new();
    for n in 0..30 {
        let take = if n == 0 { String::new() } else { format!("![](t{}.md)\n\n", n - 1).repeat(3) };
        let text =
            format!("---\nid: t{n}\ntitle: 要領{n}\nkind: 要領\nskeleton: outline\n---\n\n# 目的\n\n本文。\n\n{take}");
        files.insert(format!("content/guidelines/t{n}.md"), text.into_bytes());
        pages.push_str(&format!("guidelines/t{n}, "));
    }
    let settings = String::from_utf8(files["content/handbook.yaml"].clone()).unwrap();
    let settings = settings.replace("flows/steps, ", &format!("flows/steps, {pages}"));
    files.insert("content/handbook.yaml".into(), settings.into_bytes());
    let sources = sources(files);
    let found = check(&sources.value).findings;
    assert!(found.iter().any(|finding| finding.code.slug == "text-grows"), "{}", found.len());
}

#[test]
fn storms_of_links_and_attributes_end() {
    for text in [
        "[](#purpose)\n".repeat(20_000),
        "[a](#nothing) ".repeat(600),
        "[a]: #purpose\n".repeat(10_000) + &"[a] ".repeat(20_000),
        "[^a]".repeat(50_000),
        "# 目的 {#a .b}\n".repeat(5_000),
        "|a".repeat(20_000) + "\n" + &"|-".repeat(20_000) + "\n",
        "{漢\\|か}".repeat(10_000),
        "{{office}}".repeat(20_000),
        "第1条第2項".repeat(2_000),
        "「".repeat(3_000),
        "（以下「甲」という。）".repeat(100),
    ] {
        let mut files = base();
        files.get_mut("content/guidelines/rule.md").unwrap().extend(text.bytes());
        let begun = std::time::Instant::now();
        run(files);
        println!("{} ms: {}", begun.elapsed().as_millis(), text.chars().take(30).collect::<String>());
    }
}

/// Line ends and byte order marks are no part of a text.
#[test]
fn windows_files_make_the_same_handbook() {
    let plain = make(&sources(base()).value);
    let windows = base().into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        (path, ["\u{feff}", &text.replace('\n', "\r\n")].concat().into_bytes())
    });
    let windows = make(&sources(windows.collect()).value);
    assert_eq!(windows.findings, plain.findings);
    for (path, artifact) in &plain.value {
        assert!(windows.value[path].bytes == artifact.bytes, "{path} differs");
    }
}

#[test]
fn large_files_are_refused_by_their_size() {
    for (path, size) in [
        ("content/guidelines/rule.md", (1 << 20) + 1),
        ("content/flows/steps.yaml", (4 << 20) + 1),
        ("content/images/a.png", (2 << 20) + 1),
        ("themes/mihon/assets/a.bin", (32 << 20) + 1),
    ] {
        let mut files = base();
        files.insert(path.into(), vec![b'a'; size]);
        let found = sources(files).findings;
        assert_eq!(found.iter().map(|finding| finding.code.slug).collect::<Vec<_>>(), ["source-too-large"], "{path}");
    }
}

/// A picture of a few bytes that says it is as large as a town.
#[test]
fn picture_bombs_are_not_unpacked() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8, 6, 0, 0, 0]);
    let nested =
        (0..40).fold(String::new(), |inner, n| format!("<g id=\"g{n}\">{inner}<use href=\"#g{}\"/></g>", n + 1));
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{nested}</svg>");
    let deep = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{}", "<g>".repeat(19_000));
    for (name, bytes, slug) in [
        ("a.png", png, "picture-too-large"),
        ("a.svg", svg.into_bytes(), "picture-unsafe"),
        ("b.svg", deep.into_bytes(), "picture-broken"),
    ] {
        let mut files = base();
        files.insert(format!("content/images/{name}"), bytes);
        let rule = files.get_mut("content/guidelines/rule.md").unwrap();
        rule.extend(format!("\n![図](../images/{name})\n").bytes());
        let found = make(&sources(files).value).findings;
        assert!(found.iter().any(|finding| finding.code.slug == slug), "{name}: {found:?}");
    }
}
