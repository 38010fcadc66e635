// The page in which a library draws charts of several sizes again and again. `cargo xtask bench` calls the functions of `benchmark`.

import * as library from "peer";
import { generatedRows } from "./rows.js";
import { height, WIDTH } from "./size.js";

/** The element of the chart that is drawn: a new one for each chart, since libraries keep what they know of an element. */
let element = document.querySelector("#chart");

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** The memory of a WebAssembly module, if the library has one. */
const wasmBytes = () => window.wasmMemory?.buffer.byteLength ?? 0;

const canvasOf = () => element.querySelector("canvas");

/** Waits until the drawing can be read: a pixel of a canvas, the layout of SVG. */
function read() {
  const canvas = canvasOf();
  if (canvas) return canvas.getContext("2d").getImageData(0, 0, 1, 1).data[0];
  return element.querySelector("svg").getBBox().width;
}

/** The pixels of a column through the first bars, as numbers. */
function pixels() {
  const { width, height: rows } = canvasOf();
  return new Uint32Array(canvasOf().getContext("2d").getImageData(width / 3, 0, 1, Math.min(rows, 1000)).data.buffer);
}

/** Fills the canvas with a colour that no chart has, and returns that colour as a pixel. */
function cover() {
  const canvas = canvasOf();
  const context = canvas.getContext("2d");
  context.save();
  context.resetTransform();
  context.fillStyle = "rgb(255, 0, 255)";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();
  return pixels()[0];
}

/** Fails if a change draws nothing: a redraw must cover the whole canvas, and an update must change it. */
async function check(name, change) {
  if (!canvasOf()) {
    const before = element.querySelector("svg");
    await change();
    if (element.querySelector("svg") === before) throw Error("the SVG stays as it was");
    return;
  }
  const before = pixels();
  const colour = name === "redraw" ? cover() : undefined;
  await change();
  const after = pixels();
  if (new Set(after).size < 2) throw Error(`a canvas ${canvasOf().height} pixels high stays of one colour`);
  if (after.includes(colour)) throw Error("the canvas keeps what was drawn on it");
  if (name === "update" && after.every((pixel, index) => pixel === before[index])) throw Error("the canvas stays as it was");
}

/** The times of a change: until the call returns, or its promise is kept, and until the drawing can be read. */
async function timed(chart, change, repeats) {
  const [calls, readable] = [[], []];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = performance.now();
    const pending = change(chart, repeat);
    if (pending instanceof Promise) await pending;
    const called = performance.now();
    read();
    readable.push(performance.now() - start);
    calls.push(called - start);
    await new Promise((done) => setTimeout(done));
  }
  return { call: median(calls), readable: median(readable) };
}

const drawn = async (marks) => {
  const fresh = document.createElement("div");
  element.replaceWith(fresh);
  element = fresh;
  return library.draw(element, generatedRows(marks, 0), { width: WIDTH, height: height(marks) });
};

let kept;

window.benchmark = {
  /** Draws a chart and measures its redraws and its updates with other values. */
  async measure(marks, repeats) {
    const chart = await drawn(marks);
    const rows = [generatedRows(marks, 1), generatedRows(marks, 2)];
    const changes = { redraw: library.redraw, update: (of, repeat) => library.update(of, rows[repeat % 2]) };
    const times = {};
    for (const [name, change] of Object.entries(changes)) {
      await check(name, () => change(chart, 1));
      await timed(chart, change, Math.ceil(repeats / 4));
      times[name] = await timed(chart, change, repeats);
    }
    return times;
  },

  /** Draws the chart whose memory is measured. */
  async keep(marks) {
    kept = await drawn(marks);
    return wasmBytes();
  },

  /** Updates the kept chart with other values. */
  async repeat(marks, times) {
    const rows = [generatedRows(marks, 1), generatedRows(marks, 2)];
    for (let time = 0; time < times; time++) {
      await library.update(kept, rows[time % 2]);
      if (time % 50 === 0) await new Promise((done) => setTimeout(done));
    }
    return wasmBytes();
  },
};
