//! Codes of outputs and themes.

super::codes! {
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
    THEME_TEMPLATE = "theme-template", Error, "テーマのひな形に誤りがある",
        "テーマの HTML のひな形を読めません。",
        "注記に示した行を直してください。";
    TYPESET_FAILED = "typeset-failed", Error, "組版ができない",
        "PDF を組む途中で誤りが起きました。テーマの typst ファイルを変えた場合は、その誤りです。",
        "注記の内容に従ってテーマを直してください。標準のテーマで起きた場合は、tebiki の誤りです。";
    TYPESET_REMARK = "typeset-remark", Warning, "組版で注意があった",
        "PDF はできましたが、テーマの書体が見付からないなど、組版で注意がありました。",
        "注記の内容に従ってテーマを直してください。";
    FORM_BLANKS_DIFFER = "form-blanks-differ", Error, "入力欄が様式と合わない",
        "入力用PDFの入力欄が、様式の記入欄と一つずつ対応していません。",
        "テーマの print/form を変えた場合は、記入欄を標準のテーマと同じ関数で描いてください。標準のテーマで起きた場合は、tebiki の誤りです。";
    OUTPUT_PATH = "output-path", Error, "書き出すファイルの名前が使えない",
        "id から作るファイルの名前が、長すぎるか、Windows で使えません。写した先でファイルがなくなることがあります。",
        "id を短くするか、別の語に変えてください。";
    FORM_EXCEL_RULE = "form-excel-rule", Warning, "式が Excel に入らない",
        "項目の条件や計算の式が、Excelの式の上限（8,192文字）を超えます。Excelのファイルでは、この式は働きません。",
        "式を短くするか、計算の途中の値を別の項目に分けてください。";
}
