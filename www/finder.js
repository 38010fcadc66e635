// The list below a search field: recent options first, then all by their group, each with how many places reported it. It is loaded when the
// field gets the focus. The pattern is the combobox of the ARIA Authoring Practices Guide: the focus stays in the field.

import { make } from "./dom.js";
import { sounds } from "./pinyin.js";

/** @typedef {import("./controls.js").Entry} Entry */

/** The most options at once, of the whole list and of a search: thousands of elements take longer than one task should. */
const MOST_SHOWN = 200;
const MOST_FOUND = 50;

/** The heading of the recent options, by language. The page has it, since the scripts word nothing. */
const recentLabel = () => document.querySelector("#kinds")?.getAttribute(`data-recent-${document.documentElement.lang.slice(0, 2)}`) ?? "";

/**
 * A label without the remark in brackets at its end, and the remark: `（6/10）` or `(6 of 10)`.
 * @param {string} label
 */
export function parts(label) {
  const [, name = label, count = ""] = /^(.*?)\s*[(\uff08]([^()\uff08\uff09]*)[)\uff09]$/u.exec(label) ?? [];
  return { name, count };
}

/**
 * The search text of each entry: label, group, id, the sounds of Chinese, and the names in other languages.
 * @param {Entry[]} entries
 * @param {Map<string, string>} names
 */
export function index(entries, names) {
  return entries.map((entry) => {
    const { label, group, value } = entry;
    const texts = [label, group, value, names.get(value) ?? ""].join(" ");
    return { entry, text: `${texts} ${sounds(parts(label).name)} ${sounds(names.get(value) ?? "")}`.toLowerCase() };
  });
}

/**
 * The entries whose search text contains each word.
 * @param {ReturnType<typeof index>} all
 * @param {string} text
 */
export function found(all, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ text }) => words.every((word) => text.includes(word))).map(({ entry }) => entry);
}

/**
 * Attaches the list to a search field that has the focus, and opens it.
 * @param {HTMLInputElement} field
 * @param {Entry[]} entries
 * @param {{ nothing: string, label: string }} labels
 * @param {(value: string) => void} take
 * @param {() => Promise<Map<string, string>>} otherNames
 * @param {() => string[]} recent the values that were chosen last
 */
export function attach(field, entries, labels, take, otherNames, recent) {
  const id = `list-${field.name}`;
  const list = make("div", { id, role: "listbox", className: "options", "aria-label": labels.label, hidden: true });
  const none = make("output", { className: "none" });
  field.after(list, none);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": id, "aria-autocomplete": "list" })) field.setAttribute(name, value);
  const choices = entries.filter(({ fixed }) => !fixed);
  let all = index(choices, new Map());
  /** @type {HTMLElement | undefined} */
  let active;

  /** @param {HTMLElement | undefined} option */
  const activate = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) activate(undefined);
  };
  const close = () => {
    none.textContent = "";
    open(false);
  };
  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
  const show = () => {
    const isSearching = field.value.trim() !== "";
    const shown = isSearching ? found(all, field.value).slice(0, MOST_FOUND) : choices.slice(0, MOST_SHOWN);
    const last = isSearching ? [] : recent().flatMap((value) => choices.filter((entry) => entry.value === value));
    list.replaceChildren(...groups(last.map((entry) => ({ ...entry, group: recentLabel() })), id + "-r"), ...groups(shown, id));
    none.textContent = shown.length === 0 ? labels.nothing : "";
    activate(undefined);
    open(shown.length > 0);
  };
  /** @param {HTMLElement | undefined} option */
  const choose = (option) => {
    const value = option?.dataset.value;
    if (!value) return;
    field.value = "";
    open(false);
    take(value);
  };
  /** @param {number} step */
  const move = (step) => {
    if (list.hidden) show();
    const all = options();
    const at = active ? all.indexOf(active) + step : step > 0 ? 0 : all.length - 1;
    activate(all[Math.max(0, Math.min(all.length - 1, at))]);
  };
  field.addEventListener("input", show);
  field.addEventListener("focus", show);
  field.addEventListener("click", () => list.hidden && show());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    // Enter also ends the spelling of a Chinese word.
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && !list.hidden) choose(active ?? (field.value.trim() ? options()[0] : undefined));
    else if (key === "Escape" && (field.value || !list.hidden)) {
      if (list.hidden) field.value = "";
      close();
    } else return;
    event.preventDefault();
  });
  // A press must not take the focus from the field, which would close the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => choose(target instanceof Element ? /** @type {HTMLElement} */ (target.closest("[role=option]")) : undefined));
  // The reader may have gone on while the list was loaded.
  if (document.activeElement === field) show();
  otherNames().then((names) => {
    all = index(choices, names);
    // What was typed meanwhile may be such a name, of which nothing was found.
    const isAsked = !list.hidden || none.textContent !== "";
    if (isAsked && field.value.trim()) show();
  }, () => {}); // Without them the search finds the names that are shown.
}

/**
 * Entries as options under the headings of their groups.
 * @param {Entry[]} entries
 * @param {string} id
 */
function groups(entries, id) {
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();
  for (const [at, { value, label, group, chosen }] of entries.entries()) {
    let element = groups.get(group);
    if (!element) {
      const heading = make("div", { id: `${id}-g${groups.size}`, role: "presentation", className: "heading" }, group);
      element = make("div", { role: "group" }, ...(group ? [heading] : []));
      if (group) element.setAttribute("aria-labelledby", heading.id);
      groups.set(group, element);
    }
    const { name, count } = parts(label);
    const option = make("div", { id: `${id}-${at}`, role: "option", "aria-selected": false }, make("span", {}, name), make("small", {}, count));
    option.dataset.value = value;
    option.classList.toggle("chosen", chosen);
    element.append(option);
  }
  return [...groups.values()];
}
