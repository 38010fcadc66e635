//! `cargo xtask serve`: serves the site on this machine. A stale pkg/ is built first.

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::site::Site;
use crate::{http, stamp, workspace};

/// The same port on every run, so that bookmarks keep working.
const DEFAULT_PORT: u16 = 8080;

/// How many further ports are tried when the requested one is in use.
const MORE_PORTS: u16 = 100;

struct Options {
    port: u16,
    root: Option<PathBuf>,
}

/// Serves until the process is stopped.
pub fn run(arguments: Parser) -> Result<()> {
    let options = parse_options(arguments)?;
    let site = match &options.root {
        Some(root) => Site::of_folder(root),
        None => {
            build_if_stale()?;
            Site::of_checkout(workspace::root())
        }
    };
    serve(site, &listener(options.port)?)
}

fn parse_options(mut arguments: Parser) -> Result<Options> {
    let mut options = Options { port: DEFAULT_PORT, root: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => options.port = arguments.value()?.parse()?,
            Arg::Long("root") => options.root = Some(existing_folder(arguments.value()?.into())?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn existing_folder(path: PathBuf) -> Result<PathBuf> {
    if !path.is_dir() {
        bail!("found no folder {}, expected one after --root", path.display());
    }
    Ok(path)
}

/// Builds pkg/ if it is stale. A failed build is an error: a stale pkg/ is never served without a message.
fn build_if_stale() -> Result<()> {
    let complaints = stamp::complaints(workspace::root());
    if complaints.is_empty() {
        return Ok(());
    }
    eprintln!("building, because pkg/ is stale: {}", complaints[0]);
    let result = workspace::run_with_feature("build", "build", Parser::from_args([""; 0]));
    result.with_context(|| match workspace::root().join("pkg").is_dir() {
        true => "the build failed, and pkg/ is older than its sources: fix the sources, or restore pkg/ with git",
        false => "the build failed: found no pkg/, expected one to serve",
    })
}

/// Listens at a port of the loopback interface, or at the next free one; 0 lets the system choose.
fn listener(port: u16) -> Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(MORE_PORTS) };
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            result => return result.with_context(|| format!("could not listen at 127.0.0.1:{port}")),
        }
    }
    bail!("found ports {port} to {last} in use, expected a free one; choose another with --port")
}

fn serve(site: Site, listener: &TcpListener) -> Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "serving http://{}/", listener.local_addr()?).and_then(|()| out.flush())?;
    http::serve(listener, move |request| site.respond(request));
    Ok(())
}

/// Serves a site for as long as this program runs. Returns the port.
pub fn in_background(site: Site) -> Result<u16> {
    let listener = listener(0)?;
    let port = listener.local_addr()?.port();
    std::thread::spawn(move || http::serve(&listener, move |request| site.respond(request)));
    Ok(port)
}
