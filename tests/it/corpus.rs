//! Every structure of the five papers that the handbook was drawn up for, in
//! `tests/cases/corpus`: for each paper, what it proves, on the page, in the PDF
//! and in the text to paste.

use std::process::Command;

use tebiki::make;

use crate::pdf::squeeze;
use crate::project::{Project, read, repository, sources};

/// A structure: its name, the words that prove it in all three outputs, and
/// what stands for it in the HTML of the page.
type Structure = (&'static str, &'static str, &'static str);

/// Guideline in outline form, without legal number (source 000).
const OUTLINE: &[Structure] = &[
    ("date of making, in the calendar of eras", "令和8年4月1日", "<time datetime=\"2026-04-01\">"),
    ("short name in brackets", "（以下「家庭訪問等」という。）", "<dfn>家庭訪問等</dfn>"),
    ("use of a defined word", "家庭訪問等を受ける者", "<a class=\"term\" href=\"#purpose\">家庭訪問等</a>"),
    ("items of the second level", "(1)長く人と会っていない者", "<li id=\"s2-1\">"),
    ("items of the third level", "ア会議に出ること。イ家庭訪問等を行うこと。", "<ol class=\"subitems\">"),
    ("item with a heading and a paragraph", "(1)始める前の面談対象者と会い", "<h3>始める"),
    ("bullets", "・訪問の日と時間", "<ul class=\"bullets\">"),
    (
        "paragraph within an item",
        "始める。会えない日が続くときも",
        "<p>会えない日が続くときも、声を掛けたことを残す。</p>",
    ),
    ("remark", "※これらの順は", "<p class=\"remark\">"),
    ("reference by number and heading", "3「訪問員」の訪問員", "<a href=\"#visitors\">3「訪問員」</a>"),
    ("reference to a letter", "3(1)イの家庭訪問等", "<a href=\"#visit\">3(1)イ</a>"),
];

/// Implementation rule with several 附則 and forms (source 001).
const RULE: &[Structure] = &[
    ("law with its number and short name", "地域支援法（令和2年法律第5号。以下「法」という。）", "<dfn>法</dfn>"),
    ("headings of the second level", "ア市は、計画（様式第1号）と", "<section class=\"clause\" id=\"make\">"),
    ("letters below a heading", "イ市は、法により、計画を確かめる。", "<li id=\"check\">"),
    (
        "form by its number",
        "計画（様式第1号）",
        "<a href=\"../../forms/sheet/index.html\"><span class=\"nobreak\">様式第1号</span></a>",
    ),
    (
        "form with a branch number",
        "振り返り（様式第2-2号）",
        "<a href=\"../../forms/review/index.html\"><span class=\"nobreak\">様式第2-2号</span></a>",
    ),
    (
        "supplementary provision",
        "附則この要領は、令和5年7月1日から施行する。",
        "<section class=\"clause suppl\" id=\"suppl\">",
    ),
    ("second supplementary provision", "附則この要領は、令和8年10月1日から施行する。", "id=\"suppl-2\""),
];

/// Slides of a ministry (source 002).
const SLIDES: &[Structure] = &[
    ("source of a text", "見守り", "<dt>出典</dt><dd>みほん市の研修</dd>"),
    ("bold words in a bullet", "・届いていない人に届ける", "<strong>届いていない人に届ける</strong>"),
    ("circled numbers", "①相談②参加③地域づくり", "<span class=\"num\">③</span>"),
    ("sections side by side", "情報を集める", "<div class=\"columns\" data-columns=\"3\">"),
    ("bold words beside brackets", "「約束」の仕方", "<strong>「約束」</strong>の仕方"),
    ("underlined words", "多様である", "<em>多様</em>"),
    ("note in a line", "集い※1や会議※2など", "href=\"#note_2\">※2</a>"),
    ("words of a note", "※1通いの場での話", "<ol class=\"notes\">"),
    ("remark", "※秘密を守る会議を使う。", "<p class=\"remark\">"),
    ("black bullet", "●町の例", "<span class=\"sign\">●</span>"),
    ("white bullet", "○柔らかく捉える。", "<span class=\"sign\">○</span>"),
];

/// Reading material of another city (source 003).
const READING: &[Structure] = &[
    ("heading with a law in brackets", "会議とは（地域支援法第4条）", "<section class=\"clause\" id=\"what\">"),
    ("bullet with a paragraph", "○支え合う体制を作る関わる者の間を整える。", "<p>関わる者の間を整える。</p>"),
    ("step and what is done in it", "受付申出を受ける。・本人の思いを聞く。", "<dt>受付</dt>"),
    ("remark below a step", "※計画は、本人と作る。", "<p class=\"remark\">"),
    ("table with named rows", "集める", "<th scope=\"row\">集める</th>"),
    (
        "remark beside a row of a table",
        "※会議を使う。",
        "<p class=\"remark\"><span class=\"sign\">※</span>会議を使う。</p>",
    ),
    ("list in a cell", "・引き継ぐ。", "<ul class=\"bullets\">"),
    ("box", "会議の目的を決めると、役割が見える。", "<div class=\"box\">"),
    ("picture with a numbered caption", "【図1】会議の場", "alt=\"入口に近い机を囲む部屋の図\""),
];

/// Draft of a plan (source 004).
const PLAN: &[Structure] = &[
    ("draft", "案", "<p class=\"draft\"><b>案</b>"),
    ("date without a day", "策定令和8年3月", "<time datetime=\"2026-03\">"),
    ("chapter", "第1章計画に当たって", "<span class=\"num\">第1章</span>"),
    ("section of a chapter", "1背景", "<span class=\"num\">1</span> 背景"),
    ("sub-section", "(1)市の計画との関係", "<section class=\"clause\" id=\"city\">"),
    ("goals that count through chapters", "基本目標2伴走の支援", "<span class=\"num\">基本目標2</span>"),
    ("list of goals by reference", "・基本目標1相談の体制", "<a href=\"#soudan\">基本目標1　相談の体制</a>"),
    ("labelled block", "【方向性】断らない窓口を作る。", "<p class=\"label\">【方向性】</p>"),
    ("table with merged cells", "健康課の係長", "<td rowspan=\"2\">推進員</td>"),
    ("merged head and caption", "表1推進員の置き方", "<th scope=\"colgroup\" colspan=\"2\">"),
    ("reference to a table", "人は、表1による", "<a href=\"#staff\">表1</a>"),
    ("note that holds a table", "※1主な会議は、次のとおり。", "<tr><td>支援の会議</td>"),
    ("remark in a cell", "※本人の同意を得た者", "限らない<br>※本人の同意を得た者"),
    ("notes counted anew in a chapter", "会議※1を開く", "href=\"#note_1\">※1</a>"),
    ("flow as a numbered figure", "【図1】見守りの進め方", "<figcaption>【図1】"),
    ("passage of another text with its number", "1目的家庭への訪問", "id=\"outline-rule_purpose\""),
];

/// 編, 章, 節 and 条 with tables behind the rule; no paper has them, municipal rules do.
const ARTICLES: &[Structure] = &[
    ("part, chapter and section", "第1編総則第1章通則第1節基準", "<span class=\"num\">第1編</span>"),
    ("chapters count anew in a part", "第2編実施第1章訪問", "<span class=\"num\">第2編</span>"),
    ("articles count through", "第3条遠い所の費用は", "<span class=\"num\">第3条</span>"),
    ("table behind the rule", "別表第1訪問の費用（第2条、第3条関係）", "<section class=\"clause appdx\" id=\"fares\">"),
    ("second table behind the rule", "別表第2訪問の時間（第2条関係）", "<span class=\"num\">別表第2</span>"),
    (
        "reference to such a table",
        "遠い所の費用は、別表第1によらない",
        "<a href=\"#fares\"><span class=\"nobreak\">別表第1</span></a>",
    ),
];

#[test]
fn every_structure_of_the_five_papers_comes_out_right() {
    let made = make(&sources(read(&repository().join("tests/cases/corpus"))).value);
    assert_eq!(made.findings, Vec::new());
    let all = [
        ("outline-rule", OUTLINE),
        ("two-suppl", RULE),
        ("slides-text", SLIDES),
        ("reading-text", READING),
        ("plan-draft", PLAN),
        ("annex-rule", ARTICLES),
    ];
    let mut missing = Vec::new();
    for (id, structures) in all {
        let bytes = |path: String| made.value[&path].bytes.clone();
        let html = String::from_utf8(bytes(format!("guidelines/{id}/index.html"))).unwrap();
        let txt = squeeze(&String::from_utf8(bytes(format!("guidelines/{id}/{id}.txt"))).unwrap());
        let project = Project::new(&Default::default());
        project.write("x.pdf", &bytes(format!("guidelines/{id}/{id}.pdf")));
        let read = Command::new("pdftotext").arg("-raw").arg(project.path("x.pdf")).arg("-").output().unwrap();
        let pdf = squeeze(&String::from_utf8(read.stdout).unwrap());
        // A page of the site has the readings of small letters in its line; paper has them above it.
        let shown = squeeze(&without_tags(&html));
        for (name, words, mark) in structures {
            let outputs = [("page", &shown), ("PDF", &pdf), ("text", &txt)];
            for (output, text) in outputs {
                if !text.contains(words) {
                    missing.push(format!("{id}: {name}: {output} lacks {words}"));
                }
            }
            if !html.contains(mark) {
                missing.push(format!("{id}: {name}: HTML lacks {mark}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn ruby_is_read_on_the_page_and_in_the_text() {
    let made = make(&sources(read(&repository().join("tests/cases/corpus"))).value);
    let html = String::from_utf8(made.value["guidelines/slides-text/index.html"].bytes.clone()).unwrap();
    assert!(html.contains("<ruby>見守<rp>（</rp><rt>みまも</rt><rp>）</rp></ruby>"));
    let txt = String::from_utf8(made.value["guidelines/slides-text/slides-text.txt"].bytes.clone()).unwrap();
    assert!(txt.contains("見守（みまも）り"));
}

fn without_tags(html: &str) -> String {
    let article = html.split_once("<main").map_or(html, |(_, main)| main);
    article.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}
