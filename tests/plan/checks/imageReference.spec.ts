// References to container images: the grammar of the distribution project.

import { expect } from "chai";
import { imageReferenceRule, registryRule } from "../../../provider/plan/checks/imageReference";

const digest = `sha256:${"0f".repeat(32)}`;

describe("an image reference", () => {
  const right = [
    "ironic",
    "ironic:38.0",
    "metal3-io/ironic",
    "quay.io/metal3-io/ironic:release-38.0",
    "localhost/ironic",
    "Registry.Example.com:5000/a/b__c/d.e-f--g:V1.0_x",
    "[2001:db8::1]:5000/ironic",
    `ironic@${digest}`,
    `ironic:v1@${digest}`,
    `ironic@sha512:${"0".repeat(128)}`,
    "192.0.2.1:5000/ironic",
  ];
  for (const reference of right) {
    it(`may be ${reference}`, () => expect(imageReferenceRule(reference)).to.equal(undefined));
  }

  const wrong = [
    "",
    "Ironic",
    "ironic@sha256:12",
    "Registry.example/Ironic:a:b",
    "https://quay.io/ironic",
    "quay.io/",
    "/ironic",
    "quay.io//ironic",
    "ironic:",
    "ironic:-a",
    `ironic:${"a".repeat(129)}`,
    "ironic@",
    `ironic@${digest.toUpperCase()}`,
    `ironic@md5:${"0".repeat(32)}`,
    "registry.example:70000/ironic",
    "registry.example:0/ironic",
    "registry_x.example:50/ironic",
    "a b",
    "ironic-",
    "a..b",
    "a___b",
    "ironic\n",
    "a/".repeat(200) + "b",
  ];
  for (const reference of wrong) {
    it(`must not be ${JSON.stringify(reference.slice(0, 60))}`, () => {
      expect(imageReferenceRule(reference) ?? "it passed").to.match(/^must be an image reference/);
    });
  }
});

describe("a registry", () => {
  it("is a host with an optional port and path", () => {
    expect(["quay.io", "mirror", "Mirror.Example:5000/quay/x"].map(registryRule)).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    for (const wrong of ["", "https://quay.io", "quay.io/", "quay.io:99999", "quay.io/Quay", "quay io", "quay.io\n"]) {
      expect(registryRule(wrong) ?? "it passed", wrong).to.match(/^must be a registry/);
    }
  });
});
