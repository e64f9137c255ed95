//! Cells in which a choice is marked: what stands in them before and after.
//!
//! A screen has no pen to put a ring around a number or to write a sign, so
//! such a cell has a list of its own: 「1.」 becomes ①, 「a.」 becomes ⓐ, and the
//! frame for ○ and ◎ takes either. Words that are ringed on paper (午前・午後)
//! get a box before them, since a word alone does not look as if it could be
//! chosen.

use crate::handbook::blanks::Blank;
use crate::handbook::{Choice, ChoiceMark, Marker};
use crate::output::print::sheet::sign;
use crate::words::spreadsheet as words;

/// What a list that is written into its rule holds, in UTF-16 units.
const LIST: usize = 255;

/// A cell in which choices are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tick {
    /// What stands there from the start; may be empty.
    pub(super) empty: String,
    /// Each sign that it takes, and the blank that it ticks.
    pub(super) signs: Vec<(String, String)>,
}

impl Tick {
    /// □ and ☑.
    pub(super) fn boxed(name: &str) -> Self {
        Self { empty: words::BOX.to_owned(), signs: vec![(words::TICKED.to_owned(), name.to_owned())] }
    }

    /// The mark of a choice as the paper prints it.
    pub(super) fn of_choice(marker: Marker, choice: &Choice, name: &str) -> Self {
        match marker {
            Marker::Box | Marker::Circle => Self::boxed(name),
            Marker::Number => Self::ringed(sign(marker, choice.number), ringed_number(choice.number), name),
            Marker::Letter => Self::ringed(sign(marker, choice.number), ringed_letter(choice.number), name),
        }
    }

    fn ringed(empty: String, ringed: Option<char>, name: &str) -> Self {
        let ticked = ringed.map_or_else(|| words::TICKED.to_owned(), String::from);
        Self { empty, signs: vec![(ticked, name.to_owned())] }
    }

    /// The stop behind a number that stands alone is not printed.
    pub(super) fn alone(mut self) -> Self {
        self.empty = self.empty.trim_end_matches('.').to_owned();
        self
    }

    /// One cell for the signs of several marks, as the paper has one frame for
    /// them; `None` where a mark has no sign or a list cannot hold them.
    pub(super) fn of_marks(marks: &[ChoiceMark], choice: &Choice, own: &[&Blank<'_>]) -> Option<Self> {
        let mut signs: Vec<(String, String)> = Vec::new();
        for mark in marks {
            let blank = of_mark(mark, choice, own)?;
            if mark.sign.is_empty() || mark.sign.contains(',') || signs.iter().any(|(sign, _)| *sign == mark.sign) {
                return None;
            }
            signs.push((mark.sign.clone(), blank.name.clone()));
        }
        // A quote is written twice, and a comma stands between two.
        let length: usize = signs.iter().map(|(sign, _)| sign.replace('"', "\"\"").encode_utf16().count() + 1).sum();
        (length <= LIST).then_some(Self { empty: String::new(), signs })
    }

    /// What the cell may hold.
    pub(super) fn list(&self) -> Vec<&str> {
        let signs = self.signs.iter().map(|(sign, _)| sign.as_str());
        std::iter::once(self.empty.as_str()).filter(|empty| !empty.is_empty()).chain(signs).collect()
    }
}

/// The box of one of several marks at a choice.
pub(super) fn of_mark<'a, 'b>(mark: &ChoiceMark, choice: &Choice, own: &[&'b Blank<'a>]) -> Option<&'b Blank<'a>> {
    let ending = format!("/{}", mark.id);
    own.iter().copied().find(|blank| {
        blank.data.ends_with(&ending) && blank.ticked().is_some_and(|ticked| std::ptr::eq(ticked, choice))
    })
}

/// ① to ㊿.
fn ringed_number(number: u32) -> Option<char> {
    match number {
        1..=20 => char::from_u32(0x2460 + number - 1),
        21..=35 => char::from_u32(0x3251 + number - 21),
        36..=50 => char::from_u32(0x32B1 + number - 36),
        _ => None,
    }
}

/// ⓐ to ⓩ.
fn ringed_letter(number: u32) -> Option<char> {
    (1..=26).contains(&number).then(|| char::from_u32(0x24D0 + number - 1)).flatten()
}
