// Draws each line of tests/cases.txt that the address selects, for reviewers.

import "./district-chart.js";

const asked = new URLSearchParams(location.search);
const width = Number(asked.get("width")) || 768;
const name = asked.get("name") ?? "";
const theme = asked.get("theme");

/**
 * The name and the link of each case.
 * @returns {Promise<{ name: string, link: string }[]>}
 */
async function cases() {
  const text = await (await fetch(new URL("../tests/cases.txt", import.meta.url))).text();
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => {
    const [name = ""] = line.split(" ", 1);
    return { name, link: line.slice(name.length + 1) };
  });
}

/**
 * A case below its name, which links to the page that shows it.
 * @param {{ name: string, link: string }} one
 */
function section({ name, link }) {
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  const anchor = Object.assign(document.createElement("a"), { href: `index.html?${link}`, textContent: name });
  const chart = document.createElement("district-chart");
  chart.setAttribute("link", theme ? [link, `t=${theme}`].filter(Boolean).join("&") : link);
  chart.setAttribute("loading", "eager");
  chart.style.width = `${width}px`;
  heading.append(anchor);
  section.append(heading, chart);
  return section;
}

const all = (await cases()).filter((one) => one.name.startsWith(name));
document.getElementById("cases")?.append(...all.map(section));

let left = all.length;
if (left === 0) document.documentElement.setAttribute("state", "drawn");
document.addEventListener("district-chart-drawn", () => {
  left -= 1;
  if (left === 0) document.documentElement.setAttribute("state", "drawn");
});
