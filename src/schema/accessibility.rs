//! `content/accessibility.yaml`.

use super::draft::{Schema, Shape, Type, date, maps, may, need, words};
use crate::accessibility::{CLAIMS, LEVELS, OUTCOMES, TESTERS};
use crate::words::criteria::CRITERIA;

pub(super) fn schema() -> Schema {
    use Type::{Map, Text, Texts};
    let excluded = vec![need("what", "除くもの", Text), need("reason", "除く理由", Text)];
    let result = vec![
        need("criterion", "達成基準の番号", words(&CRITERIA)),
        need(
            "result",
            "結果（pass は満たす、fail は満たさない、none は当たるものがない、open は調べたがまだ決められない）",
            words(OUTCOMES),
        ),
        need("by", "調べ方（machine は検査の道具、person は人、both は両方）", words(TESTERS)),
        may("note", "調べたことや、満たさない所", Text),
    ];
    let test = vec![
        need("from", "試験を始めた日", date()),
        need("to", "試験を終えた日", date()),
        need("stated", "結果を表明した日", date()),
        need("tester", "試験をした人や組織", Text),
        may("methods", "試験の方法。使った道具や支援技術も書く", Texts),
        may("technologies", "依存したウェブコンテンツ技術（例：HTML）", Texts),
        may("selection", "試験をしたページの選び方", Text),
        may("pages", "試験をしたページ（例：index、guidelines/outreach、glossary）", Texts),
        may("results", "達成基準ごとの結果。書かない達成基準は「未試験」になる", maps(result)),
    ];
    let root = vec![
        need("level", "目標とする適合レベル", words(LEVELS)),
        need("claim", "対応度（considered は配慮、partial は一部準拠、conforming は準拠）", words(CLAIMS)),
        need("scope", "方針の対象範囲", Text),
        may("excluded", "対象から除くもの", maps(excluded)),
        may("decided", "方針を定めた日", date()),
        may("deadline", "目標を達成する期限", date()),
        may("plan", "今後の対応", Text),
        may("test", "試験。していなければ書かない", Map(Shape::new(test))),
    ];
    Schema {
        title: "ウェブアクセシビリティ方針と試験結果", root: Shape::new(root), named: Vec::new()
    }
}
