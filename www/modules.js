// Loads the modules of charts: `draw` or `draw_map` on the page, `style` for a house style, and `charts` in a worker or on the page.
// standalone.html is bundled with a replacement, in which they are part of the page and there is no worker:
// xtask/src/scripts/standalone/www/modules.js.

/**
 * @typedef {typeof import("../pkg/charts.js")} ChartsModule
 * @typedef {typeof import("../pkg/draw.js")} DrawModule
 * @typedef {typeof import("../pkg/style.js")} StyleModule
 */

/**
 * The module that draws, ready to be called: `draw_map` for a map of boundaries, otherwise `draw`.
 * @param {boolean} isMap
 * @returns {Promise<DrawModule>}
 */
export async function loadDraw(isMap) {
  const module = await (isMap ? import("../pkg/draw_map.js") : import("../pkg/draw.js"));
  await module.default();
  return module;
}

/**
 * The module `style`, ready to be called.
 * @returns {Promise<StyleModule>}
 */
export async function loadStyle() {
  const module = await import("../pkg/style.js");
  await module.default();
  return module;
}

/**
 * The module `charts` on the page, ready to be called.
 * @returns {Promise<ChartsModule>}
 */
export async function loadCharts() {
  const module = await import("../pkg/charts.js");
  await module.default();
  return module;
}

/**
 * A worker for `charts`, and the compiled module that it is to start. The worker is started from a text: a worker of another origin is refused,
 * and in a finished site `fetch` checks the digest of a file while `new Worker` does not.
 * @returns {Promise<{ worker: Worker, module: WebAssembly.Module }>}
 */
export async function startWorker() {
  const [module, script] = await Promise.all([
    WebAssembly.compileStreaming(fetch(new URL("../pkg/charts_bg.wasm", import.meta.url))),
    fetch(new URL("../pkg/charts_worker.js", import.meta.url)).then((response) => response.text()),
  ]);
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return { module, worker: new Worker(address, { type: "module" }) };
}
