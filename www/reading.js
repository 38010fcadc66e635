// Reading a chart mark by mark, alike by pointer, touch and keyboard: one tab stop; arrows, Home and End go from mark to
// mark, Enter follows what leads somewhere and else shows who said so, Escape leaves. What is read is shown beside the mark and spoken politely.

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export class Reading {
  #plot;
  #said;
  #ring;
  #follow;
  #cite;
  #marks = [];
  #places = [];
  #now = -1;

  /** `plot` holds the canvas, `said` shows and speaks, `ring` lies around the mark; `follow` is told where a mark leads, and
   * `cite` the place of one that leads nowhere. */
  constructor({ plot, canvas, said, ring }, follow, cite) {
    this.#plot = plot;
    this.#said = said;
    this.#ring = ring;
    this.#follow = follow;
    this.#cite = cite;
    plot.addEventListener("keydown", (event) => this.#key(event));
    // Not by :focus-visible, of which WebKit says nothing in a shadow tree.
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

  /** What can be read: marks in order. */
  set marks(marks) {
    this.#marks = marks;
    this.leave();
  }

  /** Where each lies, four numbers each, in CSS pixels. What is read stays so when the picture is drawn anew. */
  set places(numbers) {
    this.#places = this.#marks.map((_, place) => {
      const [x, y, width, height] = numbers.slice(4 * place, 4 * place + 4);
      return { x, y, width, height };
    });
    const now = this.#now;
    this.#now = -1;
    if (now >= 0) this.#show(now);
  }

  leave() {
    this.#now = -1;
    this.#said.hidden = this.#ring.hidden = true;
    this.#said.textContent = "";
    this.#plot.style.cursor = "";
  }

  #at({ offsetX, offsetY }) {
    const holds = ({ x, y, width, height }) => x <= offsetX && offsetX < x + width && y <= offsetY && offsetY < y + height;
    return this.#places.findIndex(holds);
  }

  #key(event) {
    const last = this.#marks.length - 1;
    const to = { Home: 0, End: last }[event.key] ?? (event.key in STEPS ? this.#now + STEPS[event.key] : undefined);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined) this.#show(Math.min(Math.max(to, 0), last));
    else if (event.key === "Enter") this.#go(this.#now);
    else if (event.key === "Escape") this.leave();
    else return;
    event.preventDefault();
  }

  #go(place) {
    const [spoken, link] = this.#marks[place] ?? [];
    if (link) this.#follow(link);
    else if (spoken) this.#cite(place);
  }

  #show(place) {
    const [mark, box] = [this.#marks[place], this.#places[place]];
    if (!mark || !box) return this.leave();
    if (place === this.#now) return;
    this.#now = place;
    const pixels = (length) => `${length}px`;
    Object.assign(this.#ring.style, {
      left: pixels(box.x),
      top: pixels(box.y),
      width: pixels(box.width),
      height: pixels(box.height),
    });
    this.#said.textContent = mark[0];
    this.#said.hidden = this.#ring.hidden = false;
    this.#plot.style.cursor = "pointer";
    this.#place(box);
  }

  /** Beneath the mark, above it where there is no room, and never beyond the sides. */
  #place(box) {
    const { offsetWidth: width, offsetHeight: height } = this.#said;
    const [wide, high] = [this.#plot.clientWidth, this.#plot.clientHeight];
    const left = Math.max(0, Math.min(box.x, wide - width));
    const below = box.y + box.height + 2;
    const top = below + height > high && box.y > height ? box.y - height - 2 : below;
    Object.assign(this.#said.style, { left: `${left}px`, top: `${top}px` });
  }
}
