#![allow(missing_docs)]
//! The first chart stands in `www/index.html` before any script: the same Chart, drawn by the same code. Like a golden it
//! renews itself under UPDATE_EXPECT=1.

mod common;

use common::{embedded, path, text};
use district_charts::chart::Chart;
use xtask::prerender;

const BEGIN: &str = "<!-- The first chart, written by tests/prerender.rs. -->\n";
const END: &str = "<!-- Its end. -->";

#[test]
fn the_page_has_the_first_chart_before_any_script() {
    let page = text("www/index.html");
    let (before, rest) = page.split_once(BEGIN).expect("the page marks where the chart begins");
    let (seen, after) = rest.split_once(END).expect("the page marks where the chart ends");
    let expected = prerender::figure(&Chart::from_link(&embedded(), ""));
    if seen == expected {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path("www/index.html"), format!("{before}{BEGIN}{expected}{END}{after}")).expect("it is ours");
        return;
    }
    panic!("www/index.html has another first chart; `cargo xtask test --accept` renews it");
}
