// Generated rows, the same in every run.

/**
 * @param {number} count
 * @param {number} seed another seed gives other values for the same names
 */
export const generatedRows = (count, seed) =>
  Array.from({ length: count }, (_, index) => ({
    name: `District ${index + 1}`,
    value: 1 + ((index * 7919 + seed * 104_729) % 990) / 10,
  }));
