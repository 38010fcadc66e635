// Reading a chart mark by mark, with the same result by pointer, touch and keyboard. The plot is one tab stop. Arrow keys, Home and End move
// from mark to mark; Enter follows the link of a mark or else opens its sources; Escape leaves. The tooltip of the current mark is also
// announced politely.

/**
 * @typedef {import("../pkg/charts.js").Mark} Mark
 * @typedef {{ x: number, y: number, width: number, height: number }} Box in CSS pixels, from the upper left corner of the canvas
 */

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The boxes of a flat list of numbers, four each.
 * @param {Float64Array | number[]} numbers
 */
export function boxesOf(numbers) {
  /** @type {Box[]} */
  const boxes = [];
  for (let at = 0; at + 3 < numbers.length; at += 4) {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(at, at + 4);
    boxes.push({ x, y, width, height });
  }
  return boxes;
}

/**
 * The index of the first box that contains a point, or -1.
 * @param {Box[]} boxes
 * @param {number} left
 * @param {number} top
 */
export const boxAt = (boxes, left, top) =>
  boxes.findIndex(({ x, y, width, height }) => x <= left && left < x + width && y <= top && top < y + height);

/**
 * The index of the mark that a key leads to, from a current index of -1 (none) to `last`; undefined for any other key.
 * @param {string} key
 * @param {number} current
 * @param {number} last
 */
export function markAfterKey(key, current, last) {
  const step = STEPS[key];
  const index = key === "Home" ? 0 : key === "End" ? last : step && current + step;
  return index === undefined ? undefined : Math.min(Math.max(index, 0), last);
}

/**
 * The left upper corner of a tooltip: below its mark, above the mark where there is no room below, and never beyond the sides of the plot.
 * @param {Box} box
 * @param {{ width: number, height: number }} tooltip
 * @param {{ width: number, height: number }} plot
 */
export function tooltipCorner(box, tooltip, plot) {
  const left = Math.max(0, Math.min(box.x, plot.width - tooltip.width));
  const below = box.y + box.height + 2;
  const hasNoRoom = below + tooltip.height > plot.height && box.y > tooltip.height;
  return { left, top: hasNoRoom ? box.y - tooltip.height - 2 : below };
}

/** @param {number} length */
const pixels = (length) => `${length}px`;

export class MarkReader {
  #plot;
  #tooltip;
  #ring;
  #follow;
  #cite;
  /** @type {Mark[]} */
  #marks = [];
  /** @type {Box[]} */
  #boxes = [];
  /** The index of the mark that is read; -1 for none. */
  #current = -1;

  /**
   * @param {{ plot: HTMLElement, canvas: HTMLElement, tooltip: HTMLElement, ring: HTMLElement }} parts `ring` surrounds the current mark
   * @param {(link: string) => unknown} follow opens the link of a mark
   * @param {(mark: number) => unknown} cite shows the sources of a mark without a link, by its index
   */
  constructor({ plot, canvas, tooltip, ring }, follow, cite) {
    this.#plot = plot;
    this.#tooltip = tooltip;
    this.#ring = ring;
    this.#follow = follow;
    this.#cite = cite;
    plot.addEventListener("keydown", (event) => this.#key(event));
    // WebKit does not match :focus-visible in a shadow tree, so an attribute stands for it.
    let isPressed = false;
    plot.addEventListener("pointerdown", () => (isPressed = true));
    plot.addEventListener("focus", () => plot.toggleAttribute("keyed", !isPressed));
    plot.addEventListener("blur", () => {
      isPressed = plot.toggleAttribute("keyed", false);
      this.leave();
    });
    canvas.addEventListener("pointermove", (event) => this.#show(this.#at(event)));
    canvas.addEventListener("pointerleave", () => this.leave());
    canvas.addEventListener("click", (event) => this.#go(this.#at(event)));
  }

  /**
   * The marks, in reading order.
   * @param {Mark[]} marks
   */
  set marks(marks) {
    this.#marks = marks;
    this.leave();
  }

  /**
   * The boxes of the marks, in the form of `Picture.places`. The current mark stays when a chart is redrawn.
   * @param {Float64Array | number[]} numbers
   */
  set boxes(numbers) {
    this.#boxes = boxesOf(numbers);
    const current = this.#current;
    this.#current = -1;
    if (current >= 0) this.#show(current);
  }

  /** Leaves the current mark. */
  leave() {
    this.#current = -1;
    this.#ring.hidden = true;
    // Empty and not hidden: a live region that is shown with its first text is not announced.
    this.#tooltip.textContent = "";
    this.#plot.style.cursor = "";
  }

  /** @param {MouseEvent} event */
  #at({ offsetX, offsetY }) {
    return boxAt(this.#boxes, offsetX, offsetY);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = markAfterKey(event.key, this.#current, this.#marks.length - 1);
    if (index !== undefined) this.#show(index);
    else if (event.key === "Enter") this.#go(this.#current);
    else if (event.key === "Escape") this.leave();
    else return;
    event.preventDefault();
  }

  /** @param {number} index */
  #go(index) {
    const [spoken, link] = this.#marks[index] ?? [];
    if (link) this.#follow(link);
    else if (spoken) this.#cite(index);
  }

  /** @param {number} index */
  #show(index) {
    const [mark, box] = [this.#marks[index], this.#boxes[index]];
    if (!mark || !box) return this.leave();
    if (index === this.#current) return;
    this.#current = index;
    const [tooltip, ring] = [this.#tooltip, this.#ring];
    Object.assign(ring.style, { left: pixels(box.x), top: pixels(box.y), width: pixels(box.width), height: pixels(box.height) });
    tooltip.textContent = mark[0];
    ring.hidden = false;
    this.#plot.style.cursor = "pointer";
    const size = { width: tooltip.offsetWidth, height: tooltip.offsetHeight };
    const { left, top } = tooltipCorner(box, size, { width: this.#plot.clientWidth, height: this.#plot.clientHeight });
    Object.assign(tooltip.style, { left: pixels(left), top: pixels(top) });
  }
}
