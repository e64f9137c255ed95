//! Messages of findings. Each says in one sentence what is wrong; how to mend it
//! stands in the table of codes, or here where the case allows a better hint.

use std::io;
use std::ops::RangeInclusive;
use std::path::Path;

use pulldown_cmark::{Event, Tag};

use crate::date::DateError;
use crate::finding::Code;

pub const A_MAP: &str = "「キー: 値」の並び";
pub const A_LIST: &str = "並び（「- 」の行、又は [ ] ）";
pub const A_TEXT: &str = "文字";
pub const A_BOOL: &str = "true か false";
pub const FIRST_HERE: &str = "先にここにあります";

// ---- cures ----

#[must_use]
pub fn did_you_mean(near: &str) -> String {
    format!("「{near}」の書き間違いではありませんか。")
}

#[must_use]
pub fn choose_from(names: &[&str], near: Option<&str>) -> String {
    let all = names.iter().map(|name| format!("「{name}」")).collect::<Vec<_>>().join("");
    match near {
        Some(near) => format!("「{near}」の書き間違いではありませんか。書けるのは{all}です。"),
        None => format!("{all}のどれかを書いてください。"),
    }
}

#[must_use]
pub fn known_keys(names: &[&str]) -> String {
    if names.is_empty() {
        return "この行を消してください。".to_owned();
    }
    let mut names: Vec<&str> = names.to_vec();
    names.sort_unstable();
    names.dedup();
    format!("ここに書けるキーは {} です。", names.join("、"))
}

#[must_use]
pub fn delete_mark(mark: &str) -> String {
    format!("「{}」を消してください。番号は自動で付きます。", mark.trim_end())
}

#[must_use]
pub fn write_id(stem: &str) -> String {
    format!("「id: {stem}」と書くか、ファイル名を id に合わせてください。")
}

// ---- sources ----

#[must_use]
pub fn io_error(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("「{}」を読めません（{error}）", path.display()))
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
pub fn source_hidden_character(c: char) -> String {
    format!("目に見えない文字（U+{:04X}）が入っています。", c as u32)
}

#[must_use]
pub fn glyph_missing(c: char) -> String {
    format!("「{c}」（U+{:04X}）は、印刷に使う書体に字形がありません。", c as u32)
}

#[must_use]
pub fn variable_unknown(name: &str) -> String {
    format!("「{{{{{name}}}}}」という名前の語は、handbook.yaml の variables にありません。")
}

// ---- YAML ----

#[must_use]
pub fn yaml_syntax() -> String {
    "YAML として読めません。".to_owned()
}

#[must_use]
pub fn yaml_duplicate_key(key: &str) -> String {
    format!("キー「{key}」が二度書かれています。")
}

#[must_use]
pub fn yaml_unknown_key(key: &str) -> String {
    format!("知らないキー「{key}」です。")
}

#[must_use]
pub fn yaml_missing_key(key: &str) -> String {
    format!("「{key}」が書かれていません。")
}

#[must_use]
pub fn yaml_wrong_type(wanted: &str) -> String {
    format!("ここには{wanted}を書きます。")
}

#[must_use]
pub fn not_a_number(limits: &RangeInclusive<u32>) -> String {
    format!("ここには {} から {} までの整数を書きます。", limits.start(), limits.end())
}

#[must_use]
pub fn not_one_of(text: &str) -> String {
    format!("「{text}」は、ここには書けません。")
}

// ---- names ----

/// A name that nothing bears; what it should have named depends on the code.
#[must_use]
pub fn unknown_name(code: &'static Code, name: &str) -> String {
    use crate::finding::code;
    let what = match code {
        c if *c == code::VARIABLE_UNKNOWN => return variable_unknown(name),
        c if *c == code::PAGE_UNKNOWN => "ページ",
        c if *c == code::SECTION_UNKNOWN => "条項",
        c if *c == code::ACTOR_UNKNOWN => "担当（actors）",
        c if *c == code::FORM_UNKNOWN => "様式",
        c if *c == code::FLOW_UNKNOWN_STEP => "手順",
        c if *c == code::FLOW_UNKNOWN_LANE => "列（lanes）",
        c if *c == code::FLOW_UNKNOWN_NOTE => "注",
        c if *c == code::FORM_UNKNOWN_CHOICES => "選択肢（choices）",
        c if *c == code::FORM_UNKNOWN_USE => "共通の項目（fields）",
        c if *c == code::FORM_UNKNOWN_INCLUDE => "共通のファイル",
        c if *c == code::ATTRIBUTE_UNKNOWN => "印",
        c if *c == code::OUTPUT_UNKNOWN => "出力",
        c if *c == code::THEME_UNKNOWN => "テーマ",
        _ => "もの",
    };
    format!("「{name}」という{what}はありません。")
}

#[must_use]
pub fn id_duplicate(id: &str) -> String {
    format!("id「{id}」が二度使われています。")
}

#[must_use]
pub fn id_invalid(id: &str) -> String {
    format!("「{id}」は id に使えません。")
}

#[must_use]
pub fn field_id_invalid(id: &str) -> String {
    format!("「{id}」は項目の id に使えません。")
}

#[must_use]
pub fn value_invalid(value: &str) -> String {
    format!("「{value}」は選択肢の値に使えません。")
}

#[must_use]
pub fn id_not_file_name(id: &str, stem: &str) -> String {
    format!("id「{id}」がファイル名「{stem}」と違います。")
}

#[must_use]
pub fn page_twice(name: &str) -> String {
    format!("「{name}」が二度並べられています。")
}

#[must_use]
pub fn page_unlisted(name: &str) -> String {
    format!("「{name}」は、handbook.yaml の parts のどれにも入っていません。")
}

#[must_use]
pub fn link_unknown(path: &str) -> String {
    format!("リンク先の「{path}」がありません。")
}

#[must_use]
pub fn link_leaves(address: &str) -> String {
    format!("リンク先の「{address}」は、手引きの外を指しています。")
}

#[must_use]
pub fn anchor_unknown(anchor: &str) -> String {
    format!("リンク先に「#{anchor}」という場所がありません。")
}

#[must_use]
pub fn figure_not_a_flow(address: &str) -> String {
    format!("「{address}」は流れ図ではありません。")
}

// ---- dates ----

#[must_use]
pub fn date_invalid(text: &str, error: &DateError) -> String {
    match error {
        DateError::Form => format!("「{text}」は日付として読めません。"),
        DateError::NoSuchDay => format!("「{text}」という日はありません。"),
        DateError::OutsideEra { .. } => format!("「{text}」は、その元号の期間に入っていません。"),
        DateError::FirstYear { .. } => "元号の最初の年は「元年」と書きます。".to_owned(),
    }
}

#[must_use]
pub fn date_cure(error: &DateError) -> String {
    match error {
        DateError::OutsideEra { instead: Some(instead) } | DateError::FirstYear { instead } => {
            format!("「{instead}」と書いてください。")
        }
        _ => "「2026-04-01」又は「令和8年4月1日」のように書いてください。".to_owned(),
    }
}

// ---- Markdown ----

#[must_use]
pub fn front_matter_missing() -> String {
    "ファイルの初めに「---」で囲んだ見出し（id、title など）がありません。".to_owned()
}

#[must_use]
pub fn raw_html() -> String {
    "HTML の札は使えません。".to_owned()
}

#[must_use]
pub fn trailing_spaces() -> String {
    "行の終わりの空白による改行は、目に見えません。".to_owned()
}

#[must_use]
pub fn heading_inside() -> String {
    "箇条書きや囲みの中に見出しがあります。".to_owned()
}

#[must_use]
pub fn heading_underlined() -> String {
    "下線（--- や ===）による見出しは使えません。".to_owned()
}

#[must_use]
pub fn typed_number(mark: &str) -> String {
    format!("「{}」は、自動で付く番号や記号と重なります。", mark.trim_end())
}

#[must_use]
pub fn number_too_deep() -> String {
    "番号の段が深すぎるか、同じ段の項目が多すぎて、番号を付けられません。".to_owned()
}

#[must_use]
pub fn admonition_unknown(word: &str) -> String {
    format!("囲みの語「{word}」は使えません。")
}

#[must_use]
pub fn admonition_missing() -> String {
    "引用の形（> ）は、囲みの語から始めます。".to_owned()
}

/// Names a CommonMark construct that guidelines do not have.
#[must_use]
pub fn markdown_unsupported(event: &Event<'_>) -> String {
    let what = match event {
        Event::Start(Tag::Image { .. }) => "画像や取込み",
        Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => "コードの書き方（`）",
        Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => "脚注",
        _ => "この書き方",
    };
    format!("{what}は、この場所では使えません。")
}

// ---- flows ----

#[must_use]
pub fn flow_decision_ways(label: &str) -> String {
    format!("判断「{label}」から出る道が一つしかありません。")
}

#[must_use]
pub fn flow_decision_label(label: &str) -> String {
    format!("判断「{label}」から出る道に、答え（label）が書かれていません。")
}

#[must_use]
pub fn flow_lane_missing(label: &str) -> String {
    format!("手順「{label}」に列（lane）が書かれていません。")
}

#[must_use]
pub fn flow_lane_empty(lane: &str) -> String {
    format!("列「{lane}」に手順がありません。")
}

#[must_use]
pub fn flow_note_unused(note: &str) -> String {
    format!("注「{note}」は、どの手順からも使われていません。")
}

#[must_use]
pub fn flow_loop(label: &str) -> String {
    format!("手順「{label}」から前の手順に戻る道に、kind: return がありません。")
}

#[must_use]
pub fn flow_unreached(label: &str) -> String {
    format!("手順「{label}」に入る道がありません。")
}

#[must_use]
pub fn flow_label_long(length: usize, limit: usize) -> String {
    format!("手順の名前が {length} 字あります（{limit} 字までが目安です）。")
}

#[must_use]
pub fn flow_too_many_steps(n: usize, limit: usize) -> String {
    format!("手順が {n} あります（{limit} までが目安です）。")
}

#[must_use]
pub fn flow_too_many_lanes(n: usize, limit: usize) -> String {
    format!("列が {n} あります（{limit} までが目安です）。")
}

// ---- forms ----

#[must_use]
pub fn form_duplicate_field(id: &str) -> String {
    format!("項目の id「{id}」が二度使われています。")
}

#[must_use]
pub fn form_duplicate_option(value: &str) -> String {
    format!("選択肢の値「{value}」が二度使われています。")
}

#[must_use]
pub fn form_unknown_parent(parent: &str) -> String {
    format!("前提とする選択肢「{parent}」が、この選択肢より前にありません。")
}

#[must_use]
pub fn choices_without_values() -> String {
    "選択肢に値がないため、表示の字がそのままデータの名前になります。".to_owned()
}

#[must_use]
pub fn form_field_without_label(id: &str) -> String {
    format!("項目「{id}」に名前（label）がありません。")
}

#[must_use]
pub fn form_row_width(sum: u32) -> String {
    format!("この行の幅（width）の合計が {sum} です。12 にします。")
}

#[must_use]
pub fn form_empty() -> String {
    "この節に項目がありません。".to_owned()
}

// ---- outputs ----

#[must_use]
pub fn output_conflict(path: &str) -> String {
    format!("「{path}」を二つの出力が作ろうとしました。")
}

/// A document could not be typeset.
#[must_use]
pub fn typeset_failed(document: &str) -> String {
    format!("「{document}」を組版できませんでした。")
}

/// typst remarked something on a document.
#[must_use]
pub fn typeset_remark(document: &str) -> String {
    format!("「{document}」の組版で注意がありました。")
}

/// A flow fits an upright page neither way.
#[must_use]
pub fn figure_overflow(title: &str) -> String {
    format!("流れ図「{title}」が紙に収まりません。")
}

/// A form is higher than its pages.
#[must_use]
pub fn form_overflow(number: &str, title: &str, pages: u32, millimetres: f64) -> String {
    format!("{number}「{title}」が{pages}ページに収まりません（{millimetres:.1}mm超過）。")
}
