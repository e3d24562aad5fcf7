// Files: each says what lives in it, has a name that means something, and has its tests where one looks for them.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";

const root = path.join(__dirname, "..", "..");

function filesIn(folder: string, extensions: RegExp): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .filter((file) => extensions.test(file) && !file.includes("node_modules/"));
}

const sources = [
  ...filesIn("provider", /\.(ts|sh)$/),
  ...filesIn("tests", /\.(ts|sh)$/),
  ...filesIn("scripts", /\.(mjs|sh)$/),
];

/** The comment in which a file begins, without its slashes, or number signs and the shebang. */
function opening(file: string): string {
  const lines = fs
    .readFileSync(path.join(root, file), "utf8")
    .replace(/^#!.*\n/, "")
    .split("\n");
  const comment = file.endsWith(".sh") ? /^# ?/ : /^\/\/ ?/;
  const end = lines.findIndex((line) => !comment.test(line));
  return lines
    .slice(0, end)
    .map((line) => line.replace(comment, ""))
    .join(" ");
}

describe("source files", () => {
  it("begin with a sentence on what lives in them", () => {
    expect(sources.filter((file) => !/^\S.{10,}\.$/.test(opening(file)))).to.deep.equal([]);
  });

  it("are named after their content", () => {
    expect(sources.filter((file) => /^(utils?|helpers?|common|misc)\./i.test(path.basename(file)))).to.deep.equal([]);
  });
});

describe("tests of the pure layers", () => {
  /** Types and constants alone; tests/contract/defaults.spec.ts holds the defaults. */
  const withoutBehaviour = [
    "manifests/database/paths.ts",
    "manifests/kubernetes/upstream.ts",
    "plan/base/claim.ts",
    "plan/base/context.ts",
    "plan/plan.ts",
    "plan/pod/podFields.ts",
    "plan/extraConfig/ironicOptions.ts",
    "schema/defaults.ts",
    "schema/types.ts",
  ];
  /** What only a real server or the real engine can show: see tests/database and tests/engine/release.spec.ts. */
  const onRealParts = [
    "manifests/database/accounts.ts",
    "wire/engineLog.ts",
    "wire/importSupport.ts",
    "wire/nullSupport.ts",
    "wire/previewSupport.ts",
  ];
  /** Fragments of a few lines, which the tests of the containers, volumes and claims that they make show whole. */
  const shownWhole = [
    "manifests/address/keepalivedPassword.ts",
    "manifests/credentials/credentialVolumes.ts",
    "manifests/dhcp/dnsmasqEnv.ts",
    "manifests/dhcp/leasesVolume.ts",
    "manifests/highAvailability/rpcVolume.ts",
    "manifests/kit/alerts.ts",
    "manifests/kit/commonPodSpec.ts",
    "manifests/kit/directories.ts",
    "manifests/kit/env.ts",
    "manifests/kit/optionalField.ts",
    "manifests/kit/volumeClaim.ts",
    "manifests/monitoring/scrape.ts",
    "manifests/storage/sharedVolume.ts",
    "manifests/tls/certificateVolumes.ts",
    "manifests/tls/tlsEnv.ts",
  ];
  for (const layer of ["schema", "plan", "manifests", "wire", "release"]) {
    it(`of ${layer} are in files of the same names`, () => {
      const untested = filesIn(`provider/${layer}`, /\.ts$/)
        .map((file) => file.slice("provider/".length))
        // Generated from shell programs, each of which has tests that run it.
        .filter((file) => path.basename(file) !== "programs.ts")
        .filter((file) => !fs.existsSync(path.join(root, "tests", file.replace(/\.ts$/, ".spec.ts"))));
      const meant = [...withoutBehaviour, ...onRealParts, ...shownWhole].filter((file) => file.startsWith(`${layer}/`));
      expect(untested.sort()).to.deep.equal(meant.sort());
    });
  }
});
