//! Words of the text files, and of flows that are told in words.

/// Sign before an item without number.
pub const BULLET: &str = "・";
/// Between the columns of a table.
pub const COLUMN: &str = "｜";
/// What the rule below the head of a table is made of.
pub const RULE: &str = "－";

/// Behind a step: 「（担当：中核機関）」.
#[must_use]
pub fn actor(label: &str) -> String {
    format!("（担当：{label}）")
}

/// Behind a step: 「〔同意前〕」.
#[must_use]
pub fn tag(tag: &str) -> String {
    format!("〔{tag}〕")
}

/// Papers of a step.
#[must_use]
pub fn papers(names: &str) -> String {
    format!("書類：{names}")
}

/// A way on: 「次（同意あり）：(2)　会議の開催」.
#[must_use]
pub fn way(word: &str, label: &str, target: &str) -> String {
    if label.is_empty() { format!("{word}：{target}") } else { format!("{word}（{label}）：{target}") }
}

/// The word of an admonition before its text.
#[must_use]
pub fn labelled(word: &str) -> String {
    format!("【{word}】")
}

/// A reading behind its word, where small letters above it cannot be set.
#[must_use]
pub fn reading(base: &str, reading: &str) -> String {
    format!("{base}（{reading}）")
}

/// An address behind the words that lead to it.
#[must_use]
pub fn address(words: &str, url: &str) -> String {
    format!("{words}（{url}）")
}

/// The heading of an article, above it.
#[must_use]
pub fn in_brackets(heading: &str) -> String {
    format!("（{heading}）")
}

/// What a picture shows, where it cannot be printed.
#[must_use]
pub fn picture(description: &str) -> String {
    format!("（図の説明：{description}）")
}
