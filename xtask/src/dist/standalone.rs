//! The page in one file: style, script, module and figures in itself, so that it works from a disk, from any server, and where
//! a frame or a policy lets nothing be loaded. The first chart is painted before any script.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::minify::minified;
use super::references::{folder_of, resolved};
use super::script;
use crate::{digest, integrity, policy};

/// The page that it is made from.
const PAGE: &str = "www/index.html";

/// What has another in its place: how the page's parts are found, and what it leaves to a thread.
const REPLACED: [(&str, &str); 2] =
    [("www/place.js", include_str!("place.js")), ("www/beside.js", include_str!("beside.js"))];

/// The JavaScript of the module, and what in it would load the module: wasm-bindgen writes it so, and here nothing is to be
/// loaded.
const GLUE: &str = "pkg/district_charts.js";
const LOADS: [(&str, &str); 3] = [
    ("module_or_path = new URL('district_charts_bg.wasm', import.meta.url);", ""),
    ("module_or_path = fetch(module_or_path);", ""),
    ("`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`", "module.status"),
];

/// The module.
const WASM: &str = "pkg/district_charts_bg.wasm";

/// Makes the page from a checkout.
pub fn page(root: &Path) -> Result<String> {
    let read = |path: &str| std::fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"));
    let html = ascii_html(&policy::without(&read(PAGE)?));
    let mut parts = Parts { html: String::new(), style: String::new(), scripts: Vec::new(), entry: None };
    parts.take(&html, &read)?;
    let entry = parts.entry.context("found no module script in the page")?;
    let script = minified(script::linked(&entry, &|path| source(path, &read))?, &entry)?;
    let script = ascii_script(script.trim_end());
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

/// A module's text as it is linked.
fn source(path: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<String> {
    if let Some((_, text)) = REPLACED.iter().find(|(replaced, _)| *replaced == path) {
        return Ok((*text).to_owned());
    }
    match path {
        GLUE => LOADS.iter().try_fold(read(path)?, |text, (from, to)| {
            ensure!(
                text.matches(from).count() == 1,
                "found not once {from:?} in {path}, as this wasm-bindgen writes it"
            );
            Ok(text.replacen(from, to, 1))
        }),
        _ => read(path),
    }
}

/// The page on its way into one file.
struct Parts {
    html: String,
    style: String,
    /// All that stand in the page, for its policy.
    scripts: Vec<String>,
    entry: Option<String>,
}

impl Parts {
    /// Takes what the page loads out of it.
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
        ensure!(self.html.matches("<style></style>").count() == 1, "found not one style sheet in {PAGE}");
        ensure!(
            !self.style.contains("</") && !self.style.contains("url("),
            "found in a style sheet what cannot stand alone"
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

/// A page in ASCII: whatever charset a host claims, the words are right.
fn ascii_html(html: &str) -> String {
    html.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }).collect()
}

/// The same for a style sheet.
fn ascii_style(style: &str) -> String {
    style.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }).collect()
}

/// The same for a script, where such letters stand in texts alone.
fn ascii_script(script: &str) -> String {
    let mut units = [0; 2];
    let mut escaped =
        |c: char| c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
    script.chars().map(|c| if c.is_ascii() { c.to_string() } else { escaped(c) }).collect()
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Result<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).with_context(|| format!("found no {name} in {tag}"))?;
    Ok(rest.split_once('"').map_or(rest, |(value, _)| value))
}

/// What the page may do, by itself: run and wear what stands in it, and nothing else.
fn own_policy(style: &str, scripts: &[String]) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| integrity::of_text(script)).collect();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {} 'wasm-unsafe-eval'; \
         style-src {}; img-src data: blob:; base-uri 'none'; form-action 'none'\">",
        scripts.join(" "),
        integrity::of_text(style)
    )
}

/// The page with its files of figures in it, to be saved: each once, where it is named last; elsewhere a link leads there.
fn with_figures(html: &str, root: &Path) -> Result<String> {
    let pieces: Vec<&str> = html.split("href=\"").collect();
    let path = |piece: &&str| {
        let path = resolved(folder_of(PAGE), piece.split('"').next()?)?;
        path.starts_with("data/").then_some(path)
    };
    let mut out = pieces[0].to_owned();
    for (place, piece) in pieces.iter().enumerate().skip(1) {
        let Some(file) = path(piece) else {
            out.extend(["href=\"", piece]);
            continue;
        };
        let (_, rest) = piece.split_once('"').unwrap_or_default();
        let name = file.trim_start_matches("data/");
        if pieces[place + 1..].iter().any(|later| path(later).as_ref() == Some(&file)) {
            out += &format!("href=\"#{name}\"{rest}");
            continue;
        }
        let bytes = std::fs::read(root.join(&file)).with_context(|| format!("could not read {file}"))?;
        let data = BASE64_STANDARD.encode(bytes);
        out += &format!("id=\"{name}\" download=\"{name}\" href=\"data:text/csv;charset=utf-8;base64,{data}\"{rest}");
    }
    Ok(out)
}
