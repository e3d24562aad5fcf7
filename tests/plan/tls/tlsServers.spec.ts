// What the HTTPS servers of the API and of virtual media offer, and combinations that leave nothing.

import { expect } from "chai";
import { validateTls12Ciphers } from "../../../provider/plan/tls/tlsServers";
import { Problems } from "../../../provider/plan/checks/problems";
import type { IronicArgs, Tls } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { secret } from "../../support/values/fakeLater";

const nothing = {
  minimumVersion: undefined,
  tls12Ciphers: [],
  tls13Ciphers: [],
  curves: [],
  prefersOwnOrder: false,
};

describe("what a server offers over TLS", () => {
  it("is what the image does where nothing is said, or the default, or an empty list", () => {
    const expected = { api: nothing, virtualMedia: { ...nothing, certificateName: undefined } };
    const asked: Tls[] = [
      {},
      { api: {}, virtualMedia: {} },
      { api: { minimumVersion: "1.2", curves: [], tls12Ciphers: [], preferServerCiphers: false } },
      { virtualMedia: { minimumVersion: "1.2", tls13Ciphers: [] } },
    ];
    expect(asked.map((tls) => planOf({ tls }).tlsServers)).to.deep.equal(asked.map(() => expected));
  });

  it("is what is said, for each server apart", () => {
    const { api, virtualMedia } = planOf({
      tls: {
        api: { minimumVersion: "1.3", curves: ["P-384"] },
        virtualMedia: { certificateName: "media", tls12Ciphers: ["AES128-SHA"], preferServerCiphers: true },
      },
    }).tlsServers;
    expect(api).to.deep.equal({ ...nothing, minimumVersion: "1.3", curves: ["P-384"] });
    expect(virtualMedia).to.deep.equal({
      ...nothing,
      tls12Ciphers: ["AES128-SHA"],
      prefersOwnOrder: true,
      certificateName: "media",
    });
  });

  const ecdsa = ["ECDHE-ECDSA-AES128-GCM-SHA256"];
  const gateway: IronicArgs["networking"] = { gateway: { host: "a.example", gatewayName: "public" } };
  const refused: { title: string; args: IronicArgs; problems: [path: string, reason: RegExp][] }[] = [
    {
      title: "ciphers of TLS 1.2 where only 1.3 is offered",
      args: { tls: { api: { minimumVersion: "1.3", tls12Ciphers: ["AES128-SHA"] } } },
      problems: [["tls.api.tls12Ciphers", /tls\.api\.minimumVersion 1\.3, with which none of these ciphers is used/]],
    },
    {
      title: "ciphers that all need another kind of key than the generated one",
      args: { tls: { api: { tls12Ciphers: ecdsa }, virtualMedia: { tls12Ciphers: ecdsa } } },
      problems: [
        ["tls.api.tls12Ciphers", /^leaves clients with TLS 1\.2 no cipher.*ECDSA key.*RSA key/],
        ["tls.virtualMedia.tls12Ciphers", /^leaves clients with TLS 1\.2 no cipher/],
      ],
    },
    {
      title: "names that are none, each with its place",
      args: { tls: { api: { tls12Ciphers: ["X"], tls13Ciphers: ["Y"], curves: ["X25519", "Z"] } } },
      problems: [
        ["tls.api.tls12Ciphers[0]", /^must be OpenSSL's name/],
        ["tls.api.tls13Ciphers[0]", /^must be one of TLS_/],
        ["tls.api.curves[1]", /^must be one of X25519/],
      ],
    },
    {
      title: "settings of virtual media without its server",
      args: { tls: { disableVirtualMediaTLS: true, virtualMedia: { certificateName: "media", curves: ["P-256"] } } },
      problems: [
        ["tls.virtualMedia.certificateName", /^cannot be combined with tls\.disableVirtualMediaTLS/],
        ["tls.virtualMedia.curves", /^cannot be combined with tls\.disableVirtualMediaTLS/],
      ],
    },
    {
      title: "settings of servers without TLS",
      args: { tls: { mode: "off", api: { curves: ["P-256"] }, virtualMedia: { curves: ["P-256"] } } },
      problems: [
        ["tls.api", /^applies only with tls\.mode generated or certManager or secret, and it is off/],
        ["tls.virtualMedia", /^applies only with tls\.mode/],
      ],
    },
    {
      title: "a name of a Secret that is none, also when it is secret",
      args: { tls: { virtualMedia: { certificateName: secret("Not A Name") } } },
      problems: [["tls.virtualMedia.certificateName", /^must be the name of a Kubernetes object/]],
    },
    {
      title: "an own certificate for virtual media that the Gateway could not verify",
      args: { tls: { virtualMedia: { certificateName: "media" } }, networking: gateway },
      problems: [["tls.virtualMedia.certificateName", /the Gateway verifies virtual media by the generated CA/]],
    },
    {
      title: "the name of a Secret that the component makes",
      args: { tls: { virtualMedia: { certificateName: "ironic-credentials" } } },
      problems: [["tls.virtualMedia.certificateName", /must differ from the names of the component's own objects/]],
    },
  ];
  for (const { title, args, problems } of refused) {
    it(`refuses ${title}`, () => {
      const found = problemsOf(args);
      expect(found.map(({ path }) => path)).to.deep.equal(problems.map(([path]) => path));
      problems.forEach(([, reason], i) => expect(found[i]?.reason ?? "").to.match(reason));
    });
  }

  const accepted: { title: string; args: IronicArgs }[] = [
    {
      title: "ECDSA ciphers with a certificate of the user's",
      args: { tls: { certificateName: "c", api: { tls12Ciphers: ecdsa } } },
    },
    {
      title: "ECDSA ciphers with an own certificate for virtual media",
      args: { tls: { virtualMedia: { certificateName: "m", tls12Ciphers: ecdsa } } },
    },
    {
      title: "ECDSA ciphers beside one for RSA",
      args: { tls: { api: { tls12Ciphers: [...ecdsa, "ECDHE-RSA-AES128-GCM-SHA256"] } } },
    },
    {
      title: "an own certificate for virtual media with a Gateway that verifies by a CA of the user's",
      args: {
        tls: { certificateName: "c", virtualMedia: { certificateName: "m" } },
        networking: { gateway: { host: "a.example", gatewayName: "public", caConfigMapName: "cas" } },
      },
    },
  ];
  for (const { title, args } of accepted) {
    it(`accepts ${title}`, () => expect(problemsOf(args)).to.deep.equal([]));
  }

  it("names the input in the problem about ciphers of a version that is not offered", () => {
    const problems = new Problems();
    validateTls12Ciphers(problems, "here", { minimumVersion: "1.2", tls12Ciphers: ["AES128-SHA"] });
    validateTls12Ciphers(problems, "here", { minimumVersion: "1.3", tls12Ciphers: [] });
    expect(problems.list).to.deep.equal([]);
    validateTls12Ciphers(problems, "here", { minimumVersion: "1.3", tls12Ciphers: ["AES128-SHA"] });
    expect(problems.list.map(({ path }) => path)).to.deep.equal(["here.tls12Ciphers"]);
  });
});
