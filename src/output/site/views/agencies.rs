//! つなぎ先一覧: whom the checklist of a form means, with telephone and hours.

use serde::Serialize;

use crate::handbook::{Agency, AgencyKind, Directory, DirectoryGroup, PageRef};
use crate::output::site::Page;
use crate::output::site::frame::telephone_link;
use crate::output::site::lookup::{Link, Site, form_name};
use crate::words::{SITE, site as words};

/// The directory.
#[derive(Serialize)]
pub(in crate::output::site) struct AgenciesView<'a> {
    lead: String,
    /// The form with the checklist.
    form: Vec<Link>,
    groups: Vec<GroupView<'a>>,
}

#[derive(Serialize)]
struct GroupView<'a> {
    id: String,
    label: &'a str,
    caption: String,
    /// Kinds of which the town lists an office.
    kinds: Vec<KindView<'a>>,
    /// The other kinds, in one sentence; `None` without any.
    without: Option<String>,
}

#[derive(Serialize)]
struct KindView<'a> {
    id: String,
    label: &'a str,
    agencies: Vec<AgencyView<'a>>,
}

#[derive(Serialize)]
struct AgencyView<'a> {
    name: &'a str,
    telephone: &'a str,
    telephone_link: Option<String>,
    hours: &'a str,
    address: &'a str,
    note: &'a str,
}

pub(in crate::output::site) fn agencies<'a>(site: &Site<'a>, directory: &'a Directory) -> Page<AgenciesView<'a>> {
    let view = agencies_on(site, PageRef::AGENCIES, directory);
    Page { name: SITE.agencies.to_owned(), description: words::agencies_lead(), view }
}

/// The directory for a reader of the page `at`.
pub(super) fn agencies_on<'a>(site: &Site<'a>, at: PageRef, directory: &'a Directory) -> AgenciesView<'a> {
    let form = site.handbook.forms.get(directory.form);
    let link =
        form.map(|form| Link { href: site.page_link(at, PageRef::Form(directory.form)), label: form_name(form) });
    AgenciesView {
        lead: words::agencies_lead(),
        form: link.into_iter().collect(),
        groups: directory.groups.iter().enumerate().map(|(number, group)| group_view(number, group)).collect(),
    }
}

fn group_view(number: usize, group: &DirectoryGroup) -> GroupView<'_> {
    let (with, without): (Vec<&AgencyKind>, Vec<&AgencyKind>) =
        group.kinds.iter().partition(|kind| !kind.agencies.is_empty());
    let labels: Vec<&str> = without.iter().map(|kind| kind.label.as_str()).filter(|label| !label.is_empty()).collect();
    GroupView {
        id: format!("group_{}", number + 1),
        label: &group.label,
        caption: words::agencies_caption(&group.label),
        kinds: with.into_iter().map(kind_view).collect(),
        without: (!labels.is_empty()).then(|| words::agencies_without(&labels)),
    }
}

fn kind_view(kind: &AgencyKind) -> KindView<'_> {
    KindView {
        id: format!("kind_{}", kind.value),
        label: &kind.label,
        agencies: kind.agencies.iter().map(office).collect(),
    }
}

fn office(agency: &Agency) -> AgencyView<'_> {
    AgencyView {
        name: &agency.name,
        telephone: &agency.telephone,
        telephone_link: telephone_link(&agency.telephone),
        hours: &agency.hours,
        address: &agency.address,
        note: &agency.note,
    }
}
