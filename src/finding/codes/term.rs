//! Codes of words and citations in the text of rules: how numbers are cited, what the glossary says.

super::codes! {
    CITATION_FIRST_PARAGRAPH = "citation-first-paragraph", Warning, "第1項の書き方が違う",
        "項が一つの条は「第3条」「第3条第2号」と引用し、項が二つ以上ある条は「第3条第1項」のように項まで書きます。",
        "条にある項の数に合わせて直してください。";
    CITATION_ARTICLE_IN_OUTLINE = "citation-article-in-outline", Warning, "項目を「第○条」と引用している",
        "この文書の項目の番号は 1、(1)、ア などで、条はありません。",
        "項目の番号で引用するか、項目へのリンクにしてください。";
    CITATION_TYPED = "citation-typed", Warning, "引用の番号が手で書かれている",
        "手で書いた番号は、前に条項が増えたり減ったりしたときに、違う条項を指してしまいます。",
        "番号の代わりに、条項へのリンクを書いてください。";
    CITATION_LINK_DIFFERS = "citation-link-differs", Warning, "リンクの語とリンク先が違う",
        "リンクの語に書いた番号（前条、第3条など）の条項と、リンク先の条項が違います。",
        "語を直すか、番号が自動で入る書き方（{path} や {n}）にしてください。";
    GLOSSARY_UNKNOWN = "glossary-unknown", Warning, "どの規程も定めていない用語",
        "content/glossary.yaml に書いた用語を定めた規程がなく、意味（meaning）も書かれていません。",
        "用語の字を直すか、意味（meaning）を書いてください。";
    GLOSSARY_TWICE = "glossary-twice", Warning, "用語集に同じ名が二度ある",
        "用語や別名は、一つの用語だけを指すようにします。",
        "一方を消してください。";
    GLOSSARY_MEANING = "glossary-meaning", Warning, "規程の定めと用語集の意味が重なる",
        "規程が意味を定めている用語には、その定めがそのまま載ります。",
        "意味（meaning）の行を消してください。";
    GLOSSARY_READING = "glossary-reading", Warning, "用語に読みがない",
        "用語集は読みの五十音順に並べるので、読みのない用語は終わりにまとめられます。",
        "読み（reading）を書いてください。";
}
