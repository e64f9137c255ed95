//! Written citations that lead nowhere, or not where they say, or that would
//! not go along when numbers move.

use super::citations::{Answer, Rule, Targets};
use super::clauses::{Clause, Kind, locate};
use super::tree::Tree;
use crate::citation::{Citation, Cited, Path, Start, Tail, Unit, without_tail};
use crate::finding::{Finding, code};
use crate::guideline::Skeleton;
use crate::words::finding as words;

/// Findings about the citations of one text.
pub(super) fn check(targets: &Targets<'_>, clauses: &[Clause], source_text: &str, findings: &mut Vec<Finding>) {
    for clause in clauses.iter().filter(|clause| clause.kind != Kind::Heading) {
        let check = Check { targets, clauses, clause, source_text };
        for (citation, answer) in targets.answers(&clause.text, clause.here) {
            findings.extend(check.citation(&citation, answer));
        }
    }
}

struct Check<'a> {
    targets: &'a Targets<'a>,
    clauses: &'a [Clause],
    clause: &'a Clause,
    source_text: &'a str,
}

impl Check<'_> {
    fn citation(&self, citation: &Citation, answer: Answer) -> Option<Finding> {
        let cited = &self.clause.text[citation.range.clone()];
        let span = locate(self.source_text, self.clause, &citation.range);
        let link = self
            .clause
            .links
            .iter()
            .find(|(words, _)| words.start <= citation.range.start && citation.range.end <= words.end);
        if let Some((_, address)) = link {
            let id = address.strip_prefix('#')?;
            return self
                .link(id, cited, answer)
                .map(|(message, cure)| Finding::new(&code::CITATION_LINK_DIFFERS, span, message).cure(cure));
        }
        match (answer, &citation.cited) {
            (Answer::NoForm, _) => {
                Some(Finding::new(&code::FORM_CITED_MISSING, span, words::form_cited_missing(cited)))
            }
            (Answer::Unknown, _) => {
                let finding = Finding::new(&code::CITATION_UNKNOWN, span, words::citation_unknown(cited));
                let title = citation.quoted.clone().map(|range| &self.clause.text[range]);
                let tree = &self.targets.tree;
                let meant = tree.numbered.iter().position(|n| Some(n.title.as_str()) == title);
                Some(match meant.and_then(|part| tree.path(part)) {
                    Some(path) => finding.cure(words::citation_number_cure(cited, path)),
                    None => finding,
                })
            }
            (Answer::UnknownIn(rule), _) => {
                let title = self.targets.rules.get(rule).map(|rule| rule.title).unwrap_or_default();
                Some(Finding::new(&code::CITATION_UNKNOWN, span, words::citation_unknown_in(title, cited)))
            }
            (Answer::Elsewhere(rule, part), Cited::Units(path)) => {
                let rule = self.targets.rules.get(rule)?;
                self.title(&rule.tree, citation, cited, part).or_else(|| {
                    let cure = typed_elsewhere(rule, citation, path, cited, part)?;
                    Some(Finding::new(&code::CITATION_TYPED, span, words::citation_typed(cited)).cure(cure))
                })
            }
            (Answer::Part(part), Cited::Units(path)) => {
                let title = self.title(&self.targets.tree, citation, cited, part);
                let rest = || self.paragraph(path, cited, part).or_else(|| self.style(path, cited, part));
                let rest = || rest().or_else(|| self.proviso(path, cited, part));
                let rest = || rest().or_else(|| self.typed(citation, path, cited, part));
                title.or_else(|| rest().map(|(code, message, cure)| Finding::new(code, span, message).cure(cure)))
            }
            (Answer::Part(_) | Answer::Elsewhere(..) | Answer::Table(_) | Answer::Form(_) | Answer::Untold, _) => None,
        }
    }

    /// The words of a link name another place than its address.
    fn link(&self, id: &str, cited: &str, answer: Answer) -> Option<(String, String)> {
        let tree = &self.targets.tree;
        let target = tree.named(id)?;
        let other = match answer {
            Answer::Part(part) => tree.numbered[part].id != id,
            Answer::Unknown => true,
            Answer::Elsewhere(..)
            | Answer::UnknownIn(_)
            | Answer::Table(_)
            | Answer::Form(_)
            | Answer::NoForm
            | Answer::Untold => false,
        };
        let path = tree.path(target).filter(|_| other)?;
        Some((words::citation_link_differs(cited, path), words::citation_link_cure(path, id)))
    }

    /// The quoted heading is not that of the cited part.
    fn title(&self, tree: &Tree<'_>, citation: &Citation, cited: &str, part: usize) -> Option<Finding> {
        let range = citation.quoted.clone()?;
        let title = tree.numbered.get(part)?.title.as_str();
        let said = &self.clause.text[range.clone()];
        if title.is_empty() || said == title {
            return None;
        }
        let at = locate(self.source_text, self.clause, &range);
        let finding = Finding::new(&code::CITATION_TITLE, at, words::citation_title(cited, said));
        let moved = tree.numbered.iter().position(|n| n.title == said).and_then(|part| tree.path(part));
        Some(finding.cure(match moved {
            Some(path) => words::citation_moved_cure(cited, path, said, title),
            None => words::citation_title_cure(said, title),
        }))
    }

    /// 第○条第1項 where there is one 項, 第○条第1号 where there are several.
    fn paragraph(&self, path: &Path, cited: &str, part: usize) -> Option<Answered> {
        let tree = &self.targets.tree;
        let article = [Unit::Article, Unit::Suppl].into_iter().find_map(|unit| tree.around(part, unit))?;
        let name = tree.path(article).unwrap_or_default();
        let said = path.below.iter().find(|(unit, _)| *unit == Unit::Paragraph);
        let count = tree.provisions(article);
        let code = &code::CITATION_FIRST_PARAGRAPH;
        match said {
            Some((_, ordinal)) if count == 1 && ordinal.0 == [1] => {
                let short = ["第1項", "第１項", "第一項"]
                    .iter()
                    .fold(cited.to_owned(), |cited, lone| cited.replacen(lone, "", 1));
                let short = if short.is_empty() { name.to_owned() } else { short };
                Some((code, words::paragraph_lone(name, cited), words::write_instead(cited, &short)))
            }
            None if count > 1 => {
                let from_article = match path.start {
                    Start::Here => path.below.iter().any(|(unit, _)| *unit == Unit::Article),
                    Start::Beside(unit, _) | Start::Same(unit) => unit == Unit::Article,
                    Start::Suppl => true,
                    Start::Before(_) => false,
                };
                let item = path.below.iter().any(|(unit, _)| *unit == Unit::Item);
                let whole = tree.path(part).filter(|_| from_article && item)?;
                Some((code, words::paragraph_untold(name, cited), words::write_instead(cited, whole)))
            }
            Some(_) | None => None,
        }
    }

    /// 第5条 in an outline, whose own number is 5.
    fn style(&self, path: &Path, cited: &str, part: usize) -> Option<Answered> {
        let article = path.below.iter().any(|(unit, _)| *unit == Unit::Article);
        if self.targets.tree.skeleton != Skeleton::Outline || !article {
            return None;
        }
        let own = self.targets.tree.path(part)?;
        let message = words::citation_article_in_outline(cited);
        Some((&code::CITATION_ARTICLE_IN_OUTLINE, message, words::write_instead(cited, own)))
    }

    /// 前項ただし書 where the 項 has none.
    fn proviso(&self, path: &Path, cited: &str, part: usize) -> Option<Answered> {
        if path.tail != Tail::Proviso {
            return None;
        }
        let tree = &self.targets.tree;
        let inside = |clause: &&Clause| clause.here.is_some_and(|here| tree.holds(part, here));
        let there = self.clauses.iter().filter(inside).any(|clause| clause.text.contains("ただし"));
        let cure = code::CITATION_UNKNOWN.cure.to_owned();
        (!there).then(|| (&code::CITATION_UNKNOWN, words::proviso_missing(cited), cure))
    }

    /// A number that stays behind when others move. One that quotes the heading
    /// shows it by itself.
    fn typed(&self, citation: &Citation, path: &Path, cited: &str, part: usize) -> Option<Answered> {
        let first = path.below.first().map(|(unit, _)| *unit)?;
        if citation.quoted.is_some() {
            return None;
        }
        let (number, tail) = without_tail(cited);
        let whole =
            matches!(path.start, Start::Here | Start::Suppl) && (path.start == Start::Suppl || first <= Unit::Heading);
        let own = path.start == Start::Here && path.below.len() == 1 && first == Unit::Paragraph;
        let numbered = self.targets.tree.numbered.get(part)?;
        let said = match (whole, own) {
            (true, _) => "{path}",
            (false, true) => "{n}",
            (false, false) => number,
        };
        let id = numbered.named.then_some(numbered.id.as_str());
        Some((&code::CITATION_TYPED, words::citation_typed(cited), words::citation_as_link(said, id, tail)))
    }
}

/// The link that takes the place of a number in another rule.
fn typed_elsewhere(rule: &Rule<'_>, citation: &Citation, path: &Path, cited: &str, part: usize) -> Option<String> {
    let first = path.below.first().map(|(unit, _)| *unit)?;
    if citation.quoted.is_some() || path.start != Start::Here || first > Unit::Heading {
        return None;
    }
    let (_, tail) = without_tail(cited);
    let numbered = rule.tree.numbered.get(part)?;
    let id = numbered.named.then_some(numbered.id.as_str());
    Some(words::citation_as_link_to(rule.id, id, tail))
}

/// A code, a message and its cure.
type Answered = (&'static crate::finding::Code, String, String);
