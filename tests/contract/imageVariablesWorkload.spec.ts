// The variables of the workload: each that is set is read by the image in its container, and each row of the table is set.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { networkingContainer } from "../../provider/manifests/switches/networkingContainer";
import type { IronicArgs, Version } from "../../provider/schema/types";
import { planOf } from "../support/rendering/planning";
import { containersOf, envOf } from "../support/rendering/pods";
import { scenarios } from "../support/scenarios/scenarios";
import { workloadScenarios, type WorkloadScenario } from "../support/scenarios/workloadScenarios";
import { workloadVariables } from "./imageVariablesWorkload";

const order: readonly Version[] = ["35.0", "37.0", "38.0", "39.0", "latest"];
const names = (container: string, args: IronicArgs): string[] =>
  envOf(container, args).map((line) => line.split("=")[0] ?? "");

/** What the scenarios of the workload set, and others do not. */
function setBy(args: IronicArgs): [container: string, variable: string][] {
  const pod = containersOf(args).flatMap(({ name }) => {
    const usual = containersOf({}).some((other) => other.name === name) ? names(name, {}) : [];
    return names(name, args)
      .filter((variable) => !usual.includes(variable))
      .map((variable): [string, string] => [name, variable]);
  });
  const networking = networkingContainer(planOf({ networkingService: { enabled: true } })).env ?? [];
  return [
    ...pod,
    ...networking.map(({ name }): [string, string] => ["ironic-networking", name]),
    ["ramdisk-downloader", "DOWNLOAD_RETRIES"],
    // Every pod has them.
    ["ironic", "IRONIC_ENABLE_VLAN_INTERFACES"],
    ["httpd", "IRONIC_ENABLE_VLAN_INTERFACES"],
    ["ironic", "STALE_FILES"],
  ];
}

const insecure: IronicArgs = { networkingService: { enabled: true }, tls: { insecureRPC: true } };
const proxies: IronicArgs = { deployRamdisk: { proxySecretName: "proxy" } };
const all: readonly Omit<WorkloadScenario, "name">[] = [...workloadScenarios, { args: insecure }, { args: proxies }];
const reaches = (version: Version, since: Version = "35.0"): boolean => order.indexOf(since) <= order.indexOf(version);

/** Variables of other tables, and those that the user names. */
const elsewhere = /^(OS_SWIFT__REGION_NAME|IRONIC_EXTERNAL_(CALLBACK|HTTP)_URL)$/;

const matches = (pattern: string | RegExp, variable: string): boolean =>
  typeof pattern === "string" ? pattern === variable : pattern.test(variable);

describe("variables of the workload", () => {
  for (const version of order) {
    it(`are read by the image of ${version}`, () => {
      const unread = all
        .filter(({ since }) => reaches(version, since))
        .flatMap(({ args }) => setBy({ ...args, version }))
        .filter(([, variable]) => !elsewhere.test(variable))
        .filter(
          ([container, variable]) =>
            !workloadVariables.some(
              (row) =>
                row.containers.includes(container) && matches(row.variable, variable) && reaches(version, row.since),
            ),
        );
      expect(unread).to.deep.equal([]);
    });
  }

  it("are all set somewhere: a row of the table that nothing sets is stale", () => {
    const set = all.flatMap(({ args }) => setBy(args));
    const stale = workloadVariables.flatMap(({ variable, containers }) =>
      containers
        .filter((container) => !set.some(([where, name]) => where === container && matches(variable, name)))
        .map((container) => `${container}: ${String(variable)}`),
    );
    expect(stale).to.deep.equal([]);
  });

  it("are read by our own script where the table says so", () => {
    const root = path.join(__dirname, "..", "..");
    const own = workloadVariables.filter(({ file }) => file.startsWith("provider/"));
    expect(own).to.have.lengthOf.above(0);
    for (const { file, variable } of own) {
      const script = fs.readFileSync(path.join(root, file), "utf8");
      const read = [...script.matchAll(/\$\{?([A-Za-z]\w*)/g)].map(([, name]) => name ?? "");
      expect(
        read.filter((name) => matches(variable, name)),
        `${file}: ${String(variable)}`,
      ).not.to.deep.equal([]);
    }
  });

  it("of the operator: IRONIC_DEFAULT_NETWORK_INTERFACE, which no script reads, is not set", () => {
    for (const { args } of scenarios) {
      expect(names("ironic", args)).not.to.include("IRONIC_DEFAULT_NETWORK_INTERFACE");
    }
  });
});
