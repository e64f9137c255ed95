//! Which of many towns one machine builds.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::words::towns as words;

/// A part of all towns: 3/8 is the third of eight. Which part a town is in
/// depends on its code alone, so machines that know nothing of each other build
/// every town once, and a new town moves no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    part: u64,
    of: u64,
}

impl Shard {
    /// All towns.
    pub const WHOLE: Self = Self { part: 1, of: 1 };

    /// Reads 「3/8」.
    ///
    /// # Errors
    /// What is wrong, for the command line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((part, of)) if (1..=of).contains(&part) => Ok(Self { part, of }),
            Some(_) | None => Err(words::shard_invalid(text)),
        }
    }

    /// Whether the town is in this part.
    #[must_use]
    pub fn holds(self, code: &str) -> bool {
        let hash: [u8; 32] = Sha256::digest(code.as_bytes()).into();
        let number = hash.iter().take(8).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
        number % self.of + 1 == self.part
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_town_is_in_one_part() {
        let codes: Vec<String> = (1000..2741).map(|code| format!("{code:05}")).collect();
        for of in [1, 3, 8] {
            let shards: Vec<Shard> = (1..=of).map(|part| Shard::parse(&format!("{part}/{of}")).unwrap()).collect();
            for code in &codes {
                assert_eq!(shards.iter().filter(|shard| shard.holds(code)).count(), 1, "{code}");
            }
            for shard in &shards {
                let held = codes.iter().filter(|code| shard.holds(code)).count();
                assert!(held * of * 10 > codes.len() * 8 && held * of * 10 < codes.len() * 12, "{shard}: {held}");
            }
        }
        // Fixed for good: a part is built on another machine than the rest.
        assert!(Shard::parse("1/2").unwrap().holds("01100") != Shard::parse("2/2").unwrap().holds("01100"));
    }

    #[test]
    fn what_is_no_part_is_refused() {
        assert_eq!(Shard::parse("3/8").unwrap().to_string(), "3/8");
        for bad in ["", "3", "0/8", "9/8", "1/0", "-1/8", "1/8/2", "a/b"] {
            assert!(Shard::parse(bad).is_err(), "{bad}");
        }
    }
}
