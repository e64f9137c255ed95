//! Every form, walked both ways: what its source asks and says stands in the
//! printed form, the fillable one, Excel, the schema and the page; and nothing
//! stands there that neither the source nor the table of words says.
//!
//! The second way takes the texts apart: the whole text of a sheet has to be a
//! chain of words that have a source, so that one foreign word is seen.

mod said;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tebiki::handbook::blanks::{blanks, columns, limits, needs};
use tebiki::handbook::{Form, Handbook};
use tebiki::output::Artifacts;
use tebiki::words::{PRINT, spreadsheet};

use self::said::Said;
use crate::pdf::squeeze;
use crate::project::{Project, model};
use crate::spreadsheet::{Book, data_row};

/// Where the first word without a source begins; `None` if all have one. Digits
/// and stops of numbers count as said.
fn unsourced(text: &str, sources: &BTreeSet<String>) -> Option<String> {
    let mut by_first: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for source in sources {
        by_first.entry(source.chars().next().unwrap()).or_default().push(source);
    }
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    let mut furthest = 0;
    for (at, first) in text.char_indices() {
        if !reached[at] {
            continue;
        }
        furthest = at;
        if first.is_ascii_digit() || matches!(first, '.' | '・' | ',') {
            reached[at + first.len_utf8()] = true;
        }
        for source in by_first.get(&first).into_iter().flatten() {
            if text[at..].starts_with(source) {
                reached[at + source.len()] = true;
            }
        }
    }
    let rest = || text[furthest..].chars().take(30).collect();
    (!reached[text.len()]).then(rest)
}

/// The texts of a page's main part, one per element; phrases of a line belong together.
fn page_texts(html: &str) -> Vec<String> {
    let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
    let mut texts: Vec<String> = Vec::new();
    for piece in main.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_default();
        let within = matches!(tag.trim_start_matches('/').split(' ').next(), Some("span" | "wbr"));
        if within && let Some(last) = texts.last_mut() {
            last.push_str(&squeeze(text));
            continue;
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
        texts.push(squeeze(&text.replace("&#x2F;", "/").replace("&amp;", "&")));
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The literals of the words of pages, cut where something is put in.
fn words_of_pages() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["src/words/site", "src/words/expression"] {
        for (_, bytes) in crate::project::read(&crate::project::repository().join(folder)) {
            let code = String::from_utf8(bytes).unwrap();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            for literal in code.split('"').skip(1).step_by(2) {
                let mut rest = literal;
                while let Some((before, after)) = rest.split_once('{') {
                    found.insert(squeeze(before));
                    rest = after.split_once('}').map_or("", |(_, after)| after);
                }
                found.insert(squeeze(rest));
            }
        }
    }
    found.remove("");
    found
}

/// What the page of a form may say besides the form itself.
fn of_page(handbook: &Handbook, form: &Form) -> BTreeSet<String> {
    let mut said = words_of_pages();
    let mut add = |words: &str| {
        said.insert(squeeze(words));
    };
    for other in &handbook.forms {
        [&other.number, &other.title, &other.subtitle].into_iter().for_each(|words| add(words));
    }
    handbook.actors.iter().for_each(|actor| add(&actor.label));
    handbook.packs.iter().for_each(|pack| add(&pack.title));
    handbook.flows.iter().for_each(|flow| add(&flow.title));
    handbook.guidelines.iter().for_each(|rule| add(&rule.title));
    if form.sections.iter().any(|section| section.office_use) {
        add(PRINT.office_use);
    }
    let guidance = &form.guidance;
    for words in [&guidance.purpose, &guidance.when, &guidance.submit_to, &guidance.keep, &guidance.privacy_purpose] {
        add(words);
    }
    add(&guidance.privacy_office);
    guidance.privacy_shared_with.iter().for_each(|words| add(words));
    for visit in form.fields() {
        let field = visit.field;
        needs(field).iter().for_each(|words| add(words));
        [limits(field), field.constraint.clone(), field.calculate.clone()]
            .iter()
            .flatten()
            .for_each(|words| add(words));
        if let Some(words) = &field.calculate {
            add(&PRINT.calculated(words));
        }
    }
    said.remove("");
    said
}

/// The outputs of one form.
struct Made<'a> {
    form: &'a Form,
    paper: String,
    excel: Vec<String>,
    page: Vec<String>,
}

impl<'a> Made<'a> {
    fn of(form: &'a Form, made: &Artifacts, project: &Project) -> Self {
        let path = format!("forms/{0}/{0}.pdf", form.id);
        project.write(&path, &made[&path].bytes);
        let book = Book::open(&made[&format!("forms/{0}/{0}.xlsx", form.id)].bytes);
        let texts = book.cells(1).into_values().filter(|cell| cell.formula.is_empty() || !cell.text.is_empty());
        let html = String::from_utf8(made[&format!("forms/{}/index.html", form.id)].bytes.clone()).unwrap();
        Self {
            form,
            paper: crate::pdf::words(&project.path(&path), "-raw"),
            excel: texts.map(|cell| squeeze(&cell.text)).filter(|text| !text.is_empty()).collect(),
            page: page_texts(&html),
        }
    }

    /// What is missing, and what stands there without a source.
    fn differences(&self, handbook: &Handbook) -> Vec<String> {
        let id = &self.form.id;
        let said = Said::of(handbook, self.form);
        let mut found = Vec::new();
        let (excel, page) = (self.excel.join("\n"), self.page.concat());
        for words in &said.everywhere {
            for (name, text) in [("paper", &self.paper), ("Excel", &excel), ("page", &page)] {
                if !text.contains(words.as_str()) {
                    found.push(format!("{id}: {name} does not say 「{words}」"));
                }
            }
        }
        for words in &said.on_page {
            if !page.contains(words.as_str()) {
                found.push(format!("{id}: the page does not say 「{words}」"));
            }
        }
        let mut sources = said.all();
        if let Some(rest) = unsourced(&self.paper, &sources) {
            found.push(format!("{id}: paper says without a source 「{rest}」"));
        }
        sources.insert(spreadsheet::BOX.to_owned());
        for text in &self.excel {
            if let Some(rest) = unsourced(text, &sources) {
                found.push(format!("{id}: Excel says without a source 「{rest}」"));
            }
        }
        sources.extend(of_page(handbook, self.form));
        for text in &self.page {
            if let Some(rest) = unsourced(text, &sources) {
                found.push(format!("{id}: the page says without a source 「{rest}」"));
            }
        }
        found
    }
}

#[test]
fn every_word_has_a_source_and_every_source_is_said() {
    let (handbook, made) = crate::fillable::built(model());
    let project = Project::new(&Default::default());
    assert!(!handbook.forms.is_empty());
    let mut found = Vec::new();
    for form in &handbook.forms {
        let mut outputs = Made::of(form, &made, &project);
        found.extend(outputs.differences(&handbook));
        // A foreign word and a lost one are seen wherever they stand.
        outputs.paper = outputs.paper.replace(&squeeze(&form.title), "異物");
        outputs.excel.push("異物".to_owned());
        outputs.page.push("異物".to_owned());
        let seen = outputs.differences(&handbook);
        for wanted in ["paper does not say", "paper says without", "Excel says without", "page says without"] {
            assert!(seen.iter().any(|line| line.contains(wanted)), "{}: 「{wanted}」 is not seen: {seen:#?}", form.id);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_table_of_blanks_is_the_table_of_all_files() {
    let (handbook, made) = crate::fillable::built(model());
    let list: Value = serde_json::from_slice(&made["forms/forms.json"].bytes).unwrap();
    for form in &handbook.forms {
        let all = blanks(form);
        // Widgets: name and tooltip.
        let document = crate::fillable::fillable(&made, form);
        let widgets: BTreeMap<String, String> = crate::fillable::widgets(&document)
            .into_iter()
            .map(|(name, id)| (name, crate::fillable::spoken(&document, id)))
            .collect();
        let names: BTreeSet<&str> = all.iter().map(|blank| blank.name.as_str()).collect();
        assert_eq!(widgets.keys().map(String::as_str).collect::<BTreeSet<_>>(), names, "{}", form.id);
        for blank in &all {
            let said = &widgets[&blank.name];
            assert!(
                said.contains(&blank.field.label) || blank.spoken().contains(said.as_str()),
                "{}: {said}",
                blank.name
            );
        }
        // Excel: names and headings of the data row, and a list entry of forms.json for each.
        let book = Book::open(&made[&format!("forms/{0}/{0}.xlsx", form.id)].bytes);
        let mut in_excel: BTreeMap<String, String> = data_row(&book);
        assert!(in_excel.remove("__form").is_some() && in_excel.remove("__version").is_some());
        let wanted: BTreeMap<String, String> =
            columns(form).into_iter().map(|column| (column.name, column.label)).collect();
        assert!(in_excel.keys().eq(wanted.keys()), "{}", form.id);
        let headings: BTreeSet<String> = book
            .cells(2)
            .into_iter()
            .filter(|(at, _)| at.ends_with('3') && at.trim_start_matches(char::is_alphabetic) == "3")
            .map(|(_, cell)| cell.text)
            .collect();
        assert_eq!(headings, wanted.values().cloned().collect(), "{}", form.id);
        let entry = list["forms"].as_array().unwrap().iter().find(|entry| entry["id"] == form.id.as_str()).unwrap();
        let listed = entry["columns"].as_array().unwrap().iter();
        let listed: BTreeMap<String, String> = listed
            .map(|column| (column["name"].as_str().unwrap().to_owned(), column["label"].as_str().unwrap().to_owned()))
            .collect();
        assert_eq!(listed, wanted, "{}", form.id);
        // The schema: the place of each blank, and the words of each choice.
        let path = format!("forms/{0}/{0}.schema.json", form.id);
        let schema: Value = serde_json::from_slice(&made[&path].bytes).unwrap();
        for blank in &all {
            let property = property(&schema, &blank.data);
            let property = property.unwrap_or_else(|| panic!("{}: no property for {}", form.id, blank.data));
            if let Some(choice) = blank.ticked() {
                let text = property.to_string();
                let constant = format!("\"const\":{}", Value::from(choice.value.as_str()));
                assert!(text.contains(&constant), "{}: {} lacks {}", form.id, blank.data, choice.value);
                assert!(
                    text.contains(&Value::from(choice.label.as_str()).to_string()),
                    "{}: {}",
                    form.id,
                    choice.label
                );
            } else {
                assert!(!property["title"].as_str().unwrap_or_default().is_empty(), "{}: {}", form.id, blank.data);
            }
        }
    }
}

/// The part of a schema that describes a place in the data.
fn property<'a>(schema: &'a Value, pointer: &str) -> Option<&'a Value> {
    let mut at = schema;
    for part in pointer.split('/').skip(1) {
        at = match part.parse::<u32>() {
            Ok(_) if at["items"].is_object() => &at["items"],
            _ => at["properties"].get(part)?,
        };
    }
    Some(at)
}
