//! `content/handbook.yaml`: what the handbook is, whose it is, and in which order it is read.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::date::Date;
use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::handbook::web::BaseUrl;
use crate::handbook::{Actor, BodyFont, Contact, Edition, FieldFont, Outside, Paper};
use crate::released;
use crate::source::{SourceKind, Sources};
use crate::words::finding as words;
use crate::yaml::{self, Map, Reader, Text};

/// The settings as written; names of pages are looked up later.
#[derive(Debug, Clone)]
pub struct Config {
    pub source: SourceId,
    pub title: String,
    pub municipality: String,
    pub office: String,
    pub contact: Contact,
    pub edition: Edition,
    /// The day that dates of documents are compared with: the edition's, unless
    /// the command line gave another one.
    pub today: Date,
    pub parts: Vec<Part>,
    /// Empty for all outputs.
    pub outputs: Vec<Text>,
    pub theme: Option<Text>,
    pub variables: BTreeMap<String, String>,
    pub actors: Vec<Actor>,
    pub outside: Vec<Outside>,
    pub papers: Vec<Paper>,
    pub packs: Vec<Pack>,
    pub ignore: Vec<Ignore>,
    pub moved: Vec<released::Row>,
    pub body_font: BodyFont,
    pub field_font: FieldFont,
    /// Where the site is open to the public.
    pub base_url: Option<BaseUrl>,
}

/// Forms that are printed together; forms are looked up later.
#[derive(Debug, Clone)]
pub struct Pack {
    pub id: String,
    pub title: String,
    /// Id of the form, and how often it is printed.
    pub forms: Vec<(Text, u32)>,
}

/// A finding that the author must keep, with the reason why.
#[derive(Debug, Clone)]
pub struct Ignore {
    /// Code of the finding; with its place.
    pub code: Text,
    /// `path` or `path#id`.
    pub place: String,
    pub reason: String,
}

/// A part and the pages that it names, such as `guidelines/outreach`.
#[derive(Debug, Clone)]
pub struct Part {
    pub title: String,
    pub pages: Vec<Text>,
}

/// Reads the settings, with those of a town over them; `None` if they cannot be
/// read at all.
#[must_use]
pub fn parse(sources: &Sources, id: SourceId, covers: &(dyn Fn(char) -> bool + Sync)) -> Checked<Option<Config>> {
    let text = &sources.file(id).text;
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(id, text, 0..text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    // Settings define the variables, so they may not use them.
    let none = BTreeMap::new();
    let mut reader = Reader::new(Context { variables: Some(&none), covers }, id, text);
    let mut tree = tree;
    let town = sources.of_kind(SourceKind::Town).find(|(_, file)| file.readable);
    if let Some((town, file)) = town {
        reader = reader.beside(town, &file.text);
        if let Some(own) = yaml::parse(town, &file.text, 0..file.text.len()).take(&mut findings) {
            tree = yaml::over(tree, own);
        }
    }
    let config = reader.map(&tree).map(|map| decode(id, &reader, map));
    findings.extend(reader.into_findings());
    Checked::new(config, findings)
}

/// Words of `body_font:`.
pub const BODY_FONTS: &[(&str, BodyFont)] = &[("mincho", BodyFont::Mincho), ("gothic", BodyFont::Gothic)];

fn decode(source: SourceId, reader: &Reader<'_>, map: Map<'_>) -> Config {
    let need = |key| map.need_text(key).map(|text| text.value).unwrap_or_default();
    let edition = map.need("edition").and_then(|value| reader.map(value)).map_or_else(no_edition, edition);
    let config = Config {
        source,
        title: need("title"),
        municipality: need("municipality"),
        office: need("office"),
        contact: map.get("contact").and_then(|value| reader.map(value)).map(contact).unwrap_or_default(),
        today: edition.date,
        edition,
        parts: map.list("parts").iter().filter_map(|value| reader.map(value)).map(part).collect(),
        outputs: map.texts("outputs"),
        theme: map.text("theme"),
        variables: map.get("variables").and_then(|value| reader.map(value)).map(variables).unwrap_or_default(),
        actors: named(reader, &map, "actors", |map, id| Actor { id, label: map.words("label") }),
        outside: map.list("outside").iter().filter_map(|value| reader.map(value)).map(outside).collect(),
        papers: named(reader, &map, "papers", |map, id| Paper {
            id,
            title: map.need_text("title").map(|text| text.value).unwrap_or_default(),
            note: map.words("note"),
        }),
        packs: named(reader, &map, "packs", |map, id| Pack {
            id,
            title: map.need_text("title").map(|text| text.value).unwrap_or_default(),
            forms: map.list("forms").iter().filter_map(|value| copies(reader, value)).collect(),
        }),
        field_font: map.get("field_font").and_then(|value| reader.word(value, FIELD_FONTS)).unwrap_or_default(),
        ignore: map.list("ignore").iter().filter_map(|value| reader.map(value)).filter_map(ignore).collect(),
        moved: map.list("moved").iter().filter_map(|value| reader.map(value)).filter_map(moved).collect(),
        body_font: map.get("body_font").and_then(|value| reader.word(value, BODY_FONTS)).unwrap_or_default(),
        base_url: map.text("base_url").and_then(|text| base_url(reader, &text)),
    };
    map.finish();
    config
}

fn base_url(reader: &Reader<'_>, text: &Text) -> Option<BaseUrl> {
    let base = BaseUrl::new(text);
    if base.is_none() {
        reader.find(Finding::new(&code::BASE_URL, text.span, words::base_url_invalid(text)));
    }
    base
}

/// Words of `field_font:`.
pub const FIELD_FONTS: &[(&str, FieldFont)] = &[("embedded", FieldFont::Embedded), ("small", FieldFont::Small)];

/// A form of a pack, and how often it is printed there.
fn copies(reader: &Reader<'_>, value: &yaml::Value) -> Option<(Text, u32)> {
    let map = reader.map(value)?;
    let form = map.need_text("form");
    let copies = map.get("copies").and_then(|value| reader.number(value, 1..=50)).unwrap_or(1);
    map.finish();
    form.map(|form| (form, copies))
}

fn contact(map: Map<'_>) -> Contact {
    let contact = Contact {
        department: map.words("department"),
        telephone: map.words("telephone"),
        hours: map.words("hours"),
        address: map.words("address"),
    };
    map.finish();
    contact
}

/// Reads the name and the date of an edition.
pub fn edition(map: Map<'_>) -> Edition {
    let edition = Edition {
        name: map.need_text("name").map(|text| text.value).unwrap_or_default(),
        date: map.need_text("date").and_then(|text| date(map.reader, &text)).unwrap_or(UNKNOWN_DATE),
        superseded_by: map.text("superseded_by").map(|text| text.value),
    };
    map.finish();
    edition
}

/// Stands in for a date that was reported as missing or wrong; never printed.
const UNKNOWN_DATE: Date = Date { year: 2000, month: 1, day: Some(1) };

fn no_edition() -> Edition {
    Edition { name: String::new(), date: UNKNOWN_DATE, superseded_by: None }
}

fn part(map: Map<'_>) -> Part {
    let part = Part {
        title: map.need_text("title").map(|text| text.value).unwrap_or_default(),
        pages: map.need("pages").map(|value| map.reader.texts(value)).unwrap_or_default(),
    };
    map.finish();
    part
}

fn variables(map: Map<'_>) -> BTreeMap<String, String> {
    let entries = map.all().iter();
    entries.filter_map(|entry| Some((entry.key.clone(), map.reader.text(&entry.value)?.value))).collect()
}

fn ignore(map: Map<'_>) -> Option<Ignore> {
    let code = map.need_text("code");
    let place = map.need_text("place");
    let reason = map.need_text("reason");
    map.finish();
    Some(Ignore { code: code?, place: place?.value, reason: reason?.value })
}

fn moved(map: Map<'_>) -> Option<released::Row> {
    let kind = map.need("kind").and_then(|value| map.reader.word(value, &released::Kind::WORDS));
    let (from, to) = (map.need_text("from"), map.need_text("to"));
    map.finish();
    Some(released::Row { kind: kind?, from: from?, to: to? })
}

fn outside(map: Map<'_>) -> Outside {
    let outside = Outside {
        title: map.need_text("title").map(|text| text.value).unwrap_or_default(),
        short: map.words("short"),
        number: map.words("number"),
        url: map.words("url"),
    };
    map.finish();
    outside
}

/// A list of things with an `id` each; a doubled id is a finding.
fn named<T>(reader: &Reader<'_>, map: &Map<'_>, key: &'static str, make: impl Fn(&Map<'_>, String) -> T) -> Vec<T> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut all = Vec::new();
    for map in map.list(key).iter().filter_map(|value| reader.map(value)) {
        let Some(id) = map.need_text("id") else { continue };
        if let Some(first) = seen.insert(id.value.clone(), id.span) {
            reader.find(
                Finding::new(&code::ID_DUPLICATE, id.span, words::id_duplicate(&id)).related(first, words::FIRST_HERE),
            );
        }
        all.push(make(&map, id.value));
        map.finish();
    }
    all
}

/// Reads a date in one of the spellings of [`Date::parse`].
pub fn date(reader: &Reader<'_>, text: &Text) -> Option<Date> {
    Date::parse(text)
        .map_err(|error| {
            reader.find(
                Finding::new(&code::DATE_INVALID, text.span, words::date_invalid(text, &error))
                    .cure(words::date_cure(&error)),
            )
        })
        .ok()
}

/// Reads a document's own `id`, which must equal the name of its file.
pub fn own_id(map: &Map<'_>, stem: &str) -> String {
    let Some(id) = map.need_text("id") else { return stem.to_owned() };
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let reserved = matches!(&*id.value, "all" | "index") || id.ends_with("-sample") || id.ends_with("-fillable");
    if !id.bytes().all(plain) || reserved {
        map.reader.find(Finding::new(&code::ID_INVALID, id.span, words::id_invalid(&id)));
    } else if id.value != stem {
        map.reader.find(
            Finding::new(&code::ID_NOT_FILE_NAME, id.span, words::id_not_file_name(&id, stem))
                .cure(words::write_id(stem)),
        );
    }
    stem.to_owned()
}
