// A control for each setting of a table.

import { input, select, texts } from "./ui.js";

/** The encodings that a file may be read in. */
const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "gb18030", "shift_jis", "big5", "euc-jp", "euc-kr", "windows-1251", "windows-1250", "windows-1254", "windows-1253", "iso-8859-2", "koi8-r", "ibm866", "macintosh"];

/**
 * The values that a setting may have, each with its label; none if it is a text.
 * @param {string} key
 * @param {[string, string][]} roles
 * @returns {[string, string][]}
 */
export function optionsOf(key, roles) {
  const [base = ""] = key.split(".");
  if (base === "column") return roles;
  if (key === "encoding") return ENCODINGS.map((name) => [name, name]);
  /** @type {Record<string, Record<string, string>>} */
  const named = texts().options;
  return Object.entries(named[base] ?? {});
}

/**
 * A control that sets a setting: a list where the values are known, otherwise a field.
 * @param {string} key
 * @param {string} value the value that a person has set, or empty
 * @param {(key: string, value: string) => void} set
 * @param {[string, string][]} roles
 * @param {{ label?: string, proposed?: string }} [said] the label for those who do not see the text beside it, and the proposed value
 */
export function settingControl(key, value, set, roles, { label = key, proposed = "" } = {}) {
  const options = optionsOf(key, roles);
  const take = (/** @type {string} */ value) => set(key, value);
  const named = { "aria-label": label };
  return options.length > 0 ? select(`set-${key}`, [["", "…"], ...options], value, take, named) : input(`set-${key}`, value, take, { ...named, placeholder: proposed });
}
