// The client of the worker where there is no worker.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./document.js";
import { controlsOf } from "../../www/worker-client.js";

const module = { page: (link) => ({ link }) };

test("without a worker the module finds the controls", async () => {
  assert.deepEqual(await controlsOf(module, "l=en"), { link: "l=en" });
});
