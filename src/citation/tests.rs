use super::*;

/// `+` before a citation of this text, `-` before one of another law.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = find(text, &Names::new(["個人情報保護法"]));
    let found: Vec<String> =
        found.iter().map(|c| format!("{}{}", if c.outside { '-' } else { '+' }, &text[c.range.clone()])).collect();
    assert_eq!(found, expected);
}

/// The ways that the citations of a text go, with the steps that they inherit.
#[track_caller]
fn ways(text: &str, expected: &[&str]) {
    let way = |citation: Citation| match citation.cited {
        Cited::Form(figures) => format!("form {figures}"),
        Cited::Table(figures) => format!("table {figures}"),
        Cited::Units(path) => {
            let mut words = vec![format!("{:?}", path.start)];
            words.extend(path.below.iter().map(|(unit, Ordinal(n))| {
                format!("{unit:?} {}", n.iter().map(u32::to_string).collect::<Vec<_>>().join("_"))
            }));
            words.extend((path.tail != Tail::Whole).then(|| format!("{:?}", path.tail)));
            words.join(", ")
        }
    };
    assert_eq!(find(text, &Names::default()).into_iter().map(way).collect::<Vec<_>>(), expected);
}

#[test]
fn absolute() {
    check("第3条第2項第1号アに定める", &["+第3条第2項第1号ア"]);
    check("第5条の2の規定", &["+第5条の2"]);
    check("第5条の規定", &["+第5条"]);
    check("第5条の3人の委員", &["+第5条"]);
    check("第１条及び第３条", &["+第１条", "+第３条"]);
    check("第3条から第5条までの規定", &["+第3条", "+第5条"]);
    check("第1号アンケート", &["+第1号"]);
    check("第2項の規定", &["+第2項"]);
    check("第3回、第1目標、第条、第2条件、第1項目", &[]);
    check("第1章第2節、第2編", &["+第1章第2節", "+第2編"]);
    ways("第1章1(1)", &["Here, Chapter 1, Heading 1, Item 1"]);
    ways("第3条第1号の2", &["Here, Article 3, Item 1_2"]);
    ways("第2条第1項第2号イ(ウ)", &["Here, Article 2, Paragraph 1, Item 2, Letter 2, InnerLetter 3"]);
}

#[test]
fn relative() {
    check("前条又は次条の規定により、同条", &["+前条", "+次条", "+同条"]);
    check("前項、前号、前2号及び前各号", &["+前項", "+前号", "+前2号", "+前各号"]);
    check("以前条件、前項目、改正前条例、事前、次目標、同条件、前章", &["+前章"]);
    ways("前条第2項及び第3項", &["Beside(Article, -1), Paragraph 2", "Beside(Article, -1), Paragraph 3"]);
    ways("前3項又は次条", &["Beside(Paragraph, -3)", "Beside(Article, 1)"]);
    ways("前各号、前項各号", &["Before(Item)", "Beside(Paragraph, -1), EachItem"]);
    ways(
        "同条第2項、同項第1号、同号ア",
        &["Same(Article), Paragraph 2", "Same(Paragraph), Item 1", "Same(Item), Letter 1"],
    );
    ways("前項ただし書、第1項各号列記以外の部分", &["Beside(Paragraph, -1), Proviso", "Here, Paragraph 1, Sentence"]);
}

#[test]
fn figures_in_kanji() {
    check("第三条の規定により、前二項及び前三号", &["+第三条", "+前二項", "+前三号"]);
    check("第三条の二第一項、第三条の一部、第五条の二人", &["+第三条の二第一項", "+第三条", "+第五条"]);
    check("第一に、第二回、第一項目、第二号被保険者、前二者", &[]);
    ways("第百六条の六第二十三項", &["Here, Article 106_6, Paragraph 23"]);
    ways("前二項、別表第一", &["Beside(Paragraph, -2)", "table 1"]);
}

#[test]
fn rules_by_their_title() {
    let names = |text: &str| -> Vec<(String, Option<usize>)> {
        let all = find(text, &Names::new(["見本市要綱", "市要綱"]));
        all.into_iter().map(|c| (text[c.range.clone()].to_owned(), c.named)).collect()
    };
    let third = |n| ("第3条".to_owned(), n);
    assert_eq!(names("見本市要綱第3条及び第5条"), [third(Some(0)), ("第5条".to_owned(), Some(0))]);
    assert_eq!(names("「見本市要綱」の第3条"), [third(Some(0))]);
    assert_eq!(names("見本市要綱（以下「要綱」という。）第3条"), [third(Some(0))]);
    assert_eq!(names("旧見本市要綱第3条、第3条"), [third(None), third(None)]);
    assert_eq!(names("見本市要綱の4(2)アに"), [("4(2)ア".to_owned(), Some(0))]);
    assert_eq!(names("見本市要綱4(2)に"), [("4(2)".to_owned(), Some(0))]);
    assert_eq!(names("見本市要綱による。第3条"), [third(None)]);
}

#[test]
fn what_stands_together_shares_its_first_steps() {
    ways("第3条第1項及び第2項", &["Here, Article 3, Paragraph 1", "Here, Article 3, Paragraph 2"]);
    ways(
        "第3条第1項第1号から第3号まで",
        &["Here, Article 3, Paragraph 1, Item 1", "Here, Article 3, Paragraph 1, Item 3"],
    );
    ways("第2条第1号ア又はイ", &["Here, Article 2, Item 1, Letter 1", "Here, Article 2, Item 1, Letter 2"]);
    ways("第3条（定義）第2項", &["Here, Article 3", "Here, Article 3, Paragraph 2"]);
    ways("第3条「定義」第2項", &["Here, Article 3", "Here, Article 3, Paragraph 2"]);
    ways("前条及び第2項", &["Beside(Article, -1)", "Here, Paragraph 2"]);
    ways("様式第1号及び第2号", &["form 1", "form 2"]);
}

#[test]
fn outline() {
    check("本要領の5に定める", &["+5"]);
    check("この要領の4(2)アに", &["+4(2)ア"]);
    check("5「訪問支援者」に定める", &["+5"]);
    check("5名、5人", &[]);
    check("4(2)ア及び4(3)", &["+4(2)ア", "+4(3)"]);
    check("3の(2)に定める", &["+3の(2)"]);
    check("令和8年4月1日、3か月、8時30分、03(1234)", &[]);
    check("(1)アに掲げる者、(2)及び(3)、イに掲げる", &["+(1)ア", "+(2)", "+(3)", "+イ"]);
    check("職員(2)に、（1）本文、アンケートから、ア　項目", &[]);
    ways("アからウまでに", &["Here, Letter 1", "Here, Letter 3"]);
    ways("(1)の2に掲げる", &["Here, Item 1_2"]);
    let text = "5「訪問支援者」";
    assert_eq!(find(text, &Names::default())[0].quoted.clone().map(|range| &text[range]), Some("訪問支援者"));
}

#[test]
fn forms_and_tables() {
    check("様式第2号及び様式第2－2号による", &["+様式第2号", "+様式第2－2号"]);
    check("第1号様式", &["+第1号様式"]);
    check("別記様式第3号、別記様式による、様式を定める", &["+別記様式第3号", "+別記様式"]);
    ways("様式第２ー2号、様式第1号の2", &["form 2-2", "form 1-2"]);
    ways("別表第1、別表第1の2、別表に", &["table 1", "table 1-2", "table "]);
    check("法別表第1、省令様式第1号", &["-別表第1", "-様式第1号"]);
    assert_eq!(form_figures("様式第1号の2").as_deref(), Some("1-2"));
    assert_eq!(table_figures("別表第１（第3条関係）").as_deref(), Some("1"));
    assert_eq!(table_figures("別　表").as_deref(), Some(""));
    assert_eq!(table_figures("別表の見方"), None);
}

#[test]
fn supplementary_provisions() {
    ways("附則第2項", &["Suppl, Paragraph 2"]);
    check("附則に定める、法附則第3条", &["-附則第3条"]);
}

#[test]
fn laws_of_others() {
    check("法第106条の6第1項に規定する", &["-第106条の6第1項"]);
    check(
        "社会福祉法（昭和26年法律第45号。以下「法」という。）第106条の4第2項第4号",
        &["-第45号", "-第106条の4第2項第4号"],
    );
    check("法第3条及び第5条並びに同条第2項", &["-第3条", "-第5条", "-同条第2項"]);
    check("個人情報保護法第3条", &["-第3条"]);
    check("この規程第3条", &["+第3条"]);
    check("福政第12号、「事務要領」第3条", &["-第12号", "-第3条"]);
    check("実施細目4(2)", &[]);
}

proptest::proptest! {
    /// Whatever is written, the scanner ends, and every range can be cut out of the text in order.
    #[test]
    fn hostile_texts(text in "([第附則別表様式記同前次各条項号章節のアイ0-9１２(（)）「」、及び又はからまで。法 -]{0,60})") {
        let mut end = 0;
        for citation in find(&text, &Names::new(["法"])) {
            proptest::prop_assert!(citation.range.start >= end && text.get(citation.range.clone()).is_some());
            if let Some(quoted) = &citation.quoted {
                proptest::prop_assert!(text.get(quoted.clone()).is_some());
            }
            end = citation.range.end;
        }
    }
}
