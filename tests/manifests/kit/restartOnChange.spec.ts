// Containers that restart when files change that somebody else renews.

import { expect } from "chai";
import { changeProbe, notedCommand, type Watched } from "../../../provider/manifests/kit/restartOnChange";
import { Sandbox } from "../../support/rendering/shell";

const watched: Watched = { files: "/certs/a/* /certs/b/*", note: "/tmp/note" };

describe("a container that watches files", () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
    sandbox.write("/certs/a/tls.crt", "one");
  });
  afterEach(() => sandbox.remove());

  const probe = (command = ["true"]) =>
    changeProbe({ exec: { command }, initialDelaySeconds: 1, timeoutSeconds: 1, failureThreshold: 1 }, watched);
  const ask = (command?: string[]) => sandbox.run(probe(command).exec?.command as string[]);

  it("runs its command, and is alive as long as nothing changes", () => {
    expect(sandbox.run(notedCommand("uname", watched)).output).to.equal("Linux\n");
    expect(ask()).to.deep.equal({ status: 0, output: "" });
  });

  it("is dead when a file changes, appears or disappears, and says why", () => {
    for (const change of [() => sandbox.write("/certs/a/tls.crt", "two"), () => sandbox.write("/certs/b/new", "x")]) {
      sandbox.run(notedCommand("true", watched));
      change();
      const { status, output } = ask();
      expect(status).to.equal(1);
      expect(output).to.match(/changed: the container restarts to read it/);
    }
  });

  it("is alive again after the restart", () => {
    sandbox.run(notedCommand("true", watched));
    sandbox.write("/certs/a/tls.crt", "two");
    sandbox.run(notedCommand("true", watched));
    expect(ask().status).to.equal(0);
  });

  it("is dead when its own probe fails", () => {
    sandbox.run(notedCommand("true", watched));
    expect(ask(["false"]).status).not.to.equal(0);
  });
});
