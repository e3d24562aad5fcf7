// The deployer of docs/rbac.yaml: a service account with exactly those rights in a namespace, and what it did with them.

import * as fs from "node:fs";
import * as path from "node:path";
import { parseAllDocuments } from "yaml";
import { auditFile, kubeconfig } from "../../../scripts/cluster/programs.mjs";
import type { ControlPlane, KubeObject } from "./controlPlane";

export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

type Document = KubeObject & {
  readonly rules?: readonly Rule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
};

const documents = parseAllDocuments(
  fs.readFileSync(path.join(__dirname, "..", "..", "..", "docs", "rbac.yaml"), "utf8"),
).map((document) => document.toJS() as Document);

function documented(kind: string): Document {
  const found = documents.find((document) => document.kind === kind);
  if (found === undefined) {
    throw new Error(`docs/rbac.yaml has no ${kind}`);
  }
  return found;
}

/** The rules of the role for one namespace. */
export const deployerRules: readonly Rule[] = documented("Role").rules ?? [];

/** What creating the namespace needs besides. */
export const namespaceRules: readonly Rule[] = documented("ClusterRole").rules ?? [];

export const ruleName = ({ apiGroups, resources }: Rule): string =>
  `${resources.join(", ")} of ${apiGroups[0] === "" ? "the core group" : apiGroups.join(", ")}`;

/** Of that rule only what waiting needs is left: without it the kubernetes plugin waits without end. */
export const withoutMaking = (rule: Rule): readonly Rule[] =>
  deployerRules.map((other) => (other === rule ? { ...rule, verbs: ["list", "watch"] } : other));

export const withoutVerb = (verb: string): readonly Rule[] =>
  deployerRules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((other) => other !== verb) }));

const name = documented("Role").metadata.name;

/** Makes the service account of the documentation, with its rights; returns the path of a kubeconfig for it. */
export async function createDeployer(plane: ControlPlane, namespace: string): Promise<string> {
  const { client, access, folder } = plane;
  const { metadata: account } = await client.create({
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name, namespace },
  });
  await grant(plane, namespace, namespace, deployerRules);
  const answer: unknown = await client.request(
    "POST",
    `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    {
      body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3600 } },
    },
  );
  const { token } = (answer as { status: { token: string } }).status;
  const file = path.join(folder, `deployer-${namespace}-${account.uid ?? ""}.kubeconfig`);
  fs.writeFileSync(file, kubeconfig({ ...access, token, namespace }), { mode: 0o600 });
  return file;
}

/** Makes role and binding of the documentation in a namespace, with other rules, for the deployer of any namespace. */
export async function grant(
  { client }: ControlPlane,
  deployer: string,
  namespace: string,
  rules: readonly Rule[],
): Promise<void> {
  const subjects = [{ kind: "ServiceAccount", name, namespace: deployer }];
  await client.create({ ...documented("Role"), metadata: { name, namespace }, rules } as KubeObject);
  await client.create({ ...documented("RoleBinding"), metadata: { name, namespace }, subjects } as KubeObject);
}

/** Gives the deployer of a namespace other rights from now on. */
export async function setRules(plane: ControlPlane, namespace: string, rules: readonly Rule[]): Promise<void> {
  const { apiVersion, kind } = documented("Role");
  await plane.client.patch({ apiVersion, kind, metadata: { name, namespace } }, { rules });
}

interface Deeds {
  /** As "verb resource.group". */
  readonly allowed: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
}

/** What the deployer of a namespace has asked of the API server, wherever that was. */
export function deeds(plane: ControlPlane, namespace: string): Deeds {
  const lines = fs.readFileSync(auditFile(plane.folder), "utf8").split("\n").slice(0, -1);
  const allowed = new Set<string>();
  const forbidden = new Set<string>();
  for (const line of lines) {
    const { user, verb, objectRef, annotations, responseStatus } = JSON.parse(line) as AuditEvent;
    if (objectRef === undefined || !user.username.startsWith(`system:serviceaccount:${namespace}:`)) {
      continue;
    }
    const place = resourceOf(objectRef.apiGroup, objectRef.resource);
    const isAllowed = annotations?.["authorization.k8s.io/decision"] === "allow";
    (isAllowed ? allowed : forbidden).add(`${verb} ${place}`);
    // An apply that creates needs the right to create besides: the API server asks for it when nothing is there yet.
    if (isAllowed && verb === "patch" && responseStatus?.code === 201) {
      allowed.add(`create ${place}`);
    }
    if (isAllowed && verb === "patch" && responseStatus?.code === 403) {
      forbidden.add(`create ${place}`);
    }
  }
  return { allowed, forbidden };
}

/** What rules allow, in the words of deeds. */
export const allowedBy = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => `${verb} ${resourceOf(group, resource)}`)),
    ),
  );

const resourceOf = (group: string | undefined, resource: string): string =>
  group === undefined || group === "" ? resource : `${resource}.${group}`;

interface AuditEvent {
  readonly user: { readonly username: string };
  readonly verb: string;
  readonly objectRef?: { readonly resource: string; readonly apiGroup?: string; readonly namespace?: string };
  readonly annotations?: Readonly<Record<string, string>>;
  readonly responseStatus?: { readonly code?: number };
}
