//! Pictures, lists of words with their meanings and columns as HTML.

use super::{Breaks, Writer, escape, open};
use crate::handbook::body::{Block, Definition};
use crate::handbook::picture::Picture;
use crate::output::site::pictures;

impl Writer<'_, '_> {
    pub(super) fn picture(&mut self, picture: &Picture) {
        let Some(image) = self.site.handbook.images.get(picture.image) else { return };
        self.push("<figure class=\"picture\">\n<img src=\"");
        let href = self.site.file_link(self.page, &pictures::path(image));
        escape(&href, &mut self.out);
        self.push(&format!("\" width=\"{:.0}\" height=\"{:.0}\" alt=\"", image.width, image.height));
        escape(&picture.description, &mut self.out);
        self.push("\">\n");
        if !picture.caption.is_empty() {
            self.push("<figcaption>");
            self.text(&picture.caption);
            self.push("</figcaption>\n");
        }
        self.push("</figure>\n");
    }

    pub(super) fn definitions(&mut self, all: &[Definition]) {
        self.push("<dl class=\"definitions\">\n");
        let depth = std::mem::replace(&mut self.depth, 1);
        for Definition { term, blocks } in all {
            self.push("<dt>");
            self.runs(term, Breaks::Anywhere);
            self.push("</dt>\n<dd>");
            self.blocks(blocks);
            self.push("</dd>\n");
        }
        self.depth = depth;
        self.push("</dl>\n");
    }

    /// How many sections from the first one on stand side by side.
    pub(super) fn columns(blocks: &[Block]) -> usize {
        let column = |block: &&Block| matches!(block, Block::Section(section) if section.column);
        blocks.iter().take_while(column).count()
    }

    pub(super) fn side_by_side(&mut self, columns: &[Block]) {
        open(&mut self.out, "div class=\"columns\"", "data-columns", &columns.len().min(4).to_string());
        self.push("\n");
        // Numbers cannot hang in the gutter of the page.
        let depth = std::mem::replace(&mut self.depth, 1);
        columns.iter().for_each(|block| self.block(block));
        self.depth = depth;
        self.push("</div>\n");
    }
}
