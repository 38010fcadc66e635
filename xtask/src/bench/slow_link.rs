//! A slow connection: a proxy that delays every request and limits the bytes a second of all connections together.
//!
//! The browser's own emulation (`Network.emulateNetworkConditions`) delays only the requests of a page and not those of its workers. A
//! page with a worker would then be measured with a fast network.

use std::io::{Read, Result, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The delay of each request.
pub(super) const LATENCY: Duration = Duration::from_millis(150);

/// The bits a second of all responses together.
pub(super) const BITS_PER_SECOND: u32 = 1_600_000;

/// Bytes that are sent at once, about a packet: connections take turns after each.
const PACKET: usize = 1460;

/// The time at which all bytes accepted so far are sent.
struct Link(Mutex<Instant>);

impl Link {
    /// Waits as long as bytes take behind those of other connections.
    fn transmit(&self, bytes: usize) {
        let duration = Duration::from_secs_f64(bytes as f64 * 8.0 / f64::from(BITS_PER_SECOND));
        let sent = {
            let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *free = (*free).max(Instant::now()) + duration;
            *free
        };
        std::thread::sleep(sent.saturating_duration_since(Instant::now()));
    }
}

/// Starts a proxy of a server on the same loopback address. Returns its port.
pub(super) fn start(address: Ipv4Addr, server: SocketAddr) -> Result<u16> {
    let listener = TcpListener::bind((address, 0))?;
    let port = listener.local_addr()?.port();
    let link = Arc::new(Link(Mutex::new(Instant::now())));
    std::thread::spawn(move || {
        for browser in listener.incoming().flatten() {
            // An error ends one connection; the proxy goes on.
            let _ = connect(browser, server, &link);
        }
    });
    Ok(port)
}

fn connect(browser: TcpStream, server: SocketAddr, link: &Arc<Link>) -> Result<()> {
    let server = TcpStream::connect(server)?;
    browser.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_browser, to_server, link) = (browser.try_clone()?, server.try_clone()?, Arc::clone(link));
    std::thread::spawn(move || copy(from_browser, to_server, |_| std::thread::sleep(LATENCY)));
    std::thread::spawn(move || copy(server, browser, |bytes| link.transmit(bytes)));
    Ok(())
}

/// Copies until the sender has ended, and waits before each piece is passed on.
fn copy(mut from: TcpStream, mut to: TcpStream, wait: impl Fn(usize)) -> Result<()> {
    let mut packet = [0; PACKET];
    loop {
        let length = from.read(&mut packet).unwrap_or_default();
        if length == 0 {
            return to.shutdown(Shutdown::Write);
        }
        wait(length);
        to.write_all(&packet[..length])?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_share_the_bits_of_a_second() {
        let link = Link(Mutex::new(Instant::now()));
        let start = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| link.transmit(5_000));
            }
        });
        // 10,000 bytes are 80,000 bits, a twentieth of a second.
        assert!(start.elapsed() >= Duration::from_millis(50), "{:?}", start.elapsed());
    }
}
