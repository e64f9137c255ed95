//! Words of `tebiki serve`: on the terminal and over the pages.

pub const SERVE: &str = "書きながら見るために、手引きをこの端末のブラウザーに示し、ファイルを保存するたびに直します";
pub const PORT: &str = "ポートの番号。0 にすると、空いている番号を使います";
pub const OPEN: &str = "ブラウザーを開きます";

/// Language of the server's own page.
pub const TITLE: &str = "手引きを作れません";
/// Stands over the findings while an older page shows.
pub const OLD_PAGE: &str = "この画面は、誤りのなかった最後の内容です。直して保存すると、新しくなります。";
/// Stands over the findings before there is a page to show.
pub const NO_PAGE: &str = "誤りを直して保存すると、手引きが表示されます。";
pub const PANEL: &str = "手引きの指摘";

#[must_use]
pub fn listening(address: &str) -> String {
    format!("手引きを {address} に示しています。終えるには Ctrl+C を押してください。")
}

#[must_use]
pub fn port_taken(port: u16, error: &dyn std::fmt::Display) -> String {
    format!("ポート {port} を使えません。「--port 0」で空いている番号を使えます。（{error}）")
}

#[must_use]
pub fn not_watched(error: &dyn std::fmt::Display) -> String {
    format!("ファイルの変化を知ることができません。（{error}）")
}

#[must_use]
pub fn not_opened(error: &dyn std::fmt::Display) -> String {
    format!("ブラウザーを開けませんでした。上の番地を自分で開いてください。（{error}）")
}

/// After an edit.
#[must_use]
pub fn shown(pages: usize, milliseconds: u128) -> String {
    format!("{pages} 個の画面とファイルを示しています（{milliseconds} ミリ秒）。")
}

/// The heading of the findings.
#[must_use]
pub fn findings(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, warnings) => format!("注意 {warnings} 件"),
        (errors, 0) => format!("誤り {errors} 件"),
        (errors, warnings) => format!("誤り {errors} 件、注意 {warnings} 件"),
    }
}

/// What the server says where it has nothing to show.
pub mod refusal {
    pub const HOST: &str = "この端末からだけ見られます。表示された番地（127.0.0.1）を開いてください。";
    pub const METHOD: &str = "この方法では答えられません。";
    pub const MISSING: &str = "その番地には何もありません。";
}
