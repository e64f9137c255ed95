//! Notes, tables, boxes and includes in rule texts.

#[must_use]
pub fn note_unknown(name: &str) -> String {
    format!("注「{name}」の文がありません。")
}

#[must_use]
pub fn note_unused(name: &str) -> String {
    format!("注「{name}」は、本文で使われていません。")
}

#[must_use]
pub fn note_duplicate(name: &str) -> String {
    format!("注「{name}」の文が二つあります。")
}

#[must_use]
pub fn table_mark(word: &str) -> String {
    format!("「{word}」は、表の印に使えません。")
}

#[must_use]
pub fn table_number(value: &str, least: usize, most: usize) -> String {
    format!("「{value}」は、{least}から{most}までの数ではありません。")
}

#[must_use]
pub fn caption_alone() -> String {
    "題の後に表がありません。".to_owned()
}

#[must_use]
pub fn listing_mark(marks: &str) -> String {
    format!("「{marks}」は、見本の印に使えません。ファイルの名前は {{file=\"…\"}} と書きます。")
}

#[must_use]
pub fn table_without_rows() -> String {
    "表の中に「- - 」で始まる行がありません。".to_owned()
}

#[must_use]
pub fn not_a_cell() -> String {
    "表の中の、ますの外に文があります。".to_owned()
}

#[must_use]
pub fn row_uneven(given: usize, wanted: usize) -> String {
    format!("この行のますは{given}列分ですが、{wanted}列分が要ります。")
}

#[must_use]
pub fn span_too_large() -> String {
    "このますの cols 又は rows が大きすぎて、表からはみ出すか、ほかのますと重なります。".to_owned()
}

/// Beside the place that uses a note.
pub const NOTE_USED_HERE: &str = "ここで使っています";

#[must_use]
pub fn note_not_public(name: &str) -> String {
    format!("注「{name}」の文が、公開しない節に書かれています。")
}

#[must_use]
pub fn page_notes_at_foot() -> String {
    "ページごとに数える注（count: page）は、ページの下（place: foot）にだけ置けます。".to_owned()
}

#[must_use]
pub fn picture_description() -> String {
    "図の説明がありません。".to_owned()
}

#[must_use]
pub fn picture_head() -> &'static str {
    "ファイルの始めに、図の大きさがありません。"
}

#[must_use]
pub fn picture_broken(name: &str) -> String {
    format!("図「{name}」を読めません。")
}

#[must_use]
pub fn picture_too_large(name: &str, width: f64, height: f64, most: f64) -> String {
    format!("図「{name}」は横 {width:.0}、縦 {height:.0} ピクセルです。どちらも 1 から {most:.0} までにしてください。")
}

#[must_use]
pub fn picture_unsafe(name: &str, what: &str) -> String {
    format!("図「{name}」に、使えないもの（{what}）が入っています。")
}

#[must_use]
pub fn picture_elements(most: usize) -> String {
    format!("{most} を超える数の図形")
}

#[must_use]
pub fn picture_unknown(path: &str) -> String {
    format!("図「{path}」がありません。")
}

#[must_use]
pub fn embed_unknown(address: &str) -> String {
    format!("「{address}」は取り込めません。")
}

#[must_use]
pub fn include_words() -> String {
    "取り込む条項の [ ] の中に、文は書けません。".to_owned()
}

#[must_use]
pub fn include_cure() -> String {
    "見出しごと取り込むときは何も書かず、見出しを除くときは {text} とだけ書いてください。".to_owned()
}

#[must_use]
pub fn include_circle() -> String {
    "この取り込みで、文書の取り込みが一回りします。".to_owned()
}

#[must_use]
pub fn include_hidden() -> String {
    "この条項は、この文書の読者が読めないものです。".to_owned()
}

#[must_use]
pub fn circled_too_many() -> String {
    "丸付き数字は ⑳ までです。".to_owned()
}
