// The page in one file has no thread beside its own: it asks nobody for anything, and a thread begins with a file.

import { start } from "./modules.js";

export const beside = () => start;

/** What a page says around the chart of a link. */
export const choices = async (module, link) => module.page(link);
