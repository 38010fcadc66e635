// A chart value with generated rows, as `charts.wasm` writes it for a ranking.

/** @param {{ name: string, value: number }} row */
const plotRow = ({ name, value }) => ({
  district: name.replace("District ", "d"),
  name,
  short: name.replace("District ", "D"),
  emphasis: "compared",
  bars: [{ value, label: String(value) }],
});

/** @param {{ name: string, value: number }[]} rows */
export const chartValue = (rows) => ({
  version: 1,
  lang: "en",
  theme: "",
  title: "Generated ranking",
  subtitle: "Generated values, %",
  coverage: "",
  notes: [],
  source: "",
  licence: "",
  notices: [],
  spoken: "",
  marks: rows.map(({ name, value }) => [`${name}: ${value}`, ""]),
  links: [],
  tableLabel: "",
  fullLabel: "",
  moreLabel: "",
  caption: "",
  columns: ["District", "Value"],
  sortable: [true, true],
  rows: rows.map(({ name, value }) => [name, String(value)]),
  values: rows.map(({ value }) => [null, value]),
  keys: "",
  labels: {},
  plot: { type: "rows", rows: rows.map(plotRow), axisStart: 0 },
});
