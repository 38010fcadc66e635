// The texts of the desk, which stand in the page as JSON, one element for each language.

/**
 * @typedef {"accept" | "accepted" | "actual" | "address" | "answerFirst" | "answerAll" | "approx" | "article" | "articleHelp" | "articleTexts" | "asked"
 *   | "askedNote" | "assumed" | "assumedNote" | "bigger" | "bomb" | "both" | "cancel" | "cancelled" | "cell" | "change" | "chart" | "chartAsks"
 *   | "chartKind" | "chartNone" | "check" | "choose" | "clearAll" | "clearAsk" | "close" | "column" | "columnHead" | "columns" | "columnsNote"
 *   | "comparator" | "conflict" | "conflictKeep" | "conflictReplace" | "contents" | "copied" | "copy" | "csv" | "damaged" | "date" | "decide"
 *   | "decided" | "decision" | "delimiter" | "doubtful" | "doubtIndicator" | "doubtPlace" | "downloadPage" | "drop" | "edition" | "embed"
 *   | "embedAddress" | "embedNote" | "encrypted" | "encoding" | "errorsNone" | "failed" | "finish" | "firstRows" | "forecast" | "ge" | "gt"
 *   | "home" | "host" | "indicator" | "keep" | "language" | "largest" | "le" | "left" | "licence" | "licenceHelp" | "lineByLine" | "list" | "loading"
 *   | "lt" | "merge" | "mergeAdded" | "mergeFrom" | "mergeNone" | "mergeReason" | "mergeReasonDefault" | "mergeTo" | "more" | "name"
 *   | "newIndicator" | "newPlace" | "next" | "none" | "noArchive" | "noFigures" | "noSheet" | "noStandalone" | "notDecided" | "nothing" | "open"
 *   | "opened" | "openedNote" | "openHeading" | "openSite" | "package" | "packageNote" | "ownTable" | "passedOver" | "paste" | "pasteHelp" | "pasted" | "period"
 *   | "phrase" | "place" | "plan" | "png" | "press" | "previous" | "proposed" | "publish" | "publishNote" | "publisher" | "readArticle"
 *   | "readTable" | "refuse" | "refused" | "repaired" | "repairs" | "role" | "rows" | "same" | "save" | "sheet" | "sheetAsk" | "showAll" | "sources" | "sourcesNote"
 *   | "standNew" | "standNeeds" | "status" | "steps" | "sure" | "svg" | "tableCaption" | "take" | "takeProposal" | "target" | "theme" | "title"
 *   | "titleOf" | "undo" | "unit" | "unitDiffers" | "value" | "waiting" | "warnings" | "withdrawn" | "words" | "wordsFile" | "wordsHelp" | "writtenAs" | "wrongFile"} Key
 * @typedef {Record<Key, string> & { delimiterNames: Record<string, string>, hostSteps: string[], languages: Record<string, string>,
 *   options: Record<string, Record<string, string>>, parts: Record<"place" | "indicator" | "period" | "value", string>, themes: Record<string, string> }} Texts
 * @typedef {"zh" | "en"} Language
 */

/**
 * @param {string} id
 * @returns {Texts}
 */
const held = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");

/** @type {Record<Language, Texts>} */
export const TEXTS = { zh: held("texts-zh"), en: held("texts-en") };

/** The tags of the languages for attributes. */
export const TAGS = { zh: "zh-Hans", en: "en" };

/**
 * A text with values in the place of `{0}`, `{1}` and so on.
 * @param {string} template
 * @param {...(string | number)} values
 */
export const text = (template, ...values) => template.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ""));
