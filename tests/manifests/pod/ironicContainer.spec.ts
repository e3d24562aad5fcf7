// The container with Ironic: command, environment, ports, mounts and probe.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { commandOf, containerOf, envOf, mountsOf, portsOf } from "../../support/rendering/pods";

const podNetwork = { disableHostNetwork: true, externalIP: "192.0.2.80" };
const ownEnv = ["IRONIC_USE_MARIADB=false", "IRONIC_EXPOSE_JSON_RPC=false"];

describe("the container ironic", () => {
  it("runs the image's script", () => {
    expect(containerOf("ironic").image).to.equal("quay.io/metal3-io/ironic:release-38.0");
    expect(commandOf("ironic")).to.deep.equal(["quiet", "prepare", "/bin/runironic"]);
  });

  const environments: { title: string; args: IronicArgs; env: string[] }[] = [
    {
      title: "with TLS, behind httpd and a socket",
      args: {},
      env: [
        "IRONIC_LISTEN_PORT=6385",
        "IRONIC_ACCESS_PORT=6385",
        "HTTP_PORT=6180",
        "LISTEN_ALL_INTERFACES=true",
        "PROVISIONING_IP={status.hostIP}",
        "IRONIC_PRIVATE_PORT=unix",
        "IRONIC_REVERSE_PROXY_SETUP=true",
        "VMEDIA_TLS_PORT=6183",
        "IRONIC_IPA_INSECURE=1",
        "IRONIC_ENABLE_VLAN_INTERFACES=all",
        ...ownEnv,
        "STALE_FILES=/shared/html/ipa-cacert-bundle",
      ],
    },
    {
      title: "without TLS, on its own port",
      args: { tls: { mode: "off" }, networking: { apiPort: 7001, imageServerPort: 7002, ipAddress: "2001:db8::10" } },
      env: [
        "IRONIC_LISTEN_PORT=7001",
        "IRONIC_ACCESS_PORT=7001",
        "HTTP_PORT=7002",
        "LISTEN_ALL_INTERFACES=true",
        "PROVISIONING_IP=2001:db8::10",
        "IRONIC_ENABLE_VLAN_INTERFACES=all",
        ...ownEnv,
        "STALE_FILES=/shared/html/ipa-cacert-bundle",
      ],
    },
    {
      title: "in the pod network behind an external IPv6 address (the image puts no brackets around it)",
      args: { networking: { disableHostNetwork: true, externalIP: "2001:DB8::80" } },
      env: [
        "IRONIC_LISTEN_PORT=6385",
        "IRONIC_ACCESS_PORT=6385",
        "HTTP_PORT=6180",
        "LISTEN_ALL_INTERFACES=true",
        "PROVISIONING_IP={status.podIP}",
        "IRONIC_PRIVATE_PORT=unix",
        "IRONIC_REVERSE_PROXY_SETUP=true",
        "VMEDIA_TLS_PORT=6183",
        "IRONIC_IPA_INSECURE=0",
        "WEBSERVER_CACERT_FILE=/tmp/ca-bundle.pem",
        "CA_BUNDLE=/tmp/ca-bundle.pem",
        "IRONIC_ENABLE_VLAN_INTERFACES=all",
        ...ownEnv,
        "IRONIC_EXTERNAL_CALLBACK_URL=https://[2001:db8::80]:6385",
        "IRONIC_EXTERNAL_HTTP_URL=https://[2001:db8::80]:6183",
        "STALE_FILES=/shared/html/ipa-cacert-bundle",
        "RAMDISK_CAS=/shared/html/ipa-cacert-bundle",
        "IRONIC_CAS=/certs/ca/ironic/tls.crt /certs/ironic/tls.crt",
      ],
    },
    {
      title: "with everything of the ramdisk and of ironic.conf",
      args: {
        networking: { ipAddress: "192.0.2.10" },
        deployRamdisk: { extraKernelParams: "nofb", sshKey: "ssh-rsa AAAA me" },
        extraConfig: [
          { group: "conductor", name: "automated_clean", value: "false" },
          { name: "debug", value: "true" },
        ],
      },
      env: [
        "IRONIC_LISTEN_PORT=6385",
        "IRONIC_ACCESS_PORT=6385",
        "HTTP_PORT=6180",
        "LISTEN_ALL_INTERFACES=true",
        "PROVISIONING_IP=192.0.2.10",
        "IRONIC_PRIVATE_PORT=unix",
        "IRONIC_REVERSE_PROXY_SETUP=true",
        "VMEDIA_TLS_PORT=6183",
        "IRONIC_IPA_INSECURE=0",
        "WEBSERVER_CACERT_FILE=/tmp/ca-bundle.pem",
        "CA_BUNDLE=/tmp/ca-bundle.pem",
        "IRONIC_KERNEL_PARAMS=nofb",
        "IRONIC_RAMDISK_SSH_KEY=ssh-rsa AAAA me",
        "IRONIC_ENABLE_VLAN_INTERFACES=all",
        ...ownEnv,
        "OS_CONDUCTOR__AUTOMATED_CLEAN=false",
        "OS_DEFAULT__DEBUG=true",
        "STALE_FILES=/shared/html/ipa-cacert-bundle",
        "RAMDISK_CAS=/shared/html/ipa-cacert-bundle",
        "IRONIC_CAS=/certs/ca/ironic/tls.crt /certs/ironic/tls.crt",
      ],
    },
  ];
  for (const { title, args, env } of environments) {
    it(`has its environment ${title}`, () => expect(envOf("ironic", args)).to.deep.equal(env));
  }

  it("serves virtual media over plain HTTP behind an external address without TLS", () => {
    const env = envOf("ironic", { tls: { mode: "off" }, networking: podNetwork });
    expect(env).to.include("IRONIC_EXTERNAL_HTTP_URL=http://192.0.2.80:6180");
    expect(env).to.include("IRONIC_EXTERNAL_CALLBACK_URL=http://192.0.2.80:6385");
  });

  const ports: { title: string; args: IronicArgs; expected: string[] }[] = [
    { title: "none with TLS, where httpd owns the API's port", args: {}, expected: [] },
    {
      title: "the API's, also on the node, without TLS",
      args: { tls: { mode: "off" } },
      expected: ["ironic-api:6385@6385"],
    },
    {
      title: "the API's in the pod network (no port of the node)",
      args: { tls: { mode: "off" }, networking: { ...podNetwork, apiPort: 7001 } },
      expected: ["ironic-api:7001"],
    },
  ];
  for (const { title, args, expected } of ports) {
    it(`declares ports: ${title}`, () => expect(portsOf("ironic", args)).to.deep.equal(expected));
  }

  const scratch = ["ironic-conf:/conf", "ironic-data:/data", "ironic-tmp:/tmp"];
  it("mounts certificates with TLS", () => {
    expect(mountsOf("ironic")).to.deep.equal([
      "ironic-shared:/shared",
      "ironic-auth:/auth/ironic:ro",
      "cert-ironic:/certs/ironic:ro",
      "cert-ironic:/certs/vmedia:ro",
      "ca-ironic:/certs/ca/ironic:ro",
      ...scratch,
    ]);
  });

  it("mounts none without TLS", () => {
    expect(mountsOf("ironic", { tls: { mode: "off" } })).to.deep.equal([
      "ironic-shared:/shared",
      "ironic-auth:/auth/ironic:ro",
      ...scratch,
    ]);
  });

  const probes: { title: string; args: IronicArgs; url: string }[] = [
    { title: "over TLS", args: {}, url: "https://127.0.0.1:6385/v1" },
    {
      title: "over plain HTTP on its own port",
      args: { tls: { mode: "off" }, networking: { apiPort: 7001 } },
      url: "http://127.0.0.1:7001/v1",
    },
  ];
  for (const { title, args, url } of probes) {
    it(`is alive and ready when the API answers ${title}`, () => {
      const { livenessProbe, readinessProbe } = containerOf("ironic", args);
      const command = opened(livenessProbe?.exec?.command) as string[];
      expect(command.slice(-2)).to.deep.equal(["--fail", url]);
      expect(readinessProbe).to.deep.equal(livenessProbe);
    });
  }
});
