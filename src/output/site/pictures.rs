//! The author's pictures as files of the site: only those that a text shows.

use std::collections::BTreeSet;

use super::assets::hashed;
use super::lookup::Site;
use crate::handbook::body::Block;
use crate::handbook::picture::Image;
use crate::handbook::walk::each_block;
use crate::output::{Job, Key, Made};

/// Path inside the site: `assets/map.1a2b….svg`.
pub(super) fn path(image: &Image) -> String {
    hashed(&format!("assets/{}", image.name), &Key::of([image.bytes.as_ref()]))
}

pub(super) fn jobs<'a>(site: &Site<'_>) -> Vec<Job<'a>> {
    let mut shown = BTreeSet::new();
    for guideline in &site.handbook.guidelines {
        each_block(&guideline.body.blocks, &mut |block| {
            if let Block::Picture(picture) = block {
                shown.insert(picture.image);
            }
        });
    }
    let images = shown.into_iter().filter_map(|index| site.handbook.images.get(index));
    let job = |image: &Image| {
        let bytes = image.bytes.clone();
        Job {
            path: path(image),
            key: Key::of([bytes.as_ref()]),
            offered: None,
            make: Box::new(move || Made { bytes: bytes.to_vec(), pages: None, findings: Vec::new() }) as Box<_>,
        }
    };
    images.map(job).collect()
}
