// The stand-in of the Ironic image, held to what was observed of the real one: each case is run, and must come out alike.

import { expect } from "chai";
import {
  filesOf,
  imageCases,
  networkOf,
  optionsOf,
  inspectorScriptOf,
  releaseOf,
  saidBy,
  secrets,
  type ImageCase,
} from "../support/lab/imageCases";
import { bootLinesIn, kernelParametersIn, optionsIn, serverIn, vrrpLinesIn } from "../support/lab/imageOutcome";
import { ImageSandbox, type ImageStack, type Outcome, type SandboxFile } from "../support/lab/imageSandbox";
import { imageStack } from "../support/lab/imageStack";
import { startedSideBySide } from "../support/lab/sideBySide";

/** Long enough for a start with its wait, short enough for those that wait for ever. */
const stopAfterMs = 8_000;
const atOnce = 6;

const programs: Readonly<Record<string, string>> = {
  "manage-keepalived.sh": "/bin/manage-keepalived.sh",
};

const keepalivedGenerations: Readonly<Record<string, string>> = {
  "keepalived before the multi-IP change": "1",
  "keepalived with multi-IP": "2",
  "keepalived with vrid and password": "3",
};

interface Ran extends Outcome {
  readonly sandbox: ImageSandbox;
}

/** Cases of programs that only write and become something. */
const simple = imageCases.filter(({ id, program }) => /^[\w.-]+$/.test(program) && !/^(dl|logwatch|bundle)-/.test(id));

async function run(stack: ImageStack, one: ImageCase): Promise<Ran> {
  const sandbox = new ImageSandbox();
  const keepalived = keepalivedGenerations[one.version];
  const playing: Record<string, SandboxFile> =
    keepalived === undefined
      ? { "/usr/lib/ironic-image/release": { text: `${releaseOf(one)}\n` } }
      : { "/usr/lib/keepalived-image/generation": { text: `${keepalived}\n` } };
  const outcome = await sandbox.run({
    stack,
    command: [programs[one.program] ?? `/bin/${one.program}`],
    env: one.env,
    files: { ...filesOf(one), ...playing },
    network: networkOf(one),
    ...(one.user === undefined ? {} : { user: one.user }),
    stopAfterMs,
  });
  return { ...outcome, sandbox };
}

function expectExit(one: ImageCase, ran: Ran): void {
  const { exit } = one.result;
  expect(ran.exit, ran.log).to.equal(typeof exit === "string" ? "stopped" : exit);
}

function expectCalls({ result }: ImageCase, ran: Ran): void {
  const called = (result.exec as string[]).join(" ");
  expect(ran.exec).to.deep.equal(called === "" ? [] : [called]);
  if (result.before !== undefined) {
    const before = ran.before.map((line) =>
      line.replace(/.*watchmedo.* (\S+)$/, "watcher on $1").replace(/.*ironic-dbsync.* /, ""),
    );
    const distinct = [...new Set(before)].sort();
    expect(distinct).to.deep.equal([...(result.before as string[])].sort());
  }
}

function expectMessages({ result }: ImageCase, ran: Ran): void {
  const messages = [result.message, ...((result.messages as string[] | undefined) ?? [])];
  for (const message of messages) {
    if (typeof message === "string") expect(ran.log).to.match(saidBy(message));
  }
}

function expectOptions(one: ImageCase, ran: Ran): void {
  const expected = optionsOf(one);
  if (expected === undefined) return;
  const options = optionsIn(ran.sandbox.read("conf/ironic/ironic.conf") ?? "");
  if (one.program === "runironic") expect(options).to.deep.equal(expected);
  else expect(options).to.include(expected);
  if (one.result.kernelParameters !== undefined) {
    expect(kernelParametersIn(options)).to.deep.equal(one.result.kernelParameters);
  }
}

function expectServers(one: ImageCase, ran: Ran): void {
  const expected = one.result.httpd as Record<string, object> | undefined;
  if (expected === undefined) return;
  const file = (name: string) => ran.sandbox.read(`conf/httpd/${name}`);
  const main = file("conf/httpd.conf");
  const parts = {
    api: file("conf.d/ironic.conf"),
    virtualMedia: file("conf.d/vmedia.conf"),
    ipxe: file("conf.d/ipxe.conf"),
  };
  const servers = {
    plain: serverIn(main ?? "", { main: true }),
    ...Object.fromEntries(
      Object.entries(parts)
        .filter((entry): entry is [string, string] => entry[1] !== undefined)
        .map(([name, text]) => [name, serverIn(text, { api: name === "api" })]),
    ),
  };
  expect(servers).to.deep.equal(expected);
}

function expectInspectorScript(one: ImageCase, ran: Ran): void {
  const expected = inspectorScriptOf(one);
  if (expected === undefined) return;
  expect(bootLinesIn(ran.sandbox.read("shared/html/inspector.ipxe") ?? "")).to.deep.equal(expected);
}

function expectOtherFiles({ result }: ImageCase, { sandbox }: Ran): void {
  if (result.dnsmasq !== undefined) {
    const lines = (sandbox.read("conf/dnsmasq/dnsmasq.conf") ?? "").split("\n").filter((line) => line !== "");
    expect(lines).to.deep.equal(result.dnsmasq);
  }
  if (result.vrrpInstance !== undefined) {
    expect(vrrpLinesIn(sandbox.read("conf/keepalived/keepalived.conf") ?? "")).to.deep.equal(result.vrrpInstance);
  }
}

/** A secret is in as many lines of the log as it was in the real image's, and in none where it was in none. */
function expectLeaks({ result }: ImageCase, ran: Ran): void {
  const seen = Object.entries(secrets)
    .map(([name, secret]) => [name, ran.log.split("\n").filter((line) => line.includes(secret)).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}, ${count} lines`);
  expect(seen).to.have.members((result.loggedSecrets as string[] | undefined) ?? []);
}

describe("the stand-in of the Ironic image behaves as the real one was observed to", function () {
  this.timeout(300_000);
  let results: Map<string, Promise<Ran>>;

  before(async () => {
    const stack = await imageStack("ironic:38.0");
    results = startedSideBySide(simple, atOnce, (one) => run(stack, one));
  });
  after(async () => {
    for (const ran of results.values()) (await ran).sandbox.remove();
  });

  for (const one of simple) {
    it(one.id, async () => {
      const ran = await (results.get(one.id) as Promise<Ran>);
      expectExit(one, ran);
      expectCalls(one, ran);
      expectMessages(one, ran);
      expectOptions(one, ran);
      expectServers(one, ran);
      expectInspectorScript(one, ran);
      expectOtherFiles(one, ran);
      expectLeaks(one, ran);
    });
  }
});
