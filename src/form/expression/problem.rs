//! What can be wrong with an expression, as data. The sentences are made in
//! `words::expression`, so that the product keeps one string table.

use std::ops::Range;

/// A mistake and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Byte range in the expression's text.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    pub(super) fn new(range: Range<usize>, kind: ProblemKind) -> Self {
        Self { range, kind }
    }
}

/// Types of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Holds or does not hold.
    Condition,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Text.
    Text,
    /// A choice of one option.
    One,
    /// A choice of many options.
    Many,
    /// A single check box; stands alone as a condition.
    Check,
    /// Rows.
    Repeat,
}

/// The functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `years(a, b)`
    Years,
    /// `round(a, digits)`
    Round,
    /// `if(condition, a, b)`
    If,
    /// `sum(repeat.column)`
    Sum,
    /// `count(repeat)`
    Count,
}

impl Function {
    pub(crate) const ALL: [Self; 5] = [Self::Years, Self::Round, Self::If, Self::Sum, Self::Count];

    /// The name as written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Round => "round",
            Self::If => "if",
            Self::Sum => "sum",
            Self::Count => "count",
        }
    }

    /// How many arguments it takes.
    pub(crate) fn arguments(self) -> usize {
        match self {
            Self::Years | Self::Round => 2,
            Self::If => 3,
            Self::Sum | Self::Count => 1,
        }
    }
}

/// Something that may have been meant: a name or value, and its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What to write.
    pub write: String,
    /// What readers see.
    pub label: String,
}

/// Kinds of problems, with what the messages need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Nothing is written.
    Nothing,
    /// More bytes than allowed.
    TooLong { limit: usize },
    /// More parts than allowed.
    TooManyParts { limit: usize },
    /// Brackets, `not` or `-` too deep in each other.
    TooDeep { limit: usize },
    /// A full-width character where ASCII belongs.
    FullWidth { found: String, write: String },
    /// An operator of another language.
    Foreign { found: String, write: &'static str },
    /// A character the language does not have.
    Character { found: char },
    /// A quotation mark without its pair.
    Quote,
    /// `(` without `)`.
    Unclosed,
    /// `)` without `(`.
    Unopened,
    /// Not a number, or too long a number.
    BadNumber { found: String },
    /// A day that does not exist.
    BadDate { found: String },
    /// A value is missing; `found` is what stands there instead, if anything.
    Missing { found: Option<String> },
    /// Something that cannot follow here.
    Unexpected { found: String },
    /// `a < b < c`.
    Chained,
    /// `is` without `empty` or `not empty`.
    IsWithoutEmpty,
    /// No such function.
    UnknownFunction { name: String, near: Vec<&'static str> },
    /// Too many or too few arguments.
    ArgumentCount { function: Function, found: usize },
    /// `sum` or `count` of something that is no name of the right shape.
    ArgumentShape { function: Function },
    /// `round` with digits that are not a whole number from -9 to 9.
    Digits,
    /// No such field.
    UnknownName { name: String, near: Vec<Suggestion> },
    /// No such option.
    UnknownOption { label: String, value: String, near: Vec<Suggestion> },
    /// `value = field` instead of `field = value`.
    Swapped { field: String, value: String },
    /// Another type is needed here.
    WrongType { expected: Type, found: Type },
    /// Two types that cannot be compared.
    NotComparable { left: Type, right: Type },
    /// `<` and the like with something that has no order.
    NoOrder { found: Type },
    /// `=` with a choice of many.
    UseIncludes { name: String },
    /// `includes` with something else than a choice of many.
    IncludesNeedsMany { found: Type },
    /// A check box is compared.
    CheckCompared { name: String },
    /// `is empty` of something that is no field.
    EmptyNeedsField,
    /// Compared with `""`.
    EmptyText,
    /// A time that is not `HH:MM`.
    BadTime { found: String },
    /// `repeat.column` outside `sum` and outside that repeat's rows.
    ColumnOutsideRow { name: String },
    /// `sum` or `count` of something that has no rows.
    NotRepeat { name: String },
    /// `sum` of a column without numbers.
    SumNeedsNumber { name: String, found: Type },
    /// The two values of `if` differ in type.
    IfBranches { then: Type, otherwise: Type },
    /// Divided by the number zero.
    DivisionByZero,
    /// A condition or comparison that asks no field.
    NoField,
    /// `calculate` on a field whose type cannot be calculated.
    NotCalculable { found: Type },
    /// `relevant` or `required` that asks the field itself.
    OwnField { name: String },
    /// Never holds; the ranges are the parts that exclude each other, if it
    /// can be said of parts.
    NeverHolds { because: Vec<Range<usize>> },
    /// Calculations that need each other, the first name again at the end.
    Cycle { names: Vec<String> },
}
