// node scripts/recordState.mjs: writes down the state that this code leaves behind, for the upgrade tests of later
// versions. Run it when a version is released, and again for an unreleased one whose objects changed.

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ensureDependencies, root } from "./setup/dependencies.mjs";

// There is nothing to choose: the version is that of package.json.
parseArgs({ options: {} });
ensureDependencies();
const { buildPlugin } = await import("./build.mjs");
await buildPlugin();
const { tsImport } = await import("tsx/esm/api");
const { recordState } = await tsImport("../tests/support/engine/recordedState.ts", import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
console.log(`Recorded in ${relative(root, await recordState(version))}`);
