// Starts the page's scripts in a task of their own. A module that the page names runs in the task in which the browser ends parsing.

import("./explorer.js").catch((error) => {
  document.documentElement.classList.add("failed");
  throw error;
});
