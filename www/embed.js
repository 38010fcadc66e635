// The script of embed.html: starts the chart, posts the height of the content to the host page, and takes a theme from there.
// A classic script: in a sandbox whose server allows no other origin no module loads, and this script then reports the failure.

"use strict";
{
  /**
   * @template {Element} [E=HTMLElement]
   * @param {string} selector
   */
  const find = (selector) => /** @type {E} */ (document.querySelector(selector));
  const main = find("main");
  /** @type {import("./district-chart.js").DistrictChart} */
  const chart = find("district-chart");
  /** @type {HTMLAnchorElement} */
  const full = find("#full");
  const asked = new URLSearchParams(location.search);
  /** A sandboxed frame has an opaque origin. */
  const isSandboxed = origin === "null";
  /** WordPress appends a secret to the address, at times after the page was loaded, and pym.js an id; each expects its own back. */
  const secret = () => /^#\?secret=(\w+)$/.exec(location.hash)?.[1];
  const pym = /^[\w.:-]+$/.exec(asked.get("childId") ?? "")?.[0];
  /** The size of the reader's text in CSS pixels. */
  const REM = parseFloat(getComputedStyle(document.documentElement).fontSize);
  let posted = 0;

  /** Posts the height of the content in the form of each kind of host, once for each height. */
  function post() {
    const height = Math.ceil(main.getBoundingClientRect().height);
    const isHidden = innerWidth === 0;
    if (parent === window || isHidden) return;
    // A printed frame has the height of the screen and often less width: its text is as many hundredths of its width as on the screen.
    document.documentElement.style.setProperty("--print", String((100 * REM) / innerWidth));
    if (height === posted) return;
    posted = height;
    /** @type {unknown[]} */
    const messages = [
      { source: "district-charts", v: 1, type: "height", id: location.search.slice(1), height },
      { sentinel: "amp", type: "embed-size", height },
    ];
    if (secret()) messages.push({ message: "height", value: height, secret: secret() });
    if (pym) messages.push(["pym", pym, "height", height].join("xPYMx"));
    for (const message of messages) parent.postMessage(message, "*");
  }

  /** Follows each state of the chart, `drawn` or `failed`. */
  function settle() {
    const root = document.documentElement;
    root.dataset.theme = chart.dataset.theme ?? "";
    if (chart.words) {
      root.lang = chart.words.lang;
      document.title = chart.words.title;
      full.textContent = chart.words.fullLabel;
    }
    root.classList.remove("asked");
    post();
  }

  /** @param {unknown} error */
  function fail(error) {
    const failure = find("#failure");
    find("#failure pre").textContent = String(error instanceof Error ? error.message : error);
    find("#sandbox").hidden = !isSandboxed;
    failure.hidden = false;
    chart.setAttribute("state", "failed");
    settle();
  }

  // The host page may print these itself.
  for (const part of ["heading=off", "source=short", "table=off"]) {
    const [name = "", value = ""] = part.split("=");
    if (asked.get(name) === value) chart.setAttribute(name, value);
  }

  // The host page may choose a theme, and WordPress asks for the height once its script runs. Every other message, and every other sender, is
  // ignored.
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.message === "ready" && data.secret && data.secret === secret()) {
      posted = 0;
      post();
    }
    const isTheme = source === parent && data?.source === "district-charts" && data.type === "theme";
    if (isTheme && ["light", "dark", "auto"].includes(data.value)) chart.setAttribute("theme", data.value);
  });

  const link = chart.getAttribute("link");
  const [index] = (full.getAttribute("href") ?? "").split("?");
  full.href = [index, link].filter(Boolean).join("?");
  if (!isSandboxed) full.target = "_blank";
  chart.addEventListener("district-chart-drawn", settle);
  document.fonts.ready.then(post);
  // In the next frame: posting changes styles, which a ResizeObserver must not see in its own.
  new ResizeObserver(() => requestAnimationFrame(post)).observe(main);
  addEventListener("load", post);
  post();
  // By an absolute address: in a sandbox a script has another origin, and relative imports have no base.
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  import(new URL("district-chart.js", src).href).catch(fail);
}
