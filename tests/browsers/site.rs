//! The sites under test: the checkout as `cargo xtask serve` serves it, and changed copies of it, which a second server serves from one
//! folder each.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail, ensure};
use district_charts::data::Dataset;
use xtask::{section, workspace};

#[allow(dead_code, reason = "benchmarks use the rest")]
#[path = "../../benches/common/generated.rs"]
mod generated;

use generated::GeneratedPackage;

/// The number of districts of `Variant::Many`.
const MANY: usize = 400;

/// The folders that pages load files from, relative to the root.
const FOLDERS: [&str; 5] = ["www", "pkg", "data", "tests", "examples"];

/// The folder of host pages among the copies.
const GUEST: &str = "guest";

/// The module that holds the figures, relative to the root.
const WASM: &str = "pkg/charts_bg.wasm";

/// The fault in the copy `Variant::Broken`.
pub(crate) const FAULT: &str =
    "packed package, field 1: found \"district-charts package 0\", expected district-charts package 1";

/// The first script of a copied page.
const RECORDER: &str = include_str!("recorder.js");

/// A page with an empty frame; a test sets the width and the address of the frame.
const FRAME: &str = "<!doctype html><meta charset=utf-8><title>frame</title><link rel=icon href=data:,><script src=www/recorder.js></script>\
     <body style=margin:0><iframe style=\"border:0;width:1280px;height:900px\"></iframe>";

/// The servers and the folder of copies. When this is dropped the servers end and the folder is removed.
pub(crate) struct Site {
    checkout: Server,
    copies: Server,
    folder: PathBuf,
}

struct Server {
    child: Option<Child>,
    address: String,
}

/// A variant of the site.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Variant {
    /// The checkout, under `cargo xtask serve`.
    Checkout,
    /// A copy with the recorder script. The variants below have it too.
    Recorded,
    /// With an unknown district id in the observations of the module.
    Broken,
    /// Without the module.
    Missing,
    /// Without the stylesheet.
    Unstyled,
    /// With `WebAssembly` deleted, as in the lockdown mode of iOS.
    Lockdown,
    /// With a generated package of many districts in the module.
    Many,
    /// Host pages: those of `examples/`, and those that a test writes. Their charts come from the server of the checkout, which is
    /// another origin.
    Guest,
}

impl Site {
    /// Copies the site and starts the servers; does neither if the tests are only listed.
    pub(crate) fn start(only_list: bool) -> Result<Site> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{}", std::process::id()));
        if only_list {
            let not_started = || Server { child: None, address: String::new() };
            return Ok(Site { checkout: not_started(), copies: not_started(), folder });
        }
        copy_site(&folder.join("recorded"))?;
        copy_site(&folder.join("missing"))?;
        fs::remove_file(folder.join("missing").join(WASM))
            .with_context(|| format!("found no {WASM}, expected it from `cargo xtask build`"))?;
        copy_site(&folder.join("unstyled"))?;
        fs::remove_file(folder.join("unstyled/www/style.css"))?;
        copy_site(&folder.join("lockdown"))?;
        let script = folder.join("lockdown/www/recorder.js");
        fs::write(script, format!("{RECORDER}delete globalThis.WebAssembly;\n"))?;
        copy_site(&folder.join("many"))?;
        let module = folder.join("many").join(WASM);
        let many = Dataset::read(&GeneratedPackage::of_districts(MANY).package())?;
        fs::write(&module, section::replaced(&fs::read(&module)?, section::PACKAGE, &many.pack())?)?;
        copy_site(&folder.join("broken"))?;
        break_package(&folder.join("broken").join(WASM))?;
        let checkout = Server::start(&[])?;
        copy_examples(&folder.join(GUEST), &checkout.address)?;
        let copies = Server::start(&["--root".as_ref(), folder.as_os_str()])?;
        Ok(Site { checkout, copies, folder })
    }

    /// Writes a host page with this markup in its head and its body, and returns its address.
    pub(crate) fn write_guest(&self, name: &str, head: &str, body: &str) -> Result<String> {
        let html = format!(
            "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>{name}</title>\
             <link rel=icon href=data:,>{head}</head>\n<body>\n{body}\n</body></html>\n"
        );
        fs::write(self.folder.join(GUEST).join(name), html)?;
        Ok(self.address(Variant::Guest, name))
    }

    /// Writes a copy of the recorded page with another text in place of one, and returns its address.
    pub(crate) fn write_changed_page(&self, name: &str, from: &str, to: &str) -> Result<String> {
        let folder = self.folder.join("recorded/www");
        let page = fs::read_to_string(folder.join("index.html"))?;
        ensure!(page.contains(from), "found no {from} in index.html");
        fs::write(folder.join(name), page.replace(from, to))?;
        Ok(self.address(Variant::Recorded, &format!("www/{name}")))
    }

    /// The address of a file of a variant; the path is relative to the root.
    pub(crate) fn address(&self, variant: Variant, file: &str) -> String {
        match variant {
            Variant::Checkout => format!("{}{file}", self.checkout.address),
            Variant::Recorded => format!("{}recorded/{file}", self.copies.address),
            Variant::Broken => format!("{}broken/{file}", self.copies.address),
            Variant::Missing => format!("{}missing/{file}", self.copies.address),
            Variant::Unstyled => format!("{}unstyled/{file}", self.copies.address),
            Variant::Lockdown => format!("{}lockdown/{file}", self.copies.address),
            Variant::Many => format!("{}many/{file}", self.copies.address),
            Variant::Guest => format!("{}{GUEST}/{file}", self.copies.address),
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Server {
    fn start(arguments: &[&std::ffi::OsStr]) -> Result<Server> {
        let mut command = workspace::cargo();
        command.args(["xtask", "serve", "--port", "0"]).args(arguments).stdout(Stdio::piped());
        let mut child = command.spawn().context("could not start `cargo xtask serve`")?;
        let out = BufReader::new(child.stdout.take().context("found no standard output of `cargo xtask serve`")?);
        let mut server = Server { child: Some(child), address: String::new() };
        for line in out.lines() {
            if let Some(address) = line?.strip_prefix("serving ") {
                server.address = address.to_owned();
                return Ok(server);
            }
        }
        bail!("found no address in the output of `cargo xtask serve`, expected one before it ended")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Copies the site, and adds the recorder to its pages.
fn copy_site(to: &Path) -> Result<()> {
    for folder in FOLDERS {
        copy_folder(&workspace::root().join(folder), &to.join(folder))?;
    }
    fs::write(to.join("www/recorder.js"), RECORDER)?;
    fs::write(to.join("frame.html"), FRAME)?;
    for name in ["www/index.html", "www/gallery.html", "www/embed.html", "www/desk.html"] {
        let page = to.join(name);
        let html = fs::read_to_string(&page)?;
        if !html.contains("<head>") {
            bail!("found no <head> in {name}, expected one for the recorder");
        }
        fs::write(&page, html.replacen("<head>", "<head><script src=\"recorder.js\"></script>", 1))?;
    }
    Ok(())
}

/// Copies the examples, adds the recorder, and points them to the charts of another origin.
fn copy_examples(to: &Path, charts: &str) -> Result<()> {
    copy_folder(&workspace::root().join("examples"), to)?;
    fs::write(to.join("recorder.js"), RECORDER)?;
    for entry in fs::read_dir(to)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "html") {
            let html = fs::read_to_string(&file)?.replace("../www/", &format!("{charts}www/"));
            fs::write(&file, html.replacen("<head>", "<head><script src=\"recorder.js\"></script>", 1))?;
        }
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("could not read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Changes the version of the packed package of a module.
fn break_package(wasm: &Path) -> Result<()> {
    let mut packed = Dataset::embedded()?.pack();
    let version = packed.iter().position(|&byte| byte == b'1').context("found no version in a packed package")?;
    packed[version] = b'0';
    Ok(fs::write(wasm, section::replaced(&fs::read(wasm)?, section::PACKAGE, &packed)?)?)
}
