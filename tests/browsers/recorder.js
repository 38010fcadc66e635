// Records console messages, uncaught errors, policy violations and files that do not load. The browser tests read them.
"use strict";
window.complaints = [];
for (const level of ["log", "info", "warn", "error", "debug"]) {
  const own = console[level];
  console[level] = (...values) => {
    complaints.push(`console.${level}: ${values.join(" ")}`);
    own.apply(console, values);
  };
}
addEventListener("error", ({ target, message }) => {
  complaints.push(target === window ? `uncaught: ${message}` : `not loaded: ${target.src ?? target.href}`);
}, true);
addEventListener("unhandledrejection", ({ reason }) => complaints.push(`uncaught: ${reason?.message ?? reason}`));
addEventListener("securitypolicyviolation", ({ blockedURI }) => complaints.push(`blocked by policy: ${blockedURI}`));

// Counts the messages to workers, and the terminations of workers.
window.threads = { postMessage: 0, terminate: 0 };
for (const name of Object.keys(threads)) {
  const own = Worker.prototype[name];
  Worker.prototype[name] = function (...values) {
    threads[name] += 1;
    return own.apply(this, values);
  };
}
