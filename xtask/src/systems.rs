//! `cargo xtask systems [NAME…]`: the charts in content systems. Each system of `examples/systems/` is set up on this machine with its page, in
//! which a chart is pasted, and the page is opened in a browser. The charts come from another port, as from another host.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use district_charts_cli::site::assets::Assets;
use district_charts_cli::site::published::{self, head};
use lexopt::Parser;
use serde_json::{Value, json};

use crate::engine::{Appearance, Browser, Engine, free_port};
use crate::site::Site;
use crate::tools::Program;
use crate::{arguments, dist, http, serve, tools, webdriver, workspace};

/// A system: its name, what it needs, and how its pages are made: each a name and an address.
struct System {
    name: &'static str,
    programs: &'static [Program],
    set_up: fn(&Setup<'_>) -> Result<Pages>,
}

/// The pages of a system, and the servers that answer for them until this is dropped.
struct Pages {
    addresses: Vec<(String, String)>,
    _servers: Vec<Server>,
}

const SYSTEMS: [System; 4] = [
    System { name: "hugo", programs: &[Program { name: "hugo", packages: &["hugo"] }], set_up: hugo },
    System { name: "mkdocs", programs: PYTHON, set_up: mkdocs },
    System { name: "sphinx", programs: PYTHON, set_up: sphinx },
    System {
        name: "wordpress",
        programs: &[
            Program { name: "php", packages: &["php-cli", "php-mysql", "php-xml", "php-curl"] },
            Program { name: "mariadbd", packages: &["mariadb-server"] },
        ],
        set_up: wordpress,
    },
];

const PYTHON: &[Program] = &[Program { name: "python3", packages: &["python3", "python3-venv"] }];

/// The versions from the index of Python packages.
const PYTHON_PACKAGES: [&str; 3] = ["mkdocs-material==9.8.2", "sphinx==9.0.4", "furo"];

/// The address of the charts in the examples, and the published chart whose address they name.
const CHARTS: &str = "https://charts.example/";
const CHART: &str = "fai-growth-en";

/// The themes of WordPress that are tried, as Debian packages them.
const THEMES: [&str; 2] = ["twentytwentyone", "twentytwentythree"];

/// The widths of the window in CSS pixels.
const WIDTHS: [u32; 2] = [1280, 360];

const TIMEOUT: Duration = Duration::from_secs(40);

/// Where a system is set up.
struct Setup<'s> {
    /// Its copy, in which the address of the charts is the local one.
    folder: &'s Path,
    charts: &'s str,
}

/// Sets up the systems that are named, or all.
pub fn run(arguments: Parser) -> Result<()> {
    let names = arguments::names(arguments)?;
    Engine::Chromium.ensure()?;
    let charts = serve_charts()?;
    for system in SYSTEMS.iter().filter(|system| names.is_empty() || names.iter().any(|name| name == system.name)) {
        println!("== {}", system.name);
        tools::ensure_programs(system.programs)?;
        let folder = workspace::target_dir()?.join("systems").join(system.name);
        let _ = fs::remove_dir_all(&folder);
        copy(&workspace::root().join("examples/systems").join(system.name), &folder, &charts)?;
        let pages = (system.set_up)(&Setup { folder: &folder, charts: &charts })
            .with_context(|| format!("while {} was set up", system.name))?;
        for (name, address) in &pages.addresses {
            for width in WIDTHS {
                look(address, width, &format!("{name}-{width}.png"))?;
            }
        }
    }
    Ok(())
}

/// Serves a site with one published chart, and returns its address.
fn serve_charts() -> Result<String> {
    let folder = workspace::target_dir()?.join("systems/charts");
    let port = free_port()?;
    let base = format!("http://127.0.0.1:{port}/");
    let (files, dataset) = dist::files()?;
    let mut charts = published::charts(&dataset);
    charts.retain(|chart| chart.id == CHART);
    let chart = charts.first().with_context(|| format!("found no chart {CHART}"))?;
    let mut assets = Assets::new(&files)?;
    let pages = published::pages(&mut assets, &dataset, &charts, Some(&base))?;
    let mut tree = assets.into_tree();
    tree.extend(pages);
    let oembed = head::oembed(&files, &dataset, chart, &base)?;
    tree.insert(format!("{}{}", chart.folder(), head::OEMBED), oembed.into_bytes());
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in tree {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().context("a folder")?)?;
        fs::write(file, bytes)?;
    }
    let listener = std::net::TcpListener::bind(("127.0.0.1", port))?;
    let site = Site::of_folder(&folder);
    std::thread::spawn(move || http::serve(&listener, move |request| site.respond(request)));
    Ok(base)
}

/// Copies the files of a system with the local address of the charts.
fn copy(from: &Path, to: &Path, charts: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("found no {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target, charts)?;
        } else {
            fs::write(target, fs::read_to_string(entry.path())?.replace(CHARTS, charts))?;
        }
    }
    Ok(())
}

fn hugo(setup: &Setup<'_>) -> Result<Pages> {
    workspace::run(Command::new("hugo").current_dir(setup.folder).args(["--quiet", "--baseURL", "/"]))?;
    static_pages("hugo", &setup.folder.join("public"))
}

fn mkdocs(setup: &Setup<'_>) -> Result<Pages> {
    workspace::run(python("mkdocs")?.current_dir(setup.folder).args(["build", "--quiet", "--strict"]))?;
    static_pages("mkdocs", &setup.folder.join("site"))
}

fn sphinx(setup: &Setup<'_>) -> Result<Pages> {
    workspace::run(python("sphinx-build")?.current_dir(setup.folder).args(["-q", "-W", ".", "_build"]))?;
    static_pages("sphinx", &setup.folder.join("_build"))
}

fn static_pages(name: &str, folder: &Path) -> Result<Pages> {
    let port = serve::in_background(Site::of_folder(folder))?;
    Ok(Pages { addresses: vec![(name.to_owned(), format!("http://127.0.0.1:{port}/"))], _servers: Vec::new() })
}

/// A program of a Python package; the packages are installed once.
fn python(program: &str) -> Result<Command> {
    let folder = workspace::tools_dir()?.join("systems-python");
    let file = folder.join("bin").join(program);
    if !file.is_file() {
        workspace::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/python"));
        workspace::run(
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PYTHON_PACKAGES),
        )?;
    }
    Ok(Command::new(file))
}

/// A server of a system; it ends on drop.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// WordPress as Debian packages it, with a database of its own, and a post for each theme and each way.
fn wordpress(setup: &Setup<'_>) -> Result<Pages> {
    let installed = Path::new("/usr/share/wordpress");
    if !installed.is_dir() {
        tools::install(&["wordpress", "wordpress-theme-twentytwentyone", "wordpress-theme-twentytwentythree"])?;
    }
    let (root, data) = (setup.folder.join("site"), setup.folder.join("data"));
    // Links of the package lead to its themes.
    workspace::run(Command::new("cp").arg("-rL").arg(installed).arg(&root))?;
    let socket = setup.folder.join("socket");
    let mut install = Command::new("mariadb-install-db");
    install.args(["--no-defaults", "--auth-root-authentication-method=normal", "--user=root"]);
    workspace::run(install.arg(format!("--datadir={}", data.display())).stdout(Stdio::null()))?;
    let mut database = Command::new("mariadbd");
    database.args(["--no-defaults", "--user=root", "--skip-networking"]);
    database.arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", socket.display()));
    let mut servers = vec![Server(database.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)];
    wait_for("the socket of the database", || socket.exists())?;
    let port = free_port()?;
    let address = format!("http://127.0.0.1:{port}");
    let charts_port = setup.charts.trim_end_matches('/').rsplit(':').next().unwrap_or_default().to_owned();
    let variables = [
        ("SYSTEMS_ADDRESS", address.as_str()),
        ("SYSTEMS_SOCKET", &socket.display().to_string()),
        ("SYSTEMS_CHARTS_PORT", &charts_port),
    ];
    fs::copy(setup.folder.join("wp-config.php"), root.join("wp-config.php"))?;
    fs::create_dir_all(root.join("wp-content/mu-plugins"))?;
    fs::copy(setup.folder.join("local.php"), root.join("wp-content/mu-plugins/local.php"))?;
    let mut php = Command::new("php");
    php.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&root).envs(variables);
    php.env("PHP_CLI_SERVER_WORKERS", "4").stdout(Stdio::null()).stderr(Stdio::null());
    servers.push(Server(php.spawn()?));
    wait_for("the port of PHP", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok())?;
    let mut fill = Command::new("php");
    fill.arg(setup.folder.join("fill.php")).arg(&root).current_dir(setup.folder).envs(variables);
    let posts = workspace::output(&mut fill)?;
    let posts: Value = serde_json::from_str(&posts).with_context(|| format!("found {posts:?}, expected posts"))?;
    let mut addresses = Vec::new();
    for theme in THEMES {
        for (way, id) in posts.as_object().context("posts by the way")? {
            addresses.push((format!("wordpress-{theme}-{way}"), format!("{address}/?p={id}&theme={theme}")));
        }
    }
    Ok(Pages { addresses, _servers: servers })
}

fn wait_for(what: &str, is_there: impl Fn() -> bool) -> Result<()> {
    let started = Instant::now();
    while !is_there() {
        ensure!(started.elapsed() < TIMEOUT, "found no {what} in {} s", TIMEOUT.as_secs());
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// The frame in a page: its place and size, the width of what is around it, whether it can be seen, and whether the page scrolls sideways.
const FRAME: &str = "const frame = document.querySelector('iframe[src*=\"embed.html\"]'); if (!frame) return null; \
    frame.scrollIntoView(); const { left, width, height } = frame.getBoundingClientRect(); const style = getComputedStyle(frame); \
    return { left, width, height, around: frame.parentElement.getBoundingClientRect().width, border: style.borderTopWidth, \
        seen: style.visibility === 'visible' && style.position !== 'absolute', \
        sideways: document.documentElement.scrollWidth > innerWidth }";

/// Whether the chart in the frame is drawn, and the height that it needs.
const CHART_STATE: &str = "return { state: document.querySelector('district-chart')?.getAttribute('state') ?? '', \
    height: document.documentElement.scrollHeight, shown: innerHeight }";

/// Opens a page, and waits until the chart in its frame is drawn and whole.
fn look(address: &str, width: u32, picture: &str) -> Result<()> {
    let browser = Engine::Chromium.open(Appearance::default())?;
    let metrics = json!({ "width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
    browser.open_address(address)?;
    let started = Instant::now();
    loop {
        let found = look_once(&browser)?;
        if is_good(&found) {
            println!("{picture}: {found}");
            return capture(&browser, picture);
        }
        if started.elapsed() > TIMEOUT {
            capture(&browser, picture)?;
            bail!(
                "found {found} at {address}, expected a chart that is whole; target/systems/{picture} shows the page"
            );
        }
        std::thread::sleep(Duration::from_millis(300));
    }
}

fn look_once(browser: &Browser) -> Result<Value> {
    let frame = browser.run(FRAME, &[])?;
    if frame.is_null() {
        return Ok(frame);
    }
    browser.enter_frame("iframe[src*=\"embed.html\"]")?;
    let chart = browser.run(CHART_STATE, &[]);
    browser.leave_frames()?;
    Ok(json!({ "frame": frame, "chart": chart? }))
}

/// Drawn, seen, in its column, without a border, and not cut: a frame of fixed height may be higher than its chart.
fn is_good(found: &Value) -> bool {
    let (frame, chart) = (&found["frame"], &found["chart"]);
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let is_in_column = number(&frame["left"]) >= 0.0 && number(&frame["width"]) <= number(&frame["around"]) + 1.0;
    let is_whole = number(&chart["height"]) <= number(&chart["shown"]) + 1.0 && number(&frame["width"]) > 250.0;
    chart["state"] == "drawn" && frame["seen"] == true && frame["border"] == "0px" && is_in_column && is_whole
}

fn capture(browser: &Browser, picture: &str) -> Result<()> {
    let file: PathBuf = workspace::target_dir()?.join("systems").join(picture);
    webdriver::write_screenshot(&browser.get("screenshot")?, &file)
}
