// Options of extraConfig against the options that the chosen release of Ironic has.

import { expect } from "chai";
import type { ExtraConfig, IronicArgs, Version } from "../../../provider/schema/types";
import { secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";

const option = (group: string, name: string, value: string): ExtraConfig => ({ group, name, value });

/** What is warned of the options, without what is warned of anything else. */
function warningsOf(version: Version, ...extraConfig: ExtraConfig[]): string[] {
  return planOf({ version, extraConfig }).warnings.filter((warning) => warning.startsWith("extraConfig"));
}

interface Case {
  readonly title: string;
  readonly version?: Version;
  readonly options: readonly ExtraConfig[];
  readonly warning: RegExp;
}

const cases: readonly Case[] = [
  {
    title: "a group that does not exist",
    options: [option("conducter", "automated_clean", "false")],
    warning:
      /^extraConfig\[0\]\.name \("automated_clean"\): is no option of the group conducter in Ironic 38\.0; there is no such group: did you mean conductor\?$/,
  },
  {
    title: "an option of another group, by the group that has it",
    options: [option("deployment", "automated_clean", "false")],
    warning: /did you mean conductor\?$/,
  },
  {
    title: "a group and an option that nothing is like",
    options: [option("vendor_x", "thing_of_ours", "1")],
    warning: /there is no such group$/,
  },
  {
    title: "a name with a typing error",
    options: [option("conductor", "automatic_clean", "false")],
    warning: /is no option of the group conductor in Ironic 38\.0; did you mean automated_clean\?$/,
  },
  {
    title: "a name that is in another group",
    options: [option("api", "automated_clean", "false")],
    warning: /an option of this name is in the group conductor$/,
  },
  {
    title: "an option that was removed",
    version: "39.0",
    options: [option("agent_containers", "container_conf_file", "/etc/x")],
    warning: /no longer exists in Ironic 39\.0: 38\.0 was the last release with it$/,
  },
  {
    title: "an option of a driver that was removed",
    options: [option("ilo", "client_timeout", "60")],
    warning: /no longer exists in Ironic 38\.0: 35\.0 was the last release with it$/,
  },
  {
    title: "an option that does not exist yet",
    version: "37.0",
    options: [option("oci", "verify_ca", "false")],
    warning: /does not exist in Ironic 37\.0: it was added in 39\.0$/,
  },
  {
    title: "an option that was renamed",
    version: "39.0",
    options: [option("api", "tls_minimum_version", "1.2")],
    warning: /is called api\.server_tls_minimum_version in Ironic 39\.0, and has no effect under its old name$/,
  },
  {
    title: "an option that was renamed, in a file",
    version: "39.0",
    options: [{ group: "api", name: "tls_ciphers", secretValue: "AES256-SHA" }],
    warning: /is called api\.server_tls_ciphers in Ironic 39\.0, which still reads the old name from a file$/,
  },
  {
    title: "an option whose old name is gone",
    version: "latest",
    options: [option("conductor", "send_sensor_data", "true")],
    warning: /is called sensor_data\.send_sensor_data in Ironic 39\.0, and has no effect under its old name$/,
  },
  {
    title: "a word for a number",
    options: [option("conductor", "deploy_callback_timeout", "soon")],
    warning: /^extraConfig\[0\]\.value \("soon"\): must be a whole number$/,
  },
  {
    title: "a number below the range",
    options: [option("conductor", "workers_pool_size", "2")],
    warning: /must be 3 or more$/,
  },
  {
    title: "a port above the range",
    options: [option("vnc", "port", "70000")],
    warning: /must be from 0 to 65535$/,
  },
  {
    title: "a value outside of the choices",
    options: [option("agent", "deploy_logs_collect", "sometimes")],
    warning: /must be one of always, never, on_failure$/,
  },
  {
    title: "a word for a switch",
    options: [option("conductor", "automated_clean", "maybe")],
    warning: /must be one of true, 1, on, yes, false, 0, off, no$/,
  },
  {
    title: "a list with an entry outside of the choices",
    options: [option("api", "disallowed_enrollment_boot_modes", "uefi,legacy")],
    warning: /each entry of which must be one of bios, uefi$/,
  },
  {
    title: "a path that Ironic does not take",
    options: [option("conductor", "file_url_allowed_paths", "/shared/html,../x")],
    warning: /each entry of which must be an absolute path/,
  },
  {
    title: "an option that an input sets",
    options: [option("redfish", "verify_ca", "/conf/x.pem")],
    warning:
      /^extraConfig\[0\]\.name \("verify_ca"\): replaces what the component sets: use the input tls\.bmcCA instead$/,
  },
  {
    title: "an option of an interface that is not enabled",
    options: [option("ansible", "verbosity", "2")],
    warning:
      /^extraConfig\[0\]\.group \("ansible"\): has no effect: it is meant for ansible, which DEFAULT\.enabled_deploy_interfaces does not list$/,
  },
  {
    title: "an option of a driver that extraConfig does not enable",
    options: [
      option("drac", "boot_device_job_status_timeout", "30"),
      option("DEFAULT", "enabled_hardware_types", "redfish"),
    ],
    warning: /it is meant for idrac, which DEFAULT\.enabled_hardware_types does not list$/,
  },
];

const right: { title: string; version?: Version; options: readonly ExtraConfig[] }[] = [
  {
    title: "options as they are",
    options: [option("conductor", "automated_clean", "False"), option("api", "api_workers", "2")],
  },
  { title: "a name in capitals, with hyphens", options: [option("Conductor", "Automated-Clean", "on")] },
  { title: "an option of a library", options: [option("oslo_messaging_notifications", "topics", "a,b")] },
  { title: "an empty value of a list", options: [option("api", "disallow_clean_steps", "")] },
  { title: "an option that 35.0 still has", version: "35.0", options: [option("vnc", "ssl_ciphers", "HIGH")] },
  {
    title: "an option that the development branch has from 39.0",
    version: "latest",
    options: [option("oci", "verify_ca", "x")],
  },
  {
    title: "an option of a driver that extraConfig enables",
    options: [option("ansible", "verbosity", "2"), option("DEFAULT", "enabled_deploy_interfaces", "direct, ansible")],
  },
  {
    title: "an option of a driver that may be enabled",
    options: [option("drac", "config_job_max_retries", "2"), { name: "enabled_hardware_types", value: unknown() }],
  },
  {
    title: "a value that is not known yet",
    options: [{ group: "conductor", name: "deploy_callback_timeout", value: unknown() }],
  },
  {
    title: "a value that only the cluster knows",
    options: [{ group: "conductor", name: "deploy_callback_timeout", valueFrom: { name: "s", key: "k" } }],
  },
];

describe("extraConfig, judged by the options of the release", () => {
  for (const { title, version = "38.0", options, warning } of cases) {
    it(`warns of ${title}, and refuses it with safety.strictConfig`, () => {
      const warnings = warningsOf(version, ...options);
      expect(warnings).to.have.length(1);
      expect(warnings[0] ?? "").to.match(warning);
      const strict: IronicArgs = { version, extraConfig: options, safety: { strictConfig: true } };
      const problems = problemsOf(strict);
      expect(
        problems.map(({ path, shown, reason }) => `${path}${shown === undefined ? "" : ` (${shown})`}: ${reason}`),
      ).to.deep.equal(warnings);
    });
  }

  for (const { title, version = "38.0", options } of right) {
    it(`accepts ${title}`, () => {
      expect(warningsOf(version, ...options)).to.deep.equal([]);
      planOf({ version, extraConfig: options, safety: { strictConfig: true } });
    });
  }

  it("knows the grammar of kernel parameters, and the input for them", () => {
    const warnings = warningsOf("39.0", option("pxe", "kernel_append_params", 'a "b'));
    expect(warnings.map((warning) => warning.replace(/.*: /, ""))).to.deep.equal([
      "use the input deployRamdisk.extraKernelParams instead",
      "parameter 2 is not",
    ]);
  });

  it("shows no secret value, and judges it as a plain one", () => {
    const extraConfig = [{ group: "conductor", name: "deploy_callback_timeout", secretValue: secret("hunter2") }];
    const [warning, ...more] = warningsOf("38.0", ...extraConfig);
    expect([warning, more]).to.deep.equal(["extraConfig[0].secretValue: must be a whole number", []]);
  });

  it("tells everything at once", () => {
    const extraConfig = [
      option("a", "b", "c"),
      option("conductor", "automated_clean", "x"),
      option("api", "port", "p"),
    ];
    expect(problemsOf({ extraConfig, safety: { strictConfig: true } }).map(({ path }) => path)).to.deep.equal([
      "extraConfig[0].name",
      "extraConfig[1].value",
      "extraConfig[2].name",
      "extraConfig[2].value",
    ]);
  });

  it("adds no doubt to a name that is none", () => {
    const problems = problemsOf({ extraConfig: [option("a b", "x", "1")], safety: { strictConfig: true } });
    expect(problems.map(({ path }) => path)).to.deep.equal(["extraConfig[0].group"]);
  });
});
