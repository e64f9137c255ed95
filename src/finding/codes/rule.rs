//! Codes of rule texts: marks, numbers, definitions, citations, dates.

super::codes! {
    SECTION_UNKNOWN = "section-unknown", Error, "条項がない",
        "「要領の id#条項の id」で指した条項がありません。",
        "id の綴りを直すか、条項に {#id} を付けてください。";
    LINK_UNKNOWN = "link-unknown", Error, "リンク先がない",
        "リンクで指したファイルがありません。",
        "ファイルの場所と名前を確かめてください。場所は、書いているファイルから数えます。";
    LINK_LEAVES = "link-leaves", Error, "リンクが手引きの外を指す",
        "リンクは、手引きの中のファイルか、https: などで始まる外のアドレスを指します。",
        "手引きの中の場所を書いてください。";
    FRONT_MATTER_MISSING = "front-matter-missing", Error, "文書の見出しがない",
        "要領のファイルは、「---」で囲んだ id や title などから始めます。",
        "ファイルの初めに --- と --- で囲んで id、title、skeleton を書いてください。";
    RAW_HTML = "raw-html", Error, "HTML のタグがある",
        "本文に HTML を書くと、紙と画面で結果が違ってしまいます。",
        "タグを消し、Markdown の書き方に直してください。";
    MARKDOWN_UNSUPPORTED = "markdown-unsupported", Error, "使えない書き方",
        "要領では使わない Markdown の書き方です。",
        "段落、箇条書き、表などの書き方に直してください。";
    MARKDOWN_TRAILING_SPACES = "markdown-trailing-spaces", Warning, "見えない改行がある",
        "行の終わりに空白を二つ置くと改行になりますが、目に見えず、消えやすい書き方です。",
        "改行するなら行の終わりに \\ を置き、しないなら空白を消してください。";
    HEADING_INSIDE = "heading-inside", Error, "見出しの場所が違う",
        "見出しは、箇条書きや囲みの中には置けません。",
        "見出しを外に出すか、太字（**語**）にしてください。";
    HEADING_UNDERLINED = "heading-underlined", Error, "下線の見出しがある",
        "文の次の行に --- や === を書くと、文が見出しになってしまいます。",
        "見出しなら行の初めに # を付け、区切りなら前に空の行を置いて *** と書いてください。";
    MARKDOWN_TOO_DEEP = "markdown-too-deep", Error, "入れ子が深すぎる",
        "箇条書き、囲み、強調などが、何十段も重なっています。",
        "段を減らしてください。";
    TYPED_NUMBER = "typed-number", Warning, "番号が手で書かれている",
        "ワープロから写した文に、番号や「・」が残っています。自動で付くものと重なります。",
        "番号や記号を消してください。";
    NUMBER_TOO_DEEP = "number-too-deep", Error, "番号を付けられない",
        "番号は 1、(1)、ア、(ア)、a、(a) の 6 段までで、かなの段は 46 項目までです。",
        "段を減らすか、項目を分けてください。";
    ADMONITION_UNKNOWN = "admonition-unknown", Error, "囲みの語が違う",
        "囲みは「> [!重要]」のように、決まった語から始めます。",
        "語を直してください。";
    ATTRIBUTE_UNKNOWN = "attribute-unknown", Error, "知らない印",
        "{ } の中に書けるのは #id と、決まった印だけです。",
        "印の綴りを直してください。";
    FIGURE_NOT_A_FLOW = "figure-not-a-flow", Error, "図にできないファイル",
        "図として置けるのは、content/flows の流れ図です。",
        "流れ図のファイルを指してください。";
    BRACKET_UNMATCHED = "bracket-unmatched", Warning, "括弧の一方がない",
        "開いた括弧が閉じていないか、閉じた括弧が開いていません。全角と半角の括弧が組になっている場合もあります。",
        "足りない括弧を補ってください。";
    TERM_DEFINED_TWICE = "term-defined-twice", Warning, "用語を二度定めている",
        "一つの文書で、同じ用語を二つの箇所で定めています。",
        "後の定義を消すか、別の語にしてください。";
    TERM_USED_BEFORE = "term-used-before-definition", Warning, "用語を定める前に使っている",
        "用語が、それを定めた箇所より前の段落で使われています。",
        "初めて使う箇所で定めるか、前の箇所を定義によらない語に改めてください。";
    TERM_NEVER_USED = "term-never-used", Warning, "定めた用語を使っていない",
        "用語を定めていますが、その文書の本文のほかの箇所で使っていません。",
        "定義を消すか、本文でその用語を使ってください。";
    TERM_LONG_FORM = "term-long-form-after-short", Warning, "略称を定めた後に元の名を使っている",
        "略称を定めた後は、元の長い名ではなく略称を使います。",
        "略称に改めてください。";
    EMPTY_WITH_TEXT = "empty-with-text", Error, "文を置けない場所に文がある",
        "{.deleted} の見出しや号は番号だけを残すもので、{.continued} の条は前の条の見出しに続くものです。",
        "見出しの語や中の文を消すか、印を消してください。";
    COMMA_MIXED = "comma-mixed", Warning, "読点が混ざっている",
        "一つの文書の中で「、」と「，」が混ざっています。",
        "どちらかにそろえてください。";
    DATE_LAPSED = "date-lapsed", Warning, "失効した文書がある",
        "失効の日が、版の日付より前です。",
        "文書を外すか、失効の日を改めてください。後を継ぐ文書があるときは superseded_by に書きます。";
    REVIEW_OVERDUE = "review-overdue", Warning, "見直しの期限が過ぎている",
        "review_by の日が、版の日付より前です。",
        "文書を見直して、次の期限を書いてください。";
    CITATION_UNKNOWN = "citation-unknown", Warning, "引用した条項がない",
        "本文に引用した番号の条項が、その文書にありません。",
        "番号を直すか、番号を書く代わりに条項へのリンクにしてください。";
    CITATION_TITLE = "citation-title-differs", Warning, "引用した見出しが違う",
        "番号に添えて引用した見出しが、その条項の見出しと違います。",
        "番号か見出しを直してください。";
    NOTE_UNKNOWN = "note-unknown", Error, "注の文がない",
        "[^名前] で注を付けたところに、「[^名前]: 」で始まる注の文がありません。",
        "注の文を書くか、名前を直してください。";
    NOTE_UNUSED = "note-unused", Warning, "使われない注がある",
        "「[^名前]: 」で書いた注を、本文のどこも使っていません。印刷もされません。",
        "本文に [^名前] を書くか、注を消してください。";
    NOTE_DUPLICATE = "note-duplicate", Error, "注の名前が重なる",
        "同じ名前の注が二つ書かれています。",
        "一方の名前を変えてください。";
    TABLE_MARK = "table-mark", Error, "表の書き方に誤りがある",
        "表の印（{#id caption=… head=… side=…}）や、ますの印（{cols=… rows=…}）、表の中の行を読めません。",
        "印の名前と数を直してください。表の行は「- - 」、次のますは「  - 」で始めます。";
    TABLE_UNEVEN = "table-uneven", Error, "表の行がそろわない",
        "ますの数が最初の行と合わないか、つないだます（cols、rows）が表からはみ出しています。",
        "ますを足すか、cols と rows を直してください。空のますも「- 」と書きます。";
    NOTE_NOT_PUBLIC = "note-not-public", Error, "注の文が公開しない節にある",
        "注の文（[^名前]: ）が、注を使う文よりも読む人の少ない節（audience）に書かれています。",
        "注の文を、注を使う節の終わりに移してください。";
    PICTURE_DESCRIPTION = "picture-without-description", Error, "図に説明がない",
        "図を見られない人には、説明の文が図の代わりになります。",
        "![図に何が描かれているか](../images/…) のように、説明を書いてください。";
    PICTURE_BROKEN = "picture-broken", Error, "図のファイルを読めない",
        "ファイルが壊れているか、拡張子と中身が違います。",
        "図を作ったソフトで開き直し、SVG、PNG か JPEG で保存し直してください。";
    PICTURE_TOO_LARGE = "picture-too-large", Error, "図が大きすぎる",
        "図の縦か横が、印刷に要る大きさを超えています。",
        "縮めてから保存し直してください。A4 の幅いっぱいでも、横 2,000 ピクセルで足ります。";
    PICTURE_UNSAFE = "picture-unsafe", Error, "図に使えないものが入っている",
        "SVG に、スクリプト、外のファイル、入れ子の繰り返しなど、図に要らないものが入っています。",
        "図形と文字だけの SVG か、PNG で保存し直してください。";
    EMBED_UNKNOWN = "embed-unknown", Error, "取り込めないもの",
        "![…](…) で取り込めるのは、流れ図（.yaml）、図（.svg、.png、.jpg）、文書の条項（.md#名前）です。",
        "宛先と、[ ] の中の語を直してください。";
    INCLUDE_CIRCLE = "include-circle", Error, "取り込みが一回りしている",
        "取り込む文の中に、その文を取り込む行があります。",
        "一方の取り込みを、リンクに替えてください。";
    INCLUDE_HIDDEN = "include-hidden", Error, "公開しない条項を取り込んでいる",
        "取り込む条項の読者（audience）が、取り込む先の読者より限られています。",
        "取り込みをやめるか、取り込む先の audience を合わせてください。";
    TEXT_GROWS = "text-grows", Error, "取り込みやリンクで文が膨らみすぎる",
        "取り込む文がさらに別の文を取り込むなどして、一つの文書が元の何倍にもなります。",
        "取り込みをリンクに替えるか、文書を分けてください。";
}
