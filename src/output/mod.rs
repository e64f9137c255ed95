//! What a handbook is turned into, and in which order.
//!
//! An output is one file in this folder and one line in [`OUTPUTS`]. It plans
//! [`Job`]s, each of which makes the bytes of one file; it never writes, and it
//! never looks at another output. What a page says about the files beside it
//! (kind, size, pages) comes to it through [`Files`].

mod book;
mod desk;
mod draft;
mod form_fillable;
mod form_pack;
mod form_pdf;
mod form_picture;
mod form_sample;
mod form_schema;
mod form_xlsx;
mod guideline_pdf;
mod kept;
mod manifest;
mod print;
mod run;
mod site;
#[cfg(test)]
mod testing;
mod text;
mod training;

pub use book::data as book_data;
pub use desk::{Bare, Desk};
pub use draft::Draft;
pub use kept::{Bytes, Kept};
pub use manifest::{MANIFEST, edition_date, is_manifest, listed};
pub use run::{render, render_at, render_for_trainers};
pub(crate) use site::escape_html;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::finding::Finding;
use crate::handbook::{CoursePaper, Handbook, PageRef};
use crate::theme::Theme;
use crate::typeset::Press;

/// Every output by its name in `outputs:` of `handbook.yaml`.
pub const OUTPUTS: &[Output] = &[
    Output { name: "guideline-pdf", turn: Turn::Documents, plan: guideline_pdf::plan },
    Output { name: "form-pdf", turn: Turn::Documents, plan: form_pdf::plan },
    Output { name: "form-fillable", turn: Turn::Documents, plan: form_fillable::plan },
    Output { name: "text", turn: Turn::Documents, plan: text::plan },
    Output { name: "book", turn: Turn::Documents, plan: book::plan },
    Output { name: "form-sample", turn: Turn::Documents, plan: form_sample::plan },
    Output { name: "form-pdf", turn: Turn::Documents, plan: form_pack::plan },
    Output { name: "site", turn: Turn::Documents, plan: form_picture::plan },
    Output { name: "form-xlsx", turn: Turn::Documents, plan: form_xlsx::plan },
    Output { name: "form-schema", turn: Turn::Documents, plan: form_schema::plan },
    Output { name: "form-schema", turn: Turn::Lists, plan: form_schema::index::plan },
    Output { name: "site", turn: Turn::Pages, plan: site::plan },
    Output { name: "training", turn: Turn::Documents, plan: training::plan },
];

/// A kind of thing that is made from a handbook.
pub struct Output {
    pub name: &'static str,
    pub turn: Turn,
    pub plan: for<'a> fn(&Input<'a>) -> Vec<Job<'a>>,
}

/// Documents are made first, because pages name their sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Files typeset by typst, and texts.
    Documents,
    /// Files that name documents and are themselves offered.
    Lists,
    /// Files of the site.
    Pages,
}

/// All that an output may read.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub handbook: &'a Handbook,
    pub theme: &'a Theme,
    /// The theme's typst sources and fonts, prepared once for all outputs.
    pub press: &'a Press,
    /// What the document turn has made; empty during that turn.
    pub files: &'a Files,
}

/// The making of one file.
pub struct Job<'a> {
    /// Path inside the site, with `/`.
    pub path: String,
    /// Hash of everything that the bytes depend on.
    pub key: Key,
    /// The page that offers the file for download, and as what.
    pub offered: Option<Offer>,
    pub make: Box<dyn Fn() -> Made + Send + Sync + 'a>,
}

/// On which page a file is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub page: PageRef,
    pub kind: FileKind,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A rule text to print.
    GuidelinePdf,
    /// A blank form to print and fill by hand.
    FormPdf,
    /// A rule text to paste into another system.
    GuidelineText,
    /// The same with Markdown's signs.
    GuidelineMarkdown,
    /// The whole handbook to print.
    Book,
    /// A form to fill in on a screen.
    FormFillable,
    /// A form to fill in with Excel.
    FormXlsx,
    /// A form filled in as an example.
    FormSample,
    /// The first page of a form as a picture for its page.
    FormPicture,
    /// All forms to print.
    FormsAll,
    /// A pack of forms to print; index into `Handbook::packs`.
    FormPack(usize),
    /// What the data of a filled form look like.
    FormSchema,
    /// All forms with their fields, for programs.
    FormList,
    /// A paper of a course.
    Course(CoursePaper),
}

impl FileKind {
    /// Whether the file is for paper. Short lists name only these.
    #[must_use]
    pub fn is_printed(self) -> bool {
        match self {
            Self::GuidelinePdf | Self::FormPdf | Self::FormsAll | Self::FormPack(_) | Self::Book | Self::Course(_) => {
                true
            }
            Self::GuidelineText
            | Self::GuidelineMarkdown
            | Self::FormFillable
            | Self::FormXlsx
            | Self::FormSample
            | Self::FormPicture
            | Self::FormSchema
            | Self::FormList => false,
        }
    }

    /// Whether the file is for programs. Short lists leave these out.
    #[must_use]
    pub fn is_data(self) -> bool {
        match self {
            Self::FormSchema | Self::FormList | Self::FormPicture => true,
            Self::GuidelinePdf
            | Self::FormPdf
            | Self::FormFillable
            | Self::FormXlsx
            | Self::FormSample
            | Self::FormsAll
            | Self::FormPack(_)
            | Self::Book
            | Self::Course(_)
            | Self::GuidelineText
            | Self::GuidelineMarkdown => false,
        }
    }

    /// What a file of a form is called in the list of forms; `None` for others.
    #[must_use]
    pub fn of_form(self) -> Option<&'static str> {
        match self {
            Self::FormPdf => Some("pdf"),
            Self::FormXlsx => Some("xlsx"),
            Self::FormSample => Some("sample"),
            Self::FormSchema => Some("schema"),
            Self::FormFillable => Some("fillable"),
            Self::FormPicture => Some("picture"),
            Self::GuidelinePdf
            | Self::GuidelineText
            | Self::GuidelineMarkdown
            | Self::Book
            | Self::FormsAll
            | Self::FormPack(_)
            | Self::Course(_)
            | Self::FormList => None,
        }
    }
}

/// What a job gives back.
pub struct Made<B = Vec<u8>> {
    pub bytes: B,
    /// Number of pages, for files that have pages.
    pub pages: Option<usize>,
    pub findings: Vec<Finding>,
}

/// A finished file.
#[derive(Debug, Clone)]
pub struct Artifact {
    pub bytes: Vec<u8>,
    pub key: Key,
}

/// Finished files by path.
pub type Artifacts = BTreeMap<String, Artifact>;

/// The files that pages offer, in the order of [`OUTPUTS`].
#[derive(Debug, Clone, Default)]
pub struct Files(Vec<OfferedFile>);

/// A file as a page names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedFile {
    pub page: PageRef,
    pub kind: FileKind,
    /// Path inside the site.
    pub path: String,
    /// Size in bytes; `None` before the file was made.
    pub size: Option<usize>,
    pub pages: Option<usize>,
}

impl Files {
    /// The files offered on a page.
    pub fn of(&self, page: PageRef) -> impl Iterator<Item = &OfferedFile> {
        self.0.iter().filter(move |file| file.page == page)
    }
}

/// SHA-256 over all that a file is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub [u8; 32]);

impl Key {
    /// Hash of the parts, each with its length, so that no two lists of parts
    /// give the same bytes. The tool's version is always a part.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hash = Sha256::new();
        for part in std::iter::once(env!("CARGO_PKG_VERSION").as_bytes()).chain(parts) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash.finalize().into())
    }
}
