//! Words of the table that `tebiki build --timings` prints.

use crate::timings::Stage;

pub const HEAD: &str = "かかった時間（ミリ秒）";
pub const ALL: &str = "合計";
pub const SLOWEST: &str = "時間のかかった文書（ミリ秒）";

/// One line; the time in ms.
#[must_use]
pub fn row(milliseconds: f64, name: &str) -> String {
    format!("{milliseconds:>10.1}  {name}\n")
}

#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "ファイルを読む",
        Stage::Check => "中身を調べる",
        Stage::Documents => "PDF などの文書を作る",
        Stage::Lists => "一覧を作る",
        Stage::Pages => "ページを作る",
        Stage::Write => "書き出す",
    }
}
