// The page in which packages are read, each in a page of its own, as a page reads its one package when it is opened.

import { autoType, csvParse } from "d3-dsv";

/** Converts the columns that are numbers. Named columns are copied faster than with a spread. */
const typed = ({ district, indicator, scope, period, value, comparator, status, basis, source, line, note }) => ({
  district,
  indicator,
  scope,
  period,
  value: Number(value),
  comparator,
  status,
  basis,
  source,
  line: Number(line),
  note,
});

/** The times of two steps, milliseconds. */
function timed(parse, rank) {
  const start = performance.now();
  const parsed = parse();
  const end = performance.now();
  const ranking = rank(parsed);
  return { parse: end - start, ranking: performance.now() - end, found: ranking.length };
}

/** The observations of the first indicator and period, the highest value first. */
const ranking = (rows) =>
  rows.filter(({ indicator, period }) => indicator === rows[0].indicator && period === rows[0].period).sort((a, b) => b.value - a.value);

async function dsv(address, convert) {
  const text = await (await fetch(address)).text();
  return timed(() => csvParse(text, convert), ranking);
}

/** The tables of a generated package. */
const TABLES = ["districts", "terms", "sources", "indicators", "sections", "observations", "projects", "revisions"];

/** Checks and packs a package, opens it, makes the ranking of its first indicator, and then what a page may choose from. */
async function ours(folder) {
  const load = async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer());
  const files = Object.fromEntries(await Promise.all(TABLES.map(async (name) => [`${name}.csv`, await load(`${folder}${name}.csv`)])));
  const start = async (name) => {
    const module = await import(new URL(`/pkg/${name}.js`, location.href).href);
    const { memory } = await module.default();
    return { module, memory };
  };
  const [{ module: reader }, { module, memory }] = [await start("package"), await start("charts")];
  const times = timed(
    () => module.select(module.open(reader.pack(files))),
    () => module.chart("l=en").rows,
  );
  const begin = performance.now();
  module.page("l=en");
  return { ...times, choices: performance.now() - begin, memory: memory.buffer.byteLength };
}

window.benchmark = {
  autoType: (rows) => dsv(`/generated/observations-${rows}.csv`, autoType),
  typed: (rows) => dsv(`/generated/observations-${rows}.csv`, typed),
  ours: (rows) => ours(`/generated/package-${rows}/`),
};
