//! Tables of a rule text as HTML.

use super::{Breaks, Writer, open};
use crate::handbook::table::{Cell, CellKind, Table};
use crate::words::{SITE, site as words};

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.tables += 1;
        // Four columns and more do not fit a phone: they scroll in a region of their own.
        let wide = table.columns > 3;
        if wide {
            self.push(&format!("<p class=\"scroll-hint\" aria-hidden=\"true\">{}</p>\n", SITE.scroll_hint_table));
            let mut name = words::table_region(&self.heading, self.tables);
            if self.page != self.of {
                name = words::within_text(self.site.handbook.page_title(self.of), &name);
            }
            open(&mut self.out, "section class=\"scroll\" tabindex=\"0\"", "aria-label", &name);
        }
        let class = if wide { "table class=\"table table-wide\"" } else { "table class=\"table\"" };
        match &table.id {
            Some(id) => self.open_id(class, id),
            None => self.push(&format!("<{class}>")),
        }
        self.push("\n");
        if !table.caption.is_empty() {
            self.push("<caption>");
            self.text(&table.caption);
            self.push("</caption>\n");
        }
        // Lists in cells do not hang in the gutter of the page.
        let depth = std::mem::replace(&mut self.depth, 1);
        let (head, body) = table.rows.split_at(table.head.min(table.rows.len()));
        if !head.is_empty() {
            self.push("<thead>");
            head.iter().for_each(|row| self.row(row));
            self.push("</thead>\n");
        }
        self.push("<tbody>\n");
        body.iter().for_each(|row| {
            self.row(row);
            self.push("\n");
        });
        self.push("</tbody>\n</table>\n");
        self.depth = depth;
        if wide {
            self.push("</section>\n");
        }
    }

    fn row(&mut self, row: &[Cell]) {
        self.push("<tr>");
        for cell in row {
            let tag = match cell.kind {
                CellKind::Head if cell.cols > 1 => "th scope=\"colgroup\"",
                CellKind::Head => "th scope=\"col\"",
                CellKind::Side if cell.rows > 1 => "th scope=\"rowgroup\"",
                CellKind::Side => "th scope=\"row\"",
                CellKind::Body => "td",
            };
            self.push(&format!("<{tag}"));
            for (name, count) in [("colspan", cell.cols), ("rowspan", cell.rows)] {
                if count > 1 {
                    self.push(&format!(" {name}=\"{count}\""));
                }
            }
            self.push(">");
            let (end, breaks) = match cell.kind {
                CellKind::Head | CellKind::Side => ("</th>", Breaks::Phrases),
                CellKind::Body => ("</td>", Breaks::Anywhere),
            };
            match cell.line() {
                Some(line) => self.runs(line, breaks),
                None => self.blocks(&cell.blocks),
            }
            self.push(end);
        }
        self.push("</tr>");
    }
}
