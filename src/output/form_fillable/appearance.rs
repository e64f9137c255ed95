//! How fields look: nothing while they are empty, since the page shows the
//! blank, and a drawn tick in a box. A tick is a path, so no font of signs is
//! needed and every viewer draws the same one.

use lopdf::{Dictionary, Object, Stream, dictionary};

/// What a text field shows before anything is typed.
pub(super) fn empty_text(width: f32, height: f32, resources: Dictionary) -> Stream {
    let mut empty = form(width, height, b"/Tx BMC EMC".to_vec());
    empty.dict.set("Resources", resources);
    empty
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

/// A ring around printed words.
pub(super) fn ring(width: f32, height: f32) -> Stream {
    let line = 0.9;
    let path = ellipse(width / 2.0, height / 2.0, (width - line) / 2.0, (height - line) / 2.0);
    form(width, height, format!("q 0 G {line} w {path} S Q").into_bytes())
}

/// The signs ○ and ◎: circles by their radius in heights.
pub(super) fn circles(width: f32, height: f32, radii: &[f32]) -> Stream {
    let circle = |radius: &f32| ellipse(width / 2.0, height / 2.0, radius * height, radius * height);
    let path = radii.iter().map(circle).collect::<Vec<_>>().join(" ");
    form(width, height, format!("q 0 G {:.2} w {path} S Q", 0.08 * height).into_bytes())
}

/// The sign ×.
pub(super) fn cross(width: f32, height: f32) -> Stream {
    let (x, y, r) = (width / 2.0, height / 2.0, 0.36 * height);
    let (left, right, low, high) = (x - r, x + r, y - r, y + r);
    let path = format!("{left:.2} {low:.2} m {right:.2} {high:.2} l S {left:.2} {high:.2} m {right:.2} {low:.2} l S");
    form(width, height, format!("q 0 G 1 J {:.2} w {path} Q", 0.08 * height).into_bytes())
}

/// The sign △.
pub(super) fn triangle(width: f32, height: f32) -> Stream {
    let (x, y, r) = (width / 2.0, height / 2.0, 0.42 * height);
    let (left, right, low, high) = (x - r, x + r, y - 0.8 * r, y + 0.9 * r);
    let path = format!("{left:.2} {low:.2} m {right:.2} {low:.2} l {x:.2} {high:.2} l s");
    form(width, height, format!("q 0 G 1 j {:.2} w {path} Q", 0.08 * height).into_bytes())
}

/// An ellipse by its middle and its half axes, as four curves.
fn ellipse(x: f32, y: f32, wide: f32, high: f32) -> String {
    // How far a curve's handles lie for a quarter of a circle.
    const HANDLE: f32 = 0.5523;
    let (a, b) = (wide * HANDLE, high * HANDLE);
    let point = |dx: f32, dy: f32| format!("{:.2} {:.2}", x + dx, y + dy);
    let curve = |from: [f32; 2], to: [f32; 2], end: [f32; 2]| {
        format!("{} {} {} c", point(from[0], from[1]), point(to[0], to[1]), point(end[0], end[1]))
    };
    [
        format!("{} m", point(wide, 0.0)),
        curve([wide, b], [a, high], [0.0, high]),
        curve([-a, high], [-wide, b], [-wide, 0.0]),
        curve([-wide, -b], [-a, -high], [0.0, -high]),
        curve([a, -high], [wide, -b], [wide, 0.0]),
    ]
    .join(" ")
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
