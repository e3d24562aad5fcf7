// The stand-in of the Ironic image over time: bundles that grow, archives of logs that are printed, options with dollars.

import { expect } from "chai";
import * as fs from "node:fs";
import { filesOf, imageCases, networkOf, releaseOf, type ImageCase } from "../support/lab/imageCases";
import { ImageSandbox, type ImageStack, type SandboxOptions } from "../support/lab/imageSandbox";
import { imageStack } from "../support/lab/imageStack";
import { everyScenario } from "../support/lab/labProject";

const stopAfterMs = 20_000;
const found = (wanted: string) => imageCases.find(({ id }) => id === wanted) as ImageCase;

function optionsFor(one: ImageCase, stack: ImageStack): SandboxOptions {
  return {
    stack,
    command: [`/bin/${one.program}`],
    env: one.env,
    files: { ...filesOf(one), "/usr/lib/ironic-image/release": { text: `${releaseOf(one)}\n` } },
    network: networkOf(one),
    stopAfterMs,
  };
}

/** Sends two files to a log watcher that runs, one of them no archive, and ends it as Kubernetes does. */
const sendLogs = `
folder=/shared/log/ironic/deploy
until [[ -d $folder ]]; do sleep 0.1; done
sleep 3
mkdir -p /tmp/logs $folder/sub && cd /tmp/logs
echo "a line of the journal" > journal
echo "a line of the other" > "./-odd name"
tar -czf /tmp/archive.tar.gz -- journal "-odd name"
cp /tmp/archive.tar.gz $folder/node1_2026.tar.gz
cp /tmp/archive.tar.gz $folder/sub/x.tar.gz
echo "no archive" > $folder/bad.txt
sleep 3
kill -TERM 1
`;

function overTime(this: Mocha.Suite): void {
  this.timeout(120_000);
  let stack: ImageStack;
  let sandbox: ImageSandbox;

  before(async () => {
    stack = await imageStack("ironic:38.0");
  });
  beforeEach(() => {
    sandbox = new ImageSandbox();
  });
  afterEach(() => sandbox.remove());

  it("bundle-three-starts", async () => {
    const one = found("bundle-three-starts");
    const file = sandbox.path("shared/html/ipa-cacert-bundle");
    const sizes: number[] = [];
    for (let start = 1; start <= 3; start += 1) {
      await sandbox.run(optionsFor(one, stack));
      sizes.push(fs.statSync(file).size);
    }
    const [first = 0] = sizes;
    expect(sizes).to.deep.equal([first, 2 * first, 3 * first]);
    const list = "cpio --list --verbose --quiet < /shared/html/ipa-cacert-bundle";
    const { log: members } = await sandbox.run({ ...optionsFor(one, stack), command: ["/bin/sh", "-c", list] });
    expect(members).to.match(/^-rw-------.* etc\/ironic-python-agent\/ironic\.crt$/m);
    expect(members).to.match(/^-rw-r--r--.* etc\/ironic-python-agent\.d\/ironic-tls\.conf$/m);
    expect(sandbox.read("conf/ironic/ironic.conf.orig")).to.equal(sandbox.read("conf/ironic/ironic.conf"));
  });

  for (const id of ["logwatch-35.0", "logwatch-main"]) {
    it(id, async () => {
      const one = { ...found(id), files: {} };
      const files = {
        ...optionsFor(one, stack).files,
        "/shared": { directory: true as const, user: 997, group: 994 },
      };
      const ran = await sandbox.run({
        ...optionsFor(one, stack),
        files,
        real: ["usr/bin/watchmedo"],
        beside: sendLogs,
        stopAfterMs: 12_000,
      });
      expect(ran.log).to.contain("/shared/log/ironic/deploy/node1_2026.tar.gz");
      expect(ran.log).to.contain(
        "node1_2026.tar.gz: **** Entry: journal ****\nnode1_2026.tar.gz: a line of the journal",
      );
      const left = fs.readdirSync(sandbox.path("shared/log/ironic/deploy"));
      expect(left, ran.log).to.deep.equal(["sub"]);
      expect(ran.exit, ran.log).to.equal(id === "logwatch-main" ? 143 : "stopped");
    });
  }

  it("oslo-dollar", async () => {
    const one = found("oslo-dollar");
    const script = `import json, sys, tempfile
from oslo_config import cfg
answers = {}
for text in json.loads(sys.argv[1]):
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(f"[DEFAULT]\\ndebug = true\\n[pxe]\\nkernel_append_params = {text}\\n")
        file.flush()
        conf = cfg.ConfigOpts()
        conf.register_opt(cfg.BoolOpt("debug"))
        conf.register_opt(cfg.StrOpt("kernel_append_params"), "pxe")
        conf([], default_config_files=[file.name])
        try:
            answers[text] = conf.pxe.kernel_append_params
        except Exception as error:
            answers[text] = f"error {type(error).__name__}"
print(json.dumps(answers))`;
    const { log } = await sandbox.run({
      ...optionsFor({ ...one, program: "true" }, stack),
      command: ["/opt/ironic/bin/python3", "-c", script, JSON.stringify(Object.keys(one.result))],
    });
    const answers = JSON.parse(log.trim().split("\n").at(-1) ?? "{}") as Record<string, string>;
    for (const [text, expected] of Object.entries(one.result)) {
      const isError = String(expected).startsWith("error");
      expect(answers[text], text).to.satisfy((got: string) => (isError ? got.startsWith("error") : got === expected));
    }
  });
}

if (everyScenario) describe("the stand-in of the Ironic image, over time", overTime);
