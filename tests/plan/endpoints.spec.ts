// Endpoints: the URLs that clients and hosts get, and the ports that a firewall must open.

import { expect } from "chai";
import type { IronicArgs } from "../../provider/schema/types";
import { opened, secret, unknown, visible } from "../support/values/fakeLater";
import { planOf } from "../support/rendering/planning";

interface Urls {
  readonly api: string;
  readonly externalApi?: string;
  readonly images: string;
  readonly imagesTls?: string;
}

function urls(args: IronicArgs): Urls {
  const { ports: _, announced: __, ...rest } = opened(planOf(args).endpoints) as Urls & Record<string, unknown>;
  return JSON.parse(JSON.stringify(rest)) as Urls;
}

const service = "ironic.baremetal-operator-system.svc";

describe("endpoints", () => {
  const scenarios: { title: string; args: IronicArgs; expected: Urls }[] = [
    {
      title: "are the Service's when nothing is known of the outside",
      args: {},
      expected: {
        api: `https://${service}`,
        images: `http://${service}:8080`,
        imagesTls: `https://${service}:8443`,
      },
    },
    {
      title: "are plain HTTP, and none for virtual media, without TLS",
      args: { tls: { mode: "off" }, networking: { ipAddress: "192.0.2.10" } },
      expected: {
        api: `http://${service}`,
        externalApi: "http://192.0.2.10:6385",
        images: "http://192.0.2.10:6180",
      },
    },
    {
      title: "for hosts name the given address",
      args: { networking: { ipAddress: "192.0.2.10" } },
      expected: {
        api: `https://${service}`,
        externalApi: "https://192.0.2.10:6385",
        images: "http://192.0.2.10:6180",
        imagesTls: "https://192.0.2.10:6183",
      },
    },
    {
      title: "put an IPv6 address in brackets, in its one spelling",
      args: { networking: { ipAddress: "2001:DB8:0::10" } },
      expected: {
        api: `https://${service}`,
        externalApi: "https://[2001:db8::10]:6385",
        images: "http://[2001:db8::10]:6180",
        imagesTls: "https://[2001:db8::10]:6183",
      },
    },
    {
      title: "for hosts name the external address rather than the one listened on",
      args: { networking: { ipAddress: "192.0.2.10", externalIP: "2001:db8::80" } },
      expected: {
        api: `https://${service}`,
        externalApi: "https://[2001:db8::80]:6385",
        images: "http://[2001:db8::80]:6180",
        imagesTls: "https://[2001:db8::80]:6183",
      },
    },
    {
      title: "follow name, namespace and ports",
      args: {
        name: "metal",
        namespace: "lab",
        networking: { ipAddress: "192.0.2.10", apiPort: 1111, imageServerPort: 2222, imageServerTLSPort: 3333 },
      },
      expected: {
        api: "https://metal.lab.svc",
        externalApi: "https://192.0.2.10:1111",
        images: "http://192.0.2.10:2222",
        imagesTls: "https://192.0.2.10:3333",
      },
    },
    {
      title: "inside the cluster keep the Service's ports, whatever the pod's ports are",
      args: { networking: { apiPort: 1111, imageServerPort: 2222, imageServerTLSPort: 3333 } },
      expected: { api: `https://${service}`, images: `http://${service}:8080`, imagesTls: `https://${service}:8443` },
    },
    {
      title: "that need an unknown address are unknown, and the others are known",
      args: { networking: { ipAddress: unknown() } },
      expected: {
        api: `https://${service}`,
        externalApi: "[unknown]",
        images: "[unknown]",
        imagesTls: "[unknown]",
      },
    },
  ];
  for (const { title, args, expected } of scenarios) {
    it(title, () => expect(urls(args)).to.deep.equal(expected));
  }

  it("made of a secret address are secret, brackets included", () => {
    const { endpoints } = planOf({ networking: { externalIP: secret("2001:db8::80") } });
    expect(visible(endpoints.externalApi)).to.equal("[secret]");
    expect(opened(endpoints.externalApi)).to.equal("https://[2001:db8::80]:6385");
  });
});

describe("ports for a firewall", () => {
  const ports = (args: IronicArgs) =>
    planOf(args).endpoints.ports.map(({ name, port, protocol }) => [name, visible(port), protocol]);

  it("are the three of virtual media over TLS", () => {
    expect(ports({})).to.deep.equal([
      ["ironic-api", 6385, "TCP"],
      ["image-svc", 6180, "TCP"],
      ["image-svc-tls", 6183, "TCP"],
    ]);
  });

  it("leave out the TLS port when no server listens there", () => {
    expect(ports({ tls: { mode: "off" }, networking: { apiPort: 1111, imageServerPort: unknown() } })).to.deep.equal([
      ["ironic-api", 1111, "TCP"],
      ["image-svc", "[unknown]", "TCP"],
    ]);
  });

  it("say who needs each of them", () => {
    for (const { name, purpose } of planOf().endpoints.ports) {
      expect(purpose, name).to.match(/hosts|BMCs/);
    }
  });
});
