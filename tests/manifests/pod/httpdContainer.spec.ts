// The container with Apache: command, environment, ports, mounts and probe.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { commandOf, containerOf, envOf, mountsOf, portsOf } from "../../support/rendering/pods";

const podNetwork = { disableHostNetwork: true, externalIP: "192.0.2.80" };

describe("the container httpd", () => {
  it("runs the image's script", () => {
    const args = { images: { ironic: "registry.example.com/ironic:v1" } };
    expect(containerOf("httpd", args).image).to.equal("registry.example.com/ironic:v1");
    expect(commandOf("httpd", args)).to.deep.equal(["quiet", "/bin/runhttpd"]);
  });

  it("knows ports, address and TLS, and nothing of Ironic's own settings", () => {
    const args = { networking: { externalIP: "192.0.2.80" }, extraConfig: [{ name: "debug", value: "true" }] };
    expect(envOf("httpd", args)).to.deep.equal([
      "IRONIC_LISTEN_PORT=6385",
      "IRONIC_ACCESS_PORT=6385",
      "HTTP_PORT=6180",
      "LISTEN_ALL_INTERFACES=true",
      "PROVISIONING_IP={status.hostIP}",
      "IRONIC_PRIVATE_PORT=unix",
      "IRONIC_REVERSE_PROXY_SETUP=true",
      "VMEDIA_TLS_PORT=6183",
      "IRONIC_IPA_INSECURE=0",
      "WEBSERVER_CACERT_FILE=/tmp/ca-bundle.pem",
        "CA_BUNDLE=/tmp/ca-bundle.pem",
      "IRONIC_ENABLE_VLAN_INTERFACES=all",
    ]);
  });

  it("has nothing about TLS without TLS", () => {
    expect(envOf("httpd", { tls: { mode: "off" }, networking: { ipAddress: "192.0.2.10" } })).to.deep.equal([
      "IRONIC_LISTEN_PORT=6385",
      "IRONIC_ACCESS_PORT=6385",
      "HTTP_PORT=6180",
      "LISTEN_ALL_INTERFACES=true",
      "PROVISIONING_IP=192.0.2.10",
      "IRONIC_ENABLE_VLAN_INTERFACES=all",
    ]);
  });

  const ports: { title: string; args: IronicArgs; expected: string[] }[] = [
    {
      title: "images, and with TLS the API and virtual media, all also on the node",
      args: {},
      expected: ["image-svc:6180@6180", "ironic-api:6385@6385", "image-svc-tls:6183@6183"],
    },
    { title: "images alone without TLS", args: { tls: { mode: "off" } }, expected: ["image-svc:6180@6180"] },
    {
      title: "none of the node in the pod network (a hostPort ties the pod to a node)",
      args: { networking: { ...podNetwork, apiPort: 7001, imageServerPort: 7002, imageServerTLSPort: 7003 } },
      expected: ["image-svc:7002", "ironic-api:7001", "image-svc-tls:7003"],
    },
  ];
  for (const { title, args, expected } of ports) {
    it(`declares ports: ${title}`, () => expect(portsOf("httpd", args)).to.deep.equal(expected));
  }

  it("mounts shared files, credentials, certificates and its own directories", () => {
    expect(mountsOf("httpd")).to.deep.equal([
      "ironic-shared:/shared",
      "ironic-auth:/auth/ironic:ro",
      "cert-ironic:/certs/ironic:ro",
      "cert-ironic:/certs/vmedia:ro",
      "ca-ironic:/certs/ca/ironic:ro",
      "httpd-conf:/conf",
      "httpd-data:/data",
      "httpd-tmp:/tmp",
    ]);
  });

  it("mounts no certificates without TLS", () => {
    const mounts = mountsOf("httpd", { tls: { mode: "off" } });
    expect(mounts.filter((mount) => mount.includes("/certs"))).to.deep.equal([]);
  });

  it("is alive and ready when it serves the ramdisk that was downloaded", () => {
    const { livenessProbe, readinessProbe } = containerOf("httpd");
    const command = opened(livenessProbe?.exec?.command) as string[];
    expect(command.slice(-2)).to.deep.equal(["--fail", "http://127.0.0.1:6180/images/ironic-python-agent.kernel"]);
    expect(readinessProbe).to.deep.equal(livenessProbe);
  });

  it("is alive and ready when it answers anything, where no ramdisk is downloaded", () => {
    const args = { deployRamdisk: { disableDownloader: true }, networking: { imageServerPort: 7002 } };
    const command = opened(containerOf("httpd", args).livenessProbe?.exec?.command) as string[];
    expect(command).not.to.include("--fail");
    expect(command.at(-1)).to.equal("http://127.0.0.1:7002/images/ironic-python-agent.kernel");
  });
});

describe("httpd is alive", () => {
  const asked = (args: IronicArgs): [fails: boolean, path: string] => {
    const httpd = containerOf("httpd", args);
    const command = httpd.livenessProbe?.exec?.command.map(String) ?? [];
    return [command.includes("--fail"), command.at(-1)?.split("6180")[1] ?? ""];
  };

  it("when it serves the ramdisk of the architecture that is downloaded", () => {
    expect(asked({ deployRamdisk: { architecture: "aarch64", baseURL: "https://m.example.com" } })).to.deep.equal([
      true,
      "/images/ironic-python-agent_aarch64.kernel",
    ]);
  });

  it("when it answers at all, with the user's own ramdisks", () => {
    const image = { kernel: "https://a.example/k", initramfs: "https://a.example/i" };
    expect(asked({ overrides: { agentImages: [image] } })[0]).to.equal(false);
  });
});
