//! A handbook as long as a municipal plan, made from the cases and from
//! sentences of varying length. The same on every call.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Files of a project by path.
type Files = BTreeMap<String, Vec<u8>>;

/// Cases that a handbook takes in, and how often.
const COPIES: [(&str, usize); 3] = [("articles", 2), ("marks", 1), ("terms", 1)];

/// A handbook of some sixty pages. `case` reads the files of a case.
pub(crate) fn volume(case: impl Fn(&str) -> Files) -> Files {
    let mut files = Files::new();
    let mut pages = vec!["guidelines/long-plan".to_owned(), "guidelines/long-rule".to_owned()];
    files.insert("content/guidelines/long-plan.md".to_owned(), plan().into_bytes());
    files.insert("content/guidelines/long-rule.md".to_owned(), rule().into_bytes());
    for (name, copies) in COPIES {
        let own = case(name);
        for copy in 1..=copies {
            copied(&own, &format!("{name}-{copy}"), &mut files, &mut pages);
        }
    }
    let list = |kind: &str| {
        let of_kind: Vec<&str> = pages.iter().map(String::as_str).filter(|page| page.starts_with(kind)).collect();
        of_kind.join(", ")
    };
    let settings = format!(
        "title: 見本市支え合いの手引き\nmunicipality: 見本市\noffice: 福祉課\n\
         edition: {{ name: 第2版, date: 2026-04-01 }}\nactors: [{{ id: staff, label: 職員 }}, {{ id: person, label: 本人 }}]\n\
         variables: {{ office: 福祉課 }}\noutputs: [book]\nparts:\n  - {{ title: 規程, pages: [{}] }}\n  \
         - {{ title: 流れ, pages: [{}] }}\n  - {{ title: 様式, pages: [{}] }}\n",
        list("guidelines/"),
        list("flows/"),
        list("forms/"),
    );
    files.insert("content/handbook.yaml".to_owned(), settings.into_bytes());
    files
}

/// Takes in a case under names of its own.
fn copied(case: &Files, copy: &str, files: &mut Files, pages: &mut Vec<String>) {
    let stem =
        |path: &str| path.rsplit_once('/').map_or(path, |(_, name)| name).split('.').next().unwrap_or("").to_owned();
    let stems: Vec<String> =
        case.keys().filter(|path| !path.ends_with("handbook.yaml")).map(|path| stem(path)).collect();
    for (path, bytes) in case.iter().filter(|(path, _)| !path.ends_with("handbook.yaml")) {
        let (own, new) = (stem(path), format!("{}-{copy}", stem(path)));
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        for stem in &stems {
            text = renamed(&text, stem, copy);
        }
        let path = path.replace(&format!("/{own}."), &format!("/{new}."));
        let page = path.trim_start_matches("content/").split('.').next().unwrap_or("").to_owned();
        if !page.starts_with("forms/shared/") {
            pages.push(page);
        }
        files.insert(path, text.into_bytes());
    }
}

/// Names a file anew where a text refers to it, and nowhere inside of words.
fn renamed(text: &str, stem: &str, copy: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(stem) {
        out.push_str(before);
        out.push_str(stem);
        if before.ends_with(['/', '(', '[', ' ']) && behind.starts_with(['.', '#', ',', ']', '\n']) {
            let _ = write!(out, "-{copy}");
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

const SUBJECTS: [&str; 8] = [
    "市は、",
    "福祉課の職員は、",
    "地域で活動する団体（自治会、民生委員・児童委員の会その他の集まりをいう。）は、",
    "本人及びその家族は、",
    "訪問を担う者は、",
    "「つなぎ役」となる者は、",
    "関係する機関は、相互に",
    "この計画に基づく取組を行う者は、",
];
const MATTERS: [&str; 9] = [
    "相談の内容を",
    "令和8年4月1日から令和13年3月31日までの5年間の見通しを",
    "居場所、移動の手段、買物の支援など暮らしに関わることを",
    "「一人にしない」という考え方を",
    "住民の声（アンケート、座談会、窓口での聞き取り等により集めたもの）を",
    "個人の情報の扱いを",
    "インターネット、メール、ショートメッセージサービス等による連絡の方法を",
    "費用の見込み（1件当たり約12,000円）を",
    "研修の記録を",
];
const VERBS: [&str; 7] = [
    "定期に確かめるものとする。",
    "分かりやすい言葉で伝える。",
    "記録し、及び保管しなければならない。",
    "できる限り早く、関係者と話し合う。",
    "年1回以上見直し、その結果を公表する。",
    "尊重しつつ、必要な支えにつなげるよう努める。",
    "「誰もが、自分らしく暮らせるまち」の実現に生かす。",
];

fn pick<'a>(list: &[&'a str], n: usize) -> &'a str {
    list.get(n % list.len()).copied().unwrap_or_default()
}

/// `count` sentences, others for every `seed`.
fn sentences(seed: usize, count: usize) -> String {
    let one = |n: usize| {
        [pick(&SUBJECTS, n * 3 + seed), pick(&MATTERS, n * 5 + seed / 2), pick(&VERBS, n + seed * 2)].concat()
    };
    (0..count).map(one).collect()
}

fn plan() -> String {
    let mut text =
        "---\nid: long-plan\ntitle: 見本市支え合い計画\nkind: 計画\nskeleton: chapters\nissuer: 見本市\n---\n"
            .to_owned();
    for chapter in 0..7 {
        let _ = write!(
            text,
            "\n# 第{}の柱についての考え方と取組 {{#c{chapter}}}\n",
            pick(&["一", "二", "三", "四", "五", "六", "七"], chapter)
        );
        for section in 0..6 {
            let seed = chapter * 17 + section * 5;
            let _ = write!(
                text,
                "\n## {} {{#c{chapter}-s{section}}}\n\n",
                pick(&["背景", "現状と課題", "進め方", "担い手", "目標とする姿", "評価の方法"], section)
            );
            for paragraph in 0..2 + seed % 3 {
                let _ = writeln!(text, "{}\n", sentences(seed + paragraph, 2 + (seed + paragraph) % 4));
            }
            for item in 0..3 + seed % 4 {
                let _ = writeln!(text, "1. {}", sentences(seed * 2 + item, 1 + item % 2));
            }
            if section == 2 {
                let _ = writeln!(text, "\n> [!注意]\n> {}", sentences(seed, 2));
            }
            let _ = writeln!(text, "\n詳しくは、[](#c{}-s{section})による。", (chapter + 3) % 7);
        }
        if chapter == 4 {
            text.push_str("\n## 取組の一覧 {#list}\n\n| 取組 | 内容 | 担当 |\n|---|---|---|\n");
            for row in 0..48 {
                let _ = writeln!(text, "| 取組の番号{row} | {} | 福祉課 |", sentences(row, 1 + row % 3));
            }
        }
    }
    text
}

fn rule() -> String {
    let mut text =
        "---\nid: long-rule\ntitle: 見本市支え合いの推進に関する要綱\nkind: 要綱\nform: 告示\nnumber: 第7号\n\
        skeleton: articles\nlevels: [章, 条]\noffice: 福祉課\ndates:\n  - { kind: 制定, date: 令和8年4月1日 }\n---\n"
            .to_owned();
    for chapter in 0..6 {
        let _ = write!(
            text,
            "\n# {} {{#p{chapter}}}\n",
            pick(&["総則", "相談", "訪問", "集いの場", "会議", "雑則"], chapter)
        );
        for article in 0..8 {
            let seed = chapter * 8 + article;
            let _ = write!(
                text,
                "\n## {} {{#a{seed}}}\n\n{}\n",
                pick(&["目的", "申出", "受付", "記録", "連絡", "費用", "期間", "見直し"], article),
                sentences(seed, 1 + seed % 3)
            );
            if seed % 3 == 1 {
                let _ = writeln!(text, "\n{}", sentences(seed + 3, 2));
                for item in 0..4 {
                    let _ = write!(text, "\n1. {}", sentences(seed + item, 1));
                }
                let _ = write!(
                    text,
                    "\n\n第{}条及び[](#a{})の定めは、この場合に準用する。\n",
                    1 + seed / 2,
                    (seed + 20) % 48
                );
            }
        }
    }
    text.push_str("\n# 附則\n\nこの要綱は、令和8年4月1日から施行する。\n");
    text
}
