//! Plain values for JavaScript, with their TypeScript types. The types of the other modules are not serialisable, so that they can change
//! without changing what scripts see.

use crate::chart::Sources;
use crate::data::Dataset;
use crate::draw::Placed;
use crate::language::Language;
use crate::link::LinkForm;
use crate::model::{Chart, ChartLink, HAS_ALL_KINDS, Mark, Theme, View};
use crate::page::{self, About, Choice, FormField, Snippet};
use crate::words::{Phrase, words as words_of};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** All texts of a chart. */
export interface Words {
  /** BCP 47 tag of the language of every text here. */
  lang: string;
  /** The theme of the link; empty for that of the reader's system. */
  theme: "light" | "dark" | "";
  /** The finding. */
  title: string;
  /** Indicator, period, status and unit. */
  subtitle: string;
  /** How many districts reported. */
  coverage: string;
  /** Remarks on the marks and figures. */
  notes: string[];
  /** The source line; empty without figures. */
  source: string;
  /** The licence of the figures; empty if the package has none. */
  licence: string;
  /** The parts of the link that were not accepted, and why. */
  notices: string[];
  /** The description of the chart for screen readers. */
  spoken: string;
  /** The marks, in the order of `Picture.places`. */
  marks: Mark[];
  /** Links to charts that have figures, if this one has none. */
  links: Link[];
  /** The label of the table. */
  tableLabel: string;
  /** The label of the link from an embedded chart to the whole page. */
  fullLabel: string;
  /** The caption of the table. */
  caption: string;
  /** The heads of the columns of the table. */
  columns: string[];
  /** For each column, whether rows can be sorted by it. */
  sortable: boolean[];
  /** The rows of the table, one for each district; the first cell is its name. */
  rows: string[][];
  /** Help for reading the chart by keyboard. */
  keys: string;
  /** Labels of buttons and dialogs, by name; in the module of rows only those of a chart. */
  labels: Record<string, string>;
}

/** The articles and lines with the figures of a mark or of a chart. */
export interface Sources {
  /** The text of the mark, or the title of the chart. */
  heading: string;
  /** The figures of a mark. */
  figures: Cited[];
  /** That no article has the figure; empty if one has it. */
  absent: string;
  articles: Article[];
  /** The citation as a text to copy; empty without figures. */
  citation: string;
}

/** A figure with its location. */
export interface Cited {
  /** Indicator, period and status. */
  what: string;
  /** The figure with its unit. */
  value: string;
  /** The article and the line. */
  place: string;
  notes: string[];
}

/** An article with figures of the chart. */
export interface Article {
  title: string;
  /** Publisher, date and page. */
  publication: string;
  /** How many figures of the chart it has. */
  figures: string;
}

/** A mark: its text for screen readers and tooltips, and the query of the chart that it leads to, or an empty text. */
export type Mark = [spoken: string, link: string];

/** A link to another chart. */
export interface Link {
  label: string;
  /** The query of the chart, without `?`. */
  query: string;
}

/** The size of a drawing and the areas of its marks, in CSS pixels from its upper left corner. */
export interface Picture {
  width: number;
  height: number;
  /** Four numbers for each mark, in the order of `Words.marks`: x, y, width, height. */
  places: number[];
}

/** The controls of a page. */
export interface Page {
  lang: string;
  /** The canonical link to share. */
  link: string;
  /** Labels of buttons and dialogs, by name. */
  labels: Record<string, string>;
  fields: Field[];
  /** The query of the default view; absent if that is shown. */
  reset?: string;
  /** The explanation of the indicator; absent if the chart shows more than one. */
  about?: About;
}

/** The explanation of an indicator. */
export interface About {
  heading: string;
  /** Terms with their explanations. */
  facts: [string, string][];
  /** The heading of the links. */
  published: string;
  links: Link[];
}

/** A control with options. */
export interface Field {
  /** Its key in `change` and `toggle`. */
  key: string;
  label: string;
  options: Choice[];
  /** Whether several options may be chosen, each by `toggle`. */
  many: boolean;
  /** Options that stand for several others, chosen by `change`. */
  shortcuts: Choice[];
}

/** An option of a field. `group` is its heading or an empty text; a `fixed` option cannot be changed. */
export type Choice = [value: string, label: string, group: string, chosen: boolean, fixed: boolean];

/** Code that puts a chart into a page. */
export interface Snippet {
  /** Its name. */
  name: "frame" | "link" | "element" | "picture";
  /** Its description, with the hosts that it is for. */
  label: string;
  /** The HTML to paste. */
  code: string;
}

/** The error that is thrown if nothing can be drawn. */
export interface Failure {
  heading: string;
  detail: string;
}
"#;

/// A value for JavaScript. One type serves for all, since each serialisable struct would add a thousand bytes to the module.
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
    /// The value in JavaScript. The conversion of texts, numbers, lists and objects cannot fail.
    pub(super) fn to_js(&self) -> JsValue {
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        self.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
    }
}

fn texts(texts: &[String]) -> Plain<'_> {
    Plain::List(texts.iter().map(|text| Plain::Text(text)).collect())
}

/// `Mark`, as a list: a chart has hundreds, and names would take as much room as the texts.
fn mark(mark: &Mark) -> Plain<'_> {
    Plain::List(vec![Plain::Text(&mark.spoken), Plain::Text(&mark.link)])
}

/// `Words`
pub(super) fn words(chart: &Chart) -> Plain<'_> {
    let theme = Theme::ALL.iter().find(|entry| Some(entry.1) == chart.theme);
    let phrase = |phrase| words_of(chart.language).phrase(phrase);
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
        ("tableLabel", Plain::Text(phrase(Phrase::TableLabel))),
        ("fullLabel", Plain::Text(phrase(Phrase::FullChart))),
        ("caption", Plain::Text(&chart.table.caption)),
        ("columns", texts(&chart.table.columns)),
        ("sortable", Plain::List((0..chart.table.columns.len()).map(sortable).collect())),
        ("rows", Plain::List(chart.table.rows.iter().map(|row| texts(row)).collect())),
        ("keys", Plain::Text(phrase(Phrase::KeyboardHelp))),
        ("labels", labels(chart.language)),
    ])
}

fn labels(language: Language) -> Plain<'static> {
    let mut entries = words_of(language).labels().entries();
    if HAS_ALL_KINDS {
        entries.extend(words_of(language).page_labels().entries());
    }
    Plain::Object(entries.into_iter().map(|(name, label)| (name, Plain::Text(label))).collect())
}

/// `Picture`
pub(super) fn picture(placed: &Placed) -> Plain<'static> {
    let mut places = Vec::new();
    for target in &placed.targets {
        for number in [target.x, target.y, target.width, target.height] {
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
        ("link", Plain::Owned(view.to_query(dataset, LinkForm::Share))),
        ("fields", Plain::List(fields)),
        ("labels", labels(view.language)),
    ];
    plain.extend(page::reset(dataset, view).map(|query| ("reset", Plain::Owned(query))));
    plain.extend(page::about(dataset, view).map(|about| ("about", self::about(about))));
    Plain::Object(plain)
}

fn field(field: FormField) -> Plain<'static> {
    Plain::Object(vec![
        ("key", Plain::Text(field.key)),
        ("label", Plain::Owned(field.label)),
        ("options", Plain::List(field.options.into_iter().map(choice).collect())),
        ("many", Plain::Flag(field.is_multiple)),
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

fn link(link: ChartLink) -> Plain<'static> {
    Plain::Object(vec![("label", Plain::Owned(link.label)), ("query", Plain::Owned(link.query))])
}

fn links(links: &[ChartLink]) -> Plain<'_> {
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
            ("place", Plain::Text(&figure.location)),
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
    let mut list = Vec::new();
    for snippet in snippets {
        list.push(Plain::Object(vec![
            ("name", Plain::Text(snippet.name)),
            ("label", Plain::Text(snippet.label)),
            ("code", Plain::Text(&snippet.code)),
        ]));
    }
    Plain::List(list)
}

/// `Failure`
pub(super) fn failure<'v>((heading, detail): (&'v str, &'v str)) -> Plain<'v> {
    Plain::Object(vec![("heading", Plain::Text(heading)), ("detail", Plain::Text(detail))])
}
