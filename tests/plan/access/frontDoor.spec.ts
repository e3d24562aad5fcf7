// An Ingress or a Gateway in front of Ironic: one at most, and what neither goes with.

import { expect } from "chai";
import type { Gateway, IronicArgs, Networking, Tls } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";

const gateway: Gateway = { host: "ironic.example.com", gatewayName: "public" };
const plainMedia: Tls = { disableVirtualMediaTLS: true };

describe("an Ingress or a Gateway cannot be combined with", () => {
  const cases: [title: string, inputs: IronicArgs, path: string, reason: RegExp][] = [
    [
      "another beside it",
      { networking: { gateway, ingress: { host: "other.example.com" } } },
      "networking.gateway",
      /^cannot be combined with networking\.ingress/,
    ],
    [
      "an address",
      { networking: { gateway, externalIP: "192.0.2.80" } },
      "networking.externalIP",
      /^cannot be combined with networking\.gateway/,
    ],
    [
      "virtual media without TLS beside an API with it, as a Gateway",
      { tls: plainMedia, networking: { gateway } },
      "networking.gateway",
      /^cannot be combined with tls\.disableVirtualMediaTLS/,
    ],
    [
      "virtual media without TLS beside an API with it, as an Ingress",
      { tls: plainMedia, networking: { ingress: { host: "ironic.example.com" } } },
      "networking.ingress",
      /^cannot be combined with tls\.disableVirtualMediaTLS/,
    ],
  ];
  for (const [title, inputs, path, reason] of cases) {
    it(title, () => {
      const [problem, ...others] = problemsOf(inputs);
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  it("another, and what is wrong in either is reported all the same", () => {
    const networking: Networking = { gateway: { ...gateway, host: "a:1" }, ingress: { host: "*.b" } };
    expect(
      problemsOf({ networking })
        .map(({ path }) => path)
        .sort(),
    ).to.deep.equal(["networking.gateway", "networking.gateway.host", "networking.ingress.host"]);
  });
});

describe("the host of an Ingress or Gateway", () => {
  for (const networking of [
    { disableHostNetwork: true, ingress: { host: "Ironic.Example.COM" } },
    { disableHostNetwork: true, gateway: { host: "Ironic.Example.COM", gatewayName: "public" } },
  ]) {
    it(`of ${"ingress" in networking ? "an Ingress" : "a Gateway"} is passed on in lower case, as Kubernetes takes it`, () => {
      expect(planOf({ networking }).networking.frontDoor?.host).to.equal("ironic.example.com");
    });
  }
});
