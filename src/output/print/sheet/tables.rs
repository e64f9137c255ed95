//! Tables as they stand on a sheet: repeats, also turned on their side, and matrices.

use serde::Serialize;

use super::answers::{Answer, marker_name};
use super::choices::{Group, Heads, Layout};
use super::{Also, Maker, SheetField, lines_of};
use crate::handbook::{Cell, ChoiceGroup, Direction, Field, FieldKind, FixedAnswer, Item, Marker};

/// A column's head.
#[derive(Debug, Serialize)]
pub(super) struct Column<'a> {
    label: &'a str,
    also: Vec<Also<'a>>,
    hint: &'a str,
    /// Twelfths of the table.
    width: f64,
    /// Words are set in the middle, as single marks are.
    centred: bool,
}

/// A row and what stands in its cells.
#[derive(Debug, Serialize)]
pub(super) struct TableRow<'a> {
    lines: u32,
    cells: Vec<Vec<SheetField<'a>>>,
}

const LINE: f64 = 12.0;
/// Width of the names of rows in twelfths.
const NAMES: f64 = 2.0;

impl<'a> Maker<'a> {
    #[expect(clippy::too_many_arguments, reason = "the parts of one kind of field")]
    pub(super) fn repeat(
        self,
        name: &str,
        table: &'a Field,
        columns: &'a [Cell],
        rows: u32,
        items: &'a [Item],
        direction: Direction,
        fixed: &'a [Vec<FixedAnswer>],
    ) -> Answer<'a> {
        let lines = columns.iter().map(lines_of).max().unwrap_or(1);
        let count = if items.is_empty() { rows.max(1) as usize } else { items.len() };
        let row_name = |index: usize| match items.get(index) {
            Some(item) => format!("{name}__{}", item.value),
            None => format!("{name}__{}", index + 1),
        };
        let printed = |index: usize| fixed.get(index).map(Vec::as_slice).unwrap_or_default();
        let cell_at = |index: usize, cell: &'a Cell| self.table_cell(&row_name(index), cell, printed(index));
        if direction == Direction::Columns {
            let width = (LINE - NAMES) / f64::from(u32::try_from(count).unwrap_or(1).max(1));
            let heads = items.iter().map(|item| self.item_head(item, width));
            let row = |cell: &'a Cell| TableRow {
                lines: lines_of(cell),
                cells: std::iter::once(vec![words(&cell.label)])
                    .chain((0..count).map(|index| cell_at(index, cell)))
                    .collect(),
            };
            return Answer::Repeat {
                columns: std::iter::once(plain("", NAMES)).chain(heads).collect(),
                rows: columns.iter().map(row).collect(),
                named: true,
                total: false,
            };
        }
        let named = !items.is_empty();
        let share = if named { (LINE - NAMES) / LINE } else { 1.0 };
        let mut heads: Vec<Column<'a>> = columns.iter().map(|cell| self.column(cell, share)).collect();
        if named {
            heads.insert(0, plain(&table.label, NAMES));
        }
        let mut rows: Vec<TableRow<'a>> = (0..count)
            .map(|index| TableRow {
                lines,
                cells: items
                    .get(index)
                    .map(|item| vec![words(&item.label)])
                    .into_iter()
                    .chain(columns.iter().map(|cell| cell_at(index, cell)))
                    .collect(),
            })
            .collect();
        let total_label = table.total_label();
        if let Some(label) = total_label {
            rows.push(TableRow { lines: 1, cells: self.totals(name, columns, label, named) });
        }
        Answer::Repeat { columns: heads, rows, named, total: total_label.is_some() }
    }

    /// The row of sums: its label stands in the first cell that has no sum.
    fn totals(self, name: &str, columns: &'a [Cell], label: &'a str, named: bool) -> Vec<Vec<SheetField<'a>>> {
        let mut cells: Vec<Vec<SheetField<'a>>> = columns
            .iter()
            .map(|cell| {
                let sums = cell.fields.iter().filter(|field| field.total);
                sums.map(|field| self.field(format!("{name}__total__{}", field.id), field, Some(cell))).collect()
            })
            .collect();
        if named {
            cells.insert(0, vec![words(label)]);
        } else if let Some(empty) = cells.iter_mut().find(|cell| cell.is_empty()) {
            empty.push(words(label));
        }
        cells
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one kind of field")]
    pub(super) fn matrix(
        self,
        name: &str,
        table: &'a Field,
        items: &'a [Item],
        choices: &'a [ChoiceGroup],
        columns: &'a [Cell],
        marker: Marker,
        item_width: u32,
    ) -> Answer<'a> {
        let options = || choices.iter().flat_map(|group| group.options.iter().map(move |option| (group, option)));
        let taken = item_width + columns.iter().map(|cell| cell.width).sum::<u32>();
        let left = LINE - f64::from(taken.min(11));
        let count = f64::from(u32::try_from(options().count()).unwrap_or(1).max(1));
        let heads = options().map(|(_, option)| Column {
            label: &option.label,
            also: self.also(&option.label_also),
            hint: "",
            width: left / count,
            centred: true,
        });
        let row = |item: &'a Item| {
            let row_name = format!("{name}__{}", item.value);
            let mark = |(group, option)| {
                // The words stand in the head, so the cell holds the mark alone.
                let mut opt = self.option(&row_name, option, group, marker, &[]);
                opt.bare(marker);
                let name = opt.name().to_owned();
                vec![SheetField {
                    name,
                    label: "",
                    hint: "",
                    prefix: "",
                    suffix: "",
                    beside: false,
                    printed: String::new(),
                    answer: Answer::Choices {
                        layout: Layout::Line,
                        marker: marker_name(marker),
                        heads: Heads::default(),
                        break_before: "",
                        groups: vec![Group::of_one(opt)],
                    },
                }]
            };
            let further = columns.iter().map(|cell| self.table_cell(&row_name, cell, &[]));
            TableRow {
                lines: columns.iter().map(lines_of).max().unwrap_or(1),
                cells: std::iter::once(vec![words(&item.label)]).chain(options().map(mark)).chain(further).collect(),
            }
        };
        let first = plain(&table.label, f64::from(item_width));
        let further = columns.iter().map(|cell| self.column(cell, 1.0));
        Answer::Repeat {
            columns: std::iter::once(first).chain(heads).chain(further).collect(),
            rows: items.iter().map(row).collect(),
            named: true,
            total: false,
        }
    }

    /// The answers of one cell of a table; `printed` is what stands there already.
    fn table_cell(self, row: &str, cell: &'a Cell, printed: &'a [FixedAnswer]) -> Vec<SheetField<'a>> {
        let field = |field: &'a Field| {
            let made = self.field(format!("{row}__{}", field.id), field, Some(cell));
            match printed.iter().find(|answer| answer.column == field.id) {
                None => made,
                Some(answer) if answer.value.is_empty() => {
                    SheetField { prefix: &answer.prefix, suffix: &answer.suffix, ..made }
                }
                Some(answer) => SheetField { printed: answer.value.clone(), ..made },
            }
        };
        cell.fields.iter().map(field).collect()
    }

    fn column(self, cell: &'a Cell, share: f64) -> Column<'a> {
        Column {
            label: &cell.label,
            also: self.also(&cell.label_also),
            hint: &cell.hint,
            width: f64::from(cell.width) * share,
            // A box alone stands in the middle, as in a matrix.
            centred: matches!(cell.fields.as_slice(), [only] if matches!(only.kind, FieldKind::Acknowledge)),
        }
    }

    fn item_head(self, item: &'a Item, width: f64) -> Column<'a> {
        Column { label: &item.label, also: self.also(&item.label_also), hint: "", width, centred: false }
    }
}

fn plain(label: &str, width: f64) -> Column<'_> {
    Column { label, also: Vec::new(), hint: "", width, centred: false }
}

/// Printed words in a cell.
fn words(words: &str) -> SheetField<'_> {
    SheetField {
        name: String::new(),
        label: words,
        hint: "",
        prefix: "",
        suffix: "",
        beside: false,
        printed: String::new(),
        answer: Answer::Words,
    }
}
