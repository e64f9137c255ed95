//! 対応表: what stands beside a clause, and what is missing.

use crate::project::{model, sources};

/// The cells of the row whose clause is named so.
fn row<'a>(page: &'a str, clause: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!(">{clause}</a></th>")).unwrap_or_else(|| panic!("no row 「{clause}」"));
    rest.split_once("</tr>").unwrap().0
}

#[test]
fn clauses_stand_beside_steps_actors_and_forms() {
    let made = tebiki::make(&sources(model()).value).value;
    let page = String::from_utf8(made["matrix/index.html"].bytes.clone()).unwrap();
    let (_, text) = page.split_once("実施要領</a></h2>").unwrap();
    let plan = row(text, "6(4)");
    assert!(plan.contains(">支援の流れ：(4) 支援プランの決定</a>（中核機関）"), "{plan}");
    assert!(plan.contains(">様式第1号 "), "{plan}");
    // A clause that orders a form and that no step carries out.
    let end = row(text, "8(1)");
    assert!(end.contains("手順なし") && end.contains(">様式第2-2号 "), "{end}");
    // A section that nothing carries out, and one that only its parts do.
    let purpose = row(text, "1 事業の目的");
    assert!(purpose.contains("手順なし") && purpose.contains("様式なし"), "{purpose}");
    assert!(!text.contains(">6 支援の流れ</a></th>"));
    // Steps without a clause are listed below.
    let (_, loose) = page.split_once("id=\"loose_steps\"").unwrap();
    assert!(loose.contains(">支援の流れ：支援の内容を聞く</a>"), "{loose}");
}
