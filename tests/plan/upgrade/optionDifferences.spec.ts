// Options of ironic.conf that are gone, renamed or of another type in a later release.

import { expect } from "chai";
import { everyOptionDifference, optionNotices } from "../../../provider/plan/upgrade/optionDifferences";

describe("an option that another release has differently", () => {
  const fates: { option: string; expected: readonly string[] }[] = [
    { option: "agent_containers.container_conf_file", expected: ["39.0 is gone"] },
    { option: "ilo.client_timeout", expected: ["37.0 is gone"] },
    {
      option: "api.tls_minimum_version",
      expected: ["39.0 is called api.server_tls_minimum_version, and has no effect under its old name"],
    },
    { option: "vnc.ssl_ciphers", expected: ["37.0 is called vnc.tls_ciphers, and has no effect under its old name"] },
    {
      option: "conductor.send_sensor_data",
      expected: ["39.0 is called sensor_data.send_sensor_data; the old name is gone"],
    },
    { option: "agent_containers.run_options", expected: ["39.0 is a list instead of a text"] },
    { option: "json_rpc.timeout", expected: [] },
    { option: "conductor.automated_clean", expected: [] },
    { option: "conductor.nonsense", expected: [] },
  ];
  for (const { option: name, expected } of fates) {
    it(`is told to those who set it: ${name}, ${expected.join(", ") || "nothing"}`, () => {
      const [group, short] = name.split(".");
      const own = optionNotices([{ group: group!, name: short!, value: "1" }]);
      expect(own.map(({ since, text }) => `${since} ${text}`)).to.deep.equal(
        expected.map((fate) => fate.replace(/^(\S+) (.*)$/, `$1 extraConfig[0]: the option ${name} $2.`)),
      );
    });
  }

  it("stands on the page about upgrades, whoever sets it", () => {
    const gone = everyOptionDifference().filter(({ group, since }) => group === "agent_containers" && since === "39.0");
    expect(gone.map(({ name, isGone }) => [name, isGone])).to.deep.equal([
      ["container_conf_file", true],
      ["pull_options", false],
      ["run_options", false],
    ]);
  });
});
