//! The HTML that a newsroom pastes to show a chart in its own page.

use crate::collect::IntoVec;
use crate::data::Dataset;
use crate::kinds::pinned;
use crate::link::LinkForm;
use crate::model::{Chart, View};
use crate::text::escaped;
use crate::words::{EmbedMethod, Phrase, words};

/// One way to embed a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its name: `frame`, `link`, `element` or `picture`.
    pub name: &'static str,
    /// Its description, with the hosts that it is for.
    pub label: &'static str,
    /// The HTML to paste.
    pub code: String,
}

/// The addresses and sizes that snippets need besides the chart.
#[derive(Clone, Copy, Debug)]
pub struct EmbedContext<'p> {
    /// The address of the folder of `embed.html`, with a slash at its end.
    pub base: &'p str,
    /// The folder of the published chart relative to there, such as `s/fai-growth-en/`; empty if the chart is not published.
    pub folder: &'p str,
    /// The address or the name of the chart's picture.
    pub picture: &'p str,
    /// The sizes of pictures in CSS pixels: empty if they are not known; two numbers, width and height of the picture; or four, of which the
    /// last two are those of a second picture for telephones, whose name has `-narrow` before its ending.
    pub sizes: &'p [u32],
    /// The height of an iframe until its chart reports its own; fallback height for hosts that receive no messages.
    pub height_px: u32,
}

/// The HTML of a method for a number of sizes, with `@` and a letter in the place of each text: base, folder, query, title, height, language
/// tag, picture, spoken text, source (`c`), width and height (`y`) of the picture, the narrow picture, its width (`v`) and height (`x`). A
/// slash ends base and folder.
///
/// Sanitisers drop `style`, and some drop `picture` with its `source`. The `img` that stays has its size in attributes.
fn template(method: EmbedMethod, sizes: usize) -> &'static str {
    match method {
        // The block keeps the frame in the column of a theme, and where frames are removed the link stays.
        EmbedMethod::Frame => concat!(
            r#"<div><iframe src="@b@fembed.html?@q" title="@t" loading="lazy" height="@h" style="border:0;width:100%""#,
            r#" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads""#,
            r#" allow="clipboard-write; web-share; fullscreen" referrerpolicy="no-referrer"></iframe>"#,
            "\n",
            r#"<p><a href="@bindex.html?@q">@t</a></p></div>"#
        ),
        EmbedMethod::Link => concat!(
            r#"<a class="district-chart" href="@b@fembed.html?@q" data-height="@h">@t</a>"#,
            "\n",
            r#"<script defer src="@bembed.v1.js"></script>"#
        ),
        EmbedMethod::Element => concat!(
            r#"<district-chart link="@q"><a href="@bindex.html?@q">@t</a></district-chart>"#,
            "\n",
            r#"<script type="module" src="@bdistrict-chart.js"></script>"#
        ),
        EmbedMethod::Picture if sizes == 4 => concat!(
            r#"<figure lang="@l"><picture><source media="(max-width:30em)" srcset="@n" width="@v" height="@x">"#,
            r#"<img src="@p" alt="@s" width="@w" height="@y" style="max-width:100%;height:auto"></picture>"#,
            "\n",
            r#"<figcaption><a href="@bindex.html?@q">@t</a> @c</figcaption></figure>"#
        ),
        EmbedMethod::Picture if sizes == 2 => concat!(
            r#"<figure lang="@l"><img src="@p" alt="@s" width="@w" height="@y" style="max-width:100%;height:auto">"#,
            "\n",
            r#"<figcaption><a href="@bindex.html?@q">@t</a> @c</figcaption></figure>"#
        ),
        EmbedMethod::Picture => concat!(
            r#"<figure lang="@l"><img src="@p" alt="@s" style="max-width:100%;height:auto">"#,
            "\n",
            r#"<figcaption><a href="@bindex.html?@q">@t</a> @c</figcaption></figure>"#
        ),
    }
}

/// The chart of a view for each method, with everything stated in its link. Every text is escaped.
pub fn embed_code(dataset: &Dataset, view: &View, context: EmbedContext<'_>) -> [Snippet; 4] {
    let chart = Chart::new(dataset, view, Vec::new());
    let (query, height) = (pinned(dataset, view).to_query(dataset, LinkForm::Embed), context.height_px.to_string());
    let sizes: Vec<String> = context.sizes.iter().map(u32::to_string).into_vec();
    let size = |index: usize| sizes.get(index).map_or("", String::as_str);
    let narrow = context.picture.rsplit_once('.').map(|(stem, ending)| [stem, "-narrow.", ending].concat());
    let narrow = narrow.unwrap_or_default();
    let text = |letter: u8| match letter {
        b'b' => context.base,
        b'f' => context.folder,
        b'q' => &query,
        b't' => &chart.title,
        b'h' => &height,
        b'l' => chart.language.tag(),
        b'p' => context.picture,
        b's' => &chart.spoken,
        b'w' => size(0),
        b'y' => size(1),
        b'v' => size(2),
        b'x' => size(3),
        b'n' => &narrow,
        _ => &chart.source,
    };
    EmbedMethod::ALL.map(|(name, method)| Snippet {
        name,
        label: words(chart.language).phrase(Phrase::EmbedMethod(method)),
        code: filled(template(method, sizes.len()), &text),
    })
}

/// A template with its texts, escaped.
fn filled<'t>(template: &str, text: &dyn Fn(u8) -> &'t str) -> String {
    let mut html = String::new();
    for piece in template.split('@') {
        // Only the first piece, which begins the template, has no letter.
        if html.is_empty() {
            html.push_str(piece);
        } else {
            html += &escaped(text(piece.as_bytes()[0]));
            html.push_str(&piece[1..]);
        }
    }
    html
}
