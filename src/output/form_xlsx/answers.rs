//! The answers of one cell of the form as an area: from the table of blanks,
//! question by question.

use super::area::{Area, Item, What, columns_of, flow, lines_of};
use super::blocks::{Here, approval, marked, room, signature, stamp};
use super::ticks::Tick;
use crate::handbook::blanks::Blank;
use crate::handbook::{
    Cell, Choice, ChoiceGroup, Field, FieldKind, Item as Named, LabelPosition, Marker, TextFormat, UnitPosition, Units,
};
use crate::output::print::sheet::printed as as_printed;
use crate::words::PRINT;

/// Width of the heading beside a group, and of the least write-in blank.
const GROUP: u32 = 3;
const WRITE_IN: u32 = 5;

/// The blanks of a form, asked for question by question.
pub(super) struct Blanks<'a> {
    pub(super) all: &'a [Blank<'a>],
}

impl<'a> Blanks<'a> {
    /// The blanks of a question, in a row of a table or outside.
    pub(super) fn of(&self, field: &Field, row: Option<u32>) -> Vec<&'a Blank<'a>> {
        let here = |blank: &&Blank<'_>| std::ptr::eq(blank.field, field) && blank.row.map(|row| row.number) == row;
        self.all.iter().filter(here).collect()
    }
}

/// All answers of a cell, or of a column's cell in a row of a table; tables
/// themselves are not among them.
pub(super) fn of_cell(cell: &Cell, row: Option<u32>, width: u32, blanks: &Blanks<'_>) -> Area {
    let mut areas = Vec::new();
    let mut fields = cell.fields.as_slice();
    while let Some((first, rest)) = fields.split_first() {
        // Those that stand on one line share it.
        let more = rest.iter().take_while(|field| field.beside).count();
        let (line, below) = fields.split_at(more + 1);
        let count = u32::try_from(line.len()).unwrap_or(1);
        let own = |index: u32| width / count + if index == 0 { width % count } else { 0 };
        let line = (0..).zip(line).map(|(index, field)| of_field(field, cell, row, own(index), blanks));
        areas.push(Area::beside(line.collect::<Vec<_>>()));
        if row.is_none() && !first.hint.is_empty() && first.hint != cell.hint {
            areas.push(Area::words(width, &first.hint, What::Small));
        }
        fields = below;
    }
    if !cell.rows.is_empty() {
        areas.push(Here { cell, row, width, blanks }.grid(&cell.rows));
    }
    if row.is_none() && !cell.note.is_empty() && cell.label_position != LabelPosition::Top {
        areas.push(Area::words(width, &cell.note, What::Small));
    }
    Area::below(width, areas)
}

/// A question that stands in no cell.
pub(super) fn alone(field: &Field, width: u32, blanks: &Blanks<'_>) -> Area {
    let own = blanks.of(field, None);
    let Some(choices) = field.choices() else { return framed(field, None, width, &own) };
    chosen(field, choices, None, width, &own)
}

/// The blank of a name.
pub(super) fn of_name(name: &str, width: u32, blanks: &Blanks<'_>) -> Area {
    let own: Vec<&Blank<'_>> = blanks.all.iter().filter(|blank| blank.name == name).collect();
    match own.first() {
        Some(first) => framed(first.field, None, width, &own),
        None => Area { width, ..Area::default() },
    }
}

pub(super) fn of_field(field: &Field, cell: &Cell, row: Option<u32>, width: u32, blanks: &Blanks<'_>) -> Area {
    let own = blanks.of(field, row);
    if field.is_printed() {
        return Area::words(width, &printed(field), What::Words);
    }
    match &field.kind {
        FieldKind::Text { lines, .. } if *lines > 1 => Area::of(width, *lines, place(&own, true)),
        FieldKind::Text { size, .. } => framed(field, size.map(|size| size / 2 + 2), width, &own),
        FieldKind::Integer { size, units: None } | FieldKind::Decimal { size, units: None } => {
            framed(field, size.map(|size| size / 2 + 2), width, &own)
        }
        FieldKind::Integer { size, units: Some(units) } | FieldKind::Decimal { size, units: Some(units) } => {
            with_units(field, size.unwrap_or(6), units, width, &own)
        }
        FieldKind::Date { .. } => framed(field, None, width, &own),
        FieldKind::Time { .. } => framed(field, Some(4), width, &own),
        FieldKind::SelectMultiple { choices, marks, columns, .. } if !marks.is_empty() => {
            marked(marks, choices, *columns, width, &own)
        }
        FieldKind::SelectOne { choices, columns, .. } | FieldKind::SelectMultiple { choices, columns, .. } => {
            let hanging = choices.iter().flat_map(|group| &group.options).flat_map(|option| &option.fields);
            let mut all = own.clone();
            all.extend(hanging.flat_map(|field| blanks.of(field, row)));
            let boxes = with_questions(chosen(field, choices, *columns, width, &all), choices, cell, row, blanks);
            if row.is_some() && is_list(field, &own, &boxes) { Area::of(width, 1, place(&own, false)) } else { boxes }
        }
        FieldKind::Acknowledge => {
            if let (Some(_), [blank]) = (row, own.as_slice()) {
                return Area::of(width, 1, What::Tick(Tick::boxed(&blank.name)));
            }
            let printed = cell.label_position != LabelPosition::None && field.label == cell.label;
            let label = if printed { "" } else { field.label.as_str() };
            flow(width, 0, own.iter().map(|blank| tick(Tick::boxed(&blank.name), label)).collect())
        }
        FieldKind::Note => Area::words(width, &field.label, What::Words),
        FieldKind::Matrix { items, choices, columns, .. } => matrix(field, items, choices, columns, width, blanks),
        FieldKind::Letter { addressee, sender, text, fields } => {
            Here { cell, row, width, blanks }.letter(addressee, sender, text, fields)
        }
        FieldKind::Consent { addressee, text, attachment, fields } => {
            Here { cell, row, width, blanks }.consent(addressee, text, attachment, fields)
        }
        FieldKind::Signature { seal } => signature(*seal, width),
        FieldKind::Approval { boxes } => approval(boxes, width),
        FieldKind::ReceiptStamp => stamp("", width),
        FieldKind::Seal => stamp(PRINT.seal, width),
        FieldKind::OfficeUse { lines } => room(*lines, width),
        FieldKind::Repeat { .. } => Area { width, ..Area::default() },
    }
}

/// What is printed in the place of an answer.
fn printed(field: &Field) -> String {
    format!("{}{}{}", field.prefix, as_printed(field), field.suffix)
}

/// A number with its unit to mark, all on one line.
fn with_units(field: &Field, size: u32, units: &Units, width: u32, own: &[&Blank<'_>]) -> Area {
    let around = |words: &str| {
        let item = || vec![Item::new(0, columns_of(words), What::Words(words.to_owned()))];
        (!words.is_empty()).then(item)
    };
    let number: Vec<&Blank<'_>> = own.iter().copied().filter(|blank| blank.ticked().is_none()).collect();
    let marks: Vec<Vec<Item>> = units.choices.iter().flat_map(|group| pieces(group, Marker::Circle, own)).collect();
    // The blank gives way where that keeps all of it on one line.
    let around_it: u32 =
        [&field.prefix, &field.suffix].iter().filter(|words| !words.is_empty()).map(|words| columns_of(words)).sum();
    let taken = around_it + marks.iter().flatten().map(|item| item.width).sum::<u32>();
    let mut blank = vec![Item::new(0, (size / 2 + 2).min(width.saturating_sub(taken)).max(2), place(&number, false))];
    let mut all: Vec<Vec<Item>> = around(&field.prefix).into_iter().collect();
    match units.position {
        UnitPosition::Before => {
            all.extend(marks);
            blank.extend(around(&field.suffix).into_iter().flatten());
            all.push(blank);
        }
        UnitPosition::After => {
            all.push(blank);
            all.extend(marks);
            all.extend(around(&field.suffix));
        }
    }
    flow(width, 0, all)
}

/// The questions that hang on options, below the list, each with its words.
fn with_questions(list: Area, groups: &[ChoiceGroup], cell: &Cell, row: Option<u32>, blanks: &Blanks<'_>) -> Area {
    let width = list.width;
    let fields = groups.iter().flat_map(|group| &group.options).flat_map(|option| &option.fields);
    let questions =
        fields.filter(|field| !stands_in_line(field)).flat_map(|field| labelled(field, cell, row, width, blanks));
    let questions: Vec<Area> = questions.collect();
    if questions.is_empty() {
        list
    } else {
        Area::below(width, std::iter::once(list).chain(questions).collect::<Vec<_>>())
    }
}

fn labelled(field: &Field, cell: &Cell, row: Option<u32>, width: u32, blanks: &Blanks<'_>) -> [Area; 2] {
    [Area::words(width, &field.label, What::Small), of_field(field, cell, row, width, blanks)]
}

/// Row by row: its name, its choices, its further answers.
fn matrix(
    field: &Field,
    items: &[Named],
    choices: &[ChoiceGroup],
    columns: &[Cell],
    width: u32,
    blanks: &Blanks<'_>,
) -> Area {
    let mut areas = Vec::new();
    for (item, number) in items.iter().zip(1..) {
        let own = blanks.of(field, Some(number));
        areas.push(Area::words(width, &item.label, What::Small));
        areas.extend(choices.iter().map(|group| flow(width, 0, pieces(group, field.marker(), &own))));
        for column in columns {
            areas.push(Area::words(width, &column.label, What::Small));
            areas.push(of_cell(column, Some(number), width, blanks));
        }
    }
    Area::below(width, areas)
}

/// A place for the answer that these blanks make together.
fn place(own: &[&Blank<'_>], area: bool) -> What {
    let column = own.first().map(|blank| blank.column.clone()).unwrap_or_default();
    What::Answer { column, area }
}

/// 「評価（　　）回目」: the blank between the words around it.
fn framed(field: &Field, size: Option<u32>, width: u32, own: &[&Blank<'_>]) -> Area {
    let around = |words: &str| if words.is_empty() { 0 } else { columns_of(words) };
    let is_postcode = matches!(field.kind, FieldKind::Text { format: TextFormat::Postcode, .. });
    let prefix = if is_postcode && field.prefix.is_empty() { PRINT.postcode } else { field.prefix.as_str() };
    let (before, after) = (around(prefix), around(&field.suffix));
    let room = width.saturating_sub(before + after).max(1);
    let blank = size.filter(|_| before + after > 0).map_or(room, |size| size.clamp(2, room.max(2)));
    let mut items = Vec::new();
    if before > 0 {
        items.push(Item::new(0, before, What::Words(prefix.to_owned())));
    }
    items.push(Item::new(before, blank, place(own, false)));
    if after > 0 {
        items.push(Item::new(before + blank, after, What::Words(field.suffix.clone())));
    }
    Area { width, lines: 1, items }
}

fn tick(tick: Tick, label: &str) -> Vec<Item> {
    let mut items = vec![Item::new(0, columns_of(&tick.empty), What::Tick(tick))];
    if !label.is_empty() {
        items.push(Item::new(0, columns_of(label), What::Words(label.to_owned())));
    }
    items
}

/// Boxes and words of a choice, group by group.
fn chosen(field: &Field, groups: &[ChoiceGroup], columns: Option<u32>, width: u32, own: &[&Blank<'_>]) -> Area {
    let groups: Vec<&ChoiceGroup> = groups.iter().filter(|group| !group.options.is_empty()).collect();
    let marker = field.marker();
    if let ([group], true) = (groups.as_slice(), !field.prefix.is_empty() || !field.suffix.is_empty()) {
        let words = |text: &str| vec![Item::new(0, columns_of(text), What::Words(text.to_owned()))];
        let around = |text: &str| Some(words(text)).filter(|_| !text.is_empty());
        let pieces = around(&field.prefix).into_iter().chain(pieces(group, marker, own)).chain(around(&field.suffix));
        return flow(width, 0, pieces.collect());
    }
    if groups.len() > 1 && columns.is_some_and(|columns| columns > 1) {
        return in_halves(&groups, marker, width, own);
    }
    let labelled = groups.iter().any(|group| !group.label.is_empty());
    let areas = groups.iter().map(|group| of_group((group, marker), columns, width, labelled, own));
    Area::below(width, areas.collect::<Vec<_>>())
}

fn of_group(
    (group, marker): (&ChoiceGroup, Marker),
    columns: Option<u32>,
    width: u32,
    labelled: bool,
    own: &[&Blank<'_>],
) -> Area {
    let beside = if labelled && !group.label.is_empty() { GROUP } else { 0 };
    let room = width - beside;
    let slot = group.columns.or(columns).map_or(0, |columns| room / columns.max(1));
    with_heading(group, beside, flow(room, slot, pieces(group, marker, own)))
}

/// The heading of a group beside its choices, as high as they are.
fn with_heading(group: &ChoiceGroup, beside: u32, list: Area) -> Area {
    if beside == 0 {
        return list;
    }
    let lines = list.lines.max(lines_of(&group.label, beside));
    Area::beside([Area::of(beside, lines, What::Group(group.label.clone())), list])
}

/// Groups in two halves of the cell, cut where the taller half is lowest.
fn in_halves(groups: &[&ChoiceGroup], marker: Marker, width: u32, own: &[&Blank<'_>]) -> Area {
    let half = width / 2;
    let list = |group: &ChoiceGroup, width: u32| {
        let room = width - GROUP;
        with_heading(group, GROUP, flow(room, room, pieces(group, marker, own)))
    };
    let heights: Vec<u32> = groups.iter().map(|group| list(group, half).lines).collect();
    let total: u32 = heights.iter().sum();
    let taller = |cut: usize| {
        let left: u32 = heights.iter().take(cut).sum();
        left.max(total - left)
    };
    let cut = (1..groups.len()).min_by_key(|&cut| taller(cut)).unwrap_or(1);
    let side = |groups: &[&ChoiceGroup], width: u32| {
        Area::below(width, groups.iter().map(|group| list(group, width)).collect::<Vec<_>>())
    };
    let (left, right) = groups.split_at(cut);
    let (left, right) = (side(left, half), side(right, width - half));
    let lines = left.lines.max(right.lines);
    Area::beside([headed_down_to(left, lines), headed_down_to(right, lines)])
}

/// The heading of the last group goes on to the foot of the other half.
fn headed_down_to(mut side: Area, lines: u32) -> Area {
    let last = side.items.iter_mut().rfind(|item| matches!(item.what, What::Group(_)));
    if let Some(heading) = last {
        heading.lines += lines.saturating_sub(side.lines);
    }
    side.lines = lines;
    side
}

/// A mark, its words and its blank per choice.
fn pieces(group: &ChoiceGroup, marker: Marker, own: &[&Blank<'_>]) -> Vec<Vec<Item>> {
    let mut pieces: Vec<Vec<Item>> = Vec::new();
    for choice in group.in_order() {
        let is_this = |of: Option<&Choice>| of.is_some_and(|of| std::ptr::eq(of, choice));
        for blank in own.iter().filter(|blank| is_this(blank.ticked())) {
            let open = if choice.write_in.is_some() { PRINT.open } else { "" };
            let indent = if group.parent(choice).is_some() { PRINT.space } else { "" };
            let mark = Tick::of_choice(marker, choice, &blank.name);
            pieces.push(tick(mark, &format!("{indent}{}{open}", choice.label)));
        }
        if let Some(piece) = pieces.last_mut() {
            piece.extend(behind(choice, own));
        }
    }
    pieces
}

/// The blanks behind the words of a choice: what is written in, and short questions.
pub(super) fn behind(choice: &Choice, own: &[&Blank<'_>]) -> Vec<Item> {
    let mut items = Vec::new();
    let words = |text: &str| Item::new(0, columns_of(text), What::Words(text.to_owned()));
    if let Some(blank) = own.iter().find(|blank| blank.behind().is_some_and(|of| std::ptr::eq(of, choice))) {
        items.push(Item::new(0, WRITE_IN, What::Answer { column: blank.column.clone(), area: false }));
        items.push(words(PRINT.close));
    }
    for field in choice.fields.iter().filter(|field| stands_in_line(field)) {
        let blank: Vec<&Blank<'_>> = own.iter().copied().filter(|blank| std::ptr::eq(blank.field, field)).collect();
        if blank.is_empty() {
            continue;
        }
        items.extend(Some(words(&field.prefix)).filter(|_| !field.prefix.is_empty()));
        items.push(Item::new(0, WRITE_IN, place(&blank, false)));
        items.extend(Some(words(&field.suffix)).filter(|_| !field.suffix.is_empty()));
    }
    items
}

/// Whether a question behind a choice stands on its line: its own words say what it asks.
fn stands_in_line(field: &Field) -> bool {
    let worded = !field.prefix.is_empty() || !field.suffix.is_empty();
    worded && !field.is_printed() && field.hint.is_empty() && is_one_blank(&field.kind)
}

fn is_one_blank(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Text { lines: 0 | 1, .. }
            | FieldKind::Integer { units: None, .. }
            | FieldKind::Decimal { units: None, .. }
            | FieldKind::Date { .. }
            | FieldKind::Time { .. }
    )
}

/// The mark of a choice alone, in the middle, with what is written in below.
pub(super) fn one_tick(choice: &Choice, marker: Marker, width: u32, own: &[&Blank<'_>]) -> Area {
    let is_this = |of: Option<&Choice>| of.is_some_and(|of| std::ptr::eq(of, choice));
    let ticked = own.iter().filter(|blank| is_this(blank.ticked()));
    let mark = |blank: &&Blank<'_>| Tick::of_choice(marker, choice, &blank.name).alone();
    let ticked = ticked.map(|blank| Area::of(width, 1, What::Tick(mark(blank))));
    let written = own.iter().filter(|blank| is_this(blank.behind()));
    let written = written.map(|blank| Area::of(width, 1, place(&[*blank], false)));
    Area::below(width, ticked.chain(written).collect::<Vec<_>>())
}

/// Whether a choice of one is better taken from a list than ticked: in a
/// narrow cell of a table, where many boxes would not fit.
fn is_list(field: &Field, own: &[&Blank<'_>], boxes: &Area) -> bool {
    matches!(field.kind, FieldKind::SelectOne { .. })
        && boxes.lines > 2
        && own.iter().all(|blank| blank.behind().is_none())
}
