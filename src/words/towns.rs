//! Words of `tebiki build --towns`.

use std::fmt::Display;

pub const TOWNS: &str = "共通の手引きから、このフォルダーの中の団体ごとに 1 つずつ手引きを作ります";
pub const SHARD: &str = "団体を分けて作ります。3/8 は、8 つに分けた 3 番目です（--towns と使います）";

#[must_use]
pub fn shard_invalid(text: &str) -> String {
    format!("「{text}」は読めません。「3/8」（8 つに分けた 3 番目）のように書いてください。")
}

#[must_use]
pub fn code_invalid(name: &str) -> String {
    format!("団体のフォルダー「{name}」の名前には、半角の小文字、数字、- だけを使ってください。")
}

#[must_use]
pub fn none(folder: &str) -> String {
    format!("「{folder}」に団体のフォルダーがありません。")
}

/// Before the work.
#[must_use]
pub fn begin(all: usize, own: usize, shard: &str) -> String {
    if all == own {
        format!("{all} 団体の手引きを作ります。")
    } else {
        format!("{all} 団体のうち、{shard} の分として {own} 団体の手引きを作ります。")
    }
}

/// The towns in which something was found.
#[must_use]
pub fn of_towns(codes: &[String]) -> String {
    const NAMED: usize = 8;
    let named = codes.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
    match codes.len().saturating_sub(NAMED) {
        0 => format!("団体: {named}"),
        more => format!("団体: {named} ほか {more} 団体"),
    }
}

#[must_use]
pub fn built(written: usize, unchanged: usize, out: &str) -> String {
    let same = if unchanged == 0 { String::new() } else { format!("{unchanged} 団体は、前と同じです。") };
    format!("{written} 団体の手引きを {out} に書き出しました。{same}")
}

#[must_use]
pub fn not_written(codes: &[String]) -> String {
    format!("{} 団体は、誤りがあるため書き出していません（前の内容はそのままです）。{}", codes.len(), of_towns(codes))
}

#[must_use]
pub fn failed(code: &str, error: &dyn Display) -> String {
    format!("団体 {code} を続けられません: {error}")
}
