//! `cargo xtask serve`: the site on this machine, built first if pkg/ is stale.

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::site::Site;
use crate::{http, stamp, workspace};

/// The port that a developer finds again tomorrow.
const PORT: u16 = 8080;

/// So many ports are tried from the first on.
const PORTS: u16 = 100;

struct Options {
    port: u16,
    root: Option<PathBuf>,
}

/// Serves until it is stopped.
pub fn run(arguments: Parser) -> Result<()> {
    let options = options(arguments)?;
    let site = match &options.root {
        Some(root) => Site::of_folder(root),
        None => {
            build_if_stale()?;
            Site::of_checkout(workspace::root())
        }
    };
    serve(site, &listener(options.port)?)
}

fn options(mut arguments: Parser) -> Result<Options> {
    let mut options = Options { port: PORT, root: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => options.port = arguments.value()?.parse()?,
            Arg::Long("root") => options.root = Some(folder(arguments.value()?.into())?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn folder(path: PathBuf) -> Result<PathBuf> {
    if !path.is_dir() {
        bail!("found no folder at {}, expected one after --root", path.display());
    }
    Ok(path)
}

/// Builds pkg/ unless it is what its sources say; an old one is never served in silence.
fn build_if_stale() -> Result<()> {
    let complaints = stamp::complaints(workspace::root());
    if complaints.is_empty() {
        return Ok(());
    }
    eprintln!("building, because pkg/ is stale: {}", complaints[0]);
    let result = workspace::run_with_feature("build", "build", Parser::from_args([""; 0]));
    result.with_context(|| match workspace::root().join("pkg").is_dir() {
        true => "the build failed, and pkg/ is older than its sources: mend them, or bring pkg/ back with git",
        false => "the build failed, and there is no pkg/ to serve",
    })
}

/// The wished port of the loopback, or the next free one; 0 is any.
fn listener(port: u16) -> Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS) };
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            result => return result.with_context(|| format!("could not listen at 127.0.0.1:{port}")),
        }
    }
    bail!("found ports {port} to {last} taken, expected a free one; name another with --port")
}

fn serve(site: Site, listener: &TcpListener) -> Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "serving http://{}/", listener.local_addr()?).and_then(|()| out.flush())?;
    http::serve(listener, move |request| site.answer(request));
    Ok(())
}

/// Serves a site for as long as this program runs, and says at which port.
pub fn in_background(site: Site) -> Result<u16> {
    let listener = listener(0)?;
    let port = listener.local_addr()?.port();
    std::thread::spawn(move || http::serve(&listener, move |request| site.answer(request)));
    Ok(port)
}
