// The replacements that standalone.html is bundled with export what the files that they replace export.

import * as sitePathsAlone from "../../xtask/src/scripts/standalone/www/site-paths.js";
import * as modulesAlone from "../../xtask/src/scripts/standalone/www/modules.js";
import * as packagesAlone from "../../xtask/src/scripts/standalone/www/packages.js";
import type * as packages from "../../www/packages.js";
import type * as sitePaths from "../../www/site-paths.js";
import type * as modules from "../../www/modules.js";

sitePathsAlone satisfies typeof sitePaths;
modulesAlone satisfies typeof modules;
packagesAlone satisfies typeof packages;
