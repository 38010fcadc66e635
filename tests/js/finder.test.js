// The search for indicators: its words, and what was chosen last.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./document.js";
import { attach, found, index, parts } from "../../www/finder.js";
import { inOrder, sounds } from "../../www/pinyin.js";
import { recent, remember } from "../../www/recent.js";

const entry = (value, label, group = "") => ({ value, label, group, chosen: false, fixed: false });

test("a label has a name and a count", () => {
  assert.deepEqual(parts("固定资产投资增速（6/10）"), { name: "固定资产投资增速", count: "6/10" });
  assert.deepEqual(parts("Start rate (“four new” projects) (2 of 10)"), { name: "Start rate (“four new” projects)", count: "2 of 10" });
  assert.deepEqual(parts("Growth"), { name: "Growth", count: "" });
});

test("Chinese is spelled in Latin letters, in words and initials", () => {
  assert.equal(sounds("投资"), "touzi tz");
  assert.equal(sounds("“四新”投资占比"), "sixintouzizhanbi sxtzzb");
  assert.equal(sounds("青岛西海岸"), "qingdaoxihaian qdxha");
  assert.equal(sounds("Growth 5"), "");
  for (const [character, syllable] of Object.entries({ 吖: "a", 座: "zuo", 吕: "lv", 略: "lve", 率: "lv" })) assert.ok(sounds(character).startsWith(syllable), character);
});

test("a character with another sound in this browser leaves the other sounds as they are", () => {
  const entries = (text) => [...text].map((first) => ({ first, syllable: "" }));
  const text = (entries) => entries.map(({ first }) => first).join("");
  assert.equal(text(inOrder(entries("安八擦搭"))), "安八擦搭");
  assert.equal(text(inOrder(entries("呀安八擦搭"))), "安八擦搭");
  assert.equal(text(inOrder(entries("安八呀擦阿搭"))), "安八擦搭");
});

test("an indicator is found by its name, theme, id, sound, and its name in another language", () => {
  const entries = [entry("fai-growth", "固定资产投资增速（6/10）", "投资"), entry("gdp", "地区生产总值（2/10）", "经济")];
  const all = index(entries, new Map([["fai-growth", "Fixed-asset investment growth (6 of 10)"]]));
  const values = (text) => found(all, text).map(({ value }) => value);
  for (const text of ["投资", "FAI", "fai-growth", "touzi", "tz", "zengsu", "fixed growth", " investment  投资 "]) assert.deepEqual(values(text), ["fai-growth"], text);
  assert.deepEqual(values(""), ["fai-growth", "gdp"]);
  assert.deepEqual(values("nowhere"), []);
});

test("thousands of indicators are searched within a task", () => {
  const entries = [...Array(4000).keys()].map((number) => entry(`i${number}`, `指标投资增速${number}（6/10）`));
  const all = index(entries, new Map());
  const start = performance.now();
  assert.equal(found(all, "touzi 39").length, found(all, "投资 39").length);
  assert.ok(performance.now() - start < 100);
});

test("what was chosen last comes first, each once, at most five", () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  for (const id of ["a", "b", "a", "c", "d", "e", "f"]) remember(id);
  assert.deepEqual(recent(), ["f", "e", "d", "c", "a"]);
  for (const broken of ["{", "5", '[1,"x"]']) {
    kept.set("district-charts.recent", broken);
    assert.ok(recent().every((id) => typeof id === "string"), broken);
  }
});

test("a storage that is refused keeps nothing and breaks nothing", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("refused");
    },
  });
  remember("a");
  assert.deepEqual(recent(), []);
});

/** A search field with the focus in which a text was typed before the names in other languages are there, its list, its sentence, and what brings the names. */
function typedEarly(value) {
  let bring;
  const names = new Promise((resolve) => (bring = resolve));
  const field = Object.assign(document.createElement("input"), { name: "find", value });
  document.activeElement = field;
  attach(field, [entry("fai", "投资增速（6/10）")], { nothing: "没有", label: "查找" }, () => {}, () => names, () => []);
  const [list, sentence] = field.next;
  return { field, list, sentence, bring: async () => bring(new Map([["fai", "Investment growth (6 of 10)"]])) };
}

test("a name in another language is found when the names come after it was typed", async () => {
  const { list, sentence, bring } = typedEarly("growth");
  assert.deepEqual([list.hidden, sentence.textContent], [true, "没有"]);
  await bring();
  assert.deepEqual([list.hidden, sentence.textContent, list.text], [false, "", "投资增速6/10"]);
});

test("a list that was closed before the names came stays closed", async () => {
  for (const event of ["keydown", "blur"]) {
    const { field, list, sentence, bring } = typedEarly("growth");
    field.fire(event, { key: "Escape", preventDefault: () => {} });
    await bring();
    assert.deepEqual([list.hidden, sentence.textContent], [true, ""], event);
  }
});
