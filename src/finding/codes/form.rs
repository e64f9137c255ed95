//! Codes of forms.

super::codes! {
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
    TYPESET_OVERFLOW = "form-overflow", Warning, "様式が決めたページ数に収まらない",
        "項目の高さの合計が、紙の高さを超えています。",
        "行数（lines）を減らすか、項目の幅を広げるか、page の fit を増やしてください。";
    FORM_CITED_MISSING = "form-cited-missing", Warning, "引用した様式がない",
        "本文に引用した番号の様式が、forms にありません。",
        "番号を直すか、様式を作ってください。";
    FORM_SAMPLE = "form-sample", Error, "記入例が項目に合わない",
        "sample に書いた値が、項目の種類に合わないか、様式にない項目の値です。",
        "項目の id と値を直してください。日付は「2026-04-01」、年月は「2026-04」、時刻は「09:30」のように書きます。";
    FORM_SAMPLE_OPTION = "form-sample-option", Error, "記入例の選択肢がない",
        "sample に書いた値の選択肢が、項目の並びにありません。",
        "選択肢の表示でなく、値を書いてください。";
    FORM_SAMPLE_REAL = "form-sample-real", Error, "記入例に実在するかもしれない連絡先がある",
        "記入例に書けるのは、架空の人と場所だけです。",
        "電話番号は 000-0000-0000、郵便番号は 000-0000、メールは example.jp にしてください。";
    FORM_UNCITED = "form-uncited", Warning, "規程が引用していない様式",
        "どの規程も流れ図も、この様式を使うと書いていません。",
        "使う条項にこの様式へのリンクを書いてください。";
    FORM_UNKNOWN_VARIANT = "form-unknown-variant", Error, "変種がない",
        "variant で指した名前が、ファイルの先頭の variants にありません。",
        "variants に加えるか、名前を直してください。";
    FORM_UNKNOWN_FIELD = "form-unknown-field", Error, "指した項目がない",
        "page の head や fixed_rows で指した id の項目が、そこにありません。",
        "id の綴りを直すか、項目を作ってください。";
    FORM_UNKNOWN_OPTION = "form-unknown-option", Error, "指した選択肢がない",
        "column_break_before で指した選択肢も分野も、この並びにありません。",
        "値の綴りを直してください。";
    FORM_KEY_NEEDS = "form-key-needs", Error, "相手のないキー",
        "ほかのキーと組になって初めて意味を持つキーが、一つだけで書かれています。",
        "組になるキーを書くか、このキーを消してください。";
    FORM_KEYS_EXCLUDE = "form-keys-exclude", Error, "一緒に書けないキー",
        "互いに打ち消し合うキーが、一つの項目に書かれています。",
        "どちらか一方を消してください。";
    FORM_LIMIT = "form-limit", Error, "範囲に誤りがある",
        "min と max は、整数・小数の項目には数を、日付の項目には日（又は today）を、表には行数を書きます。",
        "値を直してください。";
    FORM_DEFAULT = "form-default", Error, "既定値が答えにならない",
        "default の値が、項目の型に合わないか、選択肢にありません。",
        "型に合う値（日付は 2026-04-01、選択肢は値）を書いてください。";
    FORM_NUMBER_ORDER = "form-number-order", Error, "選択肢の番号が戻っている",
        "選択肢の番号（number）は、前の選択肢より大きくします。",
        "番号を直すか、並べる順を変えてください。";
    FORM_FIXED_ROWS = "form-fixed-rows", Error, "印刷しておく行が多過ぎる",
        "fixed_rows の行数が、表の行数（print_rows）を超えています。",
        "print_rows を増やすか、fixed_rows の行を減らしてください。";
    FORM_SEAL_WITHOUT_REASON = "form-seal-without-reason", Warning, "理由のない押印",
        "押印を求めるのは、法令や条例に定めがあるなどの理由があるときだけです。",
        "理由を reason に書くか、押印をやめて署名か記名にしてください。";
    FORM_TRANSLATION_MISSING = "form-translation-missing", Warning, "訳のない文がある",
        "also_print に書いた言語の文がない所は、日本語だけで印刷されます。",
        "「{ ja: 氏名, easy: なまえ }」のように書き足してください。";
    AGENCY_FIELD = "agency-field-unknown", Error, "つなぎ先の元になる項目がない",
        "content/agencies.yaml の field が、選択肢のある項目を指していません。",
        "「様式の id#項目の id」の形で、選択肢（choices）のある項目を書いてください。";
    AGENCY_OPTION = "agency-option-unknown", Error, "つなぎ先の種類がない",
        "content/agencies.yaml の option の値が、様式の選択肢にありません。",
        "様式の選択肢の値を書いてください。";
    FORM_BOX_SMALL = "form-box-small", Warning, "チェック欄が小さい",
        "9pt未満の□は、手で印を付けにくく、複写すると潰れます。",
        "style の font_size を大きくするか、消してください。";
    FORM_ROW_LOW = "form-row-low", Warning, "行が低い",
        "高さが7mm未満の行には、手で書き込みにくくなります。",
        "選択肢の少ない分野を隣の分野とまとめるか、style の font_size を大きくしてください。";
}
