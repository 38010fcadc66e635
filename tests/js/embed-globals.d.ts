// embed.v1.js is sent as it is written, so its types stand here and not in comments of its own.

interface ParentNode {
  querySelectorAll(selectors: "a.district-chart:not([data-on])"): NodeListOf<HTMLAnchorElement>;
}
