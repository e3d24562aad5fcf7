// How Ironic learns of its database: by variables without secrets in them.

import { expect } from "chai";
import { envOf } from "../../support/rendering/pods";
import { scenario } from "../../support/scenarios/scenarios";

const databaseEnv = (name: string): string[] =>
  envOf("ironic", scenario(name).args).filter((line) => /MARIADB|DBSYNC/.test(line));

describe("environment of the database", () => {
  it("says SQLite without one", () => expect(databaseEnv("minimal")).to.deep.equal(["IRONIC_USE_MARIADB=false"]));

  it("names host and database, and leaves the schema of a moved tag to the image", () => {
    expect(databaseEnv("database-external")).to.deep.equal([
      "IRONIC_USE_MARIADB=true",
      "MARIADB_HOST=db.example.com:3307",
      "MARIADB_DATABASE=ironic_production",
    ]);
    expect(databaseEnv("database-managed")).to.deep.equal([
      "IRONIC_USE_MARIADB=true",
      "MARIADB_HOST=ironic-database.baremetal-operator-system.svc",
      "MARIADB_DATABASE=ironic",
    ]);
  });
});
