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
