//! HTTP/1.1 as far as a static site needs it: a thread for each connection, kept open between requests. It
//! knows no file.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// A connection that says nothing for so long is closed; browsers open some that they never use.
const IDLE: Duration = Duration::from_secs(60);

/// No browser sends a longer head.
const HEAD_BYTES: usize = 32 * 1024;

const HEADERS: usize = 100;

/// The head of a request; a body is not read.
#[derive(Default, Debug)]
pub struct Request {
    /// In capitals, as sent.
    pub method: String,
    /// The path with its query.
    pub target: String,
    headers: Vec<(String, String)>,
    is_old: bool,
}

/// What is answered; length and connection are added, and for HEAD the body is left out.
pub struct Answer {
    /// The number.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The bytes, packed as the headers say.
    pub body: Arc<[u8]>,
}

impl Request {
    /// The value of a header, empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Whether another request may follow. After a body it may not: the body would be taken for it.
    fn keeps_open(&self) -> bool {
        let has_body =
            !matches!(self.header("Content-Length"), "" | "0") || !self.header("Transfer-Encoding").is_empty();
        !self.is_old && !has_body && !self.header("Connection").eq_ignore_ascii_case("close")
    }
}

/// Answers every connection for as long as the program runs, each in a thread of its own: with a pool, the sixth
/// connection of a browser can wait for ever behind five that it keeps open. (tiny_http's pool does that.)
pub fn serve(listener: &TcpListener, answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    for stream in listener.incoming() {
        let answer = Arc::clone(&answer);
        // Whatever breaks here is one connection, and the business of who broke it.
        let started =
            stream.and_then(|stream| std::thread::Builder::new().spawn(move || converse(stream, answer.as_ref())));
        if started.is_err() {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn converse(mut stream: TcpStream, answer: &dyn Fn(&Request) -> Answer) -> Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut received = Vec::new();
    loop {
        let request = match next(&mut stream, &mut received) {
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                return send(&mut stream, &Request { is_old: true, ..Request::default() }, &refusal());
            }
            result => result?,
        };
        send(&mut stream, &request, &answer(&request))?;
        if !request.keeps_open() {
            return Ok(());
        }
    }
}

/// The next request of a connection; what has been received after it stays in `received`.
fn next(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<Request> {
    loop {
        if let Some((request, length)) = parse(received)? {
            received.drain(..length);
            return Ok(request);
        }
        if received.len() > HEAD_BYTES {
            return Err(Error::new(ErrorKind::InvalidData, "a head too long"));
        }
        let mut more = [0; 4096];
        match stream.read(&mut more)? {
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            length => received.extend_from_slice(&more[..length]),
        }
    }
}

/// A request and its length, once its head is whole.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let status = head.parse(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
    let httparse::Status::Complete(length) = status else {
        return Ok(None);
    };
    let owned =
        |header: &httparse::Header| (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned());
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        headers: head.headers.iter().map(owned).collect(),
        is_old: head.version == Some(0),
    };
    Ok(Some((request, length)))
}

fn refusal() -> Answer {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    Answer { status: 400, headers, body: b"This is not a request of HTTP/1.1.\n".as_slice().into() }
}

fn send(stream: &mut TcpStream, request: &Request, answer: &Answer) -> Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if answer.status != 304 {
        head += &format!("Content-Length: {}\r\n", answer.body.len());
    }
    head += if request.keeps_open() { "\r\n" } else { "Connection: close\r\n\r\n" };
    let mut bytes = head.into_bytes();
    if request.method != "HEAD" {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        405 => "Method Not Allowed",
        _ => "Not Found",
    }
}
