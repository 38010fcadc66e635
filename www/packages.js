// Takes in a data package that somebody brings: loads its files for `<district-chart src="…/datapackage.json">`, and has the module `package`
// check and pack them. Loaded on the first such package, so it imports no script that a page has already. standalone.html is bundled with a
// replacement, which takes none: xtask/src/scripts/standalone/www/packages.js.

import { callPackage } from "./package-module.js";

/**
 * @typedef {import("./progress.js").Report} Report
 * @typedef {Record<string, Uint8Array>} Files the files of a package by their names: `datapackage.json` and the tables
 * @typedef {{ files: Files } | { file: string, fault: string }} Loaded the files, or the file that could not be loaded and the reason for
 * `loadFailure` of the module: a status of HTTP, `blocked` or `size`
 */

/** The largest package that is loaded, in bytes. The module says the same. */
const MOST_BYTES = 64 * 2 ** 20;

/** The size of a package, in bytes, whose reading would stop a page for longer than its reader bears. */
const LARGE_BYTES = 2 ** 20;

const DESCRIPTOR = "datapackage.json";

/** The tables of a package. */
const TABLES = ["districts", "places", "indicators", "terms", "sources", "sections", "observations", "projects", "revisions"];

/** The keys of a style that name a logo. */
const LOGOS = ["logo", "logo-dark"];

/** A file that could not be loaded. */
class Fault extends Error {
  /**
   * @param {string} file
   * @param {string} fault
   */
  constructor(file, fault) {
    super(fault);
    this.file = file;
  }
}

/**
 * The paths of the tables and the names of the logos that a descriptor names. A path stays below the folder of the descriptor. What is no
 * descriptor names none, and the module says what is wrong with it.
 * @param {Uint8Array} descriptor
 * @returns {string[]}
 */
export function filePaths(descriptor) {
  try {
    /** @type {{ resources?: { path?: any }[], charts?: { style?: Record<string, any> } }} */
    const { resources = [], charts } = JSON.parse(new TextDecoder().decode(descriptor));
    const isText = (/** @type {unknown} */ path) => typeof path === "string";
    const paths = resources.map(({ path }) => path).filter(isText);
    const tables = paths.filter((path) => /^[\w-]+(\/[\w-]+)*\.csv$/.test(path) && TABLES.includes(nameOf(path).slice(0, -4)));
    return [...tables, ...LOGOS.map((key) => charts?.style?.[key]).filter((name) => isText(name) && /^[\w-]+\.png$/.test(name))];
  } catch {
    return [];
  }
}

/** @param {string} path */
const nameOf = (path) => path.split("/").pop() ?? path;

/**
 * Loads the files of the package of a descriptor.
 * @param {string} src the address of the descriptor, relative to the page
 * @param {Report} report
 * @returns {Promise<Loaded>}
 */
export async function loadPackage(src, report) {
  const address = new URL(src, document.baseURI);
  let room = MOST_BYTES;
  /** @param {string} path */
  const load = async (path) => {
    const name = path === address.href ? DESCRIPTOR : path;
    const { href } = new URL(path, address);
    report(name);
    const response = await fetch(href).catch(() => undefined);
    if (!response) throw new Fault(name, "blocked");
    if (!response.ok) throw new Fault(name, String(response.status));
    const parts = [];
    // A response without a body is empty.
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      room -= part.value.length;
      if (room < 0) await reader?.cancel();
      if (room < 0) throw new Fault(name, "size");
      parts.push(part.value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };
  try {
    const descriptor = await load(address.href);
    /** @type {Record<string, Uint8Array>} */
    const files = { [DESCRIPTOR]: descriptor };
    for (const path of filePaths(descriptor)) files[nameOf(path)] = await load(path);
    return { files };
  } catch (error) {
    if (error instanceof Fault) return { file: error.file, fault: error.message };
    return { file: DESCRIPTOR, fault: "blocked" };
  }
}

/**
 * The packed form of a package, for `open` of the module `charts`. Rejects with a `Failure` that names each mistake by file, line and column. A
 * large package is read in a worker also where the page may allow none: its policy then reports that, and the page reads the package.
 * @param {string | Files} source the address of its descriptor, or its files
 * @param {Report} report
 * @param {boolean} hasWorker whether the page allows a worker
 * @returns {Promise<Uint8Array>}
 */
export async function packed(source, report, hasWorker) {
  const loaded = typeof source === "string" ? await loadPackage(source, report) : { files: source };
  if ("files" in loaded) {
    const size = Object.values(loaded.files).reduce((sum, { length }) => sum + length, 0);
    return callPackage("pack", [loaded.files], hasWorker || size > LARGE_BYTES);
  }
  throw await callPackage("loadFailure", [loaded.file, loaded.fault], hasWorker);
}
