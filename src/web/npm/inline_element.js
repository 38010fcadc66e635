// `district-charts/element` with the bytes of the modules inside.

import "./inline.js";

export * from "./element.js";
