// The page of a peer: draws the ranking once, and says when it is drawn.

import { draw } from "peer";
import rows from "ranking";
import { height, WIDTH } from "./size.js";

const element = document.querySelector("#chart");
Promise.resolve(draw(element, rows, { width: WIDTH, height: height(rows.length) })).then(() => {
  document.dispatchEvent(new Event("chart-drawn", { bubbles: true }));
});
