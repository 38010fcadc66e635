// The second step for a table: its rows with the roles of the columns, what is assumed, what is asked, and what became of each cell.

import { make } from "../dom.js";
import { change, derived, go, set, work } from "./state.js";
import { mergePart } from "./merge.js";
import { optionsOf, settingControl } from "./settings.js";
import { box, button, count, field, input, text, texts, wrong } from "./ui.js";
import { showCell, tablePart } from "./table-view.js";

/** Lines of the report, and columns of figures, that are shown at once. */
const [MOST_LINES, MOST_COLUMNS] = [100, 24];

/** The step as elements. */
export function checkTable() {
  const t = texts();
  const { table } = work;
  const { proposal, converted, error, isStopped } = derived;
  if (!table) return [];
  const heading = make("h2", {}, table.name || t.pasted);
  if (isStopped) return [heading, box("wrong", "", make("p", {}, t.cancelled), button(t.readTable, () => change(), { className: "main" }))];
  const parts = [heading, ...(error ? [wrong(error), ...(proposal ? [] : [readingPart()])] : [])];
  if (!proposal) return parts;
  const facts = [proposal.encoding, t.delimiterNames[/** @type {keyof typeof t.delimiterNames} */ (proposal.delimiter)] ?? proposal.delimiter, `${count(proposal.rows)} ${t.rows}`];
  parts.push(make("p", { className: "soft" }, facts.join(" · ")), tablePart(proposal), questionPart(proposal), assumptionPart(proposal), columnPart(proposal));
  if (converted) parts.push(reportPart(converted));
  if (derived.merge) parts.push(mergePart(derived.merge));
  const next = button(t.chartKind, () => go("chart"), { className: "main", name: "to-chart" });
  return [...parts, make("p", { className: "buttons" }, next)];
}

/** How the file is read, for one that could not be: the person may know better. */
function readingPart() {
  const t = texts();
  const settings = /** @type {const} */ (["delimiter", "encoding"]).map((key) => field(t[key], settingControl(key, work.table?.settings[key] ?? "", set, [])));
  return box("assumed", t.change, ...settings);
}

/** @param {import("../../pkg/import.js").TableProposal} proposal */
function questionPart({ questions }) {
  const t = texts();
  if (questions.length === 0) return make("span", { hidden: true });
  const items = questions.map(({ text: asked, setting, proposed, answer }) => {
    const control = settingControl(setting, answer ?? "", set, [], { label: asked, proposed });
    const label = optionsOf(setting, []).find(([value]) => value === proposed)?.[1] ?? proposed;
    const take = proposed && answer === null ? [button(text(t.takeProposal, label), () => set(setting, proposed), { name: `take-${setting}` })] : [];
    return make("li", { className: answer === null ? "open" : "answered" }, make("p", {}, asked), make("div", { className: "answer" }, control, ...take));
  });
  return box("asked", t.asked, make("p", { className: "soft" }, t.askedNote), make("ul", {}, ...items));
}

/** @param {import("../../pkg/import.js").TableProposal} proposal */
function assumptionPart({ assumptions, roles }) {
  const t = texts();
  const item = (/** @type {import("../../pkg/import.js").TableAssumption} */ { text: said, setting, certainty, certaintyLabel }) => {
    const value = work.table?.settings[setting] ?? "";
    const control = setting ? [make("details", { className: "overrule" }, make("summary", {}, t.change), settingControl(setting, value, set, roles, { label: said }))] : [];
    const sure = certainty === "sure" ? [] : [make("span", { className: `certainty ${certainty}` }, certaintyLabel)];
    return make("li", {}, make("span", {}, said), " ", ...sure, ...control);
  };
  const [open, said] = [assumptions.filter(({ certainty }) => certainty !== "sure"), assumptions.filter(({ certainty }) => certainty === "sure")];
  const rest = said.length > 0 ? [make("details", {}, make("summary", {}, text(t.showAll, said.length)), make("ul", {}, ...said.map(item)))] : [];
  return box("assumed", t.assumed, make("p", { className: "soft" }, t.assumedNote), make("ul", {}, ...open.map(item)), ...rest);
}

/** @param {import("../../pkg/import.js").TableProposal} proposal */
function columnPart({ columns }) {
  const t = texts();
  const values = columns.map((column, index) => ({ ...column, number: index + 1 })).filter(({ role }) => role === "value");
  const rows = values.slice(0, MOST_COLUMNS).map(({ head, name, unit, period, number }) => {
    const part = (/** @type {string} */ key, /** @type {string} */ value, /** @type {string} */ label) =>
      make("td", {}, input(`${key}.${number}`, value, (value) => set(`${key}.${number}`, value), { "aria-label": `${label}, ${head || text(t.column, number)}` }));
    return make("tr", {}, make("th", { scope: "row" }, head || text(t.column, number)), part("name", name, t.name), part("unit", unit, t.unit), part("period", period, t.period));
  });
  const heads = [t.columnHead, t.name, t.unit, t.period].map((label) => make("th", { scope: "col" }, label));
  const more = values.length > MOST_COLUMNS ? [make("p", { className: "soft" }, text(t.largest, MOST_COLUMNS))] : [];
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  return make("details", { className: "columns" }, make("summary", {}, `${t.columns} (${values.length})`), make("p", { className: "soft" }, t.columnsNote), make("div", { className: "scroll" }, table), ...more);
}

/** @param {import("../../pkg/import.js").ConvertedTable} converted */
function reportPart({ values, indicators, places, missing, problems, moreProblems }) {
  const t = texts();
  const item = (/** @type {typeof problems[number]} */ { line, column, text: said }) =>
    make("li", {}, button(said, () => showCell(line, column), { className: "lead", title: text(t.cell, line, column) }));
  const list = (/** @type {typeof problems} */ of) => make("ul", { className: "report" }, ...of.slice(0, MOST_LINES).map(item), ...(of.length > MOST_LINES ? [make("li", { className: "soft" }, text(t.more, count(of.length - MOST_LINES)))] : []));
  const [errors, others] = [problems.filter(({ isError }) => isError), problems.filter(({ isError }) => !isError)];
  const said = text(t.contents, count(values), count(indicators), count(places), count(missing));
  const lost = errors.length + (errors.length > 0 ? moreProblems : 0);
  const first = lost > 0 ? [make("details", { open: true }, make("summary", {}, text(t.warnings, count(lost))), list(errors))] : [make("p", {}, make("strong", {}, t.errorsNone), " ", said)];
  const rest = others.length > 0 ? [make("details", {}, make("summary", {}, `${text(t.left, count(others.length))} · ${t.lineByLine}`), list(others))] : [];
  return box(lost > 0 ? "wrong" : "fine", "", ...(lost > 0 ? [make("p", {}, said)] : []), ...first, ...rest);
}

