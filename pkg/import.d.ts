/* tslint:disable */
/* eslint-disable */

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



/** The error that is thrown if nothing can be drawn. */
export interface Failure {
    heading: string;
    detail: string;
}



export function __wbg_reset_state(): void;

/**
 * The files of the open package with the table merged into it. `decisions` are those that a person took otherwise, by the index of the difference.
 */
export function applyMerge(files: any, same: any, decisions: any, day: string, reason: string): Record<string, string>;

/**
 * The rows around a line of the file, at most so many. Each has its index. Null if no table was read.
 */
export function around(line: number, count: number): TableRow[];

/**
 * Makes a package of the table: its files as texts by their names, and the report. `progress` is that of `propose`.
 */
export function convert(language: string, progress: Function): ConvertedTable;

/**
 * The differences between the package of the table and an open one. `same` says which places and indicators are the same, by the ids of the table.
 */
export function merge(files: any, same: any): TableMerge;

/**
 * Reads a table and proposes what its parts are. `settings` are texts by their keys, `year` is the present one. `progress` is called with the part
 * that is read, from 0 to 1, and stops the reading by returning true. Throws a `Failure` if the file is no table.
 */
export function propose(bytes: Uint8Array, name: string, settings: any, year: number, language: string, progress: Function): TableProposal;

/**
 * The rows of the table from an index, at most so many. Null if no table was read.
 */
export function rows(first: number, count: number): TableRow[];

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly applyMerge: (a: any, b: any, c: any, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly around: (a: number, b: number) => any;
    readonly convert: (a: number, b: number, c: any) => [number, number, number];
    readonly merge: (a: any, b: any) => [number, number, number];
    readonly propose: (a: any, b: number, c: number, d: any, e: number, f: number, g: number, h: any) => [number, number, number];
    readonly rows: (a: number, b: number) => any;
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
