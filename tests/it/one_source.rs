//! Nothing in the source of a form is missing from its files, and nothing
//! stands there without a source: the table of blanks, walked both ways. The
//! fields of the fillable PDF are walked in `fillable`.

use std::collections::BTreeSet;

use serde_json::Value;
use tebiki::handbook::Form;
use tebiki::handbook::blanks::{blanks, columns};
use tebiki::output::Artifacts;

use crate::pdf::squeeze;
use crate::project::{Project, model, sources};
use crate::spreadsheet::{Book, data_row};

fn of_each_form(look: impl Fn(&Form, &Artifacts)) {
    let sources = sources(model()).value;
    let handbook = tebiki::check(&sources).value.unwrap().handbook;
    let made = tebiki::make(&sources).value;
    assert!(!handbook.forms.is_empty());
    handbook.forms.iter().for_each(|form| look(form, &made));
}

#[test]
fn data_columns_of_excel_and_of_the_list_are_those_of_the_blanks() {
    of_each_form(|form, made| {
        let book = Book::open(&made[&format!("forms/{0}/{0}.xlsx", form.id)].bytes);
        let mut in_excel: BTreeSet<String> = data_row(&book).into_keys().collect();
        assert!(in_excel.remove("__form") && in_excel.remove("__version"));
        let wanted: BTreeSet<String> = columns(form).into_iter().map(|column| column.name).collect();
        assert_eq!(in_excel, wanted, "{}", form.id);
        let list: Value = serde_json::from_slice(&made["forms/forms.json"].bytes).unwrap();
        let entry = list["forms"].as_array().unwrap().iter().find(|entry| entry["id"] == form.id.as_str()).unwrap();
        let listed =
            entry["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap().to_owned());
        assert_eq!(listed.collect::<BTreeSet<String>>(), wanted, "{}", form.id);
    });
}

/// The places of answers that a schema describes, rows of tables as `0`.
fn places(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (name, property) in properties {
            places(property, &format!("{at}/{name}"), found);
        }
    } else if schema["items"]["properties"].is_object() {
        places(&schema["items"], &format!("{at}/0"), found);
    } else {
        found.insert(at.to_owned());
    }
}

#[test]
fn the_schema_describes_the_places_of_the_blanks() {
    of_each_form(|form, made| {
        let path = format!("forms/{0}/{0}.schema.json", form.id);
        let schema: Value = serde_json::from_slice(&made[&path].bytes).unwrap();
        let mut described = BTreeSet::new();
        places(&schema, "", &mut described);
        // One row stands for all of a table without named rows. A row may hold
        // printed answers, which are no blanks, so all rows are looked at.
        let one_row = |data: String| -> String {
            let parts = data.split('/').map(|part| if part.parse::<u32>().is_ok() { "0" } else { part });
            parts.collect::<Vec<_>>().join("/")
        };
        let wanted: BTreeSet<String> = blanks(form).into_iter().map(|blank| one_row(blank.data)).collect();
        assert_eq!(described, wanted, "{}", form.id);
    });
}

#[test]
fn paper_excel_and_page_say_every_label_and_option() {
    let project = Project::new(&Default::default());
    of_each_form(|form, made| {
        let path = format!("forms/{0}/{0}.pdf", form.id);
        project.write(&path, &made[&path].bytes);
        let paper = crate::pdf::words(&project.path(&path), "-raw");
        let book = Book::open(&made[&format!("forms/{0}/{0}.xlsx", form.id)].bytes);
        let excel = squeeze(&book.cells(1).into_values().map(|cell| cell.text + "\n").collect::<String>());
        let page = String::from_utf8(made[&format!("forms/{}/index.html", form.id)].bytes.clone()).unwrap();
        let page = squeeze(&page.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"));
        for blank in blanks(form) {
            if let Some(choice) = blank.ticked() {
                for (name, text) in [("paper", &paper), ("excel", &excel), ("page", &page)] {
                    assert!(text.contains(&squeeze(&choice.label)), "{} {name}: {}", form.id, choice.label);
                }
            }
            assert!(page.contains(&squeeze(&blank.field.label)), "{} page: {}", form.id, blank.field.label);
        }
    });
}
