//! Everything that was parsed, before names are looked up.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::accessibility::{self, Accessibility};
use crate::agencies::{self, Agencies};
use crate::config::Config;
use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId};
use crate::flow::{self, Flow};
use crate::form::{self, Form, Shared};
use crate::glossary::{self, Glossary};
use crate::guideline::{self, Guideline};
use crate::picture::{self, Picture};
use crate::released::{self, Released};
use crate::source::{SourceFile, SourceKind, Sources};
use crate::training::{self, Course};

/// The parsed documents of a project, in order of path.
#[derive(Debug, Clone)]
pub struct Documents {
    pub guidelines: Vec<Guideline>,
    pub flows: Vec<Flow>,
    pub forms: Vec<Form>,
    /// What earlier editions made public.
    pub released: Option<Released>,
    pub glossary: Option<Glossary>,
    pub agencies: Option<Agencies>,
    pub accessibility: Option<Accessibility>,
    /// Pictures that can be shown.
    pub images: Vec<Picture>,
    /// Documents that could not be read. Links to them are not reported as well.
    pub broken: Vec<SourceId>,
    pub courses: Vec<Course>,
}

/// Parses every document. Files are independent of each other, but for the
/// shared files, which are read before the forms that include them.
#[must_use]
pub fn parse(sources: &Sources, config: Option<&Config>, covers: &(dyn Fn(char) -> bool + Sync)) -> Checked<Documents> {
    let context = Context { variables: config.map(|config| &config.variables), covers };
    let mut findings = Vec::new();
    let mut broken = Vec::new();
    let shared: BTreeMap<String, Shared> = of_kind(sources, SourceKind::Shared, |id, file| {
        let read = form::parse_shared(id, file, context);
        Checked::new(Some((format!("shared/{}.yaml", file.stem()), read.value)), read.findings)
    })
    .take(&mut findings, &mut broken)
    .into_iter()
    .collect();
    let guidelines = of_kind(sources, SourceKind::Guideline, |id, file| guideline::parse(id, file, context))
        .take(&mut findings, &mut broken);
    let flows = of_kind(sources, SourceKind::Flow, |id, file| {
        let mut read = flow::parse(id, file, context);
        read.findings.extend(read.value.as_ref().map(flow::check).unwrap_or_default());
        read
    })
    .take(&mut findings, &mut broken);
    let forms: Vec<Vec<Form>> = of_kind(sources, SourceKind::Form, |id, file| form::parse(id, file, &shared, context))
        .take(&mut findings, &mut broken);
    let forms = forms.into_iter().flatten().collect();
    let recorded = of_kind(sources, SourceKind::Released, |id, file| released::parse(id, file, context))
        .take(&mut findings, &mut broken);
    let released = recorded.into_iter().next();
    let read = of_kind(sources, SourceKind::Glossary, |id, file| glossary::parse(id, file, context))
        .take(&mut findings, &mut broken);
    let glossary = read.into_iter().next();
    let offices = of_kind(sources, SourceKind::Agencies, |id, file| agencies::parse(id, file, context))
        .take(&mut findings, &mut broken);
    let agencies = offices.into_iter().next();
    let stated = of_kind(sources, SourceKind::Accessibility, |id, file| accessibility::parse(id, file, context))
        .take(&mut findings, &mut broken);
    let accessibility = stated.into_iter().next();
    let images = of_kind(sources, SourceKind::Image, picture::read).take(&mut findings, &mut broken);
    let courses = of_kind(sources, SourceKind::Training, |id, file| training::parse(id, file, context))
        .take(&mut findings, &mut broken);
    let documents =
        Documents { guidelines, flows, forms, released, glossary, agencies, accessibility, images, broken, courses };
    Checked::new(documents, findings)
}

/// What came of the files of one kind.
struct Parsed<T>(Vec<(SourceId, Checked<Option<T>>)>);

impl<T> Parsed<T> {
    fn take(self, findings: &mut Vec<Finding>, broken: &mut Vec<SourceId>) -> Vec<T> {
        let mut all = Vec::with_capacity(self.0.len());
        for (id, parsed) in self.0 {
            match parsed.take(findings) {
                Some(value) => all.push(value),
                None => broken.push(id),
            }
        }
        all
    }
}

fn of_kind<T: Send>(
    sources: &Sources,
    kind: SourceKind,
    parse: impl Fn(SourceId, &SourceFile) -> Checked<Option<T>> + Sync,
) -> Parsed<T> {
    let files: Vec<(SourceId, &SourceFile)> = sources.of_kind(kind).collect();
    let parse = |(id, file): (SourceId, &SourceFile)| {
        let parsed = if file.readable { parse(id, file) } else { Checked::new(None, Vec::new()) };
        (id, parsed)
    };
    Parsed(files.into_par_iter().map(parse).collect())
}
