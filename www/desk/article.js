// The second step for an article: its text with every figure marked by its state, and a form for the one at hand. By keyboard or by pointer,
// a person accepts, corrects or refuses each; nothing enters the package unseen.

import { make } from "../dom.js";
import { importing } from "../import-client.js";
import { keysOf, nextOpen, piecesOf, rowOf, stateOf } from "./article-text.js";
import { showRow } from "./chart.js";
import { change, derived, go, work } from "./state.js";
import { box, button, field, input, select, text, texts, wrong } from "./ui.js";

/**
 * @typedef {import("./article-text.js").Row} Row
 * @typedef {import("../../pkg/article.js").ArticleProposal} Proposal
 * @typedef {(changes: Partial<Row>) => void} SetRow changes parts of the row at hand
 */

const COMPARATORS = /** @type {const} */ (["eq", "ge", "gt", "le", "lt", "approx"]);
const STATUSES = /** @type {const} */ (["actual", "forecast", "target", "plan"]);

/** @type {{ key: string, row: Row } | undefined} the row as the person has it, before it is accepted */
let draft;

/** @param {Partial<import("./state.js").ArticleWork>} changes */
const changeArticle = (changes) => work.article && change({ article: { ...work.article, ...changes } });

/** The step as elements. */
export function checkArticle() {
  const t = texts();
  const { article } = work;
  const { reading, error } = derived;
  if (!article) return [];
  const parts = [make("h2", {}, article.title || t.article), ...(error ? [wrong(error)] : [])];
  if (!reading) return [...parts, wordsPart(article)];
  if (reading.notes.length > 0) parts.push(box("assumed", "", make("ul", {}, ...reading.notes.map((note) => make("li", {}, note)))));
  const keys = keysOf(reading.proposals);
  const done = keys.filter((key) => article.decisions[key]).length;
  const at = Math.min(article.at, keys.length - 1);
  const proposal = reading.proposals[at];
  const desk = make("div", { className: "reading" }, textPart(article, keys, at), ...(proposal ? [formPart(proposal, keys[at] ?? "", at)] : [box("fine", "", make("p", {}, t.noFigures))]));
  desk.addEventListener("keydown", press);
  const said = done === keys.length && done > 0 ? t.decided : text(t.decide, done, keys.length);
  const progress = make("p", { className: "soft", role: "status" }, said, " ", t.notDecided);
  return [...parts, aboutPart(article), progress, desk, make("p", { className: "soft" }, t.articleHelp), ...repairsPart(reading.repairs), wordsPart(article), make("p", { className: "buttons" }, button(t.chartKind, () => go("chart"), { name: "to-chart" }))];
}

/** The most repairs that are listed. */
const MOST_REPAIRS = 200;

/**
 * What was damaged in the text, and what was read instead.
 * @param {import("../../pkg/article.js").ArticleProposals["repairs"]} repairs
 */
function repairsPart(repairs) {
  const t = texts();
  if (repairs.length === 0) return [];
  const items = repairs.slice(0, MOST_REPAIRS).map(({ span: [line], before, after }) => make("li", {}, after ? text(t.repaired, line, before, after) : text(t.passedOver, line, before)));
  const more = repairs.length > MOST_REPAIRS ? [make("li", {}, "…")] : [];
  return [make("details", { className: "repairs" }, make("summary", {}, text(t.repairs, repairs.length)), make("ul", {}, ...items, ...more))];
}

/**
 * A table of words of the person's own, which extends those by which articles are read.
 * @param {import("./state.js").ArticleWork} article
 */
function wordsPart(article) {
  const t = texts();
  const file = make("input", { type: "file", name: "words", accept: ".csv" });
  const take = async () => {
    const chosen = file.files?.[0];
    if (chosen) changeArticle({ words: { [chosen.name]: await chosen.text() } });
  };
  file.addEventListener("change", take);
  const names = Object.keys(article.words ?? {});
  const taken = names.length > 0 ? [make("p", {}, names.join(", "), " ", button(t.close, () => changeArticle({ words: {} }), { name: "no-words" }))] : [];
  return make("details", { className: "words", open: names.length > 0 }, make("summary", {}, t.words), field(t.wordsFile, file, make("small", {}, t.wordsHelp)), ...taken);
}

/** @param {import("./state.js").ArticleWork} article */
function aboutPart(article) {
  const t = texts();
  const part = (/** @type {"title" | "publisher" | "published" | "url"} */ key, /** @type {string} */ label, properties = {}) =>
    field(label, input(`article-${key}`, article[key] || (key === "published" ? (derived.reading?.published ?? "") : ""), (value) => changeArticle({ [key]: value }), properties));
  return make(
    "details",
    { className: "about", open: !article.publisher && innerWidth >= 640 },
    make("summary", {}, t.articleTexts),
    make("div", { className: "fields" }, part("title", t.titleOf), part("publisher", t.publisher), part("published", t.date, { type: "date" }), part("url", t.address, { type: "url", placeholder: "https://" })),
  );
}

/**
 * The article with its figures.
 * @param {import("./state.js").ArticleWork} article
 * @param {string[]} keys
 * @param {number} at
 */
function textPart(article, keys, at) {
  const t = texts();
  const proposals = derived.reading?.proposals ?? [];
  const lines = article.text.split("\n").map((line, index) => {
    const ofLine = proposals.flatMap(({ span: [of, start, end] }, number) => (of === index + 1 ? [{ start, end, index: number }] : []));
    const pieces = piecesOf(line, ofLine).map(({ text: part, index: number }) => {
      const proposal = number === undefined ? undefined : proposals[number];
      if (number === undefined || !proposal) return part;
      // Several proposals may be of the same figure: the mark is that of the one at hand, or of the first.
      const own = proposals[at]?.span.join(":") === proposal.span.join(":") ? at : number;
      const state = stateOf(proposals[own] ?? proposal, article.decisions[keys[own] ?? ""]);
      const mark = button(part, () => show(own), { className: `figure ${state}`, "aria-label": `${part}, ${t[state]}`, tabIndex: -1 });
      if (own === at) mark.setAttribute("aria-current", "true");
      return mark;
    });
    return line.trim() ? [make("p", {}, make("span", { className: "line" }, String(index + 1)), ...pieces)] : [];
  });
  return make("div", { className: "article", tabIndex: 0, role: "region", "aria-label": t.article, lang: /[\u4e00-\u9fff]/.test(article.text) ? "zh-Hans" : "en" }, ...lines.flat());
}

/** The row at hand: as it was accepted, as it is being corrected, or as it is proposed. */
function present() {
  const { article } = work;
  const proposals = derived.reading?.proposals ?? [];
  if (!article || proposals.length === 0) return undefined;
  const at = Math.min(article.at, proposals.length - 1);
  const key = keysOf(proposals)[at] ?? "";
  const proposal = /** @type {Proposal} */ (proposals[at]);
  const row = draft?.key === key ? draft.row : (article.decisions[key]?.row ?? rowOf(proposal));
  return { at, key, proposal, row, keys: keysOf(proposals) };
}

/**
 * The form of a proposal.
 * @param {Proposal} proposal
 * @param {string} key
 * @param {number} at
 */
function formPart(proposal, key, at) {
  const t = texts();
  const { row } = present() ?? { row: rowOf(proposal) };
  /** @type {SetRow} */
  const set = (changes) => {
    const { row } = present() ?? {};
    if (row) draft = { key, row: { ...row, ...changes } };
    update();
  };
  const standing = make("div", { className: "standing", role: "status" });
  const state = stateOf(proposal, work.article?.decisions[key]);
  const act = (/** @type {string} */ label, /** @type {string} */ name, /** @type {() => unknown} */ run, className = "") => button(label, run, { name, className, "aria-keyshortcuts": name[0]?.toUpperCase() ?? "" });
  const form = make(
    "div",
    { className: `form ${state}`, role: "group", tabIndex: -1, "aria-label": `${proposal.quote}, ${at + 1}` },
    make("p", { className: "quote" }, make("strong", {}, proposal.quote), " ", make("span", { className: `state ${state}` }, t[state]), make("small", {}, text(t.phrase, proposal.phrase))),
    subjectFields(proposal, row, set),
    figureFields(proposal, row, set),
    standing,
    make("p", { className: "buttons" }, act(t.accept, "accept", accept, "main"), act(t.refuse, "refuse", refuse), act(t.previous, "previous", () => step(-1)), act(t.next, "next", () => step(1)), act(t.undo, "undo", undo)),
  );
  sayStanding(standing, row, proposal);
  return form;
}

/** @param {string} reason */
const why = (reason) => make("small", {}, reason);

/**
 * The fields of place and indicator: a list of those that the package has, and a name for a new one.
 * @param {Proposal} proposal
 * @param {Row} row
 * @param {SetRow} set
 */
function subjectFields(proposal, row, set) {
  const t = texts();
  const { places, indicators } = /** @type {import("../../pkg/article.js").ArticleProposals} */ (derived.reading);
  const list = (/** @type {"place" | "indicator"} */ of, /** @type {[string, string][]} */ known, /** @type {import("../../pkg/article.js").Named[]} */ others, /** @type {string} */ fresh) => {
    const first = others.filter(([id]) => id);
    const rest = known.filter(([id]) => !first.some(([other]) => other === id));
    return select(`row-${of}`, [["", text(fresh, row[`${of}Name`] || "…")], ...first, ...rest], row[of], (value) => set({ [of]: value }));
  };
  const name = (/** @type {"place" | "indicator"} */ of, /** @type {string} */ label) => (row[of] ? [] : [input(`row-${of}-name`, row[`${of}Name`], (value) => set({ [`${of}Name`]: value }), { "aria-label": `${label}: ${t.name}` })]);
  const known = /** @type {[string, string][]} */ (indicators.map(([id, label]) => [id, label]));
  return make(
    "div",
    { className: "pair" },
    field(t.place, list("place", places, proposal.placeOthers, t.newPlace), ...name("place", t.place), why(proposal.placeWhy)),
    field(t.indicator, list("indicator", known, proposal.indicatorOthers, t.newIndicator), ...name("indicator", t.indicator), why(proposal.indicatorWhy)),
  );
}

/**
 * The fields of period, figure, status and, if the package has them, list of projects.
 * @param {Proposal} proposal
 * @param {Row} row
 * @param {SetRow} set
 */
function figureFields(proposal, row, set) {
  const t = texts();
  const { scopes } = /** @type {import("../../pkg/article.js").ArticleProposals} */ (derived.reading);
  const periods = [proposal.period, ...proposal.periodOthers].filter(Boolean);
  const list = make("datalist", { id: "periods" }, ...periods.map((value) => new Option(value, value)));
  const period = input("row-period", row.period, (value) => set({ period: value }), { title: t.writtenAs });
  period.setAttribute("list", list.id);
  const comparators = /** @type {[string, string][]} */ (COMPARATORS.map((name) => [name, name === "eq" ? "=" : t[name]]));
  const statuses = /** @type {[string, string][]} */ (STATUSES.map((name) => [name, t[name]]));
  const scope = scopes.length > 0 ? [field(t.list, select("row-scope", [["", t.none], ...scopes], row.scope, (value) => set({ scope: value })), ...(proposal.scopeName ? [why(proposal.scopeName)] : []))] : [];
  return make(
    "div",
    { className: "pair small" },
    field(t.period, period, list, why(proposal.periodWhy)),
    field(t.comparator, select("row-comparator", comparators, row.comparator, (value) => set({ comparator: value }))),
    field(t.value, input("row-value", row.value, (value) => set({ value }), { inputMode: "decimal" })),
    field(t.unit, input("row-unit", row.unit, (value) => set({ unit: value }))),
    field(t.status, select("row-status", statuses, row.status, (value) => set({ status: value })), why(proposal.statusWhy)),
    ...scope,
  );
}

/** Shows the row after a part of it was changed. */
function update() {
  if (present()) change();
}

/**
 * Says how the row stands to the package, and shows it in the chart.
 * @param {HTMLElement} place
 * @param {Row} row
 * @param {Proposal} proposal
 */
async function sayStanding(place, row, proposal) {
  const t = texts();
  const { state, value, source } = await importing("standing", [row]);
  const known = derived.reading?.indicators.find(([id]) => id === row.indicator);
  const other = known && row.unit && known[2] !== row.unit && !known[2].includes(row.unit) && !row.unit.includes(known[2]) ? [make("p", { className: "doubt" }, text(t.unitDiffers, known[2], proposal.unit))] : [];
  /** @type {Record<typeof state, () => (Node | string)[]>} */
  const said = {
    new: () => [t.standNew],
    same: () => [text(t.same, source)],
    incomplete: () => [text(t.standNeeds, t.parts[/** @type {keyof typeof t.parts} */ (value)] ?? value)],
    other: () => {
      const set = (/** @type {string} */ choice) => {
        const { key, row } = present() ?? {};
        if (key && row) draft = { key, row: { ...row, replaces: choice === "replace" } };
        update();
      };
      return [text(t.conflict, value, source), select("row-replaces", [["keep", t.conflictKeep], ["replace", t.conflictReplace]], row.replaces ? "replace" : "keep", set, { "aria-label": t.decision })];
    },
  };
  place.className = `standing ${state}`;
  place.replaceChildren(...said[state](), ...other);
  place.dataset.state = state;
  if (state !== "incomplete") showRow(row);
}

/** @param {number} at */
function show(at) {
  draft = undefined;
  changeArticle({ at });
}

/** @param {1 | -1} by */
function step(by) {
  const { at = 0, keys = [] } = present() ?? {};
  if (keys.length > 0) show((at + by + keys.length) % keys.length);
}

/** @param {"accepted" | "refused"} state */
function decide(state) {
  const { at, key, keys, row } = present() ?? {};
  const { article } = work;
  if (!article || key === undefined || at === undefined || !row || !keys) return;
  const history = [...article.history, { key, before: article.decisions[key] ?? null, at }];
  const decisions = { ...article.decisions, [key]: { state, row } };
  const next = nextOpen(keys, decisions, at);
  draft = undefined;
  changeArticle({ decisions, history, at: next < 0 ? at : next });
}

/** Accepts the row, unless a part of it is missing: then the focus goes there. */
async function accept() {
  const { row, proposal } = present() ?? {};
  if (!row || !proposal) return;
  const { state, value } = await importing("standing", [row]);
  if (state !== "incomplete") return decide("accepted");
  /** @type {HTMLElement | null} */
  const missing = document.querySelector(`[name="row-${value}-name"]`) ?? document.querySelector(`[name="row-${value}"]`);
  missing?.focus();
}

const refuse = () => decide("refused");

function undo() {
  const { article } = work;
  const last = article?.history[article.history.length - 1];
  if (!article || !last) return;
  const decisions = { ...article.decisions, [last.key]: last.before ?? undefined };
  if (!last.before) delete decisions[last.key];
  draft = undefined;
  changeArticle({ decisions, history: article.history.slice(0, -1), at: last.at });
}

/** The keys, which count only while the focus is on the article or its form, and not in a field. @type {Record<string, () => unknown>} */
const KEYS = { a: accept, r: refuse, u: undo, n: () => step(1), p: () => step(-1), arrowdown: () => step(1), arrowup: () => step(-1), arrowright: () => step(1), arrowleft: () => step(-1), e: correct };

function correct() {
  /** @type {HTMLElement | null} */
  const first = document.querySelector("[name='row-place']");
  first?.focus();
}

/** @param {KeyboardEvent} event */
function press(event) {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  const run = isField ? (key === "Enter" && (ctrlKey || metaKey) ? accept : undefined) : ctrlKey || metaKey || altKey ? undefined : KEYS[key.toLowerCase()];
  if (key === "Escape" && isField) return focusForm();
  if (!run) return;
  event.preventDefault();
  run();
}

/** Puts the focus on the form, where the keys work. */
export const focusForm = () => /** @type {HTMLElement | null} */ (document.querySelector(".reading .form"))?.focus({ preventScroll: true });

/**
 * Scrolls the text so that the figure at hand is seen.
 * @param {number} top where the text was
 */
export function scrollToFigure(top) {
  const article = document.querySelector(".reading .article");
  const mark = /** @type {HTMLElement | null} */ (article?.querySelector("[aria-current]"));
  if (!article || !mark) return;
  article.scrollTop = top;
  const at = mark.getBoundingClientRect().top - article.getBoundingClientRect().top;
  if (at < 0 || at > article.clientHeight - 2 * mark.offsetHeight) article.scrollTop += at - article.clientHeight / 3;
}
