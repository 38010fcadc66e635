// Small parts of the desk's page.

import { failureOf, make } from "../dom.js";
import { TEXTS } from "./texts.js";
import { work } from "./state.js";

export { text } from "./texts.js";

/** The texts of the language that is chosen. */
export const texts = () => TEXTS[work.language];

/**
 * A button.
 * @param {string} label
 * @param {() => unknown} act
 * @param {Partial<HTMLButtonElement> & { [attribute: `${string}-${string}`]: string | boolean }} [properties]
 */
export function button(label, act, properties = {}) {
  const made = make("button", { type: "button", ...properties }, label);
  made.addEventListener("click", act);
  return made;
}

/**
 * A labelled control. The names of controls keep the focus when the page is built anew.
 * @param {string} label
 * @param {HTMLElement} control
 * @param {...(Node | string)} below
 */
export const field = (label, control, ...below) => make("label", { className: "field" }, make("span", {}, label), control, ...below);

/**
 * A field for a text, which is taken when it is left or the return key is pressed.
 * @param {string} name
 * @param {string} value
 * @param {(value: string) => unknown} take
 * @param {Partial<HTMLInputElement> & { [attribute: `${string}-${string}`]: string }} [properties]
 */
export function input(name, value, take, properties = {}) {
  const made = make("input", { type: "text", name, value, autocomplete: "off", ...properties });
  made.addEventListener("change", () => take(made.value.trim()));
  return made;
}

/**
 * A list to choose from.
 * @param {string} name
 * @param {[value: string, label: string][]} options
 * @param {string} value
 * @param {(value: string) => unknown} take
 * @param {{ [attribute: `${string}-${string}`]: string }} [properties]
 */
export function select(name, options, value, take, properties = {}) {
  const made = make("select", { name, ...properties });
  for (const [option, label] of options) made.add(new Option(label, option, option === value, option === value));
  made.value = value;
  made.addEventListener("change", () => take(made.value));
  return made;
}

/**
 * A box of a kind with a heading: `assumed`, `asked`, `wrong`, `fine`.
 * @param {string} kind
 * @param {string} heading
 * @param {...(Node | string)} children
 */
export const box = (kind, heading, ...children) => make("section", { className: `note-box ${kind}` }, ...(heading ? [make("h3", {}, heading)] : []), ...children);

/**
 * What went wrong, in the words of the module: a heading, and one line for each error of a package.
 * @param {unknown} error
 */
export function wrong(error) {
  const { heading = "", detail } = failureOf(error);
  const lines = detail.split("\n").filter(Boolean);
  const list = lines.length > 1 ? [make("ul", { className: "errors" }, ...lines.map((line) => make("li", {}, line)))] : lines.map((line) => make("p", {}, line));
  return make("section", { className: "note-box wrong", role: "alert" }, ...(heading ? [make("p", { className: "heading" }, heading)] : []), ...list);
}

/**
 * Saves a file.
 * @param {string} name
 * @param {Blob} content
 */
export function save(name, content) {
  const href = URL.createObjectURL(content);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * A number of things as the language writes it.
 * @param {number} count
 */
export const count = (count) => count.toLocaleString(work.language === "zh" ? "zh-Hans" : "en");
