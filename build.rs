//! Makes changed files rebuild the program that has them compiled in.

fn main() {
    for folder in ["themes", "content", "forms", "src/starter"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
