// The deployer of docs/rbac.yaml: a service account with exactly those rights in a namespace, and what it did with them.

import * as fs from "node:fs";
import * as path from "node:path";
import { parseAllDocuments } from "yaml";
import { auditFile, kubeconfig } from "../../scripts/cluster/programs.mjs";
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

const documents = parseAllDocuments(fs.readFileSync(path.join(__dirname, "..", "..", "docs", "rbac.yaml"), "utf8")).map(
  (document) => document.toJS() as Document,
);

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

export const withoutRule = (rule: Rule): readonly Rule[] => deployerRules.filter((other) => other !== rule);

export const withoutVerb = (verb: string): readonly Rule[] =>
  deployerRules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((other) => other !== verb) }));

/** Makes the service account, role and binding of the documentation; returns the path of a kubeconfig for it. */
export async function createDeployer(
  { client, access, folder }: ControlPlane,
  namespace: string,
  rules: readonly Rule[] = deployerRules,
): Promise<string> {
  const name = documented("Role").metadata.name;
  const binding = documented("RoleBinding");
  const { metadata: account } = await client.create({
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name, namespace },
  });
  await client.create({ ...documented("Role"), metadata: { name, namespace }, rules } as KubeObject);
  const subjects = [{ kind: "ServiceAccount", name, namespace }];
  await client.create({ ...binding, metadata: { name, namespace }, subjects } as KubeObject);
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

/** Gives the deployer of a namespace other rights from now on. */
export async function setRules(plane: ControlPlane, namespace: string, rules: readonly Rule[]): Promise<void> {
  const { apiVersion, kind, metadata } = documented("Role");
  await plane.client.patch({ apiVersion, kind, metadata: { name: metadata.name, namespace } }, { rules });
}

/** What the deployer of a namespace did there, as "verb resource", and was allowed to. */
export function deeds(plane: ControlPlane, namespace: string): Set<string> {
  const lines = fs.readFileSync(auditFile(plane.folder), "utf8").split("\n").slice(0, -1);
  const done = new Set<string>();
  for (const line of lines) {
    const { user, verb, objectRef, annotations } = JSON.parse(line) as AuditEvent;
    const own = user.username.startsWith(`system:serviceaccount:${namespace}:`);
    if (own && objectRef?.namespace === namespace && annotations?.["authorization.k8s.io/decision"] === "allow") {
      done.add(`${verb} ${objectRef.resource}`);
    }
  }
  return done;
}

interface AuditEvent {
  readonly user: { readonly username: string };
  readonly verb: string;
  readonly objectRef?: { readonly resource: string; readonly namespace?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}
