//! From a request to an answer.

use std::io::{self, Cursor, Write};
use std::sync::mpsc::Sender;

use tiny_http::{Header, Method, Request, Response, StatusCode};

use super::News;
use super::shelf::{Place, Shelf, State};
use crate::words::serve::{NO_PAGE, TITLE, refusal};

/// What is the server's own. No file of a site begins so.
const OWN: &str = "_tebiki/";
const EVENTS: &str = "_tebiki/events";
const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

/// Answers, or hands the request on to the desk.
pub(super) fn answer(request: Request, port: u16, shelf: &Shelf, news: &Sender<News>) {
    if !is_for_us(&request, port) {
        return refuse(request, 403, refusal::HOST);
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return refuse(request, 405, refusal::METHOD);
    }
    let Some(path) = path(&request) else { return refuse(request, 404, refusal::MISSING) };
    match path.as_str() {
        EVENTS => return listen(request, shelf),
        "_tebiki/live.js" => return send(request, &path, SCRIPT.as_bytes()),
        "_tebiki/live.css" => return send(request, &path, STYLE.as_bytes()),
        _ => {}
    }
    match shelf.at(&path) {
        Place::Document => {
            // Without a desk there is no server either.
            let _ = news.send(News::Wanted(request));
        }
        Place::Page(_) | Place::Nothing => from_shelf(request, shelf),
    }
}

/// Answers with what is there, without the desk.
pub(super) fn from_shelf(request: Request, shelf: &Shelf) {
    let Some(path) = path(&request) else { return refuse(request, 404, refusal::MISSING) };
    let state = shelf.state();
    match shelf.at(&path) {
        Place::Page(bytes) if path.ends_with(".html") => {
            let page = with_script(&bytes, &state);
            respond(request, 200, kind(&path), page);
        }
        Place::Page(bytes) => send(request, &path, &bytes),
        // Before the first pages every address shows what is wrong.
        Place::Document | Place::Nothing if state.version == 0 && !state.panel.is_empty() => {
            respond(request, 503, HTML, with_script(nothing_yet().as_bytes(), &state));
        }
        Place::Document => refuse(request, 404, refusal::MISSING),
        Place::Nothing => match shelf.at(&format!("{path}/index.html")) {
            // Links of the pages are relative to the folder.
            Place::Page(_) => redirect(request, &path),
            Place::Document | Place::Nothing => refuse(request, 404, refusal::MISSING),
        },
    }
}

/// The path inside the site that a request asks for; `None` for one that could
/// never be there.
pub(super) fn path(request: &Request) -> Option<String> {
    let path = request.url().split(['?', '#']).next()?.strip_prefix('/')?;
    let mut path = decoded(path)?;
    let fine = |part: &str| !matches!(part, "." | "..") && !part.contains(['\\', '\0']);
    if !path.split('/').all(fine) {
        return None;
    }
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    Some(path)
}

/// A path with its `%` signs taken out, if it is text then.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        if *first == b'%' {
            let digits =
                std::str::from_utf8(behind.get(..2)?).ok().filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = behind.get(2..)?;
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether the request came to the address that we gave out. A page of another
/// site that has its name lead to this machine would show that name here.
fn is_for_us(request: &Request, port: u16) -> bool {
    let hosts: Vec<&str> =
        request.headers().iter().filter(|h| h.field.equiv("Host")).map(|h| h.value.as_str()).collect();
    let [host] = hosts[..] else { return false };
    ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{port}") || (port == 80 && host == *name))
}

/// Keeps the connection open and tells of changes.
fn listen(request: Request, shelf: &Shelf) {
    let mut tab = request.into_writer();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\nretry: 500\n\n";
    if tab.write_all(head.as_bytes()).and_then(|()| tab.flush()).is_ok() {
        shelf.listen(tab);
    }
}

/// A page with the script that makes it reload. The page's own policy forbids
/// connections, so it is widened here by the one to this server.
fn with_script(page: &[u8], state: &State) -> Vec<u8> {
    let tags = format!(
        "<link rel=\"stylesheet\" href=\"/{OWN}live.css\"><script src=\"/{OWN}live.js\" data-version=\"{}\" defer></script></head>",
        state.version
    );
    String::from_utf8_lossy(page)
        .replacen("default-src 'none';", "default-src 'none'; connect-src 'self';", 1)
        .replacen("</head>", &tags, 1)
        .into_bytes()
}

fn nothing_yet() -> String {
    format!(
        "<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>{TITLE}</title></head>\
         <body class=\"nothing-yet\"><h1>{TITLE}</h1><p>{NO_PAGE}</p></body></html>"
    )
}

const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file by its name.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// Answers with a file.
pub(super) fn send(request: Request, path: &str, bytes: &[u8]) {
    respond(request, 200, kind(path), bytes.to_vec());
}

fn refuse(request: Request, status: u16, words: &str) {
    respond(request, status, "text/plain; charset=utf-8", words.as_bytes().to_vec());
}

fn respond(request: Request, status: u16, kind: &str, body: Vec<u8>) {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
    ];
    finish(request, status, &headers, body);
}

fn redirect(request: Request, path: &str) {
    // Only paths of the site come here; their letters need no signs.
    finish(request, 308, &[("Location", &format!("/{path}/"))], Vec::new());
}

fn finish(request: Request, status: u16, headers: &[(&str, &str)], body: Vec<u8>) {
    let length = body.len();
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()).collect();
    let response: Response<Cursor<Vec<u8>>> =
        Response::new(StatusCode(status), headers, Cursor::new(body), Some(length), None);
    // A reader that has gone away is no reason to stop.
    let _: io::Result<()> = request.respond(response);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_taken_out_of_paths() {
        assert_eq!(decoded("a%20b").as_deref(), Some("a b"));
        assert_eq!(decoded("%E6%89%8B").as_deref(), Some("手"));
        for bad in ["%", "%4", "%zz", "%+1", "%ff"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }
}
