/* tslint:disable */
/* eslint-disable */

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



/** The error that is thrown if nothing can be drawn. */
export interface Failure {
    heading: string;
    detail: string;
}



export function __wbg_reset_state(): void;

/**
 * The files of a package with accepted rows of an article.
 */
export function acceptRows(files: any, article: any, rows: any, day: string, reason: string): Record<string, string>;

/**
 * Reads an article with what a package knows, which may have no files. `published` is a day, or empty for the one that the text tells.
 * `words` are tables of words by their names, which extend those built in.
 */
export function readArticle(text: string, files: any, published: string, language: string, words: any): ArticleProposals;

/**
 * The relation of a row, as a person has it at the moment, to the package that the article was read with.
 */
export function standing(row: any): RowStanding;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly acceptRows: (a: any, b: any, c: any, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly readArticle: (a: number, b: number, c: any, d: number, e: number, f: number, g: number, h: any) => [number, number, number];
    readonly standing: (a: any) => any;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
