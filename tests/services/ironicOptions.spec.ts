// The table of Ironic's options against the real packages, and our reading of values against oslo.config's.

import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { optionsNamed, optionsOf, type ValueRule } from "../../provider/plan/extraConfig/optionTable";
import { valueReason } from "../../provider/plan/extraConfig/optionValues";
import { optionsOf as packagedOptions } from "../../scripts/ironicOptions.mjs";
import { ironicPrograms, ironicReleases, type IronicRelease } from "../../scripts/ironic/releases.mjs";
import { containerOf } from "../support/rendering/pods";
import { expanded } from "../support/rendering/kubelet";

const all = process.env.LAB_SCENARIOS === "all";
const releases = (Object.keys(ironicReleases) as IronicRelease[]).filter((release) => all || release === "39.0");

/** Says of each value whether the real option accepts it, as Ironic reads it: from the environment. */
const reader = `
import importlib.metadata, json, logging, os, sys, warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
from oslo_config import cfg, generator
namespaces = sorted({entry.name for entry in importlib.metadata.entry_points(group="oslo.config.opts")})
found = {}
for _, groups in generator._list_opts(namespaces):
    for group, opts in groups:
        name = group if isinstance(group, str) else getattr(group, "name", "DEFAULT")
        for opt in opts:
            found.setdefault((name, opt.dest), opt)
result = []
for group, name, value in json.load(sys.stdin):
    conf = cfg.ConfigOpts()
    conf.register_opt(found[(group, name)], group=None if group == "DEFAULT" else group)
    os.environ.update({f"OS_{group.upper()}__{name.upper()}": value})
    try:
        conf([], default_config_files=[], default_config_dirs=[])
        read = conf[name] if group == "DEFAULT" else conf[group][name]
        result.append({"accepted": True, "read": read if isinstance(read, str) else repr(read)})
    except Exception as error:
        result.append({"accepted": False, "read": str(error)})
    finally:
        del os.environ[f"OS_{group.upper()}__{name.upper()}"]
json.dump(result, sys.stdout)
`;

interface Read {
  readonly accepted: boolean;
  readonly read: string;
}

type Trial = readonly [group: string, name: string, value: string];

function readByIronic(release: IronicRelease, trials: readonly Trial[]): Read[] {
  const { stdout, stderr, status } = spawnSync(path.join(ironicPrograms(release), "python"), ["-c", reader], {
    encoding: "utf8",
    input: JSON.stringify(trials),
    env: { PATH: process.env.PATH },
    maxBuffer: 1e8,
  });
  expect(status, stderr).to.equal(0);
  return JSON.parse(stdout) as Read[];
}

/** One option for each kind of rule. */
function oneOfEach(release: IronicRelease): { group: string; name: string; rule: ValueRule }[] {
  const kinds = new Map(
    optionsOf(release)
      // Its grammar depends on another option, and is tried with Ironic itself.
      .filter(
        ({ group, rule }) =>
          group !== "oslo_messaging_notifications" && !["any", "kernelParameters"].includes(rule.type),
      )
      .map(({ group, name, rule }) => {
        const { min, max, choices, ignoreCase, items, type } = rule as ValueRule;
        const kind = [type, min !== undefined, max !== undefined, choices !== undefined, ignoreCase, items?.type];
        return [JSON.stringify(kind), { group, name, rule: rule as ValueRule }] as const;
      }),
  );
  return [...kinds.values()];
}

const written = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "true",
    "False",
    "ON",
    "1",
    "0",
    "-1",
    "+5",
    "007",
    "1_000",
    "1__0",
    "1e3",
    "1.5",
    ".5",
    "inf",
    "nan",
  ),
  fc.constantFrom(
    "65535",
    "65536",
    "192.0.2.1",
    "256.1.1.1",
    "::1",
    "fe80::1%eth0",
    "host-1",
    "host_1",
    "-host",
    "a.b.",
    "1.2.3",
  ),
  fc.constantFrom(
    "http://h",
    "https://h:1/x",
    "ftp://h",
    "http://",
    "http://[::1]/",
    "http://a b",
    "//h/x",
    "HTTP://h",
  ),
  fc.constantFrom(
    "a:b",
    "a:b,c:d",
    "a",
    "a:b,c",
    "a,b:c",
    ":b",
    "a:1,a:2",
    "1,2,3",
    "1,x",
    ",",
    "1,,2",
    "uefi",
    "bios,uefi",
    "uefi,x",
  ),
  fc.constantFrom("/a/b", "/a/../b", "a/b", "/", "/a/", "Midnight", "midnight", "SIZE", "none", "1.2", "1.3", "always"),
  fc.stringMatching(/^[ -~]{0,12}$/).filter((text) => !text.includes("\\$")),
);

describe("the options of Ironic", function () {
  this.timeout(600_000);

  for (const release of releases) {
    it(`of ${release} are those that its packages list`, () => {
      const packaged = packagedOptions(release);
      const missing = packaged.filter(
        ([group, name, rule]) =>
          !optionsNamed(group, name).some(
            (option) => option.releases.includes(release) && JSON.stringify(option.rule) === JSON.stringify(rule),
          ),
      );
      expect(missing).to.deep.equal([]);
      const names = new Set(packaged.map(([group, name]) => `${group}.${name}`));
      const further = optionsOf(release).filter(({ group, name }) => !names.has(`${group}.${name}`));
      // Of a library that lists none.
      expect(further.map(({ group, name }) => `${group}.${name}`)).to.deep.equal([
        "oslo_messaging_notifications.location",
      ]);
    });
  }

  it("take the values that we accept, and no others", () => {
    const kinds = oneOfEach("39.0");
    expect(kinds.length).to.be.greaterThan(15);
    const samples = fc.sample(fc.tuple(fc.constantFrom(...kinds), written), 3000);
    const trials = samples.map(([{ group, name }, value]): Trial => [group, name, value.replaceAll("$", "$$$$")]);
    const verdicts = readByIronic("39.0", trials);
    const different = samples.flatMap(([{ group, name, rule }, value], i) => {
      const reason = valueReason(rule, value);
      return (reason === undefined) === verdicts[i]!.accepted
        ? []
        : [{ group, name, value, reason, ironic: verdicts[i]!.read }];
    });
    expect(different).to.deep.equal([]);
  });

  it("read every text back as it was given", () => {
    const texts = fc.sample(
      fc.stringMatching(/^[ -~\u00a1-\u024f]{0,40}$/).filter((text) => !text.includes("\\$")),
      300,
    );
    const names = optionsOf("39.0")
      .filter(({ group, rule }) => group === "conductor" && rule.type === "string" && rule.choices === undefined)
      .map(({ name }) => name);
    const trials = texts.map((value, i): Trial => {
      const name = names[i % names.length]!;
      const env = expanded(containerOf("ironic", { extraConfig: [{ group: "conductor", name, value }] }).env ?? []);
      return ["conductor", name, env[`OS_CONDUCTOR__${name.toUpperCase()}`] ?? "(missing)"];
    });
    expect(readByIronic("39.0", trials).map(({ read }) => read)).to.deep.equal(texts);
  });
});
