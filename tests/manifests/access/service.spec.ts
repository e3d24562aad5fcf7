// The Service: the ports that the baremetal-operator expects, each with a container behind it.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { containersOf, envOf, mountsOf } from "../../support/rendering/pods";
import { manifestsOf } from "../../support/rendering/rendering";
import { scenarios } from "../../support/scenarios/scenarios";

const plainMedia: IronicArgs = { tls: { disableVirtualMediaTLS: true }, networking: { externalIP: "192.0.2.80" } };

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

  for (const { name, args } of [...scenarios, { name: "disableVirtualMediaTLS", args: plainMedia }]) {
    it(`of ${name} sends each port to one container that declares it`, () => {
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

describe("virtual media without TLS", () => {
  it("has no port, certificate, variable, output or firewall rule of its own", () => {
    expect(serviceOf(plainMedia).spec.ports.map(({ targetPort }) => targetPort)).not.to.include("image-svc-tls");
    for (const container of ["ironic", "httpd"]) {
      expect(mountsOf(container, plainMedia).filter((mount) => mount.includes("/certs/vmedia"))).to.deep.equal([]);
      expect(mountsOf(container, plainMedia).some((mount) => mount.includes("/certs/ironic"))).to.equal(true);
      expect(envOf(container, plainMedia).filter((line) => line.startsWith("VMEDIA_TLS_PORT"))).to.deep.equal([]);
    }
    const { endpoints } = planOf(plainMedia);
    expect(endpoints.imagesTls).to.equal(undefined);
    expect(endpoints.ports.filter(({ name }) => name === "image-svc-tls")).to.deep.equal([]);
    expect(envOf("ironic", plainMedia)).to.include("IRONIC_EXTERNAL_HTTP_URL=http://192.0.2.80:6180");
    expect(envOf("ironic", plainMedia)).to.include("IRONIC_EXTERNAL_CALLBACK_URL=https://192.0.2.80:6385");
  });
});

describe("the port to call", () => {
  const portOf = (url: unknown): number => {
    const { port, protocol } = new URL(String(opened(url)));
    return port === "" ? { "https:": 443, "http:": 80 }[protocol]! : Number(port);
  };

  for (const { name, args } of scenarios) {
    it(`of ${name} is one that the Service has, in the output for the cluster`, () => {
      const plan = planOf(args);
      const ports = manifestsOf(plan).service.spec.ports.map(({ port }) => Number(opened(port)));
      expect(ports).to.include(portOf(plan.endpoints.api));
    });
  }

  it("is Ironic's own for hosts, in the output for them", () => {
    const { endpoints } = planOf({ networking: { ipAddress: "192.0.2.10", apiPort: 7001 } });
    expect([portOf(endpoints.api), portOf(endpoints.externalApi)]).to.deep.equal([443, 7001]);
  });
});
