//! `cargo xtask consumers [NAME…]`: the npm package as developers use it. Each project of `examples/consumers/` is installed from its lock file
//! with the packed package, built, and opened in a browser, whose pixels are looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use lexopt::Parser;
use serde_json::Value;

use crate::engine::{Appearance, Browser, Engine, free_port};
use crate::site::Site;
use crate::{arguments, serve, stamp, tools, webdriver, workspace};

/// A project that uses the package.
struct Consumer {
    name: &'static str,
    checks: &'static [Check],
}

/// The checks after the build.
enum Check {
    /// A text file, and what it must contain.
    Output(&'static str, &'static [&'static str]),
    /// A folder of built pages.
    Pages(&'static str),
    /// A server of the project: a script for node with its arguments; a port follows.
    Server(&'static [&'static str]),
}

const CONSUMERS: [Consumer; 7] = [
    Consumer {
        name: "node",
        checks: &[Check::Output("dist.txt", &["Laixi has the highest", "24.3", "found 42 as link, expected a string"])],
    },
    Consumer { name: "types", checks: &[] },
    Consumer {
        name: "vite",
        checks: &[
            Check::Pages("dist"),
            Check::Server(&["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--strictPort", "--port"]),
        ],
    },
    Consumer { name: "esbuild", checks: &[Check::Pages("dist")] },
    Consumer { name: "webpack", checks: &[Check::Pages("dist")] },
    Consumer { name: "rollup", checks: &[Check::Pages("dist")] },
    Consumer {
        name: "next",
        checks: &[Check::Server(&["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port"])],
    },
];

/// The time limits of a server to answer, and of a page to draw.
const START_TIMEOUT: Duration = Duration::from_secs(60);
const DRAW_TIMEOUT: Duration = Duration::from_secs(30);

/// The title of the chart, the state of the element, and for each canvas how many colours it has and how many of 1,000 pixels are painted.
const LOOK: &str = "const element = document.querySelector('district-chart'); \
    const canvases = [document.querySelector('canvas'), element?.shadowRoot?.querySelector('canvas')].filter(Boolean); \
    const look = (canvas) => { \
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width || 1, canvas.height || 1); \
      const colours = new Map(); \
      for (let i = 0; i < data.length; i += 4) { const key = data.slice(i, i + 4).join(); colours.set(key, (colours.get(key) ?? 0) + 1); } \
      const most = Math.max(...colours.values()); \
      return [colours.size, Math.round(1000 - 4000 * most / data.length)]; \
    }; \
    return { title: document.querySelector('h1')?.textContent ?? '', state: element?.getAttribute('state') ?? '', canvases: canvases.map(look) };";

/// A drawn chart has letters, whose edges have many colours, and bars.
const LEAST_COLOURS: u64 = 20;
const LEAST_PAINTED: u64 = 20;

/// Runs the projects that are named, or all.
pub fn run(arguments: Parser) -> Result<()> {
    let names = arguments::names(arguments)?;
    let known = || CONSUMERS.iter().map(|consumer| consumer.name).collect::<Vec<_>>().join(" ");
    for name in &names {
        ensure!(CONSUMERS.iter().any(|known| known.name == name), "found {name:?}, expected one of {}", known());
    }
    let complaints = stamp::complaints(workspace::root());
    ensure!(complaints.is_empty(), "pkg/ is stale, `cargo xtask build` renews it: {}", complaints.join("; "));
    let archive = pack()?;
    for consumer in CONSUMERS.iter().filter(|known| names.is_empty() || names.iter().any(|name| name == known.name)) {
        println!("== {}", consumer.name);
        check(consumer, &archive).with_context(|| format!("in examples/consumers/{}", consumer.name))?;
    }
    Ok(())
}

/// The folder of pictures and of the packed package.
fn output_folder() -> Result<PathBuf> {
    let folder = workspace::target_dir()?.join("consumers");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Packs pkg/ as for publishing.
fn pack() -> Result<PathBuf> {
    let folder = output_folder()?;
    let mut npm = tools::npm()?;
    npm.current_dir(workspace::root().join("pkg")).args(["pack", "--silent", "--pack-destination"]).arg(&folder);
    Ok(folder.join(workspace::output(&mut npm)?.trim()))
}

fn check(consumer: &Consumer, archive: &Path) -> Result<()> {
    let folder = tools::consumer_packages(consumer.name)?;
    copy_sources(&workspace::root().join("examples/consumers").join(consumer.name), &folder)?;
    install(archive, &folder)?;
    let started = Instant::now();
    let mut npm = tools::npm()?;
    // Next reports its use otherwise.
    npm.current_dir(&folder).env("NEXT_TELEMETRY_DISABLED", "1");
    workspace::run(npm.args(["run", "build", "--silent"]))?;
    println!("built in {:.1} s", started.elapsed().as_secs_f64());
    for check in consumer.checks {
        match check {
            Check::Output(file, expected) => {
                let text = fs::read_to_string(folder.join(file)).with_context(|| format!("found no {file}"))?;
                let missing = expected.iter().find(|expected| !text.contains(**expected));
                ensure!(missing.is_none(), "found {text:?}, expected {}", missing.unwrap_or(&""));
            }
            Check::Pages(pages) => {
                let port = serve::in_background(Site::of_folder(&folder.join(pages)))?;
                look(port, &format!("{}.png", consumer.name))?;
            }
            Check::Server(arguments) => {
                let port = free_port()?;
                let _server = Server::start(&folder, arguments, port)?;
                look(port, &format!("{}-server.png", consumer.name))?;
            }
        }
    }
    Ok(())
}

/// Copies the files of a project beside its installed packages.
fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if entry.is_dir() {
            copy_sources(&entry, &to.join(name))?;
        } else {
            fs::copy(&entry, to.join(name)).with_context(|| format!("could not copy {}", entry.display()))?;
        }
    }
    Ok(())
}

/// Unpacks the package into `node_modules`, as npm does, and the scripts of its readme for the check of types.
fn install(archive: &Path, folder: &Path) -> Result<()> {
    let package = folder.join("node_modules/district-charts");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&package)?;
    // Bundlers keep what they have read of a package of the same version.
    let _ = fs::remove_dir_all(folder.join("node_modules/.vite"));
    let mut tar = Command::new(tools::find("tar").context("found no tar")?);
    workspace::run(tar.arg("-xzf").arg(archive).args(["--strip-components=1", "-C"]).arg(&package))?;
    fs::copy(archive, folder.join("district-charts.tgz"))?;
    let readme = fs::read_to_string(package.join("README.md"))?;
    let scripts = folder.join("readme");
    let _ = fs::remove_dir_all(&scripts);
    fs::create_dir_all(&scripts)?;
    for (index, script) in readme.split("```js\n").skip(1).enumerate() {
        let (script, _) = script.split_once("```").context("found a script without an end in the readme")?;
        fs::write(scripts.join(format!("{index}.ts")), script)?;
    }
    Ok(())
}

/// A server of a project; it ends on drop.
struct Server(Child);

impl Server {
    fn start(folder: &Path, arguments: &[&str], port: u16) -> Result<Server> {
        let mut node = tools::node()?;
        node.current_dir(folder).args(arguments).arg(port.to_string());
        let server = Server(node.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?);
        let started = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            ensure!(started.elapsed() < START_TIMEOUT, "found no answer of {} in a minute", arguments[0]);
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Opens a page, and waits until every canvas of it shows a chart.
fn look(port: u16, picture: &str) -> Result<()> {
    Engine::Chromium.ensure()?;
    let browser = Engine::Chromium.open(Appearance::default())?;
    browser.open_address(&format!("http://127.0.0.1:{port}/"))?;
    let started = Instant::now();
    loop {
        let found = browser.run(LOOK, &[])?;
        if is_drawn(&found) {
            println!("{picture}: {found}");
            return capture(&browser, picture);
        }
        if started.elapsed() > DRAW_TIMEOUT {
            capture(&browser, picture)?;
            bail!("found {found}, expected a chart on each canvas; target/consumers/{picture} shows the page");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Whether the page has its title, the element has drawn, and every canvas has letters and marks.
fn is_drawn(found: &Value) -> bool {
    let canvases = found["canvases"].as_array().map(Vec::as_slice).unwrap_or_default();
    let has_marks = |canvas: &Value| {
        let [colours, painted] = [0, 1].map(|index| canvas[index].as_u64().unwrap_or_default());
        colours >= LEAST_COLOURS && painted >= LEAST_PAINTED
    };
    let has_title = found["title"].as_str().is_some_and(|title| title.contains("Laixi"));
    has_title && found["state"] == "drawn" && !canvases.is_empty() && canvases.iter().all(has_marks)
}

fn capture(browser: &Browser, picture: &str) -> Result<()> {
    webdriver::write_screenshot(&browser.get("screenshot")?, &output_folder()?.join(picture))
}
