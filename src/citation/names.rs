//! The names by which laws and rules are cited, found by how a text ends.
//!
//! A handbook may hold a thousand rules, and each of their titles is a name, so
//! a text is never compared with all of them: what it ends in is looked up, once
//! for each length that names have.

use std::collections::{BTreeSet, HashMap};

/// Names, each known by its place among all that were given.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// The last of those that are alike.
    places: HashMap<&'a str, usize>,
    /// In bytes, the longest first.
    lengths: Vec<usize>,
    ends: BTreeSet<char>,
}

impl<'a> Names<'a> {
    /// Takes the names; empty ones count, and are never found.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        let mut lengths = BTreeSet::new();
        for (place, name) in names.into_iter().enumerate() {
            if let Some(end) = name.chars().next_back() {
                all.ends.insert(end);
                lengths.insert(name.len());
                all.places.insert(name, place);
            }
        }
        all.lengths = lengths.into_iter().rev().collect();
        all
    }

    /// The names that a text ends in, the longest first: what stands before the
    /// name, and its place.
    pub(super) fn ending<'t>(&self, text: &'t str) -> impl Iterator<Item = (&'t str, usize)> {
        let some = text.chars().next_back().is_some_and(|end| self.ends.contains(&end));
        let lengths = if some { self.lengths.as_slice() } else { &[] };
        lengths.iter().filter_map(|len| {
            let (head, name) = text.split_at_checked(text.len().checked_sub(*len)?)?;
            Some((head, *self.places.get(name)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_comes_first() {
        let names = Names::new(["市要綱", "", "見本市要綱", "市要綱"]);
        assert_eq!(names.ending("この見本市要綱").collect::<Vec<_>>(), [("この", 2), ("この見本", 3)]);
        assert_eq!(names.ending("市要領").count(), 0);
        assert_eq!(names.ending("要綱").count(), 0);
        assert_eq!(names.ending("").count(), 0);
    }
}
