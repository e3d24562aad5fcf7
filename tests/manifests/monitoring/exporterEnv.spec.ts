// Variables of the sensor metrics.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { envOf } from "../../support/rendering/pods";

const args = (fields: object = {}): IronicArgs => ({ prometheusExporter: { enabled: true, ...fields } });
const added = (inputs: IronicArgs): string[] =>
  envOf("ironic", inputs).filter((line) => !envOf("ironic").includes(line));

describe("variables of the sensor metrics", () => {
  it("have Ironic collect, at the interval", () => {
    expect(added(args({ sensorCollectionInterval: 300 }))).to.deep.equal([
      "SEND_SENSOR_DATA=true",
      "OS_SENSOR_DATA__INTERVAL=300",
    ]);
  });

  it("give the exporter the address to listen on, IPv6 in brackets", () => {
    const exporter = (fields: object) => envOf("ironic-prometheus-exporter", args(fields));
    expect(exporter({})).to.deep.equal(["FLASK_RUN_HOST=0.0.0.0", "FLASK_RUN_PORT=9608"]);
    expect(exporter({ bindAddress: "2001:DB8::1" })).to.include("FLASK_RUN_HOST=[2001:db8::1]");
  });
});
