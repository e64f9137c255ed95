use super::super::print::sheet::Sheet;
use super::super::testing::{empty_handbook, words_of};
use super::super::{Files, Made};
use super::*;
use crate::handbook::{
    Cell, Choice, ChoiceGroup, Clock, DateParts, Direction, Era, EraStyle, Field, FieldKind, Form, FormSection,
    Guidance, Handbook, LabelPosition, Marker, Page, PageRef, Row, TextFormat, VersionPosition, WriteIn,
};
use crate::theme::Theme;
use crate::typeset::Press;

fn field(id: &str, label: &str, kind: FieldKind) -> Field {
    Field::new(id, label, kind)
}

fn cell(width: u32, label_position: LabelPosition, fields: Vec<Field>) -> Cell {
    let label = fields[0].label.clone();
    let (label_also, hint_also) = (Vec::new(), Vec::new());
    let (hint, note) = (String::new(), String::new());
    let rows = Vec::new();
    Cell {
        label,
        label_also,
        label_position,
        label_width: 2,
        width,
        hint,
        hint_also,
        note,
        stretch: 0,
        state_report: false,
        fields,
        rows,
    }
}

fn left(width: u32, field: Field) -> Row {
    Row { cells: vec![cell(width, LabelPosition::Left, vec![field])] }
}

fn option(value: &str, label: &str, parent: Option<&str>) -> Choice {
    let write_in = label.is_empty().then(WriteIn::default);
    Choice { write_in, parent: parent.map(str::to_owned), ..Choice::new(value, label, 1) }
}

fn group(label: &str, options: Vec<Choice>) -> ChoiceGroup {
    ChoiceGroup { id: String::new(), label: label.into(), label_also: Vec::new(), columns: None, options }
}

fn form(rows: Vec<Row>) -> Form {
    let section = |title: &str, rows| FormSection {
        id: "s".into(),
        mark: "■".into(),
        title: title.into(),
        rows,
        ..FormSection::default()
    };
    Form {
        origin: crate::finding::Span::file_start(crate::finding::SourceId(0)),
        id: "a".into(),
        number: "様式第1号".into(),
        title: "見本".into(),
        subtitle: String::new(),
        version: None,
        basis: Vec::new(),
        part_of: None,
        follows: None,
        page: Page { fit: 1, ..Page::default() },
        title_also: Vec::new(),
        variant: String::new(),
        variant_of: None,
        version_position: VersionPosition::Foot,
        also_print: Vec::new(),
        basis_text: String::new(),
        font_size: None,
        corner: Vec::new(),
        notes: vec!["黒のペンで書くこと。".into()],
        sections: vec![section("項目", rows)],
        guidance: Guidance::default(),
        sample: None,
    }
}

fn print(form: Form) -> Made {
    let handbook = Handbook { forms: vec![form], ..empty_handbook() };
    let (theme, files) = (Theme::embedded(), Files::default());
    let press = Press::new(&theme);
    let jobs = plan(&Input { handbook: &handbook, theme: &theme, press: &press, files: &files });
    assert_eq!(jobs[0].path, "forms/a/a.pdf");
    (jobs[0].make)()
}

fn text(id: &str, label: &str, lines: u32) -> Field {
    field(id, label, FieldKind::Text { lines, size: None, format: TextFormat::Plain })
}

fn one_of(choices: Vec<ChoiceGroup>) -> FieldKind {
    FieldKind::SelectOne { choices, columns: None, column_break: None, marker: Marker::Box }
}

/// One field of every kind and every place of a label.
fn every_kind() -> Vec<Row> {
    let sex = vec![group("", vec![option("m", "男性", None), option("f", "女性", None), option("o", "", None)])];
    let agencies = vec![
        group("医療", vec![option("h", "医療機関", None), option("free", "（無料低額診療）", Some("h"))]),
        group("その他", vec![option("n", "民生委員", None), option("o", "その他の機関", None)]),
    ];
    let columns = vec![
        cell(4, LabelPosition::Left, vec![text("who", "実施者", 1)]),
        cell(8, LabelPosition::Left, vec![text("what", "行うこと", 2)]),
    ];
    let date = |era, parts| FieldKind::Date {
        era,
        parts,
        eras: Vec::new(),
        era_style: EraStyle::Kanji,
        marker: Marker::Circle,
        weekday: false,
    };
    let many = |columns| FieldKind::SelectMultiple {
        choices: agencies.clone(),
        columns,
        column_break: None,
        marker: Marker::Box,
        marks: Vec::new(),
    };
    vec![
        left(12, text("name", "氏名", 1)),
        left(12, field("born", "生年月日", date(Era::Western, DateParts::YearMonthDay))),
        left(12, field("next", "次回", date(Era::Wareki, DateParts::YearMonth))),
        left(12, field("any", "届出の日", date(Era::Blank, DateParts::MonthDay))),
        left(12, field("year", "年度", date(Era::Blank, DateParts::Year))),
        left(
            12,
            Field { suffix: "歳".into(), ..field("age", "年齢", FieldKind::Integer { size: Some(3), units: None }) },
        ),
        left(12, field("rate", "割合", FieldKind::Decimal { size: None, units: None })),
        left(12, field("at", "時刻", FieldKind::Time { clock: Clock::TwentyFour })),
        left(12, field("sex", "性別", one_of(sex))),
        Row {
            cells: vec![
                cell(4, LabelPosition::Left, vec![field("agree", "同意", FieldKind::Acknowledge)]),
                cell(4, LabelPosition::None, vec![field("heard", "説明を受けました", FieldKind::Acknowledge)]),
                cell(4, LabelPosition::None, vec![field("said", "この欄は市が記入します。", FieldKind::Note)]),
            ],
        },
        left(12, field("groups", "変化", many(None))),
        Row { cells: vec![cell(12, LabelPosition::Top, vec![field("halves", "つなぎ先", many(Some(2)))])] },
        Row { cells: vec![cell(12, LabelPosition::None, vec![text("issues", "課題", 3)])] },
        Row {
            cells: vec![
                cell(6, LabelPosition::Top, vec![text("left", "左の欄", 2)]),
                cell(6, LabelPosition::None, vec![text("right", "右の欄", 1)]),
            ],
        },
        Row {
            cells: vec![cell(
                12,
                LabelPosition::Left,
                vec![field(
                    "r",
                    "実施",
                    FieldKind::Repeat {
                        columns,
                        rows: 2,
                        items: Vec::new(),
                        direction: Direction::Rows,
                        fixed: Vec::new(),
                        total_label: String::new(),
                    },
                )],
            )],
        },
    ]
}

#[test]
fn every_kind_of_field_is_printed_on_one_page() {
    let made = print(form(every_kind()));
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    assert_eq!(made.pages, Some(1));
    let words = words_of(&made.bytes);
    for expected in [
        "様式第1号",
        "注：黒のペンで書くこと。",
        "■項目",
        "西暦年月日",
        "令和年月",
        "歳",
        "時分",
        "□男性",
        "□説明を受けました",
        "この欄は市が記入します。",
        "□医療機関",
        "□（無料低額診療）",
        "□民生委員",
        "つなぎ先",
        "左の欄",
        "実施者",
        "行うこと",
        "1／1",
    ] {
        assert!(words.contains(expected), "{expected} is missing in {words}");
    }
    assert_eq!(words.matches('□').count(), 3 + 2 + 2 * 4);
}

#[test]
fn a_form_that_is_too_high_says_by_how_much() {
    let made = print(form(vec![left(12, text("a", "課題", 60))]));
    let [finding] = made.findings.as_slice() else { panic!("{:?}", made.findings) };
    assert_eq!(finding.code.slug, "form-overflow");
    let prefix = "様式第1号「見本」が1ページに収まりません（";
    let rest = finding.message.strip_prefix(prefix).unwrap_or_else(|| panic!("{}", finding.message));
    let over: f64 = rest.strip_suffix("mm超過）。").unwrap().parse().unwrap();
    // 60 lines of 6.5 mm on a sheet of 267 mm with head and bar.
    assert!((130.0..170.0).contains(&over), "{over}");
}

#[test]
fn a_sheet_knows_its_ground_and_its_choices() {
    let handbook = empty_handbook();
    let mut form = form(every_kind());
    let place = crate::handbook::Place::page(PageRef::HOME);
    let basis = |document: &str, kind: &str, path: &str| crate::handbook::Basis {
        place: place.clone(),
        document: document.into(),
        document_kind: kind.into(),
        path: path.into(),
    };
    form.basis =
        vec![basis("甲要領", "要領", "6(6)"), basis("甲要領", "要領", "8(1)"), basis("乙要綱", "要綱", "第3条")];
    let sheet = serde_json::to_value(Sheet::new(&handbook, &form)).unwrap();
    assert_eq!(sheet["head"], "様式第1号（要領6(6)、8(1)、要綱第3条関係）");
    assert_eq!(sheet["foot"], "みほん市　様式第1号");
    let rows = &sheet["sections"][0]["rows"];
    let field = |row: usize| &rows[row][0]["fields"][0];
    assert_eq!(field(8)["layout"], "line");
    assert_eq!(field(10)["layout"], "groups");
    assert_eq!(field(11)["layout"], "halves");
    let options = &field(11)["groups"][0]["options"];
    assert_eq!(options.as_array().unwrap().len(), 1);
    assert_eq!(options[0]["children"][0]["name"], "halves__free");
}

#[test]
fn a_bar_stays_with_the_row_below_it() {
    let mut turned = false;
    for lines in 24..32 {
        let mut form = form(vec![left(12, text("before", "これまで", lines))]);
        form.page.fit = 2;
        let part = |title: &str, rows| FormSection { title: title.into(), rows, ..FormSection::default() };
        form.sections.push(part("支援の内容", Vec::new()));
        form.sections.push(part("今月の支援", vec![left(12, text("after", "これから", 3))]));
        let made = print(form);
        assert!(made.findings.is_empty(), "{:?}", made.findings);
        let words = words_of(&made.bytes);
        // Pages say their number once, before or after all that stands on them.
        let page = |at: &str| words.split(at).next().unwrap().matches("／2").count();
        assert_eq!(page("支援の内容"), page("これから"), "{lines} lines: {words}");
        assert_eq!(page("今月の支援"), page("これから"), "{lines} lines: {words}");
        turned |= page("これまで") < page("これから");
    }
    assert!(turned, "no form took a second page");
}
