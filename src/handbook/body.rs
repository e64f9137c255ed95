//! The text of a guideline as a tree: sections, items, paragraphs, inline runs.
//!
//! One set of types serves two stages. What differs between them is named by
//! [`Stage`]: a parsed link is a text still to be looked up, a resolved link is
//! a [`Place`]; a parsed item has wishes about its number, a resolved item has
//! the number. Outputs accept only `Body<Resolved>`, which is the default.

use super::listing::Listing;
use super::notes::{Note, NoteHead, NoteUse};
use super::picture::Picture;
use super::table::Table;
use super::{Audience, Mark, Place};

/// What a stage knows about numbers, links and included figures.
pub trait Stage {
    /// Name of a section or an item, unique on its page.
    type Id: std::fmt::Debug + Clone;
    /// Name of a paragraph, where the author gave one.
    type Anchor: std::fmt::Debug + Clone;
    /// Number of a section or an item.
    type Mark: std::fmt::Debug + Clone;
    /// Target of a cross reference.
    type Target: std::fmt::Debug + Clone;
    /// A flow drawn as a figure.
    type Flow: std::fmt::Debug + Clone;
    /// A picture of the author's.
    type Picture: std::fmt::Debug + Clone;
    /// A passage of another text, taken over.
    type Passage: std::fmt::Debug + Clone;
    /// Lines to be typed as they stand.
    type Listing: std::fmt::Debug + Clone;
    /// Forms and flow steps that rest on a section or item.
    type Ties: std::fmt::Debug + Clone;
    /// Name or number of a note, where its text stands.
    type Note: std::fmt::Debug + Clone;
    /// The place in a line that a note belongs to.
    type NoteUse: std::fmt::Debug + Clone;
}

/// The stage that outputs read.
#[derive(Debug, Clone)]
pub struct Resolved;

impl Stage for Resolved {
    /// The author's id, or one made from the number.
    type Id = String;
    type Anchor = Option<String>;
    type Mark = Option<Mark>;
    type Target = Target;
    type Flow = FlowFigure;
    type Picture = Picture;
    type Passage = Passage;
    type Listing = Listing;
    type Ties = Vec<Tie>;
    type Note = NoteHead;
    type NoteUse = NoteUse;
}

/// Where a resolved link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page, section, step or field of this handbook.
    Inside(Place),
    /// An address outside, as written (`https:`, `mailto:`, `tel:`).
    Outside(String),
}

/// A flow used as a figure in a text: an index into `Handbook::flows`.
#[derive(Debug, Clone)]
pub struct FlowFigure {
    pub flow: usize,
    /// Printed number such as 「図1」.
    pub mark: String,
}

/// Something that rests on a section: shown beside the clause that orders it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    pub kind: TieKind,
    pub place: Place,
    /// 「第1号 プラン」, 「(4) 支援プランの決定」.
    pub label: String,
}

/// What kind of thing a [`Tie`] leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TieKind {
    Form,
    Step,
}

/// A whole text.
#[derive(Debug, Clone)]
pub struct Body<S: Stage = Resolved> {
    pub blocks: Vec<Block<S>>,
}

/// A piece of text that stands on lines of its own.
#[derive(Debug, Clone)]
pub enum Block<S: Stage = Resolved> {
    Section(Section<S>),
    Paragraph(Paragraph<S>),
    /// A numbered list: 号 and what lies below.
    Items(Vec<Item<S>>),
    Bullets(Vec<Bullet<S>>),
    Table(Table<S>),
    Flow(S::Flow),
    Admonition(Admonition<S>),
    /// Paragraphs that are counted: the 項 of an article or of 附則, each with all
    /// that belongs to it. The first paragraph of an article has a mark without
    /// printed face.
    Provisions(Vec<Item<S>>),
    /// A ruled box, or a block with a word before it: 【方向性】.
    Framed(Framed<S>),
    /// Resolved, the notes stand where the text that first uses them ends.
    Notes(Vec<Note<S>>),
    Picture(S::Picture),
    /// Words and what they mean, side by side.
    Definitions(Vec<Definition<S>>),
    Passage(S::Passage),
    /// Lines to be typed as they stand.
    Listing(S::Listing),
}

/// A heading and what belongs to it.
#[derive(Debug, Clone)]
pub struct Section<S: Stage = Resolved> {
    pub id: S::Id,
    pub mark: S::Mark,
    /// Depth of the heading, from 1.
    pub level: u8,
    pub kind: SectionKind,
    pub heading: Vec<Inline<S>>,
    /// Stands beside the columns before and behind it.
    pub column: bool,
    /// Who may read it; what it lies in may be for fewer.
    pub audience: Audience,
    pub blocks: Vec<Block<S>>,
    pub ties: S::Ties,
}

/// Sections that are set in a way of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    Ordinary,
    /// 附則 (SupplProvision): no number, heading set wide.
    SupplProvision,
    /// 別表 (AppdxTable): behind 附則, 「別表第1（第3条関係）」.
    AppdxTable,
    /// 編, 章, 節 …: 「第1章　総則」, holds articles or a part of a plan.
    Group,
    /// 条: its heading stands in brackets above it, its number before its first words.
    Article,
    /// Counted under a label of its own: 「基本目標1」.
    Labelled,
    /// An article that was taken out, 「第7条　削除」. Made when names are resolved:
    /// until then it is counted as an article.
    Tombstone,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph<S: Stage = Resolved> {
    pub id: S::Anchor,
    /// `true` for a ※ paragraph; the ※ is not part of `content`.
    pub remark: bool,
    pub content: Vec<Inline<S>>,
}

/// A numbered item (号, ア …): its mark hangs, all its blocks stand on one axis.
#[derive(Debug, Clone)]
pub struct Item<S: Stage = Resolved> {
    pub id: S::Id,
    pub mark: S::Mark,
    pub blocks: Vec<Block<S>>,
    pub ties: S::Ties,
}

impl Item {
    /// The first line where it serves as the item's title: 「(1)　支援の開始前の面談」
    /// with its text below. Markdown has no mark for this, but municipal texts
    /// write it in one way: a few words without full stop that do not point
    /// ahead (次に掲げる書類), and then a paragraph or items.
    #[must_use]
    pub fn heading(&self) -> Option<&[Inline]> {
        let [Block::Paragraph(first), second, ..] = self.blocks.as_slice() else { return None };
        let carries_text = match second {
            Block::Paragraph(below) => !below.remark,
            Block::Items(_) => true,
            Block::Section(_)
            | Block::Bullets(_)
            | Block::Table(_)
            | Block::Flow(_)
            | Block::Admonition(_)
            | Block::Provisions(_)
            | Block::Framed(_)
            | Block::Listing(_)
            | Block::Notes(_)
            | Block::Picture(_)
            | Block::Definitions(_)
            | Block::Passage(_) => false,
        };
        if first.remark || first.id.is_some() || !carries_text {
            return None;
        }
        let text = plain_text(&first.content);
        let a_title = text.chars().count() <= 30 && !text.contains(['。', '、']) && !text.contains("次");
        a_title.then_some(first.content.as_slice())
    }
}

/// An item without number; `sign` is 「・」 or the sign that the author wrote.
#[derive(Debug, Clone)]
pub struct Bullet<S: Stage = Resolved> {
    pub sign: char,
    pub blocks: Vec<Block<S>>,
}

/// A block whose weight is said by a word: 重要, 注意, 補足, 根拠, 例.
#[derive(Debug, Clone)]
pub struct Admonition<S: Stage = Resolved> {
    pub kind: AdmonitionKind,
    pub blocks: Vec<Block<S>>,
}

/// A block set apart from the text around it.
#[derive(Debug, Clone)]
pub struct Framed<S: Stage = Resolved> {
    /// The word before it, without brackets; `None` for a plain box.
    pub label: Option<String>,
    pub blocks: Vec<Block<S>>,
}

/// A word and its meaning.
#[derive(Debug, Clone)]
pub struct Definition<S: Stage = Resolved> {
    pub term: Vec<Inline<S>>,
    pub blocks: Vec<Block<S>>,
}

/// A passage of another text, with the numbers that it has there.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Where it is at home.
    pub home: Place,
    pub blocks: Vec<Block>,
}

/// The words of an [`Admonition`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdmonitionKind {
    Important,
    Caution,
    Note,
    Basis,
    Example,
    /// What the trainer says and does; in courses.
    Trainer,
    /// A task for the learners; in courses.
    Exercise,
    /// What a right answer holds, for the trainer; in courses.
    Answer,
}

impl AdmonitionKind {
    /// Who may read it.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Important | Self::Caution | Self::Note | Self::Basis | Self::Example | Self::Exercise => {
                Audience::Public
            }
            Self::Trainer | Self::Answer => Audience::Trainer,
        }
    }
}

/// A run inside a line.
#[derive(Debug, Clone)]
pub enum Inline<S: Stage = Resolved> {
    Text(String),
    Strong(Vec<Inline<S>>),
    /// `*語*`: Japanese has no italics, so it is underlined.
    Underline(Vec<Inline<S>>),
    Ruby {
        base: String,
        reading: String,
    },
    Link {
        target: S::Target,
        content: Vec<Inline<S>>,
    },
    LineBreak,
    /// A defined word: where it is defined (no target), or where a page first
    /// uses it (the place that defines it).
    Term {
        target: Option<S::Target>,
        content: Vec<Inline<S>>,
    },
    /// The mark of a note: 「※1」.
    Note(S::NoteUse),
    /// Words to be typed as they stand.
    Code(String),
}

/// The words of inline runs without any mark-up, as titles and search need them.
#[must_use]
pub fn plain_text<S: Stage>(runs: &[Inline<S>]) -> String {
    let mut out = String::new();
    push_plain(runs, &mut out);
    out
}

/// The words that checks and cross references read: as [`plain_text`], with
/// spaces in the place of what is only shown as an example. As many bytes.
#[must_use]
pub fn read_text<S: Stage>(runs: &[Inline<S>]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Inline::Code(text) => out.extend(std::iter::repeat_n(' ', text.len())),
            Inline::Strong(inner)
            | Inline::Underline(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Term { content: inner, .. } => out.push_str(&read_text(inner)),
            Inline::Text(_) | Inline::Ruby { .. } | Inline::LineBreak | Inline::Note(_) => {
                push_plain(std::slice::from_ref(run), &mut out);
            }
        }
    }
    out
}

fn push_plain<S: Stage>(runs: &[Inline<S>], out: &mut String) {
    for run in runs {
        match run {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Underline(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Term { content: inner, .. } => {
                push_plain(inner, out);
            }
            Inline::Ruby { base, .. } => out.push_str(base),
            Inline::LineBreak => out.push(' '),
            Inline::Note(_) => {}
        }
    }
}
