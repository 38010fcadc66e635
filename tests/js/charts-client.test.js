// The client of the module `charts`: the same answers from a worker and from the page, whatever happens to the worker.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker as NodeWorker } from "node:worker_threads";
import "./document.js";
import { chart } from "../../pkg/charts.js";

/** How the next worker behaves. */
let behaviour = "answers";

/** A worker of a browser, run by one of node. */
globalThis.Worker = class {
  #worker;

  constructor(address) {
    if (behaviour === "is refused") throw new Error("refused");
    const bridge = `import { parentPort } from "node:worker_threads";
      globalThis.onmessage = null;
      globalThis.postMessage = (data) => parentPort.postMessage(data);
      await import(${JSON.stringify(address)});
      parentPort.on("message", (data) => onmessage({ data }));`;
    this.#worker = new NodeWorker(new URL(`data:text/javascript,${encodeURIComponent(bridge)}`));
    this.#worker.on("message", (data) => this.onmessage?.({ data }));
    this.#worker.unref();
  }

  postMessage(data) {
    if (behaviour === "dies" && data.name !== "init") this.onerror?.(new Error("lost"));
    else this.#worker.postMessage(data);
  }

  terminate() {
    this.#worker.terminate();
  }
};

globalThis.fetch = async (address) => {
  const bytes = readFileSync(fileURLToPath(address));
  const type = String(address).endsWith(".wasm") ? "application/wasm" : "text/javascript";
  return new Response(bytes, { headers: { "Content-Type": type } });
};
URL.createObjectURL = () => new URL("../../pkg/charts_worker.js", import.meta.url).href;

/** The answers of a client of its own, whose workers behave in one way. */
async function answers(name) {
  behaviour = name;
  const { ask } = await import(`../../www/charts-client.js?${encodeURIComponent(name)}`);
  return Promise.all([ask("chart", "l=en"), ask("change", "l=en", "c", "tiles"), ask("sources", "l=en", 0), ask("page", "c=trend")]);
}

test("a worker and the page give the same answers, and a lost worker is replaced by the page", async () => {
  const first = await answers("answers");
  assert.equal(first[0].rows.length, 10);
  assert.equal(first[1], "c=tiles&l=en");
  assert.throws(() => chart("l=en"), "the page has started the module without need");
  assert.deepEqual(await answers("dies"), first);
  assert.deepEqual(await answers("is refused"), first);
  assert.deepEqual(chart("l=en"), first[0]);
});

test("what a function throws is thrown to the one who asked", async () => {
  const { ask } = await import("../../www/charts-client.js?answers");
  await assert.rejects(ask("chart", undefined), (error) => error !== undefined);
  assert.equal((await ask("chart", "")).version, 1);
});
