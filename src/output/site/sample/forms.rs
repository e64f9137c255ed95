//! The forms of the sample: every kind of field once.

use super::day;
use crate::handbook::{
    Basis, Cell, Choice, ChoiceGroup, DateParts, Era, Field, FieldKind, Form, FormSection, Guidance, LabelPosition,
    Need, Orientation, Page, PageRef, Place, Row,
};

fn field(id: &str, label: &str, kind: FieldKind) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        prefix: String::new(),
        suffix: String::new(),
        required: Need::Unsaid,
        relevant: Need::Unsaid,
        constraint: None,
        calculate: None,
        kind,
    }
}

fn cell(label: &str, fields: Vec<Field>) -> Cell {
    Cell {
        label: label.into(),
        label_position: LabelPosition::Left,
        label_width: 2,
        width: 12,
        hint: String::new(),
        note: String::new(),
        stretch: 0,
        fields,
    }
}

fn one(id: &str, label: &str, kind: FieldKind) -> Cell {
    cell(label, vec![field(id, label, kind)])
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.into(), label: label.into(), write_in: false, exclusive: false, parent: None }
}

fn form(id: &str, number: &str, title: &str, sections: Vec<(&str, &str, Vec<Cell>)>) -> Form {
    let place = Place::at(PageRef::Guideline(0), "plan-item");
    let section = |(id, title, cells): (&str, &str, Vec<Cell>)| FormSection {
        id: id.into(),
        title: title.into(),
        notes: Vec::new(),
        rows: vec![Row { cells }],
    };
    Form {
        origin: crate::finding::Span::file_start(crate::finding::SourceId(0)),
        id: id.into(),
        number: number.into(),
        title: title.into(),
        subtitle: String::new(),
        version: None,
        basis: vec![Basis {
            place,
            document: "みほん市訪問支援事業実施要領".into(),
            document_kind: "要領".into(),
            path: "2(1)".into(),
        }],
        part_of: None,
        follows: None,
        page: Page { orientation: Orientation::Portrait, fit: 1 },
        heading_mark: "■".into(),
        notes: Vec::new(),
        sections: sections.into_iter().map(section).collect(),
        guidance: Guidance {
            purpose: "困りごと、目標、だれが何をするかを決めるための様式です。".into(),
            filled_by: vec![0],
            when: "支援を始めるとき".into(),
            submit_to: "会議に諮ります。".into(),
            keep: "5年間".into(),
            privacy_purpose: "支援プランの作成のため".into(),
            privacy_office: "福祉部福祉課".into(),
        },
    }
}

pub(super) fn plan() -> Form {
    let date = FieldKind::Date { era: Era::Western, parts: DateParts::YearMonthDay };
    let mut count = field("count", "作成回", FieldKind::Integer { size: Some(4) });
    (count.prefix, count.suffix) = ("プラン（".into(), "）回目".into());
    count.required = Need::Always;
    let columns = vec![one("who", "実施者", FieldKind::Text { lines: 1, size: None })];
    let mut form = form(
        "plan",
        "様式第1号",
        "訪問支援事業のプラン",
        vec![
            (
                "basic",
                "",
                vec![
                    one("received", "受付日", date.clone()),
                    cell("作成回", vec![count]),
                    cell(
                        "生年月日",
                        vec![field("born", "生年月日", date), {
                            field("age", "年齢", FieldKind::Decimal { size: None })
                        }],
                    ),
                ],
            ),
            (
                "issues",
                "解決したい課題",
                vec![one("issues", "解決したい課題", FieldKind::Text { lines: 6, size: None })],
            ),
            ("actions", "実施内容", vec![one("actions", "実施すること", FieldKind::Repeat { columns, rows: 6 })]),
        ],
    );
    form.notes = vec!["太枠の中だけ書いてください。".into()];
    form
}

pub(super) fn evaluation() -> Form {
    let mut inner = choice("free", "（無料低額診療）");
    inner.parent = Some("hospital".into());
    let mut other = choice("other", "その他");
    other.write_in = true;
    let mut none = choice("none", "変化は見られなかった");
    none.exclusive = true;
    let group = |label: &str, options| ChoiceGroup { label: label.into(), columns: None, options };
    let groups = vec![group("医療", vec![choice("hospital", "医療機関"), inner]), group("", vec![other, none])];
    let mut made = field(
        "made",
        "つなぎ",
        FieldKind::SelectOne {
            choices: vec![group("", vec![choice("y", "あり"), choice("n", "なし")])],
            columns: None,
        },
    );
    (made.prefix, made.suffix) = ("（つなぎ：".into(), "）".into());
    made.relevant = Need::When("評価が「終結」の場合".into());
    made.required = Need::When("評価が「終結」の場合".into());
    let mut cells =
        cell("評価", vec![made, field("to", "つなぎ先", FieldKind::SelectMultiple { choices: groups, columns: None })]);
    cells.hint = "あてはまるものすべて".into();
    cells.note = "これまでに相談した機関も".into();
    let month = FieldKind::Date { era: Era::Wareki, parts: DateParts::YearMonth };
    let last = vec![
        cells,
        one("month", "次の時期", month),
        one("time", "時刻", FieldKind::Time),
        one("read", "説明を受けた", FieldKind::Acknowledge),
        one("printed", "この様式は市で保管します。", FieldKind::Note),
    ];
    let mut form = form("evaluation", "様式第2号", "評価シート", vec![("result", "評価の結果", last)]);
    form.subtitle = "＜会議用＞".into();
    form.version = Some(day(2026, 10, 1));
    form.follows = Some(0);
    form.part_of = Some(0);
    form.sections[0].notes = vec!["つなぎ先が決まったときに書く。".into()];
    form
}
