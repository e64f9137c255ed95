//! The findings as they lie over a page.

use crate::finding::{Finding, Severity};
use crate::output::escape_html;
use crate::report;
use crate::source::Sources;
use crate::words::{help, serve as words};

/// HTML to put into a page, in which nothing of an author's text is markup;
/// empty if there is nothing to say.
pub(super) fn draw(findings: &[Finding], sources: &Sources) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let mut out = String::from("<details");
    // Warnings are there to be read in time; errors stand in the way.
    out.push_str(if errors > 0 { " class=\"errors\" open><summary>" } else { "><summary>" });
    out.push_str(&words::findings(errors, findings.len() - errors));
    out.push_str("</summary>");
    if errors > 0 {
        element("p", words::OLD_PAGE, &mut out);
    }
    out.push_str("<ol>");
    for finding in findings {
        out.push_str("<li>");
        if let Some((path, line, column)) = report::place(finding, sources) {
            element("code", &format!("{path}:{line}:{column}"), &mut out);
        }
        let severity = match finding.severity {
            Severity::Error => help::ERROR,
            Severity::Warning => help::WARNING,
        };
        element("b", &format!("{severity}[{}]", finding.code.slug), &mut out);
        element("p", &finding.message, &mut out);
        element("p", &format!("{}: {}", help::CURE, finding.cure), &mut out);
        for note in &finding.notes {
            element("pre", note, &mut out);
        }
        out.push_str("</li>");
    }
    out.push_str("</ol></details>");
    out
}

fn element(name: &str, text: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape_html(text, out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}
