//! Words of the command line.

pub const ABOUT: &str = "自治体の要領・流れ図・様式を、手引きのサイトと印刷できる PDF にします。";
pub const BUILD: &str = "手引きを作り、public フォルダーに書き出します";
pub const CHECK: &str = "書き出さずに、誤りと注意だけを調べます";
pub const RELEASE: &str = "公開する版の id を content/released.yaml に記録します。後の版で id を失うと誤りになります";
pub const INIT: &str = "新しい手引きの見本を、空のフォルダーに書き出します";
pub const INIT_DIR: &str = "書き出すフォルダー。なければ作ります";
pub const INIT_FULL: &str = "小さな見本の代わりに、みほん市の手引きの全体を書き出します";
pub const SCHEMA: &str = "編集ソフトのために、ファイルの書き方（JSON Schema）を示します";
pub const SCHEMA_KIND: &str =
    "ファイルの種類（handbook、guideline、flow、form、shared、glossary、agencies、accessibility）";
pub const SCHEMA_WRITE: &str = "全ての種類を、手引きのフォルダーの .tebiki/schema に書き出します";
pub const EXPLAIN: &str = "指摘の符号（form-duplicate-field など）を説明します";
pub const EXPLAIN_CODE: &str = "指摘の符号。省くと一覧を示します";
pub const ROOT: &str = "手引きのフォルダー（content と forms があるところ）";
pub const OUT: &str = "書き出し先のフォルダー";
pub const ZIP: &str = "手引きの全体を 1 つの zip ファイルにも書き出します";
pub const TRAINER_OUT: &str = "講師用の資料を書き出すフォルダー。公開する手引きには入りません";
pub const FORCE: &str = "書き出し先に tebiki が作ったものではないファイルがあっても置き換えます";
pub const TIMINGS: &str = "段階ごとにかかった時間と、時間のかかった文書を示します";
pub const MESSAGE_FORMAT: &str = "指摘の書き方（human は人が読む形、json は 1 行に 1 件の JSON）";
pub const DENY_WARNINGS: &str = "注意も誤りとして扱います";
pub const AS_OF: &str = "この日を今日として、期限を調べます（2026-04-01、令和8年4月1日など。省くと版の日付）";
pub const HELP: &str = "この説明を示します";
pub const VERSION: &str = "版を示します";
pub const USAGE_HEADING: &str = "使い方";
pub const COMMANDS_HEADING: &str = "コマンド";
pub const OPTIONS_HEADING: &str = "オプション";
pub const CAUSE: &str = "原因";
pub const CURE: &str = "直し方";

/// Head of a finding that stops the build.
pub const ERROR: &str = "誤り";
/// Head of a finding that does not.
pub const WARNING: &str = "注意";

#[must_use]
pub fn summary(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "誤りも注意もありません。".to_owned(),
        (0, w) => format!("誤りはありません。注意が {w} 件あります。"),
        (e, 0) => format!("誤りが {e} 件あります。"),
        (e, w) => format!("誤りが {e} 件、注意が {w} 件あります。"),
    }
}

/// Findings that are not drawn.
#[must_use]
pub fn more_findings(count: usize) -> String {
    format!(
        "ほかに {count} 件あります。初めの方を直してから、もう一度調べてください（--message-format json で全てを示します）。"
    )
}

#[must_use]
pub fn built(files: usize, out: &str) -> String {
    format!("{files} 個のファイルを {out} に書き出しました。")
}

/// Every file already stood there as it was made.
#[must_use]
pub fn unchanged(files: usize, out: &str) -> String {
    format!("{files} 個のファイルは前と同じです。{out} はそのままです。")
}

#[must_use]
pub fn nothing_written() -> &'static str {
    "書き出しはしていません。前の内容はそのままです。"
}

#[must_use]
pub fn unknown_code(code: &str) -> String {
    format!("「{code}」という符号はありません。")
}

/// Before what clap says of a command line that it cannot read.
pub const USAGE_ERROR: &str = "コマンドの書き方が違います。「tebiki --help」で使い方を示します。";

#[must_use]
pub fn failed(error: &dyn std::fmt::Display) -> String {
    format!("続けられません: {error}")
}

/// A month stands where a day is needed.
#[must_use]
pub fn day_missing(text: &str) -> String {
    format!("「{text}」には日がありません。「2026-04-01」又は「令和8年4月1日」のように書いてください。")
}

#[must_use]
pub fn schemas_written(files: usize) -> String {
    format!("{files} 個のファイルを .tebiki/schema に書き出しました。")
}

/// What a new user does next.
#[must_use]
pub fn started(files: usize, dir: &str) -> String {
    format!(
        "手引きの見本（{files} 個のファイル）を {dir} に書き出しました。\n\n\
         次にすること\n  \
         1. {dir}/content/handbook.yaml を開き、市町村の名前、連絡先、版を書き換えます。\n  \
         2. 要領は content/guidelines、流れ図は content/flows、様式は forms にあります。見本を書き換えるか、写して増やします。\n  \
         3. 「tebiki check --root {dir}」で誤りを調べます。\n  \
         4. 「tebiki build --root {dir}」で手引きを作り、{dir}/public/index.html を開きます。"
    )
}

/// After the archive was written.
#[must_use]
pub fn packed(file: &str) -> String {
    format!("全体を {file} にもまとめました。")
}

/// After the papers of trainers were written.
#[must_use]
pub fn built_for_trainers(files: usize, folder: &str) -> String {
    format!("講師用の {files} 個のファイルを {folder} に書き出しました。公開しないでください。")
}
