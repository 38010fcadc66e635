// The replacement of www/site-paths.js in the package: the element stands in a page of somebody else, and its style sheet is in the script.

import css from "./style.css";

/** The package has no page for iframes. */
export const embedBase = "";

/** Links open a new window. */
export const isForeignPage = true;

/**
 * The address of the page that shows a link: the page that the attribute `page` names, or the current one.
 * @param {string} link
 * @param {string} [page] relative to the document
 */
export function pageAddress(link, page = location.pathname) {
  const { href } = new URL(page, document.baseURI);
  return link ? `${href}?${link}` : href;
}

/** No chart has a page of its own. */
export const publishedCharts = async () => new Map();

/**
 * Adds the style sheet to a shadow tree, in the way that a Content-Security-Policy without inline styles admits.
 * @param {ShadowRoot} root
 */
export async function addStylesheet(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
