//! Dates as municipal papers write them.
//!
//! Data is always ISO 8601 (`2026-04-01`, or `2026-04` where the day is open).
//! Authors may also write 令和8年4月1日; an era's limits are checked, since
//! 平成40年 or 令和1年 in a rule is a slip and not another spelling.

use std::fmt;

/// A day, or a month whose day is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Neither ISO 8601 nor an era date.
    Form,
    /// No such day in the calendar.
    NoSuchDay,
    /// The era had not begun or was over; the right spelling follows if there is one.
    OutsideEra { instead: Option<String> },
    /// The first year of an era is written 元年.
    FirstYear { instead: String },
}

/// First days of the eras, newest first. Source: 元号を改める政令 of each change.
const ERAS: [(&str, Date); 5] = [
    ("令和", Date { year: 2019, month: 5, day: Some(1) }),
    ("平成", Date { year: 1989, month: 1, day: Some(8) }),
    ("昭和", Date { year: 1926, month: 12, day: Some(25) }),
    ("大正", Date { year: 1912, month: 7, day: Some(30) }),
    ("明治", Date { year: 1868, month: 10, day: Some(23) }),
];

impl Date {
    /// Reads `2026-04-01`, `2026-04`, `令和8年4月1日` or `令和8年4月`.
    ///
    /// # Errors
    /// Says why the text is not a date.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match ERAS.iter().position(|(name, _)| text.starts_with(name)) {
            Some(era) => parse_era(text, era),
            None => parse_iso(text).or_else(|e| parse_kanji(text).ok_or(e)),
        }?
        .existing()
    }

    /// 令和8年4月1日; the Western year before the first era of the table.
    #[must_use]
    pub fn wareki(self) -> String {
        // A month without day belongs to the era of its last day.
        let probe = Self { day: Some(self.day.unwrap_or(31)), ..self };
        match ERAS.iter().find(|(_, first)| probe >= *first) {
            Some((name, first)) => {
                let n = self.year - first.year + 1;
                let year = if n == 1 { "元".to_owned() } else { n.to_string() };
                format!("{name}{year}年{}", self.month_day())
            }
            None => self.seireki(),
        }
    }

    /// 2026年4月1日.
    #[must_use]
    pub fn seireki(self) -> String {
        format!("{}年{}", self.year, self.month_day())
    }

    /// Days after the last Monday, 0 to 6; `None` where the day is open.
    #[must_use]
    pub fn weekday(self) -> Option<usize> {
        // January and February count to the year before, so that the leap day is its last.
        let (year, month) = if self.month < 3 { (self.year - 1, self.month + 12) } else { (self.year, self.month) };
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = year + leaps + (13 * (i32::from(month) + 1)) / 5 + i32::from(self.day?);
        usize::try_from((days + 5).rem_euclid(7)).ok()
    }

    fn month_day(self) -> String {
        match self.day {
            Some(day) => format!("{}月{day}日", self.month),
            None => format!("{}月", self.month),
        }
    }

    fn existing(self) -> Result<Self, DateError> {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        let last = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => 0,
        };
        if (1..=last).contains(&self.day.unwrap_or(1)) { Ok(self) } else { Err(DateError::NoSuchDay) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// A minute of a day, as a Japanese clock shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub date: Date,
    pub hour: u8,
    pub minute: u8,
}

impl Moment {
    /// The moment so many seconds after the first of 1970 in Greenwich; `None`
    /// far beyond any use.
    #[must_use]
    pub fn in_japan(seconds: u64) -> Option<Self> {
        const DAY: u64 = 24 * 60 * 60;
        let local = seconds.checked_add(9 * 60 * 60)?;
        let (days, minutes) = (local / DAY, local % DAY / 60);
        // Years begin in March here, so that the leap day is their last; all
        // counts run from 1 March of the year 0.
        let days = i64::try_from(days).ok()?.checked_add(719_468)?;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = i32::try_from(era * 400 + year_of_era + next).ok()?;
        let date = Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok() };
        Some(Self { date, hour: u8::try_from(minutes / 60).ok()?, minute: u8::try_from(minutes % 60).ok()? })
    }
}

/// 2026年4月1日9時05分.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}時{:02}分", self.date.seireki(), self.hour, self.minute)
    }
}

/// The year behind 令和 on a blank that names the era: 「元」, 「8」.
#[must_use]
pub fn reiwa_year(year: i32) -> String {
    let n = ERAS.first().map_or(year, |(_, first)| year - first.year + 1);
    if n == 1 { "元".to_owned() } else { n.to_string() }
}

fn parse_iso(text: &str) -> Result<Date, DateError> {
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match parts[..] {
        [y, m] => (y, m, None),
        [y, m, d] => (y, m, Some(d)),
        _ => return Err(DateError::Form),
    };
    if year.len() != 4 || month.len() != 2 || day.is_some_and(|d| d.len() != 2) {
        return Err(DateError::Form);
    }
    let small = |s: &str| if s.bytes().all(|b| b.is_ascii_digit()) { s.parse().ok() } else { None };
    let build = || {
        Some(Date {
            year: year.bytes().all(|b| b.is_ascii_digit()).then(|| year.parse().ok())??,
            month: small(month)?,
            day: match day {
                Some(d) => Some(small(d)?),
                None => None,
            },
        })
    };
    build().ok_or(DateError::Form)
}

/// 2026年4月1日, without era.
fn parse_kanji(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('年')?;
    let (month, day) = month_and_day(rest)?;
    Some(Date { year: year.parse().ok().filter(|y| (1000..10_000).contains(y))?, month, day })
}

fn month_and_day(rest: &str) -> Option<(u8, Option<u8>)> {
    let (month, rest) = rest.split_once('月')?;
    let day = match rest {
        "" => None,
        _ => Some(rest.strip_suffix('日')?.parse().ok()?),
    };
    Some((month.parse().ok()?, day))
}

fn parse_era(text: &str, era: usize) -> Result<Date, DateError> {
    let (name, first) = ERAS[era];
    let (year, rest) = text[name.len()..].split_once('年').ok_or(DateError::Form)?;
    let n: i32 = if year == "元" { 1 } else { year.parse().map_err(|_| DateError::Form)? };
    if !(1..=200).contains(&n) {
        return Err(DateError::OutsideEra { instead: None });
    }
    let (month, day) = month_and_day(rest).ok_or(DateError::Form)?;
    let date = Date { year: first.year + n - 1, month, day }.existing()?;
    if year == "1" {
        return Err(DateError::FirstYear { instead: text.replacen("1年", "元年", 1) });
    }
    let first_open = Date { day: day.and(first.day), ..first };
    let over = era.checked_sub(1).is_some_and(|next| {
        let (_, end) = ERAS[next];
        date >= Date { day: day.and(end.day), ..end } && (day.is_some() || date > Date { day: None, ..end })
    });
    if date < first_open || over {
        return Err(DateError::OutsideEra { instead: Some(date.wareki()) });
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_a_moment_in_japan() {
        for (seconds, said) in [
            (0, "1970年1月1日9時00分"),
            (951_782_399, "2000年2月29日8時59分"),
            (951_836_400, "2000年3月1日0時00分"),
            (1_774_969_500, "2026年4月1日0時05分"),
            (4_102_412_400, "2100年1月1日0時00分"),
        ] {
            assert_eq!(Moment::in_japan(seconds).map(|moment| moment.to_string()).as_deref(), Some(said));
        }
        assert_eq!(Moment::in_japan(u64::MAX), None);
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&str, DateError>) {
        assert_eq!(Date::parse(text).map(|d| d.to_string()), expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn reads_both_spellings() {
        check("2026-04-01", Ok("2026-04-01"));
        check("2026-04", Ok("2026-04"));
        check("令和8年4月1日", Ok("2026-04-01"));
        check("令和8年4月", Ok("2026-04"));
        check("2026年4月1日", Ok("2026-04-01"));
        check("2026/4/1", Err(DateError::Form));
        check("2026-2-30", Err(DateError::Form));
        check("2026-02-30", Err(DateError::NoSuchDay));
        check("2026-13-01", Err(DateError::NoSuchDay));
        check("", Err(DateError::Form));
        check("年月日", Err(DateError::Form));
    }

    #[test]
    fn knows_the_day_of_the_week() {
        let weekday = |text: &str| Date::parse(text).unwrap().weekday();
        // Days whose weekday is told with them: the first of 令和, of 平成 and of 2000, leap days.
        assert_eq!(weekday("2019-05-01"), Some(2));
        assert_eq!(weekday("1989-01-08"), Some(6));
        assert_eq!(weekday("2000-01-01"), Some(5));
        assert_eq!(weekday("2000-02-29"), Some(1));
        assert_eq!(weekday("2024-02-29"), Some(3));
        assert_eq!(weekday("2026-04"), None);
    }

    #[test]
    fn keeps_to_the_limits_of_eras() {
        check("令和元年5月1日", Ok("2019-05-01"));
        check("平成31年4月30日", Ok("2019-04-30"));
        check("平成31年4月", Ok("2019-04"));
        check("平成31年5月1日", Err(DateError::OutsideEra { instead: Some("令和元年5月1日".into()) }));
        check("令和元年4月30日", Err(DateError::OutsideEra { instead: Some("平成31年4月30日".into()) }));
        check("令和1年5月1日", Err(DateError::FirstYear { instead: "令和元年5月1日".into() }));
        check("昭和64年1月7日", Ok("1989-01-07"));
        check("昭和64年1月8日", Err(DateError::OutsideEra { instead: Some("平成元年1月8日".into()) }));
        check("平成元年1月8日", Ok("1989-01-08"));
        check("大正15年12月24日", Ok("1926-12-24"));
        check("昭和元年12月25日", Ok("1926-12-25"));
        check("明治45年7月29日", Ok("1912-07-29"));
        check("大正元年7月30日", Ok("1912-07-30"));
    }

    #[test]
    fn prints_era_years() {
        let date = |y, m, d| Date { year: y, month: m, day: d };
        assert_eq!(date(2026, 4, Some(1)).wareki(), "令和8年4月1日");
        assert_eq!(date(2019, 4, Some(30)).wareki(), "平成31年4月30日");
        assert_eq!(date(2019, 5, None).wareki(), "令和元年5月");
        assert_eq!(date(2026, 4, None).seireki(), "2026年4月");
    }
}
