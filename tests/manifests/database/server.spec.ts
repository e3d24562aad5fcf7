// The managed server's objects: restricted, on a volume that no template owns, with nothing that forces a replacement.

import assert from "node:assert/strict";
import { databaseService, databaseStatefulSet, databaseClaim } from "../../../provider/manifests/database/server";
import type { ManagedDatabase } from "../../../provider/plan/database/database";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";

function serverOf(args: IronicArgs = {}) {
  const plan = planOf({ ...args, database: { kind: "managed", ...args.database } });
  const database = plan.database as ManagedDatabase;
  return { plan, database, set: databaseStatefulSet(plan, database, "server-secret", {}) };
}

describe("the managed server", () => {
  it("has immutable fields that no input but the name changes", () => {
    const immutable = (args: IronicArgs): unknown => {
      const { template: _, replicas: __, ...rest } = serverOf(args).set.spec;
      return rest;
    };
    const first = immutable({});
    assert.deepEqual(first, {
      serviceName: "ironic-database",
      selector: { matchLabels: { "ironic.metal3.io/app": "ironic-database" } },
    });
    for (const args of [
      { database: { kind: "managed", storage: { size: "50Gi" }, backup: {}, rotation: "2", protect: true } },
      { version: "37.0", images: { database: "mariadb:12" }, nodeSelector: { a: "b" } },
    ] as IronicArgs[]) {
      assert.deepEqual(immutable(args), first);
    }
  });

  it("is not selected by Ironic's Service, nor Ironic by its", () => {
    const { plan, set } = serverOf();
    const { labels } = set.spec.template.metadata;
    assert.equal(labels["ironic.metal3.io/app"], "ironic-database");
    assert.deepEqual(databaseService(plan).spec.selector, { "ironic.metal3.io/app": "ironic-database" });
  });

  it("uses the claim that is given, or its own", () => {
    const volumeOf = (args: IronicArgs): unknown => serverOf(args).set.spec.template.spec.volumes[0];
    assert.deepEqual(volumeOf({}), {
      name: "data",
      persistentVolumeClaim: { claimName: "ironic-database-data" },
    });
    assert.deepEqual(volumeOf({ database: { kind: "managed", storage: { claimName: "old" } } }), {
      name: "data",
      persistentVolumeClaim: { claimName: "old" },
    });
  });

  it("asks for a volume as given, which nobody waits for", () => {
    const { plan, database } = serverOf({
      database: { kind: "managed", storage: { size: "5Gi", storageClassName: "fast" } },
    });
    assert.ok(database.storage.kind === "new");
    const { metadata, spec } = databaseClaim(plan, database.storage, "database-data");
    assert.equal((metadata.annotations as Record<string, unknown>)["pulumi.com/skipAwait"], "true");
    assert.deepEqual(spec, {
      accessModes: ["ReadWriteOnce"],
      storageClassName: "fast",
      resources: { requests: { storage: "5Gi" } },
    });
  });
});
