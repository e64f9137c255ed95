use super::*;
use crate::handbook::body::{Block, Inline, Paragraph};
use crate::handbook::{Body, DocumentDate};
use crate::output::testing::empty_handbook;

fn guideline(content: Vec<Inline>) -> Guideline {
    let date = crate::date::Date { year: 2026, month: 4, day: Some(1) };
    Guideline {
        origin: crate::finding::Span::file_start(crate::finding::SourceId(0)),
        id: "rule".into(),
        title: "要領".into(),
        kind: String::new(),
        form: String::new(),
        number: "第3号".into(),
        office: String::new(),
        dates: vec![DocumentDate { kind: "制定".into(), date }],
        review_by: None,
        draft: true,
        issuer: String::new(),
        taken_from: String::new(),
        updated: None,
        superseded_by: None,
        audience: crate::handbook::Audience::Public,
        body: Body { blocks: vec![Block::Paragraph(Paragraph { id: None, remark: false, content })] },
    }
}

#[track_caller]
fn check(content: Vec<Inline>, plain: &str, markdown: &str) {
    let (handbook, guideline) = (empty_handbook(), guideline(content));
    let head = "（案）\n制定　令和8年4月1日　第3号\n\n";
    assert_eq!(plain::write(&handbook, &guideline), format!("要領\n{head}　{plain}\n"));
    let head = "（案）\\\n制定　令和8年4月1日　第3号\n\n";
    assert_eq!(markdown::write(&handbook, &guideline), format!("# 要領\n\n{head}{markdown}\n"));
}

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

#[test]
fn signs_of_markdown_are_words() {
    check(vec![text("1. *甲* [乙] <b> a_b")], "1. *甲* [乙] <b> a_b", "1\\. \\*甲\\* \\[乙\\] \\<b\\> a\\_b");
    check(vec![text("# 見出し")], "# 見出し", "\\# 見出し");
}

#[test]
fn emphasis_holds_beside_brackets() {
    let strong = |words: &str| vec![Inline::Strong(vec![text(words)]), text("の")];
    check(strong("語"), "語の", "**語**の");
    check(strong("「語」"), "「語」の", "<strong>「語」</strong>の");
}

#[test]
fn lines_break_where_the_author_broke_them() {
    check(vec![text("上"), Inline::LineBreak, text("下")], "上\n下", "上\\\n下");
}
