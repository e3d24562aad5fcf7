// Objects that were there before us: reported by name with a way to take them over, and docs/adoption.md as a test.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { parseAllDocuments } from "yaml";
import { onCluster, smallProgram } from "../support/cluster/clusterProject";
import type { ControlPlane, KubeObject } from "../support/cluster/controlPlane";
import { required } from "../support/assertions/required";

const docs = fs.readFileSync(path.join(__dirname, "..", "..", "docs", "adoption.md"), "utf8");

/** The code blocks of the example, by language. */
function blocks(language: string): string[] {
  const found = docs.matchAll(new RegExp(`^( *)\`\`\`${language}\n(.*?)^ *\`\`\``, "gms"));
  return [...found].map(([, indent, text]) => (text ?? "").replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}

/** What metal3-io/ironic-standalone-operator leaves in a cluster, as far as it concerns us. */
function operatorsObjects(namespace: string): KubeObject[] {
  const labels = { "ironic.metal3.io/ironic": "ironic", "ironic.metal3.io/version": "38.0" };
  const app = { "ironic.metal3.io/app": "ironic-service" };
  const image = "quay.io/metal3-io/ironic:release-38.0";
  const container = (name: string, command: string) => ({ name, image, command: [command] });
  return [
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "ironic-service-x7k2p", namespace },
      ...{
        type: "kubernetes.io/basic-auth",
        stringData: { username: "ironic", password: "kept-from-the-operator", htpasswd: "ironic:$2a$10$x" },
      },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "ironic-service", namespace, labels },
      ...{
        spec: {
          replicas: 1,
          strategy: { type: "Recreate" },
          selector: { matchLabels: app },
          template: {
            metadata: { labels: { ...labels, ...app }, annotations: { "ironic.metal3.io/api-secret-version": "0" } },
            spec: {
              containers: [
                container("ironic", "/bin/runironic"),
                container("httpd", "/bin/runhttpd"),
                container("ramdisk-logs", "/bin/runlogwatch.sh"),
              ],
            },
          },
        },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "ironic", namespace, labels },
      ...{
        spec: {
          selector: app,
          ports: [
            { name: "ironic-api", port: 80, targetPort: "ironic-api" },
            { name: "image-svc", port: 8080, targetPort: "image-svc" },
          ],
        },
      },
    },
  ];
}

/** As the operator's process does it, so that its ownership of fields is on record. */
async function createAsOperator({ client }: ControlPlane, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) {
    await client.create(object, { fieldManager: "ironic-standalone-operator" });
  }
}

const uidOf = async (plane: ControlPlane, object: KubeObject): Promise<string> =>
  ((await plane.client.get(object)) as { metadata: { uid: string } }).metadata.uid;

describe("objects that exist already", () => {
  it("are reported by their names, with what to do", async () => {
    await onCluster(smallProgram(), async (project, { plane, namespace }) => {
      await createAsOperator(plane, operatorsObjects(namespace));
      const up = await project.up();
      expect(up.ok, `it took over what belongs to somebody else:\n${up.text}`).to.equal(false);
      expect(up.text).to.match(/ironic-service/);
      expect(up.text).to.match(/conflict|already exists/);
    });
  });

  it("created by the operator are imported as docs/adoption.md says, without a replacement", async () => {
    await onCluster(smallProgram(), async (project, { plane, namespace }) => {
      const objects = operatorsObjects(namespace);
      await createAsOperator(plane, objects);
      const before = await Promise.all(objects.map((object) => uidOf(plane, object)));

      const program = required(
        blocks("yaml").map((text) => parseAllDocuments(text)[0]?.toJS() as Record<string, unknown>)[0],
        "the worked example is gone",
      );
      const list = required(
        blocks("json").map((text) => text.replaceAll("baremetal-operator-system", namespace))[0],
        "the worked example is gone",
      );
      const text = JSON.stringify(program).replaceAll("baremetal-operator-system", namespace);
      project.write(JSON.parse(text) as Record<string, unknown>);
      fs.writeFileSync(path.join(project.folder, "import.json"), list);

      await project.cli("import", "--file", path.join(project.folder, "import.json"), ...importFlags);
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      const harmful = preview.steps.filter(
        ({ op, type }) => /replace|delete/.test(op) && type.startsWith("kubernetes:"),
      );
      expect(harmful.map(({ op, urn }) => `${op} ${urn}`)).to.deep.equal([]);

      project.env.PULUMI_K8S_ENABLE_PATCH_FORCE = "true";
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const after = await Promise.all(objects.map((object) => uidOf(plane, object)));
      expect(after, "something was made anew").to.deep.equal(before);
      const again = await project.preview("--expect-no-changes");
      expect(again.ok, again.text).to.equal(true);
    });
  });
});

/** The flags that the documentation names behind "pulumi import --file import.json". */
const importFlags = (/pulumi import --file import\.json (.*)$/m.exec(docs)?.[1] ?? "").trim().split(/\s+/);
