/** What every function of the package throws, and every promise rejects with: what was found, what was expected, and what to do. */
export class ChartError extends Error {
  readonly name: "ChartError";
  /** A heading for readers in all languages; undefined if the call was wrong. */
  readonly heading: string | undefined;
  /** The error of the browser, if there was one. */
  readonly cause?: unknown;
}
