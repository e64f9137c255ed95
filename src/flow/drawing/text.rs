//! Breaking Japanese text into lines: by phrase, with kinsoku, balanced.
//!
//! A browser breaks between any two characters and typst does not know
//! phrases, so lines are broken here, once, and both print the same lines.
//! budoux says where phrases end; inside a phrase a break is dear, and inside
//! a run of kanji, katakana or digits it is never taken unless the run alone
//! is wider than the room.

use super::sizes::Metrics;

/// Marks that may not begin a line.
const NOT_FIRST: &str =
    "、。，．,.）)」』】〕］}〉》・：；:;？！?!ーゝゞ々〜～…‥％%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ※";
/// Marks that may not end a line.
const NOT_LAST: &str = "（(「『【〔［{〈《※";

/// A place where a line may end: byte offset, and what it costs.
#[derive(Clone, Copy, Debug)]
struct Break {
    at: usize,
    price: f64,
}

/// A text cut into the pieces between which a line may end.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    text: String,
    /// Beginning, places for breaks, end.
    breaks: Vec<Break>,
    /// Width in em between each break and the next.
    widths: Vec<f64>,
    /// How much uneven lines matter: more in labels than in sentences.
    evenness: f64,
}

/// Prices above this are taken only when a piece is wider than the room.
const DEAR: f64 = 40.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '々' | '〆' => Script::Kanji,
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Script::Latin,
        _ => Script::Other,
    }
}

/// Words that belong to the particle before them: に＋よる, と＋して.
const TAILS_KANA: [&str; 14] =
    ["よる", "よっ", "より", "おい", "おけ", "つい", "して", "する", "した", "しな", "わた", "ある", "なっ", "なる"];
/// The same written with kanji: a break is possible there, but not good.
const TAILS_KANJI: [&str; 8] = ["基づ", "向け", "応じ", "関し", "関す", "対し", "対す", "通じ"];

/// First letters of verbs that follow another one.
const SECOND_VERBS: &str = "続着掛扱止継合込出戻直";

/// Price of ending a line between `a` and `rest`; infinite where kinsoku
/// forbids it.
fn price(a: char, rest: &str, phrase_end: bool) -> f64 {
    let Some(b) = rest.chars().next() else { return f64::INFINITY };
    if NOT_FIRST.contains(b) || NOT_LAST.contains(a) {
        return f64::INFINITY;
    }
    // 3か月, 2か所.
    let counts = |text: &str| text.strip_prefix('か').is_some_and(|unit| unit.starts_with(['月', '所', '年', '国']));
    if a.is_ascii_digit() && counts(rest) || a == 'か' && "月所年国".contains(b) {
        return 900.0;
    }
    if "。、，：；）」』】".contains(a) || "（「『【".contains(b) {
        return 0.0;
    }
    if "・／/　 ".contains(a) {
        return 1.0;
    }
    // 引き続き, 取り扱う: the second verb stays with the first.
    let mut letters = rest.chars();
    let verb = letters.next().is_some_and(|c| SECOND_VERBS.contains(c))
        && letters.next().is_some_and(|c| script(c) == Script::Hiragana);
    if verb && "きちりけしいみびえれめせ".contains(a) {
        return 300.0;
    }
    if phrase_end && a == 'の' {
        return 2.0;
    }
    if "にとでを".contains(a) && TAILS_KANA.iter().any(|t| rest.starts_with(t)) {
        return 34.0;
    }
    if "にを".contains(a) && TAILS_KANJI.iter().any(|t| rest.starts_with(t)) {
        return 9.0;
    }
    let particle = rest.strip_prefix(['に', 'と', 'で', 'を']);
    if particle.is_some_and(|tail| TAILS_KANA.iter().any(|t| tail.starts_with(t))) && script(a) != Script::Hiragana {
        return 24.0;
    }
    match (script(a), script(b)) {
        (Script::Katakana, Script::Katakana) | (Script::Latin, Script::Latin) => 900.0,
        (Script::Kanji, Script::Kanji) => 400.0,
        _ if phrase_end => 3.0,
        (Script::Kanji, Script::Katakana) | (Script::Katakana, Script::Kanji) => 22.0,
        (Script::Hiragana, Script::Kanji | Script::Katakana) => 30.0,
        (Script::Latin, Script::Kanji | Script::Hiragana) => 200.0,
        _ => 300.0,
    }
}

impl Pieces {
    /// Cuts a text, to be set bold or not. `prefix` and `suffix` are never
    /// parted from it. Control characters count as blanks.
    pub(super) fn new(prefix: &str, text: &str, suffix: &str, bold: bool, metrics: &dyn Metrics) -> Pieces {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let text = text.trim();
        let model = budoux::models::default_japanese_model();
        let mut ends = Vec::new();
        let mut at = 0;
        for phrase in budoux::parse(model, text) {
            at += phrase.len();
            // The model takes the first letter of おおむね for a phrase.
            let mut letters = phrase.chars().map(script);
            if (letters.next(), letters.next()) != (Some(Script::Hiragana), None) {
                ends.push(at);
            }
        }
        let mut breaks = vec![Break { at: 0, price: 0.0 }];
        let mut previous: Option<char> = None;
        for (at, c) in text.char_indices() {
            if let Some(p) = previous {
                let price = price(p, &text[at..], ends.binary_search(&at).is_ok());
                if price.is_finite() {
                    breaks.push(Break { at: at + prefix.len(), price });
                }
            }
            previous = Some(c);
        }
        let text = format!("{prefix}{text}{suffix}");
        breaks.push(Break { at: text.len(), price: 0.0 });
        // Widths are measured once per piece: lines are broken many times.
        let widths = breaks.windows(2).map(|w| metrics.width(&text[w[0].at..w[1].at], bold)).collect();
        Pieces { text, breaks, widths, evenness: if bold { 0.9 } else { 0.45 } }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Width in em of the widest piece that good typesetting leaves whole.
    pub(super) fn least(&self) -> f64 {
        let mut widest: f64 = 0.0;
        let mut sum = 0.0;
        for (w, b) in self.widths.iter().zip(self.breaks.iter().skip(1)) {
            sum += w;
            if b.price < DEAR {
                widest = widest.max(sum);
                sum = 0.0;
            }
        }
        widest
    }

    /// Width in em on one line.
    pub(super) fn whole(&self) -> f64 {
        self.widths.iter().sum()
    }

    /// Breaks into the fewest lines of at most `room` em that need no dear
    /// break, evenly filled.
    pub(super) fn lines(&self, room: f64) -> Vec<String> {
        if self.text.is_empty() {
            return Vec::new();
        }
        if self.whole() <= room {
            return vec![self.text.clone()];
        }
        let dear = self.least() > room;
        let mut stops: Vec<(Break, f64)> = Vec::new();
        let mut sum = 0.0;
        let last = self.breaks.len() - 1;
        for (i, b) in self.breaks.iter().enumerate() {
            if i > 0 {
                sum += self.widths[i - 1];
            }
            if dear || b.price < DEAR || i == last {
                stops.push((*b, sum));
            }
        }
        self.balance(&stops, room + 1e-6)
    }

    /// Dynamic programme over the stops: least price, then even lines.
    fn balance(&self, stops: &[(Break, f64)], room: f64) -> Vec<String> {
        let width = |i: usize, j: usize| stops[j].1 - stops[i].1;
        let n = stops.len();
        // First the fewest lines that fit, so that the balance knows its goal.
        let mut fewest = vec![usize::MAX / 2; n];
        fewest[0] = 0;
        for j in 1..n {
            for i in (0..j).rev() {
                let fits = width(i, j) <= room;
                if !fits && i + 1 < j {
                    break;
                }
                // A piece wider than the room still has to stand somewhere.
                fewest[j] = fewest[j].min(fewest[i] + if fits { 1 } else { 3 });
            }
        }
        let goal = stops[n - 1].1 / fewest[n - 1].clamp(1, 99) as f64;
        let mut best = vec![(f64::INFINITY, 0usize); n];
        best[0].0 = 0.0;
        for j in 1..n {
            for i in (0..j).rev() {
                let w = width(i, j);
                if w > room && i + 1 < j {
                    break;
                }
                let uneven = w - goal;
                let over = if w > room { 1e4 } else { 0.0 };
                let lone = if j == n - 1 && w < 2.5 { 60.0 } else { 0.0 };
                let cost = best[i].0 + stops[j].0.price + self.evenness * uneven * uneven + over + 14.0 + lone;
                if cost < best[j].0 {
                    best[j] = (cost, i);
                }
            }
        }
        let mut lines = Vec::new();
        let mut j = n - 1;
        while j > 0 {
            let i = best[j].1;
            lines.push(self.text[stops[i].0.at..stops[j].0.at].trim().to_string());
            j = i;
        }
        lines.reverse();
        lines.retain(|l| !l.is_empty());
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, room: f64) -> Vec<String> {
        let width = |s: &str, _: bool| s.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>();
        Pieces::new("", text, "", false, &width).lines(room)
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(lines("対象者への訪問支援者の紹介", 8.0), ["対象者への", "訪問支援者の紹介"]);
        assert_eq!(
            lines("社会資源の充足状況の把握と開発に向けた検討", 11.0),
            ["社会資源の充足状況の", "把握と開発に向けた検討"]
        );
        for room in 9..20 {
            for line in lines("主な実施主体：地域福祉コーディネーター、福祉活動専門員", f64::from(room))
            {
                assert!(!line.starts_with(['、', 'ー', '：']) && !line.ends_with("コー"), "{line}");
            }
        }
    }

    #[test]
    fn particles_keep_their_words() {
        assert_eq!(lines("多機関協働による支援", 8.0), ["多機関協働", "による支援"]);
        assert_eq!(lines("訪問やICT等による情報収集", 9.0), ["訪問やICT等による", "情報収集"]);
        assert_eq!(lines("窓口が引き続き担当", 6.0), ["窓口が", "引き続き担当"]);
        assert_eq!(lines("おおむね3か月ごと", 6.0), ["おおむね", "3か月ごと"]);
    }

    #[test]
    fn a_word_wider_than_the_room_is_cut() {
        assert!(lines("コーディネーター", 3.0).len() >= 2);
        assert!(lines("", 3.0).is_empty());
    }
}
