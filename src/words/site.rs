//! Words of the site.
//!
//! Templates get [`SITE`] whole as `words`, so that they hold no Japanese of
//! their own and a misspelt name is an error. Sentences with parts to fill in
//! are functions.

pub mod answer;

use serde::Serialize;

use crate::date::Date;

/// Words that page templates print.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SiteWords {
    pub skip_link: &'static str,
    pub menu: &'static str,
    pub nav_label: &'static str,
    pub crumbs_label: &'static str,
    pub home: &'static str,
    pub form_index: &'static str,
    pub contact: &'static str,
    pub contact_line: &'static str,
    pub foot_nav: &'static str,
    pub draft: &'static str,
    pub draft_note: &'static str,
    pub office: &'static str,
    pub review_by: &'static str,
    pub files: &'static str,
    pub figure_open: &'static str,
    pub scroll_hint_figure: &'static str,
    pub scroll_hint_table: &'static str,
    pub steps_title: &'static str,
    pub steps_lead: &'static str,
    pub step_actor: &'static str,
    pub step_clause: &'static str,
    pub step_consent: &'static str,
    pub step_forms: &'static str,
    pub step_next: &'static str,
    pub step_end: &'static str,
    pub flow_source: &'static str,
    pub flow_used_in: &'static str,
    pub no_form: &'static str,
    pub usage: &'static str,
    pub who: &'static str,
    pub when: &'static str,
    pub submit_to: &'static str,
    pub keep: &'static str,
    pub sheets: &'static str,
    pub basis: &'static str,
    pub follows: &'static str,
    pub followed_by: &'static str,
    pub part_of: &'static str,
    pub has_parts: &'static str,
    pub fields: &'static str,
    pub fields_lead: &'static str,
    pub form_notes: &'static str,
    pub field: &'static str,
    pub answer: &'static str,
    pub guidance: &'static str,
    pub privacy: &'static str,
    pub privacy_office: &'static str,
    pub number_and_name: &'static str,
    pub filled_by: &'static str,
    pub time: &'static str,
    pub clause: &'static str,
    pub file_column: &'static str,
    pub papers: &'static str,
    pub papers_lead: &'static str,
    pub joiner: &'static str,
}

/// The words in Japanese.
pub const SITE: SiteWords = SiteWords {
    skip_link: "本文へ",
    menu: "メニュー",
    nav_label: "手引きの柱",
    crumbs_label: "パンくず",
    home: "表紙",
    form_index: "様式一覧",
    contact: "お問い合わせ",
    contact_line: "分からないことは、次へお尋ねください。",
    foot_nav: "この手引きの内容",
    draft: "案",
    draft_note: "この文書は案です。まだ効力はありません。",
    office: "所管",
    review_by: "次の見直し",
    files: "ファイル",
    figure_open: "流れ図を見る",
    scroll_hint_figure: "図は横に動かせます",
    scroll_hint_table: "表は横に動かせます",
    steps_title: "手順を文章で読む",
    steps_lead: "図と同じ内容を、上から順に書いています。",
    step_actor: "担当",
    step_clause: "定めた項",
    step_consent: "本人の同意",
    step_forms: "書類",
    step_next: "次",
    step_end: "ここで終わります。",
    flow_source: "出典",
    flow_used_in: "この図を載せた規程",
    no_form: "様式なし",
    usage: "使い方",
    who: "だれが",
    when: "いつ",
    submit_to: "どこへ",
    keep: "保存",
    sheets: "用紙",
    basis: "定めた項",
    follows: "前に使う様式",
    followed_by: "次に使う様式",
    part_of: "あわせて使う様式",
    has_parts: "あわせて使う様式",
    fields: "記入欄",
    fields_lead: "紙面の上から順に、全ての記入欄と選択肢を並べています。",
    form_notes: "注",
    field: "欄",
    answer: "書く形",
    guidance: "書き方と選択肢",
    privacy: "個人情報の利用目的",
    privacy_office: "取り扱う所",
    number_and_name: "番号と名前",
    filled_by: "記入する人",
    time: "時期",
    clause: "定めた項",
    file_column: "ファイル",
    papers: "決まりにあって、様式がないもの",
    papers_lead: "次の書類は、規程が提出を求めていますが、この手引きに様式がありません。",
    joiner: "、",
};

/// A template that could not be read or filled.
#[must_use]
pub fn template_failed(template: &str) -> String {
    if template.is_empty() {
        return "テーマのひな形を読めません。".to_owned();
    }
    format!("テーマのひな形「{template}」で頁を作れません。")
}

/// Browser title of a page below the cover.
#[must_use]
pub fn page_title(page: &str, site: &str) -> String {
    format!("{page}｜{site}")
}

/// Lead of the cover, from the titles of the parts.
#[must_use]
pub fn lead(municipality: &str, parts: &[&str]) -> String {
    format!("{municipality}の{}を、一つにまとめた手引きです。", parts.join("、"))
}

/// 「第1版（令和8年4月1日）」.
#[must_use]
pub fn edition(name: &str, date: Date) -> String {
    format!("{name}（{}）", date.wareki())
}

/// Banner of an edition that another took the place of.
#[must_use]
pub fn superseded(name: &str, by: &str) -> String {
    format!("これは{name}です。今は{by}が使われています。")
}

/// 「令和8年4月1日版」.
fn dated_version(date: Date) -> String {
    format!("{}版", date.wareki())
}

/// Heading of the contents in a page: 「この要領の目次」.
#[must_use]
pub fn contents_of(kind: &str) -> String {
    format!("この{}の目次", if kind.is_empty() { "頁" } else { kind })
}

/// Way from the cover to the whole text: 「要領の全文」.
#[must_use]
pub fn whole_text(kind: &str) -> String {
    format!("{}の全文", if kind.is_empty() { "規程" } else { kind })
}

/// Description of a rule text for search engines, from its first headings.
#[must_use]
pub fn guideline_description(title: &str, headings: &[String]) -> String {
    if headings.is_empty() {
        return format!("{title}の全文です。");
    }
    format!("{title}の全文です。{}などを定めています。", headings.join("、"))
}

/// Description of the index of forms.
#[must_use]
pub fn form_index_description(count: usize) -> String {
    format!("様式{count}種類の番号、名前、記入する人、時期、定めた項、ファイルの一覧です。")
}

/// Lead of the index of forms.
#[must_use]
pub fn form_index_lead(count: usize) -> String {
    format!("様式は{count}種類あります。名前を選ぶと、使い方と全ての記入欄が開きます。")
}

/// Caption of the index of forms.
#[must_use]
pub fn form_index_caption(edition: Date) -> String {
    format!("{}から使う様式", edition.wareki())
}

/// Description of a form without purpose.
#[must_use]
pub fn form_description(name: &str) -> String {
    format!("{name}の使い方、全ての記入欄、ファイルです。")
}

/// Caption of a form's fields.
#[must_use]
pub fn fields_caption(number: &str) -> String {
    format!("{number}の記入欄")
}

/// 「A4・1ページ・96KB・令和8年4月1日版」.
#[must_use]
pub fn file_note(pages: Option<usize>, bytes: usize, version: Date) -> String {
    format!("{}・{}", file_extent(pages, bytes), dated_version(version))
}

/// 「A4・1ページ・96KB」.
fn file_extent(pages: Option<usize>, bytes: usize) -> String {
    let pages = pages.map_or_else(String::new, |n| format!("{n}ページ・"));
    format!("A4・{pages}{}", file_size(bytes))
}

/// Size as file managers show it; never 「0KB」 for a file that holds something.
#[must_use]
pub fn file_size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1000 {
        return format!("{kilobytes}KB");
    }
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    format!("{}.{}MB", tenths / 10, tenths % 10)
}

/// A file in one line: 「PDF（A4・12ページ・340KB・令和8年4月1日版）」.
#[must_use]
pub fn file_in_line(kind: &str, note: &str) -> String {
    format!("{kind}（{note}）")
}

/// The words of a printed rule text's file.
pub const GUIDELINE_PDF: (&str, &str) = ("PDF", "印刷して読む");
/// The words of a blank form's file.
pub const FORM_PDF: (&str, &str) = ("PDF", "印刷して手で書く");

/// Sign between the members of a list in a line.
pub const JOINER: &str = "、";

/// The kinds of a tie in the margin.
pub const TIE_FORM: &str = "様式";
/// A step of a flow in the margin.
pub const TIE_STEP: &str = "手順";

/// The words that give an admonition its weight.
pub const IMPORTANT: &str = "重要";
/// See [`IMPORTANT`].
pub const CAUTION: &str = "注意";
/// See [`IMPORTANT`].
pub const NOTE: &str = "補足";
/// See [`IMPORTANT`].
pub const BASIS: &str = "根拠";
/// See [`IMPORTANT`].
pub const EXAMPLE: &str = "例";
/// Sign of a remark that is not counted.
pub const REMARK: &str = "※";

/// Name of a table's scrolling region, from the heading above it.
#[must_use]
pub fn table_region(heading: &str, nth: usize) -> String {
    let nth = if nth > 1 { nth.to_string() } else { String::new() };
    format!("「{heading}」の表{nth}（横に動かせます）")
}

/// Name of a figure's scrolling region.
#[must_use]
pub fn figure_region(caption: &str) -> String {
    format!("{caption}（横に動かせます）")
}

/// Caption of a figure: 「図1　支援の流れ」.
#[must_use]
pub fn figure_caption(mark: &str, title: &str) -> String {
    format!("{mark}　{title}")
}

/// Way to the figure's text: 「図1を文章で読む」.
#[must_use]
pub fn figure_as_text(mark: &str) -> String {
    format!("{mark}を文章で読む")
}

/// Way from a figure in a text to its own page.
#[must_use]
pub fn figure_page(mark: &str) -> String {
    format!("{mark}だけの頁")
}

/// 「要領 4(4)ア」; the name of the text may be missing.
#[must_use]
pub fn clause(document: &str, path: &str) -> String {
    if document.is_empty() { path.to_owned() } else { format!("{document} {path}") }
}

/// Line above a form's title: 「要領6(6)、8(1)関係」.
#[must_use]
pub fn basis_line(document: &str, paths: &[&str]) -> String {
    format!("{document}{}関係", paths.join(JOINER))
}

/// 「A4・縦・1枚」.
#[must_use]
pub fn sheets(portrait: bool, count: u32) -> String {
    format!("A4・{}・{count}枚", if portrait { "縦" } else { "横" })
}

/// Says in which cell or table a field stands when its own label does not.
#[must_use]
pub fn within(label: &str) -> String {
    format!("「{label}」の中")
}

/// On which side of the person's consent a step of a flow stands.
pub const CONSENT_BEFORE: &str = "得る前";
/// See [`CONSENT_BEFORE`].
pub const CONSENT_AFTER: &str = "得た後";
/// See [`CONSENT_BEFORE`].
pub const CONSENT_NONE: &str = "要らない";

/// A paper that has no form.
#[must_use]
pub fn without_form(title: &str) -> String {
    format!("{title}（様式なし）")
}

/// A step by its number and label.
#[must_use]
pub fn step_name(mark: &str, label: &str) -> String {
    if mark.is_empty() { label.to_owned() } else { format!("{mark} {label}") }
}

/// The words beside an arrow, before the step that it leads to.
#[must_use]
pub fn arrow_label(label: &str) -> String {
    format!("{label} → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_in_a_file_manager() {
        assert_eq!(file_size(1), "1KB");
        assert_eq!(file_size(98_304), "96KB");
        assert_eq!(file_size(1_022_900), "999KB");
        assert_eq!(file_size(1_100_000), "1.1MB");
        assert_eq!(file_size(0), "0KB");
    }

    #[test]
    fn notes_name_what_is_known() {
        let date = Date { year: 2026, month: 4, day: Some(1) };
        assert_eq!(file_note(Some(12), 348_160, date), "A4・12ページ・340KB・令和8年4月1日版");
        assert_eq!(file_extent(None, 2048), "A4・2KB");
    }
}
