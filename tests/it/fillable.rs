//! The forms that are filled in on a screen, read back object by object. What
//! viewers do with them is tested by tests/python/fill.py and tests/browser/pdf.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use tebiki::finding::has_errors;
use tebiki::handbook::blanks::{Blank, BlankKind, blanks};
use tebiki::handbook::{Form, Handbook, Need};
use tebiki::output::Artifacts;
use tebiki::{check, make};

use crate::project::{Files, apply, base, model, sources};

pub(crate) fn built(files: Files) -> (Handbook, Artifacts) {
    let sources = sources(files);
    let made = make(&sources.value);
    assert!(!has_errors(&made.findings), "{:?}", made.findings);
    (check(&sources.value).value.unwrap().handbook, made.value)
}

pub(crate) fn fillable(artifacts: &Artifacts, form: &Form) -> Document {
    Document::load_mem(&artifacts[&format!("forms/{0}/{0}-fillable.pdf", form.id)].bytes).unwrap()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

fn name<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a str {
    std::str::from_utf8(dictionary.get(key).unwrap().as_name().unwrap()).unwrap()
}

pub(crate) fn words(dictionary: &Dictionary, key: &[u8]) -> String {
    decode_text_string(dictionary.get(key).unwrap()).unwrap()
}

fn flags(dictionary: &Dictionary) -> i64 {
    dictionary.get(b"Ff").unwrap().as_i64().unwrap()
}

/// Widgets by the name that the table gives them: that of a box of a choice of
/// one is its group's with its state.
pub(crate) fn widgets(document: &Document) -> Vec<(String, ObjectId)> {
    let form = dictionary(document, document.catalog().unwrap().get(b"AcroForm").unwrap());
    assert!(form.get(b"NeedAppearances").is_err());
    let mut all = Vec::new();
    for field in form.get(b"Fields").unwrap().as_array().unwrap() {
        let id = field.as_reference().unwrap();
        let field = dictionary(document, field);
        match field.get(b"Kids") {
            Err(_) => all.push((words(field, b"T"), id)),
            Ok(kids) => {
                for kid in kids.as_array().unwrap() {
                    let widget = dictionary(document, kid);
                    assert_eq!(widget.get(b"Parent").unwrap().as_reference().unwrap(), id);
                    if name(field, b"FT") == "Tx" {
                        all.push((words(field, b"T"), kid.as_reference().unwrap()));
                        continue;
                    }
                    let state = states(document, widget).into_iter().find(|state| state != "Off").unwrap();
                    all.push((format!("{}__{state}", words(field, b"T")), kid.as_reference().unwrap()));
                }
            }
        }
    }
    all
}

/// What is read out of a widget.
pub(crate) fn spoken(document: &Document, widget: ObjectId) -> String {
    words(document.get_object(widget).unwrap().as_dict().unwrap(), b"TU")
}

fn states(document: &Document, widget: &Dictionary) -> BTreeSet<String> {
    let drawn = dictionary(document, dictionary(document, widget.get(b"AP").unwrap()).get(b"N").unwrap());
    drawn.iter().map(|(state, _)| String::from_utf8(state.clone()).unwrap()).collect()
}

/// The annotations of all pages.
fn annotations(document: &Document) -> Vec<ObjectId> {
    let mut all = Vec::new();
    for page in document.page_iter() {
        let page = document.get_dictionary(page).unwrap();
        assert_eq!(name(page, b"Tabs"), "S", "fields are visited in reading order");
        if let Ok(found) = page.get_deref(b"Annots", document) {
            all.extend(found.as_array().unwrap().iter().map(|object| object.as_reference().unwrap()));
        }
    }
    all
}

/// Every structure element that holds an annotation: its kind, and the annotation.
fn holders(document: &Document, element: &Object, all: &mut Vec<(String, ObjectId)>) {
    let Ok(element) = document.dereference(element).unwrap().1.as_dict() else { return };
    let Ok(children) = element.get_deref(b"K", document) else { return };
    let children = match children {
        Object::Array(children) => children.iter().collect(),
        only => vec![only],
    };
    for child in &children {
        let held = document.dereference(child).unwrap().1.as_dict().ok().and_then(|child| child.get(b"Obj").ok());
        if let Some(held) = held {
            assert_eq!(children.len(), 1, "a form element holds its field and nothing else");
            all.push((name(element, b"S").to_owned(), held.as_reference().unwrap()));
        }
        holders(document, child, all);
    }
}

#[test]
fn fields_are_the_blanks_of_the_table_in_reading_order() {
    let (handbook, artifacts) = built(model());
    assert!(handbook.forms.len() >= 3);
    for form in &handbook.forms {
        let document = fillable(&artifacts, form);
        let table = blanks(form);
        let widgets = widgets(&document);
        // The head of a later page shows the same fields again.
        let mut names: Vec<&str> = widgets.iter().map(|(name, _)| name.as_str()).collect();
        let places = names.len();
        names.dedup();
        let repeated = form.page.head.len() * (form.page.fit as usize - 1);
        assert_eq!(places - names.len(), repeated, "{}", form.id);
        let ordered = by_group(&table);
        assert_eq!(names, ordered, "{}", form.id);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{}: a name stands twice", form.id);

        // Every annotation is a field, and lies in one element of its own.
        let on_pages: BTreeSet<ObjectId> = annotations(&document).into_iter().collect();
        let fields: BTreeSet<ObjectId> = widgets.iter().map(|(_, id)| *id).collect();
        assert_eq!(on_pages, fields, "{}", form.id);
        let mut held = Vec::new();
        holders(&document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap(), &mut held);
        assert!(held.iter().all(|(kind, _)| kind == "Form"), "{}", form.id);
        assert_eq!(held.len(), fields.len());
        let mut id_of: BTreeMap<&str, ObjectId> = BTreeMap::new();
        for (name, id) in &widgets {
            id_of.entry(name).or_insert(*id);
        }
        let firsts: BTreeSet<ObjectId> = id_of.values().copied().collect();
        let order: Vec<ObjectId> = held.iter().map(|(_, id)| *id).filter(|id| firsts.contains(id)).collect();
        assert_eq!(order.len() + repeated, fields.len());
        let expected: Vec<ObjectId> = table.iter().map(|blank| id_of[blank.name.as_str()]).collect();
        assert_eq!(order, expected, "{}: the elements stand in the order of the table", form.id);

        for blank in &table {
            looks_right(&document, document.get_dictionary(id_of[blank.name.as_str()]).unwrap(), blank);
        }
    }
}

/// Names in the order of the outermost fields: boxes of one choice stand together.
fn by_group<'a>(table: &'a [Blank<'a>]) -> Vec<&'a str> {
    let mut groups = BTreeSet::new();
    let mut all = Vec::new();
    for blank in table {
        match &blank.kind {
            BlankKind::One { group, .. } => {
                if groups.insert(group) {
                    let boxes =
                        table.iter().filter(|b| matches!(&b.kind, BlankKind::One { group: g, .. } if g == group));
                    all.extend(boxes.map(|b| b.name.as_str()));
                }
            }
            _ => all.push(blank.name.as_str()),
        }
    }
    all
}

fn looks_right(document: &Document, widget: &Dictionary, blank: &Blank<'_>) {
    assert_eq!(name(widget, b"Subtype"), "Widget");
    assert_eq!(words(widget, b"TU"), blank.spoken(), "{}", blank.name);
    for key in [&b"A"[..], b"Contents", b"Border", b"QuadPoints"] {
        assert!(widget.get(key).is_err(), "{}: {}", blank.name, String::from_utf8_lossy(key));
    }
    assert!(widget.has(b"StructParent"));
    let always = blank.field.required == Need::Always && blank.row.is_none();
    let field = widget.get(b"Parent").map_or(widget, |parent| dictionary(document, parent));
    match &blank.kind {
        BlankKind::Text { lines, .. } => {
            assert_eq!(name(field, b"FT"), "Tx");
            assert_eq!(flags(field) & (1 << 12) != 0, *lines > 1, "{}: several lines", blank.name);
        }
        BlankKind::Number { .. } | BlankKind::WriteIn { .. } => assert_eq!(name(field, b"FT"), "Tx"),
        BlankKind::Part { .. } => {
            let longest = field.get(b"MaxLen").unwrap().as_i64().unwrap();
            assert!((2..=5).contains(&longest), "{}", blank.name);
        }
        BlankKind::One { .. } | BlankKind::Era { .. } | BlankKind::Half { .. } => {
            assert_eq!(name(field, b"FT"), "Btn");
            assert_eq!(flags(field) & (1 << 15), 1 << 15, "{}: one of several", blank.name);
            assert_eq!(flags(field) & (1 << 14), 0, "{}: a tick can be taken back", blank.name);
        }
        BlankKind::Many { .. } | BlankKind::Confirm => {
            assert_eq!(states(document, widget), BTreeSet::from(["Off".to_owned(), "Yes".to_owned()]));
            assert_eq!(name(widget, b"AS"), "Off");
        }
    }
    if always
        && blank.field.relevant == Need::Unsaid
        && matches!(blank.kind, BlankKind::One { .. } | BlankKind::Text { .. })
    {
        assert_eq!(flags(field) & 2, 2, "{}: required", blank.name);
    }
}

#[test]
fn words_of_authors_stay_words() {
    let label = r"名(前) \ | <</T(x)>> 'a' #b /c";
    let mut files = base();
    apply(
        &mut files,
        r#"== forms/sheet.yaml
id: sheet
number: 様式第1号
title: 記録票 (a) \) >> endobj
include: [shared/common.yaml]
basis: rule#record
sections:
  - rows:
      - - { id: off, type: select_one, label: "選 \"択\"", choices: [Off, "(a)", 男性], required: true, width: 6 }
        - id: name
          type: text
          label: "名(前) \\ | <</T(x)>> 'a' #b /c"
          required: true
          width: 6
      - - { id: body, type: text, label: 内容, lines: 30 }"#,
    );
    let (handbook, artifacts) = built(files);
    let form = &handbook.forms[0];
    let document = fillable(&artifacts, form);
    let by_name: BTreeMap<String, ObjectId> = widgets(&document).into_iter().collect();
    assert_eq!(by_name.len(), 5, "{by_name:?}");
    let name = document.get_dictionary(by_name["name"]).unwrap();
    assert!(words(name, b"TU").starts_with(label), "{}", words(name, b"TU"));
    assert_eq!(flags(name) & 2, 2);
    let body = document.get_dictionary(by_name["body"]).unwrap();
    assert_eq!(flags(body) & (1 << 12), 1 << 12);
    // No box may take the name of the empty state.
    let first = blanks(form).into_iter().find(|blank| matches!(blank.kind, BlankKind::One { .. })).unwrap();
    assert_eq!(first.field.id, "off");
    let boxes: Vec<&String> = by_name.keys().filter(|name| name.starts_with("off__")).collect();
    assert_eq!(boxes.len(), 3, "{boxes:?}");
    for name in boxes {
        let states = states(&document, document.get_dictionary(by_name[name]).unwrap());
        assert_eq!(states.len(), 2, "{states:?}");
    }
}

#[test]
fn the_embedded_font_has_what_clerks_type_and_the_small_one_is_small() {
    let (handbook, artifacts) = built(model());
    let (_, small) = {
        let mut files = model();
        let settings = files.get_mut("content/handbook.yaml").unwrap();
        settings.extend_from_slice(b"\nfield_font: small\n");
        built(files)
    };
    for form in &handbook.forms {
        let document = fillable(&artifacts, form);
        let catalog = document.catalog().unwrap();
        let fonts = dictionary(&document, dictionary(&document, catalog.get(b"AcroForm").unwrap()).get(b"DR").unwrap());
        let (_, font) = dictionary(&document, fonts.get(b"Font").unwrap()).iter().next().unwrap();
        let map = document.dereference(dictionary(&document, font).get(b"ToUnicode").unwrap()).unwrap().1;
        let map = String::from_utf8(map.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
        for character in "髙﨑㈱①Ⅳ〜−亜ｱa".chars() {
            assert!(map.contains(&format!("<{:04X}>\n", u32::from(character))), "{character}");
        }
        let title = document.dereference(document.trailer.get(b"Info").unwrap()).unwrap().1.as_dict().unwrap();
        assert!(words(title, b"Title").ends_with("（入力用）"));

        let size =
            |artifacts: &Artifacts, ending: &str| artifacts[&format!("forms/{0}/{0}{ending}.pdf", form.id)].bytes.len();
        let print = size(&artifacts, "");
        assert!(size(&artifacts, "-fillable") < print + 2_000_000);
        // 60 kB of font, and the fields.
        assert!(size(&small, "-fillable") < print + 110_000);
        assert_eq!(size(&small, ""), print);
    }
}

#[test]
fn the_printed_form_has_no_fields() {
    let (handbook, artifacts) = built(model());
    for form in &handbook.forms {
        let document = Document::load_mem(&artifacts[&format!("forms/{0}/{0}.pdf", form.id)].bytes).unwrap();
        assert!(document.catalog().unwrap().get(b"AcroForm").is_err());
        assert_eq!(annotations(&document), Vec::new());
        let mut held = Vec::new();
        holders(&document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap(), &mut held);
        assert_eq!(held, Vec::new());
    }
}
