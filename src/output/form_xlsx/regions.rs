//! Parts of the sheet that stand in a rule of their own: what is reported to
//! the State in a thick one, what the staff fills in within a double one. A
//! copier keeps rules where it drops a light ground.

use super::sheet::{Placed, Sheet};

/// The rule around a part. The thick one stands above the other where they meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Double,
    Thick,
}

/// A part of the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) lines: u32,
    pub(super) rule: Rule,
}

/// The rules of parts at the sides of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) left: Option<Rule>,
    pub(super) right: Option<Rule>,
    pub(super) top: Option<Rule>,
    pub(super) bottom: Option<Rule>,
}

impl Sheet {
    /// Puts a rule around a part; what goes on below in the same rule is one part.
    pub(super) fn mark_off(&mut self, region: Region) {
        if region.lines == 0 {
            return;
        }
        if let Some(last) = self.regions.last_mut()
            && (last.rule, last.x, last.width) == (region.rule, region.x, region.width)
            && last.y + last.lines == region.y
        {
            last.lines += region.lines;
            return;
        }
        self.regions.push(region);
    }

    /// The rules at a cell's sides. Both cells at an edge get the rule, since
    /// programs differ in whose they draw.
    pub(super) fn sides(&self, cell: &Placed) -> Sides {
        let mut sides = Sides::default();
        let (right, bottom) = (cell.x + cell.width.max(1), cell.y + cell.lines.max(1));
        for region in &self.regions {
            let (region_right, region_bottom) = (region.x + region.width, region.y + region.lines);
            let beside = cell.y >= region.y && bottom <= region_bottom;
            let above = cell.x >= region.x && right <= region_right;
            let put = |side: &mut Option<Rule>, here: bool| {
                if here {
                    *side = (*side).max(Some(region.rule));
                }
            };
            put(&mut sides.left, beside && (cell.x == region.x || cell.x == region_right));
            put(&mut sides.right, beside && (right == region_right || right == region.x));
            put(&mut sides.top, above && (cell.y == region.y || cell.y == region_bottom));
            put(&mut sides.bottom, above && (bottom == region_bottom || bottom == region.y));
        }
        sides
    }
}
