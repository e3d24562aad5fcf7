// Layers: the rules that hold imports to one direction and the plan to its inputs, over the sources and over bad ones.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { Linter } from "eslint";
import { layering, rooms } from "../../eslint.config.mjs";

const root = path.join(__dirname, "..", "..");
const linter = new Linter({ cwd: root });
/** Exceptions from rules that are not applied here are not to be counted as needless. */
const rules = [...layering, { linterOptions: { reportUnusedDisableDirectives: "off" } }] as Linter.Config[];

function complaints(file: string, code: string): string[] {
  return linter
    .verify(code, rules, { filename: path.join(root, file) })
    .map(({ line, message }) => `${file}:${line}: ${message}`);
}

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")));
}

describe("the sources of the provider", () => {
  it("lie in layers that the rules know", () => {
    const folders = fs.readdirSync(path.join(root, "provider"), { withFileTypes: true });
    const withSources = folders.filter((entry) => entry.isDirectory() && sources(`provider/${entry.name}`).length > 0);
    expect(withSources.map(({ name }) => name).sort()).to.deep.equal([
      "diagnosis",
      "launcher",
      "manifests",
      "plan",
      "release",
      "resources",
      "schema",
      "wire",
    ]);
  });

  it("lie in rooms that the rules know, in the layers that have rooms", () => {
    for (const layer of ["plan", "manifests", "resources"]) {
      const entries = fs.readdirSync(path.join(root, "provider", layer), { withFileTypes: true });
      const unknown = entries.filter((entry) => entry.isDirectory() && !rooms.includes(entry.name));
      expect(unknown.map(({ name }) => `${layer}/${name}`)).to.deep.equal([]);
    }
  });

  for (const file of sources("provider")) {
    it(`${file} keeps to its layer`, () => {
      expect(complaints(file, fs.readFileSync(path.join(root, file), "utf8"))).to.deep.equal([]);
    });
  }
});

describe("the rules of layers refuse", () => {
  const oneWay = /imports go one way/;
  const noPackages = /imports no packages/;
  const rooming = /rooms import one way/;
  const beside = /puts them together: no room imports it/;
  const pure = /know no clock, no environment, no randomness/;
  const bad: { file: string; code: string; message: RegExp }[] = [
    { file: "provider/schema/value.ts", code: 'import { defaults } from "../plan/defaults";', message: oneWay },
    { file: "provider/plan/tls/tls.ts", code: 'import { podSpec } from "../../manifests/pod/pod";', message: oneWay },
    {
      file: "provider/plan/tls/tls.ts",
      code: 'import type { Labels } from "../../manifests/kubernetes/objects";',
      message: oneWay,
    },
    { file: "provider/plan/tls/tls.ts", code: 'export * from "../../wire/later";', message: oneWay },
    { file: "provider/plan/tls/tls.ts", code: 'import { Metal3Provider } from "../../provider";', message: oneWay },
    { file: "provider/manifests/pod/pod.ts", code: 'import { toInput } from "../../wire/later";', message: oneWay },
    {
      file: "provider/manifests/pod/httpdContainer.ts",
      code: 'import { createWorkload } from "../../resources/pod/workload";',
      message: oneWay,
    },
    { file: "provider/plan/dhcp/dhcp.ts", code: 'import { planTls } from "../tls/tls";', message: rooming },
    { file: "provider/plan/tls/tls.ts", code: 'import type { IronicPlan } from "../plan";', message: beside },
    { file: "provider/manifests/kit/env.ts", code: 'import { podSpec } from "../pod/pod";', message: rooming },
    { file: "provider/manifests/pod/pod.ts", code: 'import { x } from "../beside";', message: beside },
    {
      file: "provider/resources/tls/caBundles.ts",
      code: 'import { x } from "../database/database";',
      message: rooming,
    },
    { file: "provider/wire/settle.ts", code: 'import { Ironic } from "../resources/ironic";', message: oneWay },
    { file: "provider/resources/ironic.ts", code: 'import { Metal3Provider } from "../provider";', message: oneWay },
    { file: "provider/provider.ts", code: 'import "./index";', message: oneWay },
    { file: "provider/wire/settle.ts", code: 'import "../launcher/start";', message: oneWay },
    { file: "provider/launcher/start.ts", code: 'import * as pulumi from "@pulumi/pulumi";', message: noPackages },
    { file: "provider/plan/tls/tls.ts", code: 'import * as pulumi from "@pulumi/pulumi";', message: noPackages },
    { file: "provider/plan/tls/tls.ts", code: 'import type { Input } from "@pulumi/pulumi";', message: noPackages },
    { file: "provider/plan/tls/tls.ts", code: 'import { readFileSync } from "node:fs";', message: noPackages },
    { file: "provider/plan/tls/tls.ts", code: 'import { createHash } from "crypto";', message: noPackages },
    { file: "provider/plan/tls/tls.ts", code: 'import fs = require("node:fs");', message: noPackages },
    { file: "provider/plan/tls/tls.ts", code: 'const fs = require("node:fs");', message: /require\(\)/ },
    { file: "provider/manifests/pod/pod.ts", code: 'import * as pulumi from "@pulumi/pulumi";', message: noPackages },
    { file: "provider/manifests/pod/pod.ts", code: 'import { parse } from "yaml";', message: noPackages },
    { file: "provider/manifests/pod/pod.ts", code: "export const region = process.env.REGION;", message: pure },
    { file: "provider/plan/tls/tls.ts", code: "export const now = Date.now();", message: pure },
    { file: "provider/plan/tls/tls.ts", code: "export const now = new Date();", message: pure },
    { file: "provider/plan/tls/tls.ts", code: "export const id = crypto.randomUUID();", message: pure },
    { file: "provider/plan/tls/tls.ts", code: "export const home = globalThis.process;", message: pure },
    {
      file: "provider/plan/tls/tls.ts",
      code: "export const dice = Math.random();",
      message: /The same inputs must always give the same plan/,
    },
    {
      file: "provider/plan/tls/tls.ts",
      code: 'export const later = import("../../wire/later");',
      message: /hides from the rule about layers/,
    },
  ];
  for (const { file, code, message } of bad) {
    it(`${code} in ${file}`, () => expect(complaints(file, code).join("\n")).to.match(message));
  }

  const good = [
    { file: "provider/plan/tls/tls.ts", code: 'import * as ipaddr from "ipaddr.js";' },
    { file: "provider/plan/tls/tls.ts", code: 'import { text } from "../../schema/value";' },
    { file: "provider/plan/tls/tls.ts", code: 'import { check } from "../checks/check";' },
    { file: "provider/manifests/pod/pod.ts", code: 'import type { Input } from "@pulumi/pulumi";' },
    { file: "provider/manifests/pod/httpdContainer.ts", code: 'import { servesTls } from "../../plan/tls/tls";' },
    { file: "provider/wire/settle.ts", code: 'import * as pulumi from "@pulumi/pulumi";' },
    { file: "provider/resources/children/digest.ts", code: 'import { createHmac } from "node:crypto";' },
    { file: "provider/index.ts", code: 'import { Metal3Provider } from "./provider";' },
  ];
  for (const { file, code } of good) {
    it(`but not ${code} in ${file}`, () => expect(complaints(file, code)).to.deep.equal([]));
  }
});
