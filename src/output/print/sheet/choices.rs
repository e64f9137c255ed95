//! Choices as they stand on a sheet: marks, words and what hangs on them.

use serde::Serialize;

use super::answers::{Answer, marker_name};
use super::{Also, Maker, SheetField};
use crate::handbook::blanks::ascii;
use crate::handbook::{Choice, ChoiceGroup, ChoiceMark, Marker, Need};
use crate::words::PRINT;

/// How boxes are arranged.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Layout {
    /// One after the other on a line.
    Line,
    /// In columns under each other, group by group.
    Groups,
    /// Groups beside each other in two halves of the sheet.
    Halves,
}

/// What several marks at each choice mean.
#[derive(Debug, Default, Serialize)]
pub(super) struct Heads {
    /// 「希望するものに○、第一希望に◎（1つまで）」, or which box is which; empty for one box.
    legend: String,
    /// A sign is written into one frame.
    signs: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Group<'a> {
    /// The author's id, for breaking the halves before it.
    id: &'a str,
    label: &'a str,
    also: Vec<Also<'a>>,
    /// 0 leaves the number of columns to the template.
    columns: u32,
    options: Vec<Opt<'a>>,
}

impl<'a> Group<'a> {
    /// A single choice without heading.
    pub(super) fn of_one(option: Opt<'a>) -> Self {
        Self { id: "", label: "", also: Vec::new(), columns: 0, options: vec![option] }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Opt<'a> {
    /// Name of its box.
    name: String,
    value: &'a str,
    /// Names of its boxes where there are several.
    marks: Vec<String>,
    /// The number or letter before its words; empty for a box.
    sign: String,
    label: &'a str,
    also: Vec<Also<'a>>,
    write_in: Option<WriteInView<'a>>,
    /// When it may be taken; empty if always.
    note: String,
    /// Questions that hang on it.
    fields: Vec<SheetField<'a>>,
    /// Choices that presuppose this one, printed one step further in.
    children: Vec<Opt<'a>>,
}

impl<'a> Opt<'a> {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Leaves out the words, which stand elsewhere; a ring needs its words.
    pub(super) fn bare(&mut self, marker: Marker) {
        if marker != Marker::Circle {
            self.label = "";
            self.also.clear();
        }
        // Behind a number no stop is needed where it stands alone.
        self.sign = self.sign.trim_end_matches('.').to_owned();
    }

    /// A box with words and nothing else.
    pub(super) fn tick(name: String, label: &'a str) -> Self {
        Self {
            name,
            value: "",
            marks: Vec::new(),
            sign: String::new(),
            label,
            also: Vec::new(),
            write_in: None,
            note: String::new(),
            fields: Vec::new(),
            children: Vec::new(),
        }
    }
}

#[derive(Debug, Serialize)]
struct WriteInView<'a> {
    prefix: &'a str,
    suffix: &'a str,
    size: Option<u32>,
}

impl<'a> Maker<'a> {
    pub(super) fn choices(
        self,
        name: &str,
        choices: &'a [ChoiceGroup],
        columns: Option<u32>,
        break_before: Option<&'a str>,
        marker: Marker,
        marks: &'a [ChoiceMark],
    ) -> Answer<'a> {
        let groups = choices.iter().filter(|group| !group.options.is_empty());
        Answer::Choices {
            layout: layout(choices, columns, marks),
            marker: marker_name(marker),
            heads: heads(marks),
            break_before: break_before.unwrap_or_default(),
            groups: groups.map(|group| self.group(name, group, columns, marker, marks)).collect(),
        }
    }

    fn group(
        self,
        name: &str,
        group: &'a ChoiceGroup,
        columns: Option<u32>,
        marker: Marker,
        marks: &'a [ChoiceMark],
    ) -> Group<'a> {
        let options = group.options.iter().filter(|option| group.parent(option).is_none());
        Group {
            id: &group.id,
            label: &group.label,
            also: self.also(&group.label_also),
            columns: group.columns.or(columns).unwrap_or(0),
            options: options.map(|option| self.option(name, option, group, marker, marks)).collect(),
        }
    }

    pub(super) fn option(
        self,
        name: &str,
        option: &'a Choice,
        group: &'a ChoiceGroup,
        marker: Marker,
        marks: &'a [ChoiceMark],
    ) -> Opt<'a> {
        let children =
            group.options.iter().filter(|child| group.parent(child).is_some_and(|found| std::ptr::eq(found, option)));
        let value = ascii(&option.value);
        // Marks and questions behind a choice bear names of their own in the same row.
        let around = name.rsplit_once("__").map(|(around, _)| format!("{around}__")).unwrap_or_default();
        Opt {
            name: format!("{name}__{value}"),
            value: &option.value,
            marks: marks.iter().map(|mark| format!("{around}{}__{value}", mark.id)).collect(),
            sign: sign(marker, option.number),
            label: &option.label,
            also: self.also(&option.label_also),
            write_in: option.write_in.as_ref().map(|write_in| WriteInView {
                prefix: &write_in.prefix,
                suffix: &write_in.suffix,
                size: write_in.size,
            }),
            note: match &option.relevant {
                Need::When(condition) => PRINT.only_when(condition),
                Need::Unsaid | Need::Always => String::new(),
            },
            fields: self.fields_of(&option.fields, &around),
            children: children.map(|child| self.option(name, child, group, marker, marks)).collect(),
        }
    }
}

fn layout(groups: &[ChoiceGroup], columns: Option<u32>, marks: &[ChoiceMark]) -> Layout {
    match groups {
        // What presupposes another choice is set in below it, which a line cannot show.
        [only] if only.options.iter().any(|option| only.parent(option).is_some()) => Layout::Groups,
        [only] if only.label.is_empty() && only.columns.is_none() && columns.is_none() && marks.is_empty() => {
            Layout::Line
        }
        [_] => Layout::Groups,
        _ if columns.is_some_and(|n| n > 1) => Layout::Halves,
        _ => Layout::Groups,
    }
}

fn heads(marks: &[ChoiceMark]) -> Heads {
    let signs = marks.iter().any(|mark| !mark.sign.is_empty());
    let legend = if signs {
        let each = marks.iter().map(|mark| PRINT.sign_legend(&mark.label, &mark.sign, mark.max));
        each.collect::<Vec<_>>().join(PRINT.comma)
    } else if marks.is_empty() {
        String::new()
    } else {
        PRINT.boxes_legend(&marks.iter().map(|mark| mark.label.as_str()).collect::<Vec<_>>())
    };
    Heads { legend, signs }
}

/// 「1.」 or 「a.」; letters go on with aa after z.
pub(in crate::output) fn sign(marker: Marker, number: u32) -> String {
    match marker {
        Marker::Box | Marker::Circle => String::new(),
        Marker::Number => format!("{number}."),
        Marker::Letter => {
            let mut letters = Vec::new();
            let mut rest = number;
            while rest > 0 {
                rest -= 1;
                letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
                rest /= 26;
            }
            letters.into_iter().rev().chain(['.']).collect()
        }
    }
}
