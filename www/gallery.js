// Draws every line of tests/cases.txt that the address asks for, at its width: what a reviewer looks at.

import "./district-chart.js";
import { load } from "./modules.js";

load("page").catch(() => {}); // Each chart says so in its place.
const asked = new URLSearchParams(location.search);
const width = Number(asked.get("width")) || 768;
const name = asked.get("name") ?? "";
const theme = asked.get("theme");
const place = document.getElementById("cases");

/** Name and link of each case, as the tests read them. */
async function cases() {
  const text = await (await fetch(new URL("../tests/cases.txt", import.meta.url))).text();
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => [line.split(" ", 1)[0], line.slice(line.split(" ", 1)[0].length + 1)]);
}

/** A case under its name, which leads to the page that shows it. */
function section([title, link]) {
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  const anchor = Object.assign(document.createElement("a"), { href: `index.html?${link}`, textContent: title });
  const chart = document.createElement("district-chart");
  chart.setAttribute("link", theme ? [link, `t=${theme}`].filter(Boolean).join("&") : link);
  chart.setAttribute("loading", "eager");
  chart.style.width = `${width}px`;
  heading.append(anchor);
  section.append(heading, chart);
  return section;
}

const all = (await cases()).filter(([title]) => title.startsWith(name));
place.append(...all.map(section));

let left = all.length;
if (left === 0) document.documentElement.setAttribute("state", "drawn");
document.addEventListener("district-chart-drawn", () => {
  left -= 1;
  if (left === 0) document.documentElement.setAttribute("state", "drawn");
});
