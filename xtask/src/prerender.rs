//! A chart as HTML before any script: the words, pictures and table that the element shows once it runs, from the same
//! Chart and drawn by the same code.

use anyhow::{Context, Result};
use district_charts::chart::Chart;
use district_charts::draw::{self, Palette, Scale, Vector};
use district_charts::language::Language;
use district_charts::link::Theme;
use district_charts::page::escaped;
use district_charts::words;

use crate::{digest, policy};

/// Pictures for telephones, for tablets and for desks, where the page is as wide as it gets; the stylesheet shows the one that fits.
const WIDTHS: [(&str, f64); 3] = [("narrow", 330.0), ("wide", 700.0), ("widest", 856.0)];

/// Between these stands the first chart of a page, and between the others the licence of the figures, and what its digests are.
pub const CHART: (&str, &str) = ("<!-- The first chart, written by tests/prerender.rs. -->\n", "<!-- Its end. -->");
const DIGESTS: (&str, &str) = ("<!-- Digests, written by tests/prerender.rs. -->\n", "      <!-- Their end. -->");

/// A page with a chart in it before any script, the licence and the digest of the figures and its own, and a policy that knows its
/// script. The chart is given in each language; the first of them is shown.
pub fn page(html: &str, charts: &[Chart; 2], data: &str) -> Result<String> {
    let html = between(html, CHART, &figure(&charts[0]))?;
    let licence = |chart: &Chart| format!("<span lang=\"{}\">{}</span>", chart.language.tag(), escaped(&chart.licence));
    let licence = format!("      <p>{}</p>\n", charts.each_ref().map(licence).concat());
    let html = between(&html, DIGESTS, &(licence + &digests(data)))?;
    Ok(digest::renewed(&policy::renewed(&html)))
}

/// A text with something else between two marks.
pub fn between(text: &str, (begin, end): (&str, &str), new: &str) -> Result<String> {
    let (before, rest) = text.split_once(begin).with_context(|| format!("found no {begin} in the page"))?;
    let (_, after) = rest.split_once(end).with_context(|| format!("found no {end} in the page"))?;
    Ok([before, begin, new, end, after].concat())
}

/// What the digests of a page are of, in both languages, and their digits, folded away: few compare them. The page's own comes last of all.
fn digests(data: &str) -> String {
    let line = |words: fn(Language) -> &'static str, place: &str, digits: &str| {
        let span = |language: Language| {
            let colon = language.pick("：", ": ");
            format!("<span lang=\"{}\">{}{colon}</span>", language.tag(), escaped(words(language)))
        };
        format!("        <p class=\"digest\">{}<code {place}{digits}</code></p>\n", Language::ALL.map(span).concat())
    };
    let both = line(words::digest_of_page, digest::PAGE, "") + &line(words::digest_of_data, digest::DATA, data);
    format!("      <details>\n        <summary>SHA-256</summary>\n{both}      </details>\n")
}

/// A chart as a figure.
pub fn figure(chart: &Chart) -> String {
    let mut html = format!("<figure class=\"chart first\" lang=\"{}\">\n", chart.language.tag());
    for (tag, class, text) in [("h2", "title", &chart.title), ("p", "subtitle", &chart.subtitle)] {
        html += &format!("<{tag} class=\"{class}\">{}</{tag}>\n", escaped(text));
    }
    // Where tabs come, once there is a script to serve them.
    html += "<div class=\"tabs\">";
    for (class, sentence) in
        [("waiting", words::loading as fn(Language) -> &'static str), ("unloaded", words::unloaded)]
    {
        let told = |language: Language| format!("<span lang=\"{}\">{}</span>", language.tag(), sentence(language));
        html += &format!("<p class=\"{class}\" role=\"status\">{}</p>", Language::ALL.map(told).concat());
    }
    html += "</div>\n";
    for (name, width) in WIDTHS {
        html += &picture(chart, name, width);
    }
    let notes: String = chart.notes.iter().map(|note| format!("<li>{}</li>", escaped(note))).collect();
    html += &format!("<p class=\"coverage\">{}</p>\n", escaped(&chart.coverage));
    html += &format!("<ul class=\"notes\">{notes}</ul>\n<p class=\"source\">{}</p>\n", escaped(&chart.source));
    let (label, caption) = (words::table_label(chart.language), escaped(&chart.table.caption));
    html += &format!("<details><summary>{label}</summary><div class=\"scroll\" role=\"region\" tabindex=\"0\" ");
    html + &format!("aria-label=\"{caption}\">\n{}</div></details>\n</figure>\n", table(chart))
}

/// The picture with colours by role, so that the page's theme is its own, and without what the page says itself. It has the height
/// and the letters of the one that comes after it.
fn picture(chart: &Chart, name: &str, width: f64) -> String {
    let scale = Scale { width, ratio: 1.0, text: 1.0 };
    let size = (width as u32, draw::height(chart, scale) as u32);
    let (mut svg, palette) = (String::new(), Palette::of(Theme::Light));
    draw::draw(chart, Vector::new(&mut svg, size, ""), scale, &palette).expect("text takes every drawing");
    for (role, (red, green, blue)) in palette.roles() {
        svg = svg.replace(&format!("\"#{red:02x}{green:02x}{blue:02x}\""), &format!("\"var(--{role})\""));
    }
    let (_, body) = svg.split_once('\n').expect("a picture has a first line");
    let (width, height) = size;
    let place = format!("height=\"{height}\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"xMinYMin\"");
    format!("<svg class=\"{name}\" {place} aria-hidden=\"true\">\n{body}")
}

/// The table, whose rows begin with their heads.
fn table(chart: &Chart) -> String {
    let cells = |cells: &[String]| cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect::<String>();
    let heads = chart.table.columns.iter().map(|head| format!("<th scope=\"col\">{}</th>", escaped(head)));
    let mut html = format!("<table><caption>{}</caption>\n", escaped(&chart.table.caption));
    html += &format!("<thead><tr>{}</tr></thead>\n<tbody>\n", heads.collect::<String>());
    for row in &chart.table.rows {
        let (name, rest) = row.split_first().expect("a row has a head");
        html += &format!("<tr><th scope=\"row\">{}</th>{}</tr>\n", escaped(name), cells(rest));
    }
    html + "</tbody></table>\n"
}
