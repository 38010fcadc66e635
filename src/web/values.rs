//! Plain values for JavaScript, with their types. The core's own types are not serialisable, so that neither side holds the
//! other still.

use crate::chart::{Chart, Link, Mark, Sources};
use crate::data::Dataset;
use crate::draw::Placed;
use crate::language::Language;
use crate::link::{Form, Theme, View};
use crate::page::{self, About, Choice, Field, Snippet};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** All that a chart says in words. */
export interface Words {
  /** BCP 47 tag of the language of every text here. */
  lang: string;
  /** The theme that the link asks for; empty: the reader's system's. */
  theme: "light" | "dark" | "";
  /** The finding. */
  title: string;
  /** Indicator, period, status and unit. */
  subtitle: string;
  /** How many districts reported. */
  coverage: string;
  /** What a reader must know of the marks and figures shown. */
  notes: string[];
  /** Who published it; empty if nobody did. */
  source: string;
  /** What others may do with the figures; empty if the package does not say. */
  licence: string;
  /** What of the link could not be taken, and why. */
  notices: string[];
  /** The whole chart as it is spoken. */
  spoken: string;
  /** What can be pointed at, in the order of the picture's rows. */
  marks: Mark[];
  /** Where else to go, where this view has no figures. */
  links: Link[];
  /** The word for the table. */
  tableLabel: string;
  /** What leads from an embedded chart to the whole page. */
  fullLabel: string;
  /** What the table shows. */
  caption: string;
  /** Heads of the table's columns. */
  columns: string[];
  /** Whether rows can be ordered by each column. */
  sortable: boolean[];
  /** A row a district; the first cell is its name. */
  rows: string[][];
  /** How the chart is read by keyboard. */
  keys: string;
  /** Labels of what stands around the chart, by name. */
  labels: Record<string, string>;
}

/** Where the figures behind a mark or a chart stand. */
export interface Sources {
  /** What the mark says, or what the chart finds. */
  heading: string;
  /** Each figure of a mark. */
  figures: Cited[];
  /** That there is no figure, and where it was looked for; empty where there is one. */
  absent: string;
  articles: Article[];
  /** All of it as a text to copy; empty where there is no figure. */
  citation: string;
}

/** A figure, and where it stands. */
export interface Cited {
  what: string;
  value: string;
  place: string;
  notes: string[];
}

/** An article that figures are from. */
export interface Article {
  title: string;
  publication: string;
  figures: string;
}

/** What of a chart can be pointed at: what it says, and the link that it leads to, empty for none. */
export type Mark = [spoken: string, link: string];

/** A way to another chart. */
export interface Link {
  label: string;
  query: string;
}

/** Where a picture's parts lie, in CSS pixels from its upper left corner. */
export interface Picture {
  width: number;
  height: number;
  /** The place of each mark in their order, four numbers each: left and upper edge, width, height. */
  places: number[];
}

/** The controls of a page. */
export interface Page {
  lang: string;
  /** The canonical link to share. */
  link: string;
  /** Labels of what stands around the controls, by name. */
  labels: Record<string, string>;
  fields: Field[];
  /** The link back to the first view; absent where that is shown. */
  reset?: string;
  /** What the indicator is; absent where a view shows no single one. */
  about?: About;
}

/** An indicator, explained. */
export interface About {
  heading: string;
  /** A term and what it is. */
  facts: [string, string][];
  /** The word for the links. */
  published: string;
  links: Link[];
}

/** A choice between options. */
export interface Field {
  /** What `change` and `toggle` call it. */
  key: string;
  label: string;
  options: Choice[];
  /** Whether several may be chosen, each by `toggle`. */
  many: boolean;
  /** Choices of many at once, by `change`. */
  shortcuts: Choice[];
}

/** One option of a field, with the heading that it stands under (empty for none), and whether it cannot be changed now. */
export type Choice = [value: string, label: string, group: string, chosen: boolean, fixed: boolean];

/** One way to put a chart into a page. */
export interface Snippet {
  /** Its name. */
  name: "frame" | "link" | "element" | "picture";
  /** What it is, and for which hosts. */
  label: string;
  /** The HTML that is pasted. */
  code: string;
}

/** Why nothing can be drawn; thrown. */
export interface Failure {
  heading: string;
  detail: string;
}
"#;

/// What JavaScript's plain values are made of. One type for all, since each struct of serde's is a thousand bytes.
pub(super) enum Plain<'v> {
    Text(&'v str),
    Owned(String),
    Number(f64),
    Flag(bool),
    List(Vec<Plain<'v>>),
    Object(Vec<(&'static str, Plain<'v>)>),
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Text(text) => serializer.serialize_str(text),
            Plain::Owned(text) => serializer.serialize_str(text),
            Plain::Number(number) => serializer.serialize_f64(*number),
            Plain::Flag(flag) => serializer.serialize_bool(*flag),
            Plain::List(items) => serializer.collect_seq(items),
            Plain::Object(pairs) => serializer.collect_map(pairs.iter().map(|pair| (pair.0, &pair.1))),
        }
    }
}

impl Plain<'_> {
    /// As JavaScript has it. Text, numbers, lists and objects leave the conversion no way to fail.
    pub(super) fn to_js(&self) -> JsValue {
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        self.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
    }
}

fn texts(texts: &[String]) -> Plain<'_> {
    Plain::List(texts.iter().map(|text| Plain::Text(text)).collect())
}

/// `Mark`, as a list: a name for each text would take as long as the text, and a chart has hundreds.
fn mark(mark: &Mark) -> Plain<'_> {
    Plain::List(vec![Plain::Text(&mark.spoken), Plain::Text(&mark.link)])
}

/// `Words`
pub(super) fn words(chart: &Chart) -> Plain<'_> {
    let theme = Theme::ALL.iter().find(|entry| Some(entry.1) == chart.theme);
    let sortable = |column| Plain::Flag(chart.table.is_sortable(column));
    Plain::Object(vec![
        ("lang", Plain::Text(chart.language.tag())),
        ("theme", Plain::Text(theme.map_or("", |entry| entry.0))),
        ("title", Plain::Text(&chart.title)),
        ("subtitle", Plain::Text(&chart.subtitle)),
        ("coverage", Plain::Text(&chart.coverage)),
        ("notes", texts(&chart.notes)),
        ("source", Plain::Text(&chart.source)),
        ("licence", Plain::Text(&chart.licence)),
        ("notices", texts(&chart.notices)),
        ("spoken", Plain::Text(&chart.spoken)),
        ("marks", Plain::List(chart.marks.iter().map(mark).collect())),
        ("links", links(&chart.links)),
        ("tableLabel", Plain::Text(crate::words::table_label(chart.language))),
        ("fullLabel", Plain::Text(crate::words::full_chart(chart.language))),
        ("caption", Plain::Text(&chart.table.caption)),
        ("columns", texts(&chart.table.columns)),
        ("sortable", Plain::List((0..chart.table.columns.len()).map(sortable).collect())),
        ("rows", Plain::List(chart.table.rows.iter().map(|row| texts(row)).collect())),
        ("keys", Plain::Text(crate::words::keys(chart.language))),
        ("labels", labels(chart.language)),
    ])
}

fn labels(language: Language) -> Plain<'static> {
    Plain::Object(crate::words::labels(language).map(|(name, label)| (name, Plain::Text(label))).collect())
}

/// `Picture`
pub(super) fn picture(placed: &Placed) -> Plain<'static> {
    let mut places = Vec::new();
    for row in &placed.rows {
        for number in [row.x, row.y, row.width, row.height] {
            places.push(Plain::Number(number));
        }
    }
    let size = [("width", Plain::Number(placed.width)), ("height", Plain::Number(placed.height))];
    let mut picture = Vec::from(size);
    picture.push(("places", Plain::List(places)));
    Plain::Object(picture)
}

/// `Page`
pub(super) fn page(dataset: &Dataset, view: &View) -> Plain<'static> {
    let fields = page::fields(dataset, view).into_iter().map(field).collect();
    let mut plain = vec![
        ("lang", Plain::Text(view.language.tag())),
        ("link", Plain::Owned(view.to_query(dataset, Form::Share))),
        ("fields", Plain::List(fields)),
        ("labels", labels(view.language)),
    ];
    plain.extend(page::reset(dataset, view).map(|query| ("reset", Plain::Owned(query))));
    plain.extend(page::about(dataset, view).map(|told| ("about", about(told))));
    Plain::Object(plain)
}

fn field(field: Field) -> Plain<'static> {
    Plain::Object(vec![
        ("key", Plain::Text(field.key)),
        ("label", Plain::Owned(field.label)),
        ("options", Plain::List(field.options.into_iter().map(choice).collect())),
        ("many", Plain::Flag(field.is_many)),
        ("shortcuts", Plain::List(field.shortcuts.into_iter().map(choice).collect())),
    ])
}

fn choice(choice: Choice) -> Plain<'static> {
    Plain::List(vec![
        Plain::Owned(choice.value),
        Plain::Owned(choice.label),
        Plain::Owned(choice.group),
        Plain::Flag(choice.is_chosen),
        Plain::Flag(choice.is_fixed),
    ])
}

fn about(about: About) -> Plain<'static> {
    let pair = |[term, text]: [String; 2]| Plain::List(vec![Plain::Owned(term), Plain::Owned(text)]);
    Plain::Object(vec![
        ("heading", Plain::Owned(about.heading)),
        ("facts", Plain::List(about.facts.into_iter().map(pair).collect())),
        ("published", Plain::Text(about.published)),
        ("links", Plain::List(about.links.into_iter().map(link).collect())),
    ])
}

fn link(link: Link) -> Plain<'static> {
    Plain::Object(vec![("label", Plain::Owned(link.label)), ("query", Plain::Owned(link.query))])
}

fn links(links: &[Link]) -> Plain<'_> {
    let mut list = Vec::new();
    for link in links {
        list.push(Plain::Object(vec![("label", Plain::Text(&link.label)), ("query", Plain::Text(&link.query))]));
    }
    Plain::List(list)
}

/// `Sources`
pub(super) fn sources(sources: &Sources) -> Plain<'_> {
    let mut figures = Vec::new();
    for figure in &sources.figures {
        figures.push(Plain::Object(vec![
            ("what", Plain::Text(&figure.what)),
            ("value", Plain::Text(&figure.value)),
            ("place", Plain::Text(&figure.place)),
            ("notes", texts(&figure.notes)),
        ]));
    }
    let mut articles = Vec::new();
    for article in &sources.articles {
        articles.push(Plain::Object(vec![
            ("title", Plain::Text(&article.title)),
            ("publication", Plain::Text(&article.publication)),
            ("figures", Plain::Text(&article.figures)),
        ]));
    }
    Plain::Object(vec![
        ("heading", Plain::Text(&sources.heading)),
        ("figures", Plain::List(figures)),
        ("absent", Plain::Text(&sources.absent)),
        ("articles", Plain::List(articles)),
        ("citation", Plain::Text(&sources.citation)),
    ])
}

/// `Snippet[]`
pub(super) fn snippets(snippets: &[Snippet]) -> Plain<'_> {
    let texts = |of: &Snippet| [("name", of.name), ("label", of.label)].map(|(key, text)| (key, Plain::Text(text)));
    let object = |of| Plain::Object(texts(of).into_iter().chain([("code", Plain::Text(&of.code))]).collect());
    Plain::List(snippets.iter().map(object).collect())
}

/// `Failure`
pub(super) fn failure<'v>((heading, detail): (&'v str, &'v str)) -> Plain<'v> {
    Plain::Object(vec![("heading", Plain::Text(heading)), ("detail", Plain::Text(detail))])
}
