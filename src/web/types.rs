//! The TypeScript types of plain values.

use wasm_bindgen::prelude::*;

/// The type that `charts` and `draw` share.
#[cfg(any(feature = "charts", feature = "draw"))]
#[wasm_bindgen(typescript_custom_section)]
const CHART: &str = r#"
/** A chart as a plain value: texts, table, marks and plot, without a pixel. docs/chart-value.md says what may be relied on. */
export interface Chart {
  /** The version of this form. */
  version: 1;
  /** BCP 47 tag of the language of every text here. */
  lang: string;
  /** BCP 47 tag of the names of places; left out if they are in the language of the other texts. */
  nameLang?: string;
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
  /** The same below a chart that is cut; `{}` stands for the number of rows, at least two, that are not shown. */
  moreLabel: string;
  /** The caption of the table. */
  caption: string;
  /** The heads of the columns of the table. */
  columns: string[];
  /** For each column, whether rows can be sorted by it. */
  sortable: boolean[];
  /** The rows of the table, one for each district; the first cell is its name. */
  rows: string[][];
  /** For each row the parts of its last cell that lead to a source, with their addresses; left out if no source has one. */
  addresses?: [text: string, address: string][][];
  /** The value of each cell, if it may be compared with others of its column. */
  values: (number | null)[][];
  /** Help for reading the chart by keyboard. */
  keys: string;
  /** Labels of buttons and dialogs, by name. */
  labels: Record<string, string>;
  /** The marks by role. A key with an empty list, false or nothing is left out. */
  plot: PlotValue;
  /** The house style of the package, by keys; left out if it has none. */
  style?: [key: string, value: string][];
}

/** A mark: its text for screen readers and tooltips, and the query of the chart that it leads to, or an empty text. */
export type Mark = [spoken: string, link: string];

/** A link to another chart. */
export interface Link {
  label: string;
  /** The query of the chart, without `?`. */
  query: string;
}

/** The marks of a plot by role. Labels are finished texts, positions on an axis are numbers. */
export type PlotValue =
  | ({ type: "rows"; stacked?: boolean; points?: boolean; axisStart: number; rows?: PlotRow[] })
  | ({ type: "tiles"; tiles?: Tile[]; columns: number; rows: number; breaks?: string[]; negativeClasses: number; unit: string })
  | ({ type: "trend"; panels?: Panel[]; from: number; to: number })
  | ({ type: "scatter"; axes: [ScatterAxis, ScatterAxis]; rays?: { slope: number; label: string }[] })
  | ({ type: "matrix"; legend?: MatrixRow[]; columns?: { district: string; name: string; chosen?: boolean }[]; rows?: MatrixRow[] })
  | ({ type: "profile"; entries?: ProfileEntry[] })
  | ({ type: "message"; text: string });

/** A figure as a mark. */
export interface Bar {
  value: number;
  /** How the value relates to the true one; left out if it is the number itself. */
  comparator?: "ge" | "gt" | "le" | "lt" | "approx";
  /** The printed digits with the sign of the comparator. */
  label: string;
  /** Whether it is an outlier, drawn broken so that it does not flatten the others. */
  broken?: boolean;
}

/** How strongly a district is emphasised. */
export type Emphasis = "chosen" | "compared" | "quiet";

/** The row of one district, or of one of its figures. */
export interface PlotRow {
  /** The id of the district. */
  district: string;
  name: string;
  /** A shorter name. */
  short: string;
  emphasis: Emphasis;
  /** Its figures: several only if publications disagree. */
  bars?: Bar[];
  /** Whether two bars are the lower and the upper bound of one value. */
  range?: boolean;
  /** An earlier value. */
  earlier?: Bar;
  /** A figure that may not be compared. */
  apart?: Bar;
  /** Targets and forecasts. */
  ticks?: Bar[];
  /** A remark on the bar, the longest wording first. */
  remark?: string[];
  /** A remark on the ticks, the longest wording first. */
  tickRemark?: string[];
  /** A text in the place of a figure. */
  absent?: string;
  /** Whether the absent figure could exist. */
  missing?: boolean;
}

/** One of the two axes of points; both have the same districts in the same order. */
export interface ScatterAxis {
  title: string;
  rows?: PlotRow[];
  ticks?: Bar[];
}

/** The tile of one district. */
export interface Tile {
  row: PlotRow;
  /** The class of its figures, from 0. */
  class?: number;
  state: "value" | "zero" | "apart" | "not-applicable" | "not-reported";
  position: [column: number, row: number];
  /** The boundaries, as docs/package.md writes them; left out if the package has none. */
  shape?: string;
}

/** One series over time. */
export interface Panel {
  name: string;
  emphasis: Emphasis;
  /** The values at the bottom and at the top. */
  scale: [number, number];
  points?: { at: number; bar: Bar; when: string; status?: string }[];
  /** Pairs of comparable points, by their indices. */
  joins?: [number, number][];
}

/** A row of the matrix: an indicator, or a theme without cells. */
export interface MatrixRow {
  name: string;
  cells?: ("actual" | "expected" | "both" | "not-applicable" | "not-reported")[];
}

/** A figure of a district, or a value computed from the one above it. */
export interface ProfileEntry {
  derived?: boolean;
  heading?: string;
  name: string;
  detail: string;
  value: string;
  rank?: string;
  /** All figures on its axis, its own among them. */
  strip?: { bar: Bar; own?: boolean }[];
}
"#;

/// The type that all modules share.
#[wasm_bindgen(typescript_custom_section)]
const FAILURE: &str = r#"
/** The error that is thrown if nothing can be drawn. */
export interface Failure {
  heading: string;
  detail: string;
}
"#;

#[cfg(feature = "charts")]
#[wasm_bindgen(typescript_custom_section)]
const CHARTS: &str = r#"
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
  /** The address of the sentence, or else of the article; may be empty. */
  address: string;
  notes: string[];
}

/** An article with figures of the chart. */
export interface Article {
  title: string;
  /** Publisher, date and page. */
  publication: string;
  /** Its address; may be empty. */
  address: string;
  /** How many figures of the chart it has. */
  figures: string;
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

/** An option of a field. `group` is its heading or an empty text; of a kind of chart, why it has no figures of the indicator. A `fixed` option cannot be changed. */
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
"#;

#[cfg(feature = "draw")]
#[wasm_bindgen(typescript_custom_section)]
const DRAW: &str = r#"
/** The size of a drawing and the areas of its marks, in CSS pixels from its upper left corner. */
export interface Picture {
  width: number;
  height: number;
  /** Four numbers for each mark, in the order of `Chart.marks`: x, y, width, height. */
  places: Float64Array;
  /** The number of rows that a short picture leaves out: none, or at least two. */
  hiddenRows: number;
}
"#;
