// The container that shows sensor data as metrics.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened, unknown } from "../../support/values/fakeLater";
import { commandOf, containerOf, containersOf, mountsOf } from "../../support/rendering/pods";

const name = "ironic-prometheus-exporter";
const args = (fields: object = {}): IronicArgs => ({ prometheusExporter: { enabled: true, ...fields } });
const called = (fields: object): unknown =>
  opened(containerOf(name, args(fields)).readinessProbe?.exec?.command.at(-1));

describe("the container of the exporter", () => {
  it("exists only on request", () => {
    expect(containersOf({}).filter((container) => container.name === name)).to.deep.equal([]);
    expect(commandOf(name, args())).to.deep.equal(["quiet", "/bin/runironic-exporter"]);
  });

  it("reads what Ironic writes", () => expect(mountsOf(name, args())).to.include("ironic-shared:/shared"));

  const hosts: [bindAddress: unknown, url: string][] = [
    ["0.0.0.0", "http://127.0.0.1:9608/metrics"],
    ["::", "http://[::1]:9608/metrics"],
    ["192.0.2.10", "http://192.0.2.10:9608/metrics"],
    ["2001:db8::10", "http://[2001:db8::10]:9608/metrics"],
    [unknown(), "[unknown]"],
  ];
  for (const [bindAddress, url] of hosts) {
    it(`is asked at ${url}`, () => expect(called({ bindAddress })).to.equal(url));
  }
});
