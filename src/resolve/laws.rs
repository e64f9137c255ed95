//! How a text cites the laws that `outside:` lists: with their number where
//! they come first, and with the right one.

use unicode_normalization::UnicodeNormalization;

use super::clauses::{Clause, Kind, locate};
use crate::finding::{Finding, code};
use crate::guideline::Skeleton;
use crate::handbook::Outside;
use crate::terms::{is_law_number, stands_alone};
use crate::words::finding as words;

/// Findings about the laws that one text cites.
pub(super) fn check(
    outside: &[Outside],
    skeleton: Skeleton,
    clauses: &[Clause],
    source_text: &str,
    findings: &mut Vec<Finding>,
) {
    for law in outside.iter().filter(|law| !law.title.is_empty() && !law.number.is_empty()) {
        let mut first = true;
        for clause in clauses.iter().filter(|clause| clause.kind == Kind::Paragraph) {
            let places = clause.text.match_indices(law.title.as_str()).map(|(at, title)| at..at + title.len());
            for range in places.filter(|range| stands_alone(&clause.text, range)) {
                let behind = &clause.text[range.end..];
                let inner = behind.strip_prefix(['（', '(']);
                let said =
                    inner.and_then(|inner| inner.split(['。', '）', ')']).next()).filter(|said| is_law_number(said));
                if let (Some(said), Some(inner)) = (said, inner)
                    && plain(said) != plain(&law.number)
                {
                    let start = clause.text.len() - inner.len();
                    let span = locate(source_text, clause, &(start..start + said.len()));
                    let message = words::law_number_differs(&law.title, said);
                    let finding = Finding::new(&code::LAW_NUMBER_DIFFERS, span, message);
                    findings.push(finding.cure(words::write_instead(said, &law.number)));
                }
                // Only rules cite in this way; plans and explanations speak of a law freely.
                let strict = matches!(skeleton, Skeleton::Outline | Skeleton::Articles);
                if first && strict && said.is_none() && behind.starts_with('第') {
                    let span = locate(source_text, clause, &range);
                    let finding = Finding::new(&code::LAW_WITHOUT_NUMBER, span, words::law_without_number(&law.title));
                    let whole = format!("{}（{}）", law.title, law.number);
                    findings.push(finding.cure(words::write_instead(&law.title, &whole)));
                }
                first = false;
            }
        }
    }
}

/// Half- and full-width figures are the same.
fn plain(number: &str) -> String {
    number.nfkc().collect()
}
