// Which backup is loaded into a managed database, and where it is stored.

import type { DatabaseRestore } from "../../schema/types";
import { text, type Value } from "../../schema/value";
import type { BackupPlan } from "./backup";
import { defaults } from "../../schema/defaults";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

export interface RestorePlan {
  readonly file: Value<string>;
  /** The claim with the file; undefined when only object storage has it. */
  readonly claimName: string | undefined;
  readonly fromObjectStorage: boolean;
  readonly request: Value<string>;
  /** Identifies the restore in the database. It derives from the request alone, so that another stack recognises it. */
  readonly token: Value<string>;
}

export function planRestore(
  problems: Problems,
  backup: BackupPlan | undefined,
  restore: DatabaseRestore | undefined,
): RestorePlan | undefined {
  if (restore === undefined) {
    return undefined;
  }
  const path = "database.restoreFrom";
  const fromObjectStorage = restore.fromObjectStorage ?? defaults.database.restoreFrom.fromObjectStorage;
  check(problems, `${path}.file`, restore.file, (file) =>
    file === "latest" || /^[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.sql\.gz$/.test(file)
      ? undefined
      : "must be the name of a backup file that ends in .sql.gz, without a path, or latest",
  );
  check(problems, `${path}.request`, restore.request, (words) =>
    /^[A-Za-z0-9._:-]{1,64}$/.test(words) ? undefined : "must be 1 to 64 letters, digits and -._:",
  );
  validateObjectName(problems, `${path}.claimName`, restore.claimName);
  if (fromObjectStorage && backup?.objectStorage === undefined) {
    problems.add(`${path}.fromObjectStorage`, true, "needs database.backup.objectStorage, which defines the location");
  }
  if (fromObjectStorage && restore.claimName !== undefined) {
    problems.add(
      `${path}.claimName`,
      restore.claimName,
      `cannot be combined with ${path}.fromObjectStorage, which fetches the file`,
    );
  }
  if (!fromObjectStorage && restore.claimName === undefined && backup === undefined) {
    problems.add(
      `${path}.claimName`,
      undefined,
      "is required unless database.backup is given: one of them must name the volume with the file",
    );
  }
  const request = restore.request ?? "";
  return {
    file: restore.file,
    claimName: restore.claimName ?? (fromObjectStorage ? undefined : backup?.storage.claimName),
    fromObjectStorage,
    request,
    token: text`${restore.file} ${request}`,
  };
}
