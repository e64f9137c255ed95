//! Labels that count tables and figures: `labels: {table: "表{n}", figure: "【図{n}】"}`.
//! Labels of headings stand under the same key and are read elsewhere.

use crate::yaml::Map;

/// Patterns with `{n}`; without one, captions stand alone.
#[derive(Debug, Clone, Default)]
pub struct Captions {
    pub table: Option<String>,
    pub figure: Option<String>,
}

/// Reads the two keys and leaves the others to whom they concern.
pub(super) fn captions(labels: &Map<'_>) -> Captions {
    let text = |key| labels.text(key).map(|text| text.value);
    Captions { table: text("table"), figure: text("figure") }
}
