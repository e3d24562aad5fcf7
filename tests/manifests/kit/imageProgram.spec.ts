// How programs of the image are run: what they trace is discarded, and nothing else.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { imageProgram } from "../../../provider/manifests/kit/imageProgram";
import { commandOf } from "../../support/rendering/pods";

/** A program that traces itself as the image's do, and calls another one that does. */
const tracing = "#!/bin/bash\nset -x\npassword=hunter2\necho \"ready, $1\"\necho oops >&2\nbash -xc 'other=hunter2'\n";

describe("a program of the image", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-trace-"));
  const program = path.join(folder, "program");
  before(() => fs.writeFileSync(program, tracing, { mode: 0o755 }));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  function outputOf(traceStartup: boolean): { stdout: string; stderr: string } {
    const [file = "", ...words] = imageProgram({ traceStartup }, [program, "a b"]);
    const { stdout, stderr, status } = spawnSync(file, words, { encoding: "utf8" });
    expect(status).to.equal(0);
    return { stdout, stderr };
  }

  it("prints its output and its errors, and no trace, nor do the programs that it calls", () => {
    expect(outputOf(false)).to.deep.equal({ stdout: "ready, a b\n", stderr: "oops\n" });
  });

  it("prints its trace with traceStartup", () => {
    expect(outputOf(true).stderr).to.match(/\+ password=hunter2/);
  });

  it("is not wrapped with traceStartup", () => {
    expect(commandOf("httpd", { traceStartup: true })).to.deep.equal(["/bin/runhttpd"]);
    expect(commandOf("httpd")).to.deep.equal(["quiet", "/bin/runhttpd"]);
  });
});
