//! Sizes of type and gaps, for the site and for paper.
//!
//! All lengths are px (CSS px: 1 px = 0.75 pt = 0.2646 mm), in the drawing
//! itself. The drawing is never scaled afterwards to fit: it is laid out
//! again with narrower boxes, which is why a width belongs to the sizes.

/// How wide a string is set, in em of its own size.
pub trait Metrics {
    /// Width of `text` on one line, regular or bold.
    fn width(&self, text: &str, bold: bool) -> f64;
}

impl<F: Fn(&str, bool) -> f64> Metrics for F {
    fn width(&self, text: &str, bold: bool) -> f64 {
        self(text, bold)
    }
}

/// One px in points.
pub const PT_PER_PX: f64 = 0.75;
/// One mm in px.
pub const PX_PER_MM: f64 = 96.0 / 25.4;

/// Sizes of type and gaps in px.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes {
    /// The width that the drawing should keep to, if it can.
    pub max_width: Option<f64>,
    /// Labels of steps and lanes.
    pub label: f64,
    /// Sentences and lists in boxes, labels of arrows, titles of frames.
    pub small: f64,
    /// Height of a line of labels.
    pub label_line: f64,
    /// Height of a line of small type.
    pub small_line: f64,
    /// Inner margin of a box at its sides.
    pub pad_x: f64,
    /// Inner margin of a box at head and foot.
    pub pad_y: f64,
    /// Least distance between two rows of boxes.
    pub row_gap: f64,
    /// Least distance between two boxes side by side.
    pub col_gap: f64,
    /// Distance between two lines that run side by side.
    pub track: f64,
    /// Length of an arrow's head.
    pub head: f64,
    /// Margin between the border of a lane and what stands in it.
    pub lane_pad: f64,
    /// Margin between a group's frame and its boxes.
    pub frame_pad: f64,
    /// Widest text of a box, in px, where there is room.
    pub text_width: f64,
    /// Widest label of an arrow, in px, where there is room.
    pub arrow_label_width: f64,
}

impl Sizes {
    /// For the site: at most 700 px, the width of a figure beside the contents, where the
    /// flow allows it.
    pub fn site() -> Sizes {
        Sizes::scaled(15.0, 13.0, Some(700.0))
    }

    /// For the narrowest screens: 288 px are left of 320 px.
    pub fn phone() -> Sizes {
        let s = Sizes::scaled(15.0, 13.0, Some(288.0));
        Sizes { pad_x: 9.0, row_gap: 26.0, frame_pad: 10.0, arrow_label_width: 13.0 * 7.0, ..s }
    }

    /// For a page whose text is `width_mm` wide; smallest type 8.5 pt.
    pub fn paper(width_mm: f64) -> Sizes {
        Sizes::scaled(13.0, 11.5, Some(width_mm * PX_PER_MM))
    }

    /// For a page that is short of room: smallest type 8 pt.
    pub fn paper_small(width_mm: f64) -> Sizes {
        let s = Sizes::scaled(12.0, 32.0 / 3.0, Some(width_mm * PX_PER_MM));
        Sizes { row_gap: 22.0, pad_y: 6.0, frame_pad: 11.0, lane_pad: 11.0, ..s }
    }

    fn scaled(label: f64, small: f64, max_width: Option<f64>) -> Sizes {
        let unit = label / 15.0;
        Sizes {
            max_width,
            label,
            small,
            label_line: (label * 1.34).round(),
            small_line: (small * 1.36).round(),
            pad_x: 13.0 * unit,
            pad_y: 11.0 * unit,
            row_gap: 34.0 * unit,
            col_gap: 26.0 * unit,
            track: 13.0 * unit,
            head: 9.0 * unit,
            lane_pad: 16.0 * unit,
            frame_pad: 16.0 * unit,
            text_width: label * 13.0,
            arrow_label_width: small * 9.5,
        }
    }
}
