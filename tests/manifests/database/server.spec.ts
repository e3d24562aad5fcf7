// The managed server's objects: restricted, on a volume that no template owns, with nothing that forces a replacement.

import { expect } from "chai";
import { databaseService, databaseStatefulSet, databaseClaim } from "../../../provider/manifests/database/server";
import type { ManagedDatabase } from "../../../provider/plan/database/database";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { variant } from "../../support/assertions/required";

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
    expect(first).to.deep.equal({
      serviceName: "ironic-database",
      selector: { matchLabels: { "ironic.metal3.io/app": "ironic-database" } },
    });
    for (const args of [
      { database: { kind: "managed", storage: { size: "50Gi" }, backup: {}, rotation: "2", protect: true } },
      { version: "37.0", images: { database: "mariadb:12" }, nodeSelector: { a: "b" } },
    ] as IronicArgs[]) {
      expect(immutable(args)).to.deep.equal(first);
    }
  });

  it("is not selected by Ironic's Service, nor Ironic by its", () => {
    const { plan, set } = serverOf();
    const { labels } = set.spec.template.metadata;
    expect(labels["ironic.metal3.io/app"]).to.equal("ironic-database");
    expect(databaseService(plan).spec.selector).to.deep.equal({ "ironic.metal3.io/app": "ironic-database" });
  });

  it("uses the claim that is given, or its own", () => {
    const volumeOf = (args: IronicArgs): unknown => serverOf(args).set.spec.template.spec.volumes[0];
    expect(volumeOf({})).to.deep.equal({
      name: "data",
      persistentVolumeClaim: { claimName: "ironic-database-data" },
    });
    expect(volumeOf({ database: { kind: "managed", storage: { claimName: "old" } } })).to.deep.equal({
      name: "data",
      persistentVolumeClaim: { claimName: "old" },
    });
  });

  it("asks for a volume as given, which nobody waits for", () => {
    const { plan, database } = serverOf({
      database: { kind: "managed", storage: { size: "5Gi", storageClassName: "fast" } },
    });
    const storage = variant(database.storage, "kind", "new");
    const { metadata, spec } = databaseClaim(plan, storage, "database-data");
    expect((metadata.annotations as Record<string, unknown>)["pulumi.com/skipAwait"]).to.equal("true");
    expect(spec).to.deep.equal({
      accessModes: ["ReadWriteOnce"],
      storageClassName: "fast",
      resources: { requests: { storage: "5Gi" } },
    });
  });
});
