//! The order of words by their readings (五十音順).
//!
//! A reading is compared letter by letter without voice marks, small letters and
//! the script first (か before が, きょ before きよ only where all else is equal), as
//! dictionaries and 索引 do. The long mark counts as the vowel before it.

/// By what a reading is sorted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    plain: String,
    exact: String,
}

impl Reading {
    #[must_use]
    pub fn new(reading: &str) -> Self {
        let exact: String = reading.chars().map(hiragana).collect();
        let mut plain = String::with_capacity(exact.len());
        for c in exact.chars() {
            match (c, plain.chars().last().and_then(vowel)) {
                ('ー', Some(vowel)) => plain.push(vowel),
                (' ' | '\u{3000}' | '・', _) => {}
                _ => plain.push(base(c)),
            }
        }
        Self { plain, exact }
    }

    /// The first letter of the row (行) in which the reading stands: か for 「がいぎ」.
    /// `None` if it does not begin with kana.
    #[must_use]
    pub fn row(&self) -> Option<char> {
        let first = self.plain.chars().next()?;
        ROWS.iter().find(|(_, letters)| letters.contains(first)).map(|(row, _)| *row)
    }
}

/// Whether all of a word is kana, so that it is its own reading.
#[must_use]
pub fn is_kana(word: &str) -> bool {
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '・');
    !word.is_empty() && word.chars().all(kana)
}

const ROWS: [(char, &str); 10] = [
    ('あ', "あいうえお"),
    ('か', "かきくけこ"),
    ('さ', "さしすせそ"),
    ('た', "たちつてと"),
    ('な', "なにぬねの"),
    ('は', "はひふへほ"),
    ('ま', "まみむめも"),
    ('や', "やゆよ"),
    ('ら', "らりるれろ"),
    ('わ', "わゐゑをん"),
];

fn hiragana(c: char) -> char {
    match c {
        // The katakana block runs alongside the hiragana block.
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Pairs of a letter with a mark or of small size, and the plain letter.
const MARKED: &str = "ぁあぃいぅうぇえぉおがかぎきぐくげけごこざさじしずすぜせぞそだたぢちっつづつでてどと\
    ばはぱはびひぴひぶふぷふべへぺへぼほぽほゃやゅゆょよゎわゔうゕかゖけ";

fn base(c: char) -> char {
    let mut pairs = MARKED.chars();
    while let (Some(marked), Some(plain)) = (pairs.next(), pairs.next()) {
        if marked == c {
            return plain;
        }
    }
    c
}

/// The vowel on which a letter ends.
fn vowel(c: char) -> Option<char> {
    const VOWELS: [(char, &str); 5] = [
        ('あ', "あかさたなはまやらわ"),
        ('い', "いきしちにひみりゐ"),
        ('う', "うくすつぬふむゆる"),
        ('え', "えけせてねへめれゑ"),
        ('お', "おこそとのほもよろを"),
    ];
    VOWELS.iter().find(|(_, letters)| letters.contains(c)).map(|(vowel, _)| *vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_stand_in_the_order_of_a_dictionary() {
        let expected = [
            "ア",
            "かい",
            "かいぎ",
            "がいぎ",
            "きょう",
            "きよう",
            "データ",
            "でえと",
            "はす",
            "ばす",
            "ぱす",
            "はひ",
            "ん",
        ];
        let mut words = expected;
        words.reverse();
        words.sort_by_key(|word| Reading::new(word));
        assert_eq!(words, expected);
        // 「ー」 is the vowel before it.
        assert!(Reading::new("アウトリーチ") < Reading::new("あえる"));
    }

    #[test]
    fn rows_and_kana() {
        for (reading, row) in [("がいぎ", 'か'), ("ョウ", 'や'), ("ヴ", 'あ'), ("を", 'わ')] {
            assert_eq!(Reading::new(reading).row(), Some(row), "{reading}");
        }
        assert_eq!(Reading::new("会議").row(), None);
        assert!(is_kana("アウトリーチ") && is_kana("ひきこもり") && !is_kana("訪問") && !is_kana(""));
    }
}
