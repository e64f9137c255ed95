//! The tree that templates of rule texts walk.
//!
//! One node for each kind of the model. The template refuses nodes that it does
//! not know.

use std::borrow::Cow;

use serde::Serialize;

use super::figures::LinkedBox;

/// A piece of text on lines of its own.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(in crate::output) enum Block<'a> {
    Section {
        id: &'a str,
        /// The printed number; empty if there is none.
        mark: &'a str,
        /// How it is set.
        shape: &'static str,
        /// What it is called where sections are listed.
        name: String,
        /// 「（第1条―第4条）」, behind the name in a table of contents.
        range: String,
        /// Begins a page.
        chapter: bool,
        heading: Vec<Run<'a>>,
        /// Stands beside its neighbours of the same kind.
        column: bool,
        blocks: Vec<Block<'a>>,
    },
    Paragraph {
        id: &'a str,
        remark: bool,
        /// Words that name what follows, as 「(1)　面談」: never left alone at the foot of a page.
        leads: bool,
        runs: Vec<Run<'a>>,
    },
    Items {
        items: Vec<Item<'a>>,
    },
    Bullets {
        bullets: Vec<Bullet<'a>>,
    },
    Table {
        id: &'a str,
        /// Above the table; may be empty.
        caption: &'a str,
        columns: usize,
        /// How many of `rows` are repeated on every page.
        head: usize,
        rows: Vec<Vec<Cell<'a>>>,
    },
    Figure {
        /// 「図1　支援の流れ」.
        caption: String,
        /// What the picture shows, for those who hear it.
        description: String,
        svg: String,
        /// Boxes that lead to a clause, over the picture.
        links: Vec<LinkedBox>,
        width_pt: f64,
        height_pt: f64,
        turned: bool,
        /// Index of the flow in the handbook.
        flow: usize,
        /// 「※1　……」 and 「出典：……」, printed under the figure.
        notes: Vec<String>,
    },
    Admonition {
        word: &'static str,
        /// Printed with a heavy frame.
        heavy: bool,
        blocks: Vec<Block<'a>>,
    },
    /// 項; the mark of the first in an article is empty.
    Provisions {
        items: Vec<Item<'a>>,
    },
    Framed {
        /// 「【方向性】」; empty for a plain box.
        label: String,
        blocks: Vec<Block<'a>>,
    },
    Picture {
        /// 「【図1】　会場の配置」; empty without caption.
        caption: &'a str,
        /// What it shows, for those who hear it.
        description: &'a str,
        format: &'static str,
        /// The file, byte by byte.
        data: &'a [u8],
        width_pt: f64,
        height_pt: f64,
    },
    Definitions {
        definitions: Vec<Definition<'a>>,
    },
    /// A passage of another text, with its own numbers.
    Passage {
        blocks: Vec<Block<'a>>,
    },
    /// Lines as they are typed.
    Listing {
        /// The file that they make up; empty if none.
        file: &'a str,
        text: &'a str,
    },
    /// Notes behind a section; those of the page's foot are runs.
    Notes {
        notes: Vec<Item<'a>>,
    },
}

#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct Item<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) mark: &'a str,
    pub(super) blocks: Vec<Block<'a>>,
}

#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct Bullet<'a> {
    pub(super) sign: char,
    pub(super) blocks: Vec<Block<'a>>,
}

/// A cell holds runs, or blocks where one line does not do.
#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct Cell<'a> {
    /// Names the row beside it.
    pub(super) side: bool,
    pub(super) column: usize,
    pub(super) cols: usize,
    pub(super) rows: usize,
    pub(super) runs: Vec<Run<'a>>,
    pub(super) blocks: Vec<Block<'a>>,
}

/// A word and its meaning.
#[derive(Debug, PartialEq, Serialize)]
pub(in crate::output) struct Definition<'a> {
    pub(super) term: Vec<Run<'a>>,
    pub(super) blocks: Vec<Block<'a>>,
}

/// A run inside a line.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(in crate::output) enum Run<'a> {
    Text {
        text: &'a str,
    },
    Strong {
        runs: Vec<Run<'a>>,
    },
    Underline {
        runs: Vec<Run<'a>>,
    },
    Ruby {
        base: &'a str,
        reading: &'a str,
    },
    /// A link to a section or item of this document.
    Inside {
        id: &'a str,
        runs: Vec<Run<'a>>,
    },
    /// A link to an address outside.
    Outside {
        url: &'a str,
        runs: Vec<Run<'a>>,
    },
    /// Words that are a link on the site only.
    Plain {
        runs: Vec<Run<'a>>,
    },
    LineBreak,
    /// Words as they are typed.
    Code {
        text: &'a str,
    },
    /// A cross reference in a book whose page needs no saying.
    Goal {
        label: String,
        runs: Vec<Run<'a>>,
    },
    /// A word that the index of a book lists.
    Word {
        entry: String,
        runs: Vec<Run<'a>>,
    },
    /// A cross reference in a book: the number of its page stands behind it.
    Page {
        label: String,
        runs: Vec<Run<'a>>,
        open: &'static str,
        close: String,
    },
    /// A note's mark where its words stand behind the section.
    Note {
        id: String,
        mark: &'a str,
    },
    /// A note at the foot of the page, at its first use.
    Foot {
        id: String,
        mark: &'a str,
        runs: Vec<Run<'a>>,
        blocks: Vec<Block<'a>>,
    },
    /// A note that is counted on its page: every use has the words, and the page
    /// decides which one prints them.
    PageFoot {
        id: String,
        nth: usize,
        /// What stands before and behind the number; the mark is bare where
        /// `numbered` is not set.
        before: &'a str,
        after: &'a str,
        numbered: bool,
        runs: Vec<Run<'a>>,
        blocks: Vec<Block<'a>>,
    },
    /// The same note used again.
    FootAgain {
        id: String,
        mark: &'a str,
    },
}
