//! The questions of a test: an ordered list whose items hold choices and answers.
//!
//! A choice begins with `[ ]` or `[x]`. The marks are taken off here, so that no
//! output can show which choice is right without asking for it.

use sha2::{Digest, Sha256};

use super::{Maker, Written, trainer};
use crate::finding::Span;
use crate::handbook::body::{self, Block, Bullet, Inline, Item, plain_text};
use crate::handbook::{Answer, Question, QuestionKind};
use crate::words::finding as words;
use crate::words::model;

const RIGHT: [&str; 2] = ["[x]", "[X]"];
const WRONG: &str = "[ ]";

/// A choice, and whether it is right.
type Choice = (bool, Vec<Inline>);

impl Maker {
    pub(super) fn questions(&mut self, lists: Vec<Block>, written: &Written) -> Vec<Question> {
        let items: Vec<Item> = lists
            .into_iter()
            .flat_map(|list| if let Block::Items(items) = list { items } else { Vec::new() })
            .collect();
        let places: Vec<Span> = written.blocks.iter().flat_map(places).collect();
        if items.is_empty() {
            self.shape(written.mark.span, words::course_test_empty());
        }
        items.into_iter().zip(places).map(|(item, place)| self.question(item, place)).collect()
    }

    fn question(&mut self, item: Item, place: Span) -> Question {
        let (blocks, notes, mut answer) = trainer::part(item.blocks);
        answer.extend(notes);
        let mut choices = Vec::new();
        let mut words_of = Vec::new();
        for block in blocks {
            match block {
                Block::Bullets(bullets) if bullets.iter().all(|bullet| choice(bullet).is_some()) => {
                    choices.extend(bullets.iter().filter_map(choice));
                }
                block => words_of.push(block),
            }
        }
        let right = choices.iter().filter(|(right, _)| *right).count();
        let true_or_false = |(_, words): &Choice| model::TRUE_OR_FALSE.contains(&plain_text(words).trim());
        let kind = match (choices.len(), right) {
            (0, _) => QuestionKind::Text,
            (2, 1) if choices.iter().all(true_or_false) => QuestionKind::TrueFalse,
            (_, 1) => QuestionKind::One,
            (_, _) => QuestionKind::Many,
        };
        match kind {
            QuestionKind::Text if answer.is_empty() => self.shape(place, words::course_question_unanswered()),
            QuestionKind::Many if right == 0 => self.shape(place, words::course_question_without_right()),
            QuestionKind::One if choices.len() == 1 => self.shape(place, words::course_question_one_choice()),
            QuestionKind::Text | QuestionKind::Many | QuestionKind::One | QuestionKind::TrueFalse => {}
        }
        if kind != QuestionKind::TrueFalse {
            self.shuffle(&item.id, &mut choices);
        }
        let right = choices.iter().enumerate().filter(|(_, (right, _))| *right).map(|(n, _)| n).collect();
        Question {
            id: item.id,
            words: words_of,
            kind,
            choices: choices.into_iter().map(|(_, words)| words).collect(),
            answer: Some(Answer { right, words: answer }),
        }
    }

    /// Puts choices in the order that the seed gives: the same on every machine.
    fn shuffle(&self, id: &str, choices: &mut [Choice]) {
        let Some(seed) = self.seed else { return };
        choices.sort_by_cached_key(|(_, words)| {
            let mut hash = Sha256::new();
            hash.update(seed.to_le_bytes());
            hash.update(id);
            hash.update(plain_text(words));
            <[u8; 32]>::from(hash.finalize())
        });
    }
}

/// Where the items of a list were written.
fn places(block: &body::Block<crate::guideline::Parsed>) -> Vec<Span> {
    if let body::Block::Items(items) = block { items.iter().map(|item| item.mark.span).collect() } else { Vec::new() }
}

/// A choice without its box; `None` for a bullet without one.
fn choice(bullet: &Bullet) -> Option<Choice> {
    let [Block::Paragraph(line), ..] = bullet.blocks.as_slice() else { return None };
    let (Inline::Text(first), rest) = line.content.split_first()? else { return None };
    let right = RIGHT.iter().find_map(|mark| first.strip_prefix(mark));
    let (right, text) = match right {
        Some(text) => (true, text),
        None => (false, first.strip_prefix(WRONG)?),
    };
    let text = text.trim_start_matches([' ', '\u{3000}']).to_owned();
    let words = std::iter::once(Inline::Text(text)).chain(rest.iter().cloned()).collect();
    Some((right, words))
}
