//! One tree laid over another, key by key.

use super::{Entry, Kind, Value};

/// `base` with the keys of `own` in place of its own. Maps are merged at every
/// depth; a list or a text takes the whole place of the other. Every value keeps
/// the place where it was written.
#[must_use]
pub fn over(base: Value, own: Value) -> Value {
    match (base, own) {
        (Value { kind: Kind::Map(base), span }, Value { kind: Kind::Map(own), .. }) => {
            Value { kind: Kind::Map(entries(base, own)), span }
        }
        (_, own) => own,
    }
}

fn entries(base: Vec<Entry>, mut own: Vec<Entry>) -> Vec<Entry> {
    let mut all = Vec::with_capacity(base.len() + own.len());
    for entry in base {
        match own.iter().position(|other| other.key == entry.key) {
            Some(at) => {
                let other = own.remove(at);
                all.push(Entry { value: over(entry.value, other.value), ..other });
            }
            None => all.push(entry),
        }
    }
    // New keys, and those that stand twice in one file, which is a finding.
    all.extend(own);
    all
}
