// clouds.yaml: what the "openstack baremetal" client reads.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parse } from "yaml";
import { cloudsYaml } from "../../../provider/resources/credentials/cloudsYaml";
import type { IronicArgs } from "../../../provider/schema/types";
import { promised } from "../../../provider/wire/promised";
import { planOf } from "../../support/rendering/planning";

async function cloudOf(args: IronicArgs, password = "s3cret"): Promise<Record<string, unknown>> {
  const text = cloudsYaml(planOf(args), { username: "ironic", password });
  expect(await pulumi.isSecret(text)).to.equal(true);
  const { clouds } = parse(String(await promised(text))) as { clouds: { metal3: Record<string, unknown> } };
  return clouds.metal3;
}

describe("clouds.yaml", () => {
  it("names the address for clients outside the cluster, with the CA to verify it", async () => {
    expect(await cloudOf({ networking: { ipAddress: "192.0.2.10" } })).to.deep.equal({
      auth_type: "http_basic",
      auth: { endpoint: "https://192.0.2.10:6385", username: "ironic", password: "s3cret" },
      baremetal_endpoint_override: "https://192.0.2.10:6385",
      cacert: "ironic-ca.crt",
    });
  });

  it("names the Service where no address is known, and no CA without TLS", async () => {
    const cloud = await cloudOf({ namespace: "metal3", tls: { mode: "off" } });
    expect(cloud.baremetal_endpoint_override).to.equal("http://ironic.metal3.svc");
    expect(cloud).not.to.have.property("cacert");
  });

  it("quotes what YAML would read otherwise", async () => {
    for (const password of ["yes", "1e3", "a: b", '"', "#x", "- x"]) {
      expect((await cloudOf({}, password)).auth).to.include({ password });
    }
  });
});
