//! How fields look: nothing while they are empty, since the page shows the
//! blank, and a drawn tick in a box. A tick is a path, so no font of signs is
//! needed and every viewer draws the same one.

use lopdf::{Dictionary, Object, Stream, dictionary};

/// What a text field shows before anything is typed.
pub(super) fn empty_text(width: f32, height: f32) -> Stream {
    form(width, height, b"/Tx BMC EMC".to_vec())
}

/// An empty box: the page has drawn it.
pub(super) fn empty_box(width: f32, height: f32) -> Stream {
    form(width, height, Vec::new())
}

/// A tick over the printed box.
pub(super) fn tick(width: f32, height: f32) -> Stream {
    let at = |x: f32, y: f32| format!("{:.2} {:.2}", width * x, height * y);
    let path = [(0.18, 0.52), (0.42, 0.22), (0.88, 0.86)].map(|(x, y)| at(x, y));
    let [start, bend, end] = path;
    let line = 0.13 * height;
    form(width, height, format!("q 0 G 1 j 1 J {line:.2} w {start} m {bend} l {end} l S Q").into_bytes())
}

fn form(width: f32, height: f32, content: Vec<u8>) -> Stream {
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![Object::Real(0.0), Object::Real(0.0), Object::Real(width), Object::Real(height)],
        "Resources" => Dictionary::new(),
    };
    Stream::new(dictionary, content)
}
