// Placement: what is passed on as it is, and the resources of containers.

import { expect } from "chai";
import { defaults } from "../../../provider/schema/defaults";
import { scenario } from "../../support/scenarios/scenarios";
import { secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { expectHidden, describeRule } from "../../support/rendering/rules";

describe("placement", () => {
  it("is passed on as it was given, with tolerations in one order", () => {
    const { args } = scenario("placement");
    const { resources: _, topologySpreadConstraints: __, ...placement } = planOf(args).placement;
    expect(placement).to.deep.equal({
      ...args,
      tolerations: [
        { key: "dedicated", value: "ironic", effect: "NoExecute", tolerationSeconds: 60 },
        { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
      ],
    });
  });

  it("may come later, whole or in part", () => {
    const args = {
      nodeSelector: { rack: unknown<string>() },
      tolerations: [unknown<{ key: string }>()],
      affinity: unknown(),
    };
    const { placement } = planOf(args);
    expect([placement.nodeSelector, placement.tolerations, placement.affinity]).to.deep.equal([
      args.nodeSelector,
      args.tolerations,
      args.affinity,
    ]);
  });
});

describe("resources", () => {
  it("are small requests and no limits, for every container", () => {
    expect(planOf().placement.resources).to.deep.equal(defaults.resources);
    for (const [container, resources] of Object.entries(defaults.resources)) {
      expect(Object.keys(resources), container).to.deep.equal(["requests"]);
    }
  });

  it("of one container replace all of its defaults, and do not change the others", () => {
    const httpd = { limits: { memory: "1Gi" } };
    expect(planOf({ resources: { httpd } }).placement.resources).to.deep.equal({ ...defaults.resources, httpd });
  });

  it("of a container that does not exist are refused, and the valid names listed", () => {
    const problems = problemsOf({ resources: { ironik: {} } });
    expect(problems.map(({ path, shown }) => [path, shown])).to.deep.equal([["resources.ironik", undefined]]);
    expect(problems[0]?.reason ?? "").to.match(
      /unknown container; valid names are .*ironic, httpd, ironic-prometheus-exporter/,
    );
  });

  for (const side of ["requests", "limits"] as const) {
    describeRule<string>({
      rule: "is a Kubernetes quantity",
      path: `resources.ironic.${side}.memory`,
      args: (memory) => ({ resources: { ironic: { [side]: { cpu: "1", memory } } } }),
      wrong: ["", "much", "1 Gi", "1GB", "512mi", "1,5Gi", "Mi"],
      right: ["1", "0.5", ".5", "100m", "1Gi", "512Mi", "1e3", "5k", "1E"],
      reason: /must be a Kubernetes quantity/,
    });
  }

  it("that are secret as a whole are checked, and not shown", () => {
    const requests = secret({ memory: "hunter2 GB" });
    expectHidden({ resources: { ironic: { requests } } }, "resources.ironic.requests.[secret]", "hunter2", /quantity/);
  });

  it("may come later as a whole", () => {
    const requests = unknown<Record<string, string>>();
    expect(planOf({ resources: { ironic: { requests } } }).placement.resources.ironic).to.deep.equal({ requests });
  });
});
