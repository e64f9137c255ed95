//! Flow diagrams.

#[must_use]
pub fn flow_decision_ways(label: &str) -> String {
    format!("判断「{label}」から出る道が一つしかありません。")
}

#[must_use]
pub fn flow_decision_label(label: &str) -> String {
    format!("判断「{label}」から出る道に、答え（label）が書かれていません。")
}

#[must_use]
pub fn flow_lane_missing(label: &str) -> String {
    format!("手順「{label}」に列（lane）が書かれていません。")
}

#[must_use]
pub fn flow_lane_empty(lane: &str) -> String {
    format!("列「{lane}」に手順がありません。")
}

#[must_use]
pub fn flow_note_unused(note: &str) -> String {
    format!("注「{note}」は、どの手順からも使われていません。")
}

#[must_use]
pub fn flow_loop(label: &str) -> String {
    format!("手順「{label}」から前の手順に戻る道に、kind: return がありません。")
}

#[must_use]
pub fn flow_unreached(label: &str) -> String {
    format!("手順「{label}」に入る道がありません。")
}

#[must_use]
pub fn flow_label_long(length: usize, limit: usize) -> String {
    format!("手順の名前が {length} 字あります（{limit} 字までが目安です）。")
}

#[must_use]
pub fn flow_too_many_steps(n: usize, limit: usize) -> String {
    format!("手順が {n} あります（{limit} までが目安です）。")
}

#[must_use]
pub fn flow_too_many_lanes(n: usize, limit: usize) -> String {
    format!("列が {n} あります（{limit} までが目安です）。")
}
