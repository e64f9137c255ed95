use super::super::testing::{empty_handbook, words_of};
use super::super::{Files, Made};
use super::*;
use crate::date::Date;
use crate::finding::{SourceId, Span};
use crate::flow::drawing::{Figure, figure};
use crate::handbook::body::{
    Admonition, AdmonitionKind, Block, Bullet, FlowFigure, Inline, Item, Paragraph, Section, SectionKind, Target,
};
use crate::handbook::table::{Cell, CellKind, Table};
use crate::handbook::{Body, DocumentDate, Flow, Mark, Number, Place};
use crate::theme::Theme;
use crate::typeset::Press;

fn mark(own: &str) -> Option<Mark> {
    Some(Mark { number: Number::default(), own: own.into(), path: own.into() })
}

fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { id: None, remark: false, content })
}

fn item(id: &str, own: &str, blocks: Vec<Block>) -> Item {
    Item { id: id.into(), mark: mark(own), blocks, ties: Vec::new() }
}

fn section(id: &str, own: &str, heading: &str, blocks: Vec<Block>) -> Block {
    let kind = if heading == "附則" { SectionKind::SupplProvision } else { SectionKind::Ordinary };
    let mark = if own.is_empty() { None } else { mark(own) };
    let audience = crate::handbook::Audience::Public;
    let heading = plain(heading);
    Block::Section(Section {
        column: false,
        id: id.into(),
        mark,
        level: 1,
        kind,
        heading,
        audience,
        blocks,
        ties: Vec::new(),
    })
}

fn link(page: PageRef, anchor: &str, words: &str) -> Inline {
    Inline::Link { target: Target::Inside(Place::at(page, anchor)), content: plain(words) }
}

/// A text with every kind of block and run.
fn guideline() -> Guideline {
    let runs = vec![
        Inline::Strong(plain("太い字")),
        Inline::Underline(plain("下線の字")),
        Inline::Ruby { base: "要領".into(), reading: "ようりょう".into() },
        link(PageRef::Guideline(0), "deep", "1(2)ア"),
        link(PageRef::Guideline(0), "gone", "ない場所"),
        link(PageRef::Form(0), "x", "様式第1号"),
        Inline::Link { target: Target::Outside("https://example.com/".into()), content: plain("外の頁") },
        Inline::LineBreak,
        Inline::Text("#panic() *字* $x$ を定める。".into()),
    ];
    let deep = Block::Items(vec![item("deep", "ア", vec![paragraph(plain("深い号"))])]);
    let items = Block::Items(vec![
        item("i1", "(1)", vec![paragraph(plain("面談")), paragraph(plain("面談は、必ず行う。"))]),
        item("i2", "(2)", vec![paragraph(plain("次のとおり。")), deep]),
        item("i10", "(10)", vec![paragraph(plain("広い符号の号"))]),
    ]);
    let bullets = Block::Bullets(vec![Bullet { sign: '・', blocks: vec![paragraph(plain("点の項"))] }]);
    let row = |kind, words: [&str; 2]| {
        let cell = |(column, words): (usize, &str)| Cell {
            kind,
            column,
            cols: 1,
            rows: 1,
            blocks: vec![paragraph(plain(words))],
        };
        words.into_iter().enumerate().map(cell).collect()
    };
    let table = Block::Table(Table {
        id: None,
        caption: "表の題".into(),
        columns: 2,
        rows: vec![row(CellKind::Head, ["担当", "すること"]), row(CellKind::Body, ["訪問支援者", "家庭を訪ねる。"])],
        head: 1,
    });
    let kinds = [
        AdmonitionKind::Important,
        AdmonitionKind::Caution,
        AdmonitionKind::Note,
        AdmonitionKind::Basis,
        AdmonitionKind::Example,
    ];
    let mut blocks = vec![paragraph(runs), items, bullets, table];
    blocks
        .push(Block::Paragraph(Paragraph { id: Some("p".into()), remark: true, content: plain("暫定とする。") }));
    blocks.extend(
        kinds.map(|kind| Block::Admonition(Admonition { kind, blocks: vec![paragraph(plain("気を付ける。"))] })),
    );
    let inner = section("s2", "(1)", "中の節", vec![paragraph(plain("中の文。"))]);
    let suppl = section("suppl", "", "附則", vec![paragraph(plain("この要領は、令和8年4月1日から施行する。"))]);
    let date = Date { year: 2026, month: 4, day: Some(1) };
    Guideline {
        origin: crate::finding::Span::file_start(crate::finding::SourceId(0)),
        id: "outreach".into(),
        title: "みほん市訪問支援実施要領".into(),
        kind: "要領".into(),
        form: "決裁".into(),
        number: "福政第12号".into(),
        office: "福祉政策課".into(),
        dates: ["制定", "施行"].map(|kind| DocumentDate { kind: kind.into(), date }).into(),
        review_by: None,
        issuer: String::new(),
        taken_from: String::new(),
        updated: None,
        superseded_by: None,
        audience: crate::handbook::Audience::Public,
        draft: false,
        body: Body {
            blocks: vec![section("s1", "1", "事業の目的", blocks), section("s3", "2", "節", vec![inner]), suppl],
        },
    }
}

fn print(guideline: Guideline) -> Made {
    print_in(Handbook { guidelines: vec![guideline], ..empty_handbook() })
}

fn print_in(handbook: Handbook) -> Made {
    let (theme, files) = (Theme::embedded(), Files::default());
    let press = Press::new(&theme);
    let jobs = plan(&Input { handbook: &handbook, theme: &theme, press: &press, files: &files });
    assert_eq!(jobs[0].path, "guidelines/outreach/outreach.pdf");
    (jobs[0].make)()
}

#[test]
fn every_kind_of_block_is_printed() {
    let made = print(guideline());
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    let words = words_of(&made.bytes);
    for expected in [
        "みほん市訪問支援実施要領",
        "制定令和8年4月1日福政第12号",
        "施行令和8年4月1日",
        "福祉政策課",
        "1事業の目的",
        "太い字下線の字",
        "1(2)ア",
        "#panic()*字*$x$を定める。",
        "(1)面談",
        "ア深い号",
        "(10)広い符号の号",
        "・点の項",
        "※暫定とする。",
        "表の題担当すること訪問支援者",
        "家庭を訪ねる。",
        "(1)中の節",
        "附則この要領は",
        "1／",
    ] {
        assert!(words.contains(expected), "{expected} is missing in {words}");
    }
    for word in ["重要", "注意", "補足", "根拠", "例"] {
        assert!(words.contains(word), "{word}");
    }
    assert!(!words.contains('案'));
}

#[test]
fn a_draft_says_so_on_every_page() {
    let made = print(Guideline { draft: true, ..guideline() });
    assert_eq!(Some(words_of(&made.bytes).matches('案').count()), made.pages);
}

#[test]
fn only_links_that_lead_somewhere_stay_links() {
    let guideline = guideline();
    let handbook = empty_handbook();
    let paper = serde_json::to_value(Paper::new(&handbook, 0, &guideline, &BTreeMap::new())).unwrap();
    let runs = paper["blocks"][0]["blocks"][0]["runs"].as_array().unwrap();
    let kinds: Vec<_> = runs.iter().map(|run| run["kind"].as_str().unwrap()).collect();
    let expected = ["strong", "underline", "ruby", "inside", "plain", "plain", "outside", "line-break", "text"];
    assert_eq!(kinds, expected);
}

#[test]
fn a_rule_without_dates_or_sections_is_printed() {
    let body = Body { blocks: vec![paragraph(plain("本文だけの文書。"))] };
    let bare = Guideline { dates: Vec::new(), office: String::new(), number: String::new(), body, ..guideline() };
    let made = print(bare);
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    assert!(words_of(&made.bytes).contains("本文だけの文書。"));
    let empty = Guideline { body: Body { blocks: Vec::new() }, ..guideline() };
    assert!(print(empty).findings.is_empty());
}

/// A flow of `count` steps, one below the other.
fn flow(count: usize) -> Flow {
    let step = |n: usize| figure::Step { label: format!("手順{n}"), ..figure::Step::default() };
    let arrow = |n: usize| figure::Arrow { from: n, to: vec![n + 1], ..figure::Arrow::default() };
    Flow {
        origin: Span::file_start(SourceId(0)),
        id: "support".into(),
        title: "支援の流れ".into(),
        description: "面談から終結まで".into(),
        reading: String::new(),
        figure: Figure {
            lanes: vec![figure::Lane { label: "市".into() }],
            steps: (0..count).map(step).collect(),
            notes: vec![figure::Note { mark: "※1".into(), text: "目安である。".into(), whole: false }],
            source: Some("事務の手引".into()),
            arrows: (1..count).map(|n| arrow(n - 1)).collect(),
            ..Figure::default()
        },
        steps: Vec::new(),
    }
}

fn print_with_flow(flow: Flow) -> Made {
    let figure = Block::Flow(FlowFigure { flow: 0, mark: "図1".into() });
    let body = Body { blocks: vec![section("s1", "1", "流れ", vec![paragraph(plain("図による。")), figure])] };
    let guideline = Guideline { body, ..guideline() };
    print_in(Handbook { guidelines: vec![guideline], flows: vec![flow], ..empty_handbook() })
}

#[test]
fn a_flow_is_a_figure_whose_words_can_be_read() {
    let made = print_with_flow(flow(3));
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    let words = words_of(&made.bytes);
    for expected in ["手順0", "手順2", "図1支援の流れ", "※1目安である。", "出典：事務の手引"]
    {
        assert!(words.contains(expected), "{expected} is missing in {words}");
    }
}

#[test]
fn a_flow_that_no_page_holds_is_a_finding() {
    let made = print_with_flow(flow(80));
    let [finding] = made.findings.as_slice() else { panic!("{:?}", made.findings) };
    assert_eq!(finding.code.slug, "figure-overflow");
    assert_eq!(finding.message, "流れ図「支援の流れ」が紙に収まりません。");
}
