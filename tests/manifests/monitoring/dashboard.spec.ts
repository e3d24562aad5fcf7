// The Grafana dashboard: that it is one, and that it fits its grid.

import { expect } from "chai";
import { dashboardConfigMap } from "../../../provider/manifests/monitoring/dashboard";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

interface Panel {
  readonly id: number;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}

const { metadata, data } = dashboardConfigMap(planOf({ namespace: "metal3" }));
const dashboard = JSON.parse(opened(data["ironic.json"]) as string) as { panels: Panel[] };

describe("the dashboard", () => {
  it("is found by Grafana's sidecar", () => expect(metadata.labels?.grafana_dashboard).to.equal("1"));

  it("has panels side by side and below each other, without overlaps", () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).to.be.at.most(24);
      return Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`);
    });
    expect(new Set(cells).size, "panels overlap").to.equal(cells.length);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).to.equal(dashboard.panels.length);
  });

  it("asks for metrics of one Ironic", () => {
    for (const { targets } of dashboard.panels) {
      for (const { expr } of targets) {
        expect(expr).to.match(/namespace="\$namespace",(service="\$service"|pod=~"\$service-service-\.\+")/);
      }
    }
  });

  it("may learn its namespace later", () => {
    expect(opened(dashboardConfigMap(planOf({ namespace: unknown() })).data["ironic.json"])).to.equal("[unknown]");
  });
});
