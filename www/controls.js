// The controls of a page, all of them the browser's own: one choice is a list, a choice of many is boxes to tick.

import { make } from "./dom.js";

/** So many options want a field to find one in. */
const MANY_OPTIONS = 12;

/** A field as a control. `choose(key, value)` and `toggle(key, id)` are told what a reader does. One of many options has but the chosen until
 * it is made `whole()`: hundreds are not styled in the task that shows the control. */
export function control(told, labels, { choose, toggle }) {
  const field = { ...told, options: told.options.map(option), shortcuts: told.shortcuts.map(option) };
  return field.many ? boxes(field, choose, toggle) : list(field, labels, choose);
}

const option = ([value, label, group, chosen, fixed]) => ({ value, label, group, chosen, fixed });

function list({ key, label, options }, labels, choose) {
  // By name, since WebKit would read the choice as a part of the label around it.
  const select = make("select", { name: key, "aria-label": label });
  const isLong = options.length > MANY_OPTIONS;
  fill(select, isLong ? options.filter(({ chosen }) => chosen) : options);
  select.addEventListener("change", () => select.size > 1 || choose(key, select.value));
  const row = make("label", { className: `field ${key}` }, make("span", {}, label), select);
  if (!isLong) return row;
  const whole = () => fill(select, options);
  return make("div", { className: `long ${key}`, whole }, row, ...finder(select, options, labels, choose));
}

function fill(select, options) {
  const groups = new Map();
  const place = ({ value, label, chosen, fixed, group }) => {
    const option = Object.assign(new Option(label, value, chosen, chosen), { disabled: fixed });
    if (!group) return option;
    if (groups.has(group)) return void groups.get(group).append(option);
    const heading = make("optgroup", { label: group }, option);
    groups.set(group, heading);
    return heading;
  };
  select.replaceChildren(...options.map(place).filter(Boolean));
}

/** A field to find an option in, behind a button: while it holds a text, the list stands open with what matches. */
function finder(select, options, labels, choose) {
  const text = make("input", { type: "search", name: "find", hidden: true, autocomplete: "off", "aria-label": labels.search });
  const none = make("output", { className: "none" });
  const open = make("button", { type: "button", name: "finder", "aria-expanded": false }, labels.find);
  const take = () => select.value && choose(select.name, select.value);
  open.addEventListener("click", () => {
    text.hidden = !text.hidden;
    open.setAttribute("aria-expanded", !text.hidden);
    if (!text.hidden) return text.focus();
    text.value = "";
    search();
  });
  const search = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const holds = ({ label, group, value }) => words.every((word) => `${label} ${group} ${value}`.toLowerCase().includes(word));
    // What says how many cannot be chosen, and why, stays.
    const found = options.filter((option) => option.fixed || holds(option));
    fill(select, found);
    select.size = words.length > 0 ? Math.max(2, Math.min(8, found.length + 2)) : 0;
    none.textContent = found.every(({ fixed }) => fixed) ? labels.nothing : "";
    if (words.length > 0 && !found.some(({ chosen }) => chosen)) select.selectedIndex = -1;
  };
  text.addEventListener("input", search);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const first = [...select.options].findIndex(({ disabled }) => !disabled);
    if (select.size <= 1 || first < 0) return;
    select.selectedIndex = first;
    if (event.key === "Enter") take();
    else select.focus();
  });
  // An open list is walked through before anything is taken.
  select.addEventListener("keydown", (event) => event.key === "Enter" && select.size > 1 && take());
  select.addEventListener("click", () => select.size > 1 && take());
  return [open, text, none];
}

function boxes({ key, label, options, shortcuts }, choose, toggle) {
  const shortcut = ({ value, label, chosen }) => {
    const button = make("button", { type: "button", name: key, value, disabled: chosen }, label);
    button.addEventListener("click", () => choose(key, value));
    return button;
  };
  const box = ({ value, label, chosen, fixed }) => {
    const input = make("input", { type: "checkbox", name: key, value, checked: chosen, disabled: fixed });
    input.addEventListener("change", () => toggle(key, value));
    return make("label", { className: "box" }, input, make("span", {}, label));
  };
  const buttons = make("div", { className: "buttons", hidden: shortcuts.length === 0 }, ...shortcuts.map(shortcut));
  return make("fieldset", { className: `field ${key}` }, make("legend", {}, label), buttons, make("div", { className: "boxes" }, ...options.map(box)));
}
