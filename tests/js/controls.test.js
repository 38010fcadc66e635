// The controls of a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./document.js";
import { control, entryOf, foldedKeys, found } from "../../www/controls.js";

const labels = { find: "Find", search: "Search", nothing: "Nothing found" };
const option = (value, group = "", chosen = false, fixed = false) => [value, value.toUpperCase(), group, chosen, fixed];

function make(field) {
  const calls = [];
  const act = (name) => (key, value) => calls.push([name, key, value]);
  const made = control({ key: "k", label: "Kind", many: false, shortcuts: [], ...field }, labels, { choose: act("choose"), toggle: act("toggle") });
  return { ...made, calls };
}

test("a choice becomes an entry", () => {
  assert.deepEqual(entryOf(["v", "Label", "Group", true, false]), { value: "v", label: "Label", group: "Group", chosen: true, fixed: false });
});

test("a search finds entries with each of its words", () => {
  const entries = [option("growth", "Investment"), option("share", "Investment"), option("3 more", "", false, true)].map(entryOf);
  const values = (text) => found(entries, text).map(({ value }) => value);
  assert.deepEqual(values(""), ["growth", "share", "3 more"]);
  assert.deepEqual(values("  GROWTH invest "), ["growth", "3 more"]);
  assert.deepEqual(values("nothing of it"), ["3 more"]);
});

test("a short list has all its options, in their groups", () => {
  const { element, complete, calls } = make({ options: [option("a"), option("b", "G", true), option("c", "H"), option("d", "G", false, true)] });
  assert.equal(complete, undefined);
  const [select] = element.all("select");
  assert.deepEqual(select.children.map((child) => child.label), ["A", "G", "H"]);
  assert.deepEqual(select.all("option").map(({ value, selected, disabled }) => [value, selected, disabled]), [
    ["a", false, false],
    ["b", true, false],
    ["d", false, true],
    ["c", false, false],
  ]);
  select.value = "c";
  select.fire("change");
  assert.deepEqual(calls, [["choose", "k", "c"]]);
});

test("a long list has its chosen option until it is completed, and a search field", () => {
  const options = [...Array(20).keys()].map((index) => option(`o${index}`, "", index === 3));
  const { element, complete, calls } = make({ options });
  const [select] = element.all("select");
  assert.deepEqual(select.all("option").map(({ value }) => value), ["o3"]);
  complete();
  assert.equal(select.all("option").length, 20);
  const [search] = element.all("input");
  assert.deepEqual([search.type, search.attributes.get("aria-label")], ["search", "Search"]);
  select.value = "o1";
  select.fire("change");
  assert.deepEqual(calls, [["choose", "k", "o1"]]);
});

test("the kinds of chart are radio buttons, and one without figures says why", () => {
  const { element, calls } = make({ key: "c", options: [option("a", "", true), option("b", "Opens with x"), option("d", "No such figures", false, true)] });
  const inputs = element.all("input");
  assert.deepEqual(inputs.map(({ type, name, value, checked, disabled }) => [type, name, value, checked, disabled]), [
    ["radio", "c", "a", true, false],
    ["radio", "c", "b", false, false],
    ["radio", "c", "d", false, true],
  ]);
  assert.deepEqual(inputs.map((input) => input.getAttribute("aria-description")), [null, "Opens with x", "No such figures"]);
  const tiles = element.all("label");
  assert.deepEqual(tiles.map(({ title }) => title), ["", "Opens with x", "No such figures"]);
  assert.deepEqual(tiles.map(({ classList }) => classList.names.has("dim")), [false, true, true]);
  inputs[1].fire("change");
  assert.deepEqual(calls, [["choose", "c", "b"]]);
});

test("a choice of many is checkboxes and shortcuts", () => {
  const { element, calls } = make({ many: true, options: [option("a", "", true, true), option("b")], shortcuts: [option("all", "", true), option("one")] });
  const inputs = element.all("input");
  assert.deepEqual(inputs.map(({ value, checked, disabled }) => [value, checked, disabled]), [["a", true, true], ["b", false, false]]);
  inputs[1].fire("change");
  const buttons = element.all("button");
  assert.deepEqual(buttons.map(({ disabled }) => disabled), [true, false]);
  buttons[1].fire("click");
  assert.deepEqual(calls, [["toggle", "k", "b"], ["choose", "k", "one"]]);
});

test("a narrow screen folds more controls away", () => {
  const [usual, narrow] = [foldedKeys(false), foldedKeys(true)];
  assert.ok(usual.every((key) => narrow.includes(key)) && narrow.length > usual.length);
  for (const keys of [usual, narrow]) assert.equal(keys.includes("c") || keys.includes("i"), false);
});

test("a choice of thousands has a search field, and elements for what is chosen or found alone", () => {
  const options = [...Array(4000).keys()].map((index) => option(`d${index}`, "", index === 7));
  const { element, calls } = make({ many: true, options, shortcuts: [option("all")] });
  const [text, ...boxes] = element.all("input");
  assert.deepEqual(boxes.map(({ value, checked }) => [value, checked]), [["d7", true]]);
  const [select] = element.all("select");
  assert.equal(select.hidden, true);
  text.value = "d39";
  text.fire("input");
  assert.deepEqual([select.hidden, select.all("option").length, select.size], [false, 50, 8]);
  select.value = "d39";
  text.fire("keydown", { key: "Enter", preventDefault: () => {} });
  boxes[0].fire("change");
  element.all("button")[0].fire("click");
  assert.deepEqual(calls, [["toggle", "k", "d39"], ["toggle", "k", "d7"], ["choose", "k", "all"]]);
  text.value = "nowhere";
  text.fire("input");
  assert.deepEqual([select.hidden, element.all("output")[0].textContent], [true, "Nothing found"]);
  text.fire("keydown", { key: "Escape" });
  assert.deepEqual([text.value, element.all("output")[0].textContent], ["", ""]);
});

test("a full selection cannot be added to", () => {
  const options = [...Array(30).keys()].map((index) => option(`d${index}`, "", index < 24, index >= 24));
  const { element } = make({ many: true, options });
  assert.deepEqual(element.all("input").map(({ disabled }) => disabled), [true, ...Array(24).fill(false)]);
});

test("a list of thousands holds the chosen option and the first", () => {
  const options = [...Array(4000).keys()].map((index) => option(`d${index}`, "", index === 3000));
  const { element, complete } = make({ options });
  complete();
  const [select] = element.all("select");
  assert.equal(select.all("option").length, 201);
});
