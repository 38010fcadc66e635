// The replacements that standalone.html is bundled with export what the files that they replace export.

import * as sitePathsAlone from "../../xtask/src/dist/standalone/www/site-paths.js";
import * as workerClientAlone from "../../xtask/src/dist/standalone/www/worker-client.js";
import type * as sitePaths from "../../www/site-paths.js";
import type * as workerClient from "../../www/worker-client.js";

sitePathsAlone satisfies typeof sitePaths;
workerClientAlone satisfies typeof workerClient;
