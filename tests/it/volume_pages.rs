//! A long book, page by page: nothing outside of the type area, no page without
//! words, no heading alone at the foot, no line that begins or ends wrongly; and
//! what leads through it: contents, running heads, outline, glossary, index.

use std::collections::BTreeMap;
use std::process::Command;

use lopdf::{Document, Object};
use tebiki::make;

use crate::project::{Project, read, repository, sources};
use crate::volume::volume;

const PT_PER_MM: f64 = 72.0 / 25.4;

/// A line of words as it stands on its page, in pt from the upper left corner.
struct Line {
    left: f64,
    right: f64,
    top: f64,
    foot: f64,
    words: String,
}

struct Printed {
    pages: Vec<Vec<Line>>,
    /// Name, page from 0, and height on it in pt from the top, of every heading.
    headings: Vec<(String, usize, f64)>,
}

fn book() -> Printed {
    let made = make(&sources(volume(|name| read(&repository().join("tests/cases").join(name)))).value);
    let errors: Vec<_> =
        made.findings.iter().filter(|finding| finding.code.severity == tebiki::finding::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let bytes = &made.value["handbook.pdf"].bytes;
    let project = Project::new(&BTreeMap::new());
    project.write("handbook.pdf", bytes);
    let boxes =
        Command::new("pdftotext").arg("-bbox-layout").arg(project.path("handbook.pdf")).arg("-").output().unwrap();
    let boxes = String::from_utf8(boxes.stdout).unwrap();
    let mut pages: Vec<Vec<Line>> = Vec::new();
    for text in boxes.lines().map(str::trim) {
        let number = |key: &str| -> f64 {
            let (_, rest) = text.split_once(&format!("{key}=\"")).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        if text.starts_with("<page ") {
            pages.push(Vec::new());
        } else if text.starts_with("<line ") {
            let line = Line {
                left: number("xMin"),
                right: number("xMax"),
                top: number("yMin"),
                foot: number("yMax"),
                words: String::new(),
            };
            pages.last_mut().unwrap().push(line);
        } else if let Some((_, word)) = text.strip_suffix("</word>").and_then(|text| text.split_once('>')) {
            pages.last_mut().unwrap().last_mut().unwrap().words.push_str(word);
        }
    }
    let pages = pages.into_iter().map(joined).collect();
    Printed { pages, headings: headings(&Document::load_mem(bytes).unwrap()) }
}

/// What the outline of the file lists.
fn headings(pdf: &Document) -> Vec<(String, usize, f64)> {
    let numbers: BTreeMap<_, usize> =
        pdf.get_pages().into_iter().map(|(number, id)| (id, number as usize - 1)).collect();
    let mut found = Vec::new();
    let mut next = vec![pdf.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap()];
    while let Some(id) = next.pop() {
        let entry = pdf.get_dictionary(id).unwrap();
        next.extend(
            ["Next", "First"].iter().filter_map(|key| entry.get(key.as_bytes()).and_then(Object::as_reference).ok()),
        );
        let Ok(title) = entry.get(b"Title").and_then(Object::as_str) else { continue };
        let units: Vec<u16> = title[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let goal = pdf.dereference(entry.get(b"Dest").unwrap()).unwrap().1.as_array().unwrap();
        let height = 841.89 - f64::from(goal[3].as_float().unwrap());
        found.push((String::from_utf16(&units).unwrap(), numbers[&goal[0].as_reference().unwrap()], height));
    }
    found
}

/// Pages of forms are planned by their own template; the town's name stands at their foot.
fn is_form(page: &[Line]) -> bool {
    page.iter().any(|line| line.words.starts_with("見本市") && line.top > 275.0 * PT_PER_MM)
}

/// Puts together what the reader has parted: signs set closer than they are wide.
fn joined(mut page: Vec<Line>) -> Vec<Line> {
    page.sort_by(|a, b| (a.top, a.left).partial_cmp(&(b.top, b.left)).unwrap());
    let mut lines: Vec<Line> = Vec::new();
    for line in page {
        let same = |other: &Line| (other.top - line.top).abs() < 6.0 && (line.left - other.right).abs() < 8.0;
        match lines.iter_mut().find(|other| same(other)) {
            Some(before) => {
                before.words.push_str(&line.words);
                before.right = line.right;
            }
            None => lines.push(line),
        }
    }
    lines
}

#[test]
fn a_long_book_is_whole_on_every_page() {
    let book = book();
    assert!((55..75).contains(&book.pages.len()), "{} pages", book.pages.len());
    let mut wrong = Vec::new();
    for (n, page) in book.pages.iter().enumerate() {
        if page.is_empty() {
            wrong.push(format!("page {}: empty", n + 1));
        }
        if n == 0 || is_form(page) {
            continue;
        }
        // The first page is a right one: bound at its left.
        let (left, right) = if n % 2 == 0 { (27.0, 189.0) } else { (21.0, 183.0) };
        for line in page {
            // The empty half of a bracket or a stop may lie outside.
            let half = |signs: &str, c: Option<char>| if c.is_some_and(|c| signs.contains(c)) { 5.4 } else { 0.6 };
            let left = left * PT_PER_MM - half("「『（【〔〈《", line.words.chars().next());
            let right = right * PT_PER_MM + half("」』）】〕〉》、。，．・", line.words.chars().next_back());
            let (top, foot) = (12.0 * PT_PER_MM, 286.0 * PT_PER_MM);
            if line.left < left || line.right > right || line.top < top || line.foot > foot {
                wrong.push(format!("page {}: out of the type area: {}", n + 1, line.words));
            }
            let begins = line.words.chars().next().is_some_and(|c| {
                "、。，．・」』）】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々：；？！".contains(c)
            });
            let ends = line.words.chars().next_back().is_some_and(|c| "「『（【〔〈《".contains(c));
            if (begins && !line.words.starts_with('・')) || ends {
                wrong.push(format!("page {}: a line breaks wrongly: {}", n + 1, line.words));
            }
        }
    }
    for (name, n, height) in &book.headings {
        // The outline leads a little above the heading; a line of text below it
        // ends no nearer than this.
        let below =
            book.pages[*n].iter().filter(|line| line.top > height + 20.0 && line.foot < 274.0 * PT_PER_MM).count();
        if below == 0 {
            wrong.push(format!("page {}: a heading alone at its foot: {name}", n + 1));
        }
    }
    assert!(book.headings.len() > 100);
    assert_eq!(wrong, Vec::<String>::new());
    // The head of a table stands on every page that has rows of it.
    let rows = |page: &&Vec<Line>| page.iter().any(|line| line.words.starts_with("取組の番号"));
    let long_table: Vec<_> = book.pages.iter().filter(rows).collect();
    assert!(long_table.len() > 3);
    for page in long_table {
        for word in ["取組", "内容", "担当"] {
            assert!(page.iter().any(|line| line.words == word), "{word}");
        }
    }
}

#[test]
fn a_long_book_leads_through_itself() {
    let book = book();
    let words = |n: usize| book.pages[n].iter().map(|line| line.words.as_str()).collect::<Vec<_>>();
    let text = |n: usize| words(n).concat();
    let contents = [words(1), words(2)].concat();
    // An entry is read in pieces: number, name with leaders, page.
    let page_of = |name: &str| -> usize {
        let at = (0..contents.len()).find(|n| contents[*n..].concat().starts_with(name));
        let rest = &contents[at.unwrap_or_else(|| panic!("{name} in {contents:?}"))..];
        rest.iter().find_map(|piece| piece.parse().ok()).unwrap()
    };
    let total = book.pages.len();
    let at =
        |name: &str| book.headings.iter().find(|(heading, ..)| heading == name).unwrap_or_else(|| panic!("{name}")).1;

    // Chapters of articles say which; articles are found in the outline only.
    assert_eq!(page_of("第2章相談（第9条―第16条）"), at("第2章　相談") + 1);
    assert!(!contents.concat().contains("第5条（連絡）"));
    let article = at("第5条（連絡）");
    assert!(words(article).contains(&"（連絡）"), "{:?}", words(article));

    // The document at the head of left pages, its chapter on right ones, neither where it begins.
    let (plan, second) = (at("見本市支え合い計画"), at("第2章　第二の柱についての考え方と取組"));
    assert!(second > plan + 1, "chapters of a plan begin on pages of their own");
    assert!(text(second).contains("第2章第二の柱についての考え方と取組1背景"), "{}", text(second));
    for n in plan + 1..second {
        let head = if n % 2 == 1 {
            "見本市支え合い計画"
        } else {
            "第1章第一の柱についての考え方と取組"
        };
        assert!(text(n).starts_with(head), "page {}: {}", n + 1, text(n));
        assert!(text(n).ends_with(&format!("{}／{total}", n + 1)));
    }
    assert!(text(plan).starts_with("規程見本市支え合い計画"));

    // A cross reference, and the page that it names.
    let goal = at("第4章　第四の柱についての考え方と取組");
    let reference = format!("第4章1「背景」（→{}ページ）", goal + 1);
    assert!((plan..second).any(|n| text(n).contains(&reference)), "{reference}");

    // Glossary and index name the page of the defining clause.
    let (glossary, index) = (at("用語集"), at("索引"));
    assert!(glossary < index && index == total - 1);
    let defined = at("用語と引用の見本の要領") + 1;
    let own = text(index).split("見守り計画").nth(1).unwrap().trim_start_matches('･').to_owned();
    assert!(own.starts_with(&defined.to_string()), "{own}");
    let row = text(glossary).split("見守り計画").nth(1).unwrap().to_owned();
    assert!(row.starts_with(&format!("見守りの日を定めたもの要領2(2){defined}")), "{row}");
}
