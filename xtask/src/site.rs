//! The responses of the site: files of a few folders, with content types, compression and entity tags. `http` sends them.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use crate::http::{Request, Response};
use crate::size;

/// The folders of a checkout that are served; the gallery reads its cases from `tests`.
const FOLDERS: [&str; 5] = ["www", "pkg", "tests", "data", "examples"];

/// The brotli quality for serving: fast enough to compress while a page waits.
const BROTLI_QUICK: u32 = 5;

/// A folder as a site.
pub struct Site {
    root: PathBuf,
    serves_all_folders: bool,
    cache: Mutex<HashMap<(PathBuf, Encoding), CachedFile>>,
}

struct CachedFile {
    modified: SystemTime,
    bytes: Arc<[u8]>,
}

/// The content encoding of a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Encoding {
    /// Not compressed; no `Content-Encoding`.
    Identity,
    /// `Content-Encoding: gzip`.
    Gzip,
    /// `Content-Encoding: br`.
    Brotli,
}

impl Encoding {
    /// The value of `Content-Encoding`.
    fn header_value(self) -> Option<&'static str> {
        match self {
            Encoding::Identity => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }
}

impl Site {
    /// The site of a checkout: only the folders with pages and the files that pages load.
    pub fn of_checkout(root: &Path) -> Site {
        Site { root: root.to_owned(), serves_all_folders: false, cache: Mutex::default() }
    }

    /// The site of a folder, with every file below the folder, such as a finished site or a test's copy of the checkout.
    pub fn of_folder(root: &Path) -> Site {
        Site { root: root.to_owned(), serves_all_folders: true, cache: Mutex::default() }
    }

    /// The response to a request.
    pub fn respond(&self, request: &Request) -> Response {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return plain_text(405, "Only GET and HEAD are supported.");
        }
        let target = &request.target;
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if path == "/" && self.root.join("www").is_dir() {
            return redirect(&target.replacen('/', "/www/", 1));
        }
        match self.file(path) {
            Some(folder) if folder.is_dir() => redirect(&target.replacen(path, &format!("{path}/"), 1)),
            Some(file) => self.file_response(&file, request).unwrap_or_else(|_| not_found(path)),
            None => not_found(path),
        }
    }

    /// The file of a path, if that file is served. Without a slash at the end of the path it may be a folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let relative = PathBuf::from(percent_decoded(path)?.strip_prefix('/')?);
        let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let first = relative.components().next().map(|part| part.as_os_str().to_owned()).unwrap_or_default();
        if !is_plain || !(self.serves_all_folders || FOLDERS.iter().any(|folder| *folder == first)) {
            return None;
        }
        let file = if path.ends_with('/') { relative.join("index.html") } else { relative };
        let file = self.root.join(file).canonicalize().ok()?;
        file.starts_with(self.root.canonicalize().ok()?).then_some(file)
    }

    fn file_response(&self, file: &Path, request: &Request) -> std::io::Result<Response> {
        let (content_type, is_compressible) = content_type(file);
        let encoding =
            if is_compressible { best_encoding(request.header("Accept-Encoding")) } else { Encoding::Identity };
        let (tag, bytes) = self.encoded(file, encoding)?;
        let mut headers = vec![("Content-Type", content_type.to_owned()), ("ETag", tag.clone())];
        headers.push(("Cache-Control", "no-cache".to_owned()));
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        // Pages of other origins load the element, and a sandboxed frame has an opaque origin.
        headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
        if request.header("If-None-Match").split(',').any(|known| known.trim() == tag) {
            return Ok(Response { status: 304, headers, body: Arc::default() });
        }
        if let Some(value) = encoding.header_value() {
            headers.push(("Content-Encoding", value.to_owned()));
        }
        Ok(Response { status: 200, headers, body: bytes })
    }

    /// The entity tag of a file and its encoded bytes. The cache holds the bytes until the file changes.
    fn encoded(&self, file: &Path, encoding: Encoding) -> std::io::Result<(String, Arc<[u8]>)> {
        let modified = fs::metadata(file)?.modified()?;
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let tag = format!("\"{:x}-{}\"", since.as_nanos(), encoding.header_value().unwrap_or("plain"));
        let key = (file.to_owned(), encoding);
        if let Some(cached) = self.cache().get(&key).filter(|cached| cached.modified == modified) {
            return Ok((tag, Arc::clone(&cached.bytes)));
        }
        let bytes: Arc<[u8]> = encode(fs::read(file)?, encoding).into();
        self.cache().insert(key, CachedFile { modified, bytes: Arc::clone(&bytes) });
        Ok((tag, bytes))
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, HashMap<(PathBuf, Encoding), CachedFile>> {
        self.cache.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn encode(bytes: Vec<u8>, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Identity => bytes,
        Encoding::Gzip => size::gzip(&bytes),
        Encoding::Brotli => size::brotli(&bytes, BROTLI_QUICK),
    }
}

/// The smallest encoding that the browser accepts; `;q=0` refuses one.
fn best_encoding(accept_encoding: &str) -> Encoding {
    let accepts = |name: &str| {
        let mut offers = accept_encoding.split(',').map(|offer| offer.replace(' ', ""));
        offers.any(|offer| offer == name || (offer.starts_with(&format!("{name};q=")) && !offer.ends_with("=0")))
    };
    match (accepts("br"), accepts("gzip")) {
        (true, _) => Encoding::Brotli,
        (false, true) => Encoding::Gzip,
        (false, false) => Encoding::Identity,
    }
}

/// The content type of a file, and whether compression makes it smaller.
fn content_type(file: &Path) -> (&'static str, bool) {
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

/// A path with its percent encoding decoded; `None` if it is not UTF-8, or contains a backslash or a NUL.
fn percent_decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains(['\\', '\0']))
}

fn redirect(to: &str) -> Response {
    Response { status: 302, headers: vec![("Location", to.to_owned())], body: Arc::default() }
}

fn not_found(path: &str) -> Response {
    let path = path.escape_default();
    let folders = FOLDERS.join("/, ");
    plain_text(404, &format!("There is nothing at {path}. The pages are at /www/; only {folders}/ are served."))
}

fn plain_text(status: u16, text: &str) -> Response {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    Response { status, headers, body: format!("{text}\n").into_bytes().into() }
}
