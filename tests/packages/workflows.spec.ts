// The workflows for GitHub: valid to actionlint, and every npm script that they run is there.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { root, run } from "../sdk/kept";

const folder = path.join(root, ".github", "workflows");
const actionlint = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

describe("the workflows", function () {
  this.timeout(600_000);

  const files = fs.readdirSync(folder);

  it("are valid to actionlint, which also checks their shell programs", async () => {
    expect(files).to.include.members(["ci.yml", "release.yml"]);
    // Not in a folder with a go.mod: the version is the one above.
    await run("go", ["run", actionlint, ...files.map((file) => path.join(folder, file))], {
      cwd: "/",
      env: { GOFLAGS: "-mod=mod" },
    });
  });

  it("run what is in the repository", () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const commands = files.flatMap((file) => {
      const { jobs } = parse(fs.readFileSync(path.join(folder, file), "utf8")) as Workflow;
      return Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.run?.split("\n") ?? []));
    });
    const npm = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
    expect(npm).to.include.members(["release", "sign", "publish:maven"]);
    expect(Object.keys(scripts)).to.include.members(npm);
    expect(commands.some((command) => command.endsWith("bash .ci/run"))).to.equal(true);
    expect(fs.existsSync(path.join(root, ".ci", "run"))).to.equal(true);
  });

  it("release only the version that package.json has", async () => {
    const wrong = run("node", ["scripts/release.mjs", "--tag", "v99.0.0"], { cwd: root });
    await expect(wrong).to.be.rejectedWith("the tag is v99.0.0");
  });
});
