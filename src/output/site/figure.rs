//! A flow as a picture: in its own page, in a rule text, as a file.
//!
//! Every flow is drawn twice, wide and for phones, and the reader's screen
//! chooses. On the flow's own page both stand in the page, so that their boxes
//! are links. A rule text has much else to carry; it shows the pictures from
//! files of their own, and its list of the steps has the links.

use super::assets::hashed;
use super::html::{Html, escape, open};
use super::lookup::Site;
use super::metrics::FontMetrics;
use crate::flow::drawing::{Drawing, Look, Sizes, SvgOptions, layout, narrow, svg};
use crate::handbook::{Flow, Handbook, PageRef};
use crate::output::{Job, Key, Made};
use crate::words::site as words;

/// What the narrowest phones show of a page, in px. A drawing that fits needs no second one.
const PHONE: f64 = 290.0;
/// Where the wide drawing finds no room. The style sheet says the same for pages of flows.
const NO_ROOM: &str = "screen and (max-width: 47.99rem)";

/// The drawings of a flow.
pub(super) struct Drawings {
    wide: Drawing,
    narrow: Option<Drawing>,
}

impl Drawings {
    /// Those of every flow, by its index.
    pub(super) fn of(handbook: &Handbook, metrics: &FontMetrics<'_>) -> Vec<Self> {
        let draw = |flow: &Flow| {
            let wide = layout(&flow.figure, &Sizes::site(), metrics);
            let upright = || layout(&narrow(&flow.figure), &Sizes::phone(), metrics);
            Self { narrow: (wide.width > PHONE).then(upright), wide }
        };
        handbook.flows.iter().map(draw).collect()
    }

    fn files(&self, flow: &Flow) -> (File, Option<File>) {
        let wide = File::new(&self.wide, flow, "");
        (wide, self.narrow.as_ref().map(|drawing| File::new(drawing, flow, "-narrow")))
    }
}

/// A drawing as a file of its own.
struct File {
    /// Path inside the site, with a hash of the bytes.
    path: String,
    bytes: Vec<u8>,
    key: Key,
    /// In px.
    width: f64,
    height: f64,
}

impl File {
    fn new(drawing: &Drawing, flow: &Flow, kind: &str) -> Self {
        let options = SvgOptions { look: Look::File, ..SvgOptions::default() };
        let bytes = svg(drawing, &flow.figure, &options).into_bytes();
        let key = Key::of([bytes.as_slice()]);
        let path = hashed(&format!("assets/flow-{}{kind}.svg", flow.id), &key);
        Self { path, bytes, key, width: drawing.width, height: drawing.height }
    }

    fn job<'a>(self) -> Job<'a> {
        let bytes = self.bytes;
        Job {
            path: self.path,
            key: self.key,
            offered: None,
            make: Box::new(move || Made { bytes: bytes.clone(), pages: None, findings: Vec::new() }),
        }
    }
}

/// The files that rule texts show.
pub(super) fn jobs<'a>(site: &Site<'_>) -> Vec<Job<'a>> {
    let files = site.handbook.flows.iter().zip(&site.drawings).map(|(flow, drawings)| drawings.files(flow));
    files.flat_map(|(wide, narrow)| [Some(wide), narrow]).flatten().map(File::job).collect()
}

/// The picture in a rule text; `text` is the id of the element that says the same in words.
pub(super) fn push_picture(site: &Site<'_>, page: PageRef, index: usize, flow: &Flow, text: &str, out: &mut String) {
    let Some(drawings) = site.drawings.get(index) else { return };
    let (wide, narrow) = drawings.files(flow);
    let size = |file: &File| format!(" width=\"{:.0}\" height=\"{:.0}\"", file.width, file.height);
    out.push_str("<picture>");
    if let Some(narrow) = narrow {
        out.push_str(&format!("<source media=\"{NO_ROOM}\" srcset=\""));
        escape(&site.file_link(page, &narrow.path), out);
        out.push_str(&format!("\"{}>", size(&narrow)));
    }
    out.push_str("<img src=\"");
    escape(&site.file_link(page, &wide.path), out);
    out.push_str(&format!("\"{} aria-details=\"{text}\" alt=\"", size(&wide)));
    escape(&words::figure_alt(&flow.title, &flow.description), out);
    out.push_str("\"></picture>");
}

/// The picture on the flow's own page, with links. The style sheet shows one of
/// the two drawings; what it hides is not read out either.
pub(super) fn inline(site: &Site<'_>, page: PageRef, index: usize, flow: &Flow) -> Html {
    let Some(drawings) = site.drawings.get(index) else { return Html::default() };
    let mut figure = flow.figure.clone();
    for (drawn, step) in figure.steps.iter_mut().zip(&flow.steps) {
        drawn.href = step.section.as_ref().map(|place| site.link(page, place));
    }
    let options = |id_prefix, class| SvgOptions {
        links: true,
        id_prefix,
        class,
        details: Some(text_id(flow)),
        ..SvgOptions::default()
    };
    let id = figure_id(flow);
    let Some(narrow) = &drawings.narrow else {
        return Html(svg(&drawings.wide, &figure, &options(id, "")));
    };
    let mut both = svg(&drawings.wide, &figure, &options(id.clone(), " flow-wide"));
    both.push_str(&svg(narrow, &figure, &options(format!("{id}_narrow"), " flow-narrow")));
    Html(both)
}

/// Opens the region in which a figure scrolls where it finds no room.
pub(super) fn open_region(out: &mut String, caption: &str) {
    let region = words::figure_region(caption);
    open(out, "section class=\"scroll\" tabindex=\"0\"", "aria-label", &region);
}

/// Ids of ours hold an underscore, which no author's id may hold.
pub(super) fn figure_id(flow: &Flow) -> String {
    format!("figure_{}", flow.id)
}

/// The element that says the same in words.
pub(super) fn text_id(flow: &Flow) -> String {
    format!("figure_{}_text", flow.id)
}
