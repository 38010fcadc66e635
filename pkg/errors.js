export class ChartError extends Error {
  constructor(message, { heading, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ChartError";
    this.heading = heading;
  }
}
export function described(value) {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  return `an object of the class ${value.constructor?.name ?? "null"}`;
}
export function asError(thrown) {
  if (thrown instanceof ChartError) return thrown;
  const { heading, detail, message } = Object(thrown);
  if (typeof detail === "string") return new ChartError(detail, { heading });
  return new ChartError(`the browser refused a call: ${message ?? String(thrown)}`, { cause: thrown });
}
export function checkTypes(inputs, expected) {
  for (const [index, [name, type]] of expected.entries()) {
    const input = inputs[index];
    if (typeof input === type) continue;
    const example = name === "link" ? ": the query text of an address, such as \"i=fai-growth&l=en\"" : "";
    throw new ChartError(`found ${described(input)} as ${name}, expected a ${type}${example}`);
  }
}
