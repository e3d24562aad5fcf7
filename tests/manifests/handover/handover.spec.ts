// The objects that the baremetal-operator reads, with the keys that it expects.

import { expect } from "chai";
import { caKey, handoverConfigMap, handoverEndpoint } from "../../../provider/manifests/handover/handover";
import { required } from "../../support/assertions/required";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

function configMap(bareMetalOperator = {}) {
  const plan = planOf({ bareMetalOperator });
  const handover = required(plan.handover);
  return opened(handoverConfigMap(plan, handover)) as {
    metadata: { name: string; namespace: string };
    data: Record<string, string>;
  };
}

describe("the hand-over's objects", () => {
  it("contain the endpoint with the path that the baremetal-operator expects", () => {
    const { metadata, data } = configMap();
    expect([metadata.name, metadata.namespace]).to.deep.equal(["ironic", "baremetal-operator-system"]);
    expect(data).to.deep.equal({ IRONIC_ENDPOINT: "https://ironic.baremetal-operator-system.svc/v1/" });
    expect(opened(handoverEndpoint(planOf({ tls: { mode: "off" } })))).to.equal(
      "http://ironic.baremetal-operator-system.svc/v1/",
    );
  });

  it("are in the namespace of the baremetal-operator, with additional variables", () => {
    const { metadata, data } = configMap({ namespace: "bmo", configuration: { PROVISIONING_LIMIT: "40" } });
    expect(metadata.namespace).to.equal("bmo");
    expect(data.PROVISIONING_LIMIT).to.equal("40");
  });

  it("hold CA certificates under the one key that is read", () => expect(caKey).to.equal("tls.crt"));
});
