//! The first chart of a page, prerendered as HTML: text, SVG pictures and table, made from the same `Chart` and by the same drawing
//! code as the element's.

use anyhow::{Context, Result};
use district_charts::data::Dataset;
use district_charts::draw::{self, Palette, Scale, Style, Svg};
use district_charts::language::Language;
use district_charts::model::{Chart, Plot, Theme, View};
use district_charts::page::{self, FormField};
use district_charts::text::escaped;
use district_charts::words::{Phrase, words};

use crate::{critical_css, digest, front, page_texts, policy};

/// The pictures of a page and their widths in CSS pixels: those of the chart in windows of 360 and 768 pixels, and its largest. The
/// stylesheet shows the one that fits.
const PAGE_WIDTHS: &[(&str, f64)] = &[("narrow", 331.0), ("wide", 706.0), ("widest", 792.0)];

/// The same for a frame: those of the chart in frames of 360, 624, 768 and 1,280 pixels.
const FRAME_WIDTHS: &[(&str, f64)] = &[("narrow", 336.0), ("medium", 600.0), ("wide", 744.0), ("widest", 1256.0)];

/// The markers around the first chart of a page.
pub const CHART: (&str, &str) = ("<!-- The first chart, written by tests/prerender.rs. -->\n", "<!-- Its end. -->");
/// The markers around the licence of the data and the digests.
const DIGESTS: (&str, &str) = ("<!-- Digests, written by tests/prerender.rs. -->\n", "      <!-- Their end. -->");

/// The markup around the controls of a page.
const CONTROLS: (&str, &str) = ("<form id=\"controls\">", "</form>");

/// Fills a page with the chart of an empty link, the critical CSS of its stylesheets, which `stylesheet` reads by their names, the licence of
/// the data, the digests of data and page, the charts that are worth seeing, and the policy that allows scripts and style. What the page says
/// of its package is taken from the package. `has_desk` states whether the site has the page of `front::DESK`.
pub fn page<T: AsRef<str>>(
    html: &str,
    stylesheet: impl Fn(&str) -> Result<T>,
    dataset: &Dataset,
    data: &str,
    has_desk: bool,
) -> Result<String> {
    let fields = page::fields(dataset, &View::from_query(dataset, "").0);
    let html = with_chart(html, &Chart::from_link(dataset, ""), &fields, "")?;
    let html = critical_css::inlined(&html, stylesheet)?;
    let licence_span = |language: &Language| {
        let chart = Chart::from_link(dataset, &format!("l={}", language.code()));
        format!("<span lang=\"{}\">{}</span>", chart.language.tag(), escaped(&chart.licence))
    };
    let licences: String = dataset.description().languages.iter().map(licence_span).collect();
    let html = between(&html, DIGESTS, &(format!("      <p>{licences}</p>\n") + &digests(data)))?;
    let html = front::filled(&html, dataset, has_desk)?;
    let html = page_texts::filled(&html, dataset)?;
    Ok(digest::renewed(&policy::renewed(&html)))
}

/// Puts a chart with its link into a page, and reserves the space of its controls.
pub fn with_chart(html: &str, chart: &Chart, fields: &[FormField], link: &str) -> Result<String> {
    let html = between(html, CHART, &(figure(chart) + &value_script(chart, link)))?;
    let html = with_drawing_module(&html, chart);
    between(&html, CONTROLS, &placeholders(fields))
}

/// A page that preloads the module which draws its chart: that of maps for boundaries.
pub fn with_drawing_module(html: &str, chart: &Chart) -> String {
    match &chart.plot {
        Plot::Tiles(map) if map.tiles.iter().any(|tile| tile.shape.is_some()) => html
            .replace("\"../pkg/draw_bg.wasm\"", "\"../pkg/draw_map_bg.wasm\"")
            .replace("\"../pkg/draw.js\"", "\"../pkg/draw_map.js\""),
        _ => html.to_owned(),
    }
}

/// The keys of fields that stand in the header of a page, as in `www/explorer.js`.
pub const SETTINGS: [&str; 2] = ["l", "t"];

/// The keys of fields that `www/controls.js` folds away wherever the controls stand above the chart. On a telephone the stylesheet hides
/// the placeholders of further fields.
pub const FOLDED: [&str; 4] = ["s", "y", "d", "h"];

/// A longer list of options has a search field, and on a telephone a row of its own, as in `www/controls.js`.
pub const LONG_LIST: usize = 12;

/// An empty element for each control, so that the controls do not move the chart when they come. Its class is the key of the field.
fn placeholders(fields: &[FormField]) -> String {
    let is_folded = |field: &FormField| FOLDED.contains(&field.key) && (field.is_multiple || field.key != "d");
    let (folded, shown): (Vec<_>, Vec<_>) =
        fields.iter().filter(|field| !SETTINGS.contains(&field.key)).partition(|field| is_folded(field));
    let placeholder = |field: &&FormField| {
        let long = if field.options.len() > LONG_LIST { " long" } else { "" };
        format!("<div class=\"field {}{long}\"></div>", field.key)
    };
    let more = if folded.is_empty() { "" } else { "<div class=\"more\"></div>" };
    shown.iter().map(placeholder).collect::<String>() + more
}

/// Replaces the text between two markers.
pub fn between(text: &str, (begin, end): (&str, &str), new: &str) -> Result<String> {
    let (before, rest) =
        text.split_once(begin).with_context(|| format!("found no {begin:?} in the page, expected the marker"))?;
    let (_, after) =
        rest.split_once(end).with_context(|| format!("found no {end:?} in the page, expected the marker"))?;
    Ok([before, begin, new, end, after].concat())
}

/// The digests of page and data with their labels in both languages, in a closed `details`. The digits of the page stay empty:
/// `digest::renewed` fills them last.
fn digests(data: &str) -> String {
    let line = |label: Phrase, attribute: &str, digits: &str| {
        let span = |language: Language| {
            let (words, colon) = (words(language), words(language).punctuation().colon);
            format!("<span lang=\"{}\">{}{colon}</span>", language.tag(), escaped(words.phrase(label)))
        };
        format!(
            "        <p class=\"digest\">{}<code {attribute}{digits}</code></p>\n",
            Language::ALL.map(span).concat()
        )
    };
    let lines = line(Phrase::DigestOfPage, digest::PAGE, "") + &line(Phrase::DigestOfData, digest::DATA, data);
    format!("      <details>\n        <summary>SHA-256</summary>\n{lines}      </details>\n")
}

/// The value of a chart for the element that draws it again, with the link of the chart. The value cannot end its `<script>`.
pub fn value_script(chart: &Chart, link: &str) -> String {
    let value = value(chart).replace('<', "\\u003c");
    format!("<script type=\"application/json\" data-link=\"{}\">{value}</script>\n", escaped(link))
}

/// The value of a chart as JSON.
fn value(chart: &Chart) -> String {
    serde_json::to_string(&chart.to_value()).expect("texts, numbers, lists and objects can be written")
}

/// A chart as an HTML `figure` of a page that has tabs.
pub fn figure(chart: &Chart) -> String {
    figure_with(chart, &[LAY_OUT, &tabs()].concat(), PAGE_WIDTHS, false)
}

/// A chart as an HTML `figure` of a frame, which has no tabs.
pub fn frame_figure(chart: &Chart) -> String {
    figure_with(chart, "", FRAME_WIDTHS, true)
}

/// The place of the tabs, which a script fills in, with what is said until then. The stylesheet shows these texts, since what is read out of
/// the page by others has no use for them.
fn tabs() -> String {
    let mut html = "<div class=\"tabs\">".to_owned();
    for (class, message) in [("waiting", Phrase::Loading), ("unloaded", Phrase::NotLoaded)] {
        let span = |language: Language| {
            format!("<span lang=\"{}\" data-text=\"{}\"></span>", language.tag(), words(language).phrase(message))
        };
        html += &format!("<p class=\"{class}\" role=\"status\">{}</p>", Language::ALL.map(span).concat());
    }
    html + "</div>\n"
}

/// Lays out title and subtitle in the task that parses them. A browser then opens their fonts, which takes as long as laying out a picture: on
/// a slow telephone one task for both would keep a reader from scrolling.
const LAY_OUT: &str = "<script>document.body.offsetWidth</script>\n";

/// A chart as an HTML `figure` with markup before its pictures, and pictures of these widths, which may be cut.
fn figure_with(chart: &Chart, before_pictures: &str, widths: &[(&str, f64)], is_cut: bool) -> String {
    let mut html = format!("<figure class=\"chart first\" data-part lang=\"{}\">\n", chart.language.tag());
    for (tag, class, text) in [("h2", "title", &chart.title), ("p", "subtitle", &chart.subtitle)] {
        html += &format!("<{tag} class=\"{class}\">{}</{tag}>\n", escaped(text));
    }
    html += before_pictures;
    for (name, width) in widths {
        html += &svg(chart, name, *width, is_cut);
    }
    let notes: String = chart.notes.iter().map(|note| format!("<li>{}</li>", escaped(note))).collect();
    html += &format!("<p class=\"coverage\">{}</p>\n", escaped(&chart.coverage));
    html += &format!("<ul class=\"notes\">{notes}</ul>\n<p class=\"source\">{}</p>\n", escaped(&chart.source));
    let (label, caption) = (words(chart.language).phrase(Phrase::TableLabel), escaped(&chart.table.caption));
    html += &format!("<details><summary>{label}</summary><div class=\"scroll\" role=\"region\" tabindex=\"0\" ");
    html + &format!("aria-label=\"{caption}\">\n{}</div></details>\n</figure>\n", table(chart))
}

/// The chart as an SVG with a CSS variable for each colour, so that it follows the theme of the page. Title and notes are left out,
/// because the figure has them. Height and font size are those of the canvas that replaces the picture. A cut picture has the rows
/// for which an iframe has room, and is followed by the number of those that it leaves out.
fn svg(chart: &Chart, name: &str, width: f64, is_cut: bool) -> String {
    let scale = Scale { width, ratio: 1.0, text: 1.0 };
    let mut picture = chart.picture();
    let (shown, hidden) = if is_cut { draw::frame_rows(&mut picture, scale) } else { (usize::MAX, 0) };
    let style = Style::new(&chart.style);
    let html = draw::with_first_rows(&mut picture.plot, shown, |plot| svg_of(plot, name, scale, &style));
    if hidden == 0 {
        return html;
    }
    let more = words(chart.language).phrase(Phrase::MoreRows).replace("{}", &hidden.to_string());
    html + &format!("<p class=\"more-rows {name}\">{more}</p>\n")
}

fn svg_of(plot: &Plot, name: &str, scale: Scale, style: &Style) -> String {
    svg_of_plot(plot, scale, style, false).replacen("<svg ", &format!("<svg class=\"{name}\" "), 1)
}

/// A plot as an SVG with a CSS variable for each colour.
pub fn svg_of_plot(plot: &Plot, scale: Scale, style: &Style, is_for_any_font: bool) -> String {
    let size = (scale.width as u32, draw::height(plot, scale) as u32);
    let (mut svg, palette) = (String::new(), Palette::of(Theme::Light).with_classes_of(style.palette(Theme::Light)));
    let surface = Svg::new(&mut svg, size, "");
    let surface = if is_for_any_font { surface.for_any_font() } else { surface };
    draw::draw(plot, surface, scale, &palette).expect("drawing into a text cannot fail");
    for (role, (red, green, blue)) in palette.roles() {
        svg = svg.replace(&format!("\"#{red:02x}{green:02x}{blue:02x}\""), &format!("\"var(--{role})\""));
    }
    let (_, body) = svg.split_once('\n').expect("the first line of an SVG is its root element");
    let (width, height) = size;
    let attributes = format!("height=\"{height}\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"xMinYMin\"");
    format!("<svg {attributes} aria-hidden=\"true\">\n{body}")
}

/// The table. The first cell of each row is its header.
fn table(chart: &Chart) -> String {
    let cells = |cells: &[String]| cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect::<String>();
    let heads = chart.table.columns.iter().map(|head| format!("<th scope=\"col\">{}</th>", escaped(head)));
    let mut html = format!("<table><caption>{}</caption>\n", escaped(&chart.table.caption));
    html += &format!("<thead><tr>{}</tr></thead>\n<tbody>\n", heads.collect::<String>());
    for (row, addresses) in chart.table.rows.iter().zip(&chart.table.addresses) {
        let (name, rest) = row.split_first().expect("a row has a header cell");
        let (source, rest) = rest.split_last().expect("a row has a cell of sources");
        let source = linked(source, addresses);
        let lang = if chart.name_tag.is_empty() { String::new() } else { format!(" lang=\"{}\"", chart.name_tag) };
        html += &format!("<tr><th scope=\"row\"{lang}>{}</th>{}<td>{source}</td></tr>\n", escaped(name), cells(rest));
    }
    html + "</tbody></table>\n"
}

/// The text of a cell, in which some parts lead to an address.
fn linked(text: &str, parts: &[[String; 2]]) -> String {
    let (mut html, mut rest) = (String::new(), text);
    for [part, address] in parts {
        let Some((before, after)) = rest.split_once(part.as_str()) else { continue };
        html += &escaped(before);
        html += &format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>", escaped(address), escaped(part));
        rest = after;
    }
    html + &escaped(rest)
}
