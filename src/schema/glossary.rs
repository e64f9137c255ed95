//! `content/glossary.yaml`.

use super::draft::{KANA, Schema, Shape, Type, maps, may, need};

pub(super) fn schema() -> Schema {
    use Type::{Form, Text, Texts};
    let term = vec![
        need("term", "用語", Text),
        may("reading", "読み。かなで書く", Form(KANA, "ようご")),
        may("aliases", "同じものの別の呼び名", Texts),
        may("meaning", "意味。規程が定めている用語には書かない", Text),
    ];
    Schema { title: "用語集", root: Shape::new(vec![may("terms", "用語", maps(term))]), named: Vec::new() }
}
