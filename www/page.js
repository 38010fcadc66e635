// The page's scripts begin in a task of their own: a module that the page names itself runs in the one in which the browser ends parsing.

import("./explorer.js").catch((error) => {
  document.documentElement.classList.add("failed");
  throw error;
});
