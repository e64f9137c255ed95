//! Brackets of a text, matched as far as they can be.
//!
//! Published rules do have bracket slips. A slip is reported and the matching
//! goes on, so that one forgotten 「）」 does not hide every definition after it.

use std::ops::Range;

/// A matched pair; offsets are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The opening sign.
    pub open: Range<usize>,
    /// The closing sign.
    pub close: Range<usize>,
    /// 「」 or 『』, as against （）.
    pub quote: bool,
}

impl Pair {
    /// What stands between the signs.
    #[must_use]
    pub fn inner(&self) -> Range<usize> {
        self.open.end..self.close.start
    }

    fn holds(&self, at: usize) -> bool {
        self.inner().contains(&at)
    }
}

/// All pairs of a text in the order of their closing signs, and the signs without partner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brackets {
    pub pairs: Vec<Pair>,
    pub slips: Vec<Range<usize>>,
}

impl Brackets {
    /// The innermost pair around a byte that `wanted` accepts.
    pub fn around(&self, at: usize, wanted: impl Fn(&Pair) -> bool) -> Option<&Pair> {
        self.pairs.iter().filter(|pair| pair.holds(at) && wanted(pair)).max_by_key(|pair| pair.open.start)
    }
}

/// Matches （）, 「」, 『』; half-width ones only where they meet a full-width partner.
#[must_use]
pub fn brackets(text: &str) -> Brackets {
    let mut all = Brackets::default();
    let mut stack: Vec<(char, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let sign = at..at + c.len_utf8();
        let opening = match c {
            '（' | '「' | '『' | '(' => {
                stack.push((c, sign));
                continue;
            }
            '）' | ')' => ['（', '('],
            '」' => ['「'; 2],
            '』' => ['『'; 2],
            _ => continue,
        };
        let Some(depth) = stack.iter().rposition(|(open, _)| opening.contains(open)) else {
            // 「1)」 is a mark, not a slip.
            if c != ')' {
                all.slips.push(sign);
            }
            continue;
        };
        // Whatever was opened later and not closed is a slip of its own.
        let unclosed = stack.drain(depth + 1..).filter(|(open, _)| *open != '(').map(|(_, sign)| sign);
        all.slips.extend(unclosed);
        if let Some((open, opened)) = stack.pop() {
            if (open == '(') != (c == ')') {
                all.slips.push(sign.clone());
            }
            all.pairs.push(Pair { open: opened, close: sign, quote: matches!(open, '「' | '『') });
        }
    }
    all.slips.extend(stack.into_iter().filter(|(open, _)| *open != '(').map(|(_, sign)| sign));
    all.slips.sort_by_key(|slip| slip.start);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pairs: &[&str], slips: &[usize]) {
        let found = brackets(text);
        let inner: Vec<&str> = found.pairs.iter().map(|pair| &text[pair.inner()]).collect();
        assert_eq!(inner, pairs);
        let at: Vec<usize> = found.slips.iter().map(|slip| text[..slip.start].chars().count()).collect();
        assert_eq!(at, slips);
    }

    #[test]
    fn slips_do_not_stop_the_matching() {
        check("市（以下「市」という。）は", &["市", "以下「市」という。"], &[]);
        check("甲（乙（丙）丁）", &["丙", "乙（丙）丁"], &[]);
        check("甲（乙", &[], &[1]);
        check("甲）乙（丙）", &["丙"], &[1]);
        check("甲（以下「乙という。）と丙（丁）", &["以下「乙という。", "丁"], &[4]);
        check("甲（乙)と丙", &["乙"], &[3]);
        check("1) 甲、(2)乙", &["2"], &[]);
        check("", &[], &[]);
    }
}
