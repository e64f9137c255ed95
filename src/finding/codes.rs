//! The table of every code that a finding can carry.

use super::Severity::{self, Error, Warning};

/// A kind of finding: its stable name and what `tebiki explain` says of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable ASCII name such as `form-duplicate-field`.
    pub slug: &'static str,
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How it comes about.
    pub cause: &'static str,
    /// How to mend it.
    pub cure: &'static str,
}

macro_rules! codes {
    ($($name:ident = $slug:literal, $severity:ident, $title:literal, $cause:literal, $cure:literal;)*) => {
        pub(super) mod table {
            use super::*;
            $(
                #[doc = $title]
                pub static $name: Code =
                    Code { slug: $slug, severity: $severity, title: $title, cause: $cause, cure: $cure };
            )*
        }
        /// All codes in the order of the manual.
        pub static TABLE: &[&Code] = &[$(&table::$name),*];
    };
}

codes! {
    SOURCE_MISSING = "source-missing", Error, "設定ファイルがない",
        "手引きのフォルダーに content/handbook.yaml がありません。--root で別のフォルダーを指しているときにも起こります。",
        "content/handbook.yaml を作るか、--root で手引きのフォルダーを指してください。";
    SOURCE_UNUSED = "source-unused", Warning, "使われないファイルがある",
        "content や forms の中に、決まった場所と種類に当てはまらないファイルがあります。",
        "content/guidelines（.md）、content/flows（.yaml）、forms（.yaml）、forms/shared（.yaml）のどれかに移すか、消してください。";
    SOURCE_TOO_LARGE = "source-too-large", Error, "ファイルが大きすぎる",
        "一つの文書として読むには大きすぎるファイルです。",
        "文書を分けてください。";
    SOURCE_NOT_UTF8 = "source-not-utf8", Error, "文字コードが違う",
        "シフト JIS など、UTF-8 でない文字コードで保存されています。",
        "文字コードを UTF-8 にして保存し直してください。";
    SOURCE_HIDDEN_CHARACTER = "source-hidden-character", Error, "目に見えない文字がある",
        "他のソフトから写した文に、幅のない文字や文字の向きを変える文字が混ざっています。",
        "その文字を消してください。行ごと打ち直すのが確実です。";
    GLYPH_MISSING = "glyph-missing", Error, "印刷できない文字がある",
        "印刷に使う書体（BIZ UDゴシック）に字形のない文字です。人名や地名の異体字で起こります。",
        "字形のある字（常用の字体）に替えるか、かなで書いてください。";
    VARIABLE_UNKNOWN = "variable-unknown", Error, "知らない語の名前",
        "{{名前}} の名前が、handbook.yaml の variables にありません。",
        "variables に加えるか、名前の綴りを直してください。";
    YAML_SYNTAX = "yaml-syntax", Error, "YAML として読めない",
        "字下げ、「:」の後の空白、引用符、括弧などの書き方に誤りがあります。",
        "注記に示した行の字下げと記号を確かめてください。";
    YAML_UNKNOWN_KEY = "yaml-unknown-key", Error, "知らないキー",
        "綴りの間違いか、この場所に書けないキーです。",
        "キーの綴りを直すか、行を消してください。";
    YAML_DUPLICATE_KEY = "yaml-duplicate-key", Error, "同じキーが二度ある",
        "同じ場所に同じ名前のキーが二度書かれ、どちらを使うか決められません。",
        "どちらかを消してください。";
    YAML_MISSING_KEY = "yaml-missing-key", Error, "必要なキーがない",
        "必ず書くキーがないか、値が空です。",
        "キーと値を書いてください。";
    YAML_WRONG_TYPE = "yaml-wrong-type", Error, "値の形が違う",
        "文字を書くところに並びを書くなど、値の形が合っていません。",
        "示された形に書き直してください。";
    YAML_BAD_VALUE = "yaml-bad-value", Error, "書けない値",
        "決まった語や数の範囲に当てはまらない値です。",
        "書ける値に直してください。";
    ID_INVALID = "id-invalid", Error, "id に使えない文字がある",
        "id は英小文字・数字・「-」だけで書きます（様式の項目と選択肢は「-」の代わりに「_」）。all と index、-sample と -fillable で終わる名前は使えません。",
        "決まりに合う id に直してください。";
    ID_NOT_FILE_NAME = "id-not-file-name", Error, "id とファイル名が違う",
        "id は、ファイル名から拡張子を除いたものと同じにします。",
        "id かファイル名のどちらかを直してください。";
    ID_DUPLICATE = "id-duplicate", Error, "id が重なる",
        "同じ id が二つあり、どちらを指すか決められません。",
        "一方の id を変えてください。";
    PAGE_UNKNOWN = "page-unknown", Error, "並べたページがない",
        "parts に並べた名前の文書がありません。",
        "名前を直すか、文書を作ってください。";
    PAGE_TWICE = "page-twice", Error, "同じページを二度並べている",
        "一つのページは、parts の一か所だけに並べます。",
        "一方を消してください。";
    PAGE_UNLISTED = "page-unlisted", Warning, "どこにも並べていないページがある",
        "文書はありますが、parts に並んでいないため、目次から開けません。",
        "parts のどれかに加えてください。";
    SECTION_UNKNOWN = "section-unknown", Error, "条項がない",
        "「要領の id#条項の id」で指した条項がありません。",
        "id の綴りを直すか、条項に {#id} を付けてください。";
    ACTOR_UNKNOWN = "actor-unknown", Error, "担当がない",
        "担当の id が handbook.yaml の actors にありません。",
        "actors に加えるか、綴りを直してください。";
    LINK_UNKNOWN = "link-unknown", Error, "リンク先がない",
        "リンクで指したファイルがありません。",
        "ファイルの場所と名前を確かめてください。場所は、書いているファイルから数えます。";
    LINK_LEAVES = "link-leaves", Error, "リンクが手引きの外を指す",
        "リンクは、手引きの中のファイルか、https: などで始まる外のアドレスを指します。",
        "手引きの中の場所を書いてください。";
    FRONT_MATTER_MISSING = "front-matter-missing", Error, "文書の見出しがない",
        "要領のファイルは、「---」で囲んだ id や title などから始めます。",
        "ファイルの初めに --- と --- で囲んで id、title、skeleton を書いてください。";
    RAW_HTML = "raw-html", Error, "HTML の札がある",
        "本文に HTML を書くと、紙と画面で結果が違ってしまいます。",
        "札を消し、Markdown の書き方に直してください。";
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
    DATE_INVALID = "date-invalid", Error, "日付が違う",
        "暦にない日か、元号の期間に入らない日です。",
        "日付を確かめてください。";
    FLOW_UNKNOWN_STEP = "flow-unknown-step", Error, "行き先の手順がない",
        "next や groups で指した手順がありません。",
        "手順の id を直してください。";
    FLOW_DUPLICATE_STEP = "flow-duplicate-step", Error, "手順の id が重なる",
        "一つの流れ図に同じ id の手順が二つあります。",
        "一方の id を変えてください。";
    FLOW_UNKNOWN_LANE = "flow-unknown-lane", Error, "列がない",
        "手順の lane が、この流れ図の lanes にありません。",
        "lanes に加えるか、綴りを直してください。";
    FLOW_LANE_MISSING = "flow-lane-missing", Error, "手順の列が書かれていない",
        "lanes を使う流れ図では、全ての手順に lane を書きます。",
        "手順に lane を書いてください。";
    FLOW_LANE_EMPTY = "flow-lane-empty", Warning, "手順のない列がある",
        "lanes に並べた列に、手順が一つもありません。",
        "列を消すか、手順を加えてください。";
    FLOW_UNKNOWN_NOTE = "flow-unknown-note", Error, "注がない",
        "手順の notes で指した注が、この流れ図の notes にありません。",
        "注を書くか、名前を直してください。";
    FLOW_NOTE_UNUSED = "flow-note-unused", Warning, "使われない注がある",
        "注がどの手順からも使われていません。",
        "手順の notes に書くか、図全体の注なら scope: flow を書いてください。";
    FLOW_DECISION_WAYS = "flow-decision-ways", Error, "判断から出る道が足りない",
        "判断（decision）には、答えが二つ以上要ります。",
        "next に二つ以上の行き先を書いてください。";
    FLOW_DECISION_LABEL = "flow-decision-label", Error, "判断の答えが書かれていない",
        "判断から出る道には「はい」「いいえ」などの答えを書きます。",
        "next の label に答えを書いてください。";
    FLOW_LOOP = "flow-loop", Error, "戻る道に印がない",
        "手順が輪になっていますが、どの道が戻る道か書かれていません。",
        "戻る道に kind: return を書いてください。";
    FLOW_UNREACHED = "flow-unreached", Error, "入る道のない手順がある",
        "どの手順からも行けない手順があります。",
        "前の手順の next に加えるか、初めの手順なら kind: start を書いてください。";
    FLOW_LABEL_LONG = "flow-label-long", Warning, "手順の名前が長い",
        "手順の名前が長いと、図の箱が大きくなり読みにくくなります。",
        "短い名前にし、説明は text に書いてください。";
    FLOW_TOO_LARGE = "flow-too-large", Warning, "流れ図が大きい",
        "手順や列が多いと、A4 の紙に読める大きさで収まりません。",
        "二つの流れ図に分けてください。";
    FORM_UNKNOWN = "form-unknown", Error, "様式がない",
        "指した id の様式（又は handbook.yaml の papers の書類）がありません。",
        "id の綴りを直すか、様式を作ってください。";
    FORM_DUPLICATE_FIELD = "form-duplicate-field", Error, "項目の id が重なる",
        "一つの様式に同じ id の項目が二つあります。",
        "一方の id を変えてください。";
    FORM_DUPLICATE_OPTION = "form-duplicate-option", Error, "選択肢の値が重なる",
        "一つの並びに同じ値の選択肢が二つあります。",
        "一方の値を変えてください。";
    FORM_UNKNOWN_PARENT = "form-unknown-parent", Error, "前提の選択肢がない",
        "parent で指した選択肢が、同じ並びの前の方にありません。",
        "parent の値を直すか、並べる順を変えてください。";
    FORM_UNKNOWN_CHOICES = "form-unknown-choices", Error, "選択肢の並びがない",
        "choices で呼んだ名前の並びが、include したファイルにありません。",
        "include にファイルを加えるか、名前を直してください。";
    FORM_UNKNOWN_USE = "form-unknown-use", Error, "共通の項目がない",
        "use で呼んだ項目が、include したファイルにありません。",
        "include にファイルを加えるか、名前を直してください。";
    FORM_UNKNOWN_INCLUDE = "form-unknown-include", Error, "共通のファイルがない",
        "include に書いたファイルが forms/shared にありません。",
        "「shared/名前.yaml」の名前を直してください。";
    FORM_CHOICES_WITHOUT_VALUES = "form-choices-without-values", Warning, "選択肢に値がない",
        "表示の字を直すとデータの名前も変わってしまう書き方です。",
        "「値: 表示」の形に書き直してください。";
    FORM_FIELD_WITHOUT_LABEL = "form-field-without-label", Error, "項目に名前がない",
        "名前のない項目は、読み上げることも一覧に載せることもできません。",
        "label を書いてください。紙に印刷しないときは label_position: none を添えます。";
    FORM_ROW_WIDTH = "form-row-width", Error, "行の幅が 12 にならない",
        "一行の width の合計は 12 にします。書かなければ、残りを等しく分けます。",
        "width を直してください。";
    FORM_EMPTY = "form-empty", Error, "項目のない節がある",
        "節（sections）には、項目の行（rows）が要ります。",
        "項目を書くか、節を消してください。";
    FORM_CONDITION = "form-condition", Error, "条件式に誤りがある",
        "required や relevant などの式を読めないか、式の中の名前や値がありません。",
        "式を直してください。「項目 = 値」のように書きます。";
    OUTPUT_UNKNOWN = "output-unknown", Error, "知らない出力",
        "outputs に書いた名前の出力はありません。",
        "名前を直してください。";
    OUTPUT_CONFLICT = "output-conflict", Error, "出力の行き先が重なる",
        "二つの出力が同じ名前のファイルを作ろうとしています。",
        "id を変えて、出力先が重ならないようにしてください。";
    THEME_UNKNOWN = "theme-unknown", Error, "テーマがない",
        "handbook.yaml の theme に書いた名前のフォルダーが themes にありません。",
        "themes の中のフォルダー名を書くか、theme の行を消してください。";
    THEME_FILE_UNUSED = "theme-file-unused", Warning, "テーマの使われないファイル",
        "標準のテーマにない名前のひな形は、どこからも使われません。",
        "標準のテーマのファイルと同じ名前にしてください。";
    FIGURE_OVERFLOW = "figure-overflow", Warning, "流れ図が紙に収まらない",
        "流れ図が大きく、横にしても A4 の紙に収まりません。文字が小さく縮めて印刷されます。",
        "流れ図を二つに分けるか、項目の文を短くしてください。";
    THEME_TEMPLATE = "theme-template", Error, "テーマのひな形に誤りがある",
        "テーマの HTML のひな形を読めません。",
        "注記に示した行を直してください。";
    TYPESET_FAILED = "typeset-failed", Error, "組版ができない",
        "PDF を組む途中で誤りが起きました。テーマの typst ファイルを変えた場合は、その誤りです。",
        "注記の内容に従ってテーマを直してください。標準のテーマで起きた場合は、tebiki の誤りです。";
    TYPESET_REMARK = "typeset-remark", Warning, "組版で注意があった",
        "PDF はできましたが、テーマの書体が見付からないなど、組版で注意がありました。",
        "注記の内容に従ってテーマを直してください。";
    TYPESET_OVERFLOW = "form-overflow", Warning, "様式が決めたページ数に収まらない",
        "項目の高さの合計が、紙の高さを超えています。",
        "行数（lines）を減らすか、項目の幅を広げるか、page の fit を増やしてください。";
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
}
