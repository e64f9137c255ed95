//! What tebiki adds to the cost of a long book: from sources to the finished
//! PDF, against nothing but typst's own compile and export of the same source.
//!
//! Both are measured in turns in one run, with empty caches each time, so that
//! only their ratio counts and not the machine. The run fails above [`LIMIT`].

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

#[path = "../tests/it/volume.rs"]
mod volume;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::Criterion;
use tebiki::source::Sources;
use tebiki::theme::Theme;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration as Span, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Time of tebiki over time of bare typst.
const LIMIT: f64 = 1.3;
const ROUNDS: usize = 7;

fn main() {
    let sources = Sources::from_memory(volume::volume(case)).value;
    let compiled = tebiki::check(&sources).value.unwrap();
    let bare = Bare::new(&compiled.theme, tebiki::output::book_data(&compiled.handbook, &compiled.theme).unwrap());
    let ours = || tebiki::make(&sources).value.remove("handbook.pdf").unwrap().bytes;
    // The same book, or the ratio would say nothing. The forms' marks, which tebiki
    // takes out again, are some kilobytes.
    let pages = |pdf: &[u8]| lopdf::Document::load_mem(pdf).unwrap().get_pages().len();
    assert_eq!(pages(&ours()), pages(&bare.pdf()));
    println!("{} pages", pages(&ours()));

    let mut turns = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        turns.0.push(timed(ours));
        turns.1.push(timed(|| bare.pdf()));
    }
    let (ours_median, bare_median) = (median(turns.0), median(turns.1));
    let ratio = ours_median.as_secs_f64() / bare_median.as_secs_f64();
    println!("book: tebiki {ours_median:?}, bare typst {bare_median:?}, ratio {ratio:.3} (at most {LIMIT})");
    assert!(ratio <= LIMIT, "{ratio:.3}");

    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    criterion.bench_function("book/tebiki", |b| b.iter(|| (comemo::evict(0), black_box(ours()))));
    criterion.bench_function("book/bare typst", |b| b.iter(|| (comemo::evict(0), black_box(bare.pdf()))));
    criterion.final_summary();
}

fn timed(work: impl Fn() -> Vec<u8>) -> Duration {
    comemo::evict(0);
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The files of a case.
fn case(name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let mut files = BTreeMap::new();
    gather(&folder, &folder, &mut files);
    files
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// typst and the files of the theme, with nothing around them.
struct Bare {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: BTreeMap<String, Source>,
    main: Source,
    data: Bytes,
}

impl Bare {
    fn new(theme: &Theme, data: Vec<u8>) -> Self {
        let files = theme.files("print/").filter(|(path, _)| path.ends_with(".typ"));
        let source = |path: &str, text: String| Source::new(id(path), text);
        let sources = files
            .map(|(path, bytes)| (path.to_owned(), source(path, String::from_utf8(bytes.to_vec()).unwrap())))
            .collect();
        let fonts = theme.files("fonts/").filter(|(path, _)| path.ends_with(".ttf"));
        let fonts: Vec<Font> = fonts.flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.to_vec()))).collect();
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let main = "#import \"/print/book.typ\": book\n#book(json(\"/data.json\"))\n".to_owned();
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            main: source("main.typ", main),
            data: Bytes::new(data),
        }
    }

    fn pdf(&self) -> Vec<u8> {
        let document = typst::compile::<PagedDocument>(self).output.unwrap();
        let options = PdfOptions {
            ident: Smart::Custom("book".to_owned()),
            timestamp: Datetime::from_ymd_hms(2026, 4, 1, 0, 0, 0).map(Timestamp::new_utc),
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).unwrap()
    }
}

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).unwrap()).intern()
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.vpath().get_without_slash();
        let found = if id == self.main.id() { Some(&self.main) } else { self.sources.get(path) };
        found.cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        if path == "data.json" { Ok(self.data.clone()) } else { Err(FileError::NotFound(path.into())) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Span>) -> Option<Datetime> {
        None
    }
}
