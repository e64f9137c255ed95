//! Style sheets without what only their authors read: comments and white space.
//!
//! A page must be light for a phone and for a file share behind a slow line.
//! Only what cannot matter is left out, so that a town's own sheet, however it
//! is written, means the same afterwards: no value is shortened, no rule moved.

/// The same style sheet in fewer bytes. One that is not UTF-8 is nobody's to change.
pub(super) fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let Ok(sheet) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let mut out = Out::default();
    let mut rest = sheet;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '/' if rest.starts_with("/*") => {
                let length = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
                out.comment(rest[length..].chars().next());
                length
            }
            '"' | '\'' => {
                let length = quoted(rest, first);
                out.verbatim(&rest[..length]);
                length
            }
            '\\' => {
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                out.verbatim(&rest[..length]);
                length
            }
            // An address without quotes may hold what looks like a comment.
            'u' | 'U' if rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("url(")) => {
                let quoted = rest[4..].trim_start().starts_with(['"', '\'']);
                let length = if quoted { 4 } else { rest.find(')').map_or(rest.len(), |end| end + 1) };
                out.verbatim(&rest[..length]);
                length
            }
            _ if first.is_ascii_whitespace() => {
                out.space = true;
                1
            }
            _ => {
                out.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.text.into_bytes()
}

/// Length in bytes of the string at the head of `text`, with both its quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[derive(Default)]
struct Out {
    text: String,
    /// White space was read and not yet written.
    space: bool,
}

impl Out {
    fn push(&mut self, letter: char) {
        self.settle(letter);
        // The last declaration of a block needs no end of its own.
        if letter == '}' && self.text.ends_with(';') {
            self.text.pop();
        }
        self.text.push(letter);
    }

    fn verbatim(&mut self, text: &str) {
        self.settle(text.chars().next().unwrap_or(' '));
        self.text.push_str(text);
    }

    /// A comment may be all that parts two words.
    fn comment(&mut self, next: Option<char>) {
        let alone = self.space || self.text.is_empty() || self.text.ends_with(['{', '}', ';', ',']);
        if !alone && !next.is_some_and(|letter| letter.is_ascii_whitespace() || "{};".contains(letter)) {
            self.text.push_str("/**/");
        }
    }

    /// Writes the white space before `next`, where it means something. After a
    /// colon it does before an end: `--x: ;` is a value.
    fn settle(&mut self, next: char) {
        // ">" stands between selectors and in ranges of media queries, never in calc().
        let ends = matches!(next, '{' | '}' | ';' | '>');
        let idle =
            self.text.is_empty() || self.text.ends_with(['{', '}', ';', ',', '>']) || self.text.ends_with(':') != ends;
        if std::mem::take(&mut self.space) && !idle {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn only_what_means_nothing_is_left_out() {
        for (written, kept) in [
            ("/* one */\na ,\n b > i { color : red; margin: 0 auto; }\n", "a ,b>i{color :red;margin:0 auto}"),
            (
                "@media (min-width: 48rem) {\n  :root { --x: 1 ; --y: ; }\n}",
                "@media (min-width:48rem){:root{--x:1;--y: }}",
            ),
            (".a :hover { width: calc(1px + 2px) }", ".a :hover{width:calc(1px + 2px)}"),
            ("a::before { content: \"/*  ;} \\\"  \" / \"\"; }", "a::before{content:\"/*  ;} \\\"  \" / \"\"}"),
            ("a { background: url(data:,/*x*/  ) }", "a{background:url(data:,/*x*/  )}"),
            ("a { background: url( 'a  b' ) }", "a{background:url( 'a  b' )}"),
            ("a { margin: 1px/* and */2px } .a/**/.b { top: 0 }", "a{margin:1px/**/2px}.a/**/.b{top:0}"),
            ("/*/ a */ b { top: 0 }", "b{top:0}"),
            ("a { top: 0 /* why */ ; left: 0; /* unfinished", "a{top:0;left:0;"),
            (".\\31 0 { top: 0 }", ".\\31 0{top:0}"),
        ] {
            assert_eq!(String::from_utf8_lossy(&squeezed(written.as_bytes())), kept);
        }
        assert_eq!(squeezed(b"\xff  a"), b"\xff  a");
    }
}
