// The replacement of www/package-module.js in the package: the module `package` of the package, on the page.

/**
 * @param {"pack" | "loadFailure"} name
 * @param {any[]} inputs
 */
export async function callPackage(name, inputs) {
  const module = await import("./package_entry.js");
  await module.default();
  return module[name](...inputs);
}
