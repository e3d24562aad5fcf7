// What is told of a certificate, seen at different times and called by different names.

import { X509Certificate } from "node:crypto";
import { expect } from "chai";
import { certificateNotices, type SeenCertificate } from "../../provider/diagnosis/certificateNotices";

/** For *.example.com, ironic.metal.svc, 192.0.2.10 and 2001:db8::10. */
const pem = `-----BEGIN CERTIFICATE-----
MIIB3DCCAYOgAwIBAgIUHBMk0SK7nwToXoTSfe8SyPIOg94wCgYIKoZIzj0EAwIw
IDENMAsGA1UECgwEU2l0ZTEPMA0GA1UEAwwGaXJvbmljMCAXDTI2MTEyODEwNDEz
NVoYDzIxMDkwMTE3MTA0MTM1WjAgMQ0wCwYDVQQKDARTaXRlMQ8wDQYDVQQDDAZp
cm9uaWMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQfIR+jGqvvd8U7lBpTfTs2
Tys6bUQ0G1MIgvvNk4ItZvxMVVIrMMNM9AIY+VRpqnpZkaTVyrJguWTltgWY5CEj
o4GYMIGVMB0GA1UdDgQWBBS8WG/1c/K2KBgxXh6Xr+S9ByPA7TAfBgNVHSMEGDAW
gBS8WG/1c/K2KBgxXh6Xr+S9ByPA7TAPBgNVHRMBAf8EBTADAQH/MEIGA1UdEQQ7
MDmCDSouZXhhbXBsZS5jb22CEGlyb25pYy5tZXRhbC5zdmOHBMAAAgqHECABDbgA
AAAAAAAAAAAAABAwCgYIKoZIzj0EAwIDRwAwRAIgLoHfPoXPE2Htp8qv6eI3nPv3
dmc9FrnxnDGHMohRUq4CID2jQkWABijkWlOVf//Uq7IRCJdwCMhUdYr2GaLvhX5b
-----END CERTIFICATE-----
`;
const end = Date.parse(new X509Certificate(pem).validTo);
const day = 24 * 3600 * 1000;
const last = new Date(end).toISOString().slice(0, 10);

const seen = (more: Partial<SeenCertificate> = {}): SeenCertificate => ({
  input: "tls.certificateName",
  place: "tls.crt of the Secret own",
  pem,
  covers: [],
  isHidden: false,
  ...more,
});
const hosts = (...names: string[]) => names.map((host) => ({ host, caller: "Ironic announces to hosts" }));

describe("a certificate of the user's", () => {
  const times: { title: string; now: number; told: RegExp | undefined }[] = [
    { title: "31 days before its end is not spoken of", now: end - 31 * day, told: undefined },
    { title: "30 days before its end is not spoken of", now: end - 30 * day, told: undefined },
    {
      title: "less than 30 days before its end expires",
      now: end - 30 * day + 1,
      told: /expires on \S+, in 29 days\.$/,
    },
    { title: "on its last day expires", now: end - 1, told: /expires on \S+, in 0 days\.$/ },
    { title: "after its end has expired", now: end + 1, told: /expired on \S+\.$/ },
  ];
  for (const { title, now, told } of times) {
    it(title, () => {
      const [notice, ...others] = certificateNotices(seen(), now);
      expect(others).to.deep.equal([]);
      if (told === undefined) {
        expect(notice).to.equal(undefined);
      } else {
        expect(notice).to.match(told).and.to.include(last);
        expect(notice).to.match(
          /^tls\.certificateName \(tls\.crt of the Secret own\): the certificate of O=Site, CN=ironic /,
        );
      }
    });
  }

  it("that is a secret shows nothing but its end", () => {
    const [notice] = certificateNotices(seen({ isHidden: true, place: "" }), end - day);
    expect(notice).to.equal(`tls.certificateName: the certificate expires on ${last}, in 1 day.`);
  });

  it("among many that end is named among the first three", () => {
    const notices = certificateNotices(seen({ pem: pem.repeat(5) }), end);
    expect(notices).to.have.lengthOf(4);
    expect(notices[3]).to.match(/2 more of its certificates end\.$/);
  });

  it("covers its names and addresses in any spelling, and no others", () => {
    const covered = ["a.example.com", "IRONIC.metal.svc", "192.0.2.10", "2001:db8:0::10"];
    expect(certificateNotices(seen({ covers: hosts(...covered) }), end - 99 * day)).to.deep.equal([]);
    const others = ["a.b.example.com", "ironic", "192.0.2.11", "2001:db8::11"];
    const notices = certificateNotices(seen({ covers: hosts(...others) }), end - 99 * day);
    expect(notices.map((notice) => /does not cover (\S+), which Ironic announces/.exec(notice)?.[1])).to.deep.equal(
      others,
    );
  });

  it("that cannot be read is said to be none", () => {
    for (const text of [
      "",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
      pem.replace(/[A-Z]/g, "-"),
    ]) {
      expect(certificateNotices(seen({ pem: text }), end)).to.deep.equal([
        "tls.certificateName (tls.crt of the Secret own) holds no certificate that can be read.",
      ]);
    }
  });
});
