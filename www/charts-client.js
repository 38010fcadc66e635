// Asks the module `charts`: in its worker, or on the page where there is no worker. Both have the same functions and give the same answers.

import { pause } from "./dom.js";
import { loadCharts, startWorker } from "./modules.js";
import { isForeignPage } from "./site-paths.js";

/**
 * @typedef {Pick<import("./modules.js").ChartsModule, "chart" | "sources" | "page" | "change" | "toggle" | "csv" | "embedLink" | "embedCode">} Functions
 * @typedef {(name: string, inputs: unknown[]) => Promise<any>} Call
 */

/** The time limit for an answer of the worker, in milliseconds: a browser may stop a worker without an event. */
const TIMEOUT = 8000;

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
  const lose = () => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Lost());
    waiting.clear();
  };
  worker.onerror = worker.onmessageerror = lose;
  worker.onmessage = ({ data: { id, value, failure } }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (failure === undefined) resolve?.(value);
    else reject?.(failure);
  };
  /** @type {Call} */
  const call = (name, inputs) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve, reject });
      setTimeout(() => waiting.has(id) && lose(), TIMEOUT);
      worker.postMessage({ id, name, inputs });
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
  return async (name, inputs) => {
    await pause();
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
export async function ask(name, ...inputs) {
  const asked = (calls ??= first());
  try {
    return await (await asked)(name, inputs);
  } catch (error) {
    if (calls === asked && error instanceof Lost) calls = onPage();
    else if (calls === asked && !(await asked.catch(() => undefined))) calls = undefined;
    if (error instanceof Lost) return ask(name, ...inputs);
    throw error;
  }
}

/** Starts the module before the first question. */
export function prepare() {
  calls ??= first();
  calls.catch(() => {}); // The first question reports the failure.
}
