// Credentials and CA of the database reach ironic alone, under the names that the image reads.

import { expect } from "chai";
import { containersOf, podOf } from "../../support/rendering/pods";
import { scenario } from "../../support/scenarios/scenarios";
import { opened } from "../../support/values/fakeLater";

const mounts = ["auth-mariadb", "cert-mariadb"];

function volumesOf(name: string): unknown {
  return opened(podOf(scenario(name).args).volumes.filter((volume) => mounts.includes(volume.name)));
}

const pair = [
  { key: "username", path: "username" },
  { key: "password", path: "password" },
];
const own = "ironic-database-client-0123456789ab";

describe("secrets of the database", () => {
  it("are the user's own by name", () => {
    expect(volumesOf("database-external")).to.deep.equal([
      { name: "auth-mariadb", secret: { secretName: "ironic-database-login", items: pair } },
      {
        name: "cert-mariadb",
        secret: { secretName: "ironic-database-ca", items: [{ key: "tls.crt", path: "tls.crt" }] },
      },
    ]);
  });

  for (const name of ["database-external-given", "database-managed"]) {
    it(`are in one Secret with a digest in its name: ${name}`, () => {
      expect(volumesOf(name)).to.deep.equal([
        { name: "auth-mariadb", secret: { secretName: own, items: pair } },
        { name: "cert-mariadb", secret: { secretName: own, items: [{ key: "ca.crt", path: "tls.crt" }] } },
      ]);
    });
  }

  it("hold no CA without TLS: the image would use it when the file is there", () => {
    expect(volumesOf("database-external-plain")).to.deep.equal([
      { name: "auth-mariadb", secret: { secretName: "login", items: pair } },
    ]);
  });

  it("reach no container but ironic", () => {
    const holders = containersOf(scenario("database-managed").args).filter(({ volumeMounts }) =>
      volumeMounts.some((mount) => mounts.includes(mount.name)),
    );
    expect(holders.map(({ name }) => name)).to.deep.equal(["ironic"]);
    const places = holders[0]?.volumeMounts.filter((mount) => mounts.includes(mount.name));
    expect(places?.map(({ mountPath, readOnly }) => [mountPath, readOnly])).to.deep.equal([
      ["/auth/mariadb", true],
      ["/certs/ca/mariadb", true],
    ]);
  });
});
