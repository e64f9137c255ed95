//! The theme's templates, read once for all pages.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::assets::Assets;
use super::template_finding;
use crate::finding::Finding;
use crate::output::Key;
use crate::theme::Theme;

/// Every template, ready to render.
pub(super) struct Engine {
    tera: Tera,
    /// Hash of all templates and asset names: part of every page's key.
    pub(super) key: Key,
}

impl Engine {
    /// Reads all templates, since a slip in one that no page uses today is a slip too.
    pub(super) fn new(theme: &Theme, assets: &Assets<'_>) -> Result<Self, Box<Finding>> {
        let mut tera = Tera::new();
        let paths = assets.paths();
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for path in paths.values() {
            parts.push(path.clone().into_bytes());
        }
        // Tera wants functions and prefixes before the first template.
        tera.register_function("asset", asset_function(paths));
        let templates: Vec<(String, String)> =
            theme.templates().map(|(name, text)| (name, text.into_owned())).collect();
        for (name, text) in &templates {
            parts.push(name.clone().into_bytes());
            parts.push(text.clone().into_bytes());
        }
        let loaded =
            tera.set_fallback_prefixes(theme.template_prefixes()).and_then(|()| tera.add_raw_templates(templates));
        match loaded {
            Ok(()) => Ok(Self { tera, key: Key::of(parts.iter().map(Vec::as_slice)) }),
            Err(error) => Err(template_finding("", &error.to_string())),
        }
    }

    /// Puts a view into a template.
    pub(super) fn render(&self, template: &str, view: &impl Serialize) -> Result<String, Box<Finding>> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(template, &context))
            .map_err(|error| template_finding(template, &error.to_string()))
    }
}

/// `asset(name="handbook.css")`: the published path, from the site's root. A
/// name that the theme does not hold is an error and never a dead link.
fn asset_function(paths: BTreeMap<String, String>) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<String> {
    move |arguments, _| {
        let name: String = arguments.must_get("name")?;
        paths.get(&name).cloned().ok_or_else(|| {
            let known: Vec<&str> = paths.keys().map(String::as_str).collect();
            tera::Error::message(format!("asset {name:?} is not in the theme; it holds {}", known.join(", ")))
        })
    }
}
