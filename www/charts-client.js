// Asks the module `charts`: in its worker, or on the page where there is no worker. Both have the same functions and give the same answers.
// The module has a package of its own, and takes further ones, which it knows by a number.

import { isTrap, pause } from "./dom.js";
import { loadCharts, startWorker } from "./modules.js";
import { isForeignPage } from "./site-paths.js";

/**
 * @typedef {Pick<import("./modules.js").ChartsModule, "chart" | "sources" | "page" | "change" | "toggle" | "csv" | "embedLink" | "embedCode">} Functions
 * @typedef {((name: string, inputs: unknown[], number?: number) => Promise<any>) & { end?: () => void }} Call `number` is that of a package;
 *   without it, the module's own. `end` ends the module with all packages that it holds
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
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (reason: unknown) => void, timer: ReturnType<typeof setTimeout> }>} */
  const waiting = new Map();
  let last = 0;
  let opening = 0;
  const lose = () => {
    worker.terminate();
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Lost());
    }
    waiting.clear();
  };
  worker.onerror = worker.onmessageerror = lose;
  worker.onmessage = ({ data: { id, value, failure } }) => {
    if (id === opening) opening = 0;
    const { resolve, reject, timer } = waiting.get(id) ?? {};
    waiting.delete(id);
    clearTimeout(timer);
    if (failure === undefined) resolve?.(value);
    else reject?.(failure);
  };
  /** @type {Call} */
  const call = (name, inputs, number) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      if (name === "open") opening = id;
      waiting.set(id, { resolve, reject, timer: setTimeout(lose, opening ? LONG_TIMEOUT : TIMEOUT) });
      worker.postMessage({ id, name, inputs, number });
    });
  call.end = lose;
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
  let isOver = false;
  /** @type {Call} */
  const call = async (name, inputs, number = 0) => {
    await pause();
    if (isOver) throw new Lost();
    module.select(number);
    return module[name](...inputs);
  };
  call.end = () => {
    isOver = true;
    module.__wbg_reset_state();
  };
  return call;
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
  // The name of an own package may be given up while the module starts.
  const source = src ? (ownFiles.get(src) ?? src) : "";
  /** @type {typeof ask} */
  const call = async (name, ...inputs) => {
    const asked = (calls ??= first());
    try {
      const calling = await asked;
      return await calling(name, inputs, src ? await packageOf(calling, src, source, report) : undefined);
    } catch (error) {
      // After a trap the module is started anew.
      if (calls === asked && isTrap(error)) restart();
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
 * The files of packages that the page made itself, by the names that stand for their addresses.
 * @type {Map<string, Record<string, Uint8Array>>}
 */
const ownFiles = new Map();

/** The scheme of these names, which no address has. */
const OWN_SCHEME = "package:";

/** The number of names that were given. */
let opened = 0;

/** The most packages that are held before the module is started anew: it keeps each that it has read. */
const MOST_HELD = 24;

/**
 * A name that stands for the address of a package of these files, for `asking` and for the attribute `src` of a chart.
 * @param {Record<string, Uint8Array>} files
 * @param {string} [former] the name of a package that no chart shows any more
 */
export function openPackage(files, former = "") {
  ownFiles.delete(former);
  opened += 1;
  if (opened % MOST_HELD === 0) restart();
  const name = OWN_SCHEME + opened;
  ownFiles.set(name, files);
  return name;
}

/** Ends the module with all packages that it holds. Calls that wait are asked again of the next one. */
function restart() {
  const asked = calls;
  calls = undefined;
  asked?.then((calling) => calling.end?.(), () => {});
}

/**
 * Opens the package of a descriptor, or one that the page made, once. A later call tries again if that failed.
 * @param {Call} calling
 * @param {string} src
 * @param {string | Record<string, Uint8Array>} source its address, or its files
 * @param {import("./progress.js").Report} report
 */
function packageOf(calling, src, source, report) {
  const known = packages.get(calling) ?? new Map();
  packages.set(calling, known);
  const { href } = new URL(src, document.baseURI);
  const open = async () => {
    if (source === src && src.startsWith(OWN_SCHEME)) throw new Error(`found "${src}", expected a package that is open`);
    const { packed } = await import("./packages.js");
    return calling("open", [await packed(source === src ? href : source, report, !isForeignPage)]);
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
