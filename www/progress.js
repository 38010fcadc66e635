// The progress of a load that takes long.

import { make } from "./dom.js";

/** @typedef {(file: string) => void} Report takes the name of each file that begins to load */

/** The time after which the progress of a load is shown, in milliseconds. */
const LONG_LOAD = 500;

/**
 * Shows in an element that a load takes long: a bar, and the file that is loading.
 * @param {ParentNode} root
 * @returns {{ report: Report, end: () => void }}
 */
export function progressIn(root) {
  const file = make("span");
  const progress = make("p", { className: "loading", role: "status" }, make("progress"), file);
  const timer = setTimeout(() => root.append(progress), LONG_LOAD);
  const end = () => {
    clearTimeout(timer);
    progress.remove();
  };
  return { report: (name) => (file.textContent = name), end };
}
