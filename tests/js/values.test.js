// The values that the modules give to JavaScript have the types of pkg/charts.d.ts and pkg/draw.d.ts. Rust builds the values and states the types in
// two places; here the values of every case become TypeScript literals, which `tsc` compares with the types property by property.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as draw from "../../pkg/draw.js";
import * as module from "../../pkg/district_charts.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TSC = process.env.DISTRICT_CHARTS_TSC ?? join(ROOT, "node_modules/typescript/bin/tsc");

assert.ok(existsSync(TSC), `found no ${TSC}; \`npm ci\` installs it, and so does \`cargo xtask test\`, which runs these tests`);

const IMPORTS = `import type { Failure, Page, Picture, Snippet, Sources, Words } from ${JSON.stringify(join(ROOT, "pkg/district_charts.js"))};
import type { ChartLabels, Labels } from ${JSON.stringify(join(ROOT, "www/dom.js"))};
type Chart = Words & { labels: ChartLabels };
type Controls = Page & { labels: Labels };
`;

const bytes = (name) => readFileSync(join(ROOT, `pkg/${name}_bg.wasm`));
module.initSync({ charts: bytes("charts"), draw: bytes("draw") });

// A canvas that draws nothing: the module asks it for the widths of texts.
globalThis.CanvasRenderingContext2D = class {};
const context = new Proxy(new globalThis.CanvasRenderingContext2D(), { get: () => () => ({ width: 1 }), set: () => true });
const canvas = { getContext: () => context };

/** The links of tests/cases.txt. */
function links() {
  const lines = readFileSync(join(ROOT, "tests/cases.txt"), "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(" ")[1] ?? "");
}

/** A value as a literal of TypeScript; fails for whatever is no plain value. */
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    assert.equal(Object.getPrototypeOf(value), Object.prototype, "found an object of a class, expected a plain one");
    return `{${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${literal(part)}`).join(",")}}`;
  }
  assert.ok(value === undefined || value === null || ["string", "number", "boolean"].includes(typeof value), typeof value);
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The values of a link by the names of their types. */
function values(link) {
  const chart = new module.Chart(link);
  try {
    return [
      ["Chart", chart.words],
      ["Sources", chart.sources(-1)],
      ["Sources", chart.sources(0)],
      ["Picture", chart.draw(canvas, 360, 1, 1, false)],
      ["Controls", module.page(link)],
      ["Snippet[]", module.embedCode(link, "https://charts.example/", "chart.png")],
    ];
  } finally {
    chart.free();
  }
}

/** What the bindings of a module throw, and what the worker posts. */
function failure() {
  const plot = new draw.Plot(new module.Chart("").words);
  try {
    plot.draw({ getContext: () => null }, 360, 1, 1, false);
  } catch (error) {
    return error;
  } finally {
    plot.free();
  }
  return assert.fail("found a picture on a canvas without a context");
}

/** The errors of `tsc` in literals that should satisfy types, one per line: the line numbers, from 0, with the messages. */
function errors(literals) {
  const folder = mkdtempSync(join(tmpdir(), "district-charts-values-"));
  try {
    const lines = literals.map(([type, text], index) => `export const v${index} = ${text} satisfies ${type};`);
    writeFileSync(join(folder, "values.ts"), `${IMPORTS}${lines.join("\n")}\n`);
    const project = { extends: join(ROOT, "tsconfig.json"), compilerOptions: { noUnusedLocals: false }, include: ["values.ts"], exclude: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
    execFileSync(process.execPath, [TSC, "--project", folder, "--pretty", "false"], { encoding: "utf8", stdio: "pipe" });
    return new Map();
  } catch (error) {
    const found = [...String(error.stdout).matchAll(/values\.ts\((\d+),\d+\): (.*)/g)];
    assert.ok(found.length > 0, `tsc failed: ${error.stdout || error.message}`);
    return new Map(found.map(([, line, message]) => [Number(line) - IMPORTS.split("\n").length, message]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The paths of all properties and elements of a value, with `[]` for any index. */
function paths(value, path, found) {
  found.add(path);
  if (Array.isArray(value)) for (const part of value) paths(part, `${path}[]`, found);
  else if (typeof value === "object" && value !== null) for (const [name, part] of Object.entries(value)) paths(part, `${path}.${name}`, found);
}

test("every value has its type", () => {
  const all = [...links().flatMap(values), ["Failure", failure()]];
  assert.ok(all.length > 500, `found ${all.length} values`);
  const wrong = errors(all.map(([type, value]) => [type, literal(value)]));
  assert.deepEqual([...wrong].slice(0, 5).map(([index, message]) => `${all[index][0]}: ${message}`), []);
  // An empty list satisfies the type of any list, so each list must have had an element, and each optional property a value.
  const found = new Set();
  for (const [type, value] of all) paths(value, type.split(" ")[0], found);
  const expected = ["notices[]", "notes[]", "links[].query", "marks[][]", "rows[][]", "sortable[]"].map((path) => `Chart.${path}`);
  expected.push("Sources.figures[].notes[]", "Sources.articles[].figures", "Picture.places[]", "Failure.heading");
  expected.push("Controls.reset", "Controls.about.facts[][]", "Controls.about.links[].query", "Controls.fields[].options[][]", "Controls.fields[].shortcuts[][]");
  const plots = ["rows[].bars[].value", "rows[].ticks[].comparator", "rows[].earlier.value", "rows[].apart.broken", "tiles[].row.name", "panels[].joins[][]"];
  plots.push("panels[].points[].status", "axes[].ticks[].label", "rays[].slope", "legend[].cells[]", "entries[].strip[].own", "text", "breaks[]");
  expected.push(...plots.map((path) => `Chart.plot.${path}`), "Chart.values[][]");
  assert.deepEqual(expected.filter((path) => !found.has(path)), []);
});

test("a value of another type is found", () => {
  const chart = new module.Chart("l=en");
  const { words } = chart;
  const page = module.page("l=en&c=target");
  const [first, ...others] = page.fields;
  const { title, ...untitled } = words;
  const [row, ...rows] = words.plot.rows;
  const { copy, ...unlabelled } = words.labels;
  assert.ok(title && copy && first && page.about);
  const wrong = [
    ["Chart", untitled],
    ["Chart", { ...words, extra: "" }],
    ["Chart", { ...words, title: 1 }],
    ["Chart", { ...words, theme: "blue" }],
    ["Chart", { ...words, marks: [["spoken"]] }],
    ["Chart", { ...words, links: [{ label: "a", query: "b", more: "c" }] }],
    ["Chart", { ...words, labels: unlabelled }],
    ["Chart", { ...words, version: 2 }],
    ["Chart", { ...words, plot: { ...words.plot, type: "pie" } }],
    ["Chart", { ...words, plot: { ...words.plot, rows: [{ ...row, emphasis: "loud" }, ...rows] } }],
    ["Chart", { ...words, plot: { ...words.plot, rows: [{ ...row, bars: [{ value: "1", label: "1" }] }, ...rows] } }],
    ["Page", { ...page, reset: undefined }],
    ["Page", { ...page, about: null }],
    ["Page", { ...page, fields: [{ ...first, options: [["value", "label", "", true]] }, ...others] }],
    ["Snippet[]", [{ name: "script", label: "", code: "" }]],
  ];
  const found = errors(wrong.map(([type, value]) => [type, literal(value)]));
  assert.deepEqual([...found.keys()].sort((a, b) => a - b), wrong.map((_, index) => index));
  chart.free();
});
