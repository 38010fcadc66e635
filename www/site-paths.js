// The locations of the site's files. Pages and stylesheets lie in the folder of this file; each module lies where its bindings look for it.
// standalone.html is bundled with a replacement, in which every file is part of the page: xtask/src/scripts/standalone/www/site-paths.js.

const INDEX = new URL("index.html", import.meta.url);

/** The folder that embeds are loaded from. */
export const embedBase = new URL(".", INDEX).href;

/** Whether the element stands in a page of another site, where links open a new window. */
export const isForeignPage = !location.href.startsWith(embedBase);

/**
 * The address of one of our pages that shows a link.
 * @param {string} link
 * @param {string | URL} [file] seen from the folder of this file
 */
export function pageAddress(link, file = INDEX) {
  const { href } = new URL(file, INDEX);
  return link ? `${href}?${link}` : href;
}

/**
 * The addresses of published charts by their links. A finished site has a list of them; a checkout has none.
 * @returns {Promise<Map<string, string>>}
 */
export async function publishedCharts() {
  /** @type {HTMLLinkElement | null} */
  const index = document.querySelector("link[rel='index']");
  if (!index) return new Map();
  /** @type {Record<string, string>} */
  const folders = await (await fetch(index.href)).json();
  return new Map(Object.entries(folders).map(([link, folder]) => [link, new URL(folder, index.href).href]));
}

/**
 * Adds the stylesheet to a shadow tree, and waits until the stylesheet is loaded or has failed.
 * @param {ShadowRoot} root
 * @returns {Promise<unknown>}
 */
export function addStylesheet(root) {
  const style = document.createElement("link");
  const settled = new Promise((done) => (style.onload = style.onerror = done));
  root.append(Object.assign(style, { rel: "stylesheet", href: new URL("style.css", import.meta.url) }));
  return settled;
}
