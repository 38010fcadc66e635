// What a page leaves to a thread beside its own, where the browser lets it have one; elsewhere it does all by itself. The page in one file
// has another of these, without a thread: xtask/src/dist/beside.js.

import { pause } from "./dom.js";
import { start } from "./modules.js";
import { glue } from "./place.js";

/** A module's memory grows by so many bytes. */
const PAGE_BYTES = 65_536;

/** A browser may stop a thread and tell nobody: so many milliseconds are waited. */
const PATIENCE = 8000;
let patience;

let thread;

/** From here on the page does all by itself: without a thread every question fails. */
function end() {
  thread?.terminate();
  thread = undefined;
}

/** What an error of the thread leads to: once it is asked something, that question fails. */
let refuse = end;

/** Begins a thread with texts and not with an address: in a finished site `fetch` takes only what was built, a thread whatever it gets. */
async function begin() {
  const parts = [fetch(new URL("../pkg/district_charts_page.js", import.meta.url)), fetch(new URL("worker.js", import.meta.url))];
  const texts = await Promise.all(parts.map(async (part) => (await part).text()));
  const script = URL.createObjectURL(new Blob(texts, { type: "text/javascript" }));
  thread = new Worker(script, { type: "module" });
  thread.onerror = thread.onmessageerror = (error) => refuse(error);
}

/** What the thread answers; a question that another has overtaken is never answered. */
const ask = (link, module) =>
  new Promise((done, fail) => {
    refuse = fail;
    clearTimeout(patience);
    patience = setTimeout(fail, PATIENCE);
    thread.onmessage = ({ data }) => data.link === link && (data.told ? done(data.told) : fail(data.failure));
    thread.postMessage({ link, module });
  });

/** Starts the module of a page that shows a link: the thread reads the figures, and the page takes over what it remembers. */
export const beside = (link) => async (name) => {
  await pause();
  try {
    const compiled = WebAssembly.compileStreaming(fetch(new URL("../pkg/district_charts_page_bg.wasm", import.meta.url)));
    compiled.catch(() => {});
    await begin();
    const figures = new Uint8Array(await ask(link, await compiled));
    const module = await glue[name]();
    const { memory } = await module.default({ module_or_path: await compiled });
    memory.grow((figures.length - memory.buffer.byteLength) / PAGE_BYTES);
    new Uint8Array(memory.buffer).set(figures);
    await pause();
    return module;
  } catch {
    end();
    return start(name);
  }
};

/** What a page says around the chart of a link. */
export async function choices(module, link) {
  try {
    return await ask(link);
  } catch {
    end();
    return module.page(link);
  }
}
