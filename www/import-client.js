// Asks the modules `import` (tables) and `article`: in workers, or on the page where there are none. The desk alone loads them, each when it is
// first asked.

import { isTrap, pause } from "./dom.js";
import { isForeignPage } from "./site-paths.js";

/**
 * @typedef {Omit<typeof import("../pkg/import.js"), "default" | "initSync">} TableFunctions
 * @typedef {Omit<typeof import("../pkg/article.js"), "default" | "initSync">} ArticleFunctions
 * @typedef {TableFunctions & ArticleFunctions} Functions
 * @typedef {(part: number) => void} Progress takes the part that is done, from 0 to 1
 * @typedef {{ call: (name: string, inputs: unknown[], progress?: Progress) => Promise<any>, end: () => void }} Calls
 * @typedef {{ parts: () => Promise<[WebAssembly.Module, string]>, bindings: () => Promise<any> }} Source
 */

/** The functions that report progress as their last argument. */
const SLOW = ["propose", "convert"];

/** The functions of the module `article`; all others are those of `import`. */
const OF_ARTICLE = ["readArticle", "standing", "acceptRows"];

/** @param {Response} response */
const text = (response) => response.text();

/** @type {Record<"import" | "article", Source>} */
const SOURCES = {
  import: {
    parts: () => Promise.all([WebAssembly.compileStreaming(fetch(new URL("../pkg/import_bg.wasm", import.meta.url))), fetch(new URL("../pkg/import_worker.js", import.meta.url)).then(text)]),
    bindings: () => import("../pkg/import.js"),
  },
  article: {
    parts: () => Promise.all([WebAssembly.compileStreaming(fetch(new URL("../pkg/article_bg.wasm", import.meta.url))), fetch(new URL("../pkg/article_worker.js", import.meta.url)).then(text)]),
    bindings: () => import("../pkg/article.js"),
  },
};

/**
 * @typedef {"draw_map" | "style"} OptionalModule a module that only some packages need
 * @type {Record<OptionalModule, () => Promise<Response>>}
 */
const OPTIONAL = {
  draw_map: () => fetch(new URL("../pkg/draw_map_bg.wasm", import.meta.url)),
  style: () => fetch(new URL("../pkg/style_bg.wasm", import.meta.url)),
};

/**
 * The bytes of a module, for a page in one file.
 * @param {OptionalModule} name
 */
export async function moduleBytes(name) {
  const response = await OPTIONAL[name]();
  if (!response.ok) throw new Error(`found ${response.status} for the module ${name}, expected its bytes`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The address of the package of this site. */
export const sitePackage = new URL("../data/datapackage.json", import.meta.url).href;

/** The call was stopped by the person. */
export class Stopped extends Error {}

/**
 * @param {Source} source
 * @param {() => void} lost called when the worker has ended by itself
 * @returns {Promise<Calls>}
 */
async function inWorker(source, lost) {
  const [module, script] = await source.parts();
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (reason: unknown) => void, progress: Progress | undefined }>} */
  const waiting = new Map();
  let last = 0;
  const end = (/** @type {unknown} */ reason = new Stopped()) => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.onerror = worker.onmessageerror = () => {
    lost();
    end(new Error("the worker has ended"));
  };
  worker.onmessage = ({ data: { id, value, failure, progress } }) => {
    const call = waiting.get(id);
    if (progress !== undefined) return call?.progress?.(progress);
    waiting.delete(id);
    if (failure === undefined) return call?.resolve(value);
    call?.reject(failure);
    // The next call starts the module anew.
    if (!isTrap(failure)) return;
    lost();
    end(failure);
  };
  /** @type {Calls["call"]} */
  const call = (name, inputs, progress) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ id, name, inputs });
    });
  await call("init", [module]);
  return { call, end: () => end() };
}

/**
 * @param {Source} source
 * @returns {Promise<Calls>}
 */
async function onPage(source) {
  const module = await source.bindings();
  await module.default();
  return {
    call: async (name, inputs, progress) => {
      await pause();
      try {
        return module[name](...inputs, ...(SLOW.includes(name) ? [progress ?? (() => {})] : []));
      } catch (error) {
        if (isTrap(error)) module.__wbg_reset_state();
        throw error;
      }
    },
    end: () => {},
  };
}

/** @type {Map<string, Promise<Calls>>} */
const started = new Map();

/**
 * Calls a function of a module, which is loaded by the first call. Rejects with what the function throws, or with `Stopped`.
 * @template {keyof Functions} N
 * @param {N} name
 * @param {unknown[]} inputs without the function that takes the progress
 * @param {Progress} [progress]
 * @returns {Promise<ReturnType<Functions[N]>>}
 */
export async function importing(name, inputs, progress) {
  const module = OF_ARTICLE.includes(name) ? "article" : "import";
  const source = SOURCES[module];
  const forget = () => started.delete(module);
  const calls = started.get(module) ?? (isForeignPage ? onPage(source) : inWorker(source, forget).catch(() => onPage(source)));
  started.set(module, calls);
  // A later call tries again to load what could not be loaded.
  calls.catch(() => started.get(module) === calls && forget());
  return (await calls).call(name, inputs, progress);
}

/** Stops reading a table. The module forgets it. */
export async function stop() {
  const calls = started.get("import");
  started.delete("import");
  (await calls)?.end();
}
