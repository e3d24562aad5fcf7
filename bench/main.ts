// Runs the measurements that were asked for, one after the other, and prints their tables.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { writeFigures } from "./document";
import { many } from "./many";
import type { Plan } from "./plan";
import { pure } from "./pure";
import { quickstart } from "./quickstart";
import { root, withFolder } from "./root";
import { startup } from "./startup";
import { markdown, type Section } from "./table";

const parts: Readonly<Record<string, (plan: Plan) => Promise<readonly Section[]>>> = {
  startup,
  quickstart,
  many,
  pure,
};

type Repetitions = Plan["repetitions"];

const often: Repetitions = {
  startup: 21,
  quickstart: 7,
  pure: 31,
  many: [
    { count: 1, repetitions: 3, stateWrittenOnce: false },
    { count: 10, repetitions: 1, stateWrittenOnce: false },
    { count: 1, repetitions: 3, stateWrittenOnce: true },
    { count: 10, repetitions: 2, stateWrittenOnce: true },
    { count: 100, repetitions: 1, stateWrittenOnce: true },
  ],
};

const seldom: Repetitions = {
  startup: 5,
  quickstart: 2,
  pure: 5,
  many: [
    { count: 1, repetitions: 1, stateWrittenOnce: true },
    { count: 10, repetitions: 1, stateWrittenOnce: true },
  ],
};

function repetitionsOf({ startup: start, quickstart: lives, pure: samples, many: sizes }: Repetitions): string {
  const stacks = sizes.map(({ count, repetitions }) => `${repetitions} of ${count}`).join(", ");
  return `Repetitions: start ${start}, quickstart ${lives}, stacks ${stacks}, plan and manifests ${samples}.`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: "boolean" }, write: { type: "boolean" }, only: { type: "string" } },
  });
  const chosen = values.only?.split(",") ?? Object.keys(parts);
  const unknown = chosen.filter((name) => parts[name] === undefined);
  if (unknown.length > 0) {
    throw new Error(`--only ${unknown.join(",")}: choose from ${Object.keys(parts).join(", ")}`);
  }
  if (values.write && values.quick) {
    throw new Error("--write takes all repetitions: leave out --quick");
  }
  const repetitions = values.quick ? seldom : often;
  const sections = await withFolder(async (folder) => {
    // A copy, so that a build in the meantime does not change what is measured.
    const plugin = path.join(folder, "plugin");
    fs.cpSync(path.join(root, "dist", "plugin"), plugin, { recursive: true });
    const done: string[] = [];
    for (const name of chosen) {
      console.error(`measuring: ${name} …`);
      for (const section of await parts[name]!({ repetitions, plugin, log: console.error })) {
        done.push(markdown(section));
        console.log(`\n${done.at(-1)}`);
      }
    }
    return done;
  });
  const conditions = `Node ${process.versions.node}, ${os.availableParallelism()} cores (${process.platform} ${process.arch}). ${repetitionsOf(repetitions)}`;
  console.log(`\n${conditions}`);
  if (values.write) {
    console.log(`written to ${path.relative(root, await writeFigures(conditions, sections))}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  process.exitCode = 1;
});
