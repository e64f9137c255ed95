//! Files that cannot be used as they are.

use std::io;
use std::path::Path;

use crate::date::Moment;
use crate::portable::{LONGEST, Trouble};

/// The disk refused; says why in our words where we know them.
#[must_use]
pub fn io_error(path: &Path, error: &io::Error) -> io::Error {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "。読み書きする権限がありません",
        io::ErrorKind::ReadOnlyFilesystem => "。書き込めないディスクです",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "。ディスクの空きがありません",
        io::ErrorKind::FileTooLarge => "。ファイルの大きさの上限を超えました",
        io::ErrorKind::NotFound => "。見付かりません",
        _ => "",
    };
    io::Error::new(error.kind(), format!("「{}」を読み書きできません{why}（{error}）", path.display()))
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

/// So many names are told; the rest is counted.
const NAMED: usize = 10;

#[must_use]
pub fn target_not_apart(path: &Path) -> io::Error {
    refused(format!(
        "講師用の資料の書き出し先「{}」が、公開する手引きの書き出し先と重なっています。別のフォルダーを指してください。",
        path.display()
    ))
}

#[must_use]
pub fn target_not_ours(path: &Path, foreign: &[String]) -> io::Error {
    let mut names: String = foreign.iter().take(NAMED).map(|name| format!("\n  {name}")).collect();
    if foreign.len() > NAMED {
        names.push_str(&format!("\n  ほか {} 個", foreign.len() - NAMED));
    }
    refused(format!(
        "書き出し先「{}」に、tebiki が作ったものではないファイルがあります。別のフォルダーを指すか、消してもよければ --force を付けてください。{names}",
        path.display()
    ))
}

/// Another build is at work in the folder; what it did not tell is `None`.
#[must_use]
pub fn target_held(
    path: &Path,
    host: Option<&str>,
    process: Option<u32>,
    since: Option<Moment>,
    lock: &Path,
) -> io::Error {
    let told = [
        host.filter(|host| !host.is_empty()).map(|host| format!("パソコン「{host}」")),
        process.map(|process| format!("プロセス番号 {process}")),
        since.map(|since| format!("{since}から")),
    ];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join("、");
    let told = if told.is_empty() { told } else { format!("（{told}）") };
    refused(format!(
        "書き出し先「{}」は、別の tebiki が書き出しているところです{told}。終わってから、もう一度実行してください。もう動いていないときは、「{}」を消してください。",
        path.display(),
        lock.display()
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
pub fn base_url_invalid(address: &str) -> String {
    format!("「{address}」は、手引きを公開する場所の番地として読めません。")
}

#[must_use]
pub fn source_missing() -> String {
    "手引きの設定ファイル content/handbook.yaml がありません。".to_owned()
}

/// Somebody saves while the project is read.
#[must_use]
pub fn source_moved(path: &Path) -> io::Error {
    let message = format!(
        "読んでいる間に「{}」が書き換えられました。保存や同期が終わってから、もう一度実行してください。",
        path.display()
    );
    io::Error::new(io::ErrorKind::Interrupted, message)
}

#[must_use]
pub fn source_unused() -> String {
    "このファイルは、どこからも使われません。".to_owned()
}

#[must_use]
pub fn source_too_large(limit: usize) -> String {
    format!("ファイルが大きすぎます（上限は {limit} バイト）。")
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

/// Why a path cannot stand on every system.
#[must_use]
pub fn path_trouble(path: &str, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Long(length) => format!("「{path}」は長すぎます（{length} 字。上限は {LONGEST} 字）。"),
        Trouble::Device(name) => format!("「{path}」の「{name}」は、Windows では使えない名前です。"),
        Trouble::Sign(sign) if sign.is_ascii_graphic() => {
            format!("「{path}」に、ファイルの名前に使えない「{sign}」が入っています。")
        }
        Trouble::Sign(sign) => {
            format!("「{path}」に、ファイルの名前に使えない文字（U+{:04X}）が入っています。", *sign as u32)
        }
    }
}

/// Some systems take the two paths for one.
#[must_use]
pub fn path_like(other: &str) -> String {
    format!("「{other}」と、大文字と小文字や濁点の書き方だけが違います。")
}
