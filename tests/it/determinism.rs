//! The same input gives the same bytes.

use crate::project::{Files, Project, model, read};

fn build(threads: &str, timezone: &str) -> Files {
    let project = Project::new(&model());
    let output = project
        .command(&["build"])
        .env("RAYON_NUM_THREADS", threads)
        .env("TZ", timezone)
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    read(&project.path("public"))
}

#[test]
fn builds_are_equal_over_threads_folders_and_time_zones() {
    let first = build("1", "UTC");
    let second = build("2", "Asia/Tokyo");
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{path} differs");
    }
}
