// The names that www/worker.js finds declared in front of it: the bindings of the page's module, and what they expect of a page.

interface HTMLCanvasElement {
  getContext(kind: string): CanvasRenderingContext2D;
}
interface CanvasRenderingContext2D {}
declare var CanvasRenderingContext2D: new () => CanvasRenderingContext2D;

type Bindings = typeof import("../../pkg/district_charts_page.js");
declare const __wbg_init: Bindings["default"];
declare const read: Bindings["read"];
declare const page: Bindings["page"];
declare const Chart: Bindings["Chart"];
