// `district-charts/element` with the bytes of both modules inside.

import "./inline.js";

export * from "./element.js";
