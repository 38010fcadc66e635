// Asks the module `charts`: in its worker, or on the page where there is no worker. Both have the same functions and give the same answers.
// The module has a package of its own, and takes further ones, which it knows by a number.

import { pause } from "./dom.js";
import { loadCharts, startWorker } from "./modules.js";
import { isForeignPage } from "./site-paths.js";

/**
 * @typedef {Pick<import("./modules.js").ChartsModule, "chart" | "sources" | "page" | "change" | "toggle" | "csv" | "embedLink" | "embedCode">} Functions
 * @typedef {(name: string, inputs: unknown[], number?: number) => Promise<any>} Call `number` is that of a package; without it, the module's own
 */

/** The time limit for an answer of the worker, in milliseconds: a browser may stop a worker without an event. */
const TIMEOUT = 8000;

/** The same while the worker opens a package, which may be large. */
const LONG_TIMEOUT = 60_000;

/** The worker gives no answers any more. */
class Lost extends Error {}

/**
 * Calls to the worker.
 * @returns {Promise<Call>}
 */
async function inWorker() {
  const { worker, module } = await startWorker();
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (reason: unknown) => void }>} */
  const waiting = new Map();
  let last = 0;
  let opening = 0;
  const lose = () => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Lost());
    waiting.clear();
  };
  worker.onerror = worker.onmessageerror = lose;
  worker.onmessage = ({ data: { id, value, failure } }) => {
    if (id === opening) opening = 0;
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (failure === undefined) resolve?.(value);
    else reject?.(failure);
  };
  /** @type {Call} */
  const call = (name, inputs, number) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      if (name === "open") opening = id;
      waiting.set(id, { resolve, reject });
      setTimeout(() => waiting.has(id) && lose(), opening ? LONG_TIMEOUT : TIMEOUT);
      worker.postMessage({ id, name, inputs, number });
    });
  try {
    await call("init", [module]);
  } catch (error) {
    if (!(error instanceof Lost)) worker.terminate();
    throw error;
  }
  return call;
}

/**
 * Calls to the module on the page.
 * @returns {Promise<Call>}
 */
async function onPage() {
  /** @type {Record<string, any>} */
  const module = await loadCharts();
  return async (name, inputs, number = 0) => {
    await pause();
    module.select(number);
    return module[name](...inputs);
  };
}

/** A page of another site may allow no worker, and its policy would be asked in vain. */
const first = () => (isForeignPage ? onPage() : inWorker().catch(onPage));

/** @type {Promise<Call> | undefined} */
let calls;

/**
 * Calls a function of the module. Rejects with what the function throws, or if the module cannot be loaded; a later call then tries again.
 * @template {keyof Functions} N
 * @param {N} name
 * @param {Parameters<Functions[N]>} inputs
 * @returns {Promise<ReturnType<Functions[N]>>}
 */
export const ask = (name, ...inputs) => asking()(name, ...inputs);

/**
 * Calls functions about the package of a descriptor, which is loaded by the first call for all charts of the page; without an address, about
 * the module's own package.
 * @param {string} [src]
 * @param {import("./progress.js").Report} [report]
 */
export function asking(src, report = () => {}) {
  /** @type {typeof ask} */
  const call = async (name, ...inputs) => {
    const asked = (calls ??= first());
    try {
      const calling = await asked;
      return await calling(name, inputs, src ? await opened(calling, src, report) : undefined);
    } catch (error) {
      if (calls === asked && error instanceof Lost) calls = onPage();
      else if (calls === asked && !(await asked.catch(() => undefined))) calls = undefined;
      if (error instanceof Lost) return call(name, ...inputs);
      throw error;
    }
  };
  return call;
}

/**
 * The numbers of the packages that were opened, by their addresses. The worker and the page each have their own.
 * @type {WeakMap<Call, Map<string, Promise<number>>>}
 */
const packages = new WeakMap();

/**
 * The packages that a page has given, by the addresses that stand for them.
 * @type {Map<string, Record<string, Uint8Array>>}
 */
const given = new Map();

/**
 * Opens a package that the page has, as people have it: its files by their names, `datapackage.json` and the tables. Resolves to an address
 * that stands for the package on this page: for `asking`, and for the attribute `src` of `<district-chart>`. Rejects with a `Failure`, whose
 * `detail` has one mistake a line, by file, line and column.
 * @param {Record<string, Uint8Array>} files
 * @returns {Promise<string>}
 */
export async function openPackage(files) {
  const src = `package:${given.size + 1}`;
  given.set(src, files);
  await asking(src)("embedLink", "");
  return src;
}

/**
 * Opens the package of a descriptor, or one that the page has given, once. A later call tries again if that failed.
 * @param {Call} calling
 * @param {string} src
 * @param {import("./progress.js").Report} report
 */
function opened(calling, src, report) {
  const known = packages.get(calling) ?? new Map();
  packages.set(calling, known);
  const { href } = new URL(src, document.baseURI);
  const open = async () => {
    const { packed } = await import("./packages.js");
    return calling("open", [await packed(given.get(href) ?? href, report, !isForeignPage)]);
  };
  if (!known.has(href)) known.set(href, open());
  /** @type {Promise<number>} */
  const number = known.get(href);
  number.catch(() => known.get(href) === number && known.delete(href));
  return number;
}

/** Starts the module before the first question. */
export function prepare() {
  calls ??= first();
  calls.catch(() => {}); // The first question reports the failure.
}
