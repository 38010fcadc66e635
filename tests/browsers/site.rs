//! The sites that the browsers look at: the checkout as `cargo xtask serve` serves it, and copies of it with
//! something changed, each a folder of one more server.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};
use xtask::workspace;

/// What a page loads, from the root.
const FOLDERS: [&str; 5] = ["www", "pkg", "data", "tests", "examples"];

/// The folder of pages of others, among the copies.
const GUEST: &str = "guest";

const WASM: &str = "pkg/district_charts_page_bg.wasm";

/// The first script of a copied page: keeps what the console is told and what nobody catches.
const RECORDER: &str = include_str!("recorder.js");

/// A page with the copy's first page in a frame, whose width a test sets.
const FRAME: &str = "<!doctype html><meta charset=utf-8><title>frame</title><link rel=icon href=data:,><script src=www/recorder.js></script>\
     <body style=margin:0><iframe style=\"border:0;width:1280px;height:900px\"></iframe>";

/// The servers and the folder of copies; both go when this is dropped.
pub(crate) struct Site {
    checkout: Server,
    copies: Server,
    folder: PathBuf,
    /// What was broken in the copy that is broken.
    pub(crate) fault: Fault,
}

/// A district's id in the module's figures that no district has.
#[derive(Default)]
pub(crate) struct Fault {
    /// The file that it is in.
    pub(crate) file: String,
    /// Its line there, from 1.
    pub(crate) line: usize,
    /// The id that no district has.
    pub(crate) found: String,
}

struct Server {
    child: Option<Child>,
    address: String,
}

/// A variant of the site.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Variant {
    /// As in the repository, under `cargo xtask serve`.
    Checkout,
    /// With the recorder, otherwise as it is.
    Recorded,
    /// With an id in the module's figures that no district has.
    Broken,
    /// Without the module.
    Missing,
    /// In a browser without WebAssembly.
    Lockdown,
    /// Pages of somebody else's: those of `examples/`, and those that a test writes. Their charts come from the checkout's
    /// server, which is another origin.
    Guest,
}

impl Site {
    /// Starts everything, or nothing if the tests are only listed.
    pub(crate) fn start(only_listed: bool) -> Result<Site> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{}", std::process::id()));
        if only_listed {
            let none = || Server { child: None, address: String::new() };
            return Ok(Site { checkout: none(), copies: none(), folder, fault: Fault::default() });
        }
        copy_site(&folder.join("recorded"))?;
        copy_site(&folder.join("missing"))?;
        fs::remove_file(folder.join("missing").join(WASM)).context("no module to take away; run cargo xtask build")?;
        copy_site(&folder.join("lockdown"))?;
        let script = folder.join("lockdown/www/recorder.js");
        fs::write(script, format!("{RECORDER}delete globalThis.WebAssembly;\n"))?;
        copy_site(&folder.join("broken"))?;
        let fault = break_package(&folder.join("broken").join(WASM))?;
        let checkout = Server::start(&[])?;
        copy_examples(&folder.join(GUEST), &checkout.address)?;
        let copies = Server::start(&["--root".as_ref(), folder.as_os_str()])?;
        Ok(Site { checkout, copies, folder, fault })
    }

    /// Writes a page of somebody else's, with this in its head and in its body, and gives its address.
    pub(crate) fn write_guest(&self, name: &str, head: &str, body: &str) -> Result<String> {
        let html = format!(
            "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>{name}</title>\
             <link rel=icon href=data:,>{head}</head>\n<body>\n{body}\n</body></html>\n"
        );
        fs::write(self.folder.join(GUEST).join(name), html)?;
        Ok(self.address(Variant::Guest, name))
    }

    /// The address of a file of a variant, given from the root.
    pub(crate) fn address(&self, variant: Variant, file: &str) -> String {
        match variant {
            Variant::Checkout => format!("{}{file}", self.checkout.address),
            Variant::Recorded => format!("{}recorded/{file}", self.copies.address),
            Variant::Broken => format!("{}broken/{file}", self.copies.address),
            Variant::Missing => format!("{}missing/{file}", self.copies.address),
            Variant::Lockdown => format!("{}lockdown/{file}", self.copies.address),
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
        let out = BufReader::new(child.stdout.take().context("no output of the server")?);
        let mut server = Server { child: Some(child), address: String::new() };
        for line in out.lines() {
            if let Some(address) = line?.strip_prefix("serving ") {
                server.address = address.to_owned();
                return Ok(server);
            }
        }
        bail!("`cargo xtask serve` ended before it served")
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

/// Copies the site, with the recorder in its pages.
fn copy_site(to: &Path) -> Result<()> {
    for folder in FOLDERS {
        copy_folder(&workspace::root().join(folder), &to.join(folder))?;
    }
    fs::write(to.join("www/recorder.js"), RECORDER)?;
    fs::write(to.join("frame.html"), FRAME)?;
    for name in ["www/index.html", "www/gallery.html", "www/embed.html"] {
        let page = to.join(name);
        let html = fs::read_to_string(&page)?;
        if !html.contains("<head>") {
            bail!("found no <head> in {name}, expected one to put the recorder into");
        }
        fs::write(&page, html.replacen("<head>", "<head><script src=\"recorder.js\"></script>", 1))?;
    }
    Ok(())
}

/// Copies the examples, with the recorder in their heads and their charts from another origin.
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
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}

/// Changes the last letter of the first district in the module's observations, byte for byte.
fn break_package(wasm: &Path) -> Result<Fault> {
    let table = fs::read_to_string(workspace::root().join("data/observations.csv"))?;
    let row = table.lines().nth(1).context("no observations in data/observations.csv")?;
    let (district, _) = row.split_once(',').context("no comma in the first observation")?;
    let mut found = district.to_owned();
    found.pop();
    found.push('_');
    let broken = row.replacen(district, &found, 1);
    let mut bytes = fs::read(wasm)?;
    let place = bytes.windows(row.len()).position(|window| window == row.as_bytes());
    let place = place.with_context(|| format!("found nowhere in the module the observation {row:?}"))?;
    bytes[place..place + row.len()].copy_from_slice(broken.as_bytes());
    fs::write(wasm, bytes)?;
    Ok(Fault { file: "observations.csv".to_owned(), line: 2, found })
}
