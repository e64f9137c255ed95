//! What a cell holds besides single answers: letters and consents, small
//! grids, choices under several signs, frames to stamp.

use super::answers::{Blanks, behind, of_cell, of_field};
use super::area::{Area, Frame, Item, What, columns_of, flow, lines_of};
use super::ticks::{Tick, of_mark};
use crate::handbook::blanks::Blank;
use crate::handbook::{Cell, ChoiceGroup, ChoiceMark, Field, FieldKind, LabelPosition, Row};
use crate::words::PRINT;

/// Lines of a frame to stamp into.
const STAMP: u32 = 3;
/// Columns of the frame for a sign.
const SIGN: u32 = 2;

/// Where a block stands, and with which blanks.
#[derive(Clone, Copy)]
pub(super) struct Here<'a, 'b> {
    pub(super) cell: &'b Cell,
    pub(super) row: Option<u32>,
    pub(super) width: u32,
    pub(super) blanks: &'b Blanks<'a>,
}

impl Here<'_, '_> {
    /// The date at the right, the addressee, the sender at the right, the text.
    pub(super) fn letter(self, addressee: &str, sender: &str, text: &str, fields: &[Field]) -> Area {
        let dated = fields.first().is_some_and(|first| matches!(first.kind, FieldKind::Date { .. }));
        let (date, others) = fields.split_at(usize::from(dated));
        let mut areas: Vec<Area> = date.iter().map(|field| self.at_right(field)).collect();
        areas.extend(self.words(addressee));
        areas.extend(self.words(sender).map(|words| Area::beside([gap(self.indent()), words.narrowed(self.rest())])));
        areas.extend(others.iter().map(|field| self.at_right(field)));
        areas.extend(self.words(text));
        Area::below(self.width, areas)
    }

    /// The addressee and the text, then date and signature at the right.
    pub(super) fn consent(self, addressee: &str, text: &str, attachment: &str, fields: &[Field]) -> Area {
        let enclosed = if attachment.is_empty() { String::new() } else { PRINT.attachment(attachment) };
        let mut areas: Vec<Area> = [addressee, text, &enclosed].iter().filter_map(|words| self.words(words)).collect();
        areas.extend(fields.iter().map(|field| self.at_right(field)));
        Area::below(self.width, areas)
    }

    fn words(self, text: &str) -> Option<Area> {
        (!text.is_empty()).then(|| Area::words(self.width, text, What::Words))
    }

    fn indent(self) -> u32 {
        self.width * 4 / 9
    }

    fn rest(self) -> u32 {
        self.width - self.indent()
    }

    /// A question at the right, behind its words.
    fn at_right(self, field: &Field) -> Area {
        let label = columns_of(&field.label).max(4).min(self.rest() / 2);
        let room = Here { width: self.rest() - label, ..self };
        Area::beside([
            gap(self.indent()),
            Area::words(label, &field.label, What::Words),
            of_field(field, self.cell, self.row, room.width, self.blanks),
        ])
    }

    /// A small grid in the place of answers.
    pub(super) fn grid(self, rows: &[Row]) -> Area {
        let line = |line: &Row| {
            let mut left = self.width;
            let last = line.cells.len().saturating_sub(1);
            let mut cells = Vec::new();
            for (index, cell) in line.cells.iter().enumerate() {
                let own = if index == last { left } else { (self.width * cell.width / 12).min(left) };
                left -= own;
                cells.push(self.inner(cell, own));
            }
            let lines = cells.iter().map(|cell| cell.lines).max().unwrap_or(1);
            Area::beside(cells.into_iter().map(|cell| cell.stretched(lines).framed()).collect::<Vec<_>>())
        };
        Area::below(self.width, rows.iter().map(line).collect::<Vec<_>>())
    }

    fn inner(self, cell: &Cell, width: u32) -> Area {
        let asked = self.width * cell.label_width / 12;
        let left = if cell.label_position == LabelPosition::Left { asked.min(width.saturating_sub(1)) } else { 0 };
        let answers = of_cell(cell, self.row, width - left, self.blanks);
        let label = |width: u32, lines: u32| Area::of(width, lines, What::Label(cell.label.clone()));
        match cell.label_position {
            LabelPosition::Left if left > 0 => {
                let lines = answers.lines.max(lines_of(&cell.label, left)).max(1);
                Area::beside([label(left, lines), answers.stretched(lines)])
            }
            LabelPosition::Top => Area::below(width, [label(width, lines_of(&cell.label, width.max(1))), answers]),
            LabelPosition::Left | LabelPosition::None => answers,
        }
    }
}

/// Room in which nothing stands.
fn gap(width: u32) -> Area {
    Area { width, ..Area::default() }
}

/// One list under several marks, and above it what they mean: one frame for
/// signs, as on paper, or a box per mark with its words.
pub(super) fn marked(
    marks: &[ChoiceMark],
    groups: &[ChoiceGroup],
    columns: Option<u32>,
    width: u32,
    own: &[&Blank<'_>],
) -> Area {
    // A box has its words beside it, so the legend says them only with what else there is to say.
    let legend = marks.iter().filter(|mark| !mark.sign.is_empty() || mark.max.is_some());
    let legend = legend.map(|mark| PRINT.sign_legend(&mark.label, &mark.sign, mark.max));
    let legend = legend.collect::<Vec<_>>().join(PRINT.comma);
    let mut pieces = Vec::new();
    for choice in groups.iter().flat_map(ChoiceGroup::in_order) {
        let mut piece = Vec::new();
        match Tick::of_marks(marks, choice, own) {
            Some(tick) => piece.push(Item { frame: Frame::ALL, ..Item::new(0, SIGN, What::Tick(tick)) }),
            None => {
                for mark in marks {
                    if let Some(blank) = of_mark(mark, choice, own) {
                        piece.push(words(if mark.sign.is_empty() { &mark.label } else { &mark.sign }));
                        piece.push(Item::new(0, 1, What::Tick(Tick::boxed(&blank.name))));
                    }
                }
            }
        }
        let open = if choice.write_in.is_some() { PRINT.open } else { "" };
        piece.push(words(&format!("{}{open}", choice.label)));
        piece.extend(behind(choice, own));
        pieces.push(piece);
    }
    // As many columns as the widest choice leaves room for.
    let widest = pieces.iter().map(|piece| piece.iter().map(|item| item.width).sum::<u32>()).max().unwrap_or(1);
    let columns = columns.unwrap_or(1).min(width / widest.max(1)).max(1);
    let list = flow(width, width / columns, pieces);
    let legend = Some(legend).filter(|legend| !legend.is_empty());
    let legend = legend.map(|legend| Area::words(width, &legend, What::Small));
    Area::below(width, legend.into_iter().chain([list]).collect::<Vec<_>>())
}

fn words(text: &str) -> Item {
    Item::new(0, columns_of(text), What::Words(text.to_owned()))
}

/// A line to sign, and where a seal is put.
pub(super) fn signature(seal: bool, width: u32) -> Area {
    let place = if seal { columns_of(PRINT.seal).min(width - 1) } else { 0 };
    let line = Area::of(width - place, 1, What::Rule);
    if place == 0 { line } else { Area::beside([line, Area::words(place, PRINT.seal, What::Words)]) }
}

/// Frames of ranks beside each other.
pub(super) fn approval(boxes: &[String], width: u32) -> Area {
    let count = u32::try_from(boxes.len()).unwrap_or(1).max(1);
    let own = (width / count).clamp(1, 4);
    let frame = |label: &String| {
        let head = Area::words(own, label, What::Label);
        let lines = head.lines;
        Area { lines: lines + STAMP, ..head }.framed()
    };
    let frames = Area::beside(boxes.iter().map(frame).collect::<Vec<_>>());
    Area { width, ..frames }
}

/// Room for a stamp or for writing by hand.
pub(super) fn room(lines: u32, width: u32) -> Area {
    Area { width, lines: lines.max(1), items: Vec::new() }
}

/// Room for a stamp.
pub(super) fn stamp(sign: &str, width: u32) -> Area {
    let empty = room(STAMP, width);
    if sign.is_empty() { empty } else { Area::below(width, [Area::words(width, sign, What::Small), empty]) }
}
