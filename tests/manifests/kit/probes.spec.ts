// Probes: how a server is asked, and how long it may be silent.

import { expect } from "chai";
import { httpProbe } from "../../../provider/manifests/kit/probes";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

describe("a probe", () => {
  it("asks inside the container, and takes any certificate and any redirection", () => {
    const { exec } = httpProbe(planOf(), { scheme: "https", port: 6385, path: "/v1", mustExist: true });
    expect(exec?.command).to.deep.equal([
      "curl",
      "--head",
      "--insecure",
      "--location",
      "--silent",
      "--show-error",
      "--output",
      "/dev/null",
      "--fail",
      "https://127.0.0.1:6385/v1",
    ]);
  });

  it("takes an HTTP error for an answer where nothing must exist", () => {
    const { exec } = httpProbe(planOf(), { scheme: "http", port: 6180, path: "/x", mustExist: false });
    expect(exec?.command.slice(-2)).to.deep.equal(["/dev/null", "http://127.0.0.1:6180/x"]);
  });

  it("may learn its port later", () => {
    const { exec } = httpProbe(planOf(), { scheme: "http", port: unknown(), path: "/x", mustExist: false });
    expect(opened(exec?.command.at(-1))).to.equal("[unknown]");
  });

  it("leaves a server two minutes before it counts as dead", () => {
    const { exec: _, ...timing } = httpProbe(planOf(), { scheme: "http", port: 1, path: "/", mustExist: true });
    expect(timing).to.deep.equal({ initialDelaySeconds: 1, timeoutSeconds: 5, failureThreshold: 12 });
  });
});
