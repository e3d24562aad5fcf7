// The state of a release: recorded from a program with all kinds of objects, kept in tests/upgrade/states, read back by later code.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { Project, type Program, type State } from "./engine";
import { scenario } from "../scenarios/scenarios";

export const statesFolder = path.join(__dirname, "..", "..", "upgrade", "states");

export interface RecordedState {
  /** Of this package. */
  readonly version: string;
  /** What was deployed: later tables of scenarios differ. */
  readonly program: Program;
  /** Secrets in it are encrypted by the passphrase of the tests, and protect nothing. */
  readonly state: State;
}

/** Stands in a recorded state for the folder that manifests are rendered to. */
const renderedFolder = "/rendered-manifests";

const tenYears = 10 * 365 * 24;

/** A certificate that is due would be renewed by any version, so those of a recorded state live long. */
function lasting(args: IronicArgs): IronicArgs {
  const generated =
    args.tls?.mode === undefined ? args.tls?.certificateName === undefined : args.tls.mode === "generated";
  return generated ? { ...args, tls: { ...args.tls, validityHours: tenYears, renewBeforeHours: 1 } } : args;
}

/** Between them they make every kind of object, in every mode; a new kind of object belongs here. */
const recordedScenarios: readonly string[] = [
  "minimal",
  "pod-network-external-ip",
  "tls-off",
  "tls-secret",
  "credentials-secret",
  "credentials-given",
  "created-namespace",
  "placement",
  "dhcp",
  "load-balancer",
  "ingress",
];

/** A program that names no version is the same for every version; its many objects are stored in one go. */
const options = { unpinned: true, storedOnce: true };

function program(): Program {
  const resources = recordedScenarios.map(scenario).map(({ name, args }) => {
    const own = name.replaceAll(".", "-");
    return [name, { type: "metal3:Ironic", properties: { name: own, ...lasting(args), namespace: `ns-${own}` } }];
  });
  return { resources: Object.fromEntries(resources) as Program };
}

function replaced(state: State, from: string, to: string): State {
  return JSON.parse(JSON.stringify(state).replaceAll(from, to)) as State;
}

/** Deploys the scenarios with the code of this checkout and writes the state down; returns the file. */
export async function recordState(version: string): Promise<string> {
  const file = path.join(statesFolder, `${version}.json`);
  const recorded = program();
  const record = async (project: Project): Promise<void> => {
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    const state = replaced(await project.state(), project.rendered, renderedFolder);
    expect(JSON.stringify(state), "the state names a folder of this machine").not.to.include(project.folder);
    fs.mkdirSync(statesFolder, { recursive: true });
    fs.writeFileSync(file, `${JSON.stringify({ version, program: recorded, state }, undefined, 1)}\n`);
  };
  await Project.with(recorded, record, options);
  return file;
}

export function recordedVersions(): string[] {
  return fs.readdirSync(statesFolder).map((name) => path.basename(name, ".json"));
}

/** Runs a test on a project that has the state of a release, and the program that it was made by. */
export async function withRecordedState(version: string, test: (project: Project) => Promise<void>): Promise<void> {
  const file = path.join(statesFolder, `${version}.json`);
  const recorded = JSON.parse(fs.readFileSync(file, "utf8")) as RecordedState;
  const run = async (project: Project): Promise<void> => {
    await project.importState(replaced(recorded.state, renderedFolder, project.rendered));
    await test(project);
  };
  await Project.with(recorded.program, run, options);
}
