//! Looks for every recorded name again, and follows the rows of `moved:`.

use std::collections::BTreeMap;

use super::{Ids, Kind, Released, Row, id_of, page_of};
use crate::finding::{Checked, Finding, Span, code};
use crate::words::{finding as finding_words, released as words};
use crate::yaml::{Text, nearest};

/// A recorded name that is gone, and the living one that took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    pub kind: Kind,
    pub from: String,
    /// What kind the new name is of: its own, or that of what it lay in.
    pub to_kind: Kind,
    pub to: String,
}

/// Findings for names that are gone without a row, rows that lead nowhere and
/// rows that are not needed; and where the others went.
#[must_use]
pub fn check(released: Option<&Released>, rows: &[Row], ids: &Ids) -> Checked<Vec<Gone>> {
    let mut check =
        Check { released, rows, ids, used: vec![false; rows.len()], gone: Vec::new(), findings: Vec::new() };
    for (kind, name) in released.iter().flat_map(|released| names(released)) {
        check.name(kind, name);
    }
    check.rows();
    Checked::new(check.gone, check.findings)
}

fn names(released: &Released) -> impl Iterator<Item = (Kind, &Text)> {
    released.names.iter().flat_map(|(kind, names)| names.iter().map(|name| (*kind, name)))
}

struct Check<'a> {
    released: Option<&'a Released>,
    rows: &'a [Row],
    ids: &'a Ids,
    used: Vec<bool>,
    gone: Vec<Gone>,
    findings: Vec<Finding>,
}

/// Where a name leads.
enum Way {
    To(Kind, String),
    /// What it lies in is gone, which is said already.
    Silent,
    Lost,
}

impl Check<'_> {
    fn name(&mut self, kind: Kind, name: &Text) {
        if self.ids.has(kind, name) {
            return;
        }
        if let Some(row) = self.row(kind, name)
            && let Some(used) = self.used.get_mut(row)
        {
            *used = true;
        }
        match self.way(kind, name) {
            Way::To(to_kind, to) => self.gone.push(Gone { kind, from: name.value.clone(), to_kind, to }),
            Way::Silent => {}
            Way::Lost => {
                let finding = self.lost(kind, name);
                self.findings.push(finding);
            }
        }
    }

    fn row(&self, kind: Kind, name: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.kind == kind && row.from.value == name)
    }

    fn way(&self, kind: Kind, name: &str) -> Way {
        if let Some(row) = self.row(kind, name) {
            // A row that leads nowhere is reported by itself.
            return self.target(row).map_or(Way::Silent, |(kind, name)| Way::To(kind, name));
        }
        // What lies in something that has moved went with it.
        let around = match (kind, name.rsplit_once('=')) {
            (Kind::Option, Some((field, _))) if !self.ids.has(Kind::Field, field) => Some((Kind::Field, field)),
            (Kind::Option, _) | (Kind::Page, _) => None,
            (Kind::Section | Kind::Field, _) => Some((Kind::Page, page_of(name))),
        };
        let Some((outer, around)) = around.filter(|(kind, name)| !self.ids.has(*kind, name)) else { return Way::Lost };
        match self.way(outer, around) {
            Way::To(found, to) if found == outer => {
                let moved = format!("{to}{}", &name[around.len()..]);
                if self.ids.has(kind, &moved) { Way::To(kind, moved) } else { Way::Lost }
            }
            Way::To(found, to) => Way::To(found, to),
            Way::Silent | Way::Lost => Way::Silent,
        }
    }

    /// The living name that a row leads to, through further rows if need be.
    fn target(&self, row: usize) -> Option<(Kind, String)> {
        let mut row = self.rows.get(row)?;
        for _ in 0..=self.rows.len() {
            let kind = kind_of(row.kind, &row.to);
            if self.ids.has(kind, &row.to) {
                return Some((kind, row.to.value.clone()));
            }
            row = self.rows.get(self.row(kind, &row.to)?)?;
        }
        None
    }

    fn rows(&mut self) {
        for (index, row) in self.rows.iter().enumerate() {
            if self.target(index).is_none() {
                let kind = kind_of(row.kind, &row.to);
                let finding = Finding::new(&code::MOVED_TO_NOTHING, row.to.span, words::to_nothing(&row.to));
                let near = nearest(&row.to, self.ids.of_kind(kind));
                self.findings.push(match near {
                    Some(near) => finding.cure(finding_words::did_you_mean(near)),
                    None => finding,
                });
            } else if !self.used.get(index).copied().unwrap_or(false) {
                let living = self.ids.has(row.kind, &row.from);
                let finding = Finding::new(&code::MOVED_UNUSED, row.from.span, words::unused(&row.from, living));
                self.findings.push(finding);
            }
        }
    }

    fn lost(&self, kind: Kind, name: &Text) -> Finding {
        let edition = self.released.map_or("", |released| &released.edition);
        let finding = Finding::new(&code::RELEASED_LOST, name.span, words::lost(edition, kind, name));
        let to = self.successor(kind, name);
        let finding = finding.cure(words::write_row(kind, name, to.as_deref()));
        match self.ids.source(page_of(name)) {
            Some(source) => finding.related(Span::file_start(source), words::WAS_HERE),
            None => finding,
        }
    }

    /// The name that most likely took the place of a lost one: the only new one
    /// beside it, the nearest of the new ones, or what it lay in.
    fn successor(&self, kind: Kind, name: &str) -> Option<String> {
        let known: BTreeMap<&str, ()> = self
            .released
            .iter()
            .flat_map(|released| released.names.get(&kind).into_iter().flatten())
            .map(|name| (name.value.as_str(), ()))
            .collect();
        let (around, within) = match kind {
            Kind::Page => name.split_once('/').map_or((name, None), |(folder, _)| (folder, None)),
            Kind::Section | Kind::Field => (page_of(name), Some((Kind::Page, page_of(name)))),
            Kind::Option => {
                let field = name.rsplit_once('=').map_or(name, |(field, _)| field);
                (field, Some((Kind::Field, field)))
            }
        };
        let beside = |other: &&str| other.strip_prefix(around).is_some_and(|rest| rest.starts_with(['/', '#', '=']));
        let new: Vec<&str> = self.ids.of_kind(kind).filter(|other| !known.contains_key(other)).filter(beside).collect();
        let only = if let [only] = new.as_slice() { Some(*only) } else { None };
        let own = |name: &str| name[around.len()..].to_owned();
        let found = only.or_else(|| {
            let near = own(name);
            let ends: Vec<String> = new.iter().map(|name| own(name)).collect();
            let end = nearest(&near, ends.iter().map(String::as_str))?;
            new.iter().find(|name| own(name) == end).copied()
        });
        let outer = within.filter(|(kind, name)| self.ids.has(*kind, name)).map(|(_, name)| name);
        found.or(outer).map(str::to_owned)
    }
}

/// The kind of a row's target: its own kind, or that of what it lay in.
fn kind_of(kind: Kind, to: &str) -> Kind {
    match (kind, id_of(to)) {
        (_, None) => Kind::Page,
        (Kind::Option, Some(id)) if id.contains('=') => Kind::Option,
        (Kind::Option | Kind::Field, Some(_)) => Kind::Field,
        (Kind::Page | Kind::Section, Some(_)) => Kind::Section,
    }
}
