// Decisions on the figures of an article, and what its text says of itself. Pure functions.

/**
 * @typedef {import("../../pkg/article.js").ArticleProposal} Proposal
 * @typedef {import("../../pkg/article.js").ArticleProposals} Reading
 * @typedef {{
 *   place: string, placeName: string, indicator: string, indicatorName: string, unit: string, measure: string, scope: string, period: string,
 *   value: string, comparator: string, status: string, isWords: boolean, line: number, replaces: boolean
 * }} Row a row as the module takes it
 * @typedef {{ state: "accepted" | "refused", row: Row }} Decision
 * @typedef {Record<string, Decision | undefined>} Decisions
 */

/**
 * The keys of proposals: where each stands, and which it is of several for the same figure.
 * @param {Proposal[]} proposals
 */
export function keysOf(proposals) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return proposals.map(({ span: [line, start] }) => {
    const place = `${line}:${start}`;
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    return `${place}:${count}`;
  });
}

/**
 * The row that a proposal suggests. A period without its year is left to the person.
 * @param {Proposal} proposal
 * @returns {Row}
 */
export function rowOf(proposal) {
  const [place, placeName] = proposal.place;
  const [indicator, indicatorName] = proposal.indicator;
  const { unit, measure, scope, period, value, comparator, status, isWords, span } = proposal;
  return { place, placeName, indicator, indicatorName, unit, measure, scope, period, value, comparator, status, isWords, line: span[0], replaces: false };
}

/**
 * The state of a figure, which decides how it is marked.
 * @param {Proposal} proposal
 * @param {Decision | undefined} decision
 */
export function stateOf(proposal, decision) {
  if (decision) return decision.state;
  const isComplete = proposal.place[1] && proposal.indicator[1] && proposal.period && !proposal.period.includes("?");
  return !isComplete ? "doubtful" : proposal.isSure ? "sure" : "proposed";
}

/**
 * The rows that were accepted, in the order of the text. A figure of several places is a row of each.
 * @param {Decisions} decisions
 */
export const acceptedRows = (decisions) =>
  Object.values(decisions)
    .flatMap((decision) => (decision?.state === "accepted" ? [decision.row] : []))
    .sort((a, b) => a.line - b.line);

/**
 * The index of the next figure without a decision, after one; -1 if all are decided.
 * @param {string[]} keys
 * @param {Decisions} decisions
 * @param {number} from
 */
export function nextOpen(keys, decisions, from) {
  for (let step = 1; step <= keys.length; step += 1) {
    const at = (from + step) % keys.length;
    if (!decisions[keys[at] ?? ""]) return at;
  }
  return -1;
}

/** The longest heading, in characters. */
const LONGEST_HEADING = 40;

/**
 * The title of an article, its first line with text, and the headings of its sections: short lines without a full stop before longer ones.
 * @param {string} text
 */
export function outlineOf(text) {
  const lines = text.split("\n").map((line) => line.trim());
  const first = lines.findIndex(Boolean);
  const isHeading = (/** @type {string} */ line, /** @type {number} */ index) => {
    const next = lines.slice(index + 1).find(Boolean) ?? "";
    return index > first && line !== "" && line.length <= LONGEST_HEADING && !/[。.!?！？，,；;：:]$|\d{4}年|^\d+$/.test(line) && next.length > line.length;
  };
  const sections = lines.flatMap((line, index) => (isHeading(line, index) ? [{ line: index + 1, title: line }] : []));
  return { title: lines[first] ?? "", sections };
}

/**
 * The pieces of a line: its text, and the figures in it by their index.
 * @param {string} line
 * @param {{ start: number, end: number, index: number }[]} figures
 */
export function piecesOf(line, figures) {
  const letters = [...line];
  /** @type {{ text: string, index?: number }[]} */
  const pieces = [];
  let at = 0;
  for (const { start, end, index } of [...figures].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: letters.slice(at, start).join("") });
    pieces.push({ text: letters.slice(start, end).join(""), index });
    at = end;
  }
  if (at < letters.length) pieces.push({ text: letters.slice(at).join("") });
  return pieces;
}
