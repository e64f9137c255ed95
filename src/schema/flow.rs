//! `content/flows/<id>.yaml`.

use super::draft::{KANA, Schema, Shape, Type, id, list, maps, may, need, words};
use crate::flow::{ARROW_KINDS, CONSENTS, DIRECTIONS, SCOPES, STEP_KINDS};

pub(super) fn schema() -> Schema {
    use Type::{Bool, Either, Form, Map, Text, Texts};
    let item = Map(Shape::new(vec![need("label", "行の言葉", Text), may("items", "その下の行", Texts)]));
    let arrow = Map(Shape::new(vec![
        need("to", "行き先の手順の id。幾つか書くと一本の線が分かれる", Texts),
        may("label", "線の言葉。判断から出る道には必ず書く", Text),
        may("kind", "線の種類（return 戻る、optional 必要なとき、info 連絡）", words(&ARROW_KINDS)),
        may("notes", "線に付ける注の id", Texts),
    ]));
    let step = vec![
        need("id", "手順の id", Text),
        may("kind", "手順の種類（decision 判断、meeting 会議、document 書類など）", words(&STEP_KINDS)),
        may("lane", "列。担当の id を書く", Text),
        need("label", "手順の名前", Text),
        may("text", "説明", Text),
        may("items", "箱の中の短い並び", list(Either(vec![Text, item]))),
        may("section", "この手順を定めた項（例：outreach#plan）。番号は自動で付く", Text),
        may("forms", "使う様式や書類の id", Texts),
        may("notes", "付ける注の id", Texts),
        may("consent", "本人の同意より前か後か", words(&CONSENTS)),
        may("next", "次の手順。id だけでもよい", list(Either(vec![Text, arrow]))),
    ];
    let group = vec![may("label", "囲みの名前", Text), may("steps", "囲む手順の id", Texts)];
    let note = vec![
        need("id", "注の id", Text),
        need("text", "注の文", Text),
        may("scope", "flow は図全体の注", words(&SCOPES)),
    ];
    let root = vec![
        need("id", "この流れ図の id。ファイル名と同じにする", id("support")),
        need("title", "流れ図の名前", Text),
        need("description", "図を見られない人のための、全体の説明", Text),
        may("reading", "題の読み。かなで書く。索引の順に使う", Form(KANA, "しえんのながれ")),
        may("source", "出典", Text),
        may("direction", "流れの向き（down 下へ、right 右へ）", words(&DIRECTIONS)),
        may("lanes", "列。担当の id を並べる", Texts),
        may("sequence", "true にすると、next を書かない手順は次の行の手順へ進む", Bool),
        need("steps", "手順", maps(step)),
        may("groups", "手順を囲む点線", maps(group)),
        may("notes", "※の注", maps(note)),
    ];
    Schema { title: "流れ図", root: Shape::new(root), named: Vec::new() }
}
