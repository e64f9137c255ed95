//! Numbers of articles and forms stay in one piece at the end of a line.
//!
//! Browsers break Japanese between a digit and the letters around it, and
//! 「第／106条」 or 「様式第2-／2号」 is hard to read. Each such number is put into
//! an element that the style sheet keeps whole. A character between the letters
//! would do too, but would be copied and would spoil searching in the page.
//!
//! This is done once, over finished pages, so that no template can forget it.

/// Elements whose text is no text of a page, or holds no elements.
const OPAQUE: [&str; 8] = ["head", "script", "style", "svg", "title", "option", "textarea", "pre"];
/// What a number may begin with; the longest first.
const BEFORE: [&str; 4] = ["様式第", "別表第", "附則第", "第"];
const COUNTED: &str = "条項号章節款編目";
/// Numbers of laws and rules have no more digits.
const DIGITS: usize = 8;

/// What stands in a line; any other element begins a new one.
const INLINE: [&str; 14] =
    ["a", "b", "dfn", "em", "i", "img", "mark", "rp", "rt", "ruby", "span", "strong", "time", "wbr"];

/// The page with an element around each number of an article or a form.
pub(super) fn kept_whole(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    // Name of the element that is passed over, up to its end.
    let mut opaque: Option<&str> = None;
    // Where a line begins, a number has all the room there is.
    let mut first = true;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        match opaque {
            Some(_) => out.push_str(text),
            None => push(text, &mut first, &mut out),
        }
        // Values in our pages hold no bare ">", since Tera and we escape them.
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        out.push_str(tag);
        let name = tag.trim_start_matches(['<', '/']);
        first |= !INLINE.into_iter().any(|inline| named(name, inline));
        match opaque {
            Some(name) => {
                if tag.strip_prefix("</").is_some_and(|closing| named(closing, name)) {
                    opaque = None;
                }
            }
            None => opaque = OPAQUE.into_iter().find(|name| named(&tag[1..], name)),
        }
        rest = after;
    }
    push(rest, &mut first, &mut out);
    out
}

/// Whether a tag without its "<" is one of the element.
fn named(tag: &str, name: &str) -> bool {
    tag.strip_prefix(name).is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
}

fn push(text: &str, begins: &mut bool, out: &mut String) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = number(rest);
        let begins = std::mem::replace(begins, *begins && first.is_whitespace());
        if length > 0 && !begins {
            out.push_str("<span class=\"nobreak\">");
            out.push_str(&rest[..length]);
            out.push_str("</span>");
            rest = &rest[length..];
        } else {
            let step = length.max(first.len_utf8());
            out.push_str(&rest[..step]);
            rest = &rest[step..];
        }
    }
}

/// Length in bytes of the number at the head of a text, 0 when there is none:
/// 「第106条の5」, 「様式第2-2号」, 「別表第1」.
fn number(text: &str) -> usize {
    let Some(before) = BEFORE.into_iter().find(|before| text.starts_with(before)) else { return 0 };
    let mut end = before.len();
    let digits = run(&text[end..], |c| c.is_numeric() || c == '-');
    if digits == 0 || text[end..end + digits].chars().count() > DIGITS {
        return 0;
    }
    end += digits;
    match text[end..].chars().next() {
        Some(counted) if COUNTED.contains(counted) => end += counted.len_utf8(),
        _ if before == "別表第" => {}
        _ => return 0,
    }
    // Branch numbers: の4, and の2の5.
    while let Some(branch) = text[end..].strip_prefix('の') {
        let digits = run(branch, char::is_numeric);
        if digits == 0 {
            break;
        }
        end += 'の'.len_utf8() + digits;
    }
    end
}

/// Length in bytes of the letters at the head of a text that are of a kind.
fn run(text: &str, kind: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !kind(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::kept_whole;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(kept_whole(html).replace("<span class=\"nobreak\">", "[").replace("</span>", "]"), expected);
    }

    #[test]
    fn numbers_are_kept_whole() {
        check("<p>法第106条の4第2項第4号による。</p>", "<p>法[第106条の4][第2項][第4号]による。</p>");
        check("<p>次の様式第2-2号と様式第１号を使う。</p>", "<p>次の[様式第2-2号]と[様式第１号]を使う。</p>");
        check("<p>これは別表第1に定める。附則第2項</p>", "<p>これは[別表第1]に定める。[附則第2項]</p>");
        check("<p>この第3条の2の5まで</p>", "<p>この[第3条の2の5]まで</p>");
        check("<p>法<a>第1条</a><br>第2条</p>", "<p>法<a>[第1条]</a><br>第2条</p>");
    }

    #[test]
    fn what_is_no_number_stays() {
        for html in [
            "<p>第三者、第1、次第5、第2位</p>",
            "<title>この第1条のこと</title>",
            "<svg class=\"flow\"><text>この第1条のこと</text></svg>",
            "<a title=\"第1条のこと\" href=\"x\">前条</a>",
            "<td>\n<a href=\"x\">第1条のこと</a></td>",
            "",
            "第",
        ] {
            check(html, &html.replace("</span>", "]"));
        }
    }

    #[test]
    fn text_after_an_opaque_element_is_text_again() {
        check(
            "<svg><text>一、第1条だ</text></svg><p>一、第1条だ</p>",
            "<svg><text>一、第1条だ</text></svg><p>一、[第1条]だ</p>",
        );
        check("<header>一、第1条だ</header>", "<header>一、[第1条]だ</header>");
    }
}
