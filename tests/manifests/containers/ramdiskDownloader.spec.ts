// The container that downloads the ramdisk.

import assert from "node:assert/strict";
import { containerOf, containersOf, envOf, mountsOf } from "../../support/pods";

describe("the container ramdisk-downloader", () => {
  it("runs the downloader's own image and command", () => {
    const { image, command } = containerOf("ramdisk-downloader");
    assert.deepEqual([image, command], ["quay.io/metal3-io/ironic-ipa-downloader:latest", undefined]);
  });

  it("chooses no branch of its own", () => assert.deepEqual(envOf("ramdisk-downloader"), []));

  it("downloads the given branch", () => {
    const args = { images: { deployRamdiskBranch: "stable/2026.1" } };
    assert.deepEqual(envOf("ramdisk-downloader", args), ["IPA_BRANCH=stable/2026.1"]);
  });

  it("writes to the shared files", () => {
    assert.deepEqual(mountsOf("ramdisk-downloader"), ["ironic-shared:/shared", "ramdisk-downloader-tmp:/tmp"]);
  });

  it("is left out when it is disabled", () => {
    const names = containersOf({ deployRamdisk: { disableDownloader: true } }).map(({ name }) => name);
    assert.deepEqual(names, ["ironic", "httpd", "ramdisk-logs"]);
  });
});
