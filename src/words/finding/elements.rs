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
