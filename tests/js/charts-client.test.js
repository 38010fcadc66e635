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

/** The number of workers of `charts` that were started. */
let workers = 0;

/** Makes the module stop in the midst of the next call, as a panic does. */
const trapNext = () => {
  const set = () => {
    delete Object.prototype.tableLabel;
    throw new WebAssembly.RuntimeError("unreachable");
  };
  // eslint-disable-next-line no-extend-native -- The module sets it in the midst of a call.
  Object.defineProperty(Object.prototype, "tableLabel", { set, configurable: true });
};

/** A worker of a browser, run by one of node. */
globalThis.Worker = class {
  #worker;

  constructor(address) {
    if (behaviour === "is refused") throw new Error("refused");
    if (String(address).includes("charts_worker")) workers += 1;
    const bridge = `import { parentPort } from "node:worker_threads";
      globalThis.onmessage = null;
      globalThis.postMessage = (data) => parentPort.postMessage(data);
      await import(${JSON.stringify(address)});
      const trapNext = ${trapNext};
      parentPort.on("message", (data) => (data.name === "trapNext" ? trapNext() : onmessage({ data })));`;
    this.#worker = new NodeWorker(new URL(`data:text/javascript,${encodeURIComponent(bridge)}`));
    this.#worker.on("message", (data) => this.onmessage?.({ data }));
    this.#worker.unref();
  }

  postMessage(data) {
    if (behaviour === "dies" && data.name !== "init") this.onerror?.(new Error("lost"));
    else {
      if (behaviour === "traps") this.#worker.postMessage({ name: "trapNext" });
      behaviour = behaviour === "traps" ? "answers" : behaviour;
      this.#worker.postMessage(data);
    }
  }

  terminate() {
    this.#worker.terminate();
  }
};

/** The address of the script that a page last asked for to start a worker. */
let workerAddress = "";

globalThis.fetch = async (address) => {
  if (String(address).endsWith("_worker.js")) workerAddress = String(address);
  const bytes = readFileSync(fileURLToPath(address));
  const type = String(address).endsWith(".wasm") ? "application/wasm" : "text/javascript";
  return new Response(bytes, { headers: { "Content-Type": type } });
};
URL.createObjectURL = () => workerAddress;

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

/** A package as a page has it: the bytes of its files by their names. */
const FILES = {
  "places.csv": "id,name\na,Alpha\nb,Beta\n",
  "indicators.csv": "id,name,unit,measure\npeople,inhabitants,people,count\n",
  "observations.csv": "place,indicator,period,value\na,people,2020,12\nb,people,2020,9\n",
};
const filesWith = (changes) => {
  const entries = Object.entries({ ...FILES, ...changes });
  return Object.fromEntries(entries.map(([name, text]) => [name, new TextEncoder().encode(text)]));
};

test("a module that stopped in the midst of a call is started anew, with the packages that are asked about", async () => {
  // A call that ends so gives none of its stack back, of which a module has a megabyte.
  for (const [name, traps] of [["answers", 3], ["is refused", 600]]) {
    behaviour = name;
    workers = 0;
    const { ask, asking, openPackage } = await import(`../../www/charts-client.js?trap-${encodeURIComponent(name)}`);
    const src = openPackage(filesWith({}));
    const before = [await ask("chart", "l=en"), await asking(src)("chart", "l=en")];
    for (let count = 0; count < traps; count += 1) {
      if (name === "answers") behaviour = "traps";
      else trapNext();
      await assert.rejects(ask("chart", "l=en"), { name: "RuntimeError", message: "unreachable" });
    }
    assert.deepEqual([await ask("chart", "l=en"), await asking(src)("chart", "l=en")], before);
    assert.equal(workers, name === "answers" ? 1 + traps : 0);
  }
});

test("a package that a page has is opened, in a worker or without one", async () => {
  for (const name of ["answers", "is refused"]) {
    behaviour = name;
    const { ask, asking, openPackage } = await import(`../../www/charts-client.js?package-${encodeURIComponent(name)}`);
    const src = openPackage(filesWith({}));
    const { title, rows } = await asking(src)("chart", "l=en");
    assert.equal(title, "Inhabitants is larger in Alpha than in Beta: 12 people, against 9");
    assert.equal(rows.length, 2);
    assert.equal((await ask("chart", "l=en")).rows.length, 10);
    const larger = openPackage(filesWith({ "places.csv": "id,name\na,A\nb,B\nc,C\n" }), src);
    assert.notEqual(larger, src);
    assert.equal((await asking(larger)("chart", "")).rows.length, 3);
  }
});

test("a package that is replaced answers those who asked before, and is loaded from no address", async () => {
  for (const name of ["answers", "is refused"]) {
    behaviour = name;
    const { asking, openPackage } = await import(`../../www/charts-client.js?replaced-${encodeURIComponent(name)}`);
    const src = openPackage(filesWith({}));
    const before = asking(src)("chart", "l=en");
    const next = openPackage(filesWith({ "places.csv": "id,name\na,A\nb,B\nc,C\n" }), src);
    assert.equal((await before).rows.length, 2);
    assert.equal((await asking(next)("chart", "")).rows.length, 3);
    const gone = openPackage(filesWith({}));
    openPackage(filesWith({}), gone);
    await assert.rejects(asking(gone)("chart", ""), /expected a package that is open/);
  }
});

test("what is wrong with a package is said by file, line and column", async () => {
  for (const name of ["answers", "is refused"]) {
    behaviour = name;
    const { asking, openPackage } = await import(`../../www/charts-client.js?package-${encodeURIComponent(name)}`);
    const broken = "place,indicator,period,value\na,people,2020,12,5\nc,people,2020,nine\n";
    const src = openPackage(filesWith({ "observations.csv": broken }));
    await assert.rejects(asking(src)("chart", ""), ({ heading, detail }) => {
      assert.match(heading, /The data package is broken/);
      assert.match(detail, /^observations.csv, line 2: found 5 fields/);
      assert.match(detail, /\nobservations.csv, line 3, column place: found "c"/);
      return true;
    });
  }
});
