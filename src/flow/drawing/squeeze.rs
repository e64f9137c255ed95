//! Narrower boxes where that costs least.
//!
//! When a drawing is too wide, some column has to break its text into more
//! lines. The column is chosen in which the px won cost the fewest lines, so
//! that a lane of short labels does not pay for one of long ones.

use super::boxes::{self, Plan};
use super::engine::Engine;
use super::figure::Direction;
use super::sizes::Sizes;

/// The room for text in each column.
pub(super) struct Squeeze<'a> {
    engine: &'a Engine<'a>,
    s: &'a Sizes,
    room: Vec<f64>,
    least: Vec<f64>,
    /// How many boxes stand side by side in a column of the engine.
    beside: Vec<f64>,
}

impl<'a> Squeeze<'a> {
    pub(super) fn new(engine: &'a Engine<'a>, s: &'a Sizes, columns: usize, text_width: f64) -> Squeeze<'a> {
        let mut least = vec![s.label * 4.0; columns];
        let mut beside = vec![1.0f64; columns];
        for (i, content) in engine.content.iter().enumerate() {
            let c = engine.column(i);
            least[c] = least[c].max(content.least(s) + 0.5).min(text_width);
            if engine.direction == Direction::Down {
                let lane = engine.grid.lane[i];
                let (first, last) = engine.grid.spans.get(lane).copied().unwrap_or((0, 2));
                let alone = engine.figure.lanes.is_empty() && c > 0;
                beside[c] = if alone { 1.0 } else { ((last - first) / 2) as f64 };
            }
        }
        Squeeze { engine, s, room: vec![text_width; columns], least, beside }
    }

    fn plan(&self, step: usize, room: f64) -> Plan {
        boxes::plan(&self.engine.content[step], room, self.s, self.engine.metrics)
    }

    /// Sizes of all boxes with the present room.
    pub(super) fn plans(&self) -> Vec<Plan> {
        (0..self.engine.content.len()).map(|i| self.plan(i, self.room[self.engine.column(i)])).collect()
    }

    /// Width of a column, its widest text, and a measure of how tall it is.
    fn measure(&self, column: usize, room: f64) -> (f64, f64, f64) {
        let (mut width, mut text, mut tall) = (0.0f64, 0.0f64, 0.0);
        for i in (0..self.engine.content.len()).filter(|&i| self.engine.column(i) == column) {
            let plan = self.plan(i, room);
            width = width.max(plan.w);
            text = plan.lines.iter().map(|l| l.width).fold(text, f64::max);
            // One very tall box is worse than two that are a little taller,
            // and a label whose last line is a single word is worst.
            let label: Vec<f64> =
                plan.lines.iter().filter(|l| l.runs.first().is_some_and(|r| r.bold)).map(|l| l.width).collect();
            let lone = label.len() > 1 && label.last().is_some_and(|w| *w < 3.0 * self.s.label);
            tall += plan.h * plan.h / 60.0 + 14.0 * label.len() as f64 + if lone { 40.0 } else { 0.0 };
        }
        (width, text, tall)
    }

    /// Takes about `excess` px from the columns; false if nothing is left.
    /// Boxes that stand alone in their rows give way only if `alone`, as it
    /// is the rows of several that make the width.
    pub(super) fn narrow(&mut self, excess: f64, alone: bool) -> bool {
        let mut left = excess;
        let mut moved = false;
        let free = self.engine.figure.lanes.is_empty() && self.engine.direction == Direction::Down;
        let columns = if free && !alone { 1 } else { self.room.len() };
        while left > 0.0 {
            let mut best: Option<(f64, usize, f64, f64)> = None;
            for c in 0..columns.min(self.room.len()) {
                let (width, text, tall) = self.measure(c, self.room[c]);
                let mut room = text.min(self.room[c]);
                for _ in 0..12 {
                    if room <= self.least[c] {
                        break;
                    }
                    room = (room - 2.0).max(self.least[c]);
                    let (w, t, h) = self.measure(c, room);
                    let gain = (width - w) * self.beside[c];
                    if gain > 0.5 {
                        // More than is needed is worth little.
                        let worth = gain.min(left) + 0.1 * (gain - left).max(0.0);
                        let price = (h - tall).max(0.1) / worth;
                        if best.is_none_or(|b| price < b.0) {
                            best = Some((price, c, room, gain));
                        }
                    }
                    room = room.min(t);
                }
            }
            let Some((_, c, room, gain)) = best else { break };
            self.room[c] = room;
            left -= gain;
            moved = true;
        }
        moved
    }
}
