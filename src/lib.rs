//! stub

pub mod date;
pub mod finding;
pub mod flow;
pub mod font;
pub mod handbook;
pub mod output;
pub mod theme;
pub mod typeset;
pub mod words;
