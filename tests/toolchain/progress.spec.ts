// The progress that is reported while the toolchain is built.

import { expect } from "chai";
import { Progress } from "../../scripts/toolchain/progress.mjs";

const cli = { title: "CLI", minutes: 1.5, package: "cli", set: {} };
const plugin = { title: "plugin", minutes: 3, package: "plugin", set: {} };
const host = { title: "host", minutes: 0.2, package: "host", set: {} };

describe("toolchain progress", () => {
  let lines: string[];
  let minutes: number;
  let progress: Progress;

  beforeEach(() => {
    lines = [];
    minutes = 0;
    progress = new Progress(
      [host, cli, plugin],
      (line) => void lines.push(line),
      () => minutes * 60_000,
    );
  });

  it("reports at the start how much there is, how long it takes and where it is kept", () => {
    progress.begin("/cache");
    expect(lines).to.deep.equal(["building 3 programs once, to be kept in /cache: usually 5 min on 2 idle cores"]);
  });

  it("reports what is being built, how long that usually takes, and how long it took", async () => {
    await progress.of(host, async () => void (minutes += 0.25));
    await progress.of(cli, async () => void (minutes += 1.75));
    expect(lines).to.deep.equal([
      "host: building, usually less than a minute",
      "[1/3] host: built in 15 s",
      "CLI: building, usually 2 min",
      "[2/3] CLI: built in 1 min 45 s",
    ]);
  });

  it("reports in between how far it is, and everything that is being built", async () => {
    await progress.of(host, async () => {});
    await progress.of(cli, async () => {
      minutes += 1;
      await progress.of(plugin, async () => {
        minutes += 1;
        lines = [];
        progress.tell();
      });
    });
    expect(lines[0]).to.equal(
      "[1/3] 2 min of usually 5; building CLI (2 min, usually 2) and plugin (1 min, usually 3)",
    );
  });

  it("reports a quick build that takes longer than usual", async () => {
    await progress.of(host, async () => {
      minutes = 2;
      lines = [];
      progress.tell();
    });
    expect(lines[0]).to.equal("[0/3] 2 min of usually 5; building host (2 min, usually less)");
  });

  it("reports how far it is while nothing is being built", () => {
    minutes = 1;
    progress.tell();
    expect(lines).to.deep.equal(["[0/3] 1 min of usually 5"]);
  });

  it("counts programs that another process has built", async () => {
    progress.found([host, cli]);
    await progress.of(plugin, async () => {});
    expect(lines.at(-1)).to.equal("[3/3] plugin: built in 0 s");
  });

  it("neither counts nor names a failed build", async () => {
    const failure = await progress
      .of(cli, () => Promise.reject(new Error("no")))
      .catch((error: Error) => error.message);
    expect(failure).to.equal("no");
    progress.tell();
    expect(lines.at(-1)).to.equal("[0/3] 0 min of usually 5");
  });
});
