//! Defined words and citations.

pub const DEFINED_HERE: &str = "ここで定めています";

#[must_use]
pub fn bracket_unmatched(sign: &str) -> String {
    format!("括弧「{sign}」の相手がありません。")
}

#[must_use]
pub fn term_twice(term: &str) -> String {
    format!("用語「{term}」を二度定めています。")
}

#[must_use]
pub fn term_before(term: &str) -> String {
    format!("用語「{term}」を、定める前に使っています。")
}

#[must_use]
pub fn term_never(term: &str) -> String {
    format!("用語「{term}」を定めていますが、使っていません。")
}

#[must_use]
pub fn term_long(long: &str, short: &str) -> String {
    format!("「{long}」は、「{short}」と略すことにしています。")
}

#[must_use]
pub fn use_short(long: &str, short: &str) -> String {
    format!("「{long}」を「{short}」に改めてください。")
}

#[must_use]
pub fn citation_unknown(cited: &str) -> String {
    format!("「{cited}」に当たる条項がありません。")
}

#[must_use]
pub fn citation_number_cure(cited: &str, path: &str) -> String {
    format!("見出しが指すのは「{path}」です。「{cited}」を「{path}」に改めてください。")
}

#[must_use]
pub fn citation_title(cited: &str, said: &str) -> String {
    format!("「{cited}」の見出しは「{said}」ではありません。")
}

#[must_use]
pub fn citation_title_cure(said: &str, title: &str) -> String {
    format!("「{said}」を「{title}」に改めてください。")
}

#[must_use]
pub fn citation_moved_cure(cited: &str, path: &str, said: &str, title: &str) -> String {
    format!(
        "見出し「{said}」の番号は「{path}」です。「{cited}」を「{path}」に改めてください（{cited}を指すときは「{said}」を「{title}」に改めます。）。"
    )
}

/// A citation that has to be written in another way.
#[must_use]
pub fn write_instead(cited: &str, instead: &str) -> String {
    format!("「{cited}」を「{instead}」に改めてください。")
}

#[must_use]
pub fn paragraph_lone(article: &str, cited: &str) -> String {
    format!("{article}の項は一つなので、「{cited}」とは書きません。")
}

#[must_use]
pub fn paragraph_untold(article: &str, cited: &str) -> String {
    format!("{article}には項が二つ以上あるので、「{cited}」ではどの項か決まりません。")
}

#[must_use]
pub fn citation_article_in_outline(cited: &str) -> String {
    format!("「{cited}」と引用していますが、この文書に条はありません。")
}

#[must_use]
pub fn proviso_missing(cited: &str) -> String {
    format!("「{cited}」に当たるただし書がありません。")
}

#[must_use]
pub fn citation_typed(cited: &str) -> String {
    format!("「{cited}」の番号が手で書かれています。番号が動いても、この引用は変わりません。")
}

/// The link that takes a typed citation's place; `id` is `None` where the part has no name yet.
#[must_use]
pub fn citation_as_link(said: &str, id: Option<&str>, tail: &str) -> String {
    match id {
        Some(id) => format!("「[{said}](#{id}){tail}」と書いてください。"),
        None => format!("指す条項の初めに「{{#名前}}」を付けて、「[{said}](#名前){tail}」と書いてください。"),
    }
}

/// The same for a part of another rule, whose file bears its id.
#[must_use]
pub fn citation_as_link_to(rule: &str, id: Option<&str>, tail: &str) -> String {
    match id {
        Some(id) => format!("「[{{path}}]({rule}.md#{id}){tail}」と書いてください。"),
        None => format!(
            "{rule}.md の、指す条項の初めに「{{#名前}}」を付けて、「[{{path}}]({rule}.md#名前){tail}」と書いてください。"
        ),
    }
}

#[must_use]
pub fn citation_unknown_in(title: &str, cited: &str) -> String {
    format!("「{cited}」は、「{title}」にありません。")
}

#[must_use]
pub fn citation_link_differs(cited: &str, path: &str) -> String {
    format!("リンクの語「{cited}」は、リンク先の「{path}」を指しません。")
}

#[must_use]
pub fn citation_link_cure(path: &str, id: &str) -> String {
    format!(
        "リンク先が正しいときは、「[{{path}}](#{id})」と書いてください（「{path}」と出ます。）。語が正しいときは、リンク先を改めてください。"
    )
}

#[must_use]
pub fn form_cited_missing(cited: &str) -> String {
    format!("「{cited}」という様式がありません。")
}

#[must_use]
pub fn form_uncited(number: &str, title: &str) -> String {
    format!("{number}「{title}」を、どの規程も引用していません。")
}

#[must_use]
pub fn ignore_unused(code: &str) -> String {
    format!("「{code}」の指摘は、この場所にありません。")
}

#[must_use]
pub fn glossary_twice(name: &str) -> String {
    format!("「{name}」が二度書かれています。")
}

#[must_use]
pub fn glossary_alias(alias: &str) -> String {
    format!("別名「{alias}」は、規程が別の用語として定めています。")
}

#[must_use]
pub fn glossary_meaning(term: &str) -> String {
    format!("用語「{term}」の意味は、規程が定めています。")
}

#[must_use]
pub fn glossary_reading(term: &str) -> String {
    format!("用語「{term}」に読みがありません。")
}

#[must_use]
pub fn glossary_row(term: &str) -> String {
    format!("terms に「- {{ term: {term}, reading: よみ }}」の行を加えてください。")
}

#[must_use]
pub fn reading_not_kana(reading: &str) -> String {
    format!("読み「{reading}」に、かなでない字があります。")
}

#[must_use]
pub fn reading_cure() -> String {
    "ひらがな（又はカタカナ）だけで書いてください。".to_owned()
}

#[must_use]
pub fn term_variant(found: &str, term: &str) -> String {
    format!("「{found}」は、定めた用語「{term}」とまぎらわしい語です。")
}

#[must_use]
pub fn variant_cure(found: &str, term: &str) -> String {
    format!(
        "「{term}」のことなら「{term}」に改めてください。別のものなら、「{found}」の定義を置くか、content/glossary.yaml に加えてください。"
    )
}

#[must_use]
pub fn table_uncited(name: &str) -> String {
    format!("{name}を、どの条項も引用していません。")
}

#[must_use]
pub fn relation_differs(name: &str, paths: &[&str]) -> String {
    format!("{name}を引用しているのは、{}です。", paths.join("、"))
}

#[must_use]
pub fn relation_cure(said: &str, paths: &[&str]) -> String {
    write_instead(said, &format!("（{}関係）", paths.join("、")))
}

#[must_use]
pub fn basis_differs(number: &str, path: &str) -> String {
    format!("根拠とした{path}は、{number}を引用していません。")
}

#[must_use]
pub fn basis_cure(name: &str) -> String {
    format!("引用している条項の「{name}」を書くか、根拠とした条項に様式へのリンクを書いてください。")
}

#[must_use]
pub fn law_number_differs(title: &str, said: &str) -> String {
    format!("{title}の番号「{said}」が、outside に書いた番号と違います。")
}

#[must_use]
pub fn law_without_number(title: &str) -> String {
    format!("初めて引用する「{title}」に、番号がありません。")
}
