//! The page of a flow: the figure, and the same in words.

use serde::Serialize;

use crate::handbook::body::{Block, Body};
use crate::handbook::{Flow, PageRef};
use crate::output::site::Page;
use crate::output::site::flow::{FlowDrawing, drawing};
use crate::output::site::html::Html;
use crate::output::site::lookup::{Link, Site};
use crate::words::site as words;

/// A flow.
#[derive(Serialize, Default)]
pub(in crate::output::site) struct FlowView<'a> {
    title: Html,
    description: &'a str,
    /// Name of the region in which the figure scrolls on a phone.
    region: String,
    drawing: FlowDrawing,
    /// The rule texts that show the flow.
    used_in: Vec<Link>,
}

pub(in crate::output::site) fn flow<'a>(site: &Site<'a>, index: usize) -> Page<FlowView<'a>> {
    let Some(flow) = site.handbook.flows.get(index) else {
        return Page { name: String::new(), description: String::new(), view: FlowView::default() };
    };
    let view = flow_on(site, PageRef::Flow(index), index, flow);
    Page { name: flow.title.clone(), description: flow.description.clone(), view }
}

/// The flow for a reader of the page `at`.
pub(super) fn flow_on<'a>(site: &Site<'a>, at: PageRef, index: usize, flow: &'a Flow) -> FlowView<'a> {
    let texts = site.handbook.guidelines.iter().enumerate().filter(|(_, text)| shows(&text.body, index));
    FlowView {
        title: site.phrases.html(&flow.title),
        description: &flow.description,
        region: words::figure_region(&flow.title),
        drawing: drawing(site, at, index, flow),
        used_in: texts
            .map(|(text, guideline)| Link {
                href: site.page_link(at, PageRef::Guideline(text)),
                label: guideline.title.clone(),
            })
            .collect(),
    }
}

fn shows(body: &Body, flow: usize) -> bool {
    fn within(blocks: &[Block], flow: usize) -> bool {
        blocks.iter().any(|block| match block {
            Block::Flow(figure) => figure.flow == flow,
            Block::Section(section) => within(&section.blocks, flow),
            Block::Items(items) | Block::Provisions(items) => items.iter().any(|item| within(&item.blocks, flow)),
            Block::Bullets(bullets) => bullets.iter().any(|bullet| within(&bullet.blocks, flow)),
            Block::Admonition(admonition) => within(&admonition.blocks, flow),
            Block::Paragraph(_) => false,
            Block::Table(table) => table.cells().any(|cell| within(&cell.blocks, flow)),
            Block::Framed(framed) => within(&framed.blocks, flow),
            Block::Definitions(all) => all.iter().any(|one| within(&one.blocks, flow)),
            Block::Passage(passage) => within(&passage.blocks, flow),
            Block::Picture(_) | Block::Listing(_) => false,
            Block::Notes(notes) => notes.iter().any(|note| within(&note.blocks, flow)),
        })
    }
    within(&body.blocks, flow)
}
