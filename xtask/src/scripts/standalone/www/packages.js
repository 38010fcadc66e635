// The replacement of www/packages.js in standalone.html, which requests nothing: its package is part of the module.

/** @returns {string[]} */
export const filePaths = () => [];

/** @returns {Promise<import("../../../../../www/packages.js").Loaded>} */
export const loadPackage = async () => ({ file: "datapackage.json", fault: "blocked" });

/** @returns {Promise<Uint8Array>} */
export const packed = async () => {
  throw new Error("found no module for packages in this page");
};
