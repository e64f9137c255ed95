//! Places along the flow: rows of boxes and the tracks in the gaps between.

use super::space::{Input, offsets};

/// Places along: of rows, gaps and flat pieces.
#[derive(Clone, Debug)]
pub(super) struct Along {
    /// Middle of each row.
    pub(super) row: Vec<f64>,
    /// Height of each row.
    pub(super) height: Vec<f64>,
    /// For each piece its place (flat pieces only).
    pub(super) piece: Vec<f64>,
    /// The whole length.
    pub(super) total: f64,
}

impl Input<'_> {
    /// Places of rows and of flat pieces.
    pub(super) fn along(&self) -> Along {
        let rows = self.grid.rows;
        let mut height = vec![0.0f64; rows];
        for (step, e) in self.extents.iter().enumerate() {
            let r = self.grid.row[step];
            height[r] = height[r].max(e.along);
        }
        let mut out = Along { row: vec![0.0; rows], height, piece: vec![0.0; self.tracks.pieces.len()], total: 0.0 };
        let mut y = 0.0;
        for gap in 0..=rows {
            y = self.gap_along(gap, y, &mut out.piece);
            if gap < rows {
                self.row_offsets(gap, &mut out);
                out.height[gap] = (out.height[gap].max(self.wishes.row[gap]) / 2.0).ceil() * 2.0;
                let middle = y + out.height[gap] / 2.0;
                out.row[gap] = middle;
                for (p, piece) in self.tracks.pieces.iter().enumerate() {
                    if !piece.vertical && piece.at == 2 * gap + 1 {
                        out.piece[p] += middle;
                    }
                }
                y += out.height[gap];
            }
        }
        out.total = y;
        out
    }

    /// Offsets of level pieces, and the height their row needs for them.
    fn row_offsets(&self, row: usize, out: &mut Along) {
        for c in self.tracks.clusters.iter().filter(|c| !c.vertical && c.at == 2 * row + 1) {
            let at = offsets(self.tracks, c, self.s, self.wishes);
            for &p in &c.pieces {
                let offset = at.get(self.tracks.pieces[p].track).copied().unwrap_or(0.0);
                let wish = self.wishes.beside.get(p).copied().unwrap_or(0.0);
                out.piece[p] = offset;
                out.height[row] = out.height[row].max(2.0 * (offset.abs() + 8.0)).max(2.0 * (wish - offset));
            }
        }
    }

    /// Lays the tracks of a gap from `y` down; returns the end of the gap.
    fn gap_along(&self, gap: usize, y: f64, place: &mut [f64]) -> f64 {
        let s = self.s;
        let edge = gap == 0 || gap == self.grid.rows;
        let behind = self.frames.iter().filter(|f| f.r1 + 1 == gap).map(|f| f.behind).fold(0.0, f64::max);
        let before = self.frames.iter().filter(|f| f.r0 == gap).map(|f| f.before).fold(0.0, f64::max);
        let clusters: Vec<_> = self.tracks.clusters.iter().filter(|c| !c.vertical && c.at == 2 * gap).collect();
        let tracks = clusters.iter().map(|c| c.tracks).max().unwrap_or(0);
        let mut wish = vec![0.0f64; tracks];
        for c in &clusters {
            for &p in &c.pieces {
                let t = self.tracks.pieces[p].track;
                wish[t] = wish[t].max(self.wishes.beside.get(p).copied().unwrap_or(0.0));
            }
        }
        let under = self.wishes.under.get(gap).copied().unwrap_or(0.0);
        let foot = s.head + 12.0;
        let mut at = Vec::new();
        let mut end = 0.0;
        for (k, w) in wish.iter().enumerate() {
            end = if k == 0 { (under + w).max(s.track) } else { end + s.track + w };
            at.push(end);
        }
        let need = if tracks > 0 {
            end + if gap == self.grid.rows { s.track } else { foot }
        } else {
            under + if under > 0.0 { foot } else { 0.0 }
        };
        let least = match (edge, self.has_lanes, tracks) {
            (true, true, _) => s.lane_pad + 4.0,
            (true, false, 0) => 0.0,
            _ => s.row_gap,
        };
        let spare = (least - need).max(0.0);
        for c in &clusters {
            // A lone line keeps to the middle of a gap made wide by others.
            let lone = c.tracks == 1 && wish.iter().all(|w| *w == 0.0);
            for &p in &c.pieces {
                let t = self.tracks.pieces[p].track;
                let offset = if lone { (at[0] + at[tracks - 1]) / 2.0 } else { at[t] };
                place[p] = (y + behind + spare / 2.0 + offset).round();
            }
        }
        (y + behind + need + spare + before).ceil()
    }
}
