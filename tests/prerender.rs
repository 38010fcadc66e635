#![allow(missing_docs)]
//! The first chart stands in `www/index.html` before any script: the same Chart, drawn by the same code. Like a golden it
//! renews itself under UPDATE_EXPECT=1.

mod common;

use common::{embedded, path, text};
use district_charts::chart::Chart;
use district_charts::draw::{self, Measured, Palette, SVG_TEXT, Scale};
use district_charts::link::Theme;
use plotters_svg::SVGBackend;
use std::fmt::Write;

const BEGIN: &str = "<!-- The first chart, written by tests/prerender.rs. -->\n";
const END: &str = "<!-- Its end. -->";

/// A narrow picture for telephones and a wide one; the stylesheet shows the one that fits.
const WIDTHS: [(&str, f64); 2] = [("narrow", 330.0), ("wide", 700.0)];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The picture with colours by role, so that the page's theme is its own.
fn picture(chart: &Chart, name: &str, width: f64) -> String {
    let scale = Scale { width, ratio: 1.0, text: 1.0 };
    let size = (width as u32, draw::height(chart, scale) as u32);
    let mut svg = String::new();
    let palette = Palette::of(Theme::Light);
    let surface = Measured::new(SVGBackend::with_string(&mut svg, size), SVG_TEXT);
    draw::draw(chart, surface, scale, &palette).expect("text takes every drawing");
    for (role, (red, green, blue)) in palette.roles() {
        svg = svg.replace(&format!("\"#{red:02X}{green:02X}{blue:02X}\""), &format!("\"var(--{role})\""));
    }
    let open = svg.find('>').expect("a picture is an element") + 1;
    let body: Vec<&str> = svg[open..].lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let body = body
        .join("\n")
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace("13.000000000000002", "13");
    format!("<svg class=\"{name}\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\">\n{body}\n", size.0, size.1)
}

fn table(chart: &Chart) -> String {
    let cells = |cells: &[String], tag: &str| {
        cells.iter().fold(String::new(), |row, cell| row + &format!("<{tag}>{}</{tag}>", escaped(cell)))
    };
    let mut html = format!("<table><caption>{}</caption>\n", escaped(&chart.table.caption));
    let heads = cells(&chart.table.columns, "th").replace("<th>", "<th scope=\"col\">");
    writeln!(html, "<thead><tr>{heads}</tr></thead>\n<tbody>").expect("text takes text");
    for row in &chart.table.rows {
        let (name, rest) = row.split_first().expect("a row has a head");
        writeln!(html, "<tr><th scope=\"row\">{}</th>{}</tr>", escaped(name), cells(rest, "td"))
            .expect("text takes text");
    }
    html + "</tbody></table>\n"
}

fn first_chart() -> String {
    let chart = Chart::from_link(&embedded(), "");
    let mut html = format!("<figure class=\"chart first\" lang=\"{}\">\n", chart.language.tag());
    let heading = [("h2", "title", &chart.title), ("p", "subtitle", &chart.subtitle)];
    for (tag, class, text) in heading {
        writeln!(html, "<{tag} class=\"{class}\">{}</{tag}>", escaped(text)).expect("text takes text");
    }
    for (name, width) in WIDTHS {
        html += &picture(&chart, name, width);
    }
    let notes = chart.notes.iter().fold(String::new(), |list, note| list + &format!("<li>{}</li>", escaped(note)));
    writeln!(html, "<p class=\"coverage\">{}</p>", escaped(&chart.coverage)).expect("text takes text");
    writeln!(html, "<ul class=\"notes\">{notes}</ul>\n<p class=\"source\">{}</p>", escaped(&chart.source))
        .expect("text takes text");
    let label = district_charts::words::table_label(chart.language);
    write!(html, "<details><summary>{label}</summary><div class=\"scroll\" role=\"region\" tabindex=\"0\" ")
        .expect("text");
    html + &format!("aria-label=\"{}\">\n{}</div></details>\n</figure>\n", escaped(&chart.table.caption), table(&chart))
}

#[test]
fn the_page_has_the_first_chart_before_any_script() {
    let page = text("www/index.html");
    let (before, rest) = page.split_once(BEGIN).expect("the page marks where the chart begins");
    let (seen, after) = rest.split_once(END).expect("the page marks where the chart ends");
    let expected = first_chart();
    if seen == expected {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path("www/index.html"), format!("{before}{BEGIN}{expected}{END}{after}")).expect("it is ours");
        return;
    }
    panic!("www/index.html has another first chart; `cargo xtask test --accept` renews it");
}
