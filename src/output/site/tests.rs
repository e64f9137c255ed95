//! The site as a whole, made from the case that has every mark.

use std::collections::{BTreeMap, BTreeSet};

use super::plan;
use crate::handbook::{Handbook, PageRef};
use crate::output::{FileKind, Files, Input, Key, OfferedFile};
use crate::source;
use crate::theme::Theme;
use crate::typeset::Press;

fn handbook() -> Handbook {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/marks");
    let sources = source::load(&[folder.into()]).expect("the case can be read");
    crate::check(&sources.value).value.expect("the case is clean").handbook
}

/// The finished files by path, and their keys.
fn site(theme: &Theme) -> (BTreeMap<String, String>, Vec<Key>) {
    let handbook = handbook();
    let offered =
        |page, kind, path: &str, pages| OfferedFile { page, kind, path: path.into(), size: Some(98_304), pages };
    let files = Files(vec![
        offered(PageRef::Guideline(0), FileKind::GuidelinePdf, "guidelines/rule/rule.pdf", Some(6)),
        offered(PageRef::Form(0), FileKind::FormPdf, "forms/sheet/sheet.pdf", Some(1)),
    ]);
    let press = Press::new(theme);
    let jobs = plan(&Input { handbook: &handbook, theme, press: &press, files: &files });
    let keys = jobs.iter().map(|job| job.key).collect();
    let made = jobs.iter().map(|job| {
        let made = (job.make)();
        assert_eq!(made.findings, [], "{}", job.path);
        (job.path.clone(), String::from_utf8(made.bytes).expect("text"))
    });
    (made.collect(), keys)
}

/// Values of an attribute in HTML that we wrote ourselves, so that quotes are known.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Where a relative link leads, as a path inside the site.
fn resolve(from: &str, href: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in href.split('/') {
        match step {
            ".." => {
                folders.pop().expect("no link climbs out of the site");
            }
            _ => folders.push(step),
        }
    }
    folders.join("/")
}

#[test]
fn every_link_leads_to_a_file_and_an_id() {
    let (files, _) = site(&Theme::embedded());
    // Made by others than the site.
    let pdfs = ["guidelines/rule/rule.pdf", "forms/sheet/sheet.pdf", "manifest.json"];
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        files.iter().map(|(path, html)| (path.as_str(), values(html, "id").into_iter().collect())).collect();
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in values(html, "href").into_iter().chain(values(html, "src")) {
            if href.starts_with("https:") || href.starts_with("tel:") {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = if file.is_empty() { path.clone() } else { resolve(path, file) };
            assert!(files.contains_key(&target) || pdfs.contains(&target.as_str()), "{path}: {href}");
            assert!(anchor.is_empty() || ids[target.as_str()].contains(anchor), "{path}: {href}");
        }
    }
}

#[test]
fn ids_are_unique_and_nothing_is_inline() {
    let (files, _) = site(&Theme::embedded());
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let all = values(html, "id");
        let unique: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), unique.len(), "{path}: {all:?}");
        assert!(!html.contains(" style="), "{path}");
        // No address of a style sheet holds for a page that is shown at any depth.
        assert!(path == "404.html" || !html.contains("<style"), "{path}");
        assert!(!html.contains("<script>"), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
    }
}

#[test]
fn heading_levels_never_skip() {
    let (files, _) = site(&Theme::embedded());
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let mut last = 0;
        for rest in html.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(level <= last + 1, "{path}: h{level} after h{last}");
            last = level;
        }
    }
}

#[test]
fn text_is_escaped_and_options_are_complete() {
    let (files, _) = site(&Theme::embedded());
    assert!(files["guidelines/rule/index.html"].contains("&lt;市&gt; &amp; <strong>「支援」</strong>"));
    let form = &files["forms/sheet/index.html"];
    for words in ["医療機関", "（無料低額診療）", "その他（　　　　）", "変化は見られなかった", "ほかの選択肢と一緒"]
    {
        assert!(form.contains(words), "{words}");
    }
}

#[test]
fn two_plans_give_the_same_bytes_and_keys() {
    let theme = Theme::embedded();
    assert_eq!(site(&theme), site(&theme));
}

#[test]
fn a_town_replaces_one_block() {
    let own = "{% extends \"themes/default/templates/base.html\" %}{% block colophon %}<p>TOWN</p>{% endblock %}";
    let theme = Theme::over_default(
        "machi".into(),
        BTreeMap::from([("templates/base.html".to_owned(), own.as_bytes().to_vec())]),
    );
    let (files, keys) = site(&theme);
    assert!(files["index.html"].contains("<p>TOWN</p>"));
    assert_ne!(keys, site(&Theme::embedded()).1);
}

#[test]
fn a_broken_template_is_one_finding() {
    for text in ["{{ frame.nothing }}", "{% if %}", "{{ asset(name=\"no.css\") }}"] {
        let own = BTreeMap::from([("templates/contact.html".to_owned(), text.as_bytes().to_vec())]);
        let theme = Theme::over_default("machi".into(), own);
        let handbook = handbook();
        let files = Files::default();
        let press = Press::new(&theme);
        let jobs = plan(&Input { handbook: &handbook, theme: &theme, press: &press, files: &files });
        let findings: Vec<_> = jobs.iter().flat_map(|job| (job.make)().findings).collect();
        assert!(!findings.is_empty(), "{text}");
        assert!(findings.iter().all(|finding| finding.code.slug == "theme-template" && finding.notes.len() == 1));
    }
}
