//! つなぎ先一覧: the kinds of agencies that a form lets choose, each with its offices.

/// The choices of a field with the offices of the town.
#[derive(Debug, Clone)]
pub struct Directory {
    /// Index into `Handbook::forms` of the form that has the choices.
    pub form: usize,
    /// In the order of the form.
    pub groups: Vec<DirectoryGroup>,
}

/// Choices under one heading of the form.
#[derive(Debug, Clone)]
pub struct DirectoryGroup {
    /// 「就労」; empty without heading.
    pub label: String,
    pub kinds: Vec<AgencyKind>,
}

/// A choice of the form, and who stands behind it.
#[derive(Debug, Clone)]
pub struct AgencyKind {
    /// Value of the choice.
    pub value: String,
    pub label: String,
    /// Empty where the town has listed none.
    pub agencies: Vec<Agency>,
}

/// An office. Texts are empty where not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    pub name: String,
    pub telephone: String,
    pub hours: String,
    pub address: String,
    pub note: String,
}
