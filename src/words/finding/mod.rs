//! Messages of findings. Each says in one sentence what is wrong; how to mend it
//! stands in the table of codes, or in `cures` where the case allows a better hint.

mod access;
mod course;
mod cures;
mod elements;
mod flow;
mod form;
mod names;
mod output;
mod rule;
mod source;
mod terms;
mod text;
mod yaml;

pub use access::*;
pub use course::*;
pub use cures::*;
pub use elements::*;
pub use flow::*;
pub use form::*;
pub use names::*;
pub use output::*;
pub use rule::*;
pub use source::*;
pub use terms::*;
pub use text::*;
pub use yaml::*;

pub const A_MAP: &str = "「キー: 値」の並び";
pub const A_LIST: &str = "並び（「- 」の行、又は [ ] ）";
pub const A_TEXT: &str = "文字";
pub const A_BOOL: &str = "true か false";
pub const FIRST_HERE: &str = "先にここにあります";
