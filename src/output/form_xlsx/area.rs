//! Pieces of a sheet, measured in its own units, put beside and below each other.
//!
//! The sheet is [`COLUMNS`] narrow columns wide; an area is so many columns
//! wide and so many lines high. Nothing here knows Excel: areas are made,
//! joined and stretched first, and only the finished sheet is written.

use super::ticks::Tick;

/// Columns of a sheet; a twelfth of the line is three of them.
pub(super) const COLUMNS: u32 = 36;
/// Columns of a twelfth.
pub(super) const TWELFTH: u32 = COLUMNS / 12;
/// Full-width letters that stand in one column. 9.5 pt in 18 pixels, less the padding.
const LETTERS_PER_COLUMN: f64 = 1.36;
/// What a cell keeps free at its sides, in full-width letters.
const PADDING: f64 = 0.55;

/// A rectangle of the sheet with what stands in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Area {
    pub(super) width: u32,
    pub(super) lines: u32,
    pub(super) items: Vec<Item>,
}

/// One cell, or several merged ones.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) lines: u32,
    pub(super) what: What,
    pub(super) frame: Frame,
}

/// Sides on which a rule is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: bool,
    pub(super) right: bool,
    pub(super) top: bool,
    pub(super) bottom: bool,
}

impl Frame {
    pub(super) const ALL: Self = Self { left: true, right: true, top: true, bottom: true };

    fn and(self, other: Self) -> Self {
        Self {
            left: self.left || other.left,
            right: self.right || other.right,
            top: self.top || other.top,
            bottom: self.bottom || other.bottom,
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// Printed words.
    Words(String),
    /// Printed words, small.
    Small(String),
    /// The heading of a group of choices, framed.
    Group(String),
    /// A label within a cell, framed.
    Label(String),
    /// A line to write on by hand.
    Rule,
    /// Nothing, drawn for its frame.
    Blank,
    /// A place for an answer, by the name of its data column. `area` is written
    /// from the top, all others in the middle.
    Answer { column: String, area: bool },
    /// A cell in which a choice is marked.
    Tick(Tick),
}

/// Width of a text in full-width letters.
fn letters(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() || ('\u{FF61}'..='\u{FF9F}').contains(&c) { 0.5 } else { 1.0 }).sum()
}

/// Columns that a text needs on one line.
pub(super) fn columns_of(text: &str) -> u32 {
    (1..COLUMNS).find(|&columns| lines_of(text, columns) <= 1).unwrap_or(COLUMNS)
}

/// Lines that a text takes in so many columns.
pub(super) fn lines_of(text: &str, columns: u32) -> u32 {
    let room = (f64::from(columns) * LETTERS_PER_COLUMN - PADDING).max(1.0);
    text.split('\n').map(|line| (1..200).find(|&n| letters(line) <= room * f64::from(n)).unwrap_or(200)).sum()
}

impl Item {
    pub(super) fn new(x: u32, width: u32, what: What) -> Self {
        Self { x, y: 0, width, lines: 1, what, frame: Frame::default() }
    }
}

impl Area {
    /// An area of one item that fills it.
    pub(super) fn of(width: u32, lines: u32, what: What) -> Self {
        Self { width, lines, items: vec![Item { lines, ..Item::new(0, width, what) }] }
    }

    /// Words over as many lines as they need.
    pub(super) fn words(width: u32, text: &str, what: impl FnOnce(String) -> What) -> Self {
        Self::of(width, lines_of(text, width), what(text.to_owned()))
    }

    /// Words in less room.
    pub(super) fn narrowed(self, width: u32) -> Self {
        let items = self.items.into_iter().map(|item| Item { width: item.width.min(width), ..item }).collect();
        Self { width, items, ..self }
    }

    /// A rule around the area. Cells of its edge in which nothing stands are
    /// drawn for it.
    pub(super) fn framed(mut self) -> Self {
        let (width, lines) = (self.width, self.lines);
        let edge = |x: u32, y: u32, w: u32, h: u32| Frame {
            left: x == 0,
            right: x + w >= width,
            top: y == 0,
            bottom: y + h >= lines,
        };
        let mut taken = vec![false; (width * lines) as usize];
        for item in &mut self.items {
            item.width = item.width.min(width.saturating_sub(item.x));
            item.lines = item.lines.min(lines.saturating_sub(item.y));
            for row in item.y..item.y + item.lines {
                for column in item.x..item.x + item.width {
                    if let Some(cell) = taken.get_mut((row * width + column) as usize) {
                        *cell = true;
                    }
                }
            }
            item.frame = match item.what {
                What::Group(_) | What::Label(_) => Frame::ALL,
                What::Words(_) | What::Small(_) | What::Rule | What::Blank | What::Answer { .. } | What::Tick(_) => {
                    item.frame.and(edge(item.x, item.y, item.width, item.lines))
                }
            };
        }
        for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            let index = u32::try_from(index).unwrap_or(0);
            let (x, y) = (index % width, index / width);
            let frame = edge(x, y, 1, 1);
            if frame != Frame::default() {
                self.items.push(Item { y, frame, ..Item::new(x, 1, What::Blank) });
            }
        }
        self
    }

    /// The areas below each other.
    pub(super) fn below(width: u32, areas: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self { width, ..Self::default() };
        for area in areas {
            let y = all.lines;
            all.items.extend(area.items.into_iter().map(|item| Item { y: item.y + y, ..item }));
            all.lines += area.lines;
        }
        all
    }

    /// The areas beside each other.
    pub(super) fn beside(areas: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for area in areas {
            let x = all.width;
            all.items.extend(area.items.into_iter().map(|item| Item { x: item.x + x, ..item }));
            all.width += area.width;
            all.lines = all.lines.max(area.lines);
        }
        all
    }

    /// The area as high as its row: what stands alone on a line takes all of
    /// it, and so does a writing area that stands last.
    pub(super) fn stretched(mut self, lines: u32) -> Self {
        let more = lines.saturating_sub(self.lines);
        let (own, last) = (self.lines, self.items.iter().map(|item| item.y + item.lines).max().unwrap_or(0));
        for item in &mut self.items {
            let writing = matches!(item.what, What::Answer { area: true, .. });
            if own <= 1 || (writing && item.y + item.lines == last) {
                item.lines += more;
            }
        }
        self.lines += more;
        self
    }
}

/// Sets pieces that may not be broken one after the other, and goes on below
/// where a line is full. Words of the last item of a piece that is too wide
/// wrap inside it.
pub(super) fn flow(width: u32, slot: u32, pieces: Vec<Vec<Item>>) -> Area {
    let mut area = Area { width, ..Area::default() };
    let (mut x, mut y, mut height) = (0, 0, 0);
    for mut piece in pieces {
        let wanted: u32 = piece.iter().map(|item| item.width).sum();
        let slots = if slot == 0 { wanted } else { wanted.div_ceil(slot) * slot };
        if x > 0 && x + wanted > width {
            (x, y, height) = (0, y + height, 0);
        }
        let over = wanted.saturating_sub(width);
        if let Some(widest) = piece.iter_mut().max_by_key(|item| item.width) {
            widest.width -= over.min(widest.width.saturating_sub(1));
            if let What::Words(text) = &widest.what {
                widest.lines = lines_of(text, widest.width);
            }
        }
        let lines = piece.iter().map(|item| item.lines).max().unwrap_or(1);
        let mut at = x;
        for item in piece {
            area.items.push(Item { x: at, y, ..item.clone() });
            at += item.width;
        }
        height = height.max(lines);
        x = (x + slots).min(width);
    }
    area.lines = y + height;
    area
}
