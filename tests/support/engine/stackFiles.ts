// The files of a stack in the local backend, made and read here: for the same, each run of the CLI takes half a second.

import * as fs from "node:fs";
import * as path from "node:path";
import type { State } from "./state";

/** Makes what `pulumi stack init test` leaves, and returns its file; the first operation adds the salt of the secrets' key. */
export function makeStack(backend: string, project: string): string {
  const stacks = path.join(backend, ".pulumi", "stacks", project);
  fs.mkdirSync(stacks, { recursive: true });
  fs.writeFileSync(path.join(backend, ".pulumi", "meta.yaml"), "version: 1\n");
  const file = path.join(stacks, "test.json");
  fs.writeFileSync(file, JSON.stringify({ version: 3, checkpoint: { stack: `organization/${project}/test` } }));
  return file;
}

/** What `pulumi stack export` prints. */
export function storedState(file: string): State {
  const { version, checkpoint } = JSON.parse(fs.readFileSync(file, "utf8")) as {
    version: number;
    checkpoint: { latest?: State["deployment"] };
  };
  return { version, deployment: checkpoint.latest ?? { resources: [] } };
}

/** By this member the state tells a secret from other values. */
const signature = "4dabf18193072939515e22adb298388d";

/** What `pulumi stack output --json` prints. */
export function storedOutputs(file: string): Record<string, unknown> {
  const { resources = [] } = storedState(file).deployment;
  const outputs = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
  return JSON.parse(JSON.stringify(outputs), (_, value: unknown) =>
    value instanceof Object && signature in value ? "[secret]" : value,
  ) as Record<string, unknown>;
}
