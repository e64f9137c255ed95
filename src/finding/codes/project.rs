//! Codes of the project as a whole: files, YAML, ids, the list of pages.

super::codes! {
    SOURCE_MISSING = "source-missing", Error, "設定ファイルがない",
        "手引きのフォルダーに content/handbook.yaml がありません。--root で別のフォルダーを指しているときにも起こります。",
        "content/handbook.yaml を作るか、--root で手引きのフォルダーを指してください。";
    SOURCE_UNUSED = "source-unused", Warning, "使われないファイルがある",
        "content や forms の中に、決まった場所と種類に当てはまらないファイルがあります。",
        "content/guidelines（.md）、content/flows（.yaml）、forms（.yaml）、forms/shared（.yaml）のどれかに移すか、消してください。";
    SOURCE_NOT_A_FILE = "source-not-a-file", Error, "ファイルでないものがある",
        "content、forms、themes の中に、別の場所を指すリンクなど、ファイルでないものがあります。",
        "リンクをやめて、ファイルそのものを置いてください。";
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
        "印刷に使う書体（BIZ UDゴシック、BIZ UD明朝）に字形のない文字です。人名や地名の異体字で起こります。",
        "字形のある字（常用の字体）に替えるか、かなで書いてください。";
    VARIABLE_UNKNOWN = "variable-unknown", Error, "知らない語の名前",
        "{{名前}} の名前が、handbook.yaml の variables にありません。",
        "variables に加えるか、名前の綴りを直してください。";
    YAML_SYNTAX = "yaml-syntax", Error, "YAML として読めない",
        "字下げ、「:」の後の空白、引用符、括弧などの書き方に誤りがあります。",
        "印の付いたところとその前の行の、字下げと記号を確かめてください。";
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
        "id は英小文字・数字・「-」だけで書きます（様式の項目と選択肢は「-」の代わりに「_」。二つ続けたり、末尾に置いたりはできません）。all と index、-sample と -fillable で終わる名前は使えません。",
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
    ACTOR_UNKNOWN = "actor-unknown", Error, "担当がない",
        "担当の id が handbook.yaml の actors にありません。",
        "actors に加えるか、綴りを直してください。";
    DATE_INVALID = "date-invalid", Error, "日付が違う",
        "暦にない日か、元号の期間に入らない日です。",
        "日付を確かめてください。";
    RELEASED_LOST = "released-lost", Error, "公開した id がなくなった",
        "前の版で公開したページ、節、項目、選択肢の id を変えたか消したため、利用者のリンクや集めた回答の行き先がなくなります。",
        "id を元に戻すか、handbook.yaml の moved に移し先を書いてください。";
    MOVED_TO_NOTHING = "moved-to-nothing", Error, "移し先がない",
        "moved の to に書いた id がありません。",
        "今ある id を書いてください。なくしたものは、それがあったページなどを移し先にします。";
    MOVED_UNUSED = "moved-unused", Warning, "使われない moved の行",
        "moved の from に書いた id は、今もあるか、公開した版の記録（content/released.yaml）にありません。",
        "from の綴りを直すか、行を消してください。";
    IGNORE_UNUSED = "ignore-unused", Warning, "使われない ignore の行",
        "ignore に書いた符号と場所に当たる指摘がありません。",
        "行を消してください。";
    FILE_NAME = "file-name", Error, "ファイルの名前が使えない",
        "Windows で使えない名前か、長すぎる名前か、大文字と小文字や濁点の書き方だけが違う名前です。写した先でファイルがなくなることがあります。",
        "ファイルの名前を変えてください。英小文字、数字、「-」だけの名前なら、どこでも使えます。";
    ACCESS_CLAIM = "accessibility-claim", Error, "試験の結果より重い対応度",
        "「準拠」は、目標のレベルの達成基準の全てが pass か none のときだけ名乗れます。「一部準拠」には、pass の達成基準と今後の対応（plan）が要ります。",
        "claim を試験の結果に合わせて改めるか、残る達成基準の試験をして results に書いてください。";
    ACCESS_CRITERION = "accessibility-criterion-twice", Error, "達成基準の結果が二つある",
        "同じ達成基準の結果が二度書かれ、どちらを示すか決められません。",
        "どちらかを消してください。";
    ACCESS_PAGE = "accessibility-page-unknown", Error, "試験をしたページがない",
        "content/accessibility.yaml の pages に、この手引きにないページの名前があります。",
        "parts と同じ書き方（guidelines/outreach など）で書いてください。表紙は index、そのほかは glossary、search などのフォルダーの名前です。";
    ACCESS_DATES = "accessibility-dates", Error, "試験の日付の順が合わない",
        "試験は、始めた日、終えた日、結果を表明した日の順になります。",
        "from、to、stated の日付を確かめてください。";
    BASE_URL = "base-url-invalid", Error, "公開する場所の書き方が違う",
        "base_url は、手引きの表紙（index.html）を置くフォルダーの、https:// から始まる番地です。「?」「#」や日本語は書けません。",
        "「https://www.city.example.jp/tebiki/」のように書いてください。公開しないときは、base_url の行を消してください。";
}
