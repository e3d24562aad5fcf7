// How Ironic gets the logins for registries: a file in a folder of its own, which the kubelet renews.

import { expect } from "chai";
import { registryEnv, registryMounts, registryVolumes } from "../../../provider/manifests/ramdisk/registries";
import { planOf } from "../../support/rendering/planning";
import { containersOf } from "../../support/rendering/pods";

describe("the logins for registries", () => {
  const args = { registries: { authSecretName: "tokens", authKey: "mine" } };

  it("are a file that ironic alone reads", () => {
    const { registries } = planOf(args);
    expect(registryVolumes(registries)).to.deep.equal([
      { name: "registry-auth", secret: { secretName: "tokens", items: [{ key: "mine", path: "oci.json" }] } },
    ]);
    const readers = containersOf(args).filter(({ volumeMounts }) =>
      volumeMounts.some(({ name }) => name === "registry-auth"),
    );
    expect(readers.map(({ name }) => name)).to.deep.equal(["ironic"]);
    const [mount] = registryMounts(registries);
    expect(registryEnv(registries)).to.deep.equal([
      { name: "IRONIC_OCI_AUTH_CONFIG", value: `${mount?.mountPath}/oci.json` },
    ]);
  });

  it("are nowhere without a Secret", () => {
    const { registries } = planOf({ registries: { allowPlainHTTP: true } });
    expect([registryEnv(registries), registryMounts(registries), registryVolumes(registries)]).to.deep.equal([[], [], []]);
  });
});
