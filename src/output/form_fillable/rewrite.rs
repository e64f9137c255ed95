//! Turns the marked links of an exported form into fields.
//!
//! typst has given each mark an annotation with its place on the page, and a
//! structure element with its place in the reading order. Both stay; the link
//! becomes a widget and its element a `Form`. What no mark led to, and what a
//! mark leads to that is no blank of the form, fails the file.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream, dictionary, text_string};

use super::appearance::{circles, cross, empty_box, empty_text, ring, tick, triangle};
use super::font::{self, Fonts};
use super::found::{Act, Found, marks};
use super::widgets::{Group, Widget, WidgetKind, Widgets};
use crate::handbook::FieldFont;
use crate::typeset::mend_stream_ends;
use crate::words::finding as words;

/// Field flags, by the numbers of the PDF standard.
mod flag {
    pub(super) const REQUIRED: i64 = 1 << 1;
    pub(super) const MULTILINE: i64 = 1 << 12;
    pub(super) const RADIO: i64 = 1 << 15;
    /// Names of people and places are not words of a dictionary.
    pub(super) const DO_NOT_SPELL_CHECK: i64 = 1 << 22;
    /// What does not fit is not taken, since it would not be printed.
    pub(super) const DO_NOT_SCROLL: i64 = 1 << 23;
}

const PRINTED: i64 = 1 << 2;

/// The file with fields in the place of its marks.
///
/// # Errors
/// A sentence for each blank that does not match, or what the library said.
pub(super) fn rewrite(pdf: &[u8], widgets: &Widgets, field_font: FieldFont) -> Result<Vec<u8>, Vec<String>> {
    let failed = |error: Error| vec![error.to_string()];
    let mut document = Document::load_mem(pdf).map_err(failed)?;
    let marks = marks(&document).map_err(failed)?;
    let elements = elements(&document, &marks);
    let found = matched(widgets, &marks, &elements)?;
    let fonts = font::add(&mut document, field_font).map_err(|error| vec![error])?;
    let mut form =
        Fields { document, fonts, appearances: BTreeMap::new(), groups: BTreeMap::new(), fields: Vec::new() };
    for (widget, places) in found {
        let on_paper: Vec<&Found> = places.iter().map(|(found, _)| *found).collect();
        form.put(widget, &on_paper, &widgets.groups).map_err(failed)?;
        for (_, element) in places {
            form.document.get_dictionary_mut(element).map_err(failed)?.set("S", "Form");
        }
    }
    let Fields { mut document, fonts, fields, .. } = form;
    let look = look(&fonts, 0.0);
    let catalog = document.catalog_mut().map_err(failed)?;
    catalog.set("AcroForm", dictionary! { "Fields" => fields, "DR" => fonts.shared, "DA" => look });
    mend_stream_ends(&mut document);
    let mut bytes = Vec::with_capacity(pdf.len() * 2);
    document.save_to(&mut bytes).map_err(|error| vec![error.to_string()])?;
    Ok(bytes)
}

/// The structure elements that hold one of the marks and nothing else.
fn elements(document: &Document, marks: &[(String, Found)]) -> BTreeMap<ObjectId, Vec<ObjectId>> {
    let mut elements: BTreeMap<ObjectId, Vec<ObjectId>> =
        marks.iter().map(|(_, found)| (found.annotation, Vec::new())).collect();
    for (id, object) in &document.objects {
        let Ok(element) = object.as_dict() else { continue };
        if !element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Link") {
            continue;
        }
        if let Some(holders) = only_child(document, element).and_then(|child| elements.get_mut(&child)) {
            holders.push(*id);
        }
    }
    elements
}

/// The annotation that is the only child of an element.
fn only_child(document: &Document, element: &Dictionary) -> Option<ObjectId> {
    let child = match element.get_deref(b"K", document).ok()? {
        Object::Array(children) => match children.as_slice() {
            [only] => document.dereference(only).ok()?.1,
            _ => return None,
        },
        other => other,
    };
    child.as_dict().ok()?.get(b"Obj").and_then(Object::as_reference).ok()
}

/// A widget with its marks and their elements.
type Matched<'a> = (&'a Widget, Vec<(&'a Found, ObjectId)>);

/// Each widget with its mark, and with those that repeat it; sentences on all
/// that differ.
fn matched<'a>(
    widgets: &'a Widgets,
    marks: &'a [(String, Found)],
    elements: &BTreeMap<ObjectId, Vec<ObjectId>>,
) -> Result<Vec<Matched<'a>>, Vec<String>> {
    let mut differing = Vec::new();
    let mut by_name: BTreeMap<&str, Vec<&Found>> = BTreeMap::new();
    for (name, found) in marks {
        let places = by_name.entry(name).or_default();
        if !found.again && places.iter().any(|other| !other.again) {
            differing.push(words::blank_twice(name));
        }
        places.push(found);
    }
    let mut all = Vec::new();
    for widget in &widgets.all {
        let places = by_name.remove(&*widget.name).unwrap_or_default();
        if places.iter().all(|found| found.again) {
            differing.push(words::blank_missing(&widget.name));
            continue;
        }
        let mut tagged = Vec::new();
        for found in places {
            match elements.get(&found.annotation).map(Vec::as_slice) {
                Some([element]) => tagged.push((found, *element)),
                _ => differing.push(words::blank_untagged(&widget.name)),
            }
        }
        all.push((widget, tagged));
    }
    differing.extend(by_name.keys().map(|name| words::blank_unknown(name)));
    if differing.is_empty() { Ok(all) } else { Err(differing) }
}

/// A document whose fields are being made.
struct Fields<'a> {
    document: Document,
    fonts: Fonts,
    /// Drawings by kind and size, shared by all fields that look alike.
    appearances: BTreeMap<(Look, u32, u32), ObjectId>,
    groups: BTreeMap<&'a str, ObjectId>,
    /// The outermost fields in reading order.
    fields: Vec<Object>,
}

/// The kinds of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Text,
    Empty,
    Ticked,
    Ringed,
    Circle,
    DoubleCircle,
    Cross,
    Triangle,
}

impl Look {
    /// Of a box that is chosen. Signs are those that forms ask for; another one
    /// is ticked.
    fn chosen(act: Act, sign: &str) -> Self {
        match (act, sign) {
            (Act::Ring, _) => Self::Ringed,
            (Act::Sign, "○" | "〇" | "◯") => Self::Circle,
            (Act::Sign, "◎") => Self::DoubleCircle,
            (Act::Sign, "×") => Self::Cross,
            (Act::Sign, "△") => Self::Triangle,
            (Act::Line | Act::Tick | Act::Sign, _) => Self::Ticked,
        }
    }
}

impl<'a> Fields<'a> {
    /// Several places of one answer are the kids of one field, and show the same.
    fn put(&mut self, widget: &'a Widget, places: &[&Found], groups: &'a BTreeMap<String, Group>) -> Result<(), Error> {
        let mut parent = None;
        for found in places {
            let mut field = self.field(widget, found, groups);
            if !field.has(b"Parent") && places.len() > 1 {
                let answer = shared(&mut field);
                let parent = *parent.get_or_insert_with(|| {
                    let parent = self.document.add_object(answer);
                    self.fields.push(parent.into());
                    parent
                });
                field.set("Parent", parent);
            } else if !field.has(b"Parent") {
                self.fields.push(found.annotation.into());
            }
            if let Ok(parent) = field.get(b"Parent").and_then(Object::as_reference) {
                let kids = self.document.get_dictionary_mut(parent)?.get_mut(b"Kids")?;
                kids.as_array_mut()?.push(found.annotation.into());
            }
            let annotation = self.document.get_dictionary_mut(found.annotation)?;
            annotation.set("Subtype", "Widget");
            for key in ["A", "Contents", "Border", "QuadPoints"] {
                annotation.remove(key.as_bytes());
            }
            for (key, value) in field {
                annotation.set(key, value);
            }
        }
        Ok(())
    }

    /// A field at its place, with all that it says of itself.
    fn field(&mut self, widget: &'a Widget, found: &Found, groups: &'a BTreeMap<String, Group>) -> Dictionary {
        let [left, bottom, right, top] = roomy(widget, found);
        let (width, height) = (right - left, top - bottom);
        let mut field = dictionary! {
            "FT" => "Btn",
            "T" => text_string(&widget.name),
            "TU" => text_string(&widget.tooltip),
            "Rect" => [left, bottom, right, top].map(Object::Real).to_vec(),
            "P" => found.page,
            // No frame of its own, nor room for one: the page has drawn the blank.
            "BS" => dictionary! { "W" => 0 },
            "F" => PRINTED,
        };
        let required = if widget.required { flag::REQUIRED } else { 0 };
        match &widget.kind {
            WidgetKind::Text { area, longest, centred } => {
                let multiline = if *area { flag::MULTILINE } else { 0 };
                field.set("FT", "Tx");
                field.set("Ff", required | multiline | flag::DO_NOT_SPELL_CHECK | flag::DO_NOT_SCROLL);
                field.set("DA", look(&self.fonts, found.size));
                field.set("V", text_string(""));
                if let Some(resources) = &self.fonts.of_field {
                    field.set("DR", resources.clone());
                }
                field.set("MK", Dictionary::new());
                if let Some(longest) = longest {
                    field.set("MaxLen", i64::from(*longest));
                }
                if *centred {
                    field.set("Q", 1);
                }
                let empty = self.appearance(Look::Text, width, height);
                field.set("AP", dictionary! { "N" => empty });
            }
            WidgetKind::Check { sign } => {
                field.set("Ff", required);
                field.set("V", "Off");
                self.tickable(&mut field, ON, Look::chosen(found.act, sign), width, height);
            }
            WidgetKind::Radio { group, state } => {
                let parent = self.group(group, groups);
                field.remove(b"FT");
                field.remove(b"T");
                field.set("Parent", parent);
                self.tickable(&mut field, state, Look::chosen(found.act, ""), width, height);
            }
        }
        field
    }

    /// The field that the boxes of a choice of one share.
    fn group(&mut self, name: &'a str, groups: &BTreeMap<String, Group>) -> ObjectId {
        if let Some(id) = self.groups.get(name) {
            return *id;
        }
        let group = groups.get(name);
        let required = if group.is_some_and(|group| group.required) { flag::REQUIRED } else { 0 };
        let id = self.document.add_object(dictionary! {
            "FT" => "Btn",
            "T" => text_string(name),
            "TU" => text_string(group.map_or(name, |group| &group.tooltip)),
            "Ff" => required | flag::RADIO,
            "V" => "Off",
            "Kids" => Vec::<Object>::new(),
        });
        self.groups.insert(name, id);
        self.fields.push(id.into());
        id
    }

    fn tickable(&mut self, field: &mut Dictionary, state: &str, look: Look, width: f32, height: f32) {
        let (ticked, empty) = (self.appearance(look, width, height), self.appearance(Look::Empty, width, height));
        field.set("AS", "Off");
        field.set("AP", dictionary! { "N" => dictionary! { state => ticked, "Off" => empty } });
        if look == Look::Ticked {
            // The sign of a tick, for viewers that draw boxes anew.
            field.set("MK", dictionary! { "CA" => Object::string_literal("4") });
        }
    }

    fn appearance(&mut self, look: Look, width: f32, height: f32) -> ObjectId {
        // Widths are positive, and finer than a thousandth of a pt nothing differs.
        let thousandths = |length: f32| (length * 1000.0) as u32;
        let key = (look, thousandths(width), thousandths(height));
        if let Some(id) = self.appearances.get(&key) {
            return *id;
        }
        let drawn: Stream = match look {
            Look::Text => empty_text(width, height, self.fonts.of_drawing.clone().unwrap_or_default()),
            Look::Empty => empty_box(width, height),
            Look::Ticked => tick(width, height),
            Look::Ringed => ring(width, height),
            Look::Circle => circles(width, height, &[0.42]),
            Look::DoubleCircle => circles(width, height, &[0.44, 0.26]),
            Look::Cross => cross(width, height),
            Look::Triangle => triangle(width, height),
        };
        let id = self.document.add_object(drawn);
        self.appearances.insert(key, id);
        id
    }
}

/// Takes from a field what it shares with its other places: name and answer.
fn shared(field: &mut Dictionary) -> Dictionary {
    let mut answer = dictionary! { "Kids" => Vec::<Object>::new() };
    for key in ["FT", "T", "Ff", "V", "MaxLen", "Q"] {
        if let Some(value) = field.remove(key.as_bytes()) {
            answer.set(key, value);
        }
    }
    for key in ["TU", "DA"] {
        if let Ok(value) = field.get(key.as_bytes()) {
            answer.set(key, value.clone());
        }
    }
    answer
}

/// The place of a field. A line is given some air, so that no viewer cuts off
/// what stands on it and a pointer meets it more easily.
fn roomy(widget: &Widget, found: &Found) -> [f32; 4] {
    let [left, bottom, right, top] = found.place;
    let (wider, higher) = match (&widget.kind, found.act) {
        // A ring leaves air around the words.
        (WidgetKind::Check { .. } | WidgetKind::Radio { .. }, Act::Ring) => (0.22 * found.size, 0.2 * found.size),
        (WidgetKind::Text { area: false, .. }, _) => (0.0, (LINE * found.size - (top - bottom)).max(0.0) / 2.0),
        (WidgetKind::Text { area: true, .. } | WidgetKind::Check { .. } | WidgetKind::Radio { .. }, _) => (0.0, 0.0),
    };
    [left - wider, bottom - higher, right + wider, top + higher]
}

/// Height of a field of one line, in em.
const LINE: f32 = 1.5;

/// The state of a ticked box.
const ON: &str = "Yes";

/// What a viewer sets answers in; a size of 0 would be left to each viewer.
fn look(fonts: &Fonts, size: f32) -> Object {
    let size = if size > 0.0 { size } else { 9.5 };
    Object::string_literal(format!("/{} {size} Tf 0 g", fonts.name))
}
