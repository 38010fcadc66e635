// Keeps what the console is told and what nobody catches, for the browser tests to read.
"use strict";
window.complaints = [];
for (const level of ["log", "info", "warn", "error", "debug"]) {
  const own = console[level];
  console[level] = (...words) => {
    complaints.push(`console.${level}: ${words.join(" ")}`);
    own.apply(console, words);
  };
}
addEventListener("error", ({ target, message }) => {
  complaints.push(target === window ? `uncaught: ${message}` : `not loaded: ${target.src ?? target.href}`);
}, true);
addEventListener("unhandledrejection", ({ reason }) => complaints.push(`uncaught: ${reason?.message ?? reason}`));
addEventListener("securitypolicyviolation", ({ blockedURI }) => complaints.push(`blocked by policy: ${blockedURI}`));

// How often a thread was asked for something, and ended.
window.threads = { postMessage: 0, terminate: 0 };
for (const name of Object.keys(threads)) {
  const own = Worker.prototype[name];
  Worker.prototype[name] = function (...words) {
    threads[name] += 1;
    return own.apply(this, words);
  };
}
