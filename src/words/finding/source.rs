//! Files that cannot be used as they are.

use std::io;
use std::path::Path;

#[must_use]
pub fn io_error(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("「{}」を読み書きできません（{error}）", path.display()))
}

fn refused(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

#[must_use]
pub fn target_holds_sources(path: &Path) -> io::Error {
    refused(format!("書き出し先「{}」は、手引きの元のファイル（content、forms、themes）と重なります。", path.display()))
}

#[must_use]
pub fn target_not_a_folder(path: &Path) -> io::Error {
    refused(format!("書き出し先「{}」は、フォルダーではありません。", path.display()))
}

#[must_use]
pub fn target_not_ours(path: &Path) -> io::Error {
    refused(format!(
        "書き出し先「{}」に、tebiki が作ったものではないファイルがあります。別のフォルダーを指すか、消してもよければ --force を付けてください。",
        path.display()
    ))
}

#[must_use]
pub fn archive_place(path: &Path) -> io::Error {
    refused(format!(
        "zip ファイルは「{}」には置けません。書き出し先のフォルダーの外の、ファイルの名前を書いてください。",
        path.display()
    ))
}

#[must_use]
pub fn archive_not_ours(path: &Path) -> io::Error {
    refused(format!(
        "「{}」は、tebiki が作った zip ファイルではありません。別の名前にするか、消してもよければ --force を付けてください。",
        path.display()
    ))
}

#[must_use]
pub fn source_missing() -> String {
    "手引きの設定ファイル content/handbook.yaml がありません。".to_owned()
}

#[must_use]
pub fn source_unused() -> String {
    "このファイルは、どこからも使われません。".to_owned()
}

#[must_use]
pub fn source_too_large(size: usize, limit: usize) -> String {
    format!("ファイルが大きすぎます（{size} バイト。上限は {limit} バイト）。")
}

#[must_use]
pub fn source_not_utf8() -> String {
    "文字コードが UTF-8 ではありません。".to_owned()
}

#[must_use]
pub fn source_hidden_character(c: char, count: usize) -> String {
    match count {
        0 | 1 => format!("目に見えない文字（U+{:04X}）が入っています。", c as u32),
        n => format!("目に見えない文字（U+{:04X} など）が、このファイルに {n} 字入っています。", c as u32),
    }
}

#[must_use]
pub fn source_not_a_file() -> String {
    "リンクなど、ファイルでないものは読みません。".to_owned()
}

#[must_use]
pub fn glyph_missing(c: char) -> String {
    format!("「{c}」（U+{:04X}）は、印刷に使う書体に字形がありません。", c as u32)
}

#[must_use]
pub fn variable_unknown(name: &str) -> String {
    format!("「{{{{{name}}}}}」という名前の語は、handbook.yaml の variables にありません。")
}

#[must_use]
pub fn start_not_empty(path: &Path) -> io::Error {
    refused(format!(
        "フォルダー「{}」は空ではありません。空のフォルダーか、まだないフォルダーを指してください。",
        path.display()
    ))
}
