//! The `tebiki` program; everything it does is in the library.

use std::process::ExitCode;

/// Trees of many small texts are built and dropped on several threads, which the
/// allocators of most systems are slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tebiki::run(std::env::args_os())
}
