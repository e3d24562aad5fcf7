// What the API and virtual media offer over TLS, asked by OpenSSL of the real Apache that a rendered container becomes.

import { expect } from "chai";
import type { Tls } from "../../provider/schema/types";
import { imageStack } from "../support/lab/imageStack";
import { ownAddress, runContainer, type RanContainer } from "../support/lab/renderedContainer";
import { selfSigned } from "../support/lab/serverMaterial";
import { startedSideBySide } from "../support/lab/sideBySide";

const atOnce = 2;

interface Question {
  readonly port: 6385 | 6183;
  /** What the client offers. */
  readonly offers: string;
  /** The cipher that both agree on, the key of the certificate, or a refusal. */
  readonly answer: RegExp | "refused";
}

interface Offer {
  readonly title: string;
  readonly tls: Tls;
  readonly questions: readonly Question[];
}

const api = 6385;
const media = 6183;

const offers: readonly Offer[] = [
  {
    title: "TLS 1.2 and 1.3 by default, and nothing older",
    tls: {},
    questions: [api, media].flatMap(
      (port) =>
        [
          { port, offers: "-tls1_2", answer: /TLSv1\.2, Cipher is ECDHE-RSA-/ },
          { port, offers: "-tls1_3", answer: /TLSv1\.3/ },
          { port, offers: "-tls1_1 -cipher DEFAULT@SECLEVEL=0", answer: "refused" },
        ] as Question[],
    ),
  },
  {
    title: "TLS 1.3 alone to clients of the API, and both to BMCs",
    tls: { api: { minimumVersion: "1.3" } },
    questions: [
      { port: api, offers: "-tls1_2", answer: "refused" },
      { port: api, offers: "-tls1_3", answer: /TLSv1\.3/ },
      { port: media, offers: "-tls1_2", answer: /TLSv1\.2/ },
    ],
  },
  {
    title: "TLS 1.3 alone to BMCs, and both to clients of the API",
    tls: { virtualMedia: { minimumVersion: "1.3" } },
    questions: [
      { port: media, offers: "-tls1_2", answer: "refused" },
      { port: media, offers: "-tls1_3", answer: /TLSv1\.3/ },
      { port: api, offers: "-tls1_2", answer: /TLSv1\.2/ },
    ],
  },
  {
    title: "the ciphers that are named, and no others",
    tls: {
      api: { tls12Ciphers: ["ECDHE-RSA-AES256-GCM-SHA384"], tls13Ciphers: ["TLS_AES_256_GCM_SHA384"] },
      virtualMedia: { tls12Ciphers: ["AES256-GCM-SHA384", "AES128-SHA"], tls13Ciphers: ["TLS_AES_128_GCM_SHA256"] },
    },
    questions: [
      { port: api, offers: "-tls1_2", answer: /Cipher is ECDHE-RSA-AES256-GCM-SHA384/ },
      { port: api, offers: "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", answer: "refused" },
      { port: api, offers: "-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256", answer: "refused" },
      { port: api, offers: "-tls1_3", answer: /TLS_AES_256_GCM_SHA384/ },
      { port: media, offers: "-tls1_2 -cipher AES128-SHA", answer: /Cipher is AES128-SHA/ },
      { port: media, offers: "-tls1_2 -cipher ECDHE-RSA-AES256-GCM-SHA384", answer: "refused" },
      { port: media, offers: "-tls1_3", answer: /TLS_AES_128_GCM_SHA256/ },
    ],
  },
  {
    title: "the curves that are named, and no others",
    tls: { api: { curves: ["P-384", "X25519"] }, virtualMedia: { curves: ["P-256"] } },
    questions: [
      { port: api, offers: "-tls1_3 -curves P-384", answer: /TLSv1\.3/ },
      { port: api, offers: "-tls1_3 -curves X25519", answer: /TLSv1\.3/ },
      { port: api, offers: "-tls1_3 -curves P-256", answer: "refused" },
      { port: media, offers: "-tls1_3 -curves P-256", answer: /TLSv1\.3/ },
      { port: media, offers: "-tls1_2 -cipher ECDHE -curves P-384", answer: "refused" },
    ],
  },
  {
    title: "the server's order of ciphers where it counts, and otherwise the client's",
    tls: {
      api: {
        preferServerCiphers: true,
        tls12Ciphers: ["ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256"],
      },
    },
    questions: [api, media].map((port) => ({
      port,
      offers: "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384",
      answer: port === api ? /Cipher is ECDHE-RSA-AES256/ : /Cipher is ECDHE-RSA-AES128/,
    })) as Question[],
  },
  {
    title: "virtual media a certificate of its own, with another kind of key",
    tls: { virtualMedia: { certificateName: "media", tls12Ciphers: ["ECDHE-ECDSA-AES128-GCM-SHA256"] } },
    questions: [
      { port: api, offers: "-tls1_2", answer: /Cipher is ECDHE-RSA-.*Server public key is 2048 bit/s },
      { port: media, offers: "-tls1_2", answer: /Cipher is ECDHE-ECDSA-.*Server public key is 256 bit/s },
    ],
  },
];

const script = ({ questions }: Offer): string => `
until ss -Hltn | grep -q :6183 && ss -Hltn | grep -q :6385; do sleep 0.1; done
${questions.map(({ port, offers: client }) => `echo "== question"; openssl s_client -connect 127.0.0.1:${port} ${client} < /dev/null 2>&1`).join("\n")}
kill -TERM 1`;

const answersOf = ({ answers }: RanContainer): string[] => answers.split("== question\n").slice(1);

describe("the servers over TLS, with the real Apache and OpenSSL, offer", function () {
  this.timeout(300_000);
  let results: Map<string, Promise<RanContainer>>;

  before(async () => {
    const stack = await imageStack("ironic:38.0");
    const ecdsa = selfSigned(ownAddress, ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]);
    const contents = { "cert-vmedia": { "tls.crt": ecdsa.certificate, "tls.key": ecdsa.key } };
    results = startedSideBySide(
      offers.map((offer) => ({ id: offer.title, offer })),
      atOnce,
      ({ offer }) =>
        runContainer(
          stack,
          "httpd",
          { tls: offer.tls, networking: { ipAddress: ownAddress } },
          { real: ["usr/sbin/httpd"], beside: script(offer), contents, stopAfterMs: 60_000 },
        ),
    );
  });

  for (const { title, questions } of offers) {
    it(title, async () => {
      const ran = await (results.get(title) as Promise<RanContainer>);
      const answers = answersOf(ran);
      expect(answers, ran.log.slice(-2000)).to.have.lengthOf(questions.length);
      questions.forEach(({ port, offers: client, answer }, i) => {
        const got = answers[i] ?? "";
        const isRefused = !/Cipher is [A-Z]/.test(got);
        expect(isRefused, `${port} ${client}\n${got.slice(-1500)}`).to.equal(answer === "refused");
        if (answer !== "refused") expect(got).to.match(answer);
      });
    });
  }
});
