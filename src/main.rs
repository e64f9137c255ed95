//! The `tebiki` program; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    tebiki::run(std::env::args_os())
}
