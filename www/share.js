// What leaves the page: a link, an embed, a picture, the data. Each has a way that works where the browser refuses the first. The link is
// there at once; the rest comes with a module of its own, loaded when somebody first asks.

import { copier, dialog, make } from "./dom.js";
import { load } from "./modules.js";
import { base, page } from "./place.js";

/** The width of the picture to save, CSS pixels: what fits a telephone held upright, and a column of a newspaper. */
const WIDTH = 800;

/** Opens the dialog for a chart. `link` is its canonical link, `address` where it is shown. */
export async function share(element, { link, address }) {
  // Pressed twice while this was on its way.
  if (document.querySelector("dialog.share[open]")) return;
  const { words } = element;
  const { labels } = words;
  const waiting = make("p", { className: "note", role: "status" }, labels.preparing);
  const rest = make("div", {}, waiting);
  const opened = dialog("share", labels, labels.share, ...linked(labels, words, address), rest);
  opened.lang = words.lang;
  document.body.append(opened);
  opened.showModal();
  try {
    const module = await load("whole");
    const chart = new module.Chart(link);
    if (!opened.open) return chart.free();
    opened.addEventListener("close", () => chart.free());
    const name = `district-charts-${link.replace(/[^\w.-]+/g, "-") || "first"}`.slice(0, 80);
    rest.replaceChildren(
      ...pictured({ chart, words, isDark: element.dataset.theme === "dark" }, { address, name }),
      ...(base ? embedded(module, labels, { link, name }) : []),
      ...given(chart, words, { address, name }),
    );
    // Only now: a canvas outside the document has no font.
    rest.querySelector("canvas").dispatchEvent(new Event("ready"));
  } catch (error) {
    waiting.textContent = `${labels.failed}: ${error?.message ?? error?.detail ?? error}`;
  }
}

function linked(labels, { title }, address) {
  const field = make("input", { readOnly: true, value: address, "aria-label": labels.link });
  const buttons = copier(labels, () => address, field);
  if (navigator.share) {
    const send = make("button", { type: "button" }, labels.send);
    // A reader who thinks better of it is no fault.
    send.addEventListener("click", () => navigator.share({ title, url: address }).catch(() => {}));
    buttons.push(send);
  }
  return [make("h3", {}, labels.link), field, make("p", { className: "buttons" }, ...buttons)];
}

function pictured({ chart, words, isDark }, { address, name }) {
  const { labels, spoken } = words;
  const canvas = make("canvas", { hidden: true });
  const image = make("img", { alt: spoken, width: WIDTH });
  const said = make("output");
  const png = (ratio) => {
    chart.card(canvas, WIDTH, ratio, isDark, address);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  const svg = async () => new Blob([chart.svg(canvas, WIDTH, isDark, address)], { type: "image/svg+xml" });
  canvas.addEventListener("ready", () => {
    chart.card(canvas, WIDTH, 2, isDark, address);
    image.height = (WIDTH * canvas.height) / canvas.width;
    // As data, since apps that save a picture by a long press know no other address of ours.
    image.src = canvas.toDataURL("image/png");
  });
  const buttons = [
    saver(labels.png, `${name}.png`, () => png(1), { labels, said }),
    saver(labels.png2, `${name}@2x.png`, () => png(2), { labels, said }),
    saver(labels.svg, `${name}.svg`, svg, { labels, said }),
  ];
  return [make("h3", {}, labels.picture), image, canvas, make("p", { className: "note" }, labels.press), make("p", { className: "buttons" }, ...buttons, said)];
}

function embedded({ embedCode, embedLink }, labels, { link, name }) {
  const snippets = embedCode(link, base, `${name}.png`);
  const kind = make("select", { "aria-label": labels.embed });
  for (const { label } of snippets) kind.add(new Option(label));
  const code = make("textarea", { readOnly: true, rows: 4, spellcheck: false, value: snippets[0].code, "aria-label": labels.embed });
  kind.addEventListener("change", () => (code.value = snippets[kind.selectedIndex].code));
  const buttons = make("p", { className: "buttons" }, ...copier(labels, () => code.value, code));
  return [make("h3", {}, labels.embed), kind, code, buttons, preview(labels, () => embedLink(link))];
}

/** The frame as a page of somebody else's would show it, as high as it says that it is. */
function preview(labels, link) {
  const frame = make("iframe", { title: labels.preview, referrerPolicy: "no-referrer" });
  const folded = make("details", {}, make("summary", {}, labels.preview), frame);
  const hear = ({ source, data }) => {
    const isHeight = data?.source === "district-charts" && data.type === "height" && Number.isInteger(data.height);
    if (isHeight && source === frame.contentWindow) frame.style.height = `${Math.min(data.height, 4000)}px`;
  };
  folded.addEventListener("toggle", () => {
    if (!folded.open || frame.src) return;
    frame.src = page(link(), "embed.html");
    addEventListener("message", hear);
  });
  return folded;
}

function given(chart, words, { address, name }) {
  const { labels } = words;
  const day = new Date().toISOString().slice(0, 10);
  const said = make("output");
  const csv = async () => new Blob([chart.csv(address, day)], { type: "text/csv;charset=utf-8" });
  const json = async () => {
    const { lang, title, subtitle, coverage, notes, source, licence, columns, rows } = words;
    const told = { lang, title, subtitle, coverage, notes, source, licence, link: address, accessed: day, columns, rows };
    return new Blob([JSON.stringify(told, null, 2)], { type: "application/json" });
  };
  const buttons = [
    saver(labels.csv, `${name}.csv`, csv, { labels, said }),
    saver(labels.json, `${name}.json`, json, { labels, said }),
  ];
  const all = document.querySelector("footer a[href$='.csv']");
  if (all) buttons.push(make("a", { href: all.href, download: "observations.csv" }, labels.everything));
  return [make("h3", {}, labels.data), make("p", { className: "buttons" }, ...buttons, said)];
}

/** A button that saves what `content` gives. */
function saver(label, file, content, { labels, said }) {
  const button = make("button", { type: "button" }, label);
  button.addEventListener("click", async () => {
    try {
      const href = URL.createObjectURL(await content());
      make("a", { href, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      said.textContent = "";
    } catch (error) {
      said.textContent = `${labels.failed}: ${error?.message ?? error?.detail ?? error}`;
    }
  });
  return button;
}
