//! Messages of findings.

/// Two outputs claim one path.
#[must_use]
pub fn output_conflict(path: &str) -> String {
    format!("「{path}」を二つの出力が作ろうとしました。")
}
