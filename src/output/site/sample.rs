//! A small handbook with every kind of block, step and field, for tests only.
//!
//! The pages of real content belong to the golden tests of the whole program;
//! this one exists so that each branch of the writers runs at least once.

use crate::date::Date;
use crate::flow::drawing::figure as draw;
use crate::handbook::body::{
    Admonition, AdmonitionKind, Block, Body, Bullet, FlowFigure, Inline, Item, Paragraph, Section, SectionKind, Table,
    Target, Tie, TieKind,
};
use crate::handbook::{
    Actor, Basis, Cell, Choice, ChoiceGroup, Consent, Contact, DateParts, DocumentDate, Edition, Era, Field, FieldKind,
    Flow, Form, FormSection, Guidance, Guideline, Handbook, LabelPosition, Mark, Need, Number, Ordinal, Orientation,
    Page, PageRef, Paper, Part, Place, Row, Step,
};

pub(super) fn handbook() -> Handbook {
    Handbook {
        title: "みほん市訪問支援の手引き".into(),
        municipality: "みほん市".into(),
        office: "みほん市福祉部福祉課".into(),
        contact: Contact {
            department: "福祉部福祉課 支援係".into(),
            telephone: "000-0000-0000".into(),
            hours: "平日 8時30分から17時15分まで".into(),
            address: "市役所2階 12番窓口".into(),
        },
        edition: Edition { name: "第2版".into(), date: day(2026, 4, 1), superseded_by: None },
        actors: vec![actor("core", "中核機関"), actor("visitor", "訪問支援者")],
        parts: vec![
            part("規程", vec![PageRef::Guideline(0)]),
            part("支援の流れ", vec![PageRef::Flow(0)]),
            part("様式", vec![PageRef::Form(0), PageRef::Form(1)]),
        ],
        guidelines: vec![guideline()],
        flows: vec![flow()],
        forms: vec![plan(), evaluation()],
        papers: vec![Paper {
            id: "report".into(),
            title: "月間処理状況報告書".into(),
            note: "訪問支援者が毎月、中核機関に出す。".into(),
        }],
        outside: Vec::new(),
    }
}

fn day(year: i32, month: u8, day: u8) -> Date {
    Date { year, month, day: Some(day) }
}

fn actor(id: &str, label: &str) -> Actor {
    Actor { id: id.into(), label: label.into() }
}

fn part(title: &str, pages: Vec<PageRef>) -> Part {
    Part { title: title.into(), pages }
}

pub(super) fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { id: None, remark: false, content })
}

fn mark(own: &str, path: &str, number: u32) -> Option<Mark> {
    Some(Mark { number: Number(vec![Ordinal::plain(number)]), own: own.into(), path: path.into() })
}

fn section(id: &str, own: &str, number: u32, heading: &str, blocks: Vec<Block>) -> Block {
    Block::Section(Section {
        id: id.into(),
        mark: mark(own, own, number),
        level: 1,
        kind: SectionKind::Ordinary,
        heading: text(heading),
        blocks,
        ties: Vec::new(),
    })
}

fn item(id: &str, own: &str, path: &str, blocks: Vec<Block>) -> Item {
    Item { id: id.into(), mark: mark(own, path, 1), blocks, ties: Vec::new() }
}

fn link(target: Target, words: &str) -> Inline {
    Inline::Link { target, content: text(words) }
}

fn tie(kind: TieKind, place: Place, label: &str) -> Tie {
    Tie { kind, place, label: label.into() }
}

fn admonition(kind: AdmonitionKind) -> Block {
    Block::Admonition(Admonition {
        kind, blocks: vec![paragraph(text("初めての訪問は、必ず二人以上で行う。"))]
    })
}

fn guideline() -> Guideline {
    let inline = vec![
        Inline::Text("この要領は、<市> & 「".into()),
        Inline::Strong(text("支援")),
        Inline::Text("」を".into()),
        Inline::Underline(text("必ず")),
        Inline::Ruby { base: "届".into(), reading: "とど".into() },
        Inline::Text("けるためのもの。".into()),
        Inline::LineBreak,
        link(Target::Outside("https://laws.example.jp/".into()), "社会福祉法"),
        Inline::Text("及び".into()),
        link(Target::Inside(Place::at(PageRef::Guideline(0), "plan-item")), "2(1)"),
        Inline::Text("による。".into()),
    ];
    let mut tied = item(
        "plan-item",
        "(1)",
        "2(1)",
        vec![
            paragraph(text("支援プランの決定")),
            paragraph(vec![
                link(Target::Inside(Place::page(PageRef::Form(0))), "様式第1号"),
                Inline::Text("により案を作り、会議に諮って決める。".into()),
            ]),
            Block::Items(vec![item("plan-a", "ア", "2(1)ア", vec![paragraph(text("訪問する日及び時間帯"))])]),
        ],
    );
    tied.ties = vec![
        tie(TieKind::Form, Place::page(PageRef::Form(0)), "第1号 プラン"),
        tie(TieKind::Step, Place::at(PageRef::Flow(0), "plan"), "(1) 支援プランの決定"),
    ];
    let bullet = |sign, words| Bullet { sign, blocks: vec![paragraph(text(words))] };
    let row = |words: [&str; 4]| words.map(text).to_vec();
    let blocks = vec![
        section("purpose", "1", 1, "目的", vec![paragraph(inline), admonition(AdmonitionKind::Important)]),
        section(
            "steps",
            "2",
            2,
            "支援の流れ",
            vec![
                paragraph(text("支援は、次の図により行う。")),
                Block::Flow(FlowFigure { flow: 0, mark: "図1".into() }),
                Block::Items(vec![
                    tied,
                    item("visits", "(2)", "2(2)", vec![paragraph(text("家庭訪問等を始めること。"))]),
                ]),
                Block::Bullets(vec![bullet('・', "手紙を置く。"), bullet('◎', "電話をかける。")]),
                Block::Paragraph(Paragraph {
                    id: Some("remark".into()),
                    remark: true,
                    content: text("手順は、事例により変えることができる。"),
                }),
                admonition(AdmonitionKind::Caution),
                admonition(AdmonitionKind::Note),
                admonition(AdmonitionKind::Basis),
                admonition(AdmonitionKind::Example),
            ],
        ),
        section(
            "end",
            "3",
            3,
            "終結等の判断",
            vec![Block::Table(Table {
                head: row(["区分", "目安", "行うこと", "様式"]),
                rows: vec![row(["終結", "目標を達した。", "つなぎ先を確かめる。", "第2号"])],
            })],
        ),
        Block::Section(Section {
            id: "suppl".into(),
            mark: None,
            level: 1,
            kind: SectionKind::SupplProvision,
            heading: text("附則"),
            blocks: vec![paragraph(text("この要領は、令和8年4月1日から施行する。"))],
            ties: Vec::new(),
        }),
    ];
    Guideline {
        origin: crate::finding::Span::file_start(crate::finding::SourceId(0)),
        id: "outreach".into(),
        title: "みほん市訪問支援事業実施要領".into(),
        kind: "要領".into(),
        form: "決裁".into(),
        number: "福第12号".into(),
        office: "福祉部福祉課".into(),
        dates: vec![DocumentDate { kind: "施行".into(), date: day(2026, 4, 1) }],
        review_by: Some(day(2027, 3, 31)),
        draft: false,
        body: Body { blocks },
    }
}

fn flow() -> Flow {
    let step = |id: &str, lane, own: &str, label: &str| draw::Step {
        id: id.into(),
        lane: Some(lane),
        mark: own.into(),
        label: label.into(),
        ..draw::Step::default()
    };
    let arrow = |from, to, kind, label: &str| draw::Arrow {
        from,
        to: vec![to],
        kind,
        label: label.into(),
        ..draw::Arrow::default()
    };
    let lane = |label: &str| draw::Lane { label: label.into() };
    let note = |mark: &str, text: &str, whole| draw::Note { mark: mark.into(), text: text.into(), whole };
    let mut decided = step("plan", 0, "(1)", "支援プランの決定");
    decided.kind = draw::StepKind::Meeting;
    decided.text = "会議に諮る".into();
    decided.items = vec![draw::Item { label: "日時".into(), items: vec!["時間帯".into()] }];
    let mut asked = step("ask", 0, "", "目標を達したか");
    asked.kind = draw::StepKind::Decision;
    let mut visited = step("visit", 1, "(2)", "家庭訪問等の開始");
    visited.notes = vec![0];
    let mut over = step("over", 0, "3", "支援の終結");
    over.kind = draw::StepKind::End;
    let figure = draw::Figure {
        id: "support".into(),
        title: "支援の流れ".into(),
        description: "決定から終結までを、中核機関と訪問支援者の二つの列に分けて示す。".into(),
        lanes: vec![lane("中核機関"), lane("訪問支援者")],
        steps: vec![decided, visited, asked, over],
        arrows: vec![
            arrow(0, 1, draw::ArrowKind::Next, ""),
            arrow(1, 2, draw::ArrowKind::Info, "おおむね3か月ごと"),
            arrow(2, 1, draw::ArrowKind::Return, "いいえ"),
            arrow(2, 3, draw::ArrowKind::Optional, "はい"),
        ],
        notes: vec![note("※1", "手紙等であらかじめ伝える。", false), note("", "この手順は暫定のもの。", true)],
        ..draw::Figure::default()
    };
    let at = |id: &str| Some(Place::at(PageRef::Guideline(0), id));
    let step = |id: &str, section, forms, papers, consent| Step { id: id.into(), section, forms, papers, consent };
    Flow {
        origin: crate::finding::Span::file_start(crate::finding::SourceId(0)),
        id: "support".into(),
        title: "支援の流れ".into(),
        description: figure.description.clone(),
        figure,
        steps: vec![
            step("plan", at("plan-item"), vec![0], vec![], Some(Consent::Before)),
            step("visit", at("visits"), vec![], vec![0], Some(Consent::After)),
            step("ask", None, vec![], vec![], Some(Consent::None)),
            step("over", at("end"), vec![1], vec![], None),
        ],
    }
}

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

fn plan() -> Form {
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

fn evaluation() -> Form {
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
