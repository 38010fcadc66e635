// Calls the module `package`, which checks and packs a data package: in a worker of its own, which ends with the call and gives its memory
// back, or on the page where there is no worker. The npm package has a replacement, which loads the module of that package:
// src/web/npm/package-module.js.

/** @typedef {typeof import("../pkg/package.js")} PackageModule */

/** The time limit for the worker, in milliseconds: a package may be large, and a browser may stop a worker without an event. */
const TIMEOUT = 60_000;

/**
 * Calls a function of the module. Rejects with what the function throws, or if the module cannot be loaded.
 * @template {"pack" | "loadFailure"} N
 * @param {N} name
 * @param {Parameters<PackageModule[N]>} inputs
 * @param {boolean} hasWorker whether a worker may be started
 * @returns {Promise<ReturnType<PackageModule[N]>>}
 */
export async function callPackage(name, inputs, hasWorker) {
  const answer = hasWorker ? await inWorker(name, inputs).catch(() => undefined) : undefined;
  if (!answer) return onPage(name, inputs);
  if ("failure" in answer) throw answer.failure;
  return answer.value;
}

/**
 * @param {"pack" | "loadFailure"} name
 * @param {any[]} inputs
 * @returns {Promise<{ value: any } | { failure: unknown }>}
 */
async function inWorker(name, inputs) {
  const [module, script] = await Promise.all([
    WebAssembly.compileStreaming(fetch(new URL("../pkg/package_bg.wasm", import.meta.url))),
    fetch(new URL("../pkg/package_worker.js", import.meta.url)).then((response) => response.text()),
  ]);
  // From a text, as the worker of `charts`.
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = worker.onmessageerror = reject;
      timer = setTimeout(reject, TIMEOUT);
      worker.postMessage({ module, name, inputs });
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
    URL.revokeObjectURL(address);
  }
}

/**
 * @param {"pack" | "loadFailure"} name
 * @param {any[]} inputs
 * @returns {Promise<any>}
 */
async function onPage(name, inputs) {
  /** @type {Record<string, any>} */
  const module = await import("../pkg/package.js");
  await module.default();
  return module[name](...inputs);
}
