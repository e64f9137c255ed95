//! Stub, replaced by the drawing engine.
/// What is drawn.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// Name in ids.
    pub id: String,
}
