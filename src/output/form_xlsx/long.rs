//! Formulas that are longer than Excel takes in their place.
//!
//! A rule of a cell holds 255 characters. A longer one becomes a formula with a
//! name, which holds as many as a cell does and is worked out with the value
//! that is just being typed. What is longer still is left out, and said.

use crate::words::spreadsheet as words;

/// What Excel allows, in UTF-16 units: in a rule, and in a cell or a name.
const RULE: usize = 255;
const CELL: usize = 8192;

/// Formulas with names, and what did not fit.
#[derive(Debug, Default)]
pub(super) struct Long {
    /// Name and formula, without 「=」.
    pub(super) named: Vec<(String, String)>,
    /// What heads the answers whose conditions are left out.
    pub(super) lost: Vec<String>,
}

impl Long {
    /// The formula as a rule of a cell can hold it.
    pub(super) fn rule(&mut self, formula: String, label: &str) -> Option<String> {
        if length(&formula) < RULE {
            return Some(formula);
        }
        let formula = self.cell(on_sheet(&formula), label)?;
        let name = format!("_rule_{}", self.named.len() + 1);
        self.named.push((name.clone(), formula));
        Some(name)
    }

    /// The formula as a cell or a colour can hold it.
    pub(super) fn cell(&mut self, formula: String, label: &str) -> Option<String> {
        if length(&formula) < CELL {
            return Some(formula);
        }
        if !self.lost.iter().any(|lost| lost == label) {
            self.lost.push(label.to_owned());
        }
        None
    }
}

fn length(formula: &str) -> usize {
    formula.encode_utf16().count()
}

/// The same formula seen from anywhere in the file: `$E$5` becomes `様式!$E$5`.
fn on_sheet(formula: &str) -> String {
    let mut made = String::new();
    let mut quoted = false;
    let mut before = ' ';
    let mut rest = formula.chars().peekable();
    while let Some(c) = rest.next() {
        quoted ^= c == '"';
        let begins = c == '$' && !before.is_ascii_alphanumeric() && rest.peek().is_some_and(char::is_ascii_uppercase);
        if begins && !quoted {
            made.push_str(words::SHEET);
            made.push('!');
        }
        made.push(c);
        before = c;
    }
    made
}
