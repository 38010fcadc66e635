//! A client of W3C WebDriver: one session with one browser. It knows the protocol, and no page.

use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use minreq::Method;
use serde_json::{Value, json};

/// The key under which the protocol hides the name of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Longer than any page of ours, and any browser's start, takes.
const TIMEOUT_SECONDS: u64 = 90;

/// A browser that does what it is told; it closes when this is dropped.
pub struct Session {
    base: String,
}

/// An element of the page that is open.
pub struct Element {
    name: String,
}

impl Session {
    /// Opens a browser through the driver that listens at this port.
    pub fn open(port: u16, capabilities: Value) -> Result<Session> {
        let driver = format!("http://127.0.0.1:{port}");
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = send(Method::Post, &format!("{driver}/session"), Some(body)).context("could not open a browser")?;
        let id = value["sessionId"].as_str().context("no sessionId in the driver's answer")?;
        let session = Session { base: format!("{driver}/session/{id}") };
        session.post("timeouts", json!({ "script": 30_000, "pageLoad": 60_000 }))?;
        Ok(session)
    }

    /// Whether a driver listens at this port and can open a browser.
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

    /// What the body of a function returns; `arguments` are its arguments.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// The element that a selector finds first.
    pub fn find(&self, selector: &str) -> Result<Element> {
        let value = self.post("element", json!({ "using": "css selector", "value": selector }))?;
        let name = value[ELEMENT].as_str().with_context(|| format!("no element in the answer for {selector:?}"))?;
        Ok(Element { name: name.to_owned() })
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: &str) -> Result<()> {
        let strokes = ["keyDown", "keyUp"].map(|stroke| json!({ "type": stroke, "value": key }));
        let keys = json!({ "type": "key", "id": "keys", "actions": strokes });
        self.post("actions", json!({ "actions": [keys] })).map(drop)
    }

    /// Moves the mouse to a place in the window, CSS pixels from its upper left corner.
    pub fn point_at(&self, (x, y): (f64, f64)) -> Result<()> {
        let (x, y) = (x.round(), y.round());
        let to = json!({ "type": "pointerMove", "duration": 0, "x": x as i64, "y": y as i64, "origin": "viewport" });
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [to] });
        self.post("actions", json!({ "actions": [mouse] })).map(drop)
    }

    /// Clicks as a reader would.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("element/{}/click", element.name), json!({})).map(drop)
    }

    /// Types into an element as a reader would.
    pub fn type_into(&self, element: &Element, keys: &str) -> Result<()> {
        self.post(&format!("element/{}/value", element.name), json!({ "text": keys })).map(drop)
    }

    /// The element that a script returns: in a shadow tree no selector finds it.
    pub fn element(&self, script: &str) -> Result<Element> {
        let value = self.run(script, &[])?;
        let name =
            value[ELEMENT].as_str().with_context(|| format!("found {value}, expected an element, of {script}"))?;
        Ok(Element { name: name.to_owned() })
    }

    /// What an element is to a screen reader, as the browser computes it: its role and its name.
    pub fn role_and_label(&self, element: &Element) -> Result<(String, String)> {
        let told = |what: &str| text(self.get(&format!("element/{}/{what}", element.name))?);
        Ok((told("computedrole")?, told("computedlabel")?))
    }

    /// A picture of an element, as base64.
    pub fn picture_of(&self, element: &Element) -> Result<Value> {
        self.get(&format!("element/{}/screenshot", element.name))
    }

    /// Goes into a frame of the page, by its selector.
    pub fn enter_frame(&self, selector: &str) -> Result<()> {
        let frame = self.find(selector)?;
        self.post("frame", json!({ "id": { ELEMENT: frame.name } })).map(drop)
    }

    /// Goes back to the page itself.
    pub fn leave_frames(&self) -> Result<()> {
        self.post("frame", json!({ "id": null })).map(drop)
    }

    /// Sets the outer size of the window; browsers keep it above a least width of their own.
    pub fn resize(&self, width_px: u32, height_px: u32) -> Result<()> {
        self.post("window/rect", json!({ "width": width_px, "height": height_px })).map(drop)
    }

    /// A command that only one kind of browser knows; the path follows the session's.
    pub fn post(&self, path: &str, body: Value) -> Result<Value> {
        send(Method::Post, &format!("{}/{path}", self.base), Some(body))
            .with_context(|| format!("in WebDriver's {path}"))
    }

    /// A question that only one kind of browser may know.
    pub fn get(&self, path: &str) -> Result<Value> {
        send(Method::Get, &format!("{}/{path}", self.base), None).with_context(|| format!("in WebDriver's {path}"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver's own end closes a browser that did not hear this.
        let _ = send(Method::Delete, &self.base, None);
    }
}

/// Writes a picture as a driver sends it.
pub fn write_picture(picture: &Value, path: &Path) -> Result<()> {
    let text = picture.as_str().context("no picture in the driver's answer")?;
    let bytes = BASE64_STANDARD.decode(text).context("a picture that is not base64")?;
    std::fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}

fn text(value: Value) -> Result<String> {
    value.as_str().map(str::to_owned).with_context(|| format!("found {value}, expected a text, in the driver's answer"))
}

fn send(method: Method, address: &str, body: Option<Value>) -> Result<Value> {
    let mut request = minreq::Request::new(method, address).with_timeout(TIMEOUT_SECONDS);
    if let Some(body) = body {
        request = request.with_header("Content-Type", "application/json").with_body(body.to_string());
    }
    let response = request.send().with_context(|| format!("no answer from {address}"))?;
    let answer: Value = serde_json::from_slice(response.as_bytes()).context("an answer that is not JSON")?;
    if response.status_code != 200 {
        let (error, message) = (&answer["value"]["error"], &answer["value"]["message"]);
        bail!("{}: {}", error.as_str().unwrap_or("error"), message.as_str().unwrap_or_default());
    }
    Ok(answer["value"].clone())
}
