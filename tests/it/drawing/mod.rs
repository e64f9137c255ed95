//! Flow drawings: no arrow through a box, no label over a line, every box in its lane.

mod check;
mod geometry;
mod random;
mod shown;

use tebiki::flow::drawing::figure::Figure;

use crate::project::{read, repository, sources};

/// The flows of `tests/flows`, by name, as the resolver hands them to the drawing.
fn figures() -> Vec<(String, Figure)> {
    let sources = sources(read(&repository().join("tests/flows")));
    let handbook = tebiki::check(&sources.value).value.unwrap().handbook;
    handbook.flows.into_iter().map(|flow| (flow.id, flow.figure)).collect()
}
