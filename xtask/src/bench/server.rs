//! The server of a run: every page from memory, in brotli 11. It counts the bytes that it sends.

use std::collections::{BTreeMap, HashMap};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};

use super::browser::Speed;
use super::slow_link;
use crate::http::{self, Request, Response};
use crate::size;

/// The last number of the address of the first page. Each page has an address of its own on the loopback interface, so that browsers treat
/// each as another site: no page finds scripts or modules that another has compiled.
const FIRST_HOST: u8 = 11;

/// A file that a page asks for twice is sent once, as by any host. No page is opened twice by one browser.
const CACHE: &str = "max-age=600";

/// Paths below this folder are isolated from other origins, which gives scripts a clock of 5 microseconds.
const ISOLATED: &str = "measure/";

/// The files of a run by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// A running server. It ends with the program.
pub(super) struct Server {
    /// For each address, the port of each speed.
    ports: Vec<[u16; 2]>,
    sent_bytes: Arc<AtomicU64>,
}

impl Server {
    /// Serves the same files at a number of addresses.
    pub(super) fn start(files: Files, hosts: usize) -> Result<Server> {
        let content = Arc::new(Content { files, compressed: Mutex::default() });
        let sent_bytes = Arc::new(AtomicU64::new(0));
        let mut ports = Vec::new();
        for host in 0..hosts {
            let address = Ipv4Addr::new(127, 0, 0, FIRST_HOST + u8::try_from(host)?);
            let listener = TcpListener::bind((address, 0)).with_context(|| format!("could not listen at {address}"))?;
            let server = listener.local_addr()?;
            ports.push([server.port(), slow_link::start(address, server)?]);
            let (content, sent_bytes) = (Arc::clone(&content), Arc::clone(&sent_bytes));
            std::thread::spawn(move || http::serve(&listener, move |request| content.respond(request, &sent_bytes)));
        }
        Ok(Server { ports, sent_bytes })
    }

    /// The address of a file at one of the hosts, with a network of a speed.
    pub(super) fn address(&self, host: usize, speed: Speed, path: &str) -> String {
        let number = usize::from(FIRST_HOST) + host;
        format!("http://127.0.0.{number}:{}/{path}", self.ports[host][speed as usize])
    }

    /// The bytes of all responses since the last call.
    pub(super) fn take_sent_bytes(&self) -> u64 {
        self.sent_bytes.swap(0, Ordering::SeqCst)
    }
}

struct Content {
    files: Files,
    compressed: Mutex<HashMap<String, Arc<[u8]>>>,
}

impl Content {
    fn respond(&self, request: &Request, sent_bytes: &AtomicU64) -> Response {
        let path = request.target.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let response = match self.files.get(path) {
            Some(bytes) => self.file(path, bytes),
            None => Response { status: 404, headers: Vec::new(), body: Arc::default() },
        };
        sent_bytes.fetch_add(wire_bytes(&response), Ordering::SeqCst);
        response
    }

    fn file(&self, path: &str, bytes: &[u8]) -> Response {
        let content_type = content_type(path);
        let mut headers = vec![("Content-Type", content_type.to_owned()), ("Cache-Control", CACHE.to_owned())];
        if path.starts_with(ISOLATED) {
            headers.push(("Cross-Origin-Opener-Policy", "same-origin".to_owned()));
            headers.push(("Cross-Origin-Embedder-Policy", "require-corp".to_owned()));
        }
        if content_type == PNG {
            return Response { status: 200, headers, body: bytes.into() };
        }
        headers.push(("Content-Encoding", "br".to_owned()));
        Response { status: 200, headers, body: self.compressed(path, bytes) }
    }

    /// The compressed bytes of a file. The first request compresses; every page is visited once before it is measured.
    fn compressed(&self, path: &str, bytes: &[u8]) -> Arc<[u8]> {
        let mut compressed = self.compressed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Generated packages are large, and their bytes over the wire are not measured.
        let quality = if path.starts_with(GENERATED) { 1 } else { size::BROTLI_BEST };
        Arc::clone(compressed.entry(path.to_owned()).or_insert_with(|| size::brotli(bytes, quality).into()))
    }
}

/// The folder of generated packages.
pub(super) const GENERATED: &str = "generated/";

const PNG: &str = "image/png";

fn content_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "wasm" => "application/wasm",
        "png" => PNG,
        _ => "application/octet-stream",
    }
}

/// The bytes of a response: the status line, the headers with those that `http` adds, and the body.
fn wire_bytes(response: &Response) -> u64 {
    let line = |name: &str, value: &str| name.len() + ": \r\n".len() + value.len();
    let headers: usize = response.headers.iter().map(|(name, value)| line(name, value)).sum();
    let length = line("Content-Length", &response.body.len().to_string());
    ("HTTP/1.1 200 OK\r\n\r\n".len() + headers + length + response.body.len()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_counted_with_its_headers() {
        let headers = vec![("Content-Type", "text/css".to_owned())];
        let response = Response { status: 200, headers, body: b"p{}".as_slice().into() };
        let expected = "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 3\r\n\r\np{}".len();
        assert_eq!(wire_bytes(&response), expected as u64);
    }
}
