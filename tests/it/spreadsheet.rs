//! Excel files of forms, read back from their XML.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use tebiki::handbook::Form;
use tebiki::handbook::blanks::columns;

use crate::project::{Files, apply, base, model, sources};

/// A workbook: its parts by name.
pub(crate) struct Book(pub(crate) BTreeMap<String, String>);

/// A cell as it stands in a sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) style: usize,
    pub(crate) text: String,
    pub(crate) formula: String,
}

impl Book {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let part = |name: String| {
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name, text)
        };
        Self(names.into_iter().map(part).collect())
    }

    pub(crate) fn sheet(&self, number: u32) -> &str {
        &self.0[&format!("xl/worksheets/sheet{number}.xml")]
    }

    /// The cells of a sheet by name.
    pub(crate) fn cells(&self, number: u32) -> BTreeMap<String, Cell> {
        let shared: Vec<String> =
            elements(&self.0["xl/sharedStrings.xml"], "si").iter().map(|si| inner(si, "t")).collect();
        let mut cells = BTreeMap::new();
        for element in elements(self.sheet(number), "c") {
            let value = inner(&element, "v");
            let text =
                if element.contains("t=\"s\"") { shared[value.parse::<usize>().unwrap()].clone() } else { value };
            let style = attribute(&element, "s").parse().unwrap_or(0);
            cells.insert(attribute(&element, "r"), Cell { style, text, formula: inner(&element, "f") });
        }
        cells
    }

    /// Whether cells of each style can be typed into.
    fn unlocked(&self) -> Vec<bool> {
        let styles = &self.0["xl/styles.xml"];
        let xfs = &styles[styles.find("<cellXfs").unwrap()..styles.find("</cellXfs>").unwrap()];
        xfs.split("<xf ").skip(1).map(|xf| xf.contains("locked=\"0\"")).collect()
    }
}

/// The elements of a name, each with what is in it.
pub(crate) fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find(&format!("<{name}")) {
        rest = &rest[at..];
        let head = rest.find('>').unwrap();
        let follows = rest.as_bytes()[name.len() + 1];
        if !matches!(follows, b' ' | b'>' | b'/') {
            rest = &rest[1..];
            continue;
        }
        let end = if rest[..head].ends_with('/') { head + 1 } else { rest.find(&format!("</{name}>")).unwrap() };
        found.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    found
}

pub(crate) fn inner(xml: &str, name: &str) -> String {
    let found = elements(xml, name);
    let Some(element) = found.first() else { return String::new() };
    unescaped(element.split_once('>').map_or("", |(_, text)| text))
}

pub(crate) fn attribute(xml: &str, name: &str) -> String {
    let found = xml.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    found.map(|(value, _)| unescaped(value)).unwrap_or_default()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The forms of a project and their workbooks.
pub(crate) fn made(mut files: Files) -> Vec<(Form, Book)> {
    files.get_mut("content/handbook.yaml").unwrap().extend(b"\noutputs: [form-xlsx]\n");
    let sources = sources(files).value;
    let checked = tebiki::compile::check(&sources);
    let errors = tebiki::finding::has_errors(&checked.findings);
    assert!(!errors, "{:#?}", checked.findings);
    let handbook = checked.value.unwrap().handbook;
    let made = tebiki::make(&sources).value;
    let book = |form: &Form| Book::open(&made[&format!("forms/{0}/{0}.xlsx", form.id)].bytes);
    handbook.forms.into_iter().map(|form| (form.clone(), book(&form))).collect()
}

pub(crate) fn small(rows: &str) -> (Form, Book) {
    let mut files = base();
    let head = "== forms/sheet.yaml\nid: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\nsections:\n";
    apply(&mut files, &format!("{head}  - rows:\n{rows}"));
    made(files).remove(0)
}

/// Formulas of the second row of data, by the name above them.
pub(crate) fn data_row(book: &Book) -> BTreeMap<String, String> {
    let cells = book.cells(2);
    let names = cells.iter().filter(|(at, _)| at.trim_start_matches(char::is_alphabetic) == "1");
    names
        .map(|(at, name)| {
            let below = at.replace('1', "2");
            let cell = cells.get(&below).cloned().unwrap_or_default();
            (name.text.clone(), if cell.formula.is_empty() { cell.text } else { cell.formula })
        })
        .collect()
}

#[test]
fn every_data_column_reads_cells_that_can_be_typed_into() {
    for (form, book) in made(model()) {
        let (cells, unlocked, row) = (book.cells(1), book.unlocked(), data_row(&book));
        assert_eq!(row["__form"], form.id);
        let mut read: Vec<String> = Vec::new();
        for column in columns(&form) {
            let formula = &row[&column.name];
            let references = formula.split("様式!").skip(1);
            let places: Vec<String> = references
                .map(|rest| {
                    rest.split(|c: char| c != '$' && !c.is_ascii_alphanumeric()).next().unwrap().replace('$', "")
                })
                .collect();
            assert!(!places.is_empty(), "{}: {} reads nothing: {formula}", form.id, column.name);
            for place in places {
                assert!(unlocked[cells[&place].style], "{}: {place} of {} is locked", form.id, column.name);
                read.push(place);
            }
        }
        // A merged cell repeats its style; only its first cell is an answer.
        let inside: std::collections::BTreeSet<String> = merged_after_first(&book);
        let typed = cells.iter().filter(|(at, cell)| unlocked[cell.style] && !inside.contains(*at));
        for (at, _) in typed {
            assert!(read.contains(at), "{}: {at} takes an answer that no data column reads", form.id);
        }
    }
}

/// The cells of merged ranges but their first ones.
fn merged_after_first(book: &Book) -> std::collections::BTreeSet<String> {
    let place = |name: &str| {
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let column = letters.bytes().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
        (column, name[letters.len()..].parse::<u32>().unwrap())
    };
    let name = |column: u32, row: u32| {
        let letter = |n: u32| char::from(b'A' + u8::try_from(n).unwrap());
        let first = (column - 1) / 26;
        let mut name = if first > 0 { letter(first - 1).to_string() } else { String::new() };
        name.push(letter((column - 1) % 26));
        format!("{name}{row}")
    };
    let mut inside = std::collections::BTreeSet::new();
    for merged in elements(book.sheet(1), "mergeCell") {
        let range = attribute(&merged, "ref");
        let Some((from, to)) = range.split_once(':') else { continue };
        let ((left, top), (right, bottom)) = (place(from), place(to));
        for column in left..=right {
            for row in top..=bottom {
                if (column, row) != (left, top) {
                    inside.insert(name(column, row));
                }
            }
        }
    }
    inside
}

#[test]
fn the_sheet_prints_on_its_pages_and_is_protected() {
    for (form, book) in made(model()) {
        let sheet = book.sheet(1);
        // Excel knows either a fitted page or breaks, so a form of several pages has a scale.
        let fitted = sheet.contains("<pageSetUpPr fitToPage=\"1\"/>");
        assert_eq!(fitted, form.page.fit == 1, "{}", form.id);
        let breaks = elements(sheet, "brk").len();
        assert_eq!(breaks + 1, form.page.fit as usize, "{}", form.id);
        assert!(sheet.contains("paperSize=\"9\""), "{}", form.id);
        assert!(sheet.contains("<sheetProtection sheet=\"1\"") && sheet.contains("selectLockedCells=\"1\""));
        let book_xml = &book.0["xl/workbook.xml"];
        assert!(book_xml.contains("_xlnm.Print_Area"), "{}", form.id);
        assert!(book.0["docProps/core.xml"].contains("2026-04-01T00:00:00Z"), "{}", form.id);
        let texts: Vec<String> = book.cells(1).into_values().map(|cell| cell.text).collect();
        for cell in form.cells().into_iter().filter(|cell| !cell.label.is_empty()) {
            let is_table =
                |field: &tebiki::handbook::Field| matches!(field.kind, tebiki::handbook::FieldKind::Repeat { .. });
            let table = cell.fields.first().is_some_and(is_table);
            if cell.label_position != tebiki::handbook::LabelPosition::None && !table {
                assert!(texts.iter().any(|text| text.starts_with(&cell.label)), "{} is not printed", cell.label);
            }
        }
    }
}

#[test]
fn words_never_become_formulas() {
    let (_, book) = small(
        "      - - { id: a, type: text, label: \"=1+1\", hint: \"+cmd\", prefix: \"@x\", suffix: \"-y\" }\n\
         \x20     - - { id: b, type: select_one, label: \"=HYPERLINK(1)\", choices: { x: \"=2\", y: \"\\\"\" } }\n",
    );
    let formulas: Vec<String> =
        book.cells(1).into_values().map(|cell| cell.formula).filter(|f| !f.is_empty()).collect();
    // The count of answers beside the page is ours.
    assert_eq!(formulas.len(), 1, "{formulas:?}");
    let texts: Vec<String> = book.cells(1).into_values().map(|cell| cell.text).collect();
    for words in ["=1+1\n+cmd", "@x", "-y", "=HYPERLINK(1)", "=2", "\""] {
        assert!(texts.iter().any(|text| text == words), "{words} is not among {texts:?}");
    }
}

#[test]
fn conditions_become_rules_and_colours() {
    let (_, book) = small(
        "      - - { id: from, type: date, label: 始まり, required: true, width: 6 }\n\
         \x20       - { id: to, type: date, label: 終わり, constraint: to >= from, width: 6 }\n\
         \x20     - - { id: end, type: select_one, label: 終結, choices: { y: する, n: しない }, width: 6 }\n\
         \x20       - { id: why, type: text, label: 訳, relevant: end = y, required: end = y, width: 6 }\n\
         \x20     - - { id: days, type: integer, label: 日数, calculate: to - from, width: 6 }\n\
         \x20       - { id: agree, type: acknowledge, label: 同意, width: 6 }\n",
    );
    let row = data_row(&book);
    let cell = |name: &str| {
        let rest = row[name].split("様式!").nth(1).unwrap();
        rest.split(|c: char| c != '$' && !c.is_ascii_alphanumeric()).next().unwrap().to_owned()
    };
    let (from, to, why, end) = (cell("from"), cell("to"), cell("why"), cell("end"));
    let custom: Vec<String> = elements(book.sheet(1), "dataValidation")
        .into_iter()
        .filter(|rule| rule.contains("type=\"custom\""))
        .map(|rule| inner(&rule, "formula1"))
        .collect();
    assert_eq!(custom, [format!("AND(ISNUMBER({to}),AND(NOT({to}=\"\"),NOT({from}=\"\"),{to}>={from}))")]);
    let colours: Vec<String> = elements(book.sheet(1), "cfRule").iter().map(|rule| inner(rule, "formula")).collect();
    let has = |wanted: String| assert!(colours.contains(&wanted), "{wanted} is not among {colours:#?}");
    has(format!("AND($AL$1>0,TRUE,TRUE,TRUE,{from}=\"\")"));
    has(format!("AND($AL$1>0,NOT({end}=\"☑\"))"));
    has(format!("AND($AL$1>0,{end}=\"☑\",TRUE,{end}=\"☑\",{why}=\"\")"));
    let days = book.cells(1)[&cell("days").replace('$', "")].formula.clone();
    assert_eq!(days, format!("IF(OR({to}=\"\",{from}=\"\"),\"\",IFERROR(({to}-{from}),\"\"))"));
    let lists: Vec<String> = elements(book.sheet(1), "dataValidation")
        .into_iter()
        .filter(|rule| rule.contains("type=\"list\""))
        .map(|rule| inner(&rule, "formula1"))
        .collect();
    assert_eq!(lists, ["\"□,☑\"", "\"□,☑\"", "\"□,☑\""]);
}

#[test]
fn a_long_list_in_a_table_is_a_range_of_cells() {
    let options: String = (0..20).map(|n| format!("v{n}: とても長い名前の選択肢その{n}, ")).collect();
    let (_, book) = small(&format!(
        "      - - id: visits\n\
         \x20         type: repeat\n\
         \x20         label: 訪問\n\
         \x20         print_rows: 2\n\
         \x20         columns:\n\
         \x20           - {{ id: to, type: select_one, label: 先, width: 3, choices: {{ {} }} }}\n\
         \x20           - {{ id: what, type: text, label: 内容, width: 9 }}\n",
        options.trim_end_matches(", ")
    ));
    let rules = elements(book.sheet(1), "dataValidation");
    let list = rules.iter().find(|rule| rule.contains("type=\"list\"")).expect("a list");
    assert_eq!(inner(list, "formula1"), "選択肢!$A$1:$A$20");
    assert_eq!(book.cells(3)["A20"].text, "とても長い名前の選択肢その19");
    assert!(data_row(&book)["visits__2__to"].contains("\"とても長い名前の選択肢その19\",\"v19\""));
}

#[test]
fn bounds_and_sums_are_rules_and_formulas_of_cells() {
    let (_, book) = small(
        "      - - { id: age, type: integer, label: 年齢, min: 0, max: 120 }\n\
         \x20     - - { id: born, type: date, label: 生年月日, min: 1900-01-02, max: today }\n\
         \x20     - - { id: month, type: date, parts: ym, label: 月, min: 2026-04-15 }\n\
         \x20     - - { id: part, type: integer, label: 人数, max: 9, constraint: part <= age }\n\
         \x20     - - id: work\n\
         \x20         type: repeat\n\
         \x20         label: 業務\n\
         \x20         items: { visit: 訪問, call: 電話 }\n\
         \x20         columns:\n\
         \x20           - { id: times, type: integer, label: 回数, max: 31, total: true, width: 6 }\n\
         \x20           - { id: why, type: text, label: 訳, required: times > 9, width: 6 }\n",
    );
    let row = data_row(&book);
    let cell = |name: &str| {
        let rest = row[name].split("様式!").nth(1).unwrap();
        rest.split(|c: char| c != '$' && !c.is_ascii_alphanumeric()).next().unwrap().to_owned()
    };
    let rule = |name: &str| {
        let place = cell(name).replace('$', "");
        let rules = elements(book.sheet(1), "dataValidation");
        let rule = rules.iter().find(|rule| attribute(rule, "sqref") == place).expect(name);
        (attribute(rule, "type"), inner(rule, "formula1"), inner(rule, "formula2"))
    };
    let wanted = |kind: &str, low: &str, high: &str| (kind.to_owned(), low.to_owned(), high.to_owned());
    assert_eq!(rule("age"), wanted("whole", "0", "120"));
    assert_eq!(rule("born"), wanted("date", "DATE(1900,1,2)", "TODAY()"));
    assert_eq!(rule("month"), wanted("date", "DATE(2026,4,1)", "DATE(9999,12,31)"));
    let (part, age) = (cell("part"), cell("age"));
    let both = format!(
        "AND(ISNUMBER({part}),{part}=INT({part}),{part}<=9,AND(NOT({part}=\"\"),NOT({age}=\"\"),{part}<={age}))"
    );
    assert_eq!(rule("part"), wanted("custom", &both, ""));
    assert_eq!(rule("work__call__times"), wanted("whole", "-999999999", "31"));
    // A sum is not bound as what it sums.
    assert_eq!(rule("work__total__times"), wanted("whole", "-999999999", "999999999"));
    let (visit, call) = (cell("work__visit__times"), cell("work__call__times"));
    let sum = &book.cells(1)[&cell("work__total__times").replace('$', "")].formula;
    assert_eq!(*sum, format!("IF(COUNT({visit},{call})=0,\"\",SUM({visit},{call}))"));
    // Conditions find rows by their names.
    let colours: Vec<String> = elements(book.sheet(1), "cfRule").iter().map(|rule| inner(rule, "formula")).collect();
    assert!(colours.iter().any(|rule| rule.contains(&format!("{call}>9"))), "{colours:#?}");
}
