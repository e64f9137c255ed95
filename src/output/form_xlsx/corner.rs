//! The top of the sheet: its number at the left, frames to stamp at the right.

use super::answers::{self, Blanks};
use super::area::{Area, COLUMNS};
use super::sheet::{LINE, Printed, Sheet};
use crate::handbook::{Cell, Field, FieldKind};

/// Columns of a frame for one rank, and of a frame to stamp.
const RANK: u32 = 4;
const STAMP: u32 = 6;
/// Height of the frames in points.
const HEIGHT: f64 = 46.0;

impl Sheet {
    /// The line above the title, with what stands beside the title on paper.
    pub(super) fn top(&mut self, head: String, corner: &[Cell], blanks: &Blanks<'_>) {
        let frames: Vec<Vec<(String, u32)>> = corner.iter().flat_map(|cell| &cell.fields).filter_map(frames).collect();
        let gaps = u32::try_from(frames.len()).unwrap_or(1).saturating_sub(1);
        let taken = gaps + frames.iter().flatten().map(|(_, width)| width).sum::<u32>();
        if frames.is_empty() || taken >= COLUMNS / 3 * 2 {
            self.line(Printed::Head(head), LINE);
            frames.into_iter().for_each(|group| self.frames(group, 0));
        } else {
            let y = self.next();
            self.words(Printed::Head(head), y, COLUMNS - taken - 1);
            let mut x = COLUMNS - taken;
            for group in frames {
                x += self.frame_group(group, x, y) + 1;
            }
            self.add_rows(1, LINE + 2.0, 0.0);
            self.add_rows(1, HEIGHT, 0.0);
        }
        for cell in corner.iter().filter(|cell| !cell.fields.iter().any(|field| frames_of(field).is_some())) {
            self.labelled(cell.label.clone(), |width| answers::of_cell(cell, None, width, blanks));
        }
    }

    /// Frames in rows of their own.
    fn frames(&mut self, group: Vec<(String, u32)>, x: u32) {
        let y = self.next();
        self.frame_group(group, x, y);
        self.add_rows(1, LINE + 2.0, 0.0);
        self.add_rows(1, HEIGHT, 0.0);
    }

    /// Frames beside each other, each below its heading; returns their width.
    fn frame_group(&mut self, group: Vec<(String, u32)>, x: u32, y: u32) -> u32 {
        let mut at = x;
        for (label, width) in group {
            self.region_label(label, at, y, width, 1);
            self.region(Area { width, lines: 1, items: Vec::new() }, at, y + 1);
            at += width;
        }
        at - x
    }
}

fn frames(field: &Field) -> Option<Vec<(String, u32)>> {
    frames_of(field).map(|(labels, width)| labels.into_iter().map(|label| (label, width)).collect())
}

/// Headings of the frames that a field is, and the width of each.
fn frames_of(field: &Field) -> Option<(Vec<String>, u32)> {
    if let FieldKind::Approval { boxes } = &field.kind {
        return Some((boxes.clone(), RANK));
    }
    let stamped = matches!(field.kind, FieldKind::ReceiptStamp | FieldKind::Seal);
    stamped.then(|| (vec![field.label.clone()], STAMP))
}
