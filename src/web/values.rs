//! Plain values for JavaScript, with their types. The core's own types are not serialisable, so that neither side holds the
//! other still.

use crate::chart::Chart;
use crate::draw::Placed;
use crate::language::Language;
use crate::link::Theme;
use crate::page::{Field, Snippet};
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
  /** A row a district; the first cell is its name. */
  rows: string[][];
}

/** What of a chart can be pointed at. */
export interface Mark {
  /** What it says. */
  spoken: string;
  /** The link that it leads to; empty for none. */
  link: string;
}

/** A way to another chart. */
export interface Link {
  label: string;
  query: string;
}

/** Where a picture's parts lie, in CSS pixels from its upper left corner. */
export interface Picture {
  width: number;
  height: number;
  /** The place of each mark, in their order. */
  rows: Box[];
}

/** A rectangle in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The controls of a page. */
export interface Page {
  lang: string;
  fields: Field[];
}

/** A choice between options. */
export interface Field {
  /** The key of the link that it sets. */
  key: string;
  label: string;
  options: Choice[];
}

/** One option of a field. */
export interface Choice {
  value: string;
  label: string;
  /** The heading that it stands under; empty for none. */
  group: string;
  chosen: boolean;
}

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
    Number(f64),
    Flag(bool),
    List(Vec<Plain<'v>>),
    Object(Vec<(&'static str, Plain<'v>)>),
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Text(text) => serializer.serialize_str(text),
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

/// A list of objects with two texts each.
fn pairs<'v>(keys: [&'static str; 2], items: impl Iterator<Item = [&'v String; 2]>) -> Plain<'v> {
    let object = |[a, b]: [&'v String; 2]| Plain::Object(vec![(keys[0], Plain::Text(a)), (keys[1], Plain::Text(b))]);
    Plain::List(items.map(object).collect())
}

/// `Words`
pub(super) fn words(chart: &Chart) -> Plain<'_> {
    let theme = Theme::ALL.iter().find(|entry| Some(entry.1) == chart.theme);
    Plain::Object(vec![
        ("lang", Plain::Text(chart.language.tag())),
        ("theme", Plain::Text(theme.map_or("", |entry| entry.0))),
        ("title", Plain::Text(&chart.title)),
        ("subtitle", Plain::Text(&chart.subtitle)),
        ("coverage", Plain::Text(&chart.coverage)),
        ("notes", texts(&chart.notes)),
        ("source", Plain::Text(&chart.source)),
        ("notices", texts(&chart.notices)),
        ("spoken", Plain::Text(&chart.spoken)),
        ("marks", pairs(["spoken", "link"], chart.marks.iter().map(|mark| [&mark.spoken, &mark.link]))),
        ("links", pairs(["label", "query"], chart.links.iter().map(|link| [&link.label, &link.query]))),
        ("tableLabel", Plain::Text(crate::words::table_label(chart.language))),
        ("fullLabel", Plain::Text(crate::words::full_chart(chart.language))),
        ("caption", Plain::Text(&chart.table.caption)),
        ("columns", texts(&chart.table.columns)),
        ("rows", Plain::List(chart.table.rows.iter().map(|row| texts(row)).collect())),
    ])
}

/// `Picture`
pub(super) fn picture(placed: &Placed) -> Plain<'static> {
    let mut rows = Vec::new();
    for row in &placed.rows {
        rows.push(Plain::Object(vec![
            ("x", Plain::Number(row.x)),
            ("y", Plain::Number(row.y)),
            ("width", Plain::Number(row.width)),
            ("height", Plain::Number(row.height)),
        ]));
    }
    let size = [("width", Plain::Number(placed.width)), ("height", Plain::Number(placed.height))];
    let mut picture = Vec::from(size);
    picture.push(("rows", Plain::List(rows)));
    Plain::Object(picture)
}

/// `Page`
pub(super) fn page(language: Language, fields: &[Field]) -> Plain<'_> {
    let mut plain = Vec::new();
    for field in fields {
        let mut options = Vec::new();
        for option in &field.options {
            options.push(Plain::Object(vec![
                ("value", Plain::Text(&option.value)),
                ("label", Plain::Text(&option.label)),
                ("group", Plain::Text(&option.group)),
                ("chosen", Plain::Flag(option.is_chosen)),
            ]));
        }
        plain.push(Plain::Object(vec![
            ("key", Plain::Text(field.key)),
            ("label", Plain::Text(&field.label)),
            ("options", Plain::List(options)),
        ]));
    }
    Plain::Object(vec![("lang", Plain::Text(language.tag())), ("fields", Plain::List(plain))])
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
