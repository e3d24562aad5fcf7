// One container of a rendered pod, run by the stand-in of its image: with its command, its environment and the files that
// its volumes mount.

import type { Container, Volume } from "../../../provider/manifests/kubernetes/objects";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../values/fakeLater";
import { required } from "../assertions/required";
import { containerOf, podOf } from "../rendering/pods";
import { ImageSandbox, type ImageStack, type Outcome, type SandboxFile } from "./imageSandbox";
import { selfSigned } from "./serverMaterial";

/** The address that the sandbox's network has, for inputs and for what the pod asks the kubelet. */
export const ownAddress = "172.22.0.2";

const pair = selfSigned(ownAddress);

/** What the objects hold that volumes mount, by the key in them; certificates where the user chose the key. */
const contents: Readonly<Record<string, string>> = {
  "tls.crt": pair.certificate,
  "tls.key": pair.key,
  "ca.crt": pair.certificate,
  htpasswd: "ironic:$2y$05$APIHASHAPIHASHAPIHASH\n",
  username: "ironic",
  password: "s3cret12",
};

/** The files of a volume, by name; undefined where it starts empty. */
function filesIn(volume: Volume, held: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  const { secret, configMap, projected } = volume as Partial<
    Record<"secret" | "configMap", { items?: { key: unknown; path: string }[] }>
  > & { projected?: { sources: { secret?: { items?: { key: unknown; path: string }[] } }[] } };
  const listed = (source: { items?: { key: unknown; path: string }[] } | undefined) =>
    source?.items ?? Object.keys(held).map((key) => ({ key, path: key }));
  const items = [
    ...(secret === undefined ? [] : listed(secret)),
    ...(configMap === undefined ? [] : listed(configMap)),
    ...(projected?.sources ?? []).flatMap(({ secret: source }) => listed(source)),
  ];
  return items.length === 0
    ? undefined
    : Object.fromEntries(items.map(({ key, path }) => [path, held[String(opened(key as string))] ?? pair.certificate]));
}

function mountedFiles(
  container: Container,
  volumes: readonly Volume[],
  given: VolumeContents,
): Record<string, SandboxFile> {
  const owned = { user: 997, group: 994 };
  return Object.fromEntries(
    container.volumeMounts.flatMap(({ name, mountPath }): [string, SandboxFile][] => {
      const files = filesIn(required(volumes.find((volume) => volume.name === name)), { ...contents, ...given[name] });
      return files === undefined
        ? [[mountPath, { directory: true, ...owned }]]
        : Object.entries(files).map(([file, text]) => [`${mountPath}/${file}`, { text, ...owned }]);
    }),
  );
}

/** The only interface of the sandbox, for pods that name one. */
const ownInterface: Readonly<Record<string, string>> = {
  PROVISIONING_INTERFACE: "prov0",
  PROVISIONING_MACS: "02:00:00:00:00:0a",
};

function environment({ env = [] }: Container): Record<string, string> {
  return Object.fromEntries(
    env.map(({ name, value, valueFrom }) => [
      name,
      ownInterface[name] ?? (valueFrom === undefined ? String(opened(value)) : ownAddress),
    ]),
  );
}

/** The sandbox's own addresses, and the one that the pod wants. */
function networkFor({ PROVISIONING_IP: wanted = ownAddress }: Readonly<Record<string, string>>): string {
  const own = [`${ownAddress}/24`, "fd2e:6f44:5dd8::2/64"];
  return [...(wanted === ownAddress ? [] : [`${wanted}/${wanted.includes(":") ? 64 : 24}`]), ...own].join(" ");
}

export interface RanContainer extends Outcome {
  /** A file that the programs have written. */
  readonly file: (path: string) => string;
  /** What the script beside them printed. */
  readonly answers: string;
}

/** By volume, what keys of its objects hold. */
type VolumeContents = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface RunWith {
  /** Programs that are not replaced by one that says how it was called. */
  readonly real?: readonly string[];
  /** A script that runs beside the program, as root. */
  readonly beside?: string;
  readonly contents?: VolumeContents;
  readonly stopAfterMs?: number;
}

/** Runs a container until its program has become what it becomes, or with real programs until `beside` ends it. */
export async function runContainer(
  stack: ImageStack,
  name: string,
  args: IronicArgs,
  { contents: given = {}, stopAfterMs = 10_000, ...more }: RunWith = {},
): Promise<RanContainer> {
  const container = containerOf(name, args);
  const env = environment(container);
  const sandbox = new ImageSandbox();
  try {
    const release = args.version === undefined ? "38" : args.version.replace(/\..*|latest/, "");
    const { runAsUser, runAsGroup } = (container.securityContext ?? {}) as { runAsUser?: number; runAsGroup?: number };
    const outcome = await sandbox.run({
      stack,
      command: required(container.command).map((word) => String(opened(word))),
      env,
      files: {
        ...mountedFiles(container, podOf(args).volumes, given),
        "/usr/lib/ironic-image/release": { text: `${release === "" ? "39" : release}\n` },
      },
      network: networkFor(env),
      ...(runAsUser === undefined ? {} : { user: `${runAsUser}:${runAsGroup}` }),
      ...more,
      stopAfterMs,
    });
    const written = new Map<string, string | undefined>();
    for (const file of writtenFiles) written.set(file, sandbox.read(file.slice(1)));
    const answers = sandbox.read("beside.json") ?? "";
    return {
      ...outcome,
      answers,
      file: (path) => required(written.get(path), `${path} was not written: ${outcome.log}`),
    };
  } finally {
    sandbox.remove();
  }
}

const writtenFiles = [
  "/conf/ironic/ironic.conf",
  "/shared/html/inspector.ipxe",
  "/conf/dnsmasq/dnsmasq.conf",
  "/conf/httpd/conf/httpd.conf",
  "/conf/httpd/conf.d/ironic.conf",
  "/conf/httpd/conf.d/vmedia.conf",
  "/conf/keepalived/keepalived.conf",
] as const;
