//! The TypeScript types of the plain values of `import` and `article`.

use wasm_bindgen::prelude::*;

#[cfg(feature = "import")]
#[wasm_bindgen(typescript_custom_section)]
const IMPORT: &str = r#"
/** How a table is proposed to be read. Lines and columns of the file are counted from 1. */
export interface TableProposal {
  title: string;
  publisher: string;
  encoding: string;
  /** The character between two cells. */
  delimiter: string;
  /** Rows of the file, and of the table in it. */
  rows: number;
  bodyRows: number;
  columns: TableColumn[];
  /** The roles that a column may have: value of the setting, label. */
  roles: [string, string][];
  assumptions: TableAssumption[];
  questions: TableQuestion[];
  places: number;
  regions: number;
  wholes: number;
  /** Cells in which figures stand. */
  figures: number;
}

/** A column. `name`, `unit` and `period` are those of its figures, or empty. */
export interface TableColumn {
  head: string;
  role: string;
  name: string;
  unit: string;
  period: string;
}

/** Something that the reading assumes, with the setting that overrules it. `column` is 0 if it concerns no single one. */
export interface TableAssumption {
  text: string;
  setting: string;
  column: number;
  certainty: "sure" | "likely" | "guess";
  certaintyLabel: string;
}

/** A fact that the file does not state, with the setting that states it. */
export interface TableQuestion {
  text: string;
  setting: string;
  proposed: string;
  answer: string | null;
}

/** A row of the file. */
export interface TableRow {
  index: number;
  line: number;
  kind: "title" | "header" | "body" | "note";
  cells: string[];
}

/** The package of a table, and what became of each cell. */
export interface ConvertedTable {
  values: number;
  missing: number;
  missingBySign: { sign: string; count: number }[];
  indicators: number;
  places: number;
  flags: { flag: string; count: number; isKept: boolean }[];
  /** Cells and lines that became no figure, or not as they stand. `column` is 0 for a whole line. */
  problems: { line: number; column: number; text: string; isError: boolean }[];
  moreProblems: number;
  files: Record<string, string>;
}

/** A figure of a package or a table. */
export interface MergeFigure {
  value: string;
  comparator: string;
  line: number;
}

/** A difference between a package and a table. */
export interface TableDifference {
  kind: "added" | "corrected" | "withdrawn";
  place: string;
  indicator: string;
  period: string;
  old: MergeFigure | null;
  new: MergeFigure | null;
  decision: "take" | "keep" | "both";
  isDoubtful: boolean;
}

/** A place or an indicator of the table that may be one of several of the package: ids with names. */
export interface MergeDoubt {
  id: string;
  name: string;
  candidates: [string, string][];
}

/** The changes of a table to a package. */
export interface TableMerge {
  unchanged: number;
  /** Whether the table is a new edition of a source of the package. */
  isEdition: boolean;
  differences: TableDifference[];
  places: MergeDoubt[];
  indicators: MergeDoubt[];
}
"#;

#[cfg(feature = "article")]
#[wasm_bindgen(typescript_custom_section)]
const ARTICLE: &str = r#"
/** Line from 1, first character from 0, and the character behind the last. */
export type Span = [line: number, start: number, end: number];

/** Id and name; the id is empty for what the package does not have. */
export type Named = [id: string, name: string];

/** What an article suggests. */
export interface ArticleProposals {
  /** The day of publication, or empty. */
  published: string;
  /** Remarks on the text. */
  notes: string[];
  proposals: ArticleProposal[];
  /** Numbers that are no figures, with the reason. */
  passed: { span: Span; why: string }[];
  /** Damaged characters, and what was read instead: empty if they were passed over. Tags of HTML are left out. */
  repairs: { span: Span; before: string; after: string }[];
  places: Named[];
  /** The indicators of the package with their units. */
  indicators: [id: string, name: string, unit: string][];
  scopes: Named[];
}

/** A row that an article suggests: each part with the reason and, where there are any, others that it may be. */
export interface ArticleProposal {
  span: Span;
  quote: string;
  value: string;
  unit: string;
  comparator: string;
  comparatorWhy: string;
  place: Named;
  placeWhy: string;
  placeOthers: Named[];
  /** Every place, if the one number is of several. */
  places: Named[];
  indicator: Named;
  indicatorWhy: string;
  indicatorOthers: Named[];
  phrase: string;
  scope: string;
  scopeName: string;
  /** With a question mark for a year that the article does not tell. */
  period: string;
  periodWhy: string;
  periodOthers: string[];
  status: string;
  statusWhy: string;
  measure: string;
  isWords: boolean;
  isSure: boolean;
}

/** How a row stands to the package: `value` is the figure that it has, or the part of the row that is missing. */
export interface RowStanding {
  state: "new" | "same" | "other" | "incomplete";
  value: string;
  source: string;
}
"#;
