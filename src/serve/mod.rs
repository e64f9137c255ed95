//! `tebiki serve`: the handbook for whoever is writing it.
//!
//! - [`desk`] builds in memory, again after every edit, and makes documents when
//!   they are asked for. It is one thread, since each build owns what the next
//!   one replaces.
//! - [`shelf`] is what is shown now. A broken edit changes only what is said
//!   over the pages; the last good pages stay.
//! - [`answer`] turns a request into an answer, [`panel`] draws the findings.
//!
//! The server is for one desk: it listens on the loopback address only, answers
//! only to that name (so that no other site can reach it by a name of its own),
//! and knows nothing but the files of the shelf, so no path can lead out of it.
//! The script that reloads pages is put into them on the way out and is never
//! part of a built file.

mod answer;
mod desk;
mod panel;
mod shelf;

use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode, Watcher};
use tiny_http::{Request, Server};

use crate::cli::Project;
use crate::run::say;
use crate::source::FOLDERS;
use crate::words::serve as words;
use shelf::Shelf;

/// Threads that answer requests, so that one slow reader holds up no other.
const READERS: usize = 4;

/// What the desk is told.
enum News {
    /// A source may have changed.
    Edit,
    /// Someone wants a document.
    Wanted(Request),
}

/// Shows the project's handbook until the program is stopped.
///
/// # Errors
/// Fails if the project cannot be read or watched, or the port is taken.
pub(crate) fn run(project: &Project, port: u16, open: bool) -> io::Result<ExitCode> {
    let server =
        Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|e| io::Error::other(words::port_taken(port, &e)))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let server = Arc::new(server);
    let shelf = Arc::new(Shelf::default());
    let (news, told) = mpsc::channel();
    let mut watch = Watch::new(&project.root, news.clone())?;
    for _ in 0..READERS {
        let (server, shelf, news) = (Arc::clone(&server), Arc::clone(&shelf), news.clone());
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                answer::answer(request, port, &shelf, &news);
            }
        });
    }
    let address = format!("http://127.0.0.1:{port}/");
    say(&words::listening(&address));
    if open {
        show(&address);
    }
    desk::work(project, &shelf, &told, &mut watch)?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the browser; that it cannot be opened is no reason to stop.
fn show(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("cmd", &["/C", "start", ""]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let started = Command::new(program)
        .args(before)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = started {
        say(&words::not_opened(&error));
    }
}

/// Tells the desk when a source may have changed.
struct Watch {
    watcher: notify::RecommendedWatcher,
    root: PathBuf,
    /// Of [`FOLDERS`], those that are watched.
    folders: [bool; FOLDERS.len()],
}

impl Watch {
    fn new(root: &Path, news: Sender<News>) -> io::Result<Self> {
        let tell = move |event: notify::Result<notify::Event>| {
            // That the watcher lost count is a reason to look as well.
            if event.map_or(true, |event| changes(event.kind)) {
                // The desk that has gone needs no news.
                let _ = news.send(News::Edit);
            }
        };
        let watcher = notify::recommended_watcher(tell).map_err(refused)?;
        let mut watch = Self { watcher, root: root.to_owned(), folders: [false; FOLDERS.len()] };
        // Of the root itself only what lies right in it: the folder that is
        // built, and those of other programs, are of no interest.
        watch.watcher.watch(root, RecursiveMode::NonRecursive).map_err(refused)?;
        watch.look()?;
        Ok(watch)
    }

    /// Watches the folders of sources that have come into being since.
    fn look(&mut self) -> io::Result<()> {
        for (name, watched) in FOLDERS.iter().zip(&mut self.folders) {
            let folder = self.root.join(name);
            let there = folder.is_dir();
            if there && !*watched {
                self.watcher.watch(&folder, RecursiveMode::Recursive).map_err(refused)?;
            }
            *watched = there;
        }
        Ok(())
    }
}

fn refused(error: notify::Error) -> io::Error {
    io::Error::other(words::not_watched(&error))
}

/// Reading is an event too, and our own would wake us for ever.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}
