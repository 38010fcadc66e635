// Where the parts of the page in one file are: in itself. It asks nobody for anything.

import init, { Chart } from "../pkg/district_charts.js";

/** There is one module, and it is here. */
const whole = async () => ({ default: init, Chart });
export const glue = { small: whole, whole };

/** What the module is made from: the bytes that stand in the page as base64. */
export const source = Uint8Array.from(atob(document.getElementById("module").textContent), (c) => c.charCodeAt(0));

/** The page is alone: there is nothing to embed. */
export const base = "";

/** The page is nobody's guest. */
export const isGuest = false;

/** The address of the page that shows a link: this page, whatever it is called by now. */
export const page = (query) => (query ? `?${query}` : location.pathname);

/** No chart has a page of its own. */
export const pages = async () => new Map();

/** Puts the stylesheet into a tree: a copy of the page's own, which its policy knows by its digest. */
export const dress = async (root) => root.append(document.querySelector("style").cloneNode(true));
