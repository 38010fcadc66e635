// Links, addresses and names of files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FOLDER } from "./document.js";
import { linkOf, tabOf, tabsFor, withTab } from "../../www/panels.js";
import { dayOf, fileName, jsonOf } from "../../www/share.js";
import { embedBase, isForeignPage, pageAddress, publishedCharts } from "../../www/site-paths.js";

test("an address shows a link in a page of the site", async () => {
  assert.equal(embedBase, FOLDER);
  assert.equal(isForeignPage, false);
  assert.equal(pageAddress(""), `${FOLDER}index.html`);
  assert.equal(pageAddress("l=en&c=trend"), `${FOLDER}index.html?l=en&c=trend`);
  assert.equal(pageAddress("l=en", "embed.html"), `${FOLDER}embed.html?l=en`);
  assert.equal((await publishedCharts()).size, 0);
});

test("published charts are found by their links", async (context) => {
  const index = { href: "https://charts.example/a/pages.json" };
  context.mock.method(document, "querySelector", () => index);
  globalThis.fetch = async (address) => ({ json: async () => (address === index.href ? { "": "s/first/", "l=en": "s/first-en/" } : {}) });
  const charts = await publishedCharts();
  assert.deepEqual([...charts], [["", "https://charts.example/a/s/first/"], ["l=en", "https://charts.example/a/s/first-en/"]]);
});

test("a tab is a key of the address and not of the link", () => {
  assert.equal(tabOf(""), "chart");
  assert.equal(tabOf("?l=en&tab=table"), "table");
  assert.equal(linkOf("", ""), "");
  assert.equal(linkOf("?l=en&tab=table&c=trend", ""), "l=en&c=trend");
  assert.equal(linkOf("?tab=table", ""), "");
  assert.equal(linkOf("?utm_source=a", "l=en&c=trend"), "l=en&c=trend&utm_source=a");
  assert.equal(withTab("l=en", "chart"), "l=en");
  assert.equal(withTab("l=en", "table"), "l=en&tab=table");
  assert.equal(withTab("", "sources"), "tab=sources");
  for (const [link, tab] of [["", "chart"], ["l=en", "table"], ["", "about"]]) {
    const search = `?${withTab(link, tab)}`;
    assert.deepEqual([linkOf(search, ""), tabOf(search)], [link, tab]);
  }
});

test("a chart has the tabs that it has content for", () => {
  const words = { rows: [["a"]] };
  const about = { heading: "" };
  assert.deepEqual(tabsFor(words, about), ["chart", "table", "sources", "about"]);
  assert.deepEqual(tabsFor(words, undefined), ["chart", "table", "sources"]);
  assert.deepEqual(tabsFor({ rows: [] }, about), ["chart", "about"]);
});

test("a file is named after its link", () => {
  assert.equal(fileName(""), "district-charts-first");
  assert.equal(fileName("i=~fai-growth~new&l=en"), "district-charts-i-fai-growth-new-l-en");
  assert.equal(fileName("d=~城阳&l=en"), "district-charts-d-l-en");
  assert.equal(fileName("a".repeat(200)).length, 80);
});

test("the day of access is that of the reader's calendar", () => {
  const before = process.env.TZ;
  const days = ["Asia/Shanghai", "UTC", "America/Los_Angeles"].map((zone) => {
    process.env.TZ = zone;
    return dayOf(new Date("2026-03-01T00:30:00Z"));
  });
  const morning = ["Asia/Shanghai", "UTC"].map((zone) => {
    process.env.TZ = zone;
    return dayOf(new Date("2026-12-31T23:30:00Z"));
  });
  process.env.TZ = before ?? "";
  assert.deepEqual(days, ["2026-03-01", "2026-03-01", "2026-02-28"]);
  assert.deepEqual(morning, ["2027-01-01", "2026-12-31"]);
});

test("saved JSON has the texts and the table, and no labels", () => {
  const words = { lang: "en", title: "T", subtitle: "", coverage: "", notes: [], source: "", licence: "", columns: ["a"], rows: [["b"]], labels: {} };
  const saved = JSON.parse(jsonOf(words, "https://charts.example/", "2024-01-02"));
  assert.deepEqual([saved.title, saved.link, saved.accessed, saved.rows], ["T", "https://charts.example/", "2024-01-02", [["b"]]]);
  assert.equal("labels" in saved, false);
});
