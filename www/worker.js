// A thread beside the page's. It reads the figures, and finds what a reader may choose, so that the page waits for neither. This stands
// behind the JavaScript of the module, as one script (beside.js), and calls what is declared there.

/** What of a canvas the module asks for. This one draws nothing. */
self.CanvasRenderingContext2D = class {};
const pen = new Proxy(new CanvasRenderingContext2D(), { get: () => () => ({ width: 1 }), set: () => true });
const canvas = { getContext: () => pen };

/** Gives the memory once the figures are read: the page takes it in place of reading them again. */
async function start(link, module) {
  const { memory } = await __wbg_init({ module_or_path: module });
  read();
  const remembered = memory.buffer.slice();
  // Who calls first waits until the browser has compiled what is called, and no other thread does.
  const chart = new Chart(link);
  void chart.words;
  postMessage({ link, told: remembered }, [remembered]);
  chart.draw(canvas, 1, 1, 1, false);
}

onmessage = async ({ data: { link, module } }) => {
  try {
    if (module) await start(link, module);
    else postMessage({ link, told: page(link) });
  } catch (failure) {
    postMessage({ link, failure });
  }
};
