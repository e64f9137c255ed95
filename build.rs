//! Makes changed files rebuild the program that has them compiled in, and gives
//! each state of the program a name of its own, by which it knows what an
//! earlier state left in a project's cache.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::Path;

fn main() {
    let mut hash = DefaultHasher::new();
    for place in ["themes", "content", "forms", "src", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={place}");
        // The samples are only ever handed out.
        if !["content", "forms"].contains(&place) {
            add(Path::new(place), &mut hash);
        }
    }
    println!("cargo::rustc-env=TEBIKI_BUILD={:016x}", hash.finish());
}

/// Adds a file, or all files of a folder in order of name.
fn add(place: &Path, hash: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(place) {
        let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| add(entry, hash));
    } else if let Ok(bytes) = fs::read(place) {
        hash.write(place.to_string_lossy().as_bytes());
        hash.write_usize(bytes.len());
        hash.write(&bytes);
    }
}
