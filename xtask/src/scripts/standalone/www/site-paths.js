// The replacement of www/site-paths.js in standalone.html: every file is part of the page, and nothing is requested.

/** Nothing can be embedded from a file that may lie anywhere. */
export const embedBase = "";

/** The element stands in our own page. */
export const isForeignPage = false;

/**
 * The address of the page that shows a link: this page, whatever its file is called.
 * @param {string} link
 */
export const pageAddress = (link) => (link ? `?${link}` : location.pathname);

/** No chart has a page of its own. */
export const publishedCharts = async () => new Map();

/**
 * Adds the stylesheet to a shadow tree: a copy of the page's own `<style>`, which the page's policy allows by its digest.
 * @param {ShadowRoot} root
 */
export const addStylesheet = async (root) => root.append(document.querySelector("style")?.cloneNode(true) ?? "");
