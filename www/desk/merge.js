// What a table changes in the package that is open. Where they disagree both figures stand side by side, and the person decides.

import { make } from "../dom.js";
import { change, work } from "./state.js";
import { box, count, field, input, select, text, texts } from "./ui.js";

/** @typedef {import("../../pkg/import.js").TableMerge} Merge */

/** The differences that are shown at once. */
const MOST = 200;

/** @param {Partial<import("./state.js").TableWork>} changes */
const changeTable = (changes) => work.table && change({ table: { ...work.table, ...changes } });

/** @param {Merge} merge */
export function mergePart({ unchanged, isEdition, differences, places, indicators }) {
  const t = texts();
  const of = (/** @type {string} */ kind) => differences.filter((difference) => difference.kind === kind).length;
  const conflicts = differences.map((difference, index) => ({ ...difference, index })).filter(({ kind }) => kind !== "added");
  const said = differences.length === 0 ? t.mergeNone : text(t.mergeAdded, count(of("added")), count(of("corrected")), count(of("withdrawn")), count(unchanged));
  const table = conflicts.length > 0 ? [make("div", { className: "scroll" }, conflictTable(conflicts.slice(0, MOST)))] : [];
  const more = conflicts.length > MOST ? [make("p", { className: "soft" }, text(t.more, count(conflicts.length - MOST)))] : [];
  const reason = conflicts.length > 0 ? [field(t.mergeReason, input("merge-reason", work.table?.reason ?? "", (reason) => changeTable({ reason: reason || t.mergeReasonDefault })))] : [];
  const edition = isEdition ? [make("p", { className: "soft" }, t.edition)] : [];
  return box(conflicts.length > 0 ? "asked" : "fine", t.merge, make("p", {}, said), ...edition, ...doubts("places", places), ...doubts("indicators", indicators), ...table, ...more, ...reason);
}

/**
 * @param {"places" | "indicators"} kind
 * @param {Merge["places"]} found
 */
function doubts(kind, found) {
  const t = texts();
  return found.map(({ id, name, candidates }) => {
    const set = (/** @type {string} */ value) => work.table && changeTable({ same: { ...work.table.same, [kind]: { ...work.table.same[kind], [id]: value } } });
    const value = work.table?.same[kind][id] ?? "";
    const label = text(kind === "places" ? t.doubtPlace : t.doubtIndicator, name);
    return field(label, select(`same-${kind}-${id}`, [["", text(kind === "places" ? t.newPlace : t.newIndicator, name)], ...candidates], value, set));
  });
}

/** @param {(Merge["differences"][number] & { index: number })[]} conflicts */
function conflictTable(conflicts) {
  const t = texts();
  const heads = [t.place, t.indicator, t.period, t.mergeFrom, t.mergeTo, t.decision].map((label) => make("th", { scope: "col" }, label));
  /** @type {Record<string, [string, string][]>} */
  const options = { corrected: [["take", t.take], ["keep", t.keep], ["both", t.both]], withdrawn: [["keep", t.keep], ["take", t.withdrawn]] };
  const rows = conflicts.map(({ index, kind, place, indicator, period, old, new: own, decision, isDoubtful }) => {
    const taken = work.table?.decisions[index] ?? decision;
    const set = (/** @type {string} */ value) => work.table && changeTable({ decisions: { ...work.table.decisions, [index]: value } });
    const list = select(`decision-${index}`, options[kind] ?? [], taken, set, { "aria-label": `${t.decision}: ${place}, ${indicator}, ${period}` });
    const figure = (/** @type {typeof old} */ of) => make("td", { className: "value" }, of ? of.value : "–");
    return make("tr", { className: isDoubtful ? "doubtful" : "" }, make("th", { scope: "row" }, place), make("td", {}, indicator), make("td", {}, period), figure(old), figure(own), make("td", {}, list, ...(isDoubtful ? [make("small", {}, t.doubtful)] : [])));
  });
  return make("table", { className: "conflicts" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
}
