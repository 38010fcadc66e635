// A document of a few methods, for scripts that create elements, under node. Layout, styles and focus need a browser: tests/browsers/.

class Element {
  children = [];
  dataset = {};
  attributes = new Map();
  listeners = new Map();
  classList = { names: new Set(), toggle: (name, isOn) => void (isOn ? this.classList.names.add(name) : this.classList.names.delete(name)) };

  constructor(tag) {
    this.tag = tag;
  }

  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  after(...elements) {
    this.next = elements;
  }

  append(...children) {
    this.children.push(...children);
  }

  replaceChildren(...children) {
    this.children = children;
  }

  addEventListener(type, listener) {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** Calls the listeners of an event. */
  fire(type, event = {}) {
    for (const listener of this.listeners.get(type) ?? []) listener(event);
  }

  /** All text in the element. */
  get text() {
    return [...(this.textContent ? [this.textContent] : []), ...this.children.map((child) => child.text ?? child)].join("");
  }

  /** The descendants with a tag, in document order. */
  all(tag) {
    return this.children.flatMap((child) => (child instanceof Element ? [...(child.tag === tag ? [child] : []), ...child.all(tag)] : []));
  }
}

globalThis.document = { createElement: (tag) => new Element(tag), querySelector: () => null, querySelectorAll: () => [] };
globalThis.Option = class extends Element {
  constructor(label, value, defaultSelected, selected) {
    super("option");
    Object.assign(this, { label, value, defaultSelected, selected });
  }
};

// The address of a page in the folder of the scripts.
export const FOLDER = new URL("../../www/", import.meta.url).href;
globalThis.location = new URL(`${FOLDER}index.html?l=en`);
