// The body of a function that returns what the page shows, for the browser tests.
// arguments[0]: whether to read the pixels of the canvas, which is slow.

// A page that is still loading lacks elements.
if (document.readyState !== "complete") return {};
const chart = document.querySelector("district-chart");
const root = chart?.shadowRoot;
const visible = (element) => Boolean(element && element.getClientRects().length > 0);
const text = (selector) => {
  const element = root?.querySelector(selector);
  return visible(element) ? element.textContent.trim() : "";
};
// The texts of the chart are children of its element; those of the page’s own scripts lie in the shadow tree.
const own = (slot) => {
  const element = chart?.querySelector(`:scope > [slot="${slot}"]`);
  return visible(element) ? element.textContent.trim() : "";
};
const cells = (row) => [...row.cells].map((cell) => cell.textContent);
const canvas = root?.querySelector("canvas");
const rgb = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);

function pixels() {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const words = new Uint32Array(data.buffer);
  return { colours: new Set(words).size, corner: [...data.slice(0, 4)] };
}

return {
  address: location.href,
  window: [innerWidth, innerHeight, scrollX, scrollY],
  query: location.search,
  // Empty while the controls still belong to the previous chart.
  state: document.querySelector("#controls[aria-busy]") ? "" : (chart?.getAttribute("state") ?? ""),
  title: own("title"),
  failure: text(".failure"),
  spoken: text(".said"),
  links: [...(root?.querySelectorAll(".links a") ?? [])].map((anchor) => anchor.href),
  charts: [...document.querySelectorAll("district-chart")].map((each) => each.getAttribute("state") ?? ""),
  notices: visible(root?.querySelector(".notices"))
    ? [...root.querySelectorAll(".notices > *")].filter(visible).map((notice) => notice.textContent)
    : [],
  table: [...(chart?.querySelectorAll("table[data-part] tr") ?? [])].map(cells),
  caption: chart?.querySelector("table[data-part] caption")?.textContent ?? "",
  controls: Object.fromEntries([...(document.getElementById("controls")?.elements ?? [])].filter(({ type, checked }) => type !== "radio" || checked).map(({ name, value }) => [name, value])),
  text: document.body.innerText.trim(),
  background: rgb(getComputedStyle(document.documentElement).backgroundColor),
  body: rgb(getComputedStyle(document.body).backgroundColor),
  scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  canvas: visible(canvas) && {
    width: canvas.width,
    height: canvas.height,
    cssWidth: canvas.getBoundingClientRect().width,
    cssHeight: canvas.getBoundingClientRect().height,
    ratio: devicePixelRatio,
    label: canvas.getAttribute("aria-label") ?? canvas.getAttribute("aria-labelledby") ?? "",
    role: canvas.getAttribute("role"),
    fallback: canvas.textContent,
    ...(arguments[0] ? pixels() : {}),
  },
  complaints: window.complaints ?? [],
};
