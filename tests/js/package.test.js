// The npm package under wrong use: each error is an `Error` that says what was found, what was expected, and what to do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ChartError } from "../../pkg/errors.js";

const file = (name) => readFileSync(new URL(`../../pkg/${name}`, import.meta.url));

/** The error of a call, which must be one of ours. */
async function errorOf(call) {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof Error, `found ${Object.prototype.toString.call(error)}, expected an Error`);
    assert.equal(error.name, "ChartError");
    assert.ok(error.message && error.stack?.includes("ChartError"), error.stack);
    assert.equal(String(error), `ChartError: ${error.message}`);
    return error;
  }
  return assert.fail("found no error");
}

/** A canvas that draws nothing. */
globalThis.CanvasRenderingContext2D ??= class {};
const context = new Proxy(new globalThis.CanvasRenderingContext2D(), { get: () => () => ({ width: 1 }), set: () => true });
const canvas = { getContext: () => context };

// Before anything else: the modules are not loaded yet.
test("a call before init() says so", async () => {
  const { Chart, csv } = await import("../../pkg/district_charts.js");
  const { Plot } = await import("../../pkg/draw_entry.js");
  for (const call of [() => new Chart("l=en"), () => csv("", "", ""), () => new Plot({})]) {
    assert.match((await errorOf(call)).message, /call init\(\) first/);
  }
});

test("what is no module is named", async () => {
  const { default: start, initSync } = await import("../../pkg/district_charts.js");
  const init = (modules) => (typeof modules === "object" ? start({ draw: file("draw_bg.wasm"), ...modules }) : start(modules));
  const html = new TextEncoder().encode("<!doctype html><title>Index</title>");
  const served = new Response(html, { headers: { "Content-Type": "text/html" } });
  const wrong = [
    [() => init({ charts: html }), /found HTML at the bytes, expected the module charts/],
    [() => init({ charts: served }), /found HTML at .*, expected the module charts/],
    [() => init({ charts: new Response("", { status: 404 }) }), /found status 404/],
    [() => init({ charts: new Uint8Array([1, 2, 3]) }), /found 3 bytes that are no WebAssembly/],
    [() => init({ charts: file("charts_bg.wasm").subarray(0, 5000) }), /found a damaged module/],
    [() => init({ charts: {} }), /found an object of the class Object as the module charts, expected an address/],
    [() => init("charts_bg.wasm"), /found "charts_bg.wasm" as modules/],
    [() => initSync({ charts: html, draw: html }), /found HTML/],
    [() => initSync({}), /found undefined as the module charts/],
    [() => init({ charts: file("draw_bg.wasm") }), /found the module draw \d+\.\d+\.\d+, expected charts/],
    [() => init({ charts: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]) }), /found a module of something else, expected charts/],
  ];
  for (const [call, message] of wrong) assert.match((await errorOf(call)).message, message);
  const error = await errorOf(() => init({ charts: html }));
  assert.ok(error.cause instanceof WebAssembly.CompileError, "the error of the browser is the cause");
});

test("a module of another version is refused", async () => {
  const { default: init } = await import("../../pkg/district_charts.js");
  const bytes = file("charts_bg.wasm");
  const at = bytes.lastIndexOf("charts 0.");
  assert.ok(at > 0);
  const other = Buffer.from(bytes);
  other[at + "charts ".length] = "9".charCodeAt(0);
  assert.match((await errorOf(() => init({ charts: other, draw: file("draw_bg.wasm") }))).message, /found the module charts 9\..*, expected charts 0\..*one version/);
});

test("a default that is not there names the cure", async () => {
  const { load, provide } = await import("../../pkg/load.js?fresh");
  provide({ charts: () => new URL("https://127.0.0.1:1/charts_bg.wasm") });
  const error = await errorOf(() => load("charts", undefined, () => assert.fail("it started")));
  assert.match(error.message, /could not load the module charts from https:.*Import "district-charts\/inline"/);
  assert.ok(error.cause);
});

test("after a failure init() can be called again, and loads once", async () => {
  const { default: init, read } = await import("../../pkg/district_charts.js");
  await Promise.all([1, 2, 3].map(() => init({ charts: file("charts_bg.wasm"), draw: file("draw_bg.wasm") })));
  await init();
  assert.equal(read(), undefined);
});

test("a wrong argument is named", async () => {
  const { Chart, change, csv, page } = await import("../../pkg/district_charts.js");
  const { Plot } = await import("../../pkg/draw_entry.js");
  const { sources } = await import("../../pkg/charts_entry.js");
  const chart = new Chart("l=en");
  const wrong = [
    [() => new Chart(), /found undefined as link, expected a string: the query text of an address/],
    [() => new Chart(42), /found 42 as link/],
    [() => new Chart(new URLSearchParams("l=en")), /found an object of the class URLSearchParams as link/],
    [() => page(null), /found null as link/],
    [() => csv("", "", new Date()), /found an object of the class Date as day/],
    [() => change("l=en", "i"), /found undefined as value/],
    [() => sources("l=en", "1"), /found "1" as mark, expected a number/],
    [() => new Plot("l=en"), /found "l=en" as chart/],
    [() => new Plot({}), /version/],
    [() => chart.draw(null, 360, 1, 1, false), /found null as canvas, expected a <canvas> element; does the page have one/],
    [() => chart.draw({}, 360, 1, 1, false), /found an object of the class Object as canvas/],
    [() => chart.draw("canvas", 360, 1, 1, false), /found "canvas" as canvas/],
    [() => chart.draw(canvas, "360", 1, 1, false), /found "360" as width/],
    [() => chart.draw(canvas, 360, 1, 1, false, [1]), /found an object of the class Array as colours/],
    [() => chart.draw({ getContext: () => null }, 360, 1, 1, false), /without a 2d context/],
    [() => chart.card(undefined, 360, 1, false, ""), /found undefined as canvas/],
    [() => chart.svg(canvas, 360, false), /found undefined as address/],
    [() => chart.height("wide", 1), /found "wide" as width/],
  ];
  for (const [call, message] of wrong) assert.match((await errorOf(call)).message, message);
  assert.ok(chart.draw(canvas, 360, 1, 1, false).width > 0, "the chart is still of use");
  chart.free();
  chart.free();
  assert.match((await errorOf(() => chart.draw(canvas, 360, 1, 1, false))).message, /after free\(\)/);
});

test("a chart survives an error of the browser", async () => {
  const { Chart } = await import("../../pkg/district_charts.js");
  const chart = new Chart("l=en");
  const refusals = [
    { getContext: () => assert.fail("no context today") },
    Object.defineProperty({ getContext: () => context }, "width", { set: () => assert.fail("no width today") }),
    { getContext: () => new Proxy(context, { get: () => () => assert.fail("no drawing today") }) },
  ];
  for (const refusal of refusals) {
    const error = await errorOf(() => chart.draw(refusal, 360, 1, 1, false));
    assert.ok(error instanceof ChartError);
    assert.ok(chart.draw(canvas, 360, 1, 1, false).width > 0);
  }
  chart.free();
});

test("a failure of the package has a heading for readers", async () => {
  const { Chart } = await import("../../pkg/district_charts.js");
  const chart = new Chart("l=en");
  const error = await errorOf(() => chart.draw({ getContext: () => null }, 360, 1, 1, false));
  assert.match(error.heading, /[一-龥].*[a-z]/);
  chart.free();
});

test("the element can be imported on a server", async () => {
  assert.equal(globalThis.HTMLElement, undefined);
  const { DistrictChart } = await import("../../pkg/element.js");
  assert.equal(typeof DistrictChart, "function");
});

test("every function of the module charts has its check", async () => {
  const [raw, checked] = await Promise.all([import("../../pkg/charts.js"), import("../../pkg/charts_entry.js")]);
  // The element alone starts a module anew.
  const names = Object.keys(raw).filter((name) => name !== "__wbg_reset_state");
  assert.deepEqual(Object.keys(checked).sort(), names.sort());
});

test("the memory of an opened package is a small multiple of its bytes", async () => {
  const [charts, packing] = await Promise.all([import("../../pkg/charts.js"), import("../../pkg/package.js")]);
  const { memory } = charts.initSync({ module: file("charts_bg.wasm") });
  packing.initSync({ module: file("package_bg.wasm") });
  const places = Array.from({ length: 2_000 }, (_, index) => `p${index}`);
  const years = Array.from({ length: 25 }, (_, index) => 2_000 + index);
  const rows = places.flatMap((place, index) => years.map((year) => `${place},people,${year},${(index * 7_919 + year * 31) % 100_003}`));
  const texts = {
    "places.csv": `id,name\n${places.map((place) => `${place},Place ${place}`).join("\n")}\n`,
    "indicators.csv": "id,name,unit,measure\npeople,inhabitants,people,count\n",
    "observations.csv": `place,indicator,period,value\n${rows.join("\n")}\n`,
  };
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  const before = memory.buffer.byteLength;
  charts.select(charts.open(packing.pack(files)));
  const held = memory.buffer.byteLength - before;
  charts.select(0);
  assert.ok(held <= 8 * bytes, `found ${held} bytes of memory for a package of ${bytes} bytes, expected at most eight times as many`);
});
