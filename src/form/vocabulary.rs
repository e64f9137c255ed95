//! The words that form files choose from, for whoever describes these files.

pub(crate) use super::cells::POSITIONS as LABEL_POSITIONS;
pub(crate) use super::choices::WRITE_IN_KINDS;
pub(crate) use super::fields::BLOCKS;
pub(crate) use super::head::{BINDINGS, ORIENTATIONS, PAPERS};
pub(crate) use super::kinds::{ERA_STYLES, ERAS, FORMATS, GENGO, MARKERS, PARTS, TYPES, UNIT_POSITIONS};
pub(crate) use super::phrases::LANGUAGES;
pub(crate) use super::read::{LANGS, POSITIONS as VERSION_POSITIONS};
pub(crate) use super::tables::DIRECTIONS;
