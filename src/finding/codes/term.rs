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
    TERM_VARIANT = "term-variant", Warning, "用語とまぎらわしい語がある",
        "定めた用語に語を付けた語や、送り仮名などの違う語があり、同じものを指すのか読む人に分かりません。",
        "用語にそろえるか、別のものなら定義を置くか、content/glossary.yaml に加えてください。";
    RELATION_DIFFERS = "relation-differs", Warning, "関係条文が違う",
        "別表の「（第○条関係）」や様式の basis が示す条項は、その別表や様式を引用していなければなりません。",
        "引用している条項に直してください。";
    TABLE_UNCITED = "table-uncited", Warning, "どこも引用していない別表",
        "本文のどの条項も、この別表を引用していません。",
        "使う条項で引用するか、別表を消してください。";
    LAW_NUMBER_DIFFERS = "law-number-differs", Warning, "法令の番号が違う",
        "本文に書いた法令の番号が、handbook.yaml の outside の番号と違います。",
        "法令を確かめて、誤っている方を直してください。";
    LAW_WITHOUT_NUMBER = "law-without-number", Warning, "法令の番号がない",
        "要綱や要領では、法令を初めて引用するときに、題名の後に番号を書きます。",
        "題名の後に番号を書いてください。";
}
