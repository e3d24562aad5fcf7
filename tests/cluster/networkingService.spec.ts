// What the baremetal-operator puts into the Secrets of the networking service is its own: no up takes it away.

import { expect } from "chai";
import { onCluster, smallProgram } from "../support/cluster/clusterProject";
import type { KubeObject } from "../support/cluster/controlPlane";
import { changes } from "../support/engine/engine";

type Secret = KubeObject & { readonly data?: Readonly<Record<string, string>> };

const base64 = (text: string): string => Buffer.from(text).toString("base64");

const filled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "ironic-switch-config": { "switch-configs.conf": base64("[switch:leaf-1]\n") },
  "ironic-switch-credentials": { "leaf-1.key": base64("key of the switch") },
};

describe("the networking service on a cluster", () => {
  it("keeps the switches that others have put into its Secrets, through a change, a refresh and a repair", async () => {
    const networkingService = { enabled: true, providerNetworks: [{ type: "idle", nativeVLAN: 10 }] };
    await onCluster(smallProgram({ networkingService }), async (project, { plane, namespace }) => {
      const secret = (name: string): KubeObject => ({
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name, namespace },
      });
      const expectFilled = async (): Promise<void> => {
        for (const [name, data] of Object.entries(filled)) {
          expect(((await plane.client.get(secret(name))) as Secret).data, name).to.deep.equal(data);
        }
      };
      const first = await project.up();
      expect(first.ok, first.text).to.equal(true);
      for (const [name, data] of Object.entries(filled)) {
        await plane.client.patch(secret(name), { data });
      }

      const other = { ...networkingService, providerNetworks: [{ type: "idle", nativeVLAN: 11 }] };
      project.write(smallProgram({ networkingService: other })(namespace));
      const changed = await project.up();
      expect(changed.ok, changed.text).to.equal(true);
      expect(changes(changed)).not.to.deep.equal([]);
      await expectFilled();

      // A refresh takes the new content into the state, and then what was made first differs from it.
      const refresh = await project.refresh();
      expect(refresh.ok, refresh.text).to.equal(true);
      const repair = await project.up();
      expect(repair.ok, repair.text).to.equal(true);
      await expectFilled();
      const preview = await project.preview("--expect-no-changes");
      expect(preview.ok, preview.text).to.equal(true);
    });
  });
});
