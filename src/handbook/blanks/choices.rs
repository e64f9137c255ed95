//! Choices in the table of blanks: their order, their words, their names.

use super::BlankKind;
use crate::handbook::{Choice, ChoiceGroup};
use crate::words::blank as words;

pub(super) fn each<'a>(groups: &'a [ChoiceGroup], mut visit: impl FnMut(&'a ChoiceGroup, &'a Choice)) {
    for group in groups {
        group.in_order().into_iter().for_each(|choice| visit(group, choice));
    }
}

/// The words of a choice after its group's and its parent's.
pub(super) fn of_choice<'a>(group: &'a ChoiceGroup, choice: &'a Choice) -> Vec<&'a str> {
    let parent = group.parent(choice).map(|parent| parent.label.as_str());
    let mut path = vec![group.label.as_str()];
    path.extend(parent);
    path.retain(|word| !word.is_empty());
    path.push(words::choice(&choice.label));
    path
}

pub(super) fn write_in(choice: &Choice) -> Option<(String, String, BlankKind<'_>)> {
    let suffix = format!("{}__text", ascii(&choice.value));
    choice.write_in.as_ref().map(|_| (suffix, words::write_in(&choice.label), BlankKind::WriteIn { choice }))
}

/// A choice's value as part of a name. Values written as `[男性, 女性]` are
/// Japanese words; their letters go by number, since names stay ASCII.
pub(crate) fn ascii(value: &str) -> String {
    let mut name = String::new();
    for c in value.chars() {
        match c {
            // Two together would look like the sign between parts of a name.
            '_' if name.ends_with('_') => name.push_str("u005f"),
            'a'..='z' | '0'..='9' | '-' | '_' => name.push(c),
            other => name.push_str(&format!("u{:04x}", u32::from(other))),
        }
    }
    name
}
