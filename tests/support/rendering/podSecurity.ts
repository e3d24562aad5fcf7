// The "restricted" profile of the Kubernetes Pod Security standards, checked over a rendered pod template.
//
// The lists of what is allowed are written down from the standard once more, and not taken from provider/plan/podSecurity.ts:
// what they check would otherwise be checked against itself.

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields => (value ?? {}) as Fields;
const list = (value: unknown): readonly Fields[] => (value ?? []) as readonly Fields[];
const words = (value: unknown): readonly string[] => (value ?? []) as readonly string[];

const allowedVolumes = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];
const safeSysctls = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_syncookies",
];
const allowedSeccomp = ["RuntimeDefault", "Localhost"];
const allowedSeLinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/**
 * What the profile forbids in this pod, each with the place where it stands; empty when the pod is admitted.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function restrictedViolations(podSpec: unknown): string[] {
  const spec = fields(podSpec);
  const pod = fields(spec.securityContext);
  const containers = [...list(spec.initContainers), ...list(spec.containers), ...list(spec.ephemeralContainers)];
  return [
    ...hostNamespaces(spec),
    ...list(spec.volumes).flatMap(volumeViolations),
    ...list(pod.sysctls).flatMap(({ name }) => (safeSysctls.includes(String(name)) ? [] : [`sysctl ${String(name)}`])),
    ...shared(pod, "pod"),
    ...containers.flatMap((container) => containerViolations(container, pod)),
  ];
}

function hostNamespaces(spec: Fields): string[] {
  return ["hostNetwork", "hostPID", "hostIPC"].filter((namespace) => spec[namespace] === true);
}

function volumeViolations(volume: Fields): string[] {
  const kinds = Object.keys(volume).filter((key) => key !== "name");
  return kinds.filter((kind) => !allowedVolumes.includes(kind)).map((kind) => `volume ${String(volume.name)}: ${kind}`);
}

/** What may stand wrong at the pod as well as at a container. */
function shared(context: Fields, place: string): string[] {
  const seLinux = fields(context.seLinuxOptions);
  const wrong: [string, boolean][] = [
    ["runAsUser 0", context.runAsUser === 0],
    ["SELinux type", ![undefined, ...allowedSeLinuxTypes].includes(seLinux.type as undefined)],
    ["SELinux user or role", seLinux.user !== undefined || seLinux.role !== undefined],
    ["AppArmor unconfined", fields(context.appArmorProfile).type === "Unconfined"],
    ["host process", fields(context.windowsOptions).hostProcess === true],
  ];
  return wrong.flatMap(([what, is]) => (is ? [`${place}: ${what}`] : []));
}

function containerViolations(container: Fields, pod: Fields): string[] {
  const own = fields(container.securityContext);
  const capabilities = fields(own.capabilities);
  const seccomp = fields(own.seccompProfile ?? pod.seccompProfile).type;
  const wrong: [string, boolean][] = [
    ["privileged", own.privileged === true],
    ["allowPrivilegeEscalation", own.allowPrivilegeEscalation !== false],
    ["runAsNonRoot", (own.runAsNonRoot ?? pod.runAsNonRoot) !== true],
    ["seccomp", !allowedSeccomp.includes(String(seccomp))],
    ["capabilities not dropped", !words(capabilities.drop).includes("ALL")],
    ["capabilities added", words(capabilities.add).some((name) => name !== "NET_BIND_SERVICE")],
    ["procMount", ![undefined, "Default"].includes(own.procMount as undefined)],
    ["host port", list(container.ports).some(({ hostPort }) => hostPort !== undefined && hostPort !== 0)],
    ["probe or hook with a host", mentionsHost(container)],
  ];
  const place = String(container.name);
  return [...shared(own, place), ...wrong.flatMap(([what, is]) => (is ? [`${place}: ${what}`] : []))];
}

/** Since Kubernetes 1.34 the baseline forbids a host in the handlers of probes and hooks. */
function mentionsHost(container: Fields): boolean {
  const hooks = fields(container.lifecycle);
  const handlers = [
    container.livenessProbe,
    container.readinessProbe,
    container.startupProbe,
    hooks.postStart,
    hooks.preStop,
  ];
  return handlers
    .flatMap((handler) => [fields(handler).httpGet, fields(handler).tcpSocket])
    .some((action) => ![undefined, ""].includes(fields(action).host as undefined));
}
