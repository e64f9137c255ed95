//! The drawing of a flow: from resolved steps and arrows to shapes in px, to
//! SVG and to the figure as text.
//!
//! Owns everything about how a flow looks on its paper: rows, columns, ways
//! of arrows, line breaks, places of labels. Knows nothing of files, checks,
//! pages or PDF. It is an engine of our own because no library that was tried
//! keeps the order of lanes, draws hand-overs level and keeps labels off the
//! lines, which is what a reader of a procedure looks for first.
//!
//! The way through the module: [`figure`] (what), `grid` (which cell),
//! `route` (which way), `tracks` (which line beside which), `space` and
//! `along` (where in px), `labels` (where the words), `compose` (all of it),
//! `engine` (again until it fits), [`picture`] (the result), [`svg`].

mod along;
mod boxes;
mod compose;
mod engine;
pub mod figure;
mod fit;
mod frames;
mod grid;
mod labels;
mod lines;
mod narrow;
pub mod picture;
mod prices;
mod route;
mod sizes;
mod space;
mod squeeze;
mod strips;
mod svg;
mod text;
mod tracks;
mod twin;

pub use figure::Figure;
pub use fit::{Fit, Paper, fit_to_paper};
pub use narrow::narrow;
pub use picture::Drawing;
pub use sizes::{Metrics, PT_PER_PX, PX_PER_MM, Sizes};
pub use svg::{Look, Part, SvgOptions, svg};
pub use twin::{TwinStep, WayOut, text_twin, word};

/// Lays a figure out.
///
/// The result keeps to `sizes.max_width` where the figure's words allow it;
/// no type is ever made smaller. Any figure gives a drawing.
pub fn layout(figure: &Figure, sizes: &Sizes, metrics: &dyn Metrics) -> Drawing {
    engine::Engine::new(figure, figure.direction, metrics).draw(sizes)
}
