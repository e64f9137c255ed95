//! The front matter of `content/guidelines/<id>.md`.

use serde_json::{Value, json};

use super::draft::{Schema, Shape, Type, date, id, maps, may, need, words};
use crate::guideline::{CLASSES, COMMAS, DATE_KINDS, Level, NOTE_COUNTS, NOTE_PLACES, SKELETONS, STATUSES};
use crate::handbook::Audience;

pub(super) fn schema() -> Schema {
    use Type::{Exactly, Form, Map, Open, Text};
    let dates = vec![need("kind", "日付の種類", words(&DATE_KINDS)), need("date", "日付", date())];
    let notes = vec![
        may("mark", "注の印（例：※{n}）。{n} が番号になる", Text),
        may(
            "count",
            "番号を通しにするか（document）、初めの段の見出し（section）かページ（page）ごとに 1 から始めるか",
            words(&NOTE_COUNTS),
        ),
        may("place", "注を印刷する場所（foot ページの下、section 見出しの終わり）", words(&NOTE_PLACES)),
    ];
    let pattern = Form("^[^{]*\\{n\\}((?!\\{n\\}).)*$", "基本目標{n}");
    let root = vec![
        need("id", "この文書の id。ファイル名と同じにする", id("outreach")),
        need("title", "題名", Text),
        may("kind", "要領、要綱などの別。引用するときの呼び名になる", Text),
        may("form", "法形式（告示、訓令、決裁など）", Text),
        may("number", "文書番号", Text),
        need(
            "skeleton",
            "番号の付け方（outline 項目建て、articles 条建て、chapters 章建て、plain 番号なし）",
            words(&SKELETONS),
        ),
        may("levels", "条建ての見出しの段を、大きい方から。最後は条", Exactly(levels())),
        may(
            "labels",
            "別に数える見出しと、表（table）や図（figure）の、{n} を入れた書き方",
            Open(Box::new(pattern), CLASSES.to_vec()),
        ),
        may("office", "所管", Text),
        may("issuer", "発行者。書かなければ市町村", Text),
        may("source", "出典", Text),
        may("dates", "制定、施行などの日付", maps(dates)),
        may("updated", "最後に改めた日", date()),
        may("review_by", "次に見直す期限", date()),
        may("audience", "読む人。public でなければ、公開する手引きに載らない", words(&Audience::WORDS)),
        may("status", "draft は案", words(&STATUSES)),
        may("superseded_by", "この文書に替わった文書の id", Text),
        may("notes", "注（[^名前]）の付け方", Map(Shape::new(notes).never(&[("count", "page"), ("place", "section")]))),
        may("comma", "読点", words(&COMMAS)),
    ];
    Schema { title: "要領や計画の、本文の前に書くこと", root: Shape::new(root), named: Vec::new() }
}

/// Every choice of levels in their order; the last is 条 in each.
fn levels() -> Vec<Value> {
    let above: Vec<&str> =
        Level::WORDS.iter().filter(|(_, level)| *level != Level::Article).map(|(word, _)| *word).collect();
    let article = Level::Article.word();
    (0..1_usize << above.len())
        .map(|choice| {
            let chosen = above.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, word)| *word);
            json!(chosen.chain([article]).collect::<Vec<_>>())
        })
        .collect()
}
