// The process that ends a lab with the process that it was started for, however that one ends.
//
// Its arguments: NAME OWNER_PID.

import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../toolchain/lock.mjs";
import { labFolder, takeDown } from "./takeDown.mjs";

const [name, owner] = process.argv.slice(2);
const lookEveryMs = 200;

// Meant for the owner, which is of the same terminal.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

// Without its folder the lab has been taken down.
while (existsSync(labFolder(name)) && isRunning(Number(owner))) await sleep(lookEveryMs);
if (existsSync(labFolder(name))) await takeDown(name);
