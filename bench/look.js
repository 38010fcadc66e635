// What all libraries draw alike: the colours, the width of the names and the labels of the values.

export const BAR = "#8a95a5";
export const INK = "#1c2733";
/** The distance from the end of a bar to its label, CSS pixels. */
export const SPACE = 6;

/** @param {number | null} value */
export const label = (value) => (value === null ? "not reported" : String(value));
