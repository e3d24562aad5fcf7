// Overrides: what may be given.

import { expect } from "chai";
import type { Overrides } from "../../../provider/schema/types";
import { unknown } from "../../support/values/fakeLater";
import { problemsOf } from "../../support/rendering/planning";

const sidecar = () => ({ name: "sidecar", image: "sidecar:1" });

describe("overrides are refused", () => {
  const wrong: { title: string; overrides: Overrides; problems: [string, RegExp][] }[] = [
    {
      title: "when they are no block",
      overrides: { containers: ["x"] },
      problems: [["overrides.containers[0]", /^must be an object/]],
    },
    {
      title: "without a name",
      overrides: { volumes: [{ emptyDir: {} }] },
      problems: [["overrides.volumes[0].name", /^must be a plain name/]],
    },
    {
      title: "with a name that comes later",
      overrides: { containers: [{ name: unknown() }] },
      problems: [["overrides.containers[0].name", /^must be a plain name/]],
    },
    {
      title: "with a name twice",
      overrides: { containers: [sidecar(), sidecar()] },
      problems: [["overrides.containers[1].name", /^is already used by overrides\.containers\[0\]/]],
    },
    {
      title: "for a container that is not there, without an image",
      overrides: { containers: [{ name: "dnsmasc", args: ["x"] }] },
      problems: [["overrides.containers", /^needs an image: .* it has ironic, httpd, ramdisk-logs/]],
    },
    {
      title: "with the name of one of the other containers",
      overrides: { initContainers: [{ name: "httpd", image: "x" }] },
      problems: [["overrides.initContainers", /^is also the name of one of the pod's containers/]],
    },
    {
      title: "for a list that comes later and would have to be merged",
      overrides: { containers: [{ name: "httpd", env: unknown() }] },
      problems: [["overrides.containers", /^has env as an output/]],
    },
    {
      title: "with labels that are none",
      overrides: { labels: { "a b": "c", team: "x y" } },
      problems: [
        ["overrides.labels.a b", /^must have a key/],
        ["overrides.labels.team", /^must be at most 63/],
      ],
    },
    {
      title: "with a probe that is none",
      overrides: { httpdLivenessProbe: "x" },
      problems: [["overrides.httpdLivenessProbe", /^must be an object/]],
    },
  ];
  for (const { title, overrides, problems } of wrong) {
    it(title, () => {
      const found = problemsOf({ overrides });
      expect(found.map(({ path }) => path)).to.deep.equal(problems.map(([path]) => path));
      problems.forEach(([, reason], i) => {
        expect(found[i]?.reason ?? "").to.match(reason);
      });
    });
  }
});
