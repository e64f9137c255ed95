//! Blocks that are more than a question: letters, consents, stamps and seals.

use super::cells;
use super::scope::Scope;
use crate::finding::{Finding, Span, code};
use crate::handbook::FieldKind;
use crate::words::finding as words;
use crate::yaml::{Kind, Map};

pub(super) fn letter(map: &Map<'_>, scope: &mut Scope<'_>) -> FieldKind {
    super::fields::keys_exclude(map, "sender", "fields");
    FieldKind::Letter {
        addressee: map.words("addressee"),
        sender: map.words("sender"),
        text: map.need_text("text").map(|text| text.value).unwrap_or_default(),
        fields: cells::plain_fields(map.list("fields"), "", scope),
    }
}

pub(super) fn consent(map: &Map<'_>, scope: &mut Scope<'_>) -> FieldKind {
    FieldKind::Consent {
        addressee: map.words("addressee"),
        text: map.need_text("text").map(|text| text.value).unwrap_or_default(),
        attachment: map.words("attachment"),
        fields: cells::plain_fields(map.list("fields"), "", scope),
    }
}

/// `seal: true` of a signature; a seal without a reason is reported.
pub(super) fn seal(map: &Map<'_>) -> bool {
    let Some(value) = map.get("seal") else {
        super::fields::key_needs(map, "reason", false, "seal: true");
        return false;
    };
    let seal = map.reader.bool(value).unwrap_or(false);
    if seal {
        reason_for_seal(map, value.span);
    } else {
        super::fields::key_needs(map, "reason", false, "seal: true");
    }
    seal
}

/// Since 2020 seals are asked for only where a rule does so: the form says which.
pub(super) fn reason_for_seal(map: &Map<'_>, span: Span) {
    if map.text("reason").is_none() {
        map.reader.find(Finding::new(&code::FORM_SEAL_WITHOUT_REASON, span, words::form_seal_without_reason()));
    }
}

pub(super) fn approval(map: &Map<'_>) -> FieldKind {
    let boxes: Vec<String> = match map.need("boxes") {
        Some(value) if matches!(value.kind, Kind::List(_)) => {
            map.reader.texts(value).into_iter().map(|text| text.value).collect()
        }
        Some(value) => {
            map.reader.list(value);
            Vec::new()
        }
        None => Vec::new(),
    };
    FieldKind::Approval { boxes }
}
