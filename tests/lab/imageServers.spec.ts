// What the stand-in's programs become, for real: Apache and Ironic answer as the real image's were seen to.

import { expect } from "chai";
import { filesOf, imageCases, networkOf, releaseOf, type ImageCase } from "../support/lab/imageCases";
import { ImageSandbox, type ImageStack, type Outcome, type SandboxFile } from "../support/lab/imageSandbox";
import { everyScenario } from "../support/lab/labProject";
import { imageStack } from "../support/lab/imageStack";
import { apiLogin, serverMaterial } from "../support/lab/serverMaterial";
import { startedSideBySide } from "../support/lab/sideBySide";

/** Ironic takes seconds to start, and minutes where many things start at once. */
const stopAfterMs = 240_000;
const atOnce = 2;

const apache = imageCases.filter(({ id }) => id.startsWith("ap-"));
const ironic = imageCases.filter(({ id }) => id.startsWith("real-"));

/** Functions for the script that asks the servers, as root and on their own network. */
const asking = `
status() { echo "$((10#$(curl --silent --insecure --max-time 20 --output /dev/null --write-out '%{http_code}' "$@")))"; }
entry() { printf '"%s": %s,\\n' "$1" "$2"; }
ports() { ss -Hltn | awk '{ print $4 }' | grep -oE '[0-9]+$' | sort -u; }
handshake() {
    if openssl s_client -connect "127.0.0.1:$1" "-$2" < /dev/null 2> /dev/null | grep -q 'Cipher is [A-Z]'; then
        echo '"ok"'
    else
        echo '"refused"'
    fi
}
finish() { echo '"end": true }'; kill -TERM 1; }
echo '{'
`;

const apachePaths = Object.keys(
  (imageCases.find(({ id }) => id === "ap-tls-38.0")?.result.status as { plain: Record<string, number> }).plain,
);

/** The API behind the socket grants everything: whatever is refused, httpd refuses. */
const apacheScript = `${asking}
python3 -c '
import http.server, os, socketserver
class Yes(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("content-length", "0"); self.end_headers()
    def address_string(self): return "socket"
class Server(socketserver.ThreadingUnixStreamServer): pass
server = Server("/shared/ironic.sock", Yes)
os.chmod("/shared/ironic.sock", 0o666)
server.serve_forever()' 2> /dev/null &
until ports | grep -qx 6180; do sleep 0.1; done
sleep 0.5
for base in http://127.0.0.1:6180 https://127.0.0.1:6385 https://127.0.0.1:6183; do
    ports | grep -qx "\${base##*:}" || continue
    for path in ${apachePaths.map((each) => `'${each}'`).join(" ")}; do entry "$base$path" "$(status "$base$path")"; done
done
entry "https://127.0.0.1:6385/v1/nodes auth-ok" "$(status --user ${apiLogin.username}:${apiLogin.password} https://127.0.0.1:6385/v1/nodes)"
entry "https://127.0.0.1:6385/v1/nodes auth-bad" "$(status --user ${apiLogin.username}:wrong https://127.0.0.1:6385/v1/nodes)"
for version in tls1 tls1_1 tls1_2 tls1_3; do
    entry "api $version" "$(handshake 6385 "$version")"
    entry "vmedia $version" "$(handshake 6183 "$version")"
done
finish`;

const ironicScript = `${asking}
if [[ -e /etc/without-ipmitool ]]; then
    sleep 20
else
    until [[ -S /shared/ironic.sock ]] || ports | grep -qx 6385; do sleep 0.2; done
    sleep 4
fi
scheme=http
if [[ -f /certs/ironic/tls.crt ]]; then scheme=https; fi
where=(--max-time 20)
if [[ -S /shared/ironic.sock ]]; then
    where=(--unix-socket /shared/ironic.sock)
    scheme=http
    entry socket "\\"$(stat --format=%a /shared/ironic.sock)\\""
fi
base="$scheme://127.0.0.1:6385"
for path in / /v1 /v1/nodes /v1/lookup /healthcheck /v1/conductors; do
    login=()
    if [[ "$path" == /v1/conductors ]]; then login=(--user ${apiLogin.username}:${apiLogin.password}); fi
    entry "$path" "$(status "\${where[@]}" "\${login[@]}" "$base$path")"
done
entry "/v1/nodes with password" "$(status "\${where[@]}" --user ${apiLogin.username}:${apiLogin.password} "$base/v1/nodes")"
entry "/v1/nodes with wrong password" "$(status "\${where[@]}" --user ${apiLogin.username}:wrong "$base/v1/nodes")"
for port in 6385 6189; do
    entry "listens $port" "$(if ports | grep -qx "$port"; then echo true; else echo false; fi)"
    entry "$port TLS 1.2" "$(handshake "$port" tls1_2)"
    entry "$port TLS 1.3" "$(handshake "$port" tls1_3)"
done
finish`;

interface Ran extends Outcome {
  readonly answers: Readonly<Record<string, string | number | boolean>>;
}

const served: Readonly<Record<string, SandboxFile>> = Object.fromEntries(
  ["images/ironic-python-agent.kernel", "images/ironic-python-agent_x.kernel", "images/node.qcow2"]
    .concat(["ipa-cacert-bundle", "redfish/boot.iso", "ilo/b.iso", ".htfoo"])
    .map((name) => [`/shared/html/${name}`, { text: "x", user: 997, group: 994 }]),
);

async function run(stack: ImageStack, one: ImageCase, material: Record<string, string>): Promise<Ran> {
  const isApache = one.id.startsWith("ap-");
  const sandbox = new ImageSandbox();
  const without: Record<string, SandboxFile> = one.id.includes("no-ipmitool")
    ? { "/etc/without-ipmitool": { text: "" }, "/usr/bin/ipmitool": { text: "", mode: 0o644 } }
    : {};
  try {
    const outcome = await sandbox.run({
      stack,
      command: [isApache ? "/bin/runhttpd" : "/bin/runironic"],
      env: one.env,
      files: {
        ...filesOf(one, material),
        ...(isApache ? served : {}),
        ...without,
        "/usr/lib/ironic-image/release": { text: `${releaseOf(one)}\n` },
      },
      network: networkOf(one),
      real: isApache ? ["usr/sbin/httpd"] : ["usr/bin/ironic", "usr/bin/ironic-dbsync"],
      beside: isApache ? apacheScript : ironicScript,
      stopAfterMs,
    });
    return {
      ...outcome,
      answers: parsed(sandbox.read("beside.json"), `${sandbox.read("beside.log") ?? ""}\n${outcome.log}`),
    };
  } finally {
    sandbox.remove();
  }
}

function parsed(answers = "{}", errors = ""): Ran["answers"] {
  try {
    return JSON.parse(answers) as Ran["answers"];
  } catch {
    throw new Error(`the script that asks printed:\n${answers.slice(0, 500)}\n${errors.slice(-1500)}`);
  }
}

const apacheBase: Readonly<Record<string, string>> = {
  plain: "http://127.0.0.1:6180",
  api: "https://127.0.0.1:6385",
  vmedia: "https://127.0.0.1:6183",
};

function expectApache({ result }: ImageCase, { answers, log }: Ran): void {
  const { handshake, ...byServer } = result.status as Record<string, Record<string, number | string>>;
  for (const [server, statuses] of Object.entries(byServer)) {
    const got = Object.keys(statuses).map((path) => [path, answers[`${apacheBase[server]}${path}`]]);
    expect(Object.fromEntries(got), `${server}\n${log.slice(-2000)}`).to.deep.equal(statuses);
  }
  expect(answers).to.include(handshake ?? {});
}

function expectIronic({ result }: ImageCase, ran: Ran): void {
  const { answers } = ran;
  const statuses = Object.entries((result.status ?? {}) as Record<string, number>);
  const got = statuses.map(([path]) => [path, answers[path.replace(" without version header", "")]]);
  expect(Object.fromEntries(got), ran.log.slice(-3000)).to.deep.equal(Object.fromEntries(statuses));
  const listens = (result.listens as string[]).join(" ");
  expect(answers["listens 6385"]).to.equal(listens.includes("6385"));
  expect(answers["listens 6189"]).to.equal(listens.includes("6189"));
  expect(answers.socket).to.equal(listens.includes(".sock") ? "666" : undefined);
  if (typeof result.conductor === "string") {
    expect(ran.log).to.contain(`conductor with hostname ${result.conductor}.`);
  }
  for (const [port, name] of [
    ["6385", "handshake"],
    ["6189", "handshake of 6189"],
  ] as const) {
    const wanted = Object.entries((result[name] ?? {}) as Record<string, string>);
    for (const [version, is] of wanted) expect(answers[`${port} ${version}`], version).to.equal(is);
  }
  if (String(result.exit).startsWith("0")) expect(ran.exit).to.equal(0);
}

function servers(this: Mocha.Suite): void {
  this.timeout(900_000);
  let results: Map<string, Promise<Ran>>;

  before(async () => {
    const stack = await imageStack("ironic:38.0");
    const material = serverMaterial();
    results = startedSideBySide([...apache, ...ironic], atOnce, (one) => run(stack, one, material));
  });

  for (const one of apache) {
    it(one.id, async () => expectApache(one, await (results.get(one.id) as Promise<Ran>)));
  }
  for (const one of ironic) {
    it(one.id, async () => expectIronic(one, await (results.get(one.id) as Promise<Ran>)));
  }
}

if (everyScenario) describe("what the stand-in's programs become answers as the real image was seen to", servers);
