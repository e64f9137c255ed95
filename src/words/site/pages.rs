//! Sentences of pages: titles, descriptions, files.

use super::SITE;
use crate::date::Date;
use crate::handbook::CoursePaper;

/// A template that could not be read or filled.
#[must_use]
pub fn template_failed(template: &str) -> String {
    if template.is_empty() {
        return "テーマのひな形を読めません。".to_owned();
    }
    format!("テーマのひな形「{template}」でページを作れません。")
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
#[must_use]
pub fn dated_version(date: Date) -> String {
    format!("{}版", date.wareki())
}

/// Heading of the contents in a page: 「この要領の目次」.
#[must_use]
pub fn contents_of(kind: &str) -> String {
    format!("この{}の目次", if kind.is_empty() { "ページ" } else { kind })
}

/// What is folded away below a line of the contents, by its first and last number.
#[must_use]
pub fn from_to(first: &str, last: &str) -> String {
    match (first, last) {
        ("", _) | (_, "") => "細目".to_owned(),
        _ if first == last => first.to_owned(),
        _ => format!("{first}から{last}まで"),
    }
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
pub fn file_note(pages: Option<usize>, bytes: Option<usize>, version: Date) -> String {
    let extent = file_extent(pages, bytes);
    format!("{extent}{}{}", if extent.is_empty() { "" } else { "・" }, dated_version(version))
}

/// 「A4・1ページ・96KB」; a file without pages has no paper either, and one that
/// is not made yet has no size.
#[must_use]
pub fn file_extent(pages: Option<usize>, bytes: Option<usize>) -> String {
    let paper = pages.map(|n| format!("A4・{n}ページ"));
    paper.into_iter().chain(bytes.map(file_size)).collect::<Vec<_>>().join("・")
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

/// A form to fill in on a screen.
pub const FORM_FILLABLE: (&str, &str) = ("入力用PDF", "パソコンで入力して保存・印刷する");
/// The words of a rule text's file without marks.
pub const GUIDELINE_TEXT: (&str, &str) = ("テキスト", "ほかのシステムに貼り付ける");
/// The words of a rule text's file in Markdown.
pub const GUIDELINE_MARKDOWN: (&str, &str) = ("Markdown", "ほかのシステムに貼り付ける");
/// The words of the whole handbook as one file.
pub const BOOK_PDF: (&str, &str) = ("手引き全体のPDF", "全体を印刷して読む");

/// The words of a form's picture.
pub const FORM_PICTURE: (&str, &str) = ("SVG", "紙面を見る");
/// The words of all forms in one file.
pub const FORMS_ALL: (&str, &str) = ("PDF", "全部の様式を1部ずつ印刷する");
/// The words of a pack of forms.
pub const FORM_PACK: (&str, &str) = ("PDF", "まとめて印刷する");
/// The words of a form filled in as an example.
pub const FORM_SAMPLE: (&str, &str) = ("記入例", "書き方を見る");
/// The words of a form to fill in with Excel.
pub const FORM_XLSX: (&str, &str) = ("Excel", "パソコンで入力する");
/// The words of the schema of a filled form's data.
pub const FORM_SCHEMA: (&str, &str) = ("JSON Schema", "記入した内容をデータにする");
/// The words of the list of all forms for programs.
pub const FORM_LIST: (&str, &str) = ("JSON", "様式と項目の一覧をほかのシステムで読む");

/// The words of a paper of a course.
#[must_use]
pub fn course_paper(paper: CoursePaper) -> (&'static str, &'static str) {
    let purpose = match paper {
        CoursePaper::Slides => "スライドを映す",
        CoursePaper::Handout => "スライドを印刷して配る",
        CoursePaper::Worksheet => "演習に取り組む",
        CoursePaper::Test => "確認テストに答える",
        CoursePaper::Case => "模擬会議の資料を配る",
        CoursePaper::Record => "受講と自己評価を記録する",
        CoursePaper::Certificate => "修了証を印刷する",
        CoursePaper::Guide => "講師が進め方を見る",
        CoursePaper::Answers => "講師が解答を見る",
        CoursePaper::Script => "講師が会議を進める",
    };
    (COURSE_PDF, purpose)
}

/// The kind of file of every paper of a course.
const COURSE_PDF: &str = "PDF";

/// Sign between the members of a list in a line.
pub const JOINER: &str = "、";

/// Lead and description of the glossary.
#[must_use]
pub fn glossary_lead(count: usize, by_row: bool, others: bool) -> String {
    match (by_row, others) {
        (true, true) => {
            format!("用語{count}語を、読みの五十音順に並べています。読みのない用語は、終わりに並べています。")
        }
        (false, true) => format!("用語{count}語を、文字の順（かな、漢字の順）に並べています。"),
        (_, false) => format!("用語{count}語を、読みの五十音順に並べています。"),
    }
}

/// Heading of the words without reading.
pub const GLOSSARY_OTHERS: &str = "その他";

/// Description of the search page for search engines.
#[must_use]
pub fn search_description(title: &str) -> String {
    format!("{title}の全ての規程、流れ図、様式から言葉を探します。")
}

/// Lead of the page of all.
#[must_use]
pub fn print_lead() -> String {
    "規程、流れ図、様式の説明、用語などを、1つのページにまとめています。印刷するときや、ブラウザーの検索で言葉を探すときに使えます。"
        .to_owned()
}

/// Description of the page of all for search engines.
#[must_use]
pub fn print_description(title: &str) -> String {
    format!("{title}の規程、流れ図、様式の説明、用語などを、1つのページにまとめたものです。")
}

/// Title of the feed of changes.
#[must_use]
pub fn feed_title(title: &str) -> String {
    format!("{title}　改正履歴")
}

/// A change in the feed: 「…要領の改正（福政第12号）」.
#[must_use]
pub fn feed_entry(document: &str, kind: &str, number: &str) -> String {
    let number = if number.is_empty() { String::new() } else { format!("（{number}）") };
    format!("{document}の{kind}{number}")
}

/// A change in one line: 「令和8年4月1日　改正」.
#[must_use]
pub fn feed_summary(day: &str, kind: &str) -> String {
    format!("{day}　{kind}")
}

/// Heading, in the page of all, of what belongs to no part.
pub const APPENDIX: &str = "資料";

/// Lead of the directory; the form's name follows as a link.
#[must_use]
pub fn agencies_lead() -> String {
    "次の様式の選択肢ごとに、つなぎ先の連絡先を並べています。".to_owned()
}

/// Name of a table of the directory.
#[must_use]
pub fn agencies_caption(group: &str) -> String {
    if group.is_empty() { SITE.agencies.to_owned() } else { format!("{group}のつなぎ先") }
}

/// The kinds of which no office is listed.
#[must_use]
pub fn agencies_without(kinds: &[&str]) -> String {
    format!("連絡先を載せていないもの　{}", kinds.join("、"))
}

/// A length of time.
#[must_use]
pub fn minutes(minutes: u32) -> String {
    format!("{minutes}分")
}

/// How many questions a test has.
#[must_use]
pub fn questions(questions: usize) -> String {
    format!("確認テスト（{questions}問）の問題は、資料の「確認テストに答える」にあります。")
}

/// Who attends a course, and how long it takes.
#[must_use]
pub fn course_note(learners: &str, minutes: u32) -> String {
    format!("{learners}　{minutes}分")
}

/// Description of a course's page.
#[must_use]
pub fn course_description(title: &str, learners: &str, minutes: u32) -> String {
    format!("研修「{title}」（対象：{learners}、{minutes}分）の流れ、スライド及び資料です。")
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
        assert_eq!(file_note(Some(12), Some(348_160), date), "A4・12ページ・340KB・令和8年4月1日版");
        assert_eq!(file_extent(Some(1), Some(2048)), "A4・1ページ・2KB");
        assert_eq!(file_extent(None, Some(2048)), "2KB");
        assert_eq!(file_note(None, None, date), "令和8年4月1日版");
    }
}
