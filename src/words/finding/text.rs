//! Marks of rule texts.

use pulldown_cmark::{Event, Tag};

#[must_use]
pub fn front_matter_missing() -> String {
    "ファイルの初めに「---」で囲んだ見出し（id、title など）がありません。".to_owned()
}

#[must_use]
pub fn raw_html() -> String {
    "HTML のタグは使えません。".to_owned()
}

#[must_use]
pub fn trailing_spaces() -> String {
    "行の終わりの空白による改行は、目に見えません。".to_owned()
}

#[must_use]
pub fn heading_inside() -> String {
    "箇条書きや囲みの中に見出しがあります。".to_owned()
}

#[must_use]
pub fn heading_underlined() -> String {
    "下線（--- や ===）による見出しは使えません。".to_owned()
}

#[must_use]
pub fn typed_number(mark: &str) -> String {
    format!("「{}」は、自動で付く番号や記号と重なります。", mark.trim_end())
}

#[must_use]
pub fn markdown_too_deep() -> String {
    "ここから先は、入れ子が深すぎて読めません。".to_owned()
}

/// Links and passages add more to a text than `most` bytes.
#[must_use]
pub fn text_grows(most: usize) -> String {
    format!("ここまでの取り込みとリンクで増えた文が、上限（{most} バイト）を超えました。")
}

#[must_use]
pub fn number_too_deep() -> String {
    "番号の段が深すぎるか、同じ段の項目が多すぎて、番号を付けられません。".to_owned()
}

#[must_use]
pub fn admonition_unknown(word: &str) -> String {
    format!("囲みの語「{word}」は使えません。")
}

/// Names a CommonMark construct that guidelines do not have.
#[must_use]
pub fn markdown_unsupported(event: &Event<'_>) -> String {
    let what = match event {
        Event::Start(Tag::Image { .. }) => "画像や取込み",
        Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => "コードの書き方（`）",
        _ => "この書き方",
    };
    format!("{what}は、この場所では使えません。")
}
