//! The front page around the first chart: the links of its header, the charts that are worth seeing, and the rule by which they are chosen.

use anyhow::Result;
use district_charts::data::Dataset;
use district_charts::draw;
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, Plot, PlotRow, Rows};
use district_charts::page::{FeaturedChart, MAX_FEATURED, Reason, featured};
use district_charts::text::{escaped, max_width_em};
use district_charts::words::{FrontWords, front_words};

use crate::kind_pictures;
use crate::prerender::{between, svg_of_plot};

/// The markers around the links of the header.
const NAVIGATION: (&str, &str) = ("<!-- The links, written by tests/prerender.rs. -->\n", "      <!-- Their end. -->");

/// The markers around the charts that are worth seeing.
pub const FEATURED: (&str, &str) =
    ("<!-- The charts worth seeing, written by tests/prerender.rs. -->\n", "<!-- Their end. -->");

/// The markers around the pictures of the kinds of chart.
const KINDS: (&str, &str) = ("<template id=\"kinds\"", "</template>");

/// The page that makes charts of a reader's own table, which a site may lack.
pub const DESK: &str = "www/desk.html";

/// The width of a small picture, CSS pixels: that of a card on a telephone, and about that of one of four in a row.
const PICTURE_PX: f64 = 256.0;

/// The largest width of a name to the left of its bar in a small picture, ems. The column of names is three tenths of the picture; the rest of
/// it is room for the wider letters of a bold font.
const MAX_NAME_EM: f64 = 5.0;

/// The most rows and the most panels of a small picture.
const ROWS: usize = 4;
const PANELS: usize = 1;

/// Writes links, charts and the pictures of kinds into a page. A package of which no chart is worth seeing gets no heading either.
pub fn filled(html: &str, dataset: &Dataset, has_desk: bool) -> Result<String> {
    let html = between(html, NAVIGATION, &navigation(dataset, has_desk))?;
    let html = between(&html, KINDS, &kinds(dataset))?;
    between(&html, FEATURED, &section(dataset))
}

/// Writes the pictures of the kinds into `desk.html`.
pub fn desk(html: &str, dataset: &Dataset) -> Result<String> {
    between(html, KINDS, &kinds(dataset))
}

/// The pictures of the kinds of chart for the scripts, and the one heading that the scripts need.
fn kinds(dataset: &Dataset) -> String {
    let heading = |language: &Language| {
        format!(" data-recent-{}=\"{}\"", language.code(), escaped(front_words(*language).recent))
    };
    let headings: String = dataset.description().languages.iter().map(heading).collect();
    format!("{headings}>\n{}", kind_pictures::pictures(dataset))
}

/// A page without the charts that are worth seeing.
pub fn without(html: &str) -> Result<String> {
    between(html, FEATURED, "")
}

/// A text in each language of the package.
fn spans(dataset: &Dataset, text: impl Fn(&'static FrontWords) -> &'static str) -> String {
    let span = |&language: &Language| {
        format!("<span lang=\"{}\">{}</span>", language.tag(), escaped(text(front_words(language))))
    };
    dataset.description().languages.iter().map(span).collect()
}

/// The links of the header, a line each.
fn navigation(dataset: &Dataset, has_desk: bool) -> String {
    let link = |attributes: &str, text: fn(&'static FrontWords) -> &'static str| {
        format!("        <a {attributes}>{}</a>\n", spans(dataset, text))
    };
    let explore = link("href=\"index.html?c=coverage\" data-view=\"c=coverage\"", |words| words.explore);
    let desk = link("href=\"desk.html\" data-view=\"\"", |words| words.own_figures);
    let about = link("href=\"#data\"", |words| words.about_data);
    [explore, if has_desk { desk } else { String::new() }, about].concat()
}

/// The charts that are worth seeing, a list in each language, and the rule.
fn section(dataset: &Dataset) -> String {
    let lists: String = dataset.description().languages.iter().map(|&language| list(dataset, language)).collect();
    if lists.is_empty() {
        return lists;
    }
    let rule = |&language: &Language| {
        let sentences = front_words(language).rule_sentences.iter().map(|text| format!("<p>{}</p>", escaped(text)));
        format!("<div lang=\"{}\">{}</div>\n", language.tag(), sentences.collect::<String>())
    };
    let rules: String = dataset.description().languages.iter().map(rule).collect();
    format!(
        "<section class=\"worth\" aria-labelledby=\"worth\">\n<h2 id=\"worth\">{}</h2>\n{lists}\
         <details id=\"how\"><summary>{}</summary>\n{rules}</details>\n</section>\n",
        spans(dataset, |words| words.heading),
        spans(dataset, |words| words.rule),
    )
}

/// The charts in one language.
fn list(dataset: &Dataset, language: Language) -> String {
    let items: String =
        featured(dataset, language, MAX_FEATURED).iter().map(|chart| item(dataset, language, chart)).collect();
    if items.is_empty() { items } else { format!("<ul lang=\"{}\">\n{items}</ul>\n", language.tag()) }
}

/// A chart as a link: why it is there, its finding, a small picture, and what it shows.
fn item(dataset: &Dataset, language: Language, featured: &FeaturedChart) -> String {
    let chart = Chart::new(dataset, &featured.view, Vec::new());
    let query = escaped(&featured.view.to_query(dataset, LinkForm::Share));
    let reason = Reason::ALL.iter().position(|&reason| reason == featured.reason).unwrap_or_default();
    format!(
        "<li><a href=\"?{query}\"><small>{}</small><b>{}</b>\n{}<small>{}</small></a></li>\n",
        escaped(front_words(language).reasons[reason]),
        escaped(&chart.title),
        picture(chart.plot, &draw::Style::new(&chart.style)),
        escaped(&chart.subtitle),
    )
}

/// Puts short names above their bars if one of the first rows has a name that a wide font would make wider than the column of names.
fn stack_wide_names(rows: &mut Rows, most: usize) {
    let is_wide = |row: &PlotRow| max_width_em(&row.short) > MAX_NAME_EM;
    if !rows.is_stacked && rows.rows.iter().take(most).any(is_wide) {
        rows.is_stacked = true;
        for row in &mut rows.rows {
            row.name.clone_from(&row.short);
        }
    }
}

/// The first rows of a plot as a small picture.
fn picture(mut plot: Plot, style: &draw::Style) -> String {
    let most = if matches!(plot, Plot::Trend(_)) { PANELS } else { ROWS };
    if let Plot::Rows(rows) = &mut plot {
        stack_wide_names(rows, most);
    }
    let scale = draw::Scale { width: PICTURE_PX, ratio: 1.0, text: 1.0 };
    draw::with_first_rows(&mut plot, most, |plot| svg_of_plot(plot, scale, style, true))
}
