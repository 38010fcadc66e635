//! The page in one file: it contains its style, its script, the module and the figures, so that it works from a disk, from any server,
//! and where a frame or a policy allows no request. The first chart is prerendered.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::minify::minified;
use super::references::{folder_of, resolved};
use super::script;
use crate::{digest, integrity, policy};

/// The page of the checkout.
const PAGE: &str = "www/index.html";

/// The modules that are replaced in the bundle: the locations of files, which are all in the page, and the client of the worker.
const REPLACED: [(&str, &str); 2] = [
    ("www/site-paths.js", include_str!("standalone/www/site-paths.js")),
    ("www/worker-client.js", include_str!("standalone/www/worker-client.js")),
];

/// The folder of the other modules.
const SCRIPTS: &str = "www";

/// The bindings of the module, and the texts of wasm-bindgen in them that would request the module.
const GLUE: &str = "pkg/district_charts.js";
const LOADS: [(&str, &str); 3] = [
    ("module_or_path = new URL('district_charts_bg.wasm', import.meta.url);", ""),
    ("module_or_path = fetch(module_or_path);", ""),
    ("`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`", "module.status"),
];

/// The module itself.
const WASM: &str = "pkg/district_charts_bg.wasm";

/// Makes the page from a checkout.
pub fn page(root: &Path) -> Result<String> {
    let read = |path: &str| std::fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"));
    let html = ascii_html(&policy::without(&read(PAGE)?));
    let mut parts = Parts { html: String::new(), style: String::new(), scripts: Vec::new(), entry: None };
    parts.take(&html, &read)?;
    let entry = parts.entry.context("found no module script in the page")?;
    let script = script::bundled(&entry, &sources(root, &read)?)?.trim_end().to_owned();
    let wasm = std::fs::read(root.join(WASM)).context("found no module; `cargo xtask build` makes it")?;
    parts.scripts.push(script.clone());
    let body = format!(
        "    <script type=\"application/octet-stream;base64\" id=\"module\">{}</script>\n    <script>{script}</script>\n  </body>",
        BASE64_STANDARD.encode(wasm)
    );
    let policy = own_policy(&parts.style, &parts.scripts);
    let html = parts.html.replacen("<head>\n", &format!("<head>\n    {policy}\n"), 1).replacen("  </body>", &body, 1);
    let html = with_figures(&html, root)?;
    ensure!(html.is_ascii(), "found letters beyond ASCII, expected none that a host's charset could garble");
    ensure!(html.contains(&policy) && html.contains("id=\"module\""), "found no <head> or no </body> in {PAGE}");
    Ok(digest::renewed(&html))
}

/// The modules that the page may import: all scripts of the checkout, with the replacements, and the bindings without requests.
fn sources(root: &Path, read: &dyn Fn(&str) -> Result<String>) -> Result<Vec<(String, String)>> {
    let mut sources = vec![(GLUE.to_owned(), without_requests(read(GLUE)?)?)];
    for name in super::files_of(&root.join(SCRIPTS))?.into_iter().filter(|name| name.ends_with(".js")) {
        let path = format!("{SCRIPTS}/{name}");
        let replacement = REPLACED.iter().find(|(replaced, _)| *replaced == path);
        let text = replacement.map_or_else(|| read(&path), |(_, text)| Ok((*text).to_owned()))?;
        sources.push((path, text));
    }
    Ok(sources)
}

/// The bindings of the module without what requests the module.
fn without_requests(bindings: String) -> Result<String> {
    LOADS.iter().try_fold(bindings, |text, (from, to)| {
        let count = text.matches(from).count();
        ensure!(count == 1, "found {from:?} {count} times in {GLUE}, expected it once, as this wasm-bindgen writes it");
        Ok(text.replacen(from, to, 1))
    })
}

/// The parts of the page while it is put together.
struct Parts {
    html: String,
    style: String,
    /// All scripts in the page, for its policy.
    scripts: Vec<String>,
    entry: Option<String>,
}

impl Parts {
    /// Takes the tags that load files out of the page.
    fn take(&mut self, html: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<()> {
        let file =
            |name: &str| resolved(folder_of(PAGE), name).with_context(|| format!("found {name:?}, expected a file"));
        for line in html.lines() {
            let tag = line.trim();
            let is_link = tag.starts_with("<link ");
            if is_link && tag.contains("rel=\"stylesheet\"") {
                let path = file(attribute(tag, "href")?)?;
                self.style += &ascii_style(&minified(read(&path)?, &path)?);
                self.html += "    <style></style>\n";
            } else if tag.starts_with("<script ") && tag.contains(" src=") {
                ensure!(
                    tag.contains("type=\"module\"") && self.entry.is_none(),
                    "found {tag}, expected one module script"
                );
                self.entry = Some(file(attribute(tag, "src")?)?);
            } else if !(is_link && tag.contains("preload\"")) {
                self.html += line;
                self.html.push('\n');
            }
        }
        let style = format!("<style>{}</style>", self.style);
        ensure!(self.html.matches("<style></style>").count() == 1, "found no stylesheet, or several, in {PAGE}");
        ensure!(
            !self.style.contains("</") && !self.style.contains("url("),
            "found a reference in a stylesheet, expected none"
        );
        self.html = self.html.replacen("<style></style>", &style, 1);
        self.scripts = policy::scripts(&self.html).map(str::to_owned).collect();
        ensure!(
            self.scripts.iter().all(|script| !script.contains("&#")),
            "found letters beyond ASCII in a script of {PAGE}"
        );
        Ok(())
    }
}

/// A page in ASCII, which every charset that a host may state decodes alike.
fn ascii_html(html: &str) -> String {
    html.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }).collect()
}

/// A stylesheet in ASCII.
fn ascii_style(style: &str) -> String {
    style.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }).collect()
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Result<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).with_context(|| format!("found no {name} in {tag}"))?;
    Ok(rest.split_once('"').map_or(rest, |(value, _)| value))
}

/// The policy of the page: its own scripts, its own style, and no request.
fn own_policy(style: &str, scripts: &[String]) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| integrity::of_text(script)).collect();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {} 'wasm-unsafe-eval'; \
         style-src {}; img-src data: blob:; base-uri 'none'; form-action 'none'\">",
        scripts.join(" "),
        integrity::of_text(style)
    )
}

/// Embeds the files of figures as data URLs to save. Each file is embedded once, at its last link; earlier links lead to that one.
fn with_figures(html: &str, root: &Path) -> Result<String> {
    let pieces: Vec<&str> = html.split("href=\"").collect();
    let path = |piece: &&str| {
        let path = resolved(folder_of(PAGE), piece.split('"').next()?)?;
        path.starts_with("data/").then_some(path)
    };
    let mut out = pieces[0].to_owned();
    for (index, piece) in pieces.iter().enumerate().skip(1) {
        let Some(file) = path(piece) else {
            out.extend(["href=\"", piece]);
            continue;
        };
        let (_, rest) = piece.split_once('"').unwrap_or_default();
        let name = file.trim_start_matches("data/");
        if pieces[index + 1..].iter().any(|later| path(later).as_ref() == Some(&file)) {
            out += &format!("href=\"#{name}\"{rest}");
            continue;
        }
        let bytes = std::fs::read(root.join(&file)).with_context(|| format!("could not read {file}"))?;
        let data = BASE64_STANDARD.encode(bytes);
        out += &format!("id=\"{name}\" download=\"{name}\" href=\"data:text/csv;charset=utf-8;base64,{data}\"{rest}");
    }
    Ok(out)
}
