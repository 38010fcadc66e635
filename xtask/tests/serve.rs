//! The server over HTTP: content types, compression, revalidation, hidden files, and broken connections.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use xtask::serve;
use xtask::site::Site;

/// One site for all tests of this file, with a folder that must not be served.
static PORT: LazyLock<u16> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve");
    fs::create_dir_all(root.join("www")).expect("a folder for the test");
    fs::create_dir_all(root.join("src")).expect("a folder for the test");
    fs::write(root.join("www/index.html"), "<!doctype html>".repeat(100)).expect("writing a page");
    fs::write(root.join("www/区市.js"), "export {}").expect("writing a script");
    fs::write(root.join("www/chart.wasm"), b"\0asm").expect("writing a module");
    fs::write(root.join("src/hidden.txt"), "hidden").expect("writing a file");
    serve::in_background(Site::of_checkout(&root)).expect("a server")
});

/// The head and the body of the answer to a request that begins with these lines.
fn ask(lines: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", *PORT)).expect("a connection");
    write!(stream, "{lines}\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("sending");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("the end of a head");
    let body = answer.split_off(end + 4);
    (String::from_utf8(answer).expect("a head in UTF-8").to_lowercase(), body)
}

fn check(lines: &str, expected: &[&str]) {
    let (head, _) = ask(lines);
    let missing: Vec<_> = expected.iter().filter(|part| !head.contains(**part)).collect();
    assert!(missing.is_empty(), "no {missing:?} in\n{head}");
}

#[test]
fn a_page_has_its_type_and_a_tag() {
    check(
        "GET /www/ HTTP/1.1",
        &["200", "content-type: text/html; charset=utf-8", "etag: ", "cache-control: no-cache"],
    );
    check("GET /www/chart.wasm HTTP/1.1", &["200", "content-type: application/wasm"]);
    check("GET /www/%E5%8C%BA%E5%B8%82.js?v=1 HTTP/1.1", &["200", "content-type: text/javascript; charset=utf-8"]);
}

#[test]
fn a_page_is_packed_as_the_browser_takes_it() {
    check("GET /www/ HTTP/1.1\r\nAccept-Encoding: gzip, br", &["content-encoding: br", "vary: accept-encoding"]);
    check("GET /www/ HTTP/1.1\r\nAccept-Encoding: gzip, br;q=0", &["content-encoding: gzip"]);
    let (head, body) = ask("GET /www/ HTTP/1.1");
    assert!(!head.contains("content-encoding") && body.len() == 1500, "{} bytes after\n{head}", body.len());
}

#[test]
fn an_unchanged_page_is_not_sent_again() {
    let (head, _) = ask("GET /www/ HTTP/1.1");
    let tag = head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("a tag");
    let (head, body) = ask(&format!("GET /www/ HTTP/1.1\r\nIf-None-Match: {tag}"));
    assert!(head.contains("304") && body.is_empty(), "{head}");
}

#[test]
fn a_head_has_no_body() {
    let (head, body) = ask("HEAD /www/ HTTP/1.1");
    assert!(head.contains("200") && head.contains("content-length: 1500") && body.is_empty(), "{head}");
}

#[test]
fn the_root_and_a_folder_lead_to_pages() {
    check("GET / HTTP/1.1", &["302", "location: /www/"]);
    check("GET /?l=en HTTP/1.1", &["302", "location: /www/?l=en"]);
    check("GET /www?l=en HTTP/1.1", &["302", "location: /www/?l=en"]);
}

#[test]
fn nothing_else_is_shown() {
    for path in ["/src/hidden.txt", "/www/../src/hidden.txt", "/www/%2e%2e/src/hidden.txt", "//etc/passwd", "/www/%"] {
        let (head, body) = ask(&format!("GET {path} HTTP/1.1"));
        let text = String::from_utf8(body).expect("a sentence");
        assert!(head.contains("404") && text.starts_with("There is nothing at "), "{path}: {head}{text}");
    }
    check("POST /www/ HTTP/1.1\r\nContent-Length: 0", &["405"]);
}

#[test]
fn broken_connections_break_nothing() {
    for part in ["", "GET", "GET /www/ HTTP/1.1\r\n", "GET /www/ HTTP/1.1\r\n\r\n", "\0\u{7f}\r\n\r\n"] {
        let mut stream = TcpStream::connect(("127.0.0.1", *PORT)).expect("a connection");
        let _ = stream.write_all(part.as_bytes());
        let _ = stream.shutdown(Shutdown::Both);
    }
    let idle: Vec<_> = (0..40).map(|_| TcpStream::connect(("127.0.0.1", *PORT)).expect("a connection")).collect();
    check("GET /www/ HTTP/1.1", &["200"]);
    drop(idle);
}

#[test]
fn connections_kept_open_do_not_wait_for_each_other() {
    let mut kept: Vec<_> = (0..12).map(|_| TcpStream::connect(("127.0.0.1", *PORT)).expect("a connection")).collect();
    for stream in &mut kept {
        stream.write_all(b"GET /www/chart.wasm HTTP/1.1\r\n\r\nGET /www/chart.wasm HTTP/1.1\r\n\r\n").expect("sending");
    }
    for stream in &mut kept {
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
        let mut received = Vec::new();
        while String::from_utf8_lossy(&received).matches("\0asm").count() < 2 {
            let mut more = [0; 1024];
            let length = stream.read(&mut more).expect("two answers");
            received.extend_from_slice(&more[..length]);
        }
    }
}
