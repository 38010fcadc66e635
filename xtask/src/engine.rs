//! The browsers: how each is started, and what each needs installed. It knows no page.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::tools::{self, Program};
use crate::webdriver::Session;

/// A driver that has not answered by then never will.
const START: Duration = Duration::from_secs(30);

/// The three engines that readers have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chrome, Edge, Samsung Internet, WeChat on Android.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser on iOS.
    Webkit,
}

/// How a browser should look at the page.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether the reader's system asks for dark pages.
    pub dark: bool,
    /// Device pixels per CSS pixel.
    pub scale: f64,
}

impl Default for Look {
    fn default() -> Look {
        Look { dark: false, scale: 1.0 }
    }
}

/// A browser under its driver; both end when this is dropped.
pub struct Browser {
    // The session ends before its driver, the driver before the display, the folder last.
    session: Session,
    _driver: Process,
    _display: Option<Process>,
    _profile: Folder,
    engine: Engine,
}

impl std::ops::Deref for Browser {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Browser {
    /// The engine that it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }
}

impl Engine {
    /// Every engine, the required one first.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// The name in test names and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// The engine of a name.
    pub fn from_name(name: &str) -> Result<Engine> {
        let found = Engine::ALL.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| format!("found engine {name:?}, expected chromium, firefox or webkit"))
    }

    /// What of its programs is missing on this machine.
    pub fn missing(self) -> Vec<&'static str> {
        tools::missing(self.programs()).into_iter().map(|program| program.name).collect()
    }

    /// Installs what is missing, or says how.
    pub fn ensure(self) -> Result<()> {
        tools::ensure_programs(self.programs())
    }

    fn programs(self) -> &'static [Program] {
        match self {
            Engine::Chromium => &tools::CHROMIUM,
            Engine::Firefox => &tools::FIREFOX,
            Engine::Webkit => &tools::WEBKIT,
        }
    }

    /// Starts the driver and opens an empty page.
    pub fn open(self, look: Look) -> Result<Browser> {
        let profile = Folder::new(self.name())?;
        let display = if self == Engine::Webkit { Some(display()?) } else { None };
        let port = free_port()?;
        let mut command = self.driver(port)?;
        if let Some((_, number)) = &display {
            command.env("DISPLAY", format!(":{number}"));
        }
        self.dress(&mut command, look, &profile.path);
        let driver = Process::start(&mut command)?;
        wait_until_ready(port, self)?;
        let session = Session::open(port, self.capabilities(look, &profile.path)?)?;
        let display = display.map(|(process, _)| process);
        Ok(Browser { session, _driver: driver, _display: display, _profile: profile, engine: self })
    }

    fn driver(self, port: u16) -> Result<Command> {
        let (name, arguments) = match self {
            Engine::Chromium => ("chromedriver", vec![format!("--port={port}")]),
            Engine::Firefox => ("geckodriver", vec![format!("--port={port}"), "--log=fatal".to_owned()]),
            Engine::Webkit => ("WebKitWebDriver", vec![format!("--port={port}")]),
        };
        let mut command = Command::new(tools::find(name).with_context(|| format!("found no {name}"))?);
        command.args(arguments).stdout(Stdio::null());
        Ok(command)
    }

    /// What a driver hands down to its browser through the environment.
    fn dress(self, command: &mut Command, look: Look, profile: &Path) {
        // Nothing of this machine's user: no caches, no settings, no theme.
        command.env("HOME", profile).env("XDG_CACHE_HOME", profile).env("XDG_CONFIG_HOME", profile);
        command.env("XDG_DATA_HOME", profile).env("TMPDIR", profile).env_remove("WAYLAND_DISPLAY");
        if self == Engine::Webkit {
            command.env("GTK_THEME", if look.dark { "Adwaita:dark" } else { "Adwaita" });
            command.env("GDK_SCALE", format!("{}", look.scale.round()));
        }
    }

    fn capabilities(self, look: Look, profile: &Path) -> Result<Value> {
        match self {
            Engine::Chromium => Ok(chromium(look, profile)),
            Engine::Firefox => Ok(firefox(look)),
            Engine::Webkit => webkit(),
        }
    }
}

fn chromium(look: Look, profile: &Path) -> Value {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--force-device-scale-factor={}", look.scale));
    arguments.push(format!("--user-data-dir={}", profile.join("user").display()));
    if look.dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments, "binary": tools::find("chromium") },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(look: Look) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless"],
            "binary": tools::find("firefox-esr"),
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": if look.dark { 0 } else { 1 },
                "layout.css.devPixelsPerPx": look.scale.to_string(),
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
            },
        },
    })
}

fn webkit() -> Result<Value> {
    let browser =
        mini_browser().context("found no MiniBrowser of WebKitGTK, expected it in /usr/lib/*/webkit2gtk-4.*")?;
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
    }))
}

/// WebKitGTK's own browser lies beside the library, in a folder named after the machine's architecture.
fn mini_browser() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten();
    let folders = libraries.filter_map(|entry| std::fs::read_dir(entry.path()).ok());
    let mut found: Vec<PathBuf> = folders.flatten().flatten().map(|entry| entry.path().join("MiniBrowser")).collect();
    found.retain(|file| file.is_file());
    found.sort();
    found.pop()
}

/// A screen in memory, and its number; the server chooses one that is free.
fn display() -> Result<(Process, String)> {
    let mut command = Command::new(tools::find("Xvfb").context("found no Xvfb")?);
    command.args(["-displayfd", "1", "-screen", "0", "1600x6000x24", "-nolisten", "tcp"]).stdout(Stdio::piped());
    let mut server = Process::start(&mut command)?;
    let out = server.0.stdout.take().context("no output of Xvfb")?;
    let mut number = String::new();
    BufReader::new(out).read_line(&mut number).context("while reading the number of Xvfb's display")?;
    if number.trim().is_empty() {
        bail!("Xvfb ended before it named its display");
    }
    Ok((server, number.trim().to_owned()))
}

/// A port of this machine that nobody listens at.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn wait_until_ready(port: u16, engine: Engine) -> Result<()> {
    let start = Instant::now();
    while !Session::is_ready(port) {
        if start.elapsed() > START {
            bail!("the driver of {} did not answer within {} s", engine.name(), START.as_secs());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// A program that ends with us.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Result<Process> {
        let name = command.get_program().to_string_lossy().into_owned();
        if std::env::var_os("DISTRICT_CHARTS_DRIVER_OUTPUT").is_none() {
            command.stderr(Stdio::null());
        }
        let child = command.stdin(Stdio::null()).spawn();
        child.map(Process).with_context(|| format!("could not start {name}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder of this run that goes with it.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new(name: &str) -> Result<Folder> {
        let unique = format!("district-charts-{name}-{}-{}", std::process::id(), free_port()?);
        let path = std::env::temp_dir().join(unique);
        std::fs::create_dir_all(&path).with_context(|| format!("could not make {}", path.display()))?;
        Ok(Folder { path })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
