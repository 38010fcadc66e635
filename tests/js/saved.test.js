// The files that the dialog saves together: a CSV file and its metadata in a zip archive. `.ci/saved.py` opens the archives that are written here.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { csvMetadata } from "../../www/csvw.js";
import { zip } from "../../www/zip.js";
import * as charts from "../../pkg/charts.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = join(ROOT, "target/saved-together");
const [LINK, DAY] = ["https://news.example.org/?i=a&l=en", "2026-01-31"];

charts.initSync({ module: readFileSync(join(ROOT, "pkg/charts_bg.wasm")) });

/** The cases of tests/cases.txt, each a name and a link. */
const cases = readFileSync(join(ROOT, "tests/cases.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(" "));

test("every column of the file has a description, in the order of the file", () => {
  for (const [name, link = ""] of cases) {
    const chart = charts.chart(link);
    const head = charts.csv(link, LINK, DAY).slice(1).split("\r\n")[0].split(",");
    const metadata = JSON.parse(csvMetadata(chart, { file: `${name}.csv`, link: LINK, accessed: DAY }));
    assert.deepEqual(metadata.tableSchema.columns.map((column) => column.titles), head);
    assert.equal(metadata.url, `${name}.csv`);
    assert.equal(metadata["dc:title"], chart.title);
    assert.deepEqual(metadata["@context"][1], { "@language": chart.lang });
    for (const { propertyUrl } of metadata.tableSchema.columns) assert.match(propertyUrl, /^http:\/\/(purl|www\.w3)\.org\//);
  }
});

test("an archive of every case is written", async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, link = ""] of cases) {
    const metadata = csvMetadata(charts.chart(link), { file: `${name}.csv`, link: LINK, accessed: DAY });
    const archive = zip([[`${name}.csv`, charts.csv(link, LINK, DAY)], [`${name}.csv-metadata.json`, metadata]]);
    writeFileSync(join(FOLDER, `${name}.zip`), new Uint8Array(await archive.arrayBuffer()));
  }
});

test("an archive holds its texts whole", async () => {
  const texts = [["图表.csv", "\u{feff}区市\r\n"], ["empty.txt", ""]];
  const bytes = Buffer.from(await zip(texts).arrayBuffer());
  assert.equal(bytes.readUInt32LE(0), 0x04034b50);
  assert.equal(bytes.readUInt16LE(bytes.length - 12), 2, "two entries");
  assert.ok(bytes.includes(Buffer.from("区市")) && bytes.includes(Buffer.from("图表.csv")));
  assert.deepEqual(Buffer.from(await zip(texts).arrayBuffer()), bytes, "the same texts give the same bytes");
});
