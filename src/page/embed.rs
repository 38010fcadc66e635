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

/// What is pasted for a way, with a sign and a letter in the place of each text: the base, the query, the title, the height, the
/// language's tag, the picture, what is spoken, the source.
fn template(way: Way) -> &'static str {
    match way {
        Way::Frame => concat!(
            r#"<iframe src="@bembed.html?@q" title="@t" loading="lazy" width="100%" height="@h" style="border:0;width:100%""#,
            r#" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads""#,
            r#" allow="clipboard-write; web-share; fullscreen" referrerpolicy="no-referrer"></iframe>"#
        ),
        Way::Link => concat!(
            r#"<a class="district-chart" href="@bembed.html?@q" data-height="@h">@t</a>"#,
            "\n",
            r#"<script defer src="@bembed.v1.js"></script>"#
        ),
        Way::Element => concat!(
            r#"<district-chart link="@q"><a href="@bindex.html?@q">@t</a></district-chart>"#,
            "\n",
            r#"<script type="module" src="@bdistrict-chart.js"></script>"#
        ),
        Way::Picture => concat!(
            r#"<figure lang="@l"><img src="@p" alt="@s" style="max-width:100%;height:auto">"#,
            "\n",
            r#"<figcaption><a href="@bindex.html?@q">@t</a> @c</figcaption></figure>"#
        ),
    }
}

/// The chart of a view as each way to embed it takes it, with everything in the link that the view leaves to a default. Every
/// text is escaped.
pub fn embed_code(dataset: &Dataset, view: &View, place: Place<'_>) -> [Snippet; 4] {
    let chart = Chart::new(dataset, view, Vec::new());
    let (query, height) = (pinned(dataset, view).to_query(dataset, Form::Embed), place.height_px.to_string());
    let text = |letter: u8| match letter {
        b'b' => place.base,
        b'q' => &query,
        b't' => &chart.title,
        b'h' => &height,
        b'l' => chart.language.tag(),
        b'p' => place.picture,
        b's' => &chart.spoken,
        _ => &chart.source,
    };
    Way::ALL.map(|(name, way)| Snippet {
        name,
        label: words::way(way, chart.language),
        code: filled(template(way), &text),
    })
}

/// A template with its texts, escaped.
fn filled<'t>(template: &str, text: &dyn Fn(u8) -> &'t str) -> String {
    let mut html = String::new();
    for piece in template.split('@') {
        // Only the first piece, which begins the template, stands behind no sign.
        if html.is_empty() {
            html.push_str(piece);
        } else {
            html.push_str(&escaped(text(piece.as_bytes()[0])));
            html.push_str(&piece[1..]);
        }
    }
    html
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
