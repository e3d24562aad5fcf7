// The environment variables of options; that oslo.config reads them is shown by tests/services.

import { expect } from "chai";
import { optionVariable } from "../../../provider/plan/base/inputOption";

describe("the variable of an option", () => {
  it("has the group and the name in capitals, two underscores apart", () => {
    expect(optionVariable("DEFAULT", "webserver_tls_minimum_version")).to.equal(
      "OS_DEFAULT__WEBSERVER_TLS_MINIMUM_VERSION",
    );
    expect(optionVariable("sensor_data", "interval")).to.equal("OS_SENSOR_DATA__INTERVAL");
  });
});
