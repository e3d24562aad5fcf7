// The environment variables that tell Ironic's image where its database is.

import type { DatabasePlan } from "../../plan/database/database";
import type { EnvVar } from "../kubernetes/objects";

/**
 * The image brings the schema up at each start (run_ironic_dbsync), although a Job did before: so an image whose tag has
 * moved since finds the schema that it needs. With high availability it does not: see rpcEnv.ts.
 */
export function databaseEnv(database: DatabasePlan): EnvVar[] {
  switch (database.kind) {
    case "sqlite":
      return [{ name: "IRONIC_USE_MARIADB", value: "false" }];
    case "external":
    case "managed":
      return [
        { name: "IRONIC_USE_MARIADB", value: "true" },
        { name: "MARIADB_HOST", value: database.host },
        { name: "MARIADB_DATABASE", value: database.name },
      ];
  }
}
