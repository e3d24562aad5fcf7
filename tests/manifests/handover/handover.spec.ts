// The objects that the baremetal-operator reads, with the keys that it expects.

import assert from "node:assert/strict";
import { caKey, handoverConfigMap, handoverEndpoint } from "../../../provider/manifests/handover/handover";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

function configMap(bareMetalOperator = {}) {
  const plan = planOf({ bareMetalOperator });
  assert.ok(plan.handover !== undefined);
  return opened(handoverConfigMap(plan, plan.handover)) as {
    metadata: { name: string; namespace: string };
    data: Record<string, string>;
  };
}

describe("the hand-over's objects", () => {
  it("tell the endpoint with the path that the baremetal-operator wants", () => {
    const { metadata, data } = configMap();
    assert.deepEqual([metadata.name, metadata.namespace], ["ironic", "baremetal-operator-system"]);
    assert.deepEqual(data, { IRONIC_ENDPOINT: "https://ironic.baremetal-operator-system.svc/v1/" });
    assert.equal(opened(handoverEndpoint(planOf({ tls: { mode: "off" } }))), "http://ironic.baremetal-operator-system.svc/v1/");
  });

  it("lie where the baremetal-operator runs, and add what it is told", () => {
    const { metadata, data } = configMap({ namespace: "bmo", configuration: { PROVISIONING_LIMIT: "40" } });
    assert.equal(metadata.namespace, "bmo");
    assert.equal(data.PROVISIONING_LIMIT, "40");
  });

  it("trap 7.14: hold authorities under the one key that is read", () => assert.equal(caKey, "tls.crt"));
});
