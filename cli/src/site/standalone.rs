//! The page in one file: it contains its style, its script, its modules and the figures, so that it works from a disk, from any server,
//! and where a frame or a policy allows no request. The first chart is prerendered.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use district_charts::data::{Dataset, is_logo_key};

use super::assets::own_name;
use super::files::{DATA, Files};
use crate::references::{folder_of, resolved};
use crate::sources::LICENCES;
use crate::{digest, integrity, policy};

/// The page of the checkout.
const PAGE: &str = "www/index.html";

/// The bundle of the page's scripts, without references to files.
pub const SCRIPT: &str = "standalone.js";

/// The modules in the page, which takes no further package: one that draws, and `style` only for a package with a house style.
fn modules(dataset: &Dataset) -> Vec<&'static str> {
    let drawing = if dataset.districts.iter().any(|district| district.shape.is_some()) { "draw_map" } else { "draw" };
    let mut modules = vec!["charts", drawing];
    if dataset.description().style.iter().any(|entry| !is_logo_key(&entry[0])) {
        modules.push("style");
    }
    modules
}

/// Makes the page of a package. It names `base`, the address of the site, as its own: a copy on a disk has no other address to share.
pub fn page(files: &Files, dataset: &Dataset, base: Option<&str>) -> Result<String> {
    let html = ascii_page(&own_links(&policy::without(files.text(PAGE)?), base));
    let mut parts = Parts { html: String::new(), style: String::new(), scripts: Vec::new() };
    parts.take(&html, files)?;
    let script = files.built(SCRIPT)?.trim_end().to_owned();
    parts.scripts.push(script.clone());
    let modules: Vec<String> =
        modules(dataset).into_iter().map(|module| data_block(files, module)).collect::<Result<_>>()?;
    let body = format!("{}    <script>{script}</script>\n  </body>", modules.concat());
    let policy = own_policy(&parts.style, &parts.scripts);
    let canonical = base.map_or(String::new(), |base| format!("    <link rel=\"canonical\" href=\"{base}\">\n"));
    let head = format!("<head>\n    {policy}\n{canonical}");
    let html = parts.html.replacen("<head>\n", &head, 1).replacen("  </body>", &body, 1);
    let html = with_saved_files(&html, files)?;
    ensure!(html.is_ascii(), "found letters beyond ASCII, expected none that a host's charset could garble");
    ensure!(html.contains(&policy) && html.contains("id=\"charts\""), "found no <head> or no </body> in {PAGE}");
    Ok(digest::renewed(&html))
}

/// A page whose links to itself lead to the copy that is open, and those to the desk to the site; a copy that knows no site has none.
fn own_links(html: &str, base: Option<&str>) -> String {
    const DESK: &str = "href=\"desk.html\"";
    let html = html.replace("href=\"index.html?", "href=\"?").replace("href=\"index.html\"", "href=\"?\"");
    match base {
        Some(base) => html.replace(DESK, &format!("href=\"{base}desk.html\"")),
        None => html.split_inclusive('\n').filter(|line| !line.contains(DESK)).collect(),
    }
}

/// The bytes of a module in an element of the page.
fn data_block(files: &Files, module: &str) -> Result<String> {
    let wasm = files.bytes(&format!("pkg/{module}_bg.wasm"))?;
    let bytes = BASE64_STANDARD.encode(wasm);
    Ok(format!("    <script type=\"application/wasm\" id=\"{module}\">{bytes}</script>\n"))
}

/// The parts of the page while it is put together.
struct Parts {
    html: String,
    style: String,
    /// All scripts in the page, for its policy.
    scripts: Vec<String>,
}

impl Parts {
    /// Takes the tags that load files out of the page.
    fn take(&mut self, html: &str, files: &Files) -> Result<()> {
        let file =
            |name: &str| resolved(folder_of(PAGE), name).with_context(|| format!("found {name:?}, expected a file"));
        let (mut entries, mut has_style) = (0, false);
        for line in html.lines() {
            let tag = line.trim();
            let is_link = tag.starts_with("<link ");
            if is_link && tag.contains("rel=\"stylesheet\"") {
                let path = file(attribute(tag, "href")?)?;
                self.style += &ascii_style(files.built(&path)?);
                if !std::mem::replace(&mut has_style, true) {
                    self.html += "    <style></style>\n";
                }
            } else if is_link && tag.contains("rel=\"icon\"") {
                let path = attribute(tag, "href")?;
                let picture = BASE64_STANDARD.encode(files.bytes(&file(path)?)?);
                self.html += &line.replace(path, &format!("data:image/svg+xml;base64,{picture}"));
                self.html.push('\n');
            } else if tag.starts_with("<script ") && tag.contains(" src=") {
                entries += 1;
                ensure!(tag.contains("type=\"module\"") && entries == 1, "found {tag}, expected one module script");
            } else if !(is_link && tag.contains("preload\"")) {
                self.html += line;
                self.html.push('\n');
            }
        }
        let style = format!("<style>{}</style>", self.style);
        ensure!(
            self.html.matches("<style></style>").count() == 1,
            "found no stylesheet, or a style of its own, in {PAGE}"
        );
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

/// A page in ASCII, which every charset that a host may state decodes alike. A script has no entities, so the value of the chart is written
/// with the escapes of JSON.
fn ascii_page(html: &str) -> String {
    const VALUE: (&str, &str) = ("<script type=\"application/json\"", "</script>");
    match html.split_once(VALUE.0).and_then(|(before, rest)| Some((before, rest.split_once(VALUE.1)?))) {
        Some((before, (value, after))) => {
            [&ascii_html(before), VALUE.0, &ascii_json(value), VALUE.1, &ascii_html(after)].concat()
        }
        None => ascii_html(html),
    }
}

/// JSON in ASCII.
fn ascii_json(json: &str) -> String {
    let mut out = String::new();
    for unit in json.encode_utf16() {
        match u8::try_from(unit).ok().filter(u8::is_ascii) {
            Some(byte) => out.push(char::from(byte)),
            None => out += &format!("\\u{unit:04x}"),
        }
    }
    out
}

/// HTML in ASCII.
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

/// Embeds the files of figures and the licences as data URLs to save. Each file is embedded once, at its last link; earlier links lead to
/// that one.
fn with_saved_files(html: &str, files: &Files) -> Result<String> {
    let pieces: Vec<&str> = html.split("href=\"").collect();
    let path = |piece: &&str| {
        let path = resolved(folder_of(PAGE), piece.split('"').next()?)?;
        (path.starts_with(DATA) || path.ends_with(LICENCES)).then_some(path)
    };
    let mut out = pieces[0].to_owned();
    for (index, piece) in pieces.iter().enumerate().skip(1) {
        let Some(file) = path(piece) else {
            out.extend(["href=\"", piece]);
            continue;
        };
        let (_, rest) = piece.split_once('"').unwrap_or_default();
        let name = own_name(&file);
        if pieces[index + 1..].iter().any(|later| path(later).as_ref() == Some(&file)) {
            out += &format!("href=\"#{name}\"{rest}");
            continue;
        }
        let data = BASE64_STANDARD.encode(files.bytes(&file)?);
        let form = if name == LICENCES { "plain" } else { "csv" };
        out +=
            &format!("id=\"{name}\" download=\"{name}\" href=\"data:text/{form};charset=utf-8;base64,{data}\"{rest}");
    }
    Ok(out)
}
