//! How the sheets of forms are marked, ruled, broken into pages and filled from
//! other forms.

use crate::project::{apply, base};
use crate::spreadsheet::{Book, attribute, data_row, elements, inner, made, small};

/// The cell of the first answer that a data column reads.
fn cell(book: &Book, column: &str) -> String {
    let row = data_row(book);
    let rest = row[column].split("様式!").nth(1).unwrap_or_else(|| panic!("{column} reads nothing"));
    rest.split(|c: char| c != '$' && !c.is_ascii_alphanumeric()).next().unwrap().replace('$', "")
}

/// The rule of a cell: its kind, its formula, what is said when it is chosen.
fn rule(book: &Book, cell: &str) -> (String, String, String) {
    let rules = elements(book.sheet(1), "dataValidation");
    let rule = rules.iter().find(|rule| attribute(rule, "sqref") == cell).unwrap_or_else(|| panic!("{cell} is free"));
    (attribute(rule, "type"), inner(rule, "formula1"), attribute(rule, "prompt"))
}

/// `E5` as `$E$5`.
fn absolute(cell: &str) -> String {
    format!("${}${}", &cell[..1], &cell[1..])
}

fn colours(book: &Book) -> Vec<String> {
    elements(book.sheet(1), "cfRule").iter().map(|rule| inner(rule, "formula")).collect()
}

/// The number format of a cell.
fn format(book: &Book, cell: &str) -> String {
    let styles = &book.0["xl/styles.xml"];
    let xfs = &styles[styles.find("<cellXfs").unwrap()..styles.find("</cellXfs>").unwrap()];
    let id = attribute(&elements(xfs, "xf")[book.cells(1)[cell].style], "numFmtId");
    let formats = elements(styles, "numFmt");
    let found = formats.iter().find(|format| attribute(format, "numFmtId") == id);
    found.map(|format| attribute(format, "formatCode")).unwrap_or(id)
}

/// The rules at the four sides of a cell: left, right, top, bottom.
fn sides(book: &Book, cell: &str) -> [String; 4] {
    let styles = &book.0["xl/styles.xml"];
    let xfs = &styles[styles.find("<cellXfs").unwrap()..styles.find("</cellXfs>").unwrap()];
    let border: usize = attribute(&elements(xfs, "xf")[book.cells(1)[cell].style], "borderId").parse().unwrap();
    let borders = elements(&styles[styles.find("<borders").unwrap()..], "border");
    ["left", "right", "top", "bottom"].map(|side| attribute(&elements(&borders[border], side)[0], "style"))
}

fn texts(book: &Book) -> Vec<(String, String)> {
    book.cells(1).into_iter().map(|(at, cell)| (at, cell.text)).filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn choices_are_marked_as_the_paper_marks_them() {
    let (_, book) = small(
        "      - - { id: who, type: select_one, marker: number, label: 人, choices: { a: 本人, z: { label: 他, number: 21 } } }\n\
         \x20     - - { id: soon, type: select_one, marker: letter, label: 緊急, choices: { now: すぐ, later: 後で } }\n\
         \x20     - - { id: at, type: select_one, marker: circle, label: 時間, choices: { am: 午前, pm: 午後 } }\n",
    );
    let of = |column: &str, index: usize| {
        let row = data_row(&book);
        let rest = row[column].split("様式!").nth(index).unwrap().to_owned();
        let cell = rest.split(|c: char| c != '$' && !c.is_ascii_alphanumeric()).next().unwrap().replace('$', "");
        let text = book.cells(1)[&cell].text.clone();
        (text, rule(&book, &cell).1, format(&book, &cell))
    };
    let wanted = |text: &str, list: &str| (text.to_owned(), list.to_owned(), "@".to_owned());
    // Text: as a number 「1.」 would lose its stop and no longer be of the list.
    assert_eq!(of("who", 1), wanted("1.", "\"1.,①\""));
    assert_eq!(of("who", 2), wanted("21.", "\"21.,㉑\""));
    assert_eq!(of("soon", 2), wanted("b.", "\"b.,ⓑ\""));
    assert_eq!(of("at", 1), wanted("□", "\"□,☑\""));
    assert!(data_row(&book)["who"].contains("=\"①\",\"a\""), "{}", data_row(&book)["who"]);
}

#[test]
fn one_frame_takes_the_signs_of_all_marks() {
    let (_, book) = small(
        "      - - id: troubles\n\
         \x20         type: select_multiple\n\
         \x20         label: 困りごと\n\
         \x20         symbols: { applies: { mark: ○, label: 当てはまるもの }, worst: { mark: ◎, label: 最も困ること, max: 1 } }\n\
         \x20         choices: { money: お金, home: 住まい }\n",
    );
    let (applies, worst) = (cell(&book, "applies__money"), cell(&book, "worst__money"));
    assert_eq!(applies, worst);
    assert_eq!(rule(&book, &worst).1, "\"○,◎\"");
    let row = data_row(&book);
    assert!(row["applies__money"].contains("=\"○\"") && row["worst__money"].contains("=\"◎\""), "{row:?}");
    assert!(texts(&book).iter().any(|(_, text)| text == "当てはまるものに○、最も困ることに◎（1つまで）"));
    // A second ◎ shows.
    let other = cell(&book, "worst__home");
    let many = format!("({}=\"◎\")+({}=\"◎\")>1", absolute(&other), absolute(&worst));
    assert!(colours(&book).contains(&many), "{many} is not among {:#?}", colours(&book));
}

#[test]
fn marks_without_signs_are_boxes_with_their_words() {
    let (_, book) = small(
        "      - - id: help\n\
         \x20         type: select_multiple\n\
         \x20         label: 支援\n\
         \x20         marks: { now: 利用中, want: { label: 希望, max: 2 } }\n\
         \x20         choices: { visit: 訪問 }\n",
    );
    assert_ne!(cell(&book, "now__visit"), cell(&book, "want__visit"));
    let texts: Vec<String> = texts(&book).into_iter().map(|(_, text)| text).collect();
    let has = |words: &str| texts.iter().any(|text| text == words);
    assert!(has("利用中") && has("希望") && has("希望（2つまで）"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("に（") || text.ends_with('に')), "{texts:?}");
}

#[test]
fn blanks_of_several_parts_are_one_cell_that_says_how_to_type() {
    let (_, book) = small(
        "      - - { id: born, type: date, era: choose, eras: [showa, heisei], label: 生年月日 }\n\
         \x20     - - { id: day, type: date, era: wareki, weekday: true, label: 相談日 }\n\
         \x20     - - { id: at, type: time, clock: 12, label: 時刻 }\n\
         \x20     - - { id: phone, type: text, format: phone, label: 電話 }\n\
         \x20     - - { id: post, type: text, format: postcode, label: 郵便番号 }\n",
    );
    assert_eq!(format(&book, &cell(&book, "born")), "[$-411]ggge\"年\"m\"月\"d\"日\";@");
    assert_eq!(format(&book, &cell(&book, "day")), "[$-411]ggge\"年\"m\"月\"d\"日（\"aaa\"）\";@");
    assert_eq!(format(&book, &cell(&book, "at")), "[$-411]AM/PM h\"時\"mm\"分\";@");
    // Text, so that the first zero stays.
    assert_eq!(format(&book, &cell(&book, "phone")), "@");
    let (kind, formula, said) = rule(&book, &cell(&book, "post"));
    assert_eq!(kind, "custom");
    let digits = format!("SUBSTITUTE({},\"-\",\"\")", absolute(&cell(&book, "post")));
    assert_eq!(formula, format!("AND(ISNUMBER(VALUE({digits})),LEN({digits})>=7,LEN({digits})<=7)"));
    assert!(said.contains("「000-0000」"), "{said}");
    let phone = elements(book.sheet(1), "dataValidation");
    let phone = phone.iter().find(|rule| attribute(rule, "sqref") == cell(&book, "phone")).unwrap();
    assert_eq!(attribute(phone, "errorStyle"), "warning");
    assert!(rule(&book, &cell(&book, "born")).2.contains("R8.4.1"));
}

#[test]
fn parts_of_the_office_and_of_the_state_stand_in_rules_of_their_own() {
    let mut files = base();
    apply(
        &mut files,
        "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\nsections:\n\
         \x20 - rows:\n\
         \x20     - - { id: a, type: text, label: 甲, width: 6 }\n\
         \x20       - { id: b, type: text, label: 乙, width: 6, state_report: true }\n\
         \x20 - { title: 受付, office_use: true, rows: [[{ id: c, type: text, label: 丙 }]] }\n",
    );
    let (_, book) = made(files).remove(0);
    let side = |words: [&str; 4]| words.map(str::to_owned);
    let b = cell(&book, "b");
    assert_eq!(sides(&book, &b), side(["thin", "medium", "medium", "medium"]));
    // The neighbour at the thick rule draws it too.
    assert_eq!(sides(&book, &cell(&book, "a"))[1], "medium");
    assert_eq!(sides(&book, &cell(&book, "c")), side(["thin", "double", "thin", "double"]));
    let bar = texts(&book).into_iter().find(|(_, text)| text.starts_with("受付")).unwrap();
    assert_eq!(bar.1, "受付　（職員記入欄）");
    assert_eq!(sides(&book, &bar.0)[2], "double");
    assert!(texts(&book).iter().any(|(_, text)| text.contains("太枠")));
}

/// A form of so many pages with sections of rows; some begin a page.
fn long_form(fit: u32, sections: &[(&str, u32, bool)]) -> Book {
    let mut files = base();
    let mut form = format!(
        "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\npage: {{ fit: {fit} }}\nsections:\n"
    );
    for (index, (title, rows, page_break)) in sections.iter().enumerate() {
        form += &format!("  - title: {title}\n    page_break: {page_break}\n    rows:\n");
        for row in 0..*rows {
            form += &format!("      - - {{ id: f{index}_{row}, type: text, label: 項目{row} }}\n");
        }
    }
    apply(&mut files, &form);
    made(files).remove(0).1
}

/// The row above which each page begins, from 1, and the row of each bar.
fn broken(book: &Book, bars: &[&str]) -> (Vec<u32>, Vec<u32>) {
    let breaks =
        elements(book.sheet(1), "brk").into_iter().map(|brk| attribute(&brk, "id").parse::<u32>().unwrap() + 1);
    let row = |bar: &&str| {
        let at = texts(book).into_iter().find(|(_, text)| text == bar).unwrap().0;
        at.trim_start_matches(char::is_alphabetic).parse().unwrap()
    };
    (breaks.collect(), bars.iter().map(row).collect())
}

#[test]
fn a_page_begins_where_the_form_says_so() {
    let book = long_form(2, &[("前", 3, false), ("後", 3, true)]);
    let (breaks, bars) = broken(&book, &["前", "後"]);
    assert_eq!(breaks, [bars[1]]);
    // A fitted sheet would ignore its breaks.
    assert!(!book.sheet(1).contains("fitToPage"));
    assert!(book.sheet(1).contains(" scale=\""));
}

#[test]
fn a_bar_goes_over_with_its_rows() {
    // The last bar is the last thing that the first page has room for, at more than one length.
    for rows in 22..30 {
        let book = long_form(2, &[("前", rows, false), ("後", 9, false)]);
        let (breaks, bars) = broken(&book, &["前", "後"]);
        assert!(breaks.len() == 1, "{rows}: {breaks:?}");
        assert_ne!(breaks[0], bars[1] + 1, "{rows}: the bar stays alone at the foot");
    }
}

#[test]
fn a_rule_too_long_for_a_cell_gets_a_name() {
    let parts: Vec<String> = (0..12).map(|n| format!("n >= f{n}")).collect();
    let mut rows: String =
        (0..12).map(|n| format!("      - - {{ id: f{n}, type: integer, label: 数{n} }}\n")).collect();
    rows += &format!("      - - {{ id: n, type: integer, label: 合計, constraint: {} }}\n", parts.join(" and "));
    let (_, book) = small(&rows);
    let n = cell(&book, "n");
    assert_eq!((rule(&book, &n).0, rule(&book, &n).1), ("custom".to_owned(), "_rule_1".to_owned()));
    let names = elements(&book.0["xl/workbook.xml"], "definedName");
    let named = names.iter().find(|name| attribute(name, "name") == "_rule_1").expect("the name");
    let formula = inner(&format!("<x>{named}</definedName></x>"), "definedName");
    assert!(formula.starts_with("AND(ISNUMBER(様式!$"), "{formula}");
    let column = |name: &str| cell(&book, name);
    for n in 0..12 {
        let at = column(&format!("f{n}"));
        let at = format!("様式!{}", absolute(&at));
        assert!(formula.contains(&format!(">={at})")), "{at} is not asked in {formula}");
    }
}

#[test]
fn answers_of_the_form_before_are_carried_over() {
    let mut files = base();
    apply(
        &mut files,
        "== forms/first.yaml\nid: first\nnumber: 様式第1号\ntitle: 受付票\nbasis: rule#record\nsections:\n  - rows:\n\
         \x20     - - { id: name, type: text, label: 氏名 }\n\
         \x20     - - { id: day, type: date, label: 日 }\n\
         \x20     - - { id: sex, type: select_one, label: 性別, choices: { f: 女性, m: 男性 } }\n\
         \x20     - - { id: help, type: select_multiple, label: 支援, choices: { visit: 訪問, call: 電話 } }\n\
         \x20     - - { id: same, type: text, label: 種類が違う }\n\
         == forms/sheet.yaml\nid: sheet\nnumber: 様式第2号\ntitle: 記録票\nbasis: rule#record\nfollows: first\nsections:\n  - rows:\n\
         \x20     - - { id: name, type: text, label: 氏名 }\n\
         \x20     - - { id: day, type: date, label: 日 }\n\
         \x20     - - { id: sex, type: select_one, label: 性別, choices: { f: 女性, m: 男性 } }\n\
         \x20     - - { id: help, type: select_multiple, label: 支援, choices: { visit: 訪問 } }\n\
         \x20     - - { id: same, type: integer, label: 種類が違う }\n\
         \x20     - - { id: own, type: text, label: 自分だけの項目 }\n",
    );
    let all = made(files);
    let of = |id: &str| &all.iter().find(|(form, _)| form.id == id).unwrap().1;
    let book = of("sheet");
    assert!(!of("first").0["xl/workbook.xml"].contains("引継ぎ"), "the first form follows none");
    assert!(book.0["xl/workbook.xml"].contains("name=\"引継ぎ\""));
    let names: Vec<String> =
        book.cells(3).into_iter().filter(|(at, _)| at.ends_with('6')).map(|(_, c)| c.text).collect();
    assert_eq!(names, ["name", "day", "sex", "help__visit"]);
    assert_eq!(book.cells(3)["A7"].formula, "IFERROR(INDEX($4:$4,MATCH(A6,$3:$3,0))&\"\",\"\")");
    let formula = |column: &str| book.cells(1)[&cell(book, column)].formula.clone();
    assert_eq!(formula("name"), "IF(引継ぎ!$A$7=\"\",\"\",引継ぎ!$A$7)");
    assert_eq!(formula("day"), "IF(引継ぎ!$B$7=\"\",\"\",IFERROR(DATEVALUE(引継ぎ!$B$7),\"\"))");
    assert_eq!(formula("sex"), "IF(引継ぎ!$C$7=\"f\",\"☑\",\"□\")");
    assert_eq!(formula("help__visit"), "IF(引継ぎ!$D$7=\"1\",\"☑\",\"□\")");
    assert_eq!((formula("same"), formula("own")), (String::new(), String::new()));
}

#[test]
fn a_matrix_has_a_row_per_item_and_a_cell_per_choice() {
    let (_, book) = small(
        "      - - id: areas\n\
         \x20         type: matrix\n\
         \x20         label: 領域\n\
         \x20         item_width: 4\n\
         \x20         marker: number\n\
         \x20         items: { home: 住まい, money: 家計 }\n\
         \x20         choices: { good: 自立, bad: 困難 }\n\
         \x20         columns: [{ id: why, type: text, label: 様子, width: 4 }]\n",
    );
    let place = |words: &str| texts(&book).into_iter().find(|(_, text)| text == words).unwrap().0;
    let (column, row) = (|at: &str| at[..1].to_owned(), |at: &str| at[1..].to_owned());
    let first = cell(&book, "areas__home");
    assert_eq!((column(&first), row(&first)), (column(&place("自立")), row(&place("住まい"))));
    assert_eq!(book.cells(1)[&first].text, "1");
    let why = cell(&book, "areas__money__why");
    assert_eq!((column(&why), row(&why)), (column(&place("様子")), row(&place("家計"))));
    let read = &data_row(&book)["areas__money"];
    assert!(read.contains("\"good\"") && read.contains("\"bad\""), "{read}");
}

#[test]
fn a_turned_table_has_its_rows_beside_each_other() {
    let (_, book) = small(
        "      - - id: people\n\
         \x20         type: repeat\n\
         \x20         label: 家族\n\
         \x20         direction: columns\n\
         \x20         items: { mother: 母, father: 父 }\n\
         \x20         columns:\n\
         \x20           - { id: years, type: integer, label: 年齢 }\n\
         \x20           - { id: work, type: text, label: 職業 }\n",
    );
    let place = |words: &str| texts(&book).into_iter().find(|(_, text)| text == words).unwrap().0;
    for (item, words) in [("mother", "母"), ("father", "父")] {
        for (field, label) in [("years", "年齢"), ("work", "職業")] {
            let at = cell(&book, &format!("people__{item}__{field}"));
            let head = place(words);
            let letters = |at: &str| at.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
            assert_eq!(letters(&at), letters(&head), "{item} {field}");
            assert_eq!(at[letters(&at).len()..], place(label)[1..], "{item} {field}");
        }
    }
}
