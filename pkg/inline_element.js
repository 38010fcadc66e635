import "./inline.js";
export * from "./element.js";
