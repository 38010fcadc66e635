//! What a newsroom pastes to show a chart in a page of its own, as HTML.

use crate::chart::{Chart, pinned};
use crate::data::Dataset;
use crate::link::{Form, View};
use crate::words::{self, Way};

/// One way to put a chart into a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its name: `frame`, `link`, `element` or `picture`.
    pub name: &'static str,
    /// What it is, and for which hosts.
    pub label: &'static str,
    /// What is pasted.
    pub code: String,
}

/// What a snippet leads to beside the chart itself.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// The address of the folder of `embed.html`, with a slash at its end.
    pub base: &'p str,
    /// The address or the name of the chart's picture, where a host takes nothing else.
    pub picture: &'p str,
    /// How high a frame is until its chart says how high it is; where a host hears nothing it stays so.
    pub height_px: u32,
}

/// What a frame may do: run scripts in an origin that is nobody's, open links outside, save files.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// What a frame may ask the reader's browser for.
pub const ALLOW: &str = "clipboard-write; web-share; fullscreen";

/// The chart of a view as each way to embed it takes it, with everything in the link that the view leaves to a default. Every
/// text is escaped.
pub fn embed_code(dataset: &Dataset, view: &View, place: Place<'_>) -> [Snippet; 4] {
    let chart = Chart::new(dataset, view, Vec::new());
    let (title, spoken, source) = (escaped(&chart.title), escaped(&chart.spoken), escaped(&chart.source));
    let query = escaped(&pinned(dataset, view).to_query(dataset, Form::Embed));
    let (base, picture, height) = (escaped(place.base), escaped(place.picture), place.height_px);
    let lang = chart.language.tag();
    let snippet = |way, name, code| Snippet { name, label: words::way(way, chart.language), code };
    [
        snippet(
            Way::Frame,
            "frame",
            format!(
                "<iframe src=\"{base}embed.html?{query}\" title=\"{title}\" loading=\"lazy\" width=\"100%\" \
                 height=\"{height}\" style=\"border:0;width:100%\" sandbox=\"{SANDBOX}\" allow=\"{ALLOW}\" \
                 referrerpolicy=\"no-referrer\"></iframe>\n"
            ),
        ),
        snippet(
            Way::Link,
            "link",
            format!(
                "<a class=\"district-chart\" href=\"{base}embed.html?{query}\" data-height=\"{height}\">{title}</a>\n\
                 <script async src=\"{base}embed.v1.js\"></script>\n"
            ),
        ),
        snippet(
            Way::Element,
            "element",
            format!(
                "<district-chart link=\"{query}\">\n  <a href=\"{base}index.html?{query}\">{title}</a>\n\
                 </district-chart>\n<script type=\"module\" src=\"{base}district-chart.js\"></script>\n"
            ),
        ),
        snippet(
            Way::Picture,
            "picture",
            format!(
                "<figure lang=\"{lang}\">\n  <img src=\"{picture}\" alt=\"{spoken}\" style=\"max-width:100%;height:auto\">\n  \
                 <figcaption><a href=\"{base}index.html?{query}\">{title}</a> {source}</figcaption>\n</figure>\n"
            ),
        ),
    ]
}

/// A text as it stands in HTML, between tags and between quotes.
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(c),
        }
    }
    html
}
