import("./explorer.js").catch(t=>{throw document.documentElement.classList.add("failed"),t});
