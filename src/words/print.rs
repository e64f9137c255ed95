//! Words of printed documents.

use serde::Serialize;

/// Words that typst templates print.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct PrintWords {
    /// Before the clause that orders a form: 「（要領4(4)ア関係）」.
    pub basis_suffix: &'static str,
}

/// The words in Japanese.
pub const PRINT: PrintWords = PrintWords { basis_suffix: "関係" };
