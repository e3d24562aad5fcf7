// Restores: which file, from where, and by what the database remembers one.

import { expect } from "chai";
import type { Database } from "../../../provider/schema/types";
import { required, variant } from "../../support/assertions/required";
import { opened } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const objectStorage = { configSecretName: "rclone", remote: "s3:bucket" };

function restoreOf(database: Database) {
  const plan = planOf({ database: { kind: "managed", ...database } });
  return required(variant(plan.database, "kind", "managed").restore);
}

describe("a restore", () => {
  const sources: { title: string; database: Database; claimName: string | undefined }[] = [
    {
      title: "from the volume of the backups",
      database: { backup: {}, restoreFrom: { file: "latest" } },
      claimName: "ironic-database-backup",
    },
    {
      title: "from another volume",
      database: { backup: {}, restoreFrom: { file: "latest", claimName: "old" } },
      claimName: "old",
    },
    {
      title: "from object storage alone",
      database: { backup: { objectStorage }, restoreFrom: { file: "latest", fromObjectStorage: true } },
      claimName: undefined,
    },
  ];
  for (const { title, database, claimName } of sources) {
    it(title, () => expect(restoreOf(database).claimName).to.equal(claimName));
  }

  it("is remembered by file and request only", () => {
    const token = (database: Database): unknown => opened(restoreOf(database).token);
    const restoreFrom = { file: "a.sql.gz" };
    const first = token({ backup: {}, restoreFrom });
    expect(token({ backup: { keep: 3 }, rotation: "2", restoreFrom })).to.equal(first);
    expect(token({ backup: {}, restoreFrom: { ...restoreFrom, request: "again" } })).not.to.equal(first);
    expect(token({ backup: {}, restoreFrom: { file: "b.sql.gz" } })).not.to.equal(first);
  });

  const impossible: { title: string; database: Database; path: string }[] = [
    { title: "from nowhere", database: { restoreFrom: { file: "latest" } }, path: "claimName" },
    {
      title: "from object storage that is not described",
      database: { backup: {}, restoreFrom: { file: "latest", fromObjectStorage: true } },
      path: "fromObjectStorage",
    },
    {
      title: "from two places",
      database: {
        backup: { objectStorage },
        restoreFrom: { file: "latest", fromObjectStorage: true, claimName: "old" },
      },
      path: "claimName",
    },
  ];
  for (const { title, database, path } of impossible) {
    it(`is refused ${title}`, () => {
      expect(problemsOf({ database: { kind: "managed", ...database } }).map((problem) => problem.path)).to.deep.equal([
        `database.restoreFrom.${path}`,
      ]);
    });
  }

  describeRule({
    rule: "is a file without a path",
    path: "database.restoreFrom.file",
    args: (file) => ({ database: { kind: "managed", backup: {}, restoreFrom: { file } } }),
    wrong: ["", "../x.sql.gz", "x.sql", "a'b.sql.gz", "$(x).sql.gz"],
    right: ["latest", "ironic-20260102T021700Z-scheduled.sql.gz"],
    reason: /\.sql\.gz/,
  });
  describeRule({
    rule: "is a word that SQL need not quote",
    path: "database.restoreFrom.request",
    args: (request) => ({ database: { kind: "managed", backup: {}, restoreFrom: { file: "latest", request } } }),
    wrong: ["", "it's", "a b", "x".repeat(65)],
    right: ["2026-01-02T03:04", "drill"],
    reason: /1 to 64 letters/,
  });
});
