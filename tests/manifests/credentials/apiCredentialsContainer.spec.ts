// The container that makes the password file from a Secret of the user's own, and what its script does.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { apiCredentialsProgram } from "../../../provider/manifests/credentials/programs";
import { containerOf, containersOf, mountsOf } from "../../support/rendering/pods";
import { programFile } from "../../support/rendering/shell";

const args = { credentials: { apiCredentialsName: "ironic-login" } };

describe("the container api-credentials", () => {
  it("is there for a Secret of the user's own only", () => {
    const names = (of: typeof args | object) => containersOf(of).map(({ name }) => name);
    expect(names(args)).to.include("api-credentials");
    expect(names({})).not.to.include("api-credentials");
  });

  it("runs the script in Ironic's image, which has htpasswd", () => {
    const { image, command } = containerOf("api-credentials", args);
    expect(image).to.equal("quay.io/metal3-io/ironic:release-38.0");
    expect(command).to.deep.equal(["/bin/sh", "-c", apiCredentialsProgram]);
  });

  it("reads the Secret and writes the password file, which the others can only read", () => {
    expect(mountsOf("api-credentials", args)).to.deep.equal([
      "given-credentials:/auth/given:ro",
      "ironic-auth:/auth/ironic",
      "api-credentials-tmp:/tmp",
    ]);
    for (const container of ["ironic", "httpd"]) {
      const others = mountsOf(container, args);
      expect(others, container).to.include("ironic-auth:/auth/ironic:ro");
      expect(
        others.filter((mount) => mount.startsWith("given-credentials")),
        container,
      ).to.deep.equal([]);
    }
  });

  it("has a /tmp to write to, without which htpasswd -c ends with: could not determine temp dir", () => {
    const writesThroughTemporaryFile = apiCredentialsProgram.includes("htpasswd -c");
    const hasTmp = mountsOf("api-credentials", args).some((mount) => mount.endsWith(":/tmp"));
    expect(hasTmp || !writesThroughTemporaryFile).to.equal(true);
  });
});

describe("the script of api-credentials", () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "api-credentials-"));
    for (const name of ["bin", "given", "ironic"]) {
      fs.mkdirSync(path.join(folder, name));
    }
    // Says what it was called with, since htpasswd itself need not be installed here.
    fs.writeFileSync(
      path.join(folder, "bin", "htpasswd"),
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\ncat > '${folder}/input'\n`,
      { mode: 0o755 },
    );
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const read = (name: string) => fs.readFileSync(path.join(folder, name), "utf8");

  function run(username: string | undefined, password: string) {
    if (username !== undefined) {
      fs.writeFileSync(path.join(folder, "given", "username"), username);
    }
    fs.writeFileSync(path.join(folder, "given", "password"), password);
    return spawnSync("/bin/sh", [programFile("credentials/apiCredentials")], {
      env: {
        PATH: `${path.join(folder, "bin")}:/usr/bin:/bin`,
        GIVEN: path.join(folder, "given"),
        MADE: path.join(folder, "ironic"),
      },
      encoding: "utf8",
    });
  }

  const blanks = "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000";
  const trimmed: [title: string, given: string, left: string][] = [
    ["a line feed at the end", "hunter2\n", "hunter2"],
    ["line ends of Windows", "hunter2\r\n\r\n", "hunter2"],
    ["blanks around it", "  hunter 2\t ", "hunter 2"],
    ["every blank that Go knows", `${blanks}hunter2${blanks}`, "hunter2"],
    ["what Go does not take for a blank", "\u200bhunter2\ufeff\u001c", "\u200bhunter2\ufeff\u001c"],
  ];
  for (const [title, given, left] of trimmed) {
    it(`leaves of user name and password what the baremetal-operator does: ${title}`, () => {
      const { status, stderr } = run(given, given);
      expect(status, stderr).to.equal(0);
      expect(read("input")).to.equal(left);
      expect(read("arguments").trimEnd().split("\n").at(-1)).to.equal(left);
    });
  }

  it("fails when nothing is left, and names the key", () => {
    const { status, stderr } = run("operator", " \n");
    expect(status).to.equal(1);
    expect(stderr).to.match(/has no content in its key "password"/);
  });

  it("passes on user name and password without the line break that editors append", () => {
    expect(run("operator\n", "pass word $HOME 'x' \"y\" \\n %s\n").status).to.equal(0);
    expect(read("arguments").trimEnd().split("\n").at(-1)).to.equal("operator");
    expect(read("input")).to.equal("pass word $HOME 'x' \"y\" \\n %s");
  });

  it("never has the password among its arguments, where every process could read it", () => {
    run("operator", "hunter2");
    expect(read("arguments")).not.to.include("hunter2");
    expect(read("arguments")).to.match(/-i\n-B\n-C\n10/);
  });

  it("fails when the Secret lacks a key, rather than leaving Ironic without a password", () => {
    expect(run(undefined, "hunter2").status).not.to.equal(0);
    expect(fs.existsSync(path.join(folder, "arguments"))).to.equal(false);
  });
});
