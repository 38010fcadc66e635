//! A client of the W3C WebDriver protocol: one session with one browser. <https://www.w3.org/TR/webdriver2/> defines the commands.

use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use minreq::Method;
use serde_json::{Value, json};

/// The web element identifier: the key of an element reference in JSON, a constant of the protocol.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The time limit of a command, longer than any page or start of a browser takes.
const TIMEOUT_SECONDS: u64 = 90;

/// A WebDriver session; its browser closes when this is dropped.
pub struct Session {
    base: String,
}

/// A reference to an element of the open page.
pub struct Element {
    id: String,
}

impl Session {
    /// Opens a browser through the driver at a port.
    pub fn open(port: u16, capabilities: Value) -> Result<Session> {
        let driver = format!("http://127.0.0.1:{port}");
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = send(Method::Post, &format!("{driver}/session"), Some(body)).context("could not open a browser")?;
        let id = value["sessionId"].as_str().context("found no sessionId in the driver's response")?;
        let session = Session { base: format!("{driver}/session/{id}") };
        session.post("timeouts", json!({ "script": 30_000, "pageLoad": 60_000 }))?;
        Ok(session)
    }

    /// Whether a driver at a port accepts new sessions.
    pub fn is_ready(port: u16) -> bool {
        let status = send(Method::Get, &format!("http://127.0.0.1:{port}/status"), None);
        status.is_ok_and(|status| status["ready"].as_bool().unwrap_or(true))
    }

    /// Opens an address and waits until it has loaded.
    pub fn open_address(&self, address: &str) -> Result<()> {
        self.post("url", json!({ "url": address })).map(drop)
    }

    /// The address of the page.
    pub fn address(&self) -> Result<String> {
        text(self.get("url")?)
    }

    /// Runs a script as the body of a function, and returns its result. A promise is awaited.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// The first element that matches a selector.
    pub fn find(&self, selector: &str) -> Result<Element> {
        let value = self.post("element", json!({ "using": "css selector", "value": selector }))?;
        let id = value[ELEMENT_KEY].as_str();
        let id = id.with_context(|| format!("found {value}, expected an element, for {selector:?}"))?;
        Ok(Element { id: id.to_owned() })
    }

    /// Presses and releases a key; the focused element gets it.
    pub fn press(&self, key: &str) -> Result<()> {
        let strokes = ["keyDown", "keyUp"].map(|stroke| json!({ "type": stroke, "value": key }));
        let keys = json!({ "type": "key", "id": "keys", "actions": strokes });
        self.post("actions", json!({ "actions": [keys] })).map(drop)
    }

    /// Moves the mouse to a position in the viewport, in CSS pixels from the upper left corner.
    pub fn point_at(&self, (x, y): (f64, f64)) -> Result<()> {
        let (x, y) = (x.round(), y.round());
        let movement =
            json!({ "type": "pointerMove", "duration": 0, "x": x as i64, "y": y as i64, "origin": "viewport" });
        let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [movement] });
        self.post("actions", json!({ "actions": [mouse] })).map(drop)
    }

    /// Clicks an element, with the pointer events of a user.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("element/{}/click", element.id), json!({})).map(drop)
    }

    /// Types into an element, with the key events of a user.
    pub fn type_into(&self, element: &Element, keys: &str) -> Result<()> {
        self.post(&format!("element/{}/value", element.id), json!({ "text": keys })).map(drop)
    }

    /// The element that a script returns, for elements in a shadow tree, which `find` cannot reach.
    pub fn element(&self, script: &str) -> Result<Element> {
        let value = self.run(script, &[])?;
        let id = value[ELEMENT_KEY].as_str();
        let id = id.with_context(|| format!("found {value}, expected an element, from {script}"))?;
        Ok(Element { id: id.to_owned() })
    }

    /// The computed role and accessible name of an element.
    pub fn role_and_label(&self, element: &Element) -> Result<(String, String)> {
        let computed = |property: &str| text(self.get(&format!("element/{}/{property}", element.id))?);
        Ok((computed("computedrole")?, computed("computedlabel")?))
    }

    /// A screenshot of an element, as PNG in base64.
    pub fn screenshot_of(&self, element: &Element) -> Result<Value> {
        self.get(&format!("element/{}/screenshot", element.id))
    }

    /// Prints the page on A4 sheets with margins of one centimetre, as a PDF file.
    pub fn print(&self) -> Result<Vec<u8>> {
        let page = json!({ "width": 21.0, "height": 29.7 });
        let printed = self.post("print", json!({ "page": page }))?;
        let text = printed.as_str().context("found no PDF file in the driver's response")?;
        BASE64_STANDARD.decode(text).context("found a PDF file that is not base64")
    }

    /// Switches to the frame that matches a selector; later commands act in its document.
    pub fn enter_frame(&self, selector: &str) -> Result<()> {
        let frame = self.find(selector)?;
        self.post("frame", json!({ "id": { ELEMENT_KEY: frame.id } })).map(drop)
    }

    /// Switches to the top-level document.
    pub fn leave_frames(&self) -> Result<()> {
        self.post("frame", json!({ "id": null })).map(drop)
    }

    /// Sets the outer size of the window. Browsers have a minimum width.
    pub fn resize(&self, width_px: u32, height_px: u32) -> Result<()> {
        self.post("window/rect", json!({ "width": width_px, "height": height_px })).map(drop)
    }

    /// Sends a command that not every browser has; the path is relative to the session.
    pub fn post(&self, path: &str, body: Value) -> Result<Value> {
        send(Method::Post, &format!("{}/{path}", self.base), Some(body))
            .with_context(|| format!("WebDriver command {path} failed"))
    }

    /// Runs a command of the Chrome DevTools Protocol. Only Chromium has it.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Reads a resource that not every browser has; the path is relative to the session.
    pub fn get(&self, path: &str) -> Result<Value> {
        send(Method::Get, &format!("{}/{path}", self.base), None)
            .with_context(|| format!("WebDriver query {path} failed"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A failure is harmless: the end of the driver closes the browser too.
        let _ = send(Method::Delete, &self.base, None);
    }
}

/// Writes a screenshot, as a driver sends it, as a PNG file.
pub fn write_screenshot(screenshot: &Value, path: &Path) -> Result<()> {
    let text = screenshot.as_str().context("found no screenshot in the driver's response")?;
    let bytes = BASE64_STANDARD.decode(text).context("found a screenshot that is not base64")?;
    std::fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}

fn text(value: Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .with_context(|| format!("found {value}, expected a text, in the driver's response"))
}

fn send(method: Method, address: &str, body: Option<Value>) -> Result<Value> {
    let mut request = minreq::Request::new(method, address).with_timeout(TIMEOUT_SECONDS);
    if let Some(body) = body {
        request = request.with_header("Content-Type", "application/json").with_body(body.to_string());
    }
    let response = request.send().with_context(|| format!("found no response from {address}"))?;
    let body: Value = serde_json::from_slice(response.as_bytes())
        .with_context(|| format!("found a response that is not JSON from {address}"))?;
    if response.status_code != 200 {
        let (error, message) = (&body["value"]["error"], &body["value"]["message"]);
        bail!("{}: {}", error.as_str().unwrap_or("error"), message.as_str().unwrap_or_default());
    }
    Ok(body["value"].clone())
}
