// The plots of the modules `draw` and `draw_map`. Checks what a caller passes, and throws errors.

import { asError, ChartError, checkTypes, described } from "./errors.js";
import { ensureStarted } from "./load.js";

const number = (name) => [name, "number"];
const SIZE = [number("width"), number("ratio")];

function checkCanvas(canvas) {
  if (typeof canvas?.getContext === "function" && canvas[Symbol.toStringTag] !== "OffscreenCanvas") return;
  const hint = canvas === null ? "; does the page have one when the script runs?" : "";
  throw new ChartError(`found ${described(canvas)} as canvas, expected a <canvas> element${hint}`);
}

function checkColours(colours) {
  if (colours === undefined || colours === null || (colours instanceof Uint8Array && colours.length === 24)) return;
  throw new ChartError(`found ${described(colours)} as colours, expected a Uint8Array of 24 bytes: red, green and blue of eight roles`);
}

/**
 * The class of plots that a module draws.
 * @param {"draw" | "draw_map"} name
 * @param {typeof import("./draw.js")} module
 */
export function plotClass(name, module) {
  class Plot {
    #chart;
    #plot;

    constructor(chart) {
      ensureStarted(name);
      if (typeof chart !== "object" || chart === null) throw new ChartError(`found ${described(chart)} as chart, expected the value that chart(link) returns`);
      this.#chart = chart;
      this.#plot = this.#made();
    }

    #made() {
      try {
        return new module.Plot(this.#chart);
      } catch (thrown) {
        throw asError(thrown);
      }
    }

    /** Calls the plot of the module. An error of the browser ends a call halfway, and the plot of the module is of no use after that. */
    #call(name, ...inputs) {
      if (!this.#plot) throw new ChartError(`found a call of ${name}() after free(), expected none`);
      try {
        return this.#plot[name](...inputs);
      } catch (thrown) {
        const error = asError(thrown);
        if (error.cause !== undefined) this.#plot = this.#made();
        throw error;
      }
    }

    height(width, text) {
      checkTypes([width, text], [number("width"), number("text")]);
      return this.#call("height", width, text);
    }

    frameHeight() {
      return this.#call("frameHeight");
    }

    wear(light, dark, titleFont) {
      checkTypes([light, dark, titleFont], [["light", "object"], ["dark", "object"], ["titleFont", "string"]]);
      this.#call("wear", light, dark, titleFont);
    }

    draw(canvas, width, ratio, text, dark, colours) {
      checkCanvas(canvas);
      checkTypes([width, ratio, text, dark], [...SIZE, number("text"), ["dark", "boolean"]]);
      checkColours(colours);
      return this.#call("draw", canvas, width, ratio, text, dark, colours);
    }

    card(canvas, width, ratio, dark, address, logo) {
      checkCanvas(canvas);
      checkTypes([width, ratio, dark, address], [...SIZE, ["dark", "boolean"], ["address", "string"]]);
      this.#call("card", canvas, width, ratio, dark, address, logo);
    }

    svg(canvas, width, dark, address, logo) {
      checkCanvas(canvas);
      checkTypes([width, dark, address], [number("width"), ["dark", "boolean"], ["address", "string"]]);
      return this.#call("svg", canvas, width, dark, address, logo);
    }

    free() {
      this.#plot?.free();
      this.#plot = undefined;
    }
  }

  if (Symbol.dispose) Plot.prototype[Symbol.dispose] = Plot.prototype.free;
  return Plot;
}
