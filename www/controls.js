// The controls of a page: a choice of one is a list, with a search field if it is long; the kinds of chart are pictures, of which one is
// chosen; a choice of many is a group of checkboxes, or a search field with a list of what it finds.

import { make } from "./dom.js";
import { recent, remember } from "./recent.js";

/**
 * @typedef {import("./dom.js").Labels} Labels
 * @typedef {import("../pkg/charts.js").Field} Field
 * @typedef {import("../pkg/charts.js").Choice} Choice
 * @typedef {{ value: string, label: string, group: string, chosen: boolean, fixed: boolean }} Entry a `Choice` by names
 * @typedef {(key: string, value: string) => void} Act
 */

/** A longer list of options has a search field. */
const LONG_LIST = 12;

/** More options than this are no checkboxes: the library takes at most as many into a selection (`MAX_NAMED`). */
const BOXES = 24;

/** The key of the kind of chart, and that of the indicator. */
const KIND = "c";
const INDICATOR = "i";

/** A list holds so many options at once, and a search shows so many: thousands of elements take longer than one task should. */
const MOST_OPTIONS = 200;
const MOST_FOUND = 50;

/**
 * @param {Choice} choice
 * @returns {Entry}
 */
export const entryOf = ([value, label, group, chosen, fixed]) => ({ value, label, group, chosen, fixed });

/**
 * The entries that contain each word of a search text. A fixed entry states how many others cannot be chosen, and why, so it stays.
 * @param {Entry[]} entries
 * @param {string} text
 */
export function found(entries, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label, group, value, fixed }) => {
    const texts = `${label} ${group} ${value}`.toLowerCase();
    return fixed || words.every((word) => texts.includes(word));
  });
}

/**
 * The names of the indicators in the languages that are not shown, by their ids.
 * @param {typeof import("./charts-client.js").ask} ask
 * @param {string} link the view that is shown
 * @param {Field[]} fields its fields
 * @returns {Promise<Map<string, string>>}
 */
export async function namesInOtherLanguages(ask, link, fields) {
  /** @type {Map<string, string>} */
  const names = new Map();
  const languages = fields.find(({ key }) => key === "l")?.options.map(entryOf) ?? [];
  for (const { value } of languages.filter(({ chosen }) => !chosen)) {
    const { fields } = await ask("page", await ask("change", link, "l", value));
    for (const { value: id, label } of fields.find(({ key }) => key === INDICATOR)?.options.map(entryOf) ?? []) names.set(id, label);
  }
  return names;
}

/**
 * A field as a control. `choose` sets a value, `toggle` checks or unchecks one of many, and `otherNames` gives the names of indicators in
 * the other languages of the package, by their ids. A long list has only its chosen option until `complete` is called: hundreds of options
 * take longer to style than one task should.
 * @param {Field} field
 * @param {Labels} labels
 * @param {{ choose: Act, toggle: Act, otherNames: () => Promise<Map<string, string>> }} acts
 * @returns {{ element: HTMLElement, complete?: () => void }}
 */
export function control({ key, label, many, options, shortcuts }, labels, { choose, toggle, otherNames }) {
  const entries = options.map(entryOf);
  if (many) {
    const group = entries.length > BOXES ? searchable : checkboxes;
    return { element: group(key, label, entries, shortcuts.map(entryOf), labels, { choose, toggle }) };
  }
  if (key === KIND) return { element: kinds(key, label, entries, choose) };
  return list(key, label, entries, labels, choose, otherNames);
}

/**
 * The kinds of chart as pictures. One that has no figures of the indicator is dimmed, and its group states the reason.
 * @param {string} key
 * @param {string} label
 * @param {Entry[]} entries
 * @param {Act} choose
 */
function kinds(key, label, entries, choose) {
  /** @type {HTMLTemplateElement | null} */
  const store = document.querySelector("#kinds");
  const tiles = entries.map(({ value, label, group, chosen, fixed }) => {
    const input = make("input", { type: "radio", name: key, value, checked: chosen, disabled: fixed });
    input.addEventListener("change", () => choose(key, value));
    const picture = store?.content.querySelector(`.kind-${value}`)?.cloneNode(true);
    const tile = make("label", { className: "kind", title: group }, input, ...(picture ? [picture] : []), make("span", {}, label));
    tile.classList.toggle("dim", group !== "");
    if (group) input.setAttribute("aria-description", group);
    return tile;
  });
  const row = make("div", { className: "kinds" }, ...tiles);
  return make("fieldset", { className: `field ${key}` }, make("legend", {}, label), row);
}

/**
 * @param {string} key
 * @param {string} label
 * @param {Entry[]} entries
 * @param {Labels} labels
 * @param {Act} choose
 * @param {() => Promise<Map<string, string>>} otherNames
 */
function list(key, label, entries, labels, choose, otherNames) {
  // Named by an attribute: WebKit takes the chosen option for a part of the text of the label.
  const select = make("select", { name: key, "aria-label": label });
  const isLong = entries.length > LONG_LIST;
  /** @param {string} value */
  const take = (value) => {
    if (key === INDICATOR) remember(value);
    choose(key, value);
  };
  fill(select, isLong ? entries.filter(({ chosen }) => chosen) : entries);
  select.addEventListener("change", () => take(select.value));
  const row = make("label", { className: `field ${key}` }, make("span", {}, label), select);
  if (!isLong) return { element: row };
  const find = finder(select, entries, labels, take, otherNames);
  const element = make("div", { className: `long ${key}` }, row, ...find);
  return { element, complete: () => fill(select, few(entries)) };
}

/**
 * The entries that a list holds at once: the chosen one, and the first.
 * @param {Entry[]} entries
 */
const few = (entries) => entries.filter(({ chosen }, index) => chosen || index < MOST_OPTIONS);

/**
 * @param {HTMLSelectElement} select
 * @param {Entry[]} entries
 */
function fill(select, entries) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  /** @type {HTMLElement[]} */
  const children = [];
  for (const { value, label, chosen, fixed, group } of entries) {
    const option = Object.assign(new Option(label, value, chosen, chosen), { disabled: fixed });
    const heading = groups.get(group);
    if (heading) heading.append(option);
    else if (group) {
      const added = make("optgroup", { label: group }, option);
      groups.set(group, added);
      children.push(added);
    } else children.push(option);
  }
  // At once: each insertion into a shown list costs a layout.
  select.replaceChildren(...children);
}

/**
 * A search field, on a narrow page behind a button. Its list is loaded when it gets the focus.
 * @param {HTMLSelectElement} select
 * @param {Entry[]} entries
 * @param {Labels} labels
 * @param {(value: string) => void} take
 * @param {() => Promise<Map<string, string>>} otherNames
 */
function finder(select, entries, labels, take, otherNames) {
  const { search, find, nothing } = labels;
  const text = make("input", { type: "search", name: "find", autocomplete: "off", placeholder: search, "aria-label": search });
  const open = make("button", { type: "button", name: "finder", "aria-expanded": false }, find);
  open.addEventListener("click", () => {
    const isOpen = text.classList.toggle("open");
    open.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) text.focus();
  });
  // The list keeps the focus after a choice, so that the search does not open again.
  const choose = (/** @type {string} */ value) => {
    select.focus();
    take(value);
  };
  const load = () =>
    import("./finder.js").then(
      ({ attach }) => attach(text, entries, { nothing, label: search }, choose, otherNames, recent),
      () => (text.disabled = true),
    );
  text.addEventListener("focus", load, { once: true });
  return [open, text];
}

/**
 * A choice of many as checkboxes.
 * @param {string} key
 * @param {string} label
 * @param {Entry[]} entries
 * @param {Entry[]} shortcuts
 * @param {Labels} _
 * @param {{ choose: Act, toggle: Act }} acts
 */
function checkboxes(key, label, entries, shortcuts, _, { choose, toggle }) {
  return make(
    "fieldset",
    { className: `field ${key}` },
    make("legend", {}, label),
    buttons(key, shortcuts, choose),
    make("div", { className: "boxes" }, ...entries.map((entry) => box(key, entry, toggle))),
  );
}

/**
 * A choice of many out of thousands: a checkbox for each that is chosen, and a search field that lists others. Down goes into the list,
 * Enter takes an option, Escape empties the field.
 * @param {string} key
 * @param {string} label
 * @param {Entry[]} entries
 * @param {Entry[]} shortcuts
 * @param {Labels} labels
 * @param {{ choose: Act, toggle: Act }} acts
 */
function searchable(key, label, entries, shortcuts, labels, acts) {
  const chosen = entries.filter((entry) => entry.chosen);
  const others = entries.filter((entry) => !entry.chosen);
  const isFull = others.some(({ fixed }) => fixed);
  const text = make("input", {
    type: "search",
    name: `find-${key}`,
    autocomplete: "off",
    placeholder: labels.find,
    disabled: isFull,
    "aria-label": `${label}: ${labels.find}`,
  });
  const select = make("select", { name: `find-${key}`, hidden: true, "aria-label": label });
  const none = make("output", { className: "none" });
  const take = () => select.value && acts.toggle(key, select.value);
  const search = () => {
    const isSearching = text.value.trim() !== "";
    const matches = isSearching ? found(others, text.value).slice(0, MOST_FOUND) : [];
    fill(select, matches);
    select.hidden = matches.length === 0;
    select.size = Math.max(2, Math.min(8, matches.length));
    select.selectedIndex = -1;
    none.textContent = isSearching && matches.length === 0 ? labels.nothing : "";
  };
  text.addEventListener("input", search);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && text.value) {
      text.value = "";
      search();
    }
    if ((event.key !== "Enter" && event.key !== "ArrowDown") || select.hidden) return;
    event.preventDefault();
    select.selectedIndex = 0;
    if (event.key === "Enter") take();
    else select.focus();
  });
  select.addEventListener("keydown", (event) => event.key === "Enter" && take());
  select.addEventListener("click", take);
  return make(
    "fieldset",
    { className: `field search ${key}` },
    make("legend", {}, label),
    buttons(key, shortcuts, acts.choose),
    text,
    select,
    none,
    make("div", { className: "boxes", hidden: chosen.length === 0 }, ...chosen.map((entry) => box(key, entry, acts.toggle))),
  );
}

/**
 * Buttons for choices of several options at once.
 * @param {string} key
 * @param {Entry[]} shortcuts
 * @param {Act} choose
 */
function buttons(key, shortcuts, choose) {
  const all = shortcuts.map(({ value, label, chosen }) => {
    const button = make("button", { type: "button", name: key, value, disabled: chosen }, label);
    button.addEventListener("click", () => choose(key, value));
    return button;
  });
  return make("div", { className: "buttons", hidden: all.length === 0 }, ...all);
}

/**
 * A checkbox with its label.
 * @param {string} key
 * @param {Entry} entry
 * @param {Act} toggle
 */
function box(key, { value, label, chosen, fixed }, toggle) {
  const input = make("input", { type: "checkbox", name: key, value, checked: chosen, disabled: fixed });
  input.addEventListener("change", () => toggle(key, value));
  return make("label", { className: "box" }, input, make("span", {}, label));
}

/** The keys that are chosen less often, and are folded away; on a narrow screen only the kind of chart and the indicator stay. */
const FOLDED = ["s", "y", "d", "h"];
const FOLDED_NARROW = ["p", "st", "sc", ...FOLDED];

/**
 * The keys of the fields that are folded away.
 * @param {boolean} isNarrow
 */
export const foldedKeys = (isNarrow) => (isNarrow ? FOLDED_NARROW : FOLDED);
