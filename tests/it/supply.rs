//! What the program is made of: nothing that asks the network, only licences
//! that a town may hand on, no build script that runs tools.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::project::repository;

/// Packages that speak to other machines, or encrypt for that. The server that
/// `tebiki serve` opens on the own machine only answers.
const NETWORK: [&str; 24] = [
    "attohttpc",
    "awc",
    "chttp",
    "curl",
    "curl-sys",
    "ehttp",
    "h2",
    "h3",
    "hyper",
    "isahc",
    "libssh2-sys",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "schannel",
    "security-framework",
    "surf",
    "tokio",
    "ureq",
    "webpki",
];

/// Licences under which what we ship may be handed on with a notice.
const LICENCES: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

fn text(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap()
}

/// Names of all packages that a lock file holds.
fn locked(lock: &str) -> BTreeSet<&str> {
    lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect()
}

fn speaks(names: &BTreeSet<&str>) -> Vec<&'static str> {
    NETWORK.into_iter().filter(|name| names.contains(name)).collect()
}

#[test]
fn nothing_in_the_tree_asks_the_network() {
    let lock = text("Cargo.lock");
    let names = locked(&lock);
    assert!(names.contains("tebiki") && names.len() > 100, "the lock file is not read: {names:?}");
    assert_eq!(speaks(&names), Vec::<&str>::new());
    assert_eq!(speaks(&locked("[[package]]\nname = \"ureq\"\n")), ["ureq"]);
}

/// Whether one of the offered licences, of every part, may be taken.
fn may_be_handed_on(licence: &str) -> bool {
    let licence = licence.replace(['(', ')'], "");
    let one_of = |part: &str| {
        part.split(" OR ").flat_map(|offer| offer.split('/')).any(|offer| LICENCES.contains(&offer.trim()))
    };
    licence.split(" AND ").all(one_of)
}

#[test]
fn every_package_may_be_handed_on() {
    for (licence, wanted) in [
        ("MIT OR GPL-3.0", true),
        ("MIT/Apache-2.0", true),
        ("(Apache-2.0 OR MIT) AND BSD-3-Clause", true),
        ("GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(may_be_handed_on(licence), wanted, "{licence}");
    }
    // Of this machine's kind only: cargo has fetched no others.
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", &host])
        .current_dir(repository())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !may_be_handed_on(package["license"].as_str().unwrap_or_default()))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn the_build_script_runs_no_tools_and_no_code_is_unsafe() {
    let script = text("build.rs");
    assert!(!script.contains("Command") && !script.contains("std::process"), "{script}");
    assert!(text("Cargo.toml").contains("unsafe_code = \"forbid\""));
}
