//! The browsers: the programs that each needs, and how each is started under its WebDriver driver.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::tools::{self, Program};
use crate::webdriver::Session;

/// The longest wait for a driver to accept sessions.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// The browser engines that readers use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chrome, Edge, Samsung Internet, WeChat on Android.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser on iOS.
    Webkit,
}

/// The display settings of a browser.
#[derive(Clone, Copy, Debug)]
pub struct Appearance {
    /// Whether `prefers-color-scheme` is `dark`.
    pub dark: bool,
    /// Device pixels per CSS pixel.
    pub device_pixel_ratio: f64,
    /// Whether a page gets other pixels than those of its canvas, as Firefox can be set to do.
    pub hides_pixels: bool,
}

impl Default for Appearance {
    fn default() -> Appearance {
        Appearance { dark: false, device_pixel_ratio: 1.0, hides_pixels: false }
    }
}

/// A browser and its driver; both end when this is dropped.
pub struct Browser {
    // Fields are dropped in this order: the session before its driver, the driver before the display, the profile last.
    session: Session,
    _driver: ChildProcess,
    _display: Option<ChildProcess>,
    _profile: TempFolder,
    engine: Engine,
}

impl std::ops::Deref for Browser {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Browser {
    /// The engine of this browser.
    pub fn engine(&self) -> Engine {
        self.engine
    }
}

impl Engine {
    /// Every engine; the required one, Chromium, is first.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// The name, as in test names and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// Parses a name.
    pub fn from_name(name: &str) -> Result<Engine> {
        let found = Engine::ALL.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| format!("found engine {name:?}, expected chromium, firefox or webkit"))
    }

    /// The programs of this engine that are missing on this machine.
    pub fn missing(self) -> Vec<&'static str> {
        tools::missing(self.programs()).into_iter().map(|program| program.name).collect()
    }

    /// Installs the missing programs. Fails with the command that installs them if that needs other rights.
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

    /// Starts the driver and a browser with an empty page.
    pub fn open(self, appearance: Appearance) -> Result<Browser> {
        let profile = TempFolder::new(self.name())?;
        let display = if self == Engine::Webkit { Some(start_display()?) } else { None };
        let port = free_port()?;
        let mut command = self.driver_command(port)?;
        if let Some((_, number)) = &display {
            command.env("DISPLAY", format!(":{number}"));
        }
        self.set_environment(&mut command, appearance, &profile.path);
        let driver = ChildProcess::start(&mut command)?;
        wait_until_ready(port, self)?;
        let session = Session::open(port, self.capabilities(appearance, &profile.path)?)?;
        let display = display.map(|(process, _)| process);
        Ok(Browser { session, _driver: driver, _display: display, _profile: profile, engine: self })
    }

    fn driver_command(self, port: u16) -> Result<Command> {
        let (name, arguments) = match self {
            Engine::Chromium => ("chromedriver", vec![format!("--port={port}")]),
            Engine::Firefox => ("geckodriver", vec![format!("--port={port}"), "--log=fatal".to_owned()]),
            Engine::Webkit => ("WebKitWebDriver", vec![format!("--port={port}")]),
        };
        let mut command =
            Command::new(tools::find(name).with_context(|| format!("found no {name}, expected it on the path"))?);
        command.args(arguments).stdout(Stdio::null());
        Ok(command)
    }

    /// Sets the environment of a driver, which its browser inherits.
    fn set_environment(self, command: &mut Command, appearance: Appearance, profile: &Path) {
        // Caches, settings and theme of the user would make runs differ.
        command.env("HOME", profile).env("XDG_CACHE_HOME", profile).env("XDG_CONFIG_HOME", profile);
        command.env("XDG_DATA_HOME", profile).env("TMPDIR", profile).env_remove("WAYLAND_DISPLAY");
        if self == Engine::Webkit {
            command.env("GTK_THEME", if appearance.dark { "Adwaita:dark" } else { "Adwaita" });
            command.env("GDK_SCALE", format!("{}", appearance.device_pixel_ratio.round()));
        }
    }

    fn capabilities(self, appearance: Appearance, profile: &Path) -> Result<Value> {
        match self {
            Engine::Chromium => Ok(chromium(appearance, profile)),
            Engine::Firefox => Ok(firefox(appearance)),
            Engine::Webkit => webkit(),
        }
    }
}

fn chromium(appearance: Appearance, profile: &Path) -> Value {
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
    arguments.push(format!("--force-device-scale-factor={}", appearance.device_pixel_ratio));
    arguments.push(format!("--user-data-dir={}", profile.join("user").display()));
    if appearance.dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments, "binary": tools::find("chromium") },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(appearance: Appearance) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless"],
            "binary": tools::find("firefox-esr"),
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": if appearance.dark { 0 } else { 1 },
                "layout.css.devPixelsPerPx": appearance.device_pixel_ratio.to_string(),
                "privacy.resistFingerprinting": appearance.hides_pixels,
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

/// The browser that WebKitGTK ships, in a library folder named after the architecture.
fn mini_browser() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten();
    let folders = libraries.filter_map(|entry| std::fs::read_dir(entry.path()).ok());
    let mut found: Vec<PathBuf> = folders.flatten().flatten().map(|entry| entry.path().join("MiniBrowser")).collect();
    found.retain(|file| file.is_file());
    found.sort();
    found.pop()
}

/// Starts an X server without a screen, and returns its display number. The server chooses a free one.
fn start_display() -> Result<(ChildProcess, String)> {
    let mut command = Command::new(tools::find("Xvfb").context("found no Xvfb, expected it on the path")?);
    command.args(["-displayfd", "1", "-screen", "0", "1600x6000x24", "-nolisten", "tcp"]).stdout(Stdio::piped());
    let mut server = ChildProcess::start(&mut command)?;
    let out = server.0.stdout.take().context("found no standard output of Xvfb")?;
    let mut number = String::new();
    BufReader::new(out).read_line(&mut number).context("could not read the display number of Xvfb")?;
    if number.trim().is_empty() {
        bail!("found no display number in the output of Xvfb, expected one before it ended");
    }
    Ok((server, number.trim().to_owned()))
}

/// A free port of the loopback interface.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn wait_until_ready(port: u16, engine: Engine) -> Result<()> {
    let start = Instant::now();
    while !Session::is_ready(port) {
        if start.elapsed() > START_TIMEOUT {
            bail!(
                "found no answer of the driver of {} within {} s, expected one",
                engine.name(),
                START_TIMEOUT.as_secs()
            );
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// A child process that is killed when this is dropped.
struct ChildProcess(Child);

impl ChildProcess {
    fn start(command: &mut Command) -> Result<ChildProcess> {
        let name = command.get_program().to_string_lossy().into_owned();
        if std::env::var_os("DISTRICT_CHARTS_DRIVER_OUTPUT").is_none() {
            command.stderr(Stdio::null());
        }
        let child = command.stdin(Stdio::null()).spawn();
        child.map(ChildProcess).with_context(|| format!("could not start {name}"))
    }
}

impl Drop for ChildProcess {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A temporary folder that is removed when this is dropped.
struct TempFolder {
    path: PathBuf,
}

impl TempFolder {
    fn new(name: &str) -> Result<TempFolder> {
        let unique = format!("district-charts-{name}-{}-{}", std::process::id(), free_port()?);
        let path = std::env::temp_dir().join(unique);
        std::fs::create_dir_all(&path).with_context(|| format!("could not create {}", path.display()))?;
        Ok(TempFolder { path })
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
