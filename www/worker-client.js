// The page's side of its Web Worker. The worker parses the dataset and finds the controls; where a browser allows no worker, the page does
// both. standalone.html is bundled with a replacement that has no worker: xtask/src/dist/standalone/www/worker-client.js.

import { pause } from "./dom.js";
import { start } from "./modules.js";
import { bindings } from "./site-paths.js";

/**
 * @typedef {import("../pkg/district_charts_page.js").Page} Page
 * @typedef {import("./site-paths.js").PageModule} PageModule
 */

/** The unit in which the memory of a module grows, in bytes. */
const PAGE_BYTES = 65_536;

/** The time limit for an answer, in milliseconds: a browser may stop a worker without an event. */
const TIMEOUT = 8000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timeout;

/** @type {Worker | undefined} */
let worker;

/** Ends the worker. Every later question fails at once, so the page computes the answers. */
function end() {
  worker?.terminate();
  worker = undefined;
}

/**
 * Handles an error of the worker. While a question is open, this rejects the question.
 * @type {(reason?: unknown) => void}
 */
let refuse = end;

/**
 * Starts the worker from texts and not from an address: in a finished site `fetch` checks the digest of a file, and `new Worker` does not.
 */
async function begin() {
  const parts = [fetch(new URL("../pkg/district_charts_page.js", import.meta.url)), fetch(new URL("worker.js", import.meta.url))];
  const texts = await Promise.all(parts.map(async (part) => (await part).text()));
  const script = URL.createObjectURL(new Blob(texts, { type: "text/javascript" }));
  worker = new Worker(script, { type: "module" });
  worker.onerror = (event) => refuse(event);
  worker.onmessageerror = (event) => refuse(event);
}

/**
 * Asks the worker about a link. A question that a later one has overtaken is never answered.
 * @template {ArrayBuffer | Page} A the memory of the module if `module` is given, else the controls
 * @param {string} link
 * @param {WebAssembly.Module} [module]
 * @returns {Promise<A>}
 */
const ask = (link, module) =>
  new Promise((resolve, reject) => {
    if (!worker) return reject();
    refuse = reject;
    clearTimeout(timeout);
    timeout = setTimeout(reject, TIMEOUT);
    worker.onmessage = ({ data }) => data.link === link && (data.answer ? resolve(data.answer) : reject(data.failure));
    worker.postMessage({ link, module });
  });

/**
 * Starts the module of a page that shows a link: the worker parses the dataset, and the page copies the worker's memory.
 * @param {string} link
 * @returns {(name: "page") => Promise<PageModule>}
 */
export const startWithWorker = (link) => async (name) => {
  await pause();
  try {
    const compiled = WebAssembly.compileStreaming(fetch(new URL("../pkg/district_charts_page_bg.wasm", import.meta.url)));
    compiled.catch(() => {});
    await begin();
    /** @type {ArrayBuffer} */
    const copied = await ask(link, await compiled);
    const module = await bindings[name]();
    const { memory } = await module.default({ module_or_path: await compiled });
    memory.grow((copied.byteLength - memory.buffer.byteLength) / PAGE_BYTES);
    new Uint8Array(memory.buffer).set(new Uint8Array(copied));
    await pause();
    return module;
  } catch {
    end();
    return start(name);
  }
};

/**
 * The controls of a page that shows a link, from the worker or, where it fails, from the module.
 * @param {PageModule} module
 * @param {string} link
 * @returns {Promise<Page>}
 */
export async function controlsOf(module, link) {
  try {
    return await ask(link);
  } catch {
    end();
    return module.page(link);
  }
}
