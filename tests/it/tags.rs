//! What a screen reader is told of a form: the tags of its print, in reading order.

use lopdf::{Dictionary, Document, Object};

use crate::project::{model, read, repository, sources};

/// The tree below a structure element, one tag a line.
fn tree(document: &Document, object: &Object, depth: usize, lines: &mut Vec<String>) {
    match object {
        Object::Reference(id) => tree(document, document.get_object(*id).unwrap(), depth, lines),
        Object::Array(kids) => kids.iter().for_each(|kid| tree(document, kid, depth, lines)),
        Object::Dictionary(element) if element.has(b"S") => {
            lines.push(format!("{}{}", "  ".repeat(depth), tag(document, element)));
            if let Ok(kids) = element.get(b"K") {
                tree(document, kids, depth + 1, lines);
            }
        }
        Object::Dictionary(root) if !root.has(b"MCID") => {
            if let Ok(kids) = root.get(b"K") {
                tree(document, kids, depth, lines);
            }
        }
        _ => {}
    }
}

/// The tag with what a table's cell says of itself.
fn tag(document: &Document, element: &Dictionary) -> String {
    let mut tag = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
    let mut attributes: Vec<&Object> = Vec::new();
    match element.get(b"A").map(|a| document.dereference(a).unwrap().1) {
        Ok(Object::Array(all)) => attributes.extend(all),
        Ok(one) => attributes.push(one),
        Err(_) => {}
    }
    for attribute in attributes {
        let Ok(attribute) = document.dereference(attribute).unwrap().1.as_dict() else { continue };
        for key in [&b"Scope"[..], b"ColSpan", b"RowSpan"] {
            match attribute.get(key) {
                Ok(Object::Name(name)) => tag.push_str(&format!(" {}", String::from_utf8_lossy(name))),
                Ok(Object::Integer(n)) if *n > 1 => tag.push_str(&format!(" {}={n}", String::from_utf8_lossy(key))),
                _ => {}
            }
        }
    }
    tag
}

/// Lines that follow each other and are the same, said once.
fn folded(lines: Vec<String>) -> String {
    let mut text = String::new();
    for run in lines.chunk_by(|a, b| a == b) {
        text.push_str(&run[0]);
        if run.len() > 1 {
            text.push_str(&format!(" × {}", run.len()));
        }
        text.push('\n');
    }
    text
}

fn tags(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut lines = Vec::new();
    tree(&document, root, 0, &mut lines);
    folded(lines)
}

#[test]
fn every_form_is_tagged_as_stored() {
    let kinds = read(&repository().join("tests/cases/kinds"));
    for (case, files) in [("model", model()), ("kinds", kinds)] {
        let made = tebiki::make(&sources(files).value);
        for (path, artifact) in &made.value {
            let Some(name) = path.strip_prefix("forms/").and_then(|rest| rest.strip_suffix(".pdf")) else { continue };
            let Some((folder, stem)) = name.split_once('/') else { continue };
            if folder == stem {
                insta::assert_snapshot!(format!("{case}-{stem}"), tags(&artifact.bytes));
            }
        }
    }
}
