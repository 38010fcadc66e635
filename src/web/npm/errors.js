// The errors of the package: each says what was found, what was expected, and what to do.

/** What every function of the package throws, and every promise rejects with. */
export class ChartError extends Error {
  /**
   * @param {string} message
   * @param {{ heading?: string, cause?: unknown }} [more]
   */
  constructor(message, { heading, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ChartError";
    /** A heading for readers in all languages; undefined if the call was wrong. */
    this.heading = heading;
  }
}

/**
 * A value in a few words, for an error.
 * @param {unknown} value
 */
export function described(value) {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  return `an object of the class ${value.constructor?.name ?? "null"}`;
}

/**
 * What was thrown as an error of ours: a module throws a plain `Failure`, and a browser its own errors.
 * @param {unknown} thrown
 */
export function asError(thrown) {
  if (thrown instanceof ChartError) return thrown;
  const { heading, detail, message } = Object(thrown);
  if (typeof detail === "string") return new ChartError(detail, { heading });
  return new ChartError(`the browser refused a call: ${message ?? String(thrown)}`, { cause: thrown });
}

/**
 * Checks the types of arguments.
 * @param {unknown[]} inputs
 * @param {[name: string, type: "string" | "number" | "boolean"][]} expected in the order of the inputs
 */
export function checkTypes(inputs, expected) {
  for (const [index, [name, type]] of expected.entries()) {
    const input = inputs[index];
    if (typeof input === type) continue;
    const example = name === "link" ? ": the query text of an address, such as \"i=fai-growth&l=en\"" : "";
    throw new ChartError(`found ${described(input)} as ${name}, expected a ${type}${example}`);
  }
}
