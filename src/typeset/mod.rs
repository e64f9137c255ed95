//! Turns data into PDF by the typst templates of a theme.
//!
//! This folder is the only part of tebiki that knows typst. Outputs hand over
//! JSON and get back a PDF with its page count and what the template measured.
//! Authors' words are always data in that JSON, never markup, so no character
//! of theirs can become code.

mod endings;
mod fonts;
mod marks;
mod pictures;
mod trouble;
mod world;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sha2::{Digest, Sha256};
use typst::foundations::{Bytes, Datetime, Label, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::Source;
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Feature, Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::date::Date;
use crate::finding::Finding;
use crate::theme::Theme;
pub use endings::mend_stream_ends;
pub use marks::MARK;
pub use pictures::picture_size;
pub(crate) use trouble::panic_message;
use world::{Memory, file_id};

/// After so many documents the caches below typst are swept, and what the last
/// sweeps have not seen used is dropped. Without it memory grows by a quarter
/// of a megabyte with every form.
const SWEEP_EVERY: usize = 16;
const SWEEP_AGE: usize = 2;

/// Documents laid out in this process, by whatever press: a handbook of few
/// documents would never reach the next sweep.
static PRINTED: AtomicUsize = AtomicUsize::new(0);

/// The labels under which a template leaves what it measured.
const PAGE_FIT: &str = "page-fit";
const ROW_HEIGHT: &str = "row-height";
const BOX_SIZE: &str = "box-size";
const SLIDE_FIT: &str = "slide-fit";

/// A template, as the entry file of a theme and the function in it that takes
/// the data and gives the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// `print/form.typ`: one form.
    Form,
    /// `print/guideline.typ`: one rule text.
    Guideline,
    /// `print/book.typ`: the whole handbook.
    Book,
    /// `print/pack.typ`: several forms.
    Pack,
    /// `print/training.typ`: any paper of a course.
    Training,
}

impl Template {
    /// The whole of `/main.typ`.
    fn main(self) -> &'static str {
        match self {
            Self::Form => "#import \"/print/form.typ\": form\n#form(json(\"/data.json\"))\n",
            Self::Guideline => "#import \"/print/guideline.typ\": guideline\n#guideline(json(\"/data.json\"))\n",
            Self::Pack => "#import \"/print/pack.typ\": pack\n#pack(json(\"/data.json\"))\n",
            Self::Training => "#import \"/print/training.typ\": training\n#training(json(\"/data.json\"))\n",
            Self::Book => "#import \"/print/book.typ\": book\n#book(json(\"/data.json\"))\n",
        }
    }
}

/// What a PDF says of itself beside what its template sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Stable name of the document, such as its path in the handbook.
    pub ident: String,
    /// Day of the edition. The clock is never read.
    pub date: Date,
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Height in mm that the template had left over; negative if the content
    /// is higher than its pages. `None` if the template does not measure it.
    pub spare_mm: Option<f64>,
    /// Height in mm of the lowest row that is written in.
    pub lowest_row_mm: Option<f64>,
    /// Size in pt of the smallest box to tick.
    pub smallest_box_pt: Option<f64>,
    /// What is left of each slide in mm, in order; negative where its content is higher.
    pub slides_mm: Vec<f64>,
    /// What typst remarked without failing, such as a font that is not there.
    pub remarks: Vec<String>,
}

/// Laid-out pages, before they become a file.
pub struct Layout {
    document: PagedDocument,
    remarks: Vec<String>,
}

/// What laid-out pages are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose<'a> {
    /// Without marks.
    Paper,
    /// With the marks as links to [`MARK`], for whoever puts fields in their
    /// place. `title_end` is added to the title.
    Screen { title_end: &'a str },
}

/// The fonts and templates of one theme, read once for all its documents.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: BTreeMap<String, Source>,
    /// Whatever else lies in the theme's `print`, such as a crest.
    files: BTreeMap<String, Bytes>,
    fingerprint: [u8; 32],
    /// By the hash of what they were made from.
    shared: Mutex<BTreeMap<[u8; 32], Arc<OnceLock<LaidOut>>>>,
}

type LaidOut = Result<Arc<Layout>, Vec<Finding>>;

impl Press {
    /// Reads the theme's `print` and `fonts`.
    #[must_use]
    pub fn new(theme: &Theme) -> Self {
        let mut hash = Sha256::new();
        let mut note = |path: &str, bytes: &[u8]| {
            hash.update((path.len() as u64).to_le_bytes());
            hash.update(path);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        let mut sources = BTreeMap::new();
        let mut files = BTreeMap::new();
        for (path, bytes) in theme.files("print/") {
            note(path, bytes);
            match file_id(path) {
                Some(id) if path.ends_with(".typ") => {
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    sources.insert(path.to_owned(), Source::new(id, text));
                }
                _ => {
                    files.insert(path.to_owned(), Bytes::new(bytes.to_vec()));
                }
            }
        }
        let mut fonts = Vec::new();
        for (path, font) in fonts::of(theme) {
            note(&path, &font.digest);
            fonts.extend(font.faces);
        }
        // Row headers (`pdf.header-cell`) are still behind a feature.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            files,
            fingerprint: hash.finalize().into(),
            shared: Mutex::default(),
        }
    }

    /// Hash of all templates and fonts.
    #[must_use]
    pub fn fingerprint(&self) -> &[u8; 32] {
        &self.fingerprint
    }

    /// Sets `data` by `template`. The same input gives the same bytes.
    ///
    /// # Errors
    /// Findings that name the document and repeat what typst said.
    pub fn typeset(&self, template: Template, data: &[u8], info: &DocumentInfo) -> Result<Pdf, Vec<Finding>> {
        self.lay_out(template, data, info).and_then(|layout| self.export(&layout, Purpose::Paper, info))
    }

    /// As [`Self::lay_out`], once for all who ask for the same pages: the files
    /// that are made of one layout cannot differ in it. It is kept as long as
    /// the press.
    ///
    /// # Errors
    /// Findings that name the document and repeat what typst said.
    pub fn lay_out_once(
        &self,
        template: Template,
        data: &[u8],
        info: &DocumentInfo,
    ) -> Result<Arc<Layout>, Vec<Finding>> {
        let key = Sha256::new().chain_update(template.main()).chain_update([0]).chain_update(data).finalize().into();
        let slot = Arc::clone(self.shared.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default());
        slot.get_or_init(|| self.lay_out(template, data, info).map(Arc::new)).clone()
    }

    /// Sets the pages. Several files may be exported from one layout.
    ///
    /// # Errors
    /// Findings that name the document and repeat what typst said.
    pub fn lay_out(&self, template: Template, data: &[u8], info: &DocumentInfo) -> Result<Layout, Vec<Finding>> {
        let laid_out = guarded(info, || {
            let world = Memory::new(self, template.main(), data).ok_or_else(Vec::new)?;
            let compiled = typst::compile::<PagedDocument>(&world);
            let remarks = trouble::sentences(&world, &compiled.warnings);
            let document = compiled.output.map_err(|errors| trouble::sentences(&world, &errors))?;
            Ok(Layout { document, remarks })
        });
        if (PRINTED.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(SWEEP_EVERY) {
            comemo::evict(SWEEP_AGE);
        }
        laid_out
    }

    /// The first page as an SVG picture, with its letters as shapes.
    ///
    /// # Errors
    /// Findings that name the document.
    pub fn picture(&self, layout: &Layout, info: &DocumentInfo) -> Result<Pdf, Vec<Finding>> {
        guarded(info, || {
            let document = marks::without_marks(&layout.document);
            let page = document.pages().first().ok_or_else(Vec::new)?;
            let bytes = typst_svg::svg(page, &typst_svg::SvgOptions::default()).into_bytes();
            Ok(Pdf {
                bytes,
                pages: 1,
                spare_mm: None,
                lowest_row_mm: None,
                smallest_box_pt: None,
                slides_mm: Vec::new(),
                remarks: Vec::new(),
            })
        })
    }

    /// Writes laid-out pages as PDF. The same layout gives the same bytes.
    ///
    /// # Errors
    /// Findings that name the document and repeat what typst said.
    pub fn export(&self, layout: &Layout, purpose: Purpose<'_>, info: &DocumentInfo) -> Result<Pdf, Vec<Finding>> {
        guarded(info, || {
            // Places in sources are looked up only, so data of its own is not needed.
            let world = Memory::new(self, "", &[]).ok_or_else(Vec::new)?;
            let options = options(info)?;
            let document = match purpose {
                Purpose::Paper => marks::without_marks(&layout.document),
                Purpose::Screen { title_end } => {
                    let mut document = layout.document.clone();
                    let title = &mut document.info_mut().title;
                    *title = title.as_ref().map(|title| format!("{title}{title_end}").into());
                    document
                }
            };
            let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| trouble::sentences(&world, &errors))?;
            Ok(Pdf {
                bytes: endings::mended(bytes).map_err(|error| vec![error])?,
                pages: document.pages().len(),
                spare_mm: least(&document, PAGE_FIT),
                lowest_row_mm: least(&document, ROW_HEIGHT),
                smallest_box_pt: least(&document, BOX_SIZE),
                slides_mm: numbers(&document, SLIDE_FIT),
                remarks: layout.remarks.clone(),
            })
        })
    }
}

/// A panic in the libraries below costs one document only.
fn guarded<T>(info: &DocumentInfo, step: impl FnOnce() -> Result<T, Vec<String>>) -> Result<T, Vec<Finding>> {
    catch_unwind(AssertUnwindSafe(step))
        .unwrap_or_else(|payload| Err(vec![trouble::panic_message(payload.as_ref())]))
        .map_err(|notes| vec![trouble::failed(&info.ident, notes)])
}

fn options(info: &DocumentInfo) -> Result<PdfOptions, Vec<String>> {
    // Accessible and archivable at once: one file serves readers and records.
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| vec![error.message().to_string()])?;
    let Date { year, month, day } = info.date;
    Ok(PdfOptions {
        ident: Smart::Custom(info.ident.clone()),
        creator: Smart::Custom(Some(env!("CARGO_PKG_NAME").to_owned())),
        timestamp: Datetime::from_ymd_hms(year, month, day.unwrap_or(1), 0, 0, 0).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// The least of the numbers under a label.
fn least(document: &PagedDocument, label: &str) -> Option<f64> {
    numbers(document, label).into_iter().min_by(f64::total_cmp)
}

/// The numbers under a label, in the order of the document.
fn numbers(document: &PagedDocument, label: &str) -> Vec<f64> {
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let found = document.introspector().query(&Selector::Label(label));
    let number = |content: &typst::foundations::Content| match &content.to_packed::<MetadataElem>()?.value {
        Value::Float(number) => Some(*number),
        _ => None,
    };
    found.iter().filter_map(number).collect()
}

#[cfg(test)]
mod tests;
