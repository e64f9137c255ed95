use super::*;

/// Typesets by a theme whose `print/form.typ` is the given text.
fn typeset(template: &str, data: &str) -> Result<Pdf, Vec<Finding>> {
    let own = BTreeMap::from([("print/form.typ".to_owned(), template.as_bytes().to_vec())]);
    let press = Press::new(&Theme::over_default("town".into(), own));
    let info =
        DocumentInfo { ident: "みほん市/forms/a/a.pdf".into(), date: Date { year: 2026, month: 4, day: Some(1) } };
    press.typeset(Template::Form, data.as_bytes(), &info)
}

const PLAIN: &str = r#"#let form(data) = {
  set document(title: data.title)
  set text(font: "BIZ UDGothic", lang: "ja")
  [#metadata(-2.5)<page-fit>]
  heading(data.title)
}"#;

#[track_caller]
fn notes_of(outcome: Result<Pdf, Vec<Finding>>) -> String {
    let findings = outcome.unwrap_err();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.code.slug, "typeset-failed");
    assert_eq!(finding.message, "「みほん市/forms/a/a.pdf」を組版できませんでした。");
    finding.notes.join("\n")
}

#[test]
fn gives_the_same_bytes_and_what_was_measured() {
    let first = typeset(PLAIN, r#"{"title": "様式"}"#).unwrap();
    let again = typeset(PLAIN, r#"{"title": "様式"}"#).unwrap();
    assert_eq!(first.bytes, again.bytes);
    assert_eq!(first.pages, 1);
    assert_eq!(first.spare_mm, Some(-2.5));
    assert!(first.remarks.is_empty(), "{:?}", first.remarks);
    // In the catalogue; without it a reader would speak Japanese as English.
    assert!(first.bytes.windows(8).any(|bytes| bytes == b"/Lang(ja"));
}

#[test]
fn the_date_is_that_of_the_edition() {
    let pdf = typeset(PLAIN, r#"{"title": "様式"}"#).unwrap();
    assert!(String::from_utf8_lossy(&pdf.bytes).contains("CreationDate(D:20260401000000Z)"));
}

#[test]
fn words_of_authors_are_never_code() {
    let pdf = typeset(PLAIN, r##"{"title": "#panic() *a* $b @c <d _e `f ] } \u0022"}"##).unwrap();
    assert_eq!(pdf.pages, 1);
}

#[test]
fn errors_name_the_place_in_the_theme() {
    let notes = notes_of(typeset("#let form(data) = {\n  data.missing\n}", "{}"));
    assert!(notes.starts_with("print/form.typ:2:8: "), "{notes}");
    assert!(notes.contains("missing"), "{notes}");
}

#[test]
fn a_character_without_glyph_is_an_error() {
    let notes = notes_of(typeset(PLAIN, r#"{"title": "𠮷野"}"#));
    assert!(notes.contains("𠮷") || notes.contains("glyph"), "{notes}");
}

#[test]
fn an_unknown_font_is_remarked() {
    let pdf = typeset(&PLAIN.replace("\"BIZ UDGothic\"", "(\"MS Mincho\", \"BIZ UDGothic\")"), r#"{"title": "様式"}"#);
    assert!(pdf.unwrap().remarks.join("").contains("ms mincho"));
}

#[test]
fn data_that_is_not_json_is_an_error() {
    notes_of(typeset(PLAIN, "{"));
}

#[test]
fn a_theme_without_the_template_is_an_error() {
    let press = Press { sources: BTreeMap::new(), ..Press::new(&Theme::embedded()) };
    let info =
        DocumentInfo { ident: "みほん市/forms/a/a.pdf".into(), date: Date { year: 2026, month: 4, day: None } };
    notes_of(press.typeset(Template::Form, b"{}", &info));
}

#[test]
fn a_panic_becomes_a_note() {
    assert_eq!(trouble::panic_message(&"short"), "short");
    assert_eq!(trouble::panic_message(&String::from("long")), "long");
    assert_eq!(trouble::panic_message(&1), "panic");
}

const MARKED: &str = r#"#let form(data) = {
  set document(title: "様式")
  set text(font: "BIZ UDGothic", lang: "ja")
  let mark(body) = link("x-form:10:name", body)
  [#link("https://example.jp/")[市]の名前（#mark(box(width: 1fr, height: 1em))）]
  table(columns: 2, table.header[頭][欄], ..range(90).map(_ => mark(box(height: 1em, width: 2em))))
}"#;

#[test]
fn pages_without_marks_are_those_without_links() {
    let theme = |text: &str| {
        let own = BTreeMap::from([("print/form.typ".to_owned(), text.as_bytes().to_vec())]);
        Press::new(&Theme::over_default("town".into(), own))
    };
    let info = DocumentInfo { ident: "a".into(), date: Date { year: 2026, month: 4, day: None } };
    let press = theme(MARKED);
    let layout = press.lay_out(Template::Form, b"{}", &info).unwrap();
    let printed = press.export(&layout, Purpose::Paper, &info).unwrap();
    let bare = MARKED.replace("link(\"x-form:10:name\", body)", "body");
    assert_eq!(printed.bytes, theme(&bare).typeset(Template::Form, b"{}", &info).unwrap().bytes);
    // Two pages, so that a mark was open while the page turned.
    assert_eq!(printed.pages, 2);

    let targets = |pdf: &[u8], target: &str| pdf.windows(target.len()).filter(|w| *w == target.as_bytes()).count();
    let marked = press.export(&layout, Purpose::Screen { title_end: "（入力用）" }, &info).unwrap();
    // As its target and as its spoken words.
    assert_eq!(targets(&marked.bytes, "x-form:10:name"), 2 * 91);
    assert_eq!(targets(&printed.bytes, "https://example.jp/"), 2);
}
