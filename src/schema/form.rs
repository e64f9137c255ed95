//! `forms/<id>.yaml` and `forms/shared/<id>.yaml`.

use serde_json::json;

use super::draft::{Key, Schema, Shape, Type, date, id, list, maps, may, need, words};
use crate::form::vocabulary as v;

pub(super) fn form() -> Schema {
    use Type::{Bool, Map, Named, Number, Open, Text, Texts};
    let page = vec![
        may("paper", "用紙", words(&v::PAPERS)),
        may("orientation", "縦（portrait）か横（landscape）", words(&v::ORIENTATIONS)),
        may("fit", "収めるページ数", Number(1, 20)),
        may("binding", "とじる側", words(&v::BINDINGS)),
        may("margin", "余白（mm）", Number(5, 40)),
        may("head", "二枚目からも上に示す項目の id", Texts),
    ];
    let size = json!({ "type": ["number", "string"], "minimum": 7, "maximum": 14, "pattern": "^[0-9]+(\\.[0-9])?$" });
    let style = vec![
        may("heading_mark", "節の題の前の印（例：■、1.、①）", Text),
        may("label_width", "項目名の幅（一行は 12）", Number(1, 6)),
        may("font_size", "文字の大きさ（ポイント。7 から 14）", Type::Raw(size)),
    ];
    let privacy = vec![
        may("print", "false にすると、様式の下に印刷しない", Bool),
        may("purpose", "個人情報を使う目的", Text),
        may("office", "取り扱う所", Text),
        may("shared_with", "提供する相手", Texts),
    ];
    let callout = vec![need("at", "指す項目の id", Text), need("text", "書き添える言葉", Text)];
    let sample = vec![
        need("values", "答え。項目の id と値", Type::Raw(json!({ "type": "object", "examples": [{}] }))),
        may("callouts", "書き方の吹き出し", maps(callout)),
    ];
    let section = vec![
        may("id", "節の id", Text),
        may("title", "節の題", Named("phrase")),
        may("heading_mark", "この節だけの印。none で印なし", Text),
        may("title_fields", "題の右に置く項目", plain_fields()),
        may("notes", "題の下の注", Texts),
        may("filled_by", "この節を書く担当の id", Texts),
        may("office_use", "true は、役所が書く節", Bool),
        may("page_break", "true は、新しいページから始める", Bool),
        may("state_report", "true は、国に報告する節（太い線で囲む）", Bool),
        may("relevant", "この節を書く場合の条件式", Text),
        may("variant", "この節を使う種類", Texts),
        need("rows", "行。一行に置く項目を並べる（width の合計は 12）", list(list(Named("cell")))),
    ];
    let root = vec![
        need("id", "この様式の id。ファイル名と同じにする", id("outreach-plan")),
        need("number", "様式番号（例：様式第1号）", Text),
        need("title", "様式の名前", Named("phrase")),
        may("subtitle", "名前の二行目", Text),
        may("version", "版の日付", date()),
        may("version_position", "版の日付を印刷する所", words(&v::VERSION_POSITIONS)),
        may("lang", "言語", words(&v::LANGS)),
        may("also_print", "日本語の下に印刷する言葉（en 英語、easy やさしい日本語）", languages()),
        may("include", "使う共通のファイル（例：shared/outreach.yaml）", Texts),
        may("variants", "様式の種類。id と名前", Open(Box::new(Text), Vec::new())),
        may("basis", "この様式を定めた項（例：outreach#plan）。番号は自動で付く", Texts),
        may("basis_text", "定めた項の代わりに印刷する言葉", Text),
        may("part_of", "あわせて使う元の様式の id", Text),
        may("follows", "前に使う様式の id", Text),
        may("purpose", "何のための様式か", Text),
        may("filled_by", "書く担当の id", Texts),
        may("when", "いつ書くか", Text),
        may("submit_to", "どこへ出すか", Text),
        may("keep", "保存の期間", Text),
        may("privacy", "個人情報の利用目的", Map(Shape::new(privacy))),
        may("page", "用紙", Map(Shape::new(page))),
        may("style", "全体の見た目", Map(Shape::new(style))),
        may("notes", "名前の下の注", Texts),
        may("corner", "名前の横に置く項目", list(Named("cell"))),
        need("sections", "節", maps(section)),
        may("sample", "記入例。架空の人のことだけを書く", Map(Shape::new(sample))),
    ];
    Schema { title: "様式", root: Shape::new(root), named: named(true) }
}

pub(super) fn shared() -> Schema {
    use Type::{Map, Named, Open, Text};
    let field = Map(Shape::new(field_keys(true, false)).by("type", None, &[], types()));
    let root = vec![
        need("id", "このファイルの id。ファイル名と同じにする", id("outreach")),
        may("lang", "言語", Text),
        may("fields", "「use: 名前」で呼び出す項目", Open(Box::new(field), Vec::new())),
        may("choices", "「choices: 名前」で呼び出す選択肢", Open(Box::new(Named("choices")), Vec::new())),
    ];
    Schema { title: "様式に共通の項目と選択肢", root: Shape::new(root), named: named(false) }
}

/// Shapes that hold each other. Nothing hangs on the choices of a shared list.
fn named(own: bool) -> Vec<(&'static str, Type)> {
    use Type::{Either, Map, Named, Open, Text, Texts};
    let phrase = vec![need("ja", "日本語", Text), may("en", "英語", Text), may("easy", "やさしい日本語", Text)];
    let group = vec![
        may("id", "まとまりの id", Text),
        may("label", "まとまりの見出し", Named("phrase")),
        may("columns", "並べる列の数", Type::Number(1, 6)),
        need("options", "選択肢。値と表示", Open(Box::new(Named("option")), Vec::new())),
    ];
    let groups = vec![need("groups", "見出しを付けた、選択肢のまとまり", maps(group))];
    let options = Open(Box::new(Named("option")), vec!["groups"]);
    vec![
        ("phrase", Either(vec![Text, Map(Shape::new(phrase))])),
        ("option", Either(vec![Text, Map(Shape::new(option(own)))])),
        ("choices", Either(vec![options, Map(Shape::new(groups)), Texts])),
        ("field", Map(Shape::new(field_keys(false, own)).by("type", Some("use"), &[], types()))),
        ("cell", Map(Shape::new(cell_keys(own)).by("type", Some("use"), &["rows", "fields"], types()))),
    ]
}

fn types() -> Vec<&'static str> {
    v::TYPES.iter().map(|(word, _)| *word).collect()
}

fn languages() -> Type {
    Type::Either(vec![words(&v::LANGUAGES), list(words(&v::LANGUAGES))])
}

/// `fields:`, where an inner list stands on one line.
fn plain_fields() -> Type {
    list(Type::Either(vec![Type::Named("field"), list(Type::Named("field"))]))
}

fn option(own: bool) -> Vec<Key> {
    use Type::{Bool, Either, Map, Named, Number, Text, Texts};
    let write_in = vec![
        may("prefix", "前の言葉", Text),
        may("suffix", "後の言葉", Text),
        may("type", "書き込むものの種類", words(&v::WRITE_IN_KINDS)),
        may("size", "長さ（文字の数）", Number(1, 80)),
    ];
    let mut keys = vec![
        need("label", "表示", Named("phrase")),
        may("number", "選択肢の番号", Number(1, 999)),
        may("write_in", "true は、後ろに書き込む（　）を付ける", Either(vec![Bool, Map(Shape::new(write_in))])),
        may("exclusive", "true は、他と一緒に選べない", Bool),
        may("parent", "前提となる選択肢の値", Text),
    ];
    if own {
        keys.push(may("relevant", "選べる場合の条件式", Text));
        keys.push(may("fields", "選んだときに書く項目", plain_fields()));
        keys.push(may("variant", "この選択肢を使う種類", Texts));
    }
    keys
}

/// A cell holds a small grid, or several fields, or is one field.
fn cell_keys(own: bool) -> Vec<Key> {
    let mut keys = field_keys(false, own);
    let fields = keys.iter_mut().find(|key| key.name() == "fields");
    fields.into_iter().for_each(|key| key.also_only("fields"));
    keys.push(may("rows", "項目名の右に置く小さな行", list(list(Type::Named("cell")))).only(&["rows"]));
    keys
}

/// The keys of a field: those of every kind, of its cell, and of its own kind.
fn field_keys(shared: bool, own: bool) -> Vec<Key> {
    use Type::{Bool, Either, Exactly, Map, Named, Number, Open, Text, Texts, Word};
    let kinds = types();
    let all = |key: Key| key.only(&kinds);
    let of = |types: &[&'static str], key: Key| key.only(types);
    let answers = ["text", "integer", "decimal", "date", "time", "select_one", "select_multiple", "acknowledge"];
    let (numbers, choices) = (["integer", "decimal"], ["select_one", "select_multiple"]);
    let mark = vec![
        need("label", "答えの名前", Text),
        need("mark", "印（例：○、◎）", Text),
        may("max", "幾つまで", Number(1, 99)),
    ];
    let plain_mark = vec![need("label", "答えの名前", Text), may("max", "幾つまで", Number(1, 99))];
    let fixed = vec![may("prefix", "前の言葉", Text), may("suffix", "後の言葉", Text)];
    // Written without quotes they are numbers.
    let clocks = Exactly(vec![json!("12"), json!("24"), json!(12), json!(24)]);
    let mut keys = vec![
        may("type", "項目の種類", Word(kinds.clone())),
        // The cell.
        may("label", "項目名", Named("phrase")),
        may("hint", "書き方", Named("phrase")),
        may("width", "幅（一行は 12）", Number(1, 12)),
        may("label_width", "項目名の幅", Number(1, 11)),
        may("label_position", "項目名の場所（none は印刷しない）", words(&v::LABEL_POSITIONS)),
        may("stretch", "余った高さを受ける重さ", Number(0, 100)),
        may("note", "注", Text),
        may("state_report", "true は、国に報告する項目（太い線で囲む）", Bool),
        // Every field.
        all(may("required", "true、又は必ず書く場合の条件式", Text)),
        all(may("relevant", "書く場合の条件式", Text)),
        all(may("constraint", "答えが守る条件式", Text)),
        all(may("constraint_message", "条件に合わないときの言葉", Text)),
        all(may("calculate", "答えを計算する式", Text)),
        all(may("prefix", "前の言葉", Text)),
        all(may("suffix", "後の言葉", Text)),
        all(may("total", "true は、列の合計を下に付ける", Bool)),
        of(&["integer", "decimal", "date", "repeat"], may("min", "最も小さい値", Text)),
        of(&["integer", "decimal", "date", "repeat"], may("max", "最も大きい値", Text)),
        of(&answers, may("default", "初めから入っている答え", Texts)),
        of(&answers, may("readonly", "true は、書き換えられない", Bool)),
        // Text, numbers, dates.
        of(&["text", "office_use"], may("lines", "行の数", Number(1, 60))),
        of(&["text", "integer", "decimal"], may("size", "長さ（文字の数）", Number(1, 80))),
        of(&["text"], may("format", "書く形（電話番号、郵便番号など）", words(&v::FORMATS))),
        of(&numbers, may("units", "選ぶ単位", Named("choices"))),
        of(&numbers, may("unit_position", "単位の場所", words(&v::UNIT_POSITIONS))),
        of(&["date"], may("era", "西暦（western）か和暦（wareki）か", words(&v::ERAS))),
        of(&["date"], may("parts", "年月日のどれを書くか", words(&v::PARTS))),
        of(&["date"], may("eras", "選ぶ元号", list(words(&v::GENGO)))),
        of(&["date"], may("era_style", "元号の書き方", words(&v::ERA_STYLES))),
        of(&["date"], may("weekday", "true は、曜日も書く", Bool)),
        of(&["time"], may("clock", "12 は、午前・午後を選ぶ", clocks)),
        // Choices.
        of(
            &["select_one", "select_multiple", "matrix"],
            may("choices", "選択肢、又は共通の選択肢の名前", Named("choices")),
        )
        .needed_for(&["select_one", "select_multiple", "matrix"]),
        of(&choices, may("columns", "選択肢を並べる列の数", Either(vec![Number(1, 6), Exactly(vec![json!("flow")])]))),
        of(&["repeat", "matrix"], may("columns", "表の列", list(Named("cell")))).needed_for(&["repeat"]),
        of(&choices, may("column_break_before", "次の列に送る選択肢の値", Text)),
        of(
            &["select_one", "select_multiple", "date", "matrix"],
            may("marker", "選ぶ印（box □、circle ○など）", words(&v::MARKERS)),
        ),
        of(
            &["select_multiple"],
            may(
                "marks",
                "選択肢に付ける印。id と名前",
                Open(Box::new(Either(vec![Text, Map(Shape::new(plain_mark))])), Vec::new()),
            ),
        )
        .apart(&["default", "readonly"]),
        of(
            &["select_multiple"],
            may("symbols", "選択肢に付ける印。id と、印と名前", Open(Box::new(Map(Shape::new(mark))), Vec::new())),
        )
        .apart(&["default", "readonly"]),
        // Tables.
        of(&["repeat", "matrix"], may("items", "行（又は列）の値と名前", Open(Box::new(Named("phrase")), Vec::new())))
            .needed_for(&["matrix"]),
        of(&["repeat"], may("direction", "くり返す向き", words(&v::DIRECTIONS))),
        of(&["repeat"], may("print_rows", "印刷する行の数", Number(1, 60))),
        of(
            &["repeat"],
            may(
                "fixed_rows",
                "初めの行に印刷しておくもの",
                list(Open(Box::new(Either(vec![Text, Map(Shape::new(fixed))])), Vec::new())),
            ),
        ),
        of(&["repeat"], may("total_label", "合計の行の名前", Text)),
        of(&["matrix"], may("item_width", "行の名前の幅", Number(1, 9))),
        // Blocks.
        of(&["letter", "consent"], may("addressee", "宛先", Text)),
        of(&["letter"], may("sender", "差出人", Text)),
        of(&["letter", "consent"], may("text", "文", Text)).needed_for(&["letter", "consent"]),
        of(&["consent"], may("attachment", "付ける書類", Text)),
        of(&["letter", "consent"], may("fields", "文の後の項目、又は一つの枠に並べる項目", plain_fields())),
        of(&["signature"], may("seal", "true は、押印の場所を付ける", Bool)),
        of(&["signature", "seal"], may("reason", "押印が要る理由", Text)),
        of(&["approval"], may("boxes", "決裁欄の役職", list(Text))).needed_for(&["approval"]),
    ];
    if shared {
        keys.iter_mut().filter(|key| key.name() == "type").for_each(Key::must);
        return keys;
    }
    let blocks: Vec<&'static str> = v::BLOCKS.iter().map(|(word, ..)| *word).collect();
    let asked: Vec<&'static str> = kinds.iter().copied().filter(|kind| !blocks.contains(kind)).collect();
    keys.insert(0, all(may("id", "項目の id。データの名前になる", Text)).needed_for(&asked));
    keys.insert(1, may("use", "使う共通の項目の名前", Text));
    if own {
        keys.push(may("variant", "この項目を使う種類", Texts));
    }
    keys
}
