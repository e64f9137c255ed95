//! `content/handbook.yaml`.

use super::draft::{Schema, Shape, Type, date, list, maps, may, need, words};
use crate::config::{BODY_FONTS, FIELD_FONTS};
use crate::finding;
use crate::output::OUTPUTS;
use crate::released::Kind;

pub(super) fn schema() -> Schema {
    use Type::{Map, Number, Open, Text, Texts, Word};
    let contact = vec![
        may("department", "担当の部署", Text),
        may("telephone", "電話番号", Text),
        may("hours", "受付の時間", Text),
        may("address", "所在地", Text),
    ];
    let edition = vec![
        need("name", "版の名前（例：第1版）", Text),
        need("date", "版の日付。期限を調べるときの「今日」になる", date()),
        may("superseded_by", "この版に替わった版の名前。全てのページの初めに示す", Text),
    ];
    let part = vec![
        need("title", "柱の名前", Text),
        need("pages", "柱に入れるページを、並べる順に（例：guidelines/outreach）", Texts),
    ];
    let actor = vec![need("id", "担当の id。流れ図の列と様式の記入者に使う", Text), may("label", "担当の名前", Text)];
    let outside = vec![
        need("title", "法令の題名", Text),
        may("short", "略した呼び名（例：法）", Text),
        may("number", "法令番号", Text),
        may("url", "法令を読める場所", Text),
    ];
    let paper = vec![
        need("id", "書類の id。流れ図の forms に書ける", Text),
        need("title", "書類の名前", Text),
        may("note", "説明", Text),
    ];
    let copies = vec![need("form", "様式の id", Text), may("copies", "部数。書かなければ1部", Number(1, 50))];
    let pack = vec![
        need("id", "まとまりの id。ファイルの名前（pack-id.pdf）になる", Text),
        need("title", "まとまりの名前（例：支援プランを決める会議）", Text),
        may("forms", "まとめて印刷する様式と部数", maps(copies)),
    ];
    let mut outputs: Vec<&str> = OUTPUTS.iter().map(|output| output.name).collect();
    // Some are made in several steps.
    outputs.sort_unstable();
    outputs.dedup();
    let ignore = vec![
        need("code", "指摘の符号", Word(finding::all().map(|code| code.slug).collect())),
        need("place", "指摘の場所（例：content/guidelines/outreach.md#purpose）", Text),
        need("reason", "指摘を残す理由", Text),
    ];
    let moved = vec![
        need("kind", "移したものの種類", words(&Kind::WORDS)),
        need("from", "公開した版での id（例：guidelines/outreach#purpose）", Text),
        need("to", "今の id。なくしたものは、それがあったページなどを書く", Text),
    ];
    let root = vec![
        need("title", "手引きの名前", Text),
        need("municipality", "市町村の名前", Text),
        need("office", "手引きを所管する部署", Text),
        may("contact", "問い合わせ先", Map(Shape::new(contact))),
        need("edition", "版", Map(Shape::new(edition))),
        may("parts", "手引きの柱と、並べる順", maps(part)),
        may("outputs", "作るもの。書かなければ全て", list(Word(outputs))),
        may("theme", "見た目を変えるときの、themes の中のフォルダーの名前", Text),
        may("variables", "本文と様式の中の {{名前}} を置き換える語", Open(Box::new(Text), Vec::new())),
        may("actors", "担当", maps(actor)),
        may("outside", "外の法令", maps(outside)),
        may("papers", "決まりにあって、様式がない書類", maps(paper)),
        may("packs", "まとめて印刷する様式", maps(pack)),
        may("ignore", "残すことにした指摘", maps(ignore)),
        may("moved", "公開した後で変えた id", maps(moved)),
        may(
            "field_font",
            "入力できる PDF の書体（small は書体を埋め込まず、ファイルを小さくする）",
            words(FIELD_FONTS),
        ),
        may(
            "base_url",
            "手引きを公開する場所の番地。公開しないときは書かない",
            Type::Form("^https?://[^ ?#]+$", "https://www.city.example.jp/tebiki/"),
        ),
        may("body_font", "印刷する本文の書体", words(BODY_FONTS)),
    ];
    Schema { title: "手引きの全体の設定", root: Shape::new(root), named: Vec::new() }
}
