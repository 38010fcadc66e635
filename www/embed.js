// What embed.html runs: starts its chart, tells the page around it how high it is, and takes a theme from there.
// A classic script: in a sandbox whose server allows no other origin no module loads, and then this still says so.

"use strict";
{
  const main = document.querySelector("main");
  const chart = document.querySelector("district-chart");
  const full = document.getElementById("full");
  const asked = new URLSearchParams(location.search);
  /** A sandboxed frame is of nobody's origin. */
  const isSandboxed = origin === "null";
  /** WordPress appends the one to the address, pym the other. */
  const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];
  const pym = /^[\w.:-]+$/.exec(asked.get("childId") ?? "")?.[0];
  let told = 0;

  /** Tells the page around the height of the content in each form that some host understands; once for each height. */
  function tell() {
    const height = Math.ceil(main.getBoundingClientRect().height);
    const isHidden = innerWidth === 0;
    if (parent === window || isHidden || height === told) return;
    told = height;
    const messages = [
      { source: "district-charts", v: 1, type: "height", id: location.search.slice(1), height },
      { sentinel: "amp", type: "embed-size", height },
    ];
    if (secret) messages.push({ message: "height", value: height, secret });
    if (pym) messages.push(["pym", pym, "height", height].join("xPYMx"));
    for (const message of messages) parent.postMessage(message, "*");
  }

  /** The chart is there, or said why not. */
  function settle() {
    const root = document.documentElement;
    root.dataset.theme = chart.dataset.theme ?? "";
    if (chart.words) {
      root.lang = chart.words.lang;
      document.title = chart.words.title;
      full.textContent = chart.words.fullLabel;
    }
    main.classList.remove("waiting");
    tell();
  }

  function fail(error) {
    const failure = document.getElementById("failure");
    failure.querySelector("pre").textContent = String(error?.message ?? error);
    document.getElementById("sandbox").hidden = !isSandboxed;
    failure.hidden = false;
    chart.setAttribute("state", "failed");
    settle();
  }

  // The page around may choose a theme; whatever else it says, or anybody else, is nothing to us.
  addEventListener("message", ({ source, data }) => {
    const isTheme = source === parent && data?.source === "district-charts" && data.type === "theme";
    if (isTheme && ["light", "dark", "auto"].includes(data.value)) chart.setAttribute("theme", data.value);
  });

  full.href = `index.html${location.search}`;
  if (!isSandboxed) full.target = "_blank";
  chart.setAttribute("link", location.search.slice(1));
  chart.addEventListener("district-chart-drawn", settle);
  document.fonts.ready.then(tell);
  new ResizeObserver(tell).observe(main);
  addEventListener("load", tell);
  tell();
  // By its whole address: a script of another origin, as each is in a sandbox, has no folder of its own.
  import(new URL("district-chart.js", document.currentScript.src).href).catch(fail);
}
