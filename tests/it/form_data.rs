//! JSON Schema of filled forms, and the list of forms.

use serde_json::{Value, json};

use crate::project::{Files, apply, base, model, sources};

/// The JSON files of a project's forms.
fn made(files: Files) -> impl Fn(&str) -> Value {
    let made = tebiki::make(&sources(files).value);
    let errors: Vec<_> =
        made.findings.iter().filter(|finding| finding.code.severity == tebiki::finding::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    move |path| serde_json::from_slice(&made.value[path].bytes).unwrap()
}

/// The schema of the small project's form with these rows.
fn schema(rows: &str) -> Value {
    let mut files = base();
    let head = "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\nsections:\n";
    apply(&mut files, &format!("{head}  - rows:\n{rows}"));
    made(files)("forms/sheet/sheet.schema.json")
}

/// Which of these data a schema takes.
fn taken(schema: &Value, data: &[Value]) -> Vec<bool> {
    assert!(jsonschema::meta::is_valid(schema), "{schema:#}");
    let validator = jsonschema::validator_for(schema).unwrap();
    data.iter().map(|data| validator.is_valid(data)).collect()
}

#[test]
fn a_schema_of_the_model_reads_as_stored() {
    let file = made(model());
    insta::assert_snapshot!(
        "schema_outreach_evaluation_meeting",
        format!("{:#}", file("forms/outreach-evaluation-meeting/outreach-evaluation-meeting.schema.json"))
    );
}

/// What JSON Schema cannot say, by form. A rule that newly stands here has to be
/// looked at: can it be written so that a program can check it?
#[test]
fn what_schemas_cannot_say_is_listed() {
    let file = made(model());
    let mut said = String::new();
    for form in file("forms/forms.json")["forms"].as_array().unwrap() {
        let id = form["id"].as_str().unwrap();
        let schema = file(&format!("forms/{id}/{id}.schema.json"));
        for rule in schema["x-tebiki-constraint"].as_array().into_iter().flatten() {
            let word = |key: &str| rule[key].as_str().unwrap();
            said += &format!("{id}: {} {}: {}（{}）\n", word("field"), word("rule"), word("expression"), word("words"));
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn answers_have_the_shape_of_their_kind() {
    let schema = schema(
        "      - - { id: name, type: text, label: 氏名 }\n\
         \x20     - - { id: body, type: text, label: 内容, lines: 3 }\n\
         \x20     - - { id: count, type: integer, label: 人数 }\n\
         \x20     - - { id: rate, type: decimal, label: 割合 }\n\
         \x20     - - { id: day, type: date, label: 日 }\n\
         \x20     - - { id: month, type: date, parts: ym, label: 月 }\n\
         \x20     - - { id: fiscal, type: date, parts: y, label: 年度 }\n\
         \x20     - - { id: holiday, type: date, parts: md, label: 休みの日 }\n\
         \x20     - - { id: at, type: time, label: 時刻 }\n\
         \x20     - - { id: heard, type: acknowledge, label: 説明を受けました }\n\
         \x20     - - { id: told, type: note, label: この欄は市が記入します。 }\n",
    );
    let good = [
        json!({}),
        json!({ "name": "見本　太郎", "body": "一行目\n二行目", "count": 3, "rate": 0.5, "heard": true }),
        json!({ "day": "2026-04-01", "month": "2026-04", "fiscal": "2026", "holiday": "--12-29", "at": "09:30" }),
    ];
    assert_eq!(taken(&schema, &good), [true; 3]);
    let bad = [
        json!({ "name": "" }),
        json!({ "name": "一行目\n二行目" }),
        json!({ "count": 1.5 }),
        json!({ "rate": "半分" }),
        json!({ "day": "2026-13-01" }),
        json!({ "day": "令和8年4月1日" }),
        json!({ "month": "2026-4" }),
        json!({ "holiday": "12-29" }),
        json!({ "at": "24:00" }),
        json!({ "heard": "はい" }),
        json!({ "told": "あ" }),
        json!({ "unknown": "あ" }),
    ];
    assert_eq!(taken(&schema, &bad), [false; 12]);
}

#[test]
fn choices_and_rows_keep_to_their_lists() {
    let schema = schema(
        "      - - { id: sex, type: select_one, label: 性別, choices: { m: 男性, o: { label: その他, write_in: true } } }\n\
         \x20     - - id: to\n\
         \x20         type: select_multiple\n\
         \x20         label: つなぎ先\n\
         \x20         choices: { a: 医療, b: { label: 無料低額, parent: a }, c: { label: その他, write_in: true }, n: { label: なし, exclusive: true } }\n\
         \x20     - - id: visits\n\
         \x20         type: repeat\n\
         \x20         label: 訪問\n\
         \x20         print_rows: 2\n\
         \x20         columns:\n\
         \x20           - { id: met, type: acknowledge, label: 面会, width: 4 }\n\
         \x20           - { id: why, type: text, label: 訳, width: 8, required: met is empty }\n",
    );
    let good = [
        json!({ "sex": "m", "to": ["a", "b"] }),
        json!({ "sex": "o", "sex__o__text": "答えない", "to": ["c"], "to__c__text": "民生委員" }),
        json!({ "to": ["n"], "visits": [{ "met": true }, { "why": "不在" }] }),
    ];
    assert_eq!(taken(&schema, &good), [true; 3]);
    let bad = [
        json!({ "sex": "x" }),
        json!({ "sex": "m", "sex__o__text": "答えない" }),
        json!({ "to": [] }),
        json!({ "to": ["a", "a"] }),
        json!({ "to": ["b"] }),
        json!({ "to": ["a", "n"] }),
        json!({ "to": ["a"], "to__c__text": "民生委員" }),
        json!({ "visits": [{ "met": false }] }),
        json!({ "visits": [{ "met": true }, { "met": true }, { "met": true }] }),
    ];
    assert_eq!(taken(&schema, &bad), [false; 9]);
}

#[test]
fn conditions_hold_of_the_data_as_on_paper() {
    let head = "      - - { id: end, type: select_one, label: 終結, choices: { y: する, n: しない }, required: true }\n\
         \x20     - - { id: to, type: select_multiple, label: 先, choices: { a: 甲, b: 乙 } }\n\
         \x20     - - { id: age, type: integer, label: 年齢, constraint: age >= 0 and age < 150 }\n\
         \x20     - - { id: agree, type: acknowledge, label: 同意 }\n";
    let with = |last: &str| schema(&format!("{head}      - - {{ id: x, type: text, label: 訳, {last} }}\n"));
    // Without `x`, then with it.
    let pairs = |last: &str, data: Value| {
        let mut given = data.clone();
        given["x"] = "あ".into();
        let taken = taken(&with(last), &[data, given]);
        (taken[0], taken[1])
    };
    let (free, needed, refused) = ((true, true), (false, true), (true, false));
    assert_eq!(pairs("required: end = y", json!({ "end": "y" })), needed);
    assert_eq!(pairs("required: end = y", json!({ "end": "n" })), free);
    assert_eq!(pairs("required: end != y", json!({ "end": "n" })), needed);
    assert_eq!(pairs("required: to includes a", json!({ "end": "y", "to": ["b"] })), free);
    assert_eq!(pairs("required: to includes a", json!({ "end": "y", "to": ["a", "b"] })), needed);
    assert_eq!(pairs("required: age is empty", json!({ "end": "y" })), needed);
    assert_eq!(pairs("required: age is not empty", json!({ "end": "y", "age": 3 })), needed);
    assert_eq!(pairs("required: not agree", json!({ "end": "y" })), needed);
    assert_eq!(pairs("required: not agree", json!({ "end": "y", "agree": true })), free);
    assert_eq!(pairs("required: agree and end = y", json!({ "end": "n", "agree": true })), free);
    assert_eq!(pairs("required: agree or end = y", json!({ "end": "n", "agree": true })), needed);
    assert_eq!(pairs("required: 18 > age", json!({ "end": "y", "age": 17 })), needed);
    assert_eq!(pairs("required: 18 > age", json!({ "end": "y", "age": 18 })), free);
    assert_eq!(pairs("relevant: end = y", json!({ "end": "n" })), refused);
    assert_eq!(pairs("relevant: end = y", json!({ "end": "y" })), free);
    assert_eq!(pairs("relevant: end = y, required: true", json!({ "end": "y" })), needed);
    assert_eq!(pairs("relevant: end = y, required: true", json!({ "end": "n" })), refused);
    assert_eq!(taken(&with("size: 3"), &[json!({}), json!({ "end": "y", "age": 150 })]), [false, false]);
}

#[test]
fn what_cannot_be_said_stands_beside_the_schema_in_words() {
    let schema = schema(
        "      - - { id: from, type: date, label: 始まり }\n\
         \x20     - - { id: to, type: date, label: 終わり, constraint: to >= from and to != 2026-04-01 }\n\
         \x20     - - { id: days, type: integer, label: 日数, calculate: to - from }\n\
         \x20     - - id: visits\n\
         \x20         type: repeat\n\
         \x20         label: 訪問\n\
         \x20         columns:\n\
         \x20           - { id: met, type: text, label: 面会, required: from is empty }\n",
    );
    assert_eq!(
        schema["x-tebiki-constraint"],
        json!([
            { "field": "to", "rule": "constraint", "expression": "to >= from", "words": "「終わり」が「始まり」以後で、「終わり」が2026年4月1日以外であること" },
            { "field": "days", "rule": "calculate", "expression": "to - from", "words": "「始まり」から「終わり」までの日数" },
            { "field": "visits.met", "rule": "required", "expression": "from is empty", "words": "「始まり」が空欄の場合" },
        ])
    );
    assert_eq!(taken(&schema, &[json!({ "to": "2026-04-01" }), json!({ "to": "2026-04-02" })]), [false, true]);
}

#[test]
fn bounds_of_numbers_and_rows_are_checked_and_those_of_days_stand_in_words() {
    let schema = schema(
        "      - - { id: age, type: integer, label: 年齢, min: 0, max: 120 }\n\
         \x20     - - { id: rate, type: decimal, label: 割合, min: -0.5 }\n\
         \x20     - - { id: born, type: date, label: 生年月日, min: 1900-01-01, max: today }\n\
         \x20     - - id: visits\n\
         \x20         type: repeat\n\
         \x20         label: 訪問\n\
         \x20         print_rows: 4\n\
         \x20         min: 2\n\
         \x20         max: 3\n\
         \x20         columns: [{ id: n, type: integer, label: 回数, min: 1 }, { id: on, type: date, label: 日, max: today }]\n\
         \x20     - - { id: work, type: repeat, label: 業務, min: 1, items: { a: 甲, b: 乙 }, columns: [{ id: m, type: integer, label: 回数 }] }\n",
    );
    let rows = |n: usize| json!({ "visits": vec![json!({ "n": 1 }); n] });
    let good = [
        json!({ "age": 0 }),
        json!({ "age": 120, "rate": -0.5 }),
        rows(2),
        rows(3),
        json!({ "work": { "b": { "m": 1 } } }),
    ];
    assert_eq!(taken(&schema, &good), [true; 5]);
    let bad = [
        json!({ "age": -1 }),
        json!({ "age": 121 }),
        json!({ "rate": -0.6 }),
        rows(1),
        rows(4),
        json!({ "visits": [{ "n": 0 }, { "n": 1 }] }),
        json!({ "work": {} }),
    ];
    assert_eq!(taken(&schema, &bad), [false; 7]);
    assert_eq!(
        schema["x-tebiki-constraint"],
        json!([
            { "field": "born", "rule": "min", "expression": "born >= 1900-01-01", "words": "1900年1月1日以後" },
            { "field": "born", "rule": "max", "expression": "born <= today", "words": "本日以前" },
            { "field": "visits.on", "rule": "max", "expression": "on <= today", "words": "本日以前" },
        ])
    );
}

#[test]
fn the_list_of_forms_reads_as_stored() {
    let mut list = made(base())("forms/forms.json");
    for form in list["forms"].as_array_mut().unwrap() {
        let files = form["files"].as_array().unwrap();
        assert!(files.iter().any(|file| file["kind"] == "schema"), "{files:?}");
        // Sizes change with every comma of the forms.
        form["files"].as_array_mut().unwrap().iter_mut().for_each(|file| file["size"] = 0.into());
    }
    insta::assert_snapshot!(format!("{:#}", list));
}

#[test]
fn samples_of_the_model_are_data_that_their_schemas_take() {
    let sources = sources(model());
    let handbook = tebiki::compile::check(&sources.value).value.unwrap().handbook;
    let file = made(model());
    for form in &handbook.forms {
        let sample = form.sample.as_ref().unwrap_or_else(|| panic!("{} has no sample", form.id));
        let schema = file(&format!("forms/{0}/{0}.schema.json", form.id));
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&sample.data).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", form.id);
        assert!(!sample.callouts.is_empty(), "{} says nothing beside its sample", form.id);
    }
}

#[test]
fn a_sample_stands_in_the_blanks_that_it_answers() {
    let mut files = base();
    let case = "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\nsections:\n  - rows:\n\
        \x20     - - { id: day, type: date, era: wareki, label: 日 }\n\
        \x20     - - { id: holiday, type: date, parts: md, label: 休みの日 }\n\
        \x20     - - { id: at, type: time, label: 時刻 }\n\
        \x20     - - { id: to, type: select_multiple, label: 先, choices: { a: 甲, b: { label: 他, write_in: true } } }\n\
        \x20     - - { id: visits, type: repeat, label: 訪問, columns: [{ id: n, type: decimal, label: 回数 }] }\n\
        sample:\n  values: { day: 2026-04-09, holiday: --12-29, at: \"09:05\", to: [b], to__b__text: 居場所, visits: [{ n: 1.5 }] }\n";
    apply(&mut files, case);
    let checked = tebiki::compile::check(&sources(files).value);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    let form = checked.value.unwrap().handbook.forms.remove(0);
    let written = tebiki::handbook::written(&form, &form.sample.as_ref().unwrap().data);
    insta::assert_snapshot!(written.iter().map(|(name, written)| format!("{name} {written:?}\n")).collect::<String>());
}
