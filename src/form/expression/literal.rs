//! Numbers, dates and times as they stand in an expression.
//!
//! Numbers are kept exactly, as millionths: with floating point `0.1 + 0.2`
//! would make the search for contradictions claim what is not so.

use std::fmt;

/// How many millionths make one.
pub(super) const UNIT: i64 = 1_000_000;

/// A decimal number with at most 12 digits before and 6 after the point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    millionths: i64,
}

impl Number {
    /// Reads `12` or `12.5`; `None` if it is no such number or too long.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole, 12) || !digits(fraction, 6) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
        Some(Self { millionths: whole * UNIT + fraction })
    }

    /// The same number with the other sign.
    pub(super) fn negated(self) -> Self {
        Self { millionths: -self.millionths }
    }

    /// The number times 1 000 000, without loss.
    #[must_use]
    pub fn millionths(self) -> i64 {
        self.millionths
    }

    /// The whole number it is, if it has no fraction.
    #[must_use]
    pub fn whole(self) -> Option<i64> {
        (self.millionths % UNIT == 0).then_some(self.millionths / UNIT)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.millionths.unsigned_abs();
        let unit = UNIT.unsigned_abs();
        let sign = if self.millionths < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:06}", size / unit, size % unit);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Whether the text has the shape `0000-00-00`, be the day real or not.
    pub(super) fn is_shaped(text: &str) -> bool {
        text.len() == 10
            && text.bytes().enumerate().all(
                |(at, byte)| {
                    if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
                },
            )
    }

    /// Reads `2025-04-01`; `None` if there is no such day.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if !Self::is_shaped(text) {
            return None;
        }
        let mut parts = text.split('-');
        let year: u16 = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let day: u8 = parts.next()?.parse().ok()?;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (1..=length).contains(&day).then_some(Self { year, month, day })
    }

    /// Days counted from 0000-03-01, so that days can be subtracted.
    #[must_use]
    pub fn day_number(self) -> i64 {
        // Years begin in March here: the leap day comes last and months
        // follow one formula.
        let year = i64::from(self.year) - i64::from(self.month < 3);
        let month = (i64::from(self.month) + 9) % 12;
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 153 + 2) / 5
            + i64::from(self.day)
            - 1
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Minutes since midnight of `"09:30"`; `None` if it is no time of day.
/// Times have no token of their own: they stand in quotes.
#[must_use]
pub fn minutes(text: &str) -> Option<u16> {
    let (hours, rest) = text.split_once(':')?;
    let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two(hours) || !two(rest) {
        return None;
    }
    let hours: u16 = hours.parse().ok()?;
    let rest: u16 = rest.parse().ok()?;
    (hours < 24 && rest < 60).then_some(hours * 60 + rest)
}
