//! What `tebiki init` puts into an empty folder: a small project to change, or
//! the model handbook of this repository. Both are compiled in.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use crate::schema::{self, Kind};
use crate::source::RELEASED;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/content");
static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/forms");
static MODEL_CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
static MODEL_FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/forms");

/// What version control leaves out: all that tebiki makes.
const IGNORED: &str = "/public\n/public-trainer\n/.tebiki\n";

/// The files of a new project by path; `full` for the whole model handbook.
#[must_use]
pub fn files(full: bool) -> BTreeMap<String, Vec<u8>> {
    let folders = if full {
        [("content", &MODEL_CONTENT), ("forms", &MODEL_FORMS)]
    } else {
        [("content", &CONTENT), ("forms", &FORMS)]
    };
    let mut files = BTreeMap::new();
    for (name, folder) in folders {
        gather(name, folder, &mut files);
    }
    // What the model handbook published binds nobody else.
    files.remove(RELEASED);
    files.insert(".gitignore".to_owned(), IGNORED.into());
    for (_, kind) in Kind::WORDS {
        files.insert(schema::path(kind), schema::text(kind).into_bytes());
    }
    files
}

fn gather(name: &str, folder: &Dir<'static>, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(name, inner, files),
            DirEntry::File(file) => {
                let path: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
                files.insert(format!("{name}/{}", path.join("/")), file.contents().to_vec());
            }
        }
    }
}
