//! What is to be drawn: a flow with every name already resolved.
//!
//! Plain data, filled by the resolver. All indices point into the lists of
//! the same [`Figure`]; an index that does not is ignored by the drawing
//! rather than trusted, since a drawing must never stop a build.

/// Which way the flow runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From the head of the page to its foot; lanes are columns.
    #[default]
    Down,
    /// From left to right; lanes are rows.
    Right,
}

/// What a step is, in the words of BPMN and JIS X 0121.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepKind {
    /// An ordinary piece of work: a plain box.
    #[default]
    Step,
    /// Where the flow begins: round ends.
    Start,
    /// Where the flow ends: round ends and a heavy line.
    End,
    /// A question whose answer chooses the way on: a diamond.
    Decision,
    /// A meeting: a double line.
    Meeting,
    /// A paper: a box with a wavy foot.
    Document,
}

/// What an arrow means. The kinds are told apart by their dashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArrowKind {
    /// The ordinary way on: a solid line.
    #[default]
    Next,
    /// A way back, the only kind that may close a loop: a solid line.
    Return,
    /// A way that is sometimes taken: long dashes.
    Optional,
    /// News, a call or a report, without handing the case over: dots.
    Info,
}

/// A lane: the actor of the steps in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// The actor's name, printed in the head of the lane.
    pub label: String,
}

/// A line of the short list inside a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The line itself.
    pub label: String,
    /// Lines below it, one level deep.
    pub items: Vec<String>,
}

/// A box of the flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Name in links and ids, `[a-z0-9-]+`.
    pub id: String,
    /// Its shape.
    pub kind: StepKind,
    /// Index into [`Figure::lanes`]; `None` only in a flow without lanes.
    pub lane: Option<usize>,
    /// Number before the label, such as `(5)`; may be empty.
    pub mark: String,
    /// Short words above the label, each in a small frame: on which side of the
    /// person's consent the step stands; in one column also whose step it is.
    pub tags: Vec<String>,
    /// The bold first line.
    pub label: String,
    /// One sentence in small type; may be empty.
    pub text: String,
    /// A short list in small type.
    pub items: Vec<Item>,
    /// Names of forms, printed small at the foot of the box.
    pub forms: Vec<String>,
    /// Indices into [`Figure::notes`].
    pub notes: Vec<usize>,
    /// Where the box leads to when it is a link.
    pub href: Option<String>,
}

/// An arrow from one step to one or several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrow {
    /// Index of the step it leaves.
    pub from: usize,
    /// Indices of the steps it leads to; several share one trunk and label.
    pub to: Vec<usize>,
    /// Words beside the line; may be empty.
    pub label: String,
    /// What it means.
    pub kind: ArrowKind,
    /// Indices into [`Figure::notes`].
    pub notes: Vec<usize>,
}

/// A dashed frame around some steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Title of the frame.
    pub label: String,
    /// Indices of the steps inside.
    pub steps: Vec<usize>,
}

/// A ※ note. Its text is printed under the figure by the page, not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The mark, such as `※1`.
    pub mark: String,
    /// The words of the note.
    pub text: String,
    /// True if it speaks of the whole figure, so that no mark is drawn.
    pub whole: bool,
}

/// A flow, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Name in ids, `[a-z0-9-]+`.
    pub id: String,
    /// Caption and `<title>`.
    pub title: String,
    /// One or two sentences for `<desc>`.
    pub description: String,
    /// Where the flow is taken from; printed by the page.
    pub source: Option<String>,
    /// Which way it runs.
    pub direction: Direction,
    /// All boxes one below the other, for narrow screens. See [`super::narrow`].
    pub one_column: bool,
    /// The lanes in their order on the paper; may be empty.
    pub lanes: Vec<Lane>,
    /// The steps in the order of the file.
    pub steps: Vec<Step>,
    /// The arrows in the order of the file.
    pub arrows: Vec<Arrow>,
    /// The frames.
    pub groups: Vec<Group>,
    /// The notes.
    pub notes: Vec<Note>,
}

impl Figure {
    /// The marks of some notes, joined, as they stand behind a label.
    pub fn note_marks(&self, notes: &[usize]) -> String {
        notes.iter().filter_map(|&n| self.notes.get(n)).filter(|n| !n.whole).map(|n| n.mark.as_str()).collect()
    }
}
