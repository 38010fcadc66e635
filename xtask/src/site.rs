//! What an address of the site answers: files of a few folders, packed, with their types. It knows no socket.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use crate::http::{Answer, Request};
use crate::size;

/// What a checkout shows: the pages, the module, the cases of the gallery, the figures, and pages of others with charts.
const FOLDERS: [&str; 5] = ["www", "pkg", "tests", "data", "examples"];

/// Brotli at this quality packs the module in a few hundredths of a second, one eighth larger than the best.
const BROTLI_QUICK: u32 = 5;

/// A folder as a site.
pub struct Site {
    root: PathBuf,
    whole: bool,
    packed: Mutex<HashMap<(PathBuf, Packing), Entry>>,
}

struct Entry {
    modified: SystemTime,
    bytes: Arc<[u8]>,
}

/// How a body is packed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Packing {
    /// As it lies.
    Plain,
    /// `Content-Encoding: gzip`.
    Gzip,
    /// `Content-Encoding: br`.
    Brotli,
}

impl Packing {
    /// Its name in HTTP.
    fn coding(self) -> Option<&'static str> {
        match self {
            Packing::Plain => None,
            Packing::Gzip => Some("gzip"),
            Packing::Brotli => Some("br"),
        }
    }
}

impl Site {
    /// The repository: its pages and what they load, and nothing beside.
    pub fn of_checkout(root: &Path) -> Site {
        Site { root: root.to_owned(), whole: false, packed: Mutex::default() }
    }

    /// Everything below a folder, such as a copy of the site that a test has changed.
    pub fn of_folder(root: &Path) -> Site {
        Site { root: root.to_owned(), whole: true, packed: Mutex::default() }
    }

    /// Answers a request.
    pub fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return sentence(405, "Only GET and HEAD are answered.");
        }
        let target = &request.target;
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if path == "/" && self.root.join("www").is_dir() {
            return moved(&target.replacen('/', "/www/", 1));
        }
        match self.file(path) {
            Some(folder) if folder.is_dir() => moved(&target.replacen(path, &format!("{path}/"), 1)),
            Some(file) => self.send(&file, request).unwrap_or_else(|_| not_found(path)),
            None => not_found(path),
        }
    }

    /// The file behind a path, if it may be seen; a folder when the last slash is missing.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let relative = PathBuf::from(decoded(path)?.strip_prefix('/')?);
        let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let first = relative.components().next().map(|part| part.as_os_str().to_owned()).unwrap_or_default();
        if !plain || !(self.whole || FOLDERS.iter().any(|folder| *folder == first)) {
            return None;
        }
        let file = if path.ends_with('/') { relative.join("index.html") } else { relative };
        let file = self.root.join(file).canonicalize().ok()?;
        file.starts_with(self.root.canonicalize().ok()?).then_some(file)
    }

    fn send(&self, file: &Path, request: &Request) -> std::io::Result<Answer> {
        let (kind, text) = kind_of(file);
        let packing = if text { packing(request.header("Accept-Encoding")) } else { Packing::Plain };
        let (tag, bytes) = self.packed(file, packing)?;
        let mut headers = vec![("Content-Type", kind.to_owned()), ("ETag", tag.clone())];
        headers.push(("Cache-Control", "no-cache".to_owned()));
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        // Pages of others load the element, and a sandboxed frame is of nobody's origin.
        headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
        if request.header("If-None-Match").split(',').any(|known| known.trim() == tag) {
            return Ok(Answer { status: 304, headers, body: Arc::default() });
        }
        if let Some(coding) = packing.coding() {
            headers.push(("Content-Encoding", coding.to_owned()));
        }
        Ok(Answer { status: 200, headers, body: bytes })
    }

    /// The bytes of a file in a packing with their tag; packed anew only when the file has changed.
    fn packed(&self, file: &Path, packing: Packing) -> std::io::Result<(String, Arc<[u8]>)> {
        let modified = fs::metadata(file)?.modified()?;
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let tag = format!("\"{:x}-{}\"", since.as_nanos(), packing.coding().unwrap_or("plain"));
        let key = (file.to_owned(), packing);
        if let Some(entry) = self.entries().get(&key).filter(|entry| entry.modified == modified) {
            return Ok((tag, Arc::clone(&entry.bytes)));
        }
        let bytes: Arc<[u8]> = pack(fs::read(file)?, packing).into();
        self.entries().insert(key, Entry { modified, bytes: Arc::clone(&bytes) });
        Ok((tag, bytes))
    }

    fn entries(&self) -> std::sync::MutexGuard<'_, HashMap<(PathBuf, Packing), Entry>> {
        self.packed.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn pack(bytes: Vec<u8>, packing: Packing) -> Vec<u8> {
    match packing {
        Packing::Plain => bytes,
        Packing::Gzip => size::gzip(&bytes),
        Packing::Brotli => size::brotli(&bytes, BROTLI_QUICK),
    }
}

/// The best packing that the browser takes; `;q=0` refuses one.
fn packing(accept_encoding: &str) -> Packing {
    let takes = |name: &str| {
        let mut offers = accept_encoding.split(',').map(|offer| offer.replace(' ', ""));
        offers.any(|offer| offer == name || (offer.starts_with(&format!("{name};q=")) && !offer.ends_with("=0")))
    };
    match (takes("br"), takes("gzip")) {
        (true, _) => Packing::Brotli,
        (false, true) => Packing::Gzip,
        (false, false) => Packing::Plain,
    }
}

/// The type of a file, and whether packing helps it.
fn kind_of(file: &Path) -> (&'static str, bool) {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "csv" => ("text/csv; charset=utf-8", true),
        "json" => ("application/json; charset=utf-8", true),
        "txt" | "md" | "ts" | "sha256" => ("text/plain; charset=utf-8", true),
        "svg" => ("image/svg+xml; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "png" => ("image/png", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

/// A path without its percent signs; nothing if it cannot be a path.
fn decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains(['\\', '\0']))
}

fn moved(to: &str) -> Answer {
    Answer { status: 302, headers: vec![("Location", to.to_owned())], body: Arc::default() }
}

fn not_found(path: &str) -> Answer {
    let shown = path.escape_default();
    let folders = FOLDERS.join("/, ");
    sentence(404, &format!("There is nothing at {shown}. The pages are at /www/; only {folders}/ are served."))
}

fn sentence(status: u16, text: &str) -> Answer {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    Answer { status, headers, body: format!("{text}\n").into_bytes().into() }
}
