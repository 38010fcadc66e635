// Runs in every page before its own scripts. `benchmark` is a promise of the times of the page, in milliseconds since its navigation
// began. Nothing is polled: callbacks of animation frames, an event and performance observers give every time.

window.benchmark = new Promise((done) => {
  /** The time that is observed after the chart is live, milliseconds. */
  const REST = 1000;
  let isDrawn = false;
  let picture = 0;
  const tasks = [];

  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
  }).observe({ type: "longtask", buffered: true });

  /** Calls back when a frame is painted: a message posted in an animation frame arrives behind the painting of that frame. */
  const afterPaint = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => callback(performance.now());
    port2.postMessage(undefined);
  };

  /** The first contentful paint; 0 before it. */
  const contentfulPaint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;

  /** Whether a prerendered picture of the chart is shown. A canvas counts only once the chart is drawn. */
  const hasPicture = () => [...document.querySelectorAll("district-chart svg, district-chart img")].some((part) => part.checkVisibility());

  /** The time of the first frame with the chart: that of the first contentful paint, unless that came before the chart. */
  const look = (frame) => {
    if (!isDrawn && !hasPicture()) return requestAnimationFrame(look);
    afterPaint((painted) => {
      setTimeout(() => (picture = contentfulPaint() >= frame ? contentfulPaint() : painted), REST / 2);
    });
  };
  requestAnimationFrame(look);

  /** @param {Event} event */
  const settle = ({ target }) => {
    if (target instanceof Element && target.getAttribute("state") !== "drawn") return done({ failure: "the chart could not be drawn" });
    isDrawn = true;
    requestAnimationFrame(() => {
      afterPaint((live) => setTimeout(() => done({ picture, live, tasks, now: performance.now() }), REST));
    });
  };
  addEventListener("chart-drawn", settle, { once: true });
  addEventListener("district-chart-drawn", settle, { once: true });
});
