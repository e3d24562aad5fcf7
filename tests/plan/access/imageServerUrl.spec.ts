// What hosts are told to fetch images from: which URL is refused, and which address they must reach.

import { expect } from "chai";
import { problemsOf, warningsOf } from "../../support/rendering/planning";

describe("the URL of the image server", () => {
  const problems = (imageServerExternalURL: string) =>
    problemsOf({ networking: { externalCallbackURL: "https://proxy.example.com:6385", imageServerExternalURL } });

  it("is refused with the API's port, which serves no images", () => {
    expect(problems("https://proxy.example.com:6385").map(({ path, reason }) => [path, reason])).to.deep.equal([
      [
        "networking.imageServerExternalURL",
        "must not have port 6385, which is the API's (networking.apiPort): the API serves no images",
      ],
    ]);
  });

  for (const url of [
    "https://proxy.example.com:6183",
    "https://proxy.example.com",
    "https://proxy.example.com/images",
  ]) {
    it(`${url} is accepted`, () => expect(problems(url)).to.deep.equal([]));
  }
});

describe("hosts that boot from dhcp", () => {
  const networking = { ipAddress: "192.0.2.10", dhcp: { networkCIDR: "192.0.2.0/24" } };
  const warned = (further: object) =>
    warningsOf({ networking: { ...networking, ...further } }).filter((line) =>
      line.includes("networking.externalIP for"),
    );

  it("must reach an externalIP, which a warning says", () => {
    expect(warned({ externalIP: "198.51.100.1" })).to.have.lengthOf(1);
    expect(warned({})).to.deep.equal([]);
  });
});
