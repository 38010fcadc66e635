// The page's Web Worker. It parses the dataset and finds the controls, so that the page stays responsive meanwhile. worker-client.js runs
// this text behind the bindings of the module, as one script, and the names that are not declared here are declared there.

/** A rendering context that draws nothing, for the module to call. */
self.CanvasRenderingContext2D = class {};
const context = new Proxy(new CanvasRenderingContext2D(), { get: () => () => ({ width: 1 }), set: () => true });
const canvas = { getContext: () => context };

/**
 * Parses the dataset and posts the module's memory, which the page copies instead of parsing too.
 * @param {string} link
 * @param {WebAssembly.Module} module
 */
async function start(link, module) {
  const { memory } = await __wbg_init({ module_or_path: module });
  read();
  const answer = memory.buffer.slice();
  // A function is compiled when it is first called. Making and drawing the chart here compiles those functions for the page too.
  const chart = new Chart(link);
  void chart.words;
  postMessage({ link, answer }, [answer]);
  chart.draw(canvas, 1, 1, 1, false);
}

onmessage = async ({ data: { link, module } }) => {
  try {
    if (module) await start(link, module);
    else postMessage({ link, answer: page(link) });
  } catch (failure) {
    postMessage({ link, failure });
  }
};
