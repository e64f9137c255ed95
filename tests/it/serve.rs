//! `tebiki serve` as a browser meets it: the real program over a socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::project::{Project, base};

/// A running server; it ends with the value.
struct Server {
    project: Project,
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn new(change: impl FnOnce(&mut crate::project::Files)) -> Self {
        let mut files = base();
        change(&mut files);
        let project = Project::new(&files);
        let mut child = project.command(&["serve", "--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let port = line.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.parse().unwrap();
        // The program must never wait for someone to read what it says.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Self { project, child, port }
    }

    /// The bytes of an answer to a raw request head.
    fn raw(&self, head: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    /// Status, head and body.
    fn get(&self, path: &str) -> (u16, String, Vec<u8>) {
        parts(&self.raw(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)))
    }

    fn events(&self) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        write!(stream, "GET /_tebiki/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        Events(BufReader::new(stream))
    }
}

fn parts(answer: &[u8]) -> (u16, String, Vec<u8>) {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head, answer[end + 4..].to_vec())
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The next state that a tab is told of.
    fn next(&mut self) -> (u64, String) {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the connection stays open");
            if let Some(json) = line.strip_prefix("data: ") {
                let state: serde_json::Value = serde_json::from_str(json).unwrap();
                return (state["version"].as_u64().unwrap(), state["panel"].as_str().unwrap().to_owned());
            }
        }
    }

    /// Waits for the first state of which something holds.
    fn until(&mut self, holds: impl Fn(u64, &str) -> bool) -> (u64, String) {
        loop {
            let (version, panel) = self.next();
            if holds(version, &panel) {
                return (version, panel);
            }
        }
    }
}

const RULE: &str = "content/guidelines/rule.md";

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn pages_and_documents_come_with_their_types() {
    let server = Server::new(|_| {});
    server.events().until(|version, _| version == 1);
    let kind = |path: &str| {
        let (status, head, body) = server.get(path);
        assert_eq!(status, 200, "{path}");
        let line = head.lines().find(|line| line.starts_with("Content-Type: ")).unwrap();
        (line["Content-Type: ".len()..].to_owned(), body)
    };
    let (html, page) = kind("/guidelines/rule/");
    assert_eq!(html, "text/html; charset=utf-8");
    let page = text(page);
    // Put in on the way out, with leave for the one connection that it needs.
    assert!(page.contains("<script src=\"/_tebiki/live.js\" data-version=\"1\" defer></script></head>"), "{page}");
    assert!(page.contains("default-src 'none'; connect-src 'self';"), "{page}");
    let (pdf, bytes) = kind("/forms/sheet/sheet.pdf");
    assert_eq!(pdf, "application/pdf");
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(kind("/forms/sheet/sheet.pdf").1, bytes, "the same the second time");
    assert_eq!(kind("/forms/sheet/sheet.svg").0, "image/svg+xml");
    let book = text(kind("/").1);
    let style = book.split("href=\"").find_map(|rest| rest.split_once(".css\"")).unwrap().0;
    assert_eq!(kind(&format!("/{style}.css")).0, "text/css; charset=utf-8");
    assert_eq!(kind("/_tebiki/live.js").0, "text/javascript; charset=utf-8");

    // Nothing of it is in a built file.
    assert_eq!(server.project.run(&["build"]).status.code(), Some(0));
    for (path, bytes) in crate::project::read(&server.project.path("public")) {
        assert!(!bytes.windows(8).any(|bytes| bytes == b"_tebiki/"), "{path}");
    }
}

#[test]
fn only_this_machine_is_answered() {
    let server = Server::new(|_| {});
    server.events().until(|version, _| version == 1);
    let status = |hosts: &str| parts(&server.raw(&format!("GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"))).0;
    let port = server.port;
    for host in ["127.0.0.1", "localhost"] {
        assert_eq!(status(&format!("Host: {host}:{port}\r\n")), 200);
    }
    for hosts in [
        String::new(),
        "Host: example.jp\r\n".to_owned(),
        format!("Host: example.jp:{port}\r\n"),
        format!("Host: 127.0.0.1:{}\r\n", port ^ 1),
        format!("Host: 127.0.0.1.example.jp:{port}\r\n"),
        format!("Host: localhost:{port}\r\nHost: example.jp\r\n"),
    ] {
        assert_eq!(status(&hosts), 403, "{hosts}");
    }
    let post = format!("POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_eq!(parts(&server.raw(&post)).0, 405);
    // Other addresses of the machine are not listened on.
    let outside = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
    if outside.connect("192.0.2.1:9").is_ok() {
        let address = outside.local_addr().unwrap().ip();
        if !address.is_loopback() {
            assert!(TcpStream::connect((address, port)).is_err(), "{address}");
        }
    }
}

#[test]
fn no_path_leads_out_and_no_folder_is_listed() {
    let server = Server::new(|_| {});
    server.events().until(|version, _| version == 1);
    for path in [
        "/../Cargo.toml",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cetc",
        "//etc/passwd",
        "/content/handbook.yaml",
        "/forms/sheet.yaml",
        "/assets/",
        "/assets",
        "/guidelines/",
        "/a%00b",
        "/%ff",
        "/manifest.json/..",
    ] {
        let (status, _, body) = server.get(path);
        assert_eq!(status, 404, "{path}");
        assert_eq!(text(body), "その番地には何もありません。", "{path}");
    }
    let (status, head, _) = server.get("/guidelines/rule");
    assert_eq!(status, 308);
    assert!(head.contains("Location: /guidelines/rule/"), "{head}");
}

#[test]
fn an_edit_shows_and_a_broken_one_keeps_the_last_page() {
    let server = Server::new(|_| {});
    let mut events = server.events();
    events.until(|version, _| version == 1);
    let old = text(std::fs::read(server.project.path(RULE)).unwrap());

    server.project.write(RULE, format!("{old}\n新しい段落です。\n").as_bytes());
    events.until(|version, _| version == 2);
    assert!(text(server.get("/guidelines/rule/").2).contains("新しい段落です。"));

    server.project.write(RULE, format!("{old}\n[](#nowhere)&<b>\n").as_bytes());
    let (version, panel) = events.until(|_, panel| panel.contains("errors"));
    assert_eq!(version, 2, "no page is new");
    let line = old.lines().count() + 2;
    assert!(panel.contains(&format!("<code>{RULE}:{line}:")), "{panel}");
    assert!(!panel.contains("<b>\n"), "{panel}");
    assert!(text(server.get("/guidelines/rule/").2).contains("新しい段落です。"));
    // Documents of the last good state can still be made.
    assert_eq!(server.get("/guidelines/rule/rule.pdf").0, 200);

    server.project.write(RULE, format!("{old}\n直した段落です。\n").as_bytes());
    let (_, panel) = events.until(|version, _| version == 3);
    assert!(!panel.contains("errors"), "{panel}");
    let page = text(server.get("/guidelines/rule/").2);
    assert!(page.contains("直した段落です。") && !page.contains("新しい段落です。"));
}

#[test]
fn a_project_that_is_broken_from_the_start_says_so_on_every_page() {
    let server = Server::new(|files| {
        files.insert("forms/sheet.yaml".into(), b"id: [".to_vec());
    });
    let mut events = server.events();
    let (version, panel) = events.until(|_, panel| !panel.is_empty());
    assert_eq!(version, 0);
    assert!(panel.contains("<code>forms/sheet.yaml:1:"), "{panel}");
    let (status, _, page) = server.get("/guidelines/rule/");
    assert_eq!(status, 503);
    assert!(text(page).contains("手引きを作れません"));
    server.project.write("forms/sheet.yaml", &base()["forms/sheet.yaml"]);
    events.until(|version, _| version == 1);
    assert_eq!(server.get("/forms/sheet/").0, 200);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = Project::new(&base()).run(&["serve", "--port", &port]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(output.stderr);
    assert!(said.starts_with(&format!("続けられません: ポート {port} を使えません。")), "{said}");
}
