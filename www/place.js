// Where the parts of the site lie: pages and stylesheet beside this file, a module where its JavaScript looks for it.
// The page in one file has another of these, which finds all parts in the page itself: xtask/src/dist/place.js.

const INDEX = new URL("index.html", import.meta.url);

/** The folder that embeds are loaded from. */
export const base = new URL(".", INDEX).href;

/** In a page of somebody else's, links lead to a new one. */
export const isGuest = !location.href.startsWith(base);

/** The address of a page of ours that shows a link. */
export function page(query, file = INDEX) {
  const { href } = new URL(file, INDEX);
  return query ? `${href}?${query}` : href;
}

/** The addresses of charts that have a page of their own, by their links: a finished site has a list, a checkout none. */
export async function pages() {
  const { href } = document.querySelector("link[rel='index']") ?? {};
  const list = href ? await (await fetch(href)).json() : {};
  return new Map(Object.entries(list).map(([link, folder]) => [link, new URL(folder, href).href]));
}

/** The JavaScript of each module. */
export const glue = {
  small: () => import("../pkg/district_charts_small.js"),
  whole: () => import("../pkg/district_charts.js"),
};

/** What a module is made from; by default its JavaScript loads it. */
export const source = undefined;

/** Puts the stylesheet into a tree, and resolves when it is there. */
export function dress(root) {
  const style = document.createElement("link");
  const loaded = new Promise((done) => (style.onload = style.onerror = done));
  root.append(Object.assign(style, { rel: "stylesheet", href: new URL("style.css", import.meta.url) }));
  return loaded;
}
