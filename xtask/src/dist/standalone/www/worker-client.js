// The replacement of www/worker-client.js in standalone.html, which has no worker: a worker is started from a file, and this page
// requests none.

import { start } from "./modules.js";

export const startWithWorker = () => start;

/**
 * The controls of a page that shows a link.
 * @param {typeof import("../pkg/district_charts_page.js")} module
 * @param {string} link
 */
export const controlsOf = async (module, link) => module.page(link);
