// What Ironic accepts of the servers that it calls: which options say so, in which releases.

import { expect } from "chai";
import { tableReleaseOf, optionsNamed } from "../../../provider/plan/extraConfig/optionTable";
import { valueReason } from "../../../provider/plan/extraConfig/optionValues";
import type { TlsClients, Version } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";

const everything: TlsClients = {
  imageServers: { minimumVersion: "1.2", tls12Ciphers: ["ECDHE-RSA-AES256-GCM-SHA384", "AES128-SHA"] },
  ramdisks: { minimumVersion: "1.3" },
  bmcs: { minimumVersion: "1.1", tls12Ciphers: ["AES256-SHA"] },
};

describe("what Ironic accepts of servers that it calls", () => {
  it("is told by options of ironic.conf, and where nothing is asked by none", () => {
    const told = planOf({ tls: { clients: everything } }).inputOptions.map(
      ({ group, name, value }) => `${group}.${name}=${value}`,
    );
    expect(told).to.deep.equal([
      "DEFAULT.webserver_tls_minimum_version=1.2",
      "DEFAULT.webserver_tls_ciphers=ECDHE-RSA-AES256-GCM-SHA384:AES128-SHA",
      "agent.tls_minimum_version=1.3",
      "redfish.tls_minimum_version=1.1",
      "redfish.tls_ciphers=AES256-SHA",
    ]);
    const asked: TlsClients[] = [{}, { bmcs: {} }, { imageServers: { tls12Ciphers: [] } }];
    expect(asked.flatMap((clients) => planOf({ tls: { clients } }).inputOptions)).to.deep.equal([]);
  });

  for (const version of ["37.0", "38.0", "39.0", "latest"] as const satisfies readonly Version[]) {
    it(`is told by options that Ironic ${version} has, in values that it takes, with TLS and without`, () => {
      for (const mode of ["generated", "off"] as const) {
        const { inputOptions } = planOf({ version, tls: { mode, clients: everything } });
        for (const { group, name, value } of inputOptions) {
          const rule = optionsNamed(group, name).find(({ releases }) =>
            releases.includes(tableReleaseOf(version)),
          )?.rule;
          expect(rule, `${group}.${name}`).to.have.property("type", "string");
          expect(rule?.type === "renamed" ? "renamed" : valueReason(rule!, value)).to.equal(undefined);
        }
      }
    });
  }

  it("cannot be told to 35.0, which has no such options", () => {
    const problems = problemsOf({ version: "35.0", tls: { clients: everything } });
    expect(problems.map(({ path }) => path)).to.deep.equal(
      ["imageServers", "ramdisks", "bmcs"].map((whom) => `tls.clients.${whom}`),
    );
    expect(problems[0]?.reason).to.match(/^needs version 37\.0 or newer/);
  });

  it("is checked like what servers offer", () => {
    const clients: TlsClients = {
      imageServers: { minimumVersion: "1.3", tls12Ciphers: ["AES128-SHA"] },
      bmcs: { tls12Ciphers: ["TLS_AES_256_GCM_SHA384"] },
    };
    expect(problemsOf({ tls: { clients } }).map(({ path }) => path)).to.deep.equal([
      "tls.clients.imageServers.tls12Ciphers",
      "tls.clients.bmcs.tls12Ciphers[0]",
    ]);
  });

  it("cannot be told twice: the option of extraConfig names the input that sets it", () => {
    const extraConfig = [{ group: "redfish", name: "tls_minimum_version", value: "1.2" }];
    const [problem] = problemsOf({ tls: { clients: { bmcs: { minimumVersion: "1.3" } } }, extraConfig });
    expect(problem?.reason).to.equal("sets the same option as tls.clients.bmcs.minimumVersion");
    expect(problemsOf({ extraConfig })).to.deep.equal([]);
  });
});
