//! The table of blanks: names, data columns, places in the data, spoken words.

use std::collections::BTreeSet;

use tebiki::handbook::Form;
use tebiki::handbook::blanks::{Blank, BlankKind, blanks};

use crate::project::{apply, base, model, sources};

/// The small project's form with these rows.
fn form(rows: &str) -> Form {
    let mut files = base();
    let head = "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\nsections:\n";
    apply(&mut files, &format!("{head}  - rows:\n{rows}"));
    let checked = tebiki::compile::check(&sources(files).value);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    checked.value.unwrap().handbook.forms.remove(0)
}

/// Name, column, place in the data and words of every blank.
fn table(form: &Form) -> Vec<String> {
    let line = |blank: Blank<'_>| format!("{} | {} | {} | {}", blank.name, blank.column, blank.data, blank.spoken());
    blanks(form).into_iter().map(line).collect()
}

#[test]
fn a_line_an_area_and_numbers_go_by_their_ids() {
    let form = form(
        "      - - { id: name, type: text, label: 氏名, size: 8, required: true }\n\
         \x20     - - { id: body, type: text, label: 内容, lines: 3 }\n\
         \x20     - - { id: count, type: integer, label: 人数, size: 3 }\n\
         \x20     - - { id: rate, type: decimal, label: 割合 }\n\
         \x20     - - { id: told, type: note, label: この欄は市が記入します。 }\n\
         \x20     - - { id: heard, type: acknowledge, label: 説明を受けました }\n",
    );
    insta::assert_snapshot!(table(&form).join("\n"), @r"
    name | name | /name | 氏名。必ず書く
    body | body | /body | 内容
    count | count | /count | 人数
    rate | rate | /rate | 割合
    heard | heard | /heard | 説明を受けました
    ");
    let all = blanks(&form);
    assert!(matches!(all[0].kind, BlankKind::Text { lines: 1, size: Some(8) }));
    assert!(matches!(all[1].kind, BlankKind::Text { lines: 3, size: None }));
    assert!(matches!(all[2].kind, BlankKind::Number { whole: true, size: Some(3) }));
    assert!(matches!(all[3].kind, BlankKind::Number { whole: false, size: None }));
    assert!(matches!(all[4].kind, BlankKind::Confirm));
}

#[test]
fn dates_and_times_have_a_blank_for_each_part() {
    let form = form(
        "      - - { id: born_on, type: date, era: western, label: 生年月日 }\n\
         \x20     - - { id: month, type: date, era: wareki, parts: ym, label: 対象の月 }\n\
         \x20     - - { id: fiscal, type: date, parts: y, label: 年度 }\n\
         \x20     - - { id: holiday, type: date, parts: md, label: 休みの日 }\n\
         \x20     - - { id: at, type: time, label: 訪問の時刻 }\n",
    );
    insta::assert_snapshot!(table(&form).join("\n"), @r"
    born_on__year | born_on | /born_on | 生年月日、年（西暦）
    born_on__month | born_on | /born_on | 生年月日、月
    born_on__day | born_on | /born_on | 生年月日、日
    month__year | month | /month | 対象の月、年（令和）
    month__month | month | /month | 対象の月、月
    fiscal__year | fiscal | /fiscal | 年度、年
    holiday__month | holiday | /holiday | 休みの日、月
    holiday__day | holiday | /holiday | 休みの日、日
    at__hour | at | /at | 訪問の時刻、時
    at__minute | at | /at | 訪問の時刻、分
    ");
}

#[test]
fn choices_have_a_blank_for_each_box_and_each_write_in() {
    let form = form(
        "      - - id: sex\n\
         \x20         type: select_one\n\
         \x20         label: 性別\n\
         \x20         choices: { male: 男性, female: 女性, other: { label: \"\", write_in: true } }\n\
         \x20     - - id: agencies\n\
         \x20         type: select_multiple\n\
         \x20         label: つなぎ先\n\
         \x20         relevant: sex is not empty\n\
         \x20         choices:\n\
         \x20           groups:\n\
         \x20             - { label: 医療, options: { hospital: 医療機関, office: 保健所, free: { label: 無料低額診療, parent: hospital } } }\n\
         \x20             - { options: { other: { label: その他, write_in: true } } }\n",
    );
    insta::assert_snapshot!(table(&form).join("\n"), @r"
    sex__male | sex | /sex | 性別、男性
    sex__female | sex | /sex | 性別、女性
    sex__other | sex | /sex | 性別、ほか
    sex__other__text | sex__other__text | /sex__other__text | 性別、ほかの内容
    agencies__hospital | agencies__hospital | /agencies | つなぎ先、医療、医療機関。「性別」が空欄でない場合だけ書く
    agencies__free | agencies__free | /agencies | つなぎ先、医療、医療機関、無料低額診療。「性別」が空欄でない場合だけ書く
    agencies__office | agencies__office | /agencies | つなぎ先、医療、保健所。「性別」が空欄でない場合だけ書く
    agencies__other | agencies__other | /agencies | つなぎ先、その他。「性別」が空欄でない場合だけ書く
    agencies__other__text | agencies__other__text | /agencies__other__text | つなぎ先、「その他」の内容。「その他」を選んだ場合だけ書く
    ");
    let all = blanks(&form);
    assert!(matches!(&all[0].kind, BlankKind::One { group, choice } if group == "sex" && choice.value == "male"));
    assert!(matches!(&all[4].kind, BlankKind::Many { choice } if choice.value == "hospital"));
    assert!(matches!(&all[3].kind, BlankKind::WriteIn { choice } if choice.value == "other"));
}

#[test]
fn cells_of_a_table_carry_their_row() {
    let form = form(
        "      - - id: visits\n\
         \x20         type: repeat\n\
         \x20         label: 訪問の記録\n\
         \x20         print_rows: 2\n\
         \x20         columns:\n\
         \x20           - { id: visited_on, type: date, parts: md, label: 日, width: 4 }\n\
         \x20           - { id: met, type: select_one, label: 面会, choices: { ari: あり, nashi: { label: なし, write_in: true } }, width: 8 }\n",
    );
    insta::assert_snapshot!(table(&form)[..6].join("\n"), @r"
    visits__1__visited_on__month | visits__1__visited_on | /visits/0/visited_on | 訪問の記録、1行目、日、月
    visits__1__visited_on__day | visits__1__visited_on | /visits/0/visited_on | 訪問の記録、1行目、日、日
    visits__1__met__ari | visits__1__met | /visits/0/met | 訪問の記録、1行目、面会、あり
    visits__1__met__nashi | visits__1__met | /visits/0/met | 訪問の記録、1行目、面会、なし
    visits__1__met__nashi__text | visits__1__met__nashi__text | /visits/0/met__nashi__text | 訪問の記録、1行目、面会、「なし」の内容。「なし」を選んだ場合だけ書く
    visits__2__visited_on__month | visits__2__visited_on | /visits/1/visited_on | 訪問の記録、2行目、日、月
    ");
    let all = blanks(&form);
    assert_eq!(all.len(), 10);
    let row = all[9].row.unwrap();
    assert_eq!((row.table.id.as_str(), row.number), ("visits", 2));
}

#[test]
fn several_fields_of_a_cell_say_the_cells_words_first() {
    let form = form(
        "      - - label: 生年月日\n\
         \x20         fields:\n\
         \x20           - { id: born_on, type: date, parts: y, constraint: born_on <= today }\n\
         \x20           - { id: age, type: integer, label: 年齢 }\n",
    );
    insta::assert_snapshot!(table(&form).join("\n"), @r"
    born_on__year | born_on | /born_on | 生年月日、年。「生年月日」が本日以前であること
    age | age | /age | 生年月日、年齢
    ");
}

#[test]
fn values_written_as_words_keep_names_ascii() {
    let mut files = base();
    apply(
        &mut files,
        "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\nsections:\n  - rows:\n      - - { id: sex, type: select_multiple, label: 性別, choices: [男性, a__b] }\n",
    );
    let checked = tebiki::compile::check(&sources(files).value);
    let handbook = checked.value.unwrap().handbook;
    let names: Vec<String> = blanks(&handbook.forms[0]).into_iter().map(|blank| blank.name).collect();
    assert_eq!(names, ["sex__u7537u6027", "sex__a_u005fb"]);
}

#[test]
fn names_are_ascii_and_never_meet() {
    let checked = tebiki::compile::check(&sources(model()).value);
    for form in &checked.value.unwrap().handbook.forms {
        let all = blanks(form);
        let names: BTreeSet<&str> = all.iter().map(|blank| blank.name.as_str()).collect();
        assert_eq!(names.len(), all.len(), "{}: a name stands twice", form.id);
        for blank in &all {
            assert!(blank.name.is_ascii() && !blank.label.is_empty(), "{}: {}", form.id, blank.name);
            assert!(blank.name.starts_with(&blank.column), "{} is not of {}", blank.name, blank.column);
        }
    }
}
