//! Makes a changed theme file rebuild the program that has it compiled in.

fn main() {
    println!("cargo::rerun-if-changed=themes");
}
