// The container that downloads the ramdisk.

import { expect } from "chai";
import { downloadProgram } from "../../../provider/manifests/ramdisk/programs";
import type { DeployRamdisk } from "../../../provider/schema/types";
import { containerOf, containersOf, envOf, mountsOf } from "../../support/rendering/pods";

const name = "ramdisk-downloader";
const env = (deployRamdisk: DeployRamdisk): string[] => envOf(name, { deployRamdisk });

describe("the container ramdisk-downloader", () => {
  it("runs our script in the downloader's image", () => {
    const { image, command } = containerOf(name);
    expect(image).to.equal("quay.io/metal3-io/ironic-ipa-downloader:latest");
    expect(command).to.deep.equal(["/bin/sh", "-c", downloadProgram]);
  });

  it("runs the image's own command on request, with none of our variables", () => {
    const deployRamdisk = { customDownloader: true, flavor: "debian" };
    expect(containerOf(name, { deployRamdisk }).command).to.equal(undefined);
    expect(env(deployRamdisk)).to.deep.equal(["IPA_FLAVOR=debian"]);
  });

  it("makes no choice itself", () => expect(env({})).to.deep.equal(["DOWNLOAD_RETRIES=5"]));

  it("downloads what is given, from where it is given", () => {
    const deployRamdisk: DeployRamdisk = {
      baseURL: "https://mirror.example.com/ipa",
      flavor: "centos10",
      architecture: "aarch64",
      checksum: `sha256:${"A".repeat(64)}`,
      retries: 0,
      httpProxy: "http://proxy.example.com:3128",
      noProxy: "example.org",
    };
    expect(envOf(name, { deployRamdisk, images: { deployRamdiskBranch: "stable/2026.1" } })).to.deep.equal([
      "IPA_BASEURI=https://mirror.example.com/ipa",
      "IPA_BRANCH=stable/2026.1",
      "IPA_FLAVOR=centos10",
      "IPA_ARCH=aarch64",
      "http_proxy=http://proxy.example.com:3128",
      "no_proxy=example.org",
      "DOWNLOAD_RETRIES=0",
      `DOWNLOAD_SHA256=${"a".repeat(64)}`,
    ]);
  });

  it("takes proxies with a password from a Secret", () => {
    expect(env({ proxySecretName: "proxy" }).slice(0, 3)).to.deep.equal([
      "http_proxy={proxy/httpProxy}",
      "https_proxy={proxy/httpsProxy}",
      "no_proxy={proxy/noProxy}",
    ]);
  });

  it("trusts a mirror of the user's own", () => {
    const deployRamdisk: DeployRamdisk = { mirrorCA: { kind: "ConfigMap", name: "site" } };
    expect(env(deployRamdisk)).to.include("DOWNLOAD_CA=/certs/ca/mirror/ca.crt");
    expect(mountsOf(name, { deployRamdisk })).to.include("mirror-ca:/certs/ca/mirror:ro");
  });

  it("trusts the CAs that Ironic trusts for image servers, unless its mirror has its own CA", () => {
    const tls = { trustedCA: { kind: "ConfigMap" as const, name: "site" } };
    const mount = "trusted-ca:/certs/ca/trusted:ro";
    expect(envOf(name, { tls })).to.include("DOWNLOAD_MORE_CAS=/certs/ca/trusted/ca.crt");
    expect(mountsOf(name, { tls })).to.include(mount);
    for (const deployRamdisk of [{ mirrorCA: { kind: "ConfigMap" as const, name: "m" } }, { customDownloader: true }]) {
      expect(envOf(name, { tls, deployRamdisk }).join(" ")).not.to.contain("DOWNLOAD_MORE_CAS");
      expect(mountsOf(name, { tls, deployRamdisk })).not.to.include(mount);
    }
  });

  it("writes to the shared files", () => {
    expect(mountsOf(name)).to.deep.equal(["ironic-shared:/shared", "ramdisk-downloader-tmp:/tmp"]);
  });

  it("is left out when it is disabled", () => {
    const names = containersOf({ deployRamdisk: { disableDownloader: true } }).map((container) => container.name);
    expect(names).to.deep.equal(["ironic", "httpd", "ramdisk-logs"]);
  });
});
