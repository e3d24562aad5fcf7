// The Service: the ports that the baremetal-operator expects, each with a container behind it.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { containersOf } from "../../support/rendering/pods";
import { manifestsOf } from "../../support/rendering/rendering";
import { scenarios } from "../../support/scenarios/scenarios";

const serviceOf = (args: IronicArgs) => manifestsOf(planOf(args)).service;

describe("the Service", () => {
  it("has the name of the deployment, in its namespace", () => {
    const { metadata } = serviceOf({ name: "metal", namespace: "lab" });
    expect([metadata.name, metadata.namespace]).to.deep.equal(["metal", "lab"]);
  });

  const ports = (args: IronicArgs) =>
    serviceOf(args).spec.ports.map(
      ({ name, port, targetPort, protocol }) => `${name} ${String(opened(port))}/${protocol} -> ${targetPort}`,
    );

  it("offers the API and both image servers with TLS, at their fixed ports", () => {
    expect(ports({ networking: { apiPort: 7001 } })).to.deep.equal([
      "ironic-api 443/TCP -> ironic-api",
      "image-svc 8080/TCP -> image-svc",
      "image-svc-tls 8443/TCP -> image-svc-tls",
    ]);
  });

  it("offers plain HTTP without TLS", () => {
    expect(ports({ tls: { mode: "off" } })).to.deep.equal([
      "ironic-api 80/TCP -> ironic-api",
      "image-svc 8080/TCP -> image-svc",
    ]);
  });

  for (const { name, args } of scenarios) {
    it(`of ${name} sends each port to one container that declares it (the dead port 8443)`, () => {
      const declared = containersOf(args).flatMap(({ ports: own = [] }) => own.map((port) => port.name));
      for (const { targetPort } of serviceOf(args).spec.ports) {
        expect(declared.filter((port) => port === targetPort)).to.deep.equal([targetPort]);
      }
    });
  }

  it("is reached only inside the cluster, and is not waited for", () => {
    const { metadata, spec } = serviceOf({});
    expect(spec.type).to.equal("ClusterIP");
    expect(metadata.annotations).to.deep.equal({ "pulumi.com/skipAwait": "true" });
  });
});
