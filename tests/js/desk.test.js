// The parts of the desk that need no page: a package inside a module and inside a page, archives, workbooks, and the decisions on an article.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { acceptedRows, keysOf, nextOpen, outlineOf, piecesOf, rowOf, stateOf } from "../../www/desk/article-text.js";
import { fromBase64, toBase64, withPackage } from "../../www/desk/bytes.js";
import { aboutOf, bytesOf, hasBoundaries, packagePaths, stemOf, viewOf, withAbout, withLanguageFirst, withLogos } from "../../www/desk/package.js";
import { columnOf, dayOf, isDateFormat, numberText, spread, textOf } from "../../www/desk/sheet.js";
import { filePaths } from "../../www/packages.js";
import { between, withOwn } from "../../www/desk/standalone.js";
import { entries, Unzip } from "../../www/desk/unzip.js";
import { zip } from "../../www/zip.js";
import * as charts from "../../pkg/charts.js";
import * as article from "../../pkg/article.js";
import * as tables from "../../pkg/import.js";
import * as packages from "../../pkg/package.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const wasm = (name) => readFileSync(join(ROOT, `pkg/${name}_bg.wasm`));
for (const [module, name] of [[charts, "charts"], [article, "article"], [tables, "import"], [packages, "package"]]) module.initSync({ module: wasm(name) });

const TABLE = "Borough,Births 2020,Births 2021\nCamden,2500,2450\nBarnet,4900,4850\nBrent,4700,..\n";
const bytes = (text) => new TextEncoder().encode(text);
const propose = (text, settings = {}, name = "births.csv") => tables.propose(bytes(text), name, settings, 2026, "en", () => false);

test("a table becomes a package that charts are made of", () => {
  const proposal = propose(TABLE);
  assert.equal(proposal.columns.map(({ role }) => role).join(), "place,value,value");
  assert.equal(proposal.columns[1].period, "2020");
  const made = tables.convert("en", () => false);
  assert.deepEqual([made.values, made.missing, made.problems.length], [5, 1, 0]);
  charts.select(charts.open(packages.pack(bytesOf(withAbout(made.files, { title: "Births", licence: "CC0" })))));
  assert.equal(charts.chart("l=en").rows.length, 3);
  assert.match(charts.chart("l=zh").title, /Barnet/);
  charts.select(0);
});

test("a setting overrules what was assumed, and a wrong one is refused in words", () => {
  assert.equal(propose(TABLE, { "column.3": "ignored" }).columns[2].role, "ignored");
  assert.throws(() => propose(TABLE, { "column.3": "nonsense" }), ({ heading }) => heading.includes("nonsense"));
});

test("what is no table is refused with a sentence that says what to do", () => {
  const cases = { "words\nmore\n": /one column/, "%PDF-1.7": /PDF/, "<!doctype html><p>": /web page/, "a,b\nc,d\n": /figures/ };
  for (const [text, expected] of Object.entries(cases)) assert.throws(() => propose(text), ({ heading }) => expected.test(heading) && /[A-Z].*\./.test(heading), text);
  const protectedBook = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  assert.throws(() => tables.propose(protectedBook, "a.xlsx", {}, 2026, "en", () => false), ({ heading }) => heading.includes("password"));
});

test("a reading reports its progress and can be stopped", () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `Place ${index},${index},${index + 1}`).join("\n");
  const parts = [];
  tables.propose(bytes(`Place,2020,2021\n${rows}\n`), "a.csv", {}, 2026, "en", (part) => void parts.push(part));
  assert.ok(parts.length > 2 && parts.every((part, index) => part >= (parts[index - 1] ?? 0)), String(parts));
  assert.throws(() => tables.propose(bytes(`Place,2020,2021\n${rows}\n`), "a.csv", {}, 2026, "en", () => true), ({ detail }) => detail === "stopped");
});

test("next quarter’s table is merged as the person decides", () => {
  propose(TABLE);
  const { files } = tables.convert("en", () => false);
  propose(TABLE.replace("2450", "2455").replace("..", "4600"));
  tables.convert("en", () => false);
  const merge = tables.merge(files, {});
  assert.deepEqual([merge.unchanged, merge.differences.map(({ kind }) => kind).sort()], [4, ["added", "corrected"]]);
  const index = merge.differences.findIndex(({ kind }) => kind === "corrected");
  const merged = (decision) => tables.applyMerge(files, {}, { [index]: decision }, "2026-11-30", "a slip");
  assert.ok(merged("take")["observations.csv"].includes("2455") && merged("take")["revisions.csv"].includes("2450"));
  assert.ok(merged("keep")["observations.csv"].includes("2450"));
});

const files = () => Object.fromEntries(["datapackage.json", "districts.csv", "indicators.csv", "terms.csv", "sources.csv", "sections.csv", "observations.csv", "projects.csv", "revisions.csv"].map((name) => [name, readFileSync(join(ROOT, "data", name), "utf8")]));
const TEXT = "青岛一季度投资\n青岛日报 2026-04-08\n2026年一季度，市南区固定资产投资同比增长9.5%，崂山区固定资产投资同比增长12.5%。\n";

test("accepted rows of an article carry source and line, and the package stays sound", () => {
  const reading = article.readArticle(TEXT, files(), "", "zh", {});
  assert.deepEqual(reading.proposals.map(({ place, value }) => [place[0], value]), [["shinan", "9.5"], ["laoshan", "12.5"]]);
  const rows = reading.proposals.map(rowOf);
  assert.equal(article.standing(rows[0]).state, "new");
  assert.equal(article.standing({ ...rows[0], period: "?-01" }).value, "period");
  const about = { title: "青岛一季度投资", publisher: "青岛日报", published: "2026-04-08", url: "", language: "zh", sections: [] };
  const made = article.acceptRows(files(), about, rows, "2026-11-30", "更正");
  const added = made["observations.csv"].trim().split("\n").slice(-2);
  assert.match(added[0], /^shinan,fai-growth,.*,9\.5,eq,actual,printed,article,3/);
  assert.match(made["sources.csv"], /article,青岛一季度投资/);
  charts.select(charts.open(packages.pack(bytesOf(made))));
  assert.match(charts.chart("i=fai-growth&p=2026-01..2026-03&l=zh").title, /崂山/);
  charts.select(0);
});

test("a row that contradicts the package says so, and replaces a figure only with a record of it", () => {
  const reading = article.readArticle(TEXT, files(), "", "zh", {});
  const row = { ...rowOf(reading.proposals[0]), period: "2021-01/2021-08" };
  const { state, value } = article.standing(row);
  assert.deepEqual([state, value], ["other", "13.8"]);
  const about = { title: "A", publisher: "B", published: "", url: "", language: "zh", sections: [] };
  const lines = (text) => text.trim().split("\n").length;
  const both = article.acceptRows(files(), about, [row], "2026-11-30", "更正");
  assert.equal(lines(both["observations.csv"]), lines(files()["observations.csv"]) + 1);
  const replaced = article.acceptRows(files(), about, [{ ...row, replaces: true }], "2026-11-30", "更正");
  assert.equal(lines(replaced["observations.csv"]), lines(files()["observations.csv"]));
  assert.equal(lines(replaced["revisions.csv"]), lines(files()["revisions.csv"]) + 1);
});

test("an article without an open package makes a package of its own", () => {
  const reading = article.readArticle(TEXT, {}, "", "zh", {});
  const about = { title: "A", publisher: "", published: "2026-04-08", url: "", language: "zh", sections: [] };
  const made = article.acceptRows({}, about, reading.proposals.map(rowOf), "2026-11-30", "");
  charts.select(charts.open(packages.pack(bytesOf(withAbout(made, { title: "投资" })))));
  assert.equal(charts.chart("l=zh").rows.length, 2);
  charts.select(0);
});

test("decisions have a key for each figure, a state, and a next one", () => {
  const of = (line, start, more = {}) => ({ span: [line, start, start + 3], place: ["a", "A"], indicator: ["b", "B"], period: "2026", isSure: true, ...more });
  const proposals = [of(1, 2), of(1, 2), of(2, 0, { period: "?-01" }), of(3, 0, { isSure: false })];
  const keys = keysOf(proposals);
  assert.deepEqual(keys, ["1:2:0", "1:2:1", "2:0:0", "3:0:0"]);
  const decisions = { "1:2:0": { state: "refused", row: { line: 1 } }, "3:0:0": { state: "accepted", row: { line: 3 } }, "1:2:1": { state: "accepted", row: { line: 1 } } };
  assert.deepEqual(proposals.map((proposal, index) => stateOf(proposal, decisions[keys[index]])), ["refused", "accepted", "doubtful", "accepted"]);
  assert.deepEqual(proposals.map((proposal) => stateOf(proposal, undefined)), ["sure", "sure", "doubtful", "proposed"]);
  assert.deepEqual(acceptedRows(decisions).map(({ line }) => line), [1, 3]);
  assert.deepEqual([nextOpen(keys, decisions, 0), nextOpen(keys, { ...decisions, "2:0:0": decisions["1:2:0"] }, 0)], [2, -1]);
});

test("an article has its title, its sections, and its figures in place", () => {
  const { title, sections } = outlineOf("\n青岛投资\n\n工业\n一季度，工业投资增长5%，比上年同期快。\n");
  assert.deepEqual([title, sections], ["青岛投资", [{ line: 4, title: "工业" }]]);
  assert.deepEqual(piecesOf("增长5%和𠮷6%。", [{ start: 6, end: 8, index: 1 }, { start: 2, end: 4, index: 0 }]), [{ text: "增长" }, { text: "5%", index: 0 }, { text: "和𠮷" }, { text: "6%", index: 1 }, { text: "。" }]);
});

test("a package in a module is replaced by another", () => {
  const packed = packages.pack(bytesOf(tables.convert("en", () => false).files));
  const module = withPackage(new Uint8Array(wasm("charts")), packed);
  const sections = WebAssembly.Module.customSections(new WebAssembly.Module(module), "package");
  assert.deepEqual([sections.length, sections[0].byteLength], [1, packed.length]);
  assert.deepEqual(withPackage(module, packed), module);
  assert.deepEqual(fromBase64(toBase64(module)), module);
});

test("the page in one file speaks of the package that is put into it", async () => {
  const html = `<html lang="zh-Hans"><title>a</title><h1>b</h1><!-- The first chart, written by tests/prerender.rs. -->\nc<!-- Its end. --><code id="page-sha256">00</code>
    <script type="application/wasm" id="charts">${toBase64(new Uint8Array(wasm("charts")))}</script>`;
  const chart = { ...charts.chart("l=en"), title: "<Ä>" };
  const page = await withOwn(html, { files: bytesOf(files()), packed: packages.pack(bytesOf(files())), chart, title: "Städte & Co", subtitle: "" });
  assert.match(page, /<html lang="en"><title>St&#228;dte &#38; Co<\/title>/);
  assert.match(page, /<h2 class="title">&#60;&#196;&#62;<\/h2>/);
  assert.ok(/^[\0-\x7f]*$/.test(page) && !/c<!-- Its end/.test(page));
  assert.match(page, /id="page-sha256">[0-9a-f]{64}</);
  assert.equal(between("a<b>c", "<x>", "</x>", "d"), "a<b>c");
});

test("the page in one file has the modules that only its package needs", async () => {
  const element = (id, content) => `    <script type="application/wasm" id="${id}">${content}</script>\n`;
  const html = element("charts", toBase64(new Uint8Array(wasm("charts")))) + element("draw", "AAAA");
  const own = { files: bytesOf(files()), packed: packages.pack(bytesOf(files())), chart: charts.chart("l=en"), title: "", subtitle: "" };
  const ids = (page) => [...page.matchAll(/ id="(\w+)">/g)].map(([, id]) => id).join();
  assert.equal(ids(await withOwn(html, own)), "charts,draw");
  const page = await withOwn(html, { ...own, modules: { draw_map: bytes("map"), style: bytes("style") } });
  assert.equal(ids(page), "style,charts,draw_map");
  assert.ok(page.includes(`id="draw_map">${toBase64(bytes("map"))}<`));
  // A page of a site with boundaries has that module already.
  assert.equal(ids(await withOwn(html.replace('"draw"', '"draw_map"'), { ...own, modules: { draw_map: bytes("map") } })), "charts,draw_map");
  assert.ok(hasBoundaries({ "places.csv": "id,name,shape\na,A,0 0 1 0 0 1\n" }) && !hasBoundaries({ "places.csv": "id,name\na,shape\n" }));
});

test("a logo is loaded with its package, and is a part of the files of the desk", async () => {
  const descriptor = (style) => JSON.stringify({ resources: [{ path: "places.csv" }], charts: { style } });
  const paths = (style) => filePaths(bytes(descriptor(style))).join();
  assert.equal(paths({ logo: "logo.png", "logo-dark": "dark_1.png" }), "places.csv,logo.png,dark_1.png");
  for (const logo of ["../logo.png", "https://example.org/a.png", "logo.svg", "", 5, null]) assert.equal(paths({ logo }), "places.csv", String(logo));
  const own = { "datapackage.json": descriptor({ logo: "logo.png", "logo-dark": "none.png", bar: "#123456" }) };
  const made = await withLogos(own, async (name) => (name === "logo.png" ? bytes("PNG") : undefined));
  assert.deepEqual(JSON.parse(made["datapackage.json"]).charts.style, { logo: "data:image/png;base64,UE5H", "logo-dark": "none.png", bar: "#123456" });
  for (const other of [{}, { "datapackage.json": "{" }, { "datapackage.json": descriptor({}) }]) assert.equal(await withLogos(other, async () => bytes("x")), other);
});

/** An archive of one packed entry, as other programs write it. */
function packed(name, content, size = 0) {
  const [stem, data] = [Buffer.from(name), deflateRawSync(content)];
  const fields = Buffer.alloc(30);
  fields.writeUInt32LE(0x04034b50, 0);
  fields.writeUInt16LE(8, 8);
  fields.writeUInt16LE(stem.length, 26);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(8, 10);
  head.writeUInt32LE(data.length, 20);
  head.writeUInt32LE(size || content.length, 24);
  head.writeUInt16LE(stem.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + stem.length + data.length, 16);
  return new Uint8Array(Buffer.concat([fields, stem, data, head, stem, end]));
}

test("archives are read as they were saved, and bounded", async () => {
  const saved = new Uint8Array(await zip([["a/observations.csv", "ü"], ["a/indicators.csv", "b"]]).arrayBuffer());
  assert.deepEqual(entries(saved).map(({ name }) => name), ["a/observations.csv", "a/indicators.csv"]);
  assert.equal(await new Unzip(saved).text("a/observations.csv"), "ü");
  assert.equal(await new Unzip(packed("content.xml", Buffer.from("<x/>"))).text("content.xml"), "<x/>");
  const bomb = new Unzip(packed("a", Buffer.alloc(300 * 2 ** 20)));
  await assert.rejects(bomb.read("a"), ({ fault }) => fault === "bomb");
  assert.throws(() => entries(new Uint8Array(40)), ({ fault }) => fault === "damaged");
  await assert.rejects(new Unzip(packed("a", Buffer.from("abc")).map((byte, index) => (index === 31 ? 255 : byte))).read("a"));
});

test("cells of a workbook are read as they are meant", () => {
  assert.deepEqual(["A1", "Z9", "AA1", "XFD1"].map(columnOf), [0, 25, 26, 16383]);
  assert.deepEqual([dayOf(44927, false), dayOf(0, true), dayOf(44927.5, false)], ["2023-01-01", "1904-01-01", "2023-01-01 12:00"]);
  assert.deepEqual(["yyyy-mm-dd", "0.00", "[Red]0", '0" m"', "General"].map(isDateFormat), [true, false, false, false, false]);
  assert.deepEqual([numberText("0.30000000000000004", null), numberText("1E-20", "n"), numberText("12", "str")], ["0.3", "1E-20", "12"]);
  const rows = [["", "2020", "", ""], ["Place", "men", "women", "all"]];
  spread(rows, "B1:D1");
  assert.deepEqual(rows[0], ["", "2020", "2020", "2020"]);
  assert.equal(textOf({ name: "", rows: [["a\tb", "c\nd"]] }), "a b\tc d");
  assert.equal(textOf({ name: "", rows: [["  Alder ", " "], ["\u3000Birch", "\n1"]] }), "  Alder\t\n\u3000Birch\t1");
});

test("what a person wrote stands in the description, and the rest of it stays", () => {
  const written = withAbout(files(), { title: "A", licence: "CC0", view: "i=a" });
  const description = JSON.parse(written["datapackage.json"]);
  assert.deepEqual([description.title, description.charts.title, description.charts.view, description.licenses, description.charts.figures], ["A", { zh: "A", en: "A" }, "i=a", [{ name: "CC0" }], "reported"]);
  assert.deepEqual(aboutOf(files(), "zh").title, "青岛区市比较");
  assert.deepEqual(JSON.parse(withAbout({ "indicators.csv": "id,name_en\na,A\n", "observations.csv": "x" }, {})["datapackage.json"]).charts.languages, ["en", "zh"]);
  assert.deepEqual(JSON.parse(withLanguageFirst(files(), "en")["datapackage.json"]).charts.languages, ["en", "zh"]);
  assert.deepEqual(withLanguageFirst({}, "en"), {});
  assert.equal(withAbout({ "datapackage.json": "{" }, { title: "A" })["datapackage.json"], "{");
  assert.deepEqual(packagePaths(["a/observations.csv", "a/x.txt", "a/b/terms.csv", "a/terms.csv"]), ["a/observations.csv", "a/terms.csv"]);
  assert.deepEqual([viewOf("v=1&i=a&l=en&t=dark&ds=00000000"), stemOf(" a/b: c. "), stemOf("")], ["i=a", "a-b-c", "figures"]);
});

test("both languages have the same texts with the same places for values", () => {
  const flat = (texts, path = "") => Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`)));
  const page = readFileSync(join(ROOT, "www/desk.html"), "utf8");
  const held = (id) => JSON.parse(page.split(`id="${id}">`)[1].split("</script>")[0]);
  const [english, chinese] = ["texts-en", "texts-zh"].map((id) => new Map(flat(held(id))));
  assert.deepEqual([...chinese.keys()].sort(), [...english.keys()].sort());
  for (const [key, text] of english) assert.deepEqual((chinese.get(key).match(/\{\d\}/g) ?? []).sort(), (text.match(/\{\d\}/g) ?? []).sort(), key);
  const scripts = readdirSync(join(ROOT, "www/desk")).filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(ROOT, "www/desk", name), "utf8")).join("");
  for (const [, key] of scripts.matchAll(/\b(?:t|texts\(\))\.(\w+)/g)) assert.ok(key in held("texts-en"), key);
});
