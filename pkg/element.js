var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// .pkg-new/.element/browser.js
var HTMLElement, IntersectionObserver, matchMedia, customElements;
var init_browser = __esm({
  ".pkg-new/.element/browser.js"() {
    "use strict";
    HTMLElement = globalThis.HTMLElement ?? class {
    };
    IntersectionObserver = globalThis.IntersectionObserver ?? class {
    };
    matchMedia = globalThis.matchMedia ?? (() => ({}));
    customElements = globalThis.customElements ?? { get: () => HTMLElement };
  }
});

// .pkg-new/.element/style.css
var style_default;
var init_style = __esm({
  ".pkg-new/.element/style.css"() {
    style_default = '.root{all:initial;position:relative;display:flow-root;direction:ltr;unicode-bidi:isolate;visibility:inherit}:root,.root{--paper: #ffffff;--ink: #16202a;--soft: #46525f;--hairline: #dfe4e9;--bar: #5f7993;--accent: #08506c;--mark: #96330a;--absent: #4d5964;--face: initial;--title-face: initial;--title-size: clamp(1.1875em, .95em + 1vw, 1.5em);--line: 1px;color-scheme:only light}:root[data-theme=dark],:host([data-theme="dark"]) .root{--paper: #12171c;--ink: #f5f8fa;--soft: #a9b4bf;--hairline: #2c353e;--bar: #6b88a4;--accent: #5bb8db;--mark: #ff9a62;--absent: #9aa6b1;color-scheme:dark}@media(prefers-color-scheme:dark){:root:not([data-theme=light]),:host(:not([data-theme="light"])) .root{--paper: #12171c;--ink: #f5f8fa;--soft: #a9b4bf;--hairline: #2c353e;--bar: #6b88a4;--accent: #5bb8db;--mark: #ff9a62;--absent: #9aa6b1;color-scheme:dark}}@media(forced-colors:active){:root,.root{--paper: Canvas !important;--ink: CanvasText !important;--soft: CanvasText !important;--hairline: GrayText !important;--bar: CanvasText !important;--accent: Highlight !important;--mark: LinkText !important;--absent: CanvasText !important}}:is(body,.chart,dialog):lang(en){font-family:var(--en)}*{box-sizing:border-box}[hidden]{display:none!important}body,.root{--zh: var(--face,) "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif;--en: var(--face,) -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;background:var(--paper);color:var(--ink);font-family:var(--zh);font-size:var(--district-chart-font-size, medium);line-height:1.5;-webkit-text-size-adjust:100%;text-size-adjust:100%}:root{--district-chart-font-size: 1rem}a{color:var(--accent)}district-chart{display:block;container-type:inline-size}district-chart:not([state]){min-height:0}.embed body{margin:0}.embed main{display:flow-root;padding:.75rem}.embed [lang=en]{font-family:var(--en)}.embed.asked main{min-height:100vh}.embed.asked .first{display:none}.embed.asked:not(.failed) .full{visibility:hidden}.full{margin:.5rem 0 0;font-size:.875rem}.full a{display:inline-block;padding:.25rem 0}.chart{min-width:0;margin:0}.root>.chart{float:left;width:100%}::slotted([data-part]){all:unset!important;display:block!important;box-sizing:border-box!important;direction:ltr!important;unicode-bidi:isolate!important;--paper: inherit !important;--ink: inherit !important;--soft: inherit !important;--hairline: inherit !important;--accent: inherit !important;--title-face: inherit !important;--title-size: inherit !important;--line: inherit !important}::slotted([data-part]):before,::slotted([data-part]):after{content:none!important}.title,::slotted([slot="title"]){margin:0 0 4px!important;font-family:var(--title-face, inherit)!important;font-size:var(--title-size)!important;font-weight:700!important;line-height:1.3!important;text-wrap:balance!important}.title:lang(zh),::slotted([slot="title"]:lang(zh)){text-wrap:wrap!important}.subtitle,::slotted([slot="subtitle"]){margin:0 0 12px!important;color:var(--soft)!important}.first{font-family:var(--zh)}.first svg{display:block;width:100%;overflow:visible}.more-rows{margin:0;padding:8px 0;font-size:.875em}.first svg text{font-family:inherit}.first :is(.medium,.wide,.widest){display:none}@container (min-width: 35rem){.first .narrow{display:none}.first .wide{display:block}}@container (min-width: 35rem) and (max-width: 41.99rem){.embed .medium{display:block}.embed .wide{display:none}}@container (min-width: 47rem){.first .wide{display:none}.first .widest{display:block}}.coverage,.notes,.source,::slotted(:is([slot="coverage"],[slot="notes"],[slot="source"])){margin:0!important;padding:0!important;color:var(--soft)!important;font-size:.875em!important;list-style:none!important}.coverage,::slotted([slot="coverage"]){margin-top:12px!important;padding-top:12px!important;border-top:var(--line) solid var(--hairline)!important}@media screen{.embed .first .notes,:host([short]) ::slotted([slot="notes"]){max-height:17.5em!important;overflow:auto!important}}::slotted([slot="table"]){display:table!important;width:100%!important;border-collapse:collapse!important;font-variant-numeric:tabular-nums!important}::slotted([data-part][hidden]){display:none!important}:is(.coverage,.source,.subtitle):empty{display:none}details{margin-top:12px;font-size:.875em}summary{padding:6px 0;color:var(--accent);cursor:pointer}.first details{display:none}.failed .first details,.embed .first details{display:block}@media(scripting:none){.first details{display:block}}:is(select,summary,a,button,input,textarea,.scroll,.plot,[tabindex="0"]):focus-visible,.plot[keyed]{outline:2px solid var(--accent);outline-offset:2px}.embed .failure p{font-weight:400}:host{display:block;writing-mode:horizontal-tb!important}:host(:not([data-theme],[state])){min-height:544px}canvas{display:block;max-width:100%}.plot{position:relative}.sheets{display:none}.sheets canvas{width:100%}.ring{position:absolute;border:2px solid var(--accent);border-radius:2px;pointer-events:none}.said{position:absolute;z-index:1;max-width:100%;padding:6px 8px;border:1px solid var(--hairline);border-radius:2px;background:var(--paper);color:var(--ink);font-size:.875em;pointer-events:none}.said:empty{clip-path:inset(50%)}:is(.notices,.none,.copied):empty{position:absolute;padding:0;border:0}.keys{position:absolute;z-index:1;margin:0;padding:4px 8px;background:var(--paper);color:var(--soft);font-size:.875em;visibility:hidden}.plot[keyed]+.keys{visibility:visible}:host([panel]) :is(.body,details){display:none}:host([tabs]) details,:host([table="off"][state="drawn"]) details{display:none}:host([heading="off"]) ::slotted([slot="title"]){position:absolute!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important}:host([source="short"]) ::slotted([slot="source"]){overflow:hidden!important;text-overflow:ellipsis!important;white-space:nowrap!important}.links{margin:8px 0 0;padding:0;list-style:none}.links a{display:inline-block;padding:10px 0}.notices{margin:0 0 12px;padding:8px 12px;border-left:4px solid var(--mark);background:color-mix(in srgb,var(--mark) 8%,var(--paper));font-size:.875em;list-style:none;overflow-wrap:anywhere}.failure{padding:12px;border-left:4px solid var(--mark)}.failure p{margin:0;font-weight:700}.failure pre,.failure .errors{margin:8px 0 0;font-size:.875em;overflow-wrap:anywhere}.failure pre{white-space:pre-wrap}.failure .errors{padding-left:1.25rem;list-style:disc}.loading{display:flex;gap:.75rem;align-items:center;color:var(--soft);font-size:.875rem}.scroll{overflow-x:auto}@media screen{:host([short]) .scroll{max-height:25em;overflow:auto}}table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}caption{max-width:100cqi;padding:4px 0;color:var(--soft);text-align:start}th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--hairline);text-align:start;vertical-align:top}thead th{color:var(--soft);font-weight:600;vertical-align:bottom}tbody th{position:sticky;left:0;min-width:6.5em;background:var(--paper);font-weight:400}td{min-width:4.5em}td:last-child:not(:empty){min-width:14em}.many td:last-child:not(:empty){min-width:48em}thead button{margin:-6px -4px;padding:6px 4px;border:0;background:none;color:inherit;font:inherit;text-align:start;text-decoration:underline dotted;text-underline-offset:.25em}[aria-sort=ascending] button:after{content:" ↑" / ""}[aria-sort=descending] button:after{content:" ↓" / ""}button{min-height:44px;padding:0 12px;border:1px solid var(--soft);border-radius:4px;background:var(--paper);color:var(--ink);font:inherit;cursor:pointer}button:disabled{border-color:var(--hairline);color:var(--soft);cursor:default}.buttons{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:8px 0 0}:is(.panel,dialog) h3{margin:20px 0 4px;font-size:.9333em;font-weight:600}:is(.panel,dialog) ul{margin:0;padding:0;list-style:none}.articles li{display:grid;padding:6px 0;border-bottom:1px solid var(--hairline)}.articles cite{font-style:normal}.articles span,.note{margin:0;color:var(--soft);font-size:.9333em}.citation{margin:0;padding:8px 12px;border-left:3px solid var(--hairline);white-space:pre-line}.cited{margin:12px 0}.cited p{margin:0}dialog{width:min(704px,100%);max-height:calc(100% - 16px);padding:20px clamp(14px,4vw,28px);border:1px solid var(--soft);border-radius:6px;background:var(--paper);color:var(--ink);font-size:.9375em;overflow:auto}dialog::backdrop{background:color-mix(in srgb,var(--ink) 45%,transparent)}dialog h2{margin:0;padding-right:80px;font-size:1.2em}dialog h2:focus{outline:none}dialog .close{position:absolute;top:16px;right:clamp(14px,4vw,28px)}@media(pointer:fine){.buttons button{min-height:36px}}@media print{:root,.root{--paper: #ffffff !important;--ink: #16202a !important;--soft: #46525f !important;--hairline: #dfe4e9 !important;--bar: #5f7993 !important;--accent: #08506c !important;--mark: #96330a !important;--absent: #4d5964 !important;color-scheme:only light!important}:is(.keys,.ring,.said,dialog){display:none!important}.root>.chart{float:none}.more-rows{display:none}.embed{font-size:min(100%,calc(var(--print, 100) * 1vw))}body>*{margin-block:0 1rem}:is(figcaption,.subtitle,.notices,summary,caption,thead,h3){break-after:avoid}tbody tr:first-child{break-before:avoid}:is(tr,figcaption,.notices,.cited,li){break-inside:avoid}.plot canvas{width:100%!important;height:auto!important}.chart:not(.framed) .plot canvas{max-height:85vh;object-fit:contain;object-position:0 0}.plot.paper>canvas{display:none}.paper .sheets{display:block}.first :is(.narrow,.medium,.widest){display:none!important}:root:is(:not(.asked),.failed) .first .wide{display:block!important;height:auto}.paper .columns{columns:17rem 2;column-gap:2rem}.paper .narrow:not(:only-child){width:clamp(0px,(30rem - 100%) * 999,100%)}.paper .narrow+.wide{width:clamp(0px,(100% - 30rem) * 999,100%)}details{display:block!important}:host([panel]) details{display:none!important}details::details-content{content-visibility:visible;block-size:auto}.framed details:not([open])::details-content{content-visibility:hidden;block-size:0}.scroll{overflow:visible}tbody th{position:static}::slotted([slot="table"]){font-size:var(--printed-table, 9pt)!important}::slotted(.many[slot="table"]){font-size:var(--printed-table, 7pt)!important}thead button{display:contents}}\n';
  }
});

// .pkg-new/.element/site-paths.js
function pageAddress(link, page = location.pathname) {
  const { href } = new URL(page, document.baseURI);
  return link ? `${href}?${link}` : href;
}
async function addStylesheet(root) {
  const sheet2 = new CSSStyleSheet();
  sheet2.replaceSync(style_default);
  root.adoptedStyleSheets = [sheet2];
}
var isForeignPage;
var init_site_paths = __esm({
  ".pkg-new/.element/site-paths.js"() {
    "use strict";
    init_browser();
    init_style();
    isForeignPage = true;
  }
});

// .pkg-new/.element/dom.js
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "slot") element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}
function failureOf(error) {
  const { heading, detail, message } = Object(error);
  return { heading, detail: detail ?? message ?? String(error) };
}
function isDarkened(place) {
  const probe = place.appendChild(make("i", { hidden: true }));
  probe.style.cssText = "background-color: canvas; color-scheme: only light";
  const [red] = getComputedStyle(probe).backgroundColor.match(/\d+/g) ?? [];
  probe.remove();
  return Number(red ?? 255) < 128;
}
function failureParts(error) {
  const { heading = isTrap(error) ? STOPPED : FAILED, detail } = failureOf(error);
  const lines = detail.split("\n");
  const list = make("ul", { className: "errors" }, ...lines.map((line) => make("li", {}, line)));
  return [make("p", { className: "heading" }, heading), lines.length > 1 ? list : make("pre", {}, detail)];
}
function fillList(list, texts) {
  list.replaceChildren(...texts.map((text) => make("li", {}, text)));
  list.hidden = texts.length === 0;
}
function fillLinks(list, links, address, follow) {
  const target = isForeignPage && !follow ? { target: "_blank", rel: "noopener noreferrer external" } : {};
  const items = links.map(({ label, query }) => {
    const anchor = make("a", { href: address(query), ...target }, label);
    if (follow) anchor.addEventListener("click", (event) => (event.preventDefault(), follow(query)));
    return make("li", {}, anchor);
  });
  list.replaceChildren(...items);
  list.hidden = links.length === 0;
}
function copier(labels, text, field) {
  const button = make("button", { type: "button" }, labels.copy);
  const report = make("output", { className: "copied" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      report.textContent = labels.copied;
    } catch {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      else getSelection()?.selectAllChildren(field);
      report.textContent = labels.selected;
    }
  });
  return [button, report];
}
function dialog(name, labels, heading, ...children) {
  const close = make("button", { type: "button", className: "close" }, labels.close);
  const title = make("h2", { id: `${name}-title`, tabIndex: -1 }, heading);
  const element = make("dialog", { className: name, "aria-labelledby": title.id }, title, ...children, close);
  close.addEventListener("click", () => element.close());
  element.addEventListener("click", (event) => event.target === element && element.close());
  element.addEventListener("close", () => element.remove());
  element.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  return element;
}
async function showNear(dialog2, place) {
  if (parent !== window) {
    const { top, height } = await visiblePart();
    const margin = Math.min(8, height / 20);
    dialog2.style.maxHeight = `${Math.floor(height - 2 * margin)}px`;
    dialog2.open = true;
    const { offsetHeight } = dialog2;
    dialog2.open = false;
    const last = top + height - margin - offsetHeight;
    const wanted = Math.max(top + margin, Math.min(place - offsetHeight / 2, last));
    dialog2.style.marginBlock = `${Math.round(wanted)}px auto`;
  }
  dialog2.showModal();
}
var isMap, leading, pause, painted, isTrap, FAILED, STOPPED, VISIBLE_TIMEOUT, visiblePart;
var init_dom = __esm({
  ".pkg-new/.element/dom.js"() {
    "use strict";
    init_browser();
    init_site_paths();
    isMap = ({ plot }) => plot.type === "tiles" && Boolean(plot.tiles?.some(({ shape }) => shape));
    leading = (text, address) => address ? make("a", { href: address, target: "_blank", rel: "noopener" }, text) : text;
    pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
    painted = () => new Promise((done) => {
      requestAnimationFrame(() => setTimeout(done));
      setTimeout(done, 100);
    });
    isTrap = (error) => /^(Runtime|Range|Internal)Error$/.test(error?.name);
    FAILED = "图表模块未能载入。The chart’s module could not be loaded.";
    STOPPED = "图表未能绘出。The chart could not be drawn.";
    VISIBLE_TIMEOUT = 1e3;
    visiblePart = () => new Promise((done) => {
      const observer = new IntersectionObserver(([entry]) => finish(entry?.intersectionRect));
      const finish = (part) => {
        observer.disconnect();
        done(part?.height ? part : { top: 0, height: innerHeight });
      };
      observer.observe(document.documentElement);
      setTimeout(finish, VISIBLE_TIMEOUT);
    });
  }
});

// .pkg-new/.element/modules.js
import * as charts from "./charts_entry.js";
import * as draw from "./draw_entry.js";
import * as drawMap from "./draw_map_entry.js";
import * as style from "./style_entry.js";
async function loadDraw(isMap2) {
  const module2 = isMap2 ? drawMap : draw;
  await module2.default();
  return module2;
}
async function loadStyle() {
  await style.default();
  return style;
}
async function loadCharts() {
  await charts.default();
  return charts;
}
var startWorker;
var init_modules = __esm({
  ".pkg-new/.element/modules.js"() {
    "use strict";
    init_browser();
    startWorker = async () => {
      throw new Error("found no worker, expected one only on the pages of the site");
    };
  }
});

// .pkg-new/.element/logo.js
var logo_exports = {};
__export(logo_exports, {
  pictureLogo: () => pictureLogo,
  showLogo: () => showLogo
});
function logoOf(chart, isDark) {
  const style2 = new Map(chart.style);
  const url = isDark && style2.get("logo-dark") || style2.get("logo");
  return url?.startsWith(PNG) ? { url, text: style2.get("logo-text") ?? "" } : void 0;
}
function showLogo(root, chart, isDark) {
  const [former, found] = [
    /** @type {HTMLImageElement | null} */
    root.querySelector("img.logo"),
    logoOf(chart, isDark)
  ];
  if (!found) return former?.remove();
  const image = former ?? new Image();
  image.className = "logo";
  image.style.cssText = `float: right; height: ${HEIGHT}px; max-width: 45%; margin-left: 1rem; object-fit: contain`;
  image.alt = found.text;
  if (image.src !== found.url) image.src = found.url;
  if (!former) root.querySelector('slot[name="source"]')?.before(image);
}
async function pictureLogo(chart, isDark) {
  const found = logoOf(chart, isDark);
  if (!found) return void 0;
  const image = new Image();
  image.src = found.url;
  await image.decode();
  const width = HEIGHT * image.naturalWidth / image.naturalHeight;
  const place = (pictureWidth, pictureHeight) => {
    const margin = pictureWidth < 560 ? 16 : 24;
    return { x: pictureWidth - margin - width, y: pictureHeight - margin - HEIGHT };
  };
  return {
    width,
    /**
     * Draws the logo on a canvas with a picture of a width in CSS pixels.
     * @param {HTMLCanvasElement} canvas
     * @param {number} pictureWidth
     */
    draw(canvas, pictureWidth) {
      const ratio = canvas.width / pictureWidth;
      const { x, y } = place(pictureWidth, canvas.height / ratio);
      canvas.getContext("2d")?.drawImage(image, x * ratio, y * ratio, width * ratio, HEIGHT * ratio);
    },
    /**
     * A picture as SVG with the logo.
     * @param {string} svg
     */
    into(svg) {
      const [pictureWidth, pictureHeight] = ["width", "height"].map((name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(svg)?.[1]));
      const { x, y } = place(pictureWidth ?? 0, pictureHeight ?? 0);
      const label = found.text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
      return svg.replace("</svg>", () => `<image x="${x}" y="${y}" width="${width}" height="${HEIGHT}" role="img" aria-label="${label}" href="${found.url}"/>
</svg>`);
    }
  };
}
var HEIGHT, PNG;
var init_logo = __esm({
  ".pkg-new/.element/logo.js"() {
    "use strict";
    init_browser();
    HEIGHT = 32;
    PNG = "data:image/png;base64,";
  }
});

// .pkg-new/.element/package-module.js
async function callPackage(name, inputs) {
  const module2 = await import("./package_entry.js");
  await module2.default();
  return module2[name](...inputs);
}
var init_package_module = __esm({
  ".pkg-new/.element/package-module.js"() {
    "use strict";
    init_browser();
  }
});

// .pkg-new/.element/packages.js
var packages_exports = {};
__export(packages_exports, {
  filePaths: () => filePaths,
  loadPackage: () => loadPackage,
  packed: () => packed
});
function filePaths(descriptor) {
  try {
    const { resources = [], charts: charts2 } = JSON.parse(new TextDecoder().decode(descriptor));
    const isText = (path) => typeof path === "string";
    const paths = resources.map(({ path }) => path).filter(isText);
    const tables = paths.filter((path) => /^[\w-]+(\/[\w-]+)*\.csv$/.test(path) && TABLES.includes(nameOf(path).slice(0, -4)));
    return [...tables, ...LOGOS.map((key) => charts2?.style?.[key]).filter((name) => isText(name) && /^[\w-]+\.png$/.test(name))];
  } catch {
    return [];
  }
}
async function loadPackage(src, report) {
  const address = new URL(src, document.baseURI);
  let room = MOST_BYTES;
  const load = async (path) => {
    const name = path === address.href ? DESCRIPTOR : path;
    const { href } = new URL(path, address);
    report(name);
    const response = await fetch(href).catch(() => void 0);
    if (!response) throw new Fault(name, "blocked");
    if (!response.ok) throw new Fault(name, String(response.status));
    const parts = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      room -= part.value.length;
      if (room < 0) await reader?.cancel();
      if (room < 0) throw new Fault(name, "size");
      parts.push(part.value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };
  try {
    const descriptor = await load(address.href);
    const files = { [DESCRIPTOR]: descriptor };
    for (const path of filePaths(descriptor)) files[nameOf(path)] = await load(path);
    return { files };
  } catch (error) {
    if (error instanceof Fault) return { file: error.file, fault: error.message };
    return { file: DESCRIPTOR, fault: "blocked" };
  }
}
async function packed(source, report, hasWorker) {
  const loaded = typeof source === "string" ? await loadPackage(source, report) : { files: source };
  if ("files" in loaded) {
    const size = Object.values(loaded.files).reduce((sum, { length }) => sum + length, 0);
    return callPackage("pack", [loaded.files], hasWorker || size > LARGE_BYTES);
  }
  throw await callPackage("loadFailure", [loaded.file, loaded.fault], hasWorker);
}
var MOST_BYTES, LARGE_BYTES, DESCRIPTOR, TABLES, LOGOS, Fault, nameOf;
var init_packages = __esm({
  ".pkg-new/.element/packages.js"() {
    "use strict";
    init_browser();
    init_package_module();
    MOST_BYTES = 64 * 2 ** 20;
    LARGE_BYTES = 2 ** 20;
    DESCRIPTOR = "datapackage.json";
    TABLES = ["districts", "places", "indicators", "terms", "sources", "sections", "observations", "projects", "revisions"];
    LOGOS = ["logo", "logo-dark"];
    Fault = class extends Error {
      /**
       * @param {string} file
       * @param {string} fault
       */
      constructor(file, fault) {
        super(fault);
        this.file = file;
      }
    };
    nameOf = (path) => path.split("/").pop() ?? path;
  }
});

// .pkg-new/.element/charts-client.js
var charts_client_exports = {};
__export(charts_client_exports, {
  ask: () => ask,
  asking: () => asking,
  openPackage: () => openPackage,
  prepare: () => prepare
});
async function inWorker() {
  const { worker, module: module2 } = await startWorker();
  const waiting = /* @__PURE__ */ new Map();
  let last = 0;
  let opening = 0;
  const lose = () => {
    worker.terminate();
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Lost());
    }
    waiting.clear();
  };
  worker.onerror = worker.onmessageerror = lose;
  worker.onmessage = ({ data: { id, value, failure } }) => {
    if (id === opening) opening = 0;
    const { resolve, reject, timer } = waiting.get(id) ?? {};
    waiting.delete(id);
    clearTimeout(timer);
    if (failure === void 0) resolve?.(value);
    else reject?.(failure);
  };
  const call = (name, inputs, number) => new Promise((resolve, reject) => {
    const id = last += 1;
    if (name === "open") opening = id;
    waiting.set(id, { resolve, reject, timer: setTimeout(lose, opening ? LONG_TIMEOUT : TIMEOUT) });
    worker.postMessage({ id, name, inputs, number });
  });
  call.end = lose;
  try {
    await call("init", [module2]);
  } catch (error) {
    if (!(error instanceof Lost)) worker.terminate();
    throw error;
  }
  return call;
}
async function onPage() {
  const module2 = await loadCharts();
  let isOver = false;
  const call = async (name, inputs, number = 0) => {
    await pause();
    if (isOver) throw new Lost();
    module2.select(number);
    return module2[name](...inputs);
  };
  call.end = () => {
    isOver = true;
    module2.__wbg_reset_state();
  };
  return call;
}
function asking(src, report = () => {
}) {
  const source = src ? ownFiles.get(src) ?? src : "";
  const call = async (name, ...inputs) => {
    const asked = calls ??= first();
    try {
      const calling = await asked;
      return await calling(name, inputs, src ? await packageOf(calling, src, source, report) : void 0);
    } catch (error) {
      if (calls === asked && isTrap(error)) restart();
      if (calls === asked && error instanceof Lost) calls = onPage();
      else if (calls === asked && !await asked.catch(() => void 0)) calls = void 0;
      if (error instanceof Lost) return call(name, ...inputs);
      throw error;
    }
  };
  return call;
}
function openPackage(files, former = "") {
  ownFiles.delete(former);
  opened += 1;
  if (opened % MOST_HELD === 0) restart();
  const name = OWN_SCHEME + opened;
  ownFiles.set(name, files);
  return name;
}
function restart() {
  const asked = calls;
  calls = void 0;
  asked?.then((calling) => calling.end?.(), () => {
  });
}
function packageOf(calling, src, source, report) {
  const known = packages.get(calling) ?? /* @__PURE__ */ new Map();
  packages.set(calling, known);
  const { href } = new URL(src, document.baseURI);
  const open2 = async () => {
    if (source === src && src.startsWith(OWN_SCHEME)) throw new Error(`found "${src}", expected a package that is open`);
    const { packed: packed2 } = await Promise.resolve().then(() => (init_packages(), packages_exports));
    return calling("open", [await packed2(source === src ? href : source, report, !isForeignPage)]);
  };
  if (!known.has(href)) known.set(href, open2());
  const number = known.get(href);
  number.catch(() => known.get(href) === number && known.delete(href));
  return number;
}
function prepare() {
  calls ??= first();
  calls.catch(() => {
  });
}
var TIMEOUT, LONG_TIMEOUT, Lost, first, calls, ask, packages, ownFiles, OWN_SCHEME, opened, MOST_HELD;
var init_charts_client = __esm({
  ".pkg-new/.element/charts-client.js"() {
    "use strict";
    init_browser();
    init_dom();
    init_modules();
    init_site_paths();
    TIMEOUT = 8e3;
    LONG_TIMEOUT = 6e4;
    Lost = class extends Error {
    };
    first = () => isForeignPage ? onPage() : inWorker().catch(onPage);
    ask = (name, ...inputs) => asking()(name, ...inputs);
    packages = /* @__PURE__ */ new WeakMap();
    ownFiles = /* @__PURE__ */ new Map();
    OWN_SCHEME = "package:";
    opened = 0;
    MOST_HELD = 24;
  }
});

// .pkg-new/.element/sources.js
var sources_exports = {};
__export(sources_exports, {
  showSources: () => showSources,
  sourceList: () => sourceList
});
function sourceList({ figures, absent, articles, citation }, labels) {
  const parts = [];
  if (absent) parts.push(make("p", {}, absent));
  for (const { what, value, place, address, notes } of figures) {
    const paragraphs = notes.map((note) => make("p", { className: "note" }, note));
    parts.push(make("section", { className: "cited" }, make("p", {}, what, " ", make("b", {}, value)), make("p", {}, leading(place, address)), ...paragraphs));
  }
  if (articles.length > 0) {
    const items = articles.map(
      ({ title, publication, address, figures: figures2 }) => make("li", {}, make("cite", {}, leading(title, address)), make("span", {}, publication), make("span", {}, figures2))
    );
    parts.push(make("h3", {}, labels.articles), make("ul", { className: "articles" }, ...items));
  }
  if (citation) {
    const text = make("p", { className: "citation" }, citation);
    parts.push(make("h3", {}, labels.citation), text, make("p", { className: "buttons" }, ...copier(labels, () => citation, text)));
  }
  return parts;
}
async function showSources(root, { labels, lang, title }, link, mark, top, src) {
  const reason = (error) => dialog("sources", labels, title, make("p", {}, failureOf(error).detail));
  const found = (sources) => dialog("sources", labels, sources.heading, ...sourceList(sources, labels));
  const element = await asking(src)("sources", link, mark).then(found, reason);
  element.lang = lang;
  root.append(element);
  await showNear(element, top);
}
var init_sources = __esm({
  ".pkg-new/.element/sources.js"() {
    "use strict";
    init_browser();
    init_charts_client();
    init_dom();
  }
});

// .pkg-new/.element/progress.js
var progress_exports = {};
__export(progress_exports, {
  progressIn: () => progressIn
});
function progressIn(root) {
  const file = make("span");
  const progress = make("p", { className: "loading", role: "status" }, make("progress"), file);
  const timer = setTimeout(() => root.append(progress), LONG_LOAD);
  const end = () => {
    clearTimeout(timer);
    progress.remove();
  };
  return { report: (name) => file.textContent = name, end };
}
var LONG_LOAD;
var init_progress = __esm({
  ".pkg-new/.element/progress.js"() {
    "use strict";
    init_browser();
    init_dom();
    LONG_LOAD = 500;
  }
});

// .pkg-new/.element/district-chart.js
init_browser();

// .pkg-new/.element/chart-parts.js
init_browser();
init_dom();
init_site_paths();
function showMore(place, label, rows, href) {
  const isOpened = isForeignPage || parent !== window && origin !== "null";
  const target = isOpened ? { target: "_blank", rel: "noopener noreferrer external" } : {};
  place.hidden = rows === 0;
  place.replaceChildren(make("a", { href, ...target }, label.replace("{}", String(rows))));
}
var slot = (name) => make("slot", { name });
function makeParts() {
  const parts = {
    root: make("div", { className: "root" }),
    frame: make("figure", { className: "chart", hidden: true }),
    heading: make("figcaption"),
    title: make("div", { id: "title" }, slot("title")),
    subtitle: make("div", { id: "subtitle" }, slot("subtitle")),
    notices: make("ul", { className: "notices", "aria-live": "polite" }),
    failure: make("div", { className: "failure", role: "alert", hidden: true }),
    tabs: slot("tabs"),
    body: make("div", { className: "body" }),
    plot: make("div", { className: "plot", role: "group", tabIndex: 0, "aria-labelledby": "title", "aria-describedby": "keys" }),
    canvas: make("canvas", { role: "img", "aria-labelledby": "title subtitle", "aria-describedby": "spoken" }),
    sheets: make("div", { className: "sheets" }),
    ring: make("div", { className: "ring", hidden: true }),
    tooltip: make("output", { className: "said" }),
    more: make("p", { className: "more-rows", hidden: true }),
    keys: make("p", { className: "keys", id: "keys" }),
    links: make("ul", { className: "links" }),
    spoken: make("p", { className: "spoken", id: "spoken", hidden: true }),
    coverage: slot("coverage"),
    notes: slot("notes"),
    source: slot("source"),
    details: make("details"),
    summary: make("summary"),
    scroll: make("div", { className: "scroll", role: "region", tabIndex: 0 }),
    table: slot("table"),
    panel: slot("panel")
  };
  parts.plot.append(parts.canvas, parts.sheets, parts.ring, parts.tooltip);
  parts.scroll.append(parts.table);
  parts.details.append(parts.summary, parts.scroll);
  parts.heading.append(parts.title, parts.subtitle);
  parts.body.append(parts.plot, parts.keys, parts.more, parts.links, parts.spoken, parts.coverage, parts.notes, parts.source);
  parts.frame.append(parts.heading, parts.notices, parts.failure, parts.tabs, parts.body, parts.details, parts.panel);
  parts.frame.style.margin = "0";
  parts.ring.style.position = "absolute";
  parts.root.append(parts.frame);
  return parts;
}

// .pkg-new/.element/chart-text.js
init_browser();
init_dom();

// .pkg-new/.element/table.js
init_browser();
init_dom();
var AT_ONCE = 500;
function nextDirection(column, direction) {
  if (column === 0) return void 0;
  return direction === "descending" ? "ascending" : "descending";
}
function order(values, column, isDescending) {
  const value = (row) => values[row]?.[column] ?? null;
  return [...values.keys()].sort((a, b) => {
    const [first2, second] = [value(a), value(b)];
    if (first2 === null || second === null) return Number(first2 === null) - Number(second === null);
    return isDescending ? second - first2 : first2 - second;
  });
}
function linked(text, parts) {
  const nodes = [];
  let start = 0;
  for (const [part, address] of parts) {
    const index = text.indexOf(part, start);
    if (index < 0) continue;
    nodes.push(text.slice(start, index), leading(part, address));
    start = index + part.length;
  }
  return [...nodes, text.slice(start)];
}
function fillTable(table, { caption, columns, rows, labels, sortable, values, addresses = [], nameLang }) {
  if (columns.length === 0) return table.replaceChildren();
  table.classList.toggle("many", columns.length > 8);
  const lines = rows.map(([name = "", ...cells], row) => {
    const fields = cells.map((text, index) => make("td", {}, ...linked(text, index === cells.length - 1 && addresses[row] || [])));
    return make("tr", {}, make("th", { scope: "row", ...nameLang && { lang: nameLang } }, name), ...fields);
  });
  const body = make("tbody", {}, ...lines);
  const heads = columns.map((text, column) => {
    const head = make("th", { scope: "col" }, text);
    if (!(column ? sortable[column] : sortable.some(Boolean))) return head;
    const button = make("button", { type: "button", title: column ? labels.sorted : labels.original }, text);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const direction = nextDirection(column, head.getAttribute("aria-sort"));
      for (const other of heads) other.removeAttribute("aria-sort");
      if (direction) head.setAttribute("aria-sort", direction);
      const sorted = direction && order(values, column, direction === "descending").flatMap((index) => lines[index] ?? []);
      body.replaceChildren(...sorted ?? lines);
    });
    return head;
  });
  const later = lines.slice(AT_ONCE);
  for (const line of later) line.className = "later";
  const show = () => {
    for (const line of later.splice(0, AT_ONCE)) line.className = "";
  };
  if (later[0]) new ResizeObserver(([entry]) => entry?.contentRect.height && requestAnimationFrame(show)).observe(body);
  table.replaceChildren(make("caption", {}, caption), make("thead", {}, make("tr", {}, ...heads)), body);
}

// .pkg-new/.element/chart-text.js
var PART = "data-part";
var STYLE = `@layer district-chart {
  district-chart > [data-part] *, district-chart > [data-part] *::before, district-chart > [data-part] *::after { all: revert !important;
    box-sizing: border-box !important; direction: inherit !important; unicode-bidi: normal !important; --paper: inherit !important;
    --soft: inherit !important; --hairline: inherit !important; --accent: inherit !important }
  district-chart > [data-part]::first-letter, district-chart > [data-part]::first-line, district-chart > [data-part] li::first-letter { all: revert !important }
  district-chart > [data-part] caption { max-width: 100cqi !important; padding: 4px 0 !important; color: var(--soft) !important; text-align: start !important }
  district-chart > [data-part] :is(th, td) { padding: 6px 12px 6px 0 !important; border-bottom: 1px solid var(--hairline) !important;
    text-align: start !important; vertical-align: top !important }
  district-chart > [data-part] td { min-width: 4.5em !important }
  district-chart > [data-part] td:last-child:not(:empty) { min-width: 14em !important }
  district-chart > .many[data-part] td:last-child:not(:empty) { min-width: 48em !important }
  district-chart > [data-part] thead th { color: var(--soft) !important; font-weight: 600 !important; vertical-align: bottom !important }
  district-chart > [data-part] tbody th { position: sticky !important; left: 0 !important; min-width: 6.5em !important;
    background: var(--paper) !important; font-weight: 400 !important }
  district-chart > [data-part] button { min-height: 44px !important; margin: -6px -4px !important; padding: 6px 4px !important;
    border: 0 !important; border-radius: 4px !important; background: none !important; color: inherit !important; font: inherit !important;
    text-align: start !important; text-decoration: underline dotted !important; text-underline-offset: 0.25em !important; cursor: pointer !important }
  district-chart > [data-part] a { color: var(--accent) !important }
  district-chart > [data-part] :is(a, button):focus-visible { outline: 2px solid var(--accent) !important; outline-offset: 2px !important }
  district-chart > [data-part] [aria-sort="ascending"] button::after { content: " ↑" / "" !important }
  district-chart > [data-part] [aria-sort="descending"] button::after { content: " ↓" / "" !important }
  district-chart > [data-part] li { display: block !important }
  @media screen { [data-part] .later { display: none !important } }
  @media print { district-chart > [data-part] thead button { display: contents !important }
    district-chart > [data-part] :is(th, td):not(#x) { position: static !important; min-width: 0 !important; padding-inline-end: 0.5em !important } }
}`;
var sheet;
function addStyle(root) {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
  }
}
var ChartText = class {
  #element;
  #notes = make("ul", { slot: "notes" });
  /** The table of the chart. */
  table = make("table", { slot: "table" });
  #parts = [
    make("h2", { slot: "title" }),
    make("p", { slot: "subtitle" }),
    make("p", { slot: "coverage" }),
    this.#notes,
    make("p", { slot: "source" }),
    this.table
  ];
  /**
   * The chart whose table is in the page.
   * @type {Chart | undefined}
   */
  #filled;
  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    for (const part of this.#parts) {
      part.setAttribute(PART, "");
      part.dir = "ltr";
    }
  }
  /** Shows what an earlier script has written, as in a saved or copied page, until there is a chart. */
  adopt() {
    for (const part of this.#element.querySelectorAll(`:scope > [${PART}][slot]`)) part.removeAttribute("slot");
  }
  /** Whether the page holds a prerendered chart. */
  get isPrerendered() {
    return this.#others().length > 0;
  }
  /** The parts that are not of this object. */
  #others() {
    const parts = [...this.#element.querySelectorAll(`:scope > [${PART}]`)];
    return parts.filter((part) => !this.#parts.some((own) => own === part));
  }
  /**
   * Takes the texts of a chart. The table may take as long as a picture, so it is left empty unless it is visible.
   * @param {Chart} chart
   * @param {boolean} isTableSeen
   */
  write(chart, isTableSeen) {
    for (const part of this.#parts) {
      part.lang = chart.lang;
      const text = chart[
        /** @type {"title"} */
        part.slot
      ];
      if (typeof text !== "string") continue;
      part.textContent = text;
      part.hidden = text === "";
    }
    fillList(this.#notes, chart.notes);
    if (this.#element.hasAttribute("short")) this.#notes.tabIndex = 0;
    if (isTableSeen) this.writeTable(chart);
    else {
      this.#filled = void 0;
      this.table.replaceChildren();
    }
  }
  /**
   * Takes the table of a chart.
   * @param {Chart} chart
   */
  writeTable(chart) {
    if (this.#filled !== chart) fillTable(this.table, chart);
    this.#filled = chart;
  }
  /** Whether a panel of the page holds the table. */
  get isTableTaken() {
    return this.table.isConnected && this.table.parentElement !== this.#element;
  }
  /** Puts the texts into the document, in place of prerendered ones. */
  show() {
    for (const other of this.#others()) other.remove();
    const missing = this.#parts.filter((part) => !this.#element.contains(part));
    if (missing.length > 0) this.#element.append(...missing);
    addStyle(this.#element.getRootNode());
  }
  /** Removes the texts: they are of another chart than the one that was asked for. */
  clear() {
    for (const part of this.#parts) part.remove();
  }
};

// .pkg-new/.element/district-chart.js
init_dom();

// .pkg-new/.element/drawing.js
init_browser();
init_dom();
init_modules();
var loading = [];
var draw2 = (isMap2 = false) => loading[+isMap2] ??= loadDraw(isMap2).catch((error) => {
  loading[+isMap2] = void 0;
  throw error;
});
var traps = 0;
var made = /* @__PURE__ */ new WeakMap();
function makePlot({ Plot }, chart) {
  const plot = new Plot(chart);
  made.set(plot, traps);
  return plot;
}
var isGone = (plot) => made.get(plot) !== traps;
var free = (plot) => isGone(plot) || plot.free();
function startAnew(error) {
  if (!isTrap(error)) return;
  traps += 1;
  for (const module2 of loading) module2?.then(({ __wbg_reset_state: reset }) => reset(), () => {
  });
}

// .pkg-new/.element/house-style.js
init_browser();
init_modules();
var COLOURS = ["paper", "ink", "soft", "hairline", "bar", "accent", "mark", "absent", "sequential", "diverging"];
var KEYS = [...COLOURS, ...COLOURS.map((key) => `${key}-dark`), "title-font", "label-font", "title-size", "corner", "line"];
var module;
var worn = /* @__PURE__ */ new WeakMap();
var said = /* @__PURE__ */ new Set();
function entriesOf(host, chart) {
  const computed = getComputedStyle(host);
  const own = KEYS.map((key) => [key, computed.getPropertyValue(`--district-chart-${key}`).trim()]);
  return [...(chart.style ?? []).filter(([key]) => !key.startsWith("logo")), ...own.filter(([, value]) => value)].flat();
}
var hasLogo = ({ style: style2 }) => style2?.some(([key]) => key === "logo");
function say(complaint) {
  if (!said.has(complaint)) console.warn(`district-chart style: ${complaint}`);
  said.add(complaint);
}
async function prepareStyle(host, chart) {
  if (module || entriesOf(host, chart).length === 0) return;
  try {
    module = await loadStyle();
  } catch (error) {
    say(`found no module: ${error}`);
  }
}
function wear(host, plot, chart) {
  const found = entriesOf(host, chart);
  const entries = String(found);
  const former = worn.get(plot);
  if (!module || entries === (former?.entries ?? "")) return former?.settled;
  const settled = module.settle(found);
  plot.wear(settled.light, settled.dark, settled.titleFont);
  worn.set(plot, { entries, settled });
  settled.complaints.forEach(say);
  return settled;
}
function dress(host, root, plot, chart, dark) {
  if (hasLogo(chart) || root.querySelector("img.logo")) {
    Promise.resolve().then(() => (init_logo(), logo_exports)).then(({ showLogo: showLogo2 }) => showLogo2(root, chart, dark), (error) => say(`found no logo: ${error}`));
  }
  const css = wear(host, plot, chart)?.css[dark ? 1 : 0] ?? "";
  if (root.dataset.css === css || !css && root.dataset.css === void 0) return;
  root.style.cssText = root.dataset.css = css;
}

// .pkg-new/.element/paper.js
init_browser();
init_dom();

// .pkg-new/.element/reading.js
init_browser();
var STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
function boxesOf(numbers) {
  const boxes = [];
  for (let at = 0; at + 3 < numbers.length; at += 4) {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(at, at + 4);
    boxes.push({ x, y, width, height });
  }
  return boxes;
}
var boxAt = (boxes, left, top) => boxes.findIndex(({ x, y, width, height }) => x <= left && left < x + width && y <= top && top < y + height);
function markAfterKey(key, current, last) {
  const step = STEPS[key];
  const index = key === "Home" ? 0 : key === "End" ? last : step && current + step;
  return index === void 0 ? void 0 : Math.min(Math.max(index, 0), last);
}
function tooltipCorner(box, tooltip, plot) {
  const left = Math.max(0, Math.min(box.x, plot.width - tooltip.width));
  const below = box.y + box.height + 2;
  const hasNoRoom = below + tooltip.height > plot.height && box.y > tooltip.height;
  return { left, top: hasNoRoom ? box.y - tooltip.height - 2 : below };
}
function zoomOf(element) {
  const { currentCSSZoom } = (
    /** @type {{ currentCSSZoom?: number }} */
    /** @type {unknown} */
    element
  );
  if (currentCSSZoom !== void 0) return currentCSSZoom;
  let zoom = 1;
  let next = element;
  while (next) {
    zoom *= parseFloat(getComputedStyle(next).getPropertyValue("zoom")) || 1;
    const parent2 = next.assignedSlot ?? next.parentNode;
    next = parent2 instanceof ShadowRoot ? parent2.host : parent2 instanceof Element ? parent2 : null;
  }
  return zoom;
}
function pointOf({ offsetX, offsetY }, element) {
  const zoom = zoomOf(element);
  return { left: offsetX / zoom, top: offsetY / zoom };
}
var pixels = (length) => `${length}px`;
var MarkReader = class {
  #plot;
  #canvas;
  #tooltip;
  #ring;
  #follow;
  #cite;
  /** @type {Mark[]} */
  #marks = [];
  /** @type {Box[]} */
  #boxes = [];
  /** The index of the mark that is read; -1 for none. */
  #current = -1;
  /**
   * @param {{ plot: HTMLElement, canvas: HTMLElement, tooltip: HTMLElement, ring: HTMLElement }} parts `ring` surrounds the current mark
   * @param {(link: string) => unknown} follow opens the link of a mark
   * @param {(mark: number, top: number) => unknown} cite shows the sources of a mark without a link, by its index and its place in the window
   */
  constructor({ plot, canvas, tooltip, ring }, follow, cite) {
    this.#plot = plot;
    this.#canvas = canvas;
    this.#tooltip = tooltip;
    this.#ring = ring;
    this.#follow = follow;
    this.#cite = cite;
    plot.addEventListener("keydown", (event) => this.#key(event));
    let isPressed = false;
    plot.addEventListener("pointerdown", () => isPressed = true);
    plot.addEventListener("focus", () => plot.toggleAttribute("keyed", !isPressed));
    plot.addEventListener("blur", () => {
      isPressed = plot.toggleAttribute("keyed", false);
      this.leave();
    });
    canvas.addEventListener("pointermove", (event) => this.#show(this.#at(event)));
    canvas.addEventListener("pointerleave", () => this.leave());
    canvas.addEventListener("click", (event) => this.#go(this.#at(event)));
  }
  /**
   * The marks, in reading order.
   * @param {Mark[]} marks
   */
  set marks(marks) {
    this.#marks = marks;
    this.leave();
  }
  /**
   * The boxes of the marks, in the form of `Picture.places`: a short picture has fewer than the chart. The current mark stays when a chart is redrawn.
   * @param {Float64Array | number[]} numbers
   */
  set boxes(numbers) {
    this.#boxes = boxesOf(numbers);
    const current = this.#current;
    this.#current = -1;
    if (current >= 0) this.#show(current);
  }
  /** Leaves the current mark. */
  leave() {
    this.#current = -1;
    this.#ring.hidden = true;
    this.#tooltip.textContent = "";
    this.#plot.style.cursor = "";
  }
  /** @param {MouseEvent} event */
  #at(event) {
    const { left, top } = pointOf(event, this.#canvas);
    return boxAt(this.#boxes, left, top);
  }
  /**
   * Takes a key that does something, and leaves every other to the page around the chart, which may close by Escape.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !this.#does(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  /**
   * Does what a key stands for. Returns whether it stands for anything here.
   * @param {string} key
   */
  #does(key) {
    const before = this.#current;
    const index = markAfterKey(key, before, Math.min(this.#marks.length, this.#boxes.length) - 1);
    if (index !== void 0) this.#show(index);
    else if (key === "Enter") return this.#go(before);
    else if (key === "Escape") this.leave();
    return this.#current !== before;
  }
  /**
   * Follows a mark. Returns whether there is one.
   * @param {number} index
   */
  #go(index) {
    const [spoken, link] = this.#marks[index] ?? [];
    const box = this.#boxes[index];
    if (link) this.#follow(link);
    else if (spoken && box) {
      const { top, height } = this.#canvas.getBoundingClientRect();
      const scale = height / (this.#canvas.offsetHeight || 1);
      this.#cite(index, top + (box.y + box.height / 2) * scale);
    }
    return Boolean(link || spoken);
  }
  /** @param {number} index */
  #show(index) {
    const [mark, box] = [this.#marks[index], this.#boxes[index]];
    if (!mark || !box) return this.leave();
    if (index === this.#current) return;
    this.#current = index;
    const [tooltip, ring] = [this.#tooltip, this.#ring];
    Object.assign(ring.style, { left: pixels(box.x), top: pixels(box.y), width: pixels(box.width), height: pixels(box.height) });
    tooltip.textContent = mark[0];
    ring.hidden = false;
    this.#plot.style.cursor = "pointer";
    const size = { width: tooltip.offsetWidth, height: tooltip.offsetHeight };
    const { left, top } = tooltipCorner(box, size, { width: this.#plot.clientWidth, height: this.#plot.clientHeight });
    Object.assign(tooltip.style, { left: pixels(left), top: pixels(top) });
  }
};

// .pkg-new/.element/paper.js
var WIDTHS = [["narrow", 360], ["wide", 680]];
var RATIO = 3;
var LARGEST = 16e6;
var TABLE = 0.875;
var LEAST = 160;
var WHOLE = ["scatter", "tiles", "message"];
var OVERLAP = 1;
function topsOf(boxes, least) {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  const tops = [0];
  let bottom = 0;
  for (const { y, height } of sorted) {
    const top = tops[tops.length - 1] ?? 0;
    if (y >= bottom && bottom > top && bottom - top >= least) tops.push(bottom);
    bottom = Math.max(bottom, y + height);
  }
  return tops;
}
function layOutForPaper({ frame, plot: place, sheets, scroll, table }, plot, { type, text, width }) {
  const isFramed = parent !== window;
  const isEntries = type === "profile" && !isFramed;
  const isWhole = WHOLE.includes(type) || isFramed;
  sheets.replaceChildren();
  frame.classList.toggle("framed", isFramed);
  sheets.classList.toggle("columns", isEntries);
  const least = isWhole ? Infinity : isEntries ? 0 : LEAST;
  const widths = isFramed ? [["wide", width]] : isEntries ? WIDTHS.slice(0, 1) : WIDTHS;
  const excess = Math.max(scroll.scrollWidth / scroll.clientWidth, scroll.scrollHeight / scroll.clientHeight);
  if (isFramed) table.style.setProperty("--printed-table", `${TABLE / Math.max(excess, 1)}rem`);
  try {
    for (const [name, width2] of widths) drawSheet(sheets, name, plot, { width: width2, text, least });
    place.classList.add("paper");
  } catch {
    sheets.replaceChildren();
  }
}
function leavePaper({ plot, sheets, table }) {
  plot.classList.remove("paper");
  sheets.replaceChildren();
  table.style.removeProperty("--printed-table");
}
function drawSheet(sheets, name, plot, { width, text, least }) {
  const canvas = make("canvas");
  const sheet2 = make("div", { className: name }, canvas);
  sheets.append(sheet2);
  const ratio = Math.min(RATIO, Math.sqrt(LARGEST / (width * plot.height(width, text))));
  const { height, places } = plot.draw(canvas, width, ratio, text, false);
  const tops = topsOf(boxesOf(places), least);
  sheet2.replaceChildren(...tops.map((top, at) => piece(canvas, width, top, tops[at + 1] ?? height)));
}
function piece(canvas, width, top, bottom) {
  const ratio = canvas.width / width;
  const first2 = Math.round(top * ratio);
  const size = (
    /** @type {const} */
    [canvas.width, Math.min(Math.round((bottom + OVERLAP) * ratio), canvas.height) - first2]
  );
  const part = make("canvas", { width: size[0], height: size[1] });
  const bitmap = new OffscreenCanvas(...size);
  bitmap.getContext("2d")?.drawImage(canvas, 0, first2, ...size, 0, 0, ...size);
  part.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap.transferToImageBitmap());
  part.style.marginBottom = `${-100 * OVERLAP / width}%`;
  return part;
}

// .pkg-new/.element/district-chart.js
init_site_paths();
var DARK = matchMedia("(prefers-color-scheme: dark)");
var FORCED = matchMedia("(forced-colors: active)");
var ROLES = ["paper", "ink", "soft", "hairline", "bar", "accent", "mark", "absent"];
var STYLE_TIMEOUT = 4e3;
var NEAR = { rootMargin: "600px" };
var client = () => Promise.resolve().then(() => (init_charts_client(), charts_client_exports));
var DistrictChart = class _DistrictChart extends HTMLElement {
  static observedAttributes = ["link", "src", "theme"];
  static #near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (target instanceof _DistrictChart) target.#setNear(isIntersecting);
    }
  }, NEAR);
  /**
   * The chart as a plain value; undefined until the first chart.
   * @type {Chart | undefined}
   */
  words;
  /** The link of that chart. */
  #link = "";
  /** @type {Plot | undefined} */
  #plot;
  #root = this.attachShadow({ mode: "open" });
  /** Shows the children from the start: without it a frame without them could be painted before the parts are built. */
  #fallback = this.#root.appendChild(make("slot"));
  #text = new ChartText(this);
  /**
   * The charts that the page holds, as JSON by their links.
   * @type {Map<string, string>}
   */
  #held = /* @__PURE__ */ new Map();
  /** @type {(ReturnType<typeof makeParts> & { fallback: HTMLSlotElement, reader: MarkReader }) | undefined} */
  #parts;
  #hasStyle = false;
  #isNear = false;
  /** Whether the picture is of an earlier chart, size or theme. */
  #isStale = false;
  /** @type {Picture | undefined} */
  #picture;
  /**
   * The available width, as last observed: to read it would force a layout.
   * @type {number | undefined}
   */
  #room;
  #width = 0;
  #textSize = 1;
  /** @type {MediaQueryList | undefined} */
  #ratio;
  #sizes = new ResizeObserver(([entry]) => entry && this.#resized(entry.contentRect.width));
  #redraw = () => this.#draw();
  /** Draws the picture for paper; that of the screen stays as it is. */
  #print = () => {
    const picture = { type: this.words?.plot.type ?? "", text: this.#em(), width: this.#width, isShort: this.hasAttribute("short") };
    if (this.#plot && !isGone(this.#plot) && this.#parts && this.#width > 0) layOutForPaper({ ...this.#parts, table: this.table }, this.#plot, picture);
  };
  #printed = () => this.#parts && leavePaper({ ...this.#parts, table: this.#text.table });
  #ratioChanged = () => {
    this.#watchRatio();
    this.#draw();
  };
  /**
   * The address of the page that shows a link.
   * @param {string} link
   */
  #address = (link) => this.#isAlone() ? "" : pageAddress(link, this.getAttribute("page") ?? void 0);
  /** Whether no page shows the charts of the package: then a link changes this chart. */
  #isAlone = () => this.hasAttribute("src") && !this.hasAttribute("page");
  /** @param {string} link */
  #follow = (link) => {
    if (this.#isAlone()) this.setAttribute("link", link);
    else if (isForeignPage) open(this.#address(link), "_blank", "noopener,noreferrer");
    else location.assign(this.#address(link));
  };
  /**
   * @param {number} mark
   * @param {number} top
   */
  #cite = async (mark, top) => {
    const [parts, words, src] = [this.#parts, this.words, this.getAttribute("src") ?? void 0];
    if (!parts || !words || words.rows.length === 0) return;
    const show = Promise.resolve().then(() => (init_sources(), sources_exports)).then(({ showSources: showSources2 }) => showSources2(parts.root, words, this.#link, mark, top, src));
    await show.catch((error) => parts.notices.append(make("li", {}, failureOf(error).detail)));
  };
  /** The table of the chart, filled. A panel may hold it instead of the slot. */
  get table() {
    if (this.words) this.#text.writeTable(this.words);
    return this.#text.table;
  }
  async connectedCallback() {
    if (!this.hasAttribute("state")) this.setAttribute("aria-busy", "true");
    if (!this.words) this.#text.adopt();
    await pause();
    if (!this.isConnected) return;
    if (!this.#parts) await this.#build();
    if (!this.isConnected) return;
    DARK.addEventListener("change", this.#redraw);
    document.fonts?.addEventListener("loadingdone", this.#redraw);
    FORCED.addEventListener("change", this.#redraw);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#printed);
    this.#watchRatio();
    if (this.getAttribute("loading") === "eager") this.#setNear(true);
    else _DistrictChart.#near.observe(this);
    this.#sizes.observe(this);
    this.#read();
  }
  disconnectedCallback() {
    _DistrictChart.#near.unobserve(this);
    this.#isNear = false;
    this.#sizes.disconnect();
    this.#room = void 0;
    FORCED.removeEventListener("change", this.#redraw);
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#printed);
    this.#printed();
    DARK.removeEventListener("change", this.#redraw);
    document.fonts?.removeEventListener("loadingdone", this.#redraw);
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#release();
  }
  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#hasStyle) return;
    if (name !== "theme") this.#read();
    else if (this.#plot) this.#draw();
  }
  /**
   * Draws a stale picture once the chart comes near the viewport.
   * @param {boolean} isNear
   */
  #setNear(isNear) {
    this.#isNear = isNear;
    if (isNear && this.#isStale) this.#draw();
  }
  /** Builds the parts and loads the stylesheet, which decides how wide a text is. */
  async #build() {
    const parts = makeParts();
    this.#parts = { ...parts, fallback: this.#fallback, reader: new MarkReader(parts, this.#follow, this.#cite) };
    const loaded = addStylesheet(this.#root);
    if (!this.querySelector("[data-link]")) client().catch(() => {
    });
    this.#root.append(parts.root);
    parts.canvas.addEventListener("contextrestored", this.#redraw);
    await Promise.race([loaded, new Promise((done) => setTimeout(done, STYLE_TIMEOUT))]);
    this.#hasStyle = true;
    loaded.then(this.#redraw);
  }
  /** Makes the chart of the current link, its texts, its picture and its table. */
  async #read() {
    const [link, src] = [this.getAttribute("link") ?? "", this.getAttribute("src") ?? ""];
    const isOutdated = () => !this.isConnected || link !== (this.getAttribute("link") ?? "") || src !== (this.getAttribute("src") ?? "");
    const progress = src ? (await Promise.resolve().then(() => (init_progress(), progress_exports)).catch(() => void 0))?.progressIn(this.#parts?.root ?? this.#root) : void 0;
    const isFirst = !this.words;
    try {
      const asked = this.#heldChart(link) ?? client().then(({ asking: asking2 }) => asking2(src, progress?.report)("chart", link));
      const [chart] = await Promise.all([asked, link.includes("c=tiles") || draw2()]);
      progress?.end();
      const words = (
        /** @type {Chart} */
        chart
      );
      const module2 = await draw2(isMap(words));
      await prepareStyle(this, words);
      if (isOutdated()) return;
      const plot = makePlot(module2, words);
      if (isFirst) await pause();
      if (isOutdated()) return free(plot);
      this.#link = link;
      this.#write(this.words = words);
      if (isFirst) {
        await pause();
        this.#em();
        if (getComputedStyle(this).display === "inline") this.style.display = "block";
        await pause();
      }
      if (isOutdated()) return free(plot);
      this.#release();
      this.#plot = plot;
      this.#draw();
      if (!isFirst) await painted();
      if (this.#plot === plot) this.#text.writeTable(words);
    } catch (error) {
      progress?.end();
      startAnew(error);
      if (isOutdated()) return;
      this.#release();
      this.#text.clear();
      this.#fail(error);
    }
  }
  /**
   * The chart that the page holds for a link. Its text is taken out of the page, which is to hold that of the chart shown alone.
   * @param {string} link
   * @returns {Chart | undefined}
   */
  #heldChart(link) {
    for (const child of this.children) {
      if (!(child instanceof HTMLScriptElement) || child.dataset.link === void 0 || !child.textContent) continue;
      this.#held.set(child.dataset.link, child.textContent);
      child.replaceChildren();
    }
    const held = this.#held.get(link);
    return held && JSON.parse(held);
  }
  /** Frees the memory of the plot. */
  #release() {
    if (this.#plot) free(this.#plot);
    this.#plot = void 0;
  }
  /** @param {Chart} words */
  #write(words) {
    const parts = this.#parts;
    if (!parts) return;
    if (parts.frame.lang !== words.lang) parts.frame.lang = words.lang;
    const isSeen = parts.details.open || this.#text.isTableTaken;
    this.#text.write(words, isSeen);
    for (
      const name of
      /** @type {const} */
      ["spoken", "keys"]
    ) parts[name].textContent = words[name];
    parts.canvas.textContent = words.spoken;
    parts.summary.textContent = words.tableLabel;
    parts.scroll.setAttribute("aria-label", words.caption);
    parts.notices.replaceChildren(...words.notices.map((text) => make("li", {}, text)));
    fillLinks(parts.links, words.links, this.#address, this.#isAlone() ? this.#follow : void 0);
    parts.reader.marks = words.marks;
    parts.body.hidden = false;
    parts.details.hidden = words.rows.length === 0;
  }
  /** Shows the chart in place of the fallback. */
  #reveal() {
    if (!this.#parts) return;
    const { frame, failure, fallback } = this.#parts;
    this.#text.show();
    failure.hidden = fallback.hidden = true;
    frame.hidden = false;
  }
  #draw() {
    const plot = this.#plot;
    if (!plot || !this.#parts) return;
    if (isGone(plot)) return this.#read();
    const { canvas, reader } = this.#parts;
    const chosen = [this.getAttribute("theme"), this.words?.theme].find((name) => name === "light" || name === "dark") ?? "";
    const theme = this.dataset.theme = !FORCED.matches && isDarkened(this.#parts.frame) ? "dark" : chosen;
    const width = Math.floor(this.#room ?? (parseFloat(getComputedStyle(this.#parts.root).width) || 0));
    const dark = theme ? theme === "dark" : DARK.matches;
    if (this.words) dress(this, this.#parts.root, plot, this.words, dark);
    this.#isStale = !this.#isNear || width === 0;
    this.#width = width;
    if (width === 0) return this.#reveal();
    try {
      const text = this.#textSize = this.#em();
      const ratio = devicePixelRatio * zoomOf(this);
      const css = (pixels2) => `${Math.round(pixels2) / ratio}px`;
      canvas.style.width = css(width * ratio);
      canvas.style.height = css(plot.height(width, text) * ratio);
      if (this.#isStale) return this.#reveal();
      const isShort = this.hasAttribute("short");
      const picture = this.#picture = plot.draw(canvas, width, ratio, text, dark, FORCED.matches ? this.#forcedColours() : void 0, isShort);
      if (picture.hiddenRows > 0) canvas.style.height = css(picture.height * ratio);
      showMore(this.#parts.more, this.words?.moreLabel ?? "", picture.hiddenRows, pageAddress(this.#link));
      const show = () => {
        if (picture !== this.#picture) return;
        this.#reveal();
        reader.boxes = picture.places;
        this.#settle("drawn", { ...picture, places: [...picture.places] });
      };
      if (this.hasAttribute("state")) show();
      else pause().then(show);
    } catch (error) {
      startAnew(error);
      this.#fail(error);
    }
  }
  /** The colours that the reader's system forces on pages, as the stylesheet maps them to roles. */
  #forcedColours() {
    const probe = make("i", { hidden: true });
    this.#parts?.frame.append(probe);
    const rgb = (role) => {
      probe.style.color = `var(--${role})`;
      return (getComputedStyle(probe).color.match(/\d+/g) ?? []).slice(0, 3).map(Number);
    };
    const colours = Uint8Array.from(ROLES.flatMap(rgb));
    probe.remove();
    return colours;
  }
  /**
   * Redraws in the next frame: a ResizeObserver must see no change in its own, not even by styles that reading a size computes.
   * @param {number} width
   */
  #resized(width) {
    this.#room = width;
    requestAnimationFrame(() => (Math.floor(width) !== this.#width || this.#em() !== this.#textSize) && this.#draw());
  }
  /** The size of the reader's text, in 16 CSS pixels. */
  #em = () => this.#parts ? parseFloat(getComputedStyle(this.#parts.frame).fontSize) / 16 : 1;
  /** Redraws when the window moves to a screen of another density, or is zoomed. */
  #watchRatio() {
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratio.addEventListener("change", this.#ratioChanged);
  }
  /**
   * Shows the reason of a failure with the fallback. A chart whose picture failed keeps its table.
   * @param {unknown} error
   */
  #fail(error) {
    if (!this.#parts) return;
    const { frame, failure, body, details, fallback } = this.#parts;
    failure.replaceChildren(...failureParts(error));
    this.#picture = void 0;
    fallback.hidden = false;
    failure.hidden = frame.hidden = false;
    body.hidden = true;
    details.hidden = !this.#plot || this.#text.isPrerendered;
    if (!details.hidden) {
      details.open = true;
      this.#text.show();
    }
    this.#settle("failed");
  }
  /**
   * @param {"drawn" | "failed"} state
   * @param {import("../pkg/district_charts.js").Picture} [detail]
   */
  #settle(state, detail) {
    this.setAttribute("state", state);
    this.removeAttribute("aria-busy");
    this.dispatchEvent(new CustomEvent("district-chart-drawn", { bubbles: true, composed: true, detail }));
  }
};
if (!customElements.get("district-chart")) customElements.define("district-chart", DistrictChart);
export {
  DistrictChart
};
