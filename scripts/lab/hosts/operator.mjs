// The baremetal-operator as its repository deploys it, with the components that read what metal3:Ironic hands over.

import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { ensureToolchain } from "../../toolchain/index.mjs";
import { until } from "../../cluster/until.mjs";
import { imageReference, operatorImage } from "../images.mjs";
import { run } from "../run.mjs";

const part = "operator";
const establishedWithinMs = 30_000;
const definitions = join("base", "crds", "bases");

async function ensureManifests() {
  const { root } = await ensureToolchain({ parts: [part] });
  return join(root, "manifests");
}

/**
 * Adds the kinds that it knows to a cluster, unless they are there.
 * @param {import("../../cluster/client.mjs").KubeClient} client
 */
export async function installDefinitions(client) {
  const folder = join(await ensureManifests(), definitions);
  for (const file of await readdir(folder)) {
    const definition = parse(await readFile(join(folder, file), "utf8"));
    if ((await client.find(definition)) === undefined) await client.create(definition);
    await until(`the kind ${definition.spec.names.kind}`, establishedWithinMs, async () => {
      const { status } = await client.get(definition);
      const is = (wanted) => status?.conditions?.some(({ type, status: value }) => type === wanted && value === "True");
      return is("Established") ? true : undefined;
    });
  }
}

/**
 * The manifests of an operator that looks after one namespace, in YAML.
 * @param {string} binDir with kubectl
 * @param {string} namespace
 */
export async function operatorManifests(binDir, namespace) {
  const folder = await mkdtemp(join(tmpdir(), "metal3-operator-"));
  try {
    await cp(await ensureManifests(), folder, { recursive: true, dereference: true });
    const rights = (await readdir(join(folder, "base", "rbac"))).map((file) => `base/rbac/${file}`);
    await writeFile(join(folder, "kustomization.yaml"), stringify(kustomization(namespace, rights)));
    return await run(join(binDir, "kubectl"), ["kustomize", folder]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a person writes who deploys the operator from its repository, and says which image. */
function kustomization(namespace, rights) {
  const [newName, newTag] = imageReference(operatorImage).split(":");
  const args = "/spec/template/spec/containers/0/args/-";
  return {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    namespace,
    namePrefix: "baremetal-operator-",
    resources: ["base/manager.yaml", ...rights],
    // They mount the Secrets ironic-credentials and ironic-cacert.
    components: ["components/basic-auth", "components/tls"],
    images: [{ name: "quay.io/metal3-io/baremetal-operator", newName, newTag }],
    patches: [
      jsonPatch("Deployment", [
        // Its webhook would need a certificate.
        { op: "add", path: args, value: "--webhook-port=0" },
        { op: "add", path: args, value: `--namespace=${namespace}` },
        { op: "replace", path: "/spec/template/spec/containers/0/imagePullPolicy", value: "Never" },
      ]),
      // One for each namespace.
      jsonPatch("ClusterRoleBinding", [{ op: "replace", path: "/metadata/name", value: `manager-${namespace}` }]),
    ],
  };
}

function jsonPatch(kind, operations) {
  return { target: { kind }, patch: JSON.stringify(operations) };
}
