// Elements, made in few words. No text becomes markup: what is said goes in as text.

/** A new element with properties (names with a dash are attributes) and children, elements or texts. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "slot") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** Lets what waits come before the rest: a press, a picture. */
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** The same, once all is painted; a page that nobody sees goes on. */
export const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

/** A list of texts, hidden while it is empty. */
export function fillList(list, texts) {
  list.replaceChildren(...texts.map((text) => make("li", {}, text)));
  list.hidden = texts.length === 0;
}

/** A button that copies a text, and says that it did; where copying is refused, the text is selected in its place. */
export function copier(labels, text, field) {
  const button = make("button", { type: "button" }, labels.copy);
  const said = make("output", { className: "copied" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = labels.copied;
    } catch {
      if (field.select) field.select();
      else getSelection().selectAllChildren(field);
      said.textContent = labels.selected;
    }
  });
  return [button, said];
}

/** A dialog with a heading and a button that closes it; the focus goes back to where it was. */
export function dialog(name, labels, heading, ...children) {
  const close = make("button", { type: "button", className: "close" }, labels.close);
  const title = make("h2", { id: `${name}-title`, tabIndex: -1 }, heading);
  const element = make("dialog", { className: name, "aria-labelledby": title.id }, title, ...children, close);
  close.addEventListener("click", () => element.close());
  // A press beside the dialog is one on its backdrop.
  element.addEventListener("click", (event) => event.target === element && element.close());
  element.addEventListener("close", () => element.remove());
  return element;
}
