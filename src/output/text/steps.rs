//! A flow in words, since a text file holds no picture.

use crate::flow::drawing::text_twin;
use crate::handbook::Flow;
use crate::words::{PRINT, text as words};

/// One step: its first line, and the lines below it.
pub(super) struct StepLines {
    pub(super) name: String,
    pub(super) below: Vec<String>,
}

/// The steps in the order of the file.
pub(super) fn steps(flow: &Flow) -> Vec<StepLines> {
    let twins = text_twin(&flow.figure).into_iter();
    twins
        .map(|twin| {
            let actor = twin.actor.map(|actor| words::actor(&actor)).unwrap_or_default();
            let tags: String = twin.tags.iter().map(|tag| words::tag(tag)).collect();
            let name = format!("{}{}{actor}{tags}", marked(&twin.mark, &twin.label), twin.notes);
            let mut below: Vec<String> = Some(twin.text).filter(|text| !text.is_empty()).into_iter().collect();
            for item in &twin.items {
                below.push(format!("{}{}", words::BULLET, item.label));
                below.extend(item.items.iter().map(|inner| format!("{}{}{inner}", PRINT.space, words::BULLET)));
            }
            if !twin.forms.is_empty() {
                below.push(words::papers(&twin.forms.join(PRINT.comma)));
            }
            for way in twin.ways {
                let target = format!("{}{}", marked(&way.mark, &way.name), way.notes);
                below.push(words::way(way.word, &way.label, &target));
            }
            StepLines { name, below }
        })
        .collect()
}

/// What stands below the steps: the notes and where the flow is taken from.
pub(super) fn notes(flow: &Flow) -> Vec<String> {
    let notes = flow.figure.notes.iter().map(|note| {
        let mark = if note.mark.is_empty() { PRINT.remark } else { &note.mark };
        [mark, &note.text].join(PRINT.space)
    });
    notes.chain(flow.figure.source.iter().map(|source| format!("{}{source}", PRINT.source))).collect()
}

/// 「図1　支援の流れ」, 「(1)　面談」.
pub(super) fn marked(mark: &str, title: &str) -> String {
    [mark, title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(PRINT.space)
}
