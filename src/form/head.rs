//! The keys at the head of a form that say how its sheet is made.

use super::phrases::LANGUAGES;
use crate::finding::{Finding, code};
use crate::handbook::{Binding, Language, Orientation, Page, PaperSize};
use crate::words::finding as words;
use crate::yaml::{Map, Text, Value};

/// Usual width of a label in twelfths of the line.
pub(super) const LABEL_WIDTH: u32 = 2;
/// The word that takes the mark off one section.
const NO_MARK: &str = "none";

pub(crate) const ORIENTATIONS: [(&str, Orientation); 2] =
    [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)];
pub(crate) const PAPERS: [(&str, PaperSize); 3] = [("a4", PaperSize::A4), ("a3", PaperSize::A3), ("b5", PaperSize::B5)];
pub(crate) const BINDINGS: [(&str, Binding); 3] =
    [("left", Binding::Left), ("top", Binding::Top), ("none", Binding::None)];

/// Reads `page:`; the names of its head fields are left to be looked up.
pub(super) fn page(map: Map<'_>) -> (Page, Vec<Text>) {
    let reader = map.reader;
    let head = map.texts("head");
    let page = Page {
        paper: map.get("paper").and_then(|value| reader.word(value, &PAPERS)).unwrap_or_default(),
        orientation: map.get("orientation").and_then(|value| reader.word(value, &ORIENTATIONS)).unwrap_or_default(),
        fit: map.get("fit").and_then(|value| reader.number(value, 1..=20)).unwrap_or(1),
        binding: map.get("binding").and_then(|value| reader.word(value, &BINDINGS)).unwrap_or_default(),
        margin: map.get("margin").and_then(|value| reader.number(value, 5..=40)),
        head: head.iter().map(|text| text.value.clone()).collect(),
    };
    map.finish();
    (page, head)
}

/// The page of a form that says nothing of it.
pub(super) fn usual_page() -> (Page, Vec<Text>) {
    (Page { fit: 1, ..Page::default() }, Vec::new())
}

/// How all sections of a form look.
pub(super) struct Style {
    pub(super) marks: Marks,
    /// Twelfths of the line.
    pub(super) label_width: u32,
    /// Tenths of a point.
    pub(super) font_size: Option<u32>,
}

impl Default for Style {
    fn default() -> Self {
        Self { marks: Marks::new(String::new()), label_width: LABEL_WIDTH, font_size: None }
    }
}

pub(super) fn style(map: Map<'_>) -> Style {
    let style = Style {
        marks: Marks::new(map.words("heading_mark")),
        label_width: map.get("label_width").and_then(|value| map.reader.number(value, 1..=6)).unwrap_or(LABEL_WIDTH),
        font_size: map.get("font_size").and_then(|value| font_size(&map, value)),
    };
    map.finish();
    style
}

/// `9` or `9.5`, in tenths of a point.
fn font_size(map: &Map<'_>, value: &Value) -> Option<u32> {
    let text = map.reader.text(value)?;
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    let tenths = whole.parse::<u32>().ok().zip(tenth.parse::<u32>().ok()).filter(|_| tenth.len() == 1);
    let size = tenths.map(|(whole, tenth)| whole * 10 + tenth).filter(|size| (70..=140).contains(size));
    if size.is_none() {
        map.reader.find(Finding::new(&code::YAML_BAD_VALUE, text.span, words::font_size_invalid()));
    }
    size
}

/// The signs before section titles: one sign, or a form that counts (`1.`, `(1)`, `①`).
pub(super) struct Marks {
    pattern: String,
    count: u32,
}

impl Marks {
    fn new(pattern: String) -> Self {
        Self { pattern, count: 0 }
    }

    /// The mark of the next section; one without title has none and is not counted.
    pub(super) fn next(&mut self, own: Option<&Text>, has_title: bool) -> String {
        if !has_title || own.is_some_and(|own| own.value == NO_MARK) {
            return String::new();
        }
        if let Some(own) = own {
            return own.value.clone();
        }
        self.count += 1;
        let counted = |from: char| {
            let first = u32::from(from);
            let shifted = first + self.count - 1;
            char::from_u32(shifted).filter(|_| self.count <= 20).map(String::from)
        };
        let full_width = || {
            self.count
                .to_string()
                .chars()
                .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c))
                .collect::<String>()
        };
        if let Some(sign) = self.pattern.contains('①').then(|| counted('①')).flatten() {
            return self.pattern.replace('①', &sign);
        }
        self.pattern.replace('1', &self.count.to_string()).replace('１', &full_width())
    }
}

/// Purpose of use, office and others who get the data.
#[derive(Default)]
pub(super) struct Privacy {
    /// Printed below the form; a record that the office keeps for itself need not say it.
    pub(super) print: bool,
    pub(super) purpose: String,
    pub(super) office: String,
    pub(super) shared_with: Vec<String>,
}

pub(super) fn privacy(map: Map<'_>) -> Privacy {
    let privacy = Privacy {
        print: map.get("print").and_then(|value| map.reader.bool(value)).unwrap_or(true),
        purpose: map.words("purpose"),
        office: map.words("office"),
        shared_with: map.texts("shared_with").into_iter().map(|text| text.value).collect(),
    };
    map.finish();
    privacy
}

/// The languages of `also_print`, each once.
pub(super) fn also_print(map: &Map<'_>) -> Vec<Language> {
    let Some(value) = map.get("also_print") else { return Vec::new() };
    let items: Vec<&Value> = match &value.kind {
        crate::yaml::Kind::List(items) => items.iter().collect(),
        _ => vec![value],
    };
    let mut languages: Vec<Language> = Vec::new();
    for language in items.into_iter().filter_map(|item| map.reader.word(item, &LANGUAGES)) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}
