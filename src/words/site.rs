//! Words of the site.

use serde::Serialize;

/// Words that page templates print.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SiteWords {
    pub skip_link: &'static str,
    pub form_index: &'static str,
}

/// The words in Japanese.
pub const SITE: SiteWords = SiteWords { skip_link: "本文へ", form_index: "様式一覧" };
