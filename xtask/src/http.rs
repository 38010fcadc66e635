//! An HTTP/1.1 server, as far as a static site needs one: one thread per connection, with keep-alive. `site` decides
//! the responses.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// Idle connections are closed after this time; browsers open some that they never use.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// The longest request head that is read; browsers send shorter ones.
const MAX_HEAD_BYTES: usize = 32 * 1024;

const MAX_HEADERS: usize = 100;

/// The head of a request. The body is not read.
#[derive(Default, Debug)]
pub struct Request {
    /// The method as sent, in capitals.
    pub method: String,
    /// The path and the query.
    pub target: String,
    headers: Vec<(String, String)>,
    is_http_1_0: bool,
}

/// A response. The server adds `Content-Length` and `Connection`, and sends no body to a HEAD request.
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The bytes, compressed as `Content-Encoding` says.
    pub body: Arc<[u8]>,
}

impl Request {
    /// The value of a header, ignoring case in its name; empty if the header is missing.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Whether the connection stays open. A request with a body closes it: the unread body would be parsed as the next request.
    fn keeps_open(&self) -> bool {
        let has_body =
            !matches!(self.header("Content-Length"), "" | "0") || !self.header("Transfer-Encoding").is_empty();
        !self.is_http_1_0 && !has_body && !self.header("Connection").eq_ignore_ascii_case("close")
    }
}

/// Serves every connection for as long as the program runs, each in a thread of its own. With a thread pool, as in tiny_http, the
/// sixth connection of a browser can wait for ever behind five idle ones that the browser keeps open.
pub fn serve(listener: &TcpListener, respond: impl Fn(&Request) -> Response + Send + Sync + 'static) {
    let respond = Arc::new(respond);
    for stream in listener.incoming() {
        let respond = Arc::clone(&respond);
        // An error ends one connection; the server goes on.
        let started = stream
            .and_then(|stream| std::thread::Builder::new().spawn(move || handle_connection(stream, respond.as_ref())));
        if started.is_err() {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn handle_connection(mut stream: TcpStream, respond: &dyn Fn(&Request) -> Response) -> Result<()> {
    stream.set_read_timeout(Some(IDLE_TIMEOUT))?;
    stream.set_write_timeout(Some(IDLE_TIMEOUT))?;
    stream.set_nodelay(true)?;
    let mut received = Vec::new();
    loop {
        let request = match read_request(&mut stream, &mut received) {
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                return send(&mut stream, &Request { is_http_1_0: true, ..Request::default() }, &bad_request());
            }
            result => result?,
        };
        send(&mut stream, &request, &respond(&request))?;
        if !request.keeps_open() {
            return Ok(());
        }
    }
}

/// Reads the next request of a connection. Bytes received after the request stay in `received`.
fn read_request(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<Request> {
    loop {
        if let Some((request, length)) = parse(received)? {
            received.drain(..length);
            return Ok(request);
        }
        if received.len() > MAX_HEAD_BYTES {
            return Err(Error::new(
                ErrorKind::InvalidData,
                format!("found a request head of more than {MAX_HEAD_BYTES} bytes"),
            ));
        }
        let mut more = [0; 4096];
        match stream.read(&mut more)? {
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            length => received.extend_from_slice(&more[..length]),
        }
    }
}

/// Parses a request head. Returns the request and the length of its head in bytes, or `None` while the head is incomplete.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
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
        is_http_1_0: head.version == Some(0),
    };
    Ok(Some((request, length)))
}

fn bad_request() -> Response {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    Response { status: 400, headers, body: b"This is not an HTTP/1.1 request.\n".as_slice().into() }
}

fn send(stream: &mut TcpStream, request: &Request, response: &Response) -> Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    for (name, value) in &response.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if response.status != 304 {
        head += &format!("Content-Length: {}\r\n", response.body.len());
    }
    head += if request.keeps_open() { "\r\n" } else { "Connection: close\r\n\r\n" };
    let mut bytes = head.into_bytes();
    if request.method != "HEAD" {
        bytes.extend_from_slice(&response.body);
    }
    stream.write_all(&bytes)
}

fn reason_phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        405 => "Method Not Allowed",
        _ => "Not Found",
    }
}
