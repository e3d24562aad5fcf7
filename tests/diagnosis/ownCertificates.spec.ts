// Which certificates are read, and where: in the program, and in objects of the cluster as far as they can be read.

import { expect } from "chai";
import type { Reader } from "../../provider/diagnosis/clusterReader";
import { ownCertificateNotices } from "../../provider/diagnosis/ownCertificates";
import type { OwnCertificate } from "../../provider/plan/ownCertificates";
import { secret, unknown } from "../support/values/fakeLater";

const wrong = "no certificate";
const told = (place: string): string => `${place} holds no certificate that can be read.`;

/** Holds a Secret and a ConfigMap, each with two keys, and notes what is asked of it. */
function cluster(asked: string[]): Reader {
  return {
    see: () => expect.fail("pods are not asked for"),
    deployment: () => expect.fail("no Deployment is asked for"),
    data: async (kind, namespace, name) => {
      asked.push(`${kind} ${namespace}/${name}`);
      if (name === "missing") throw new Error("status 404");
      return { "tls.crt": wrong, other: wrong };
    },
  };
}

const own = (source: OwnCertificate["source"]): OwnCertificate => ({ input: "input", source, covers: [] });

async function notices(certificates: OwnCertificate[], reader?: Reader): Promise<string[]> {
  return ownCertificateNotices(async () => reader, "metal", certificates);
}

describe("certificates of the user's", () => {
  it("are read in the program, plain or secret, without a cluster, and not before they are known", async () => {
    const certificates = [wrong, secret(wrong), unknown<string>()].map((pem) => own({ kind: "pem", pem }));
    expect(await notices(certificates)).to.deep.equal([told("input"), told("input")]);
  });

  it("are read in the objects that hold them, one key or all", async () => {
    const asked: string[] = [];
    const certificates = [
      own({ kind: "Secret", name: "own", key: "tls.crt" }),
      own({ kind: "ConfigMap", name: "cas", key: undefined }),
    ];
    expect(await notices(certificates, cluster(asked))).to.deep.equal([
      told("input (tls.crt of the Secret own)"),
      told("input (the ConfigMap cas)"),
    ]);
    expect(asked).to.deep.equal(["Secret metal/own", "ConfigMap metal/cas"]);
  });

  it("are skipped where an object is missing, has no such key, or is not known yet", async () => {
    const asked: string[] = [];
    const certificates = [
      own({ kind: "Secret", name: "missing", key: "tls.crt" }),
      own({ kind: "Secret", name: "own", key: "ca.crt" }),
      own({ kind: "Secret", name: unknown(), key: "tls.crt" }),
    ];
    expect(await notices(certificates, cluster(asked))).to.deep.equal([]);
    expect(asked).to.deep.equal(["Secret metal/missing", "Secret metal/own"]);
  });

  it("are skipped where nothing can be read: while rendering, without access, in a namespace that is not known", async () => {
    const certificates = [own({ kind: "Secret", name: "own", key: "tls.crt" })];
    expect(await notices(certificates)).to.deep.equal([]);
    const refusing = () => Promise.reject(new Error("no kubeconfig"));
    expect(await ownCertificateNotices(refusing, "metal", certificates)).to.deep.equal([]);
    expect(await ownCertificateNotices(refusing, unknown(), certificates)).to.deep.equal([]);
  });

  it("ask for no access to the cluster when none is in it", async () => {
    const never = () => expect.fail("the cluster is asked for");
    expect(await ownCertificateNotices(never, "metal", [own({ kind: "pem", pem: wrong })])).to.have.lengthOf(1);
  });
});
