// docs/rbac.yaml is enough for a deployment's whole life, and nothing in it is more than enough.

import assert from "node:assert/strict";
import { clusterProject, small } from "../support/clusterProject";
import {
  createNamespace,
  objectsIn,
  removeNamespace,
  sharedControlPlane,
  type ControlPlane,
} from "../support/controlPlane";
import {
  createDeployer,
  deeds,
  deployerRules,
  namespaceRules,
  ruleName,
  setRules,
  withoutRule,
  withoutVerb,
} from "../support/deployer";
import { ironicProgram, type Program, type Project, type Result } from "../support/engine";
import { endedWithin, type Operation } from "../support/operation";

/** Time limits that end a wait which cannot succeed; a working one takes a second or two. */
const impatient = { options: { customTimeouts: { create: "10s", update: "10s", delete: "10s" } } };

/** Without a right to list, the kubernetes plugin waits without end. */
const patienceSeconds = 12;

/** The plugin goes on without some rights, and the user reads complaints. */
const complains = ({ text }: Result): boolean => /forbidden/i.test(text);

const changed = { extraConfig: [{ group: "conductor", name: "automated_clean", value: "false" }] };

const range = { networkCIDR: "192.0.2.0/24", rangeBegin: "192.0.2.100", rangeEnd: "192.0.2.200" };

/** Between them they make every kind of object. */
const ironics = {
  ironic: {
    ...small,
    networking: { ...small.networking, networkPolicy: { allowedCIDRs: ["192.0.2.0/24"] } },
    bareMetalOperator: {},
  },
  dhcp: { networking: { ipAddress: "192.0.2.10", dhcp: { ...range, leases: { size: "1Gi" } } }, tls: small.tls },
  ingress: { networking: { disableHostNetwork: true, ingress: { host: "ironic.example.com" } }, tls: small.tls },
  gateway: { networking: { disableHostNetwork: true, gateway: { host: "ironic.example.com", gatewayName: "public" } } },
  monitored: { ...small, prometheusExporter: { enabled: true, alerts: true, dashboard: true } },
  certified: { networking: small.networking, tls: { mode: "certManager", issuerRef: { name: "corporate" } } },
  several: {
    highAvailability: true,
    database: { host: "db.example.com", name: "ironic", credentialsName: "db-login", disableTLS: true },
    networking: { disableHostNetwork: true },
    tls: small.tls,
  },
  database: { ...small, database: { kind: "managed", backup: { storage: { size: "1Gi" } } } },
};

type Name = keyof typeof ironics;

const all = Object.keys(ironics) as Name[];

function program(namespace: string, names: readonly Name[], inputs: Readonly<Record<string, unknown>> = {}): Program {
  return {
    resources: Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: "metal3:Ironic",
          properties: { namespace, ...ironics[name], ...inputs },
          ...(name === "database" ? {} : impatient),
        },
      ]),
    ),
  };
}

/** The one that makes such objects; without an entry it is any of them. */
const makers: Readonly<Record<string, Name>> = {
  persistentvolumeclaims: "dhcp",
  ingresses: "ingress",
  httproutes: "gateway",
  servicemonitors: "monitored",
  certificates: "certified",
  daemonsets: "several",
  statefulsets: "database",
  jobs: "database",
};

describe("the documented rights of a deployer", () => {
  let plane: ControlPlane;
  let namespace: string;
  let kubeconfig: string;

  beforeEach(async () => {
    plane = await sharedControlPlane();
    namespace = await createNamespace(plane);
    kubeconfig = await createDeployer(plane, namespace);
  });

  afterEach(() => removeNamespace(plane, namespace));

  async function asDeployer(names: readonly Name[], test: (project: Project) => Promise<void>): Promise<void> {
    const project = await clusterProject(program(namespace, names), plane, { kubeconfig });
    try {
      await test(project);
    } finally {
      project.remove();
    }
  }

  it("are enough for a whole life, which uses every one of them", async () => {
    await asDeployer(all, async (project) => {
      const steps: (() => Promise<Result>)[] = [
        () => project.preview(),
        () => project.up(),
        () => project.refresh(),
        () => {
          project.write(program(namespace, all, changed));
          return project.preview();
        },
        () => project.up(),
        // Replaces Secrets.
        () => {
          project.write(program(namespace, all, { ...changed, credentials: { rotation: "1" } }));
          return project.up();
        },
        () => project.destroy(),
      ];
      for (const step of steps) {
        const result = await step();
        assert.ok(result.ok, result.text);
        assert.doesNotMatch(result.text, /forbidden/i);
      }
    });
    const data = ["database-database-backup", "database-database-data"].map((name) => `PersistentVolumeClaim/${name}`);
    assert.deepEqual(await objectsIn(plane, namespace), [...data, "ServiceAccount/metal3-deployer"]);
    const done = deeds(plane, namespace);
    // Newer kubernetes plugins create by POST; the one of these tests applies, which needs the same right.
    const unused = deployerRules.flatMap(({ resources, verbs }) =>
      resources.flatMap((resource) =>
        verbs
          .filter((verb) => verb !== "create")
          .map((verb) => `${verb} ${resource}`)
          .filter((deed) => !done.has(deed)),
      ),
    );
    assert.deepEqual(unused, [], "rights that nobody uses");
  });

  for (const rule of deployerRules) {
    it(`do not suffice without ${ruleName(rule)}`, async () => {
      await setRules(plane, namespace, withoutRule(rule));
      const maker = makers[rule.resources[0] ?? ""] ?? "ironic";
      await asDeployer([maker], async (project) => {
        const up = await endedWithin(patienceSeconds, project.begin("up"));
        assert.ok(up?.ok !== true || complains(up), `up is content without it:\n${up?.text}`);
      });
    });
  }

  const firstUp = (project: Project): Operation => project.begin("up");

  /** The operation that misses a verb; all but a first up meet what is deployed. */
  const operations: Readonly<Record<string, (project: Project) => Operation>> = {
    create: firstUp,
    list: firstUp,
    patch: (project) => {
      project.write(program(namespace, ["ironic"], changed));
      return project.begin("up");
    },
    get: (project) => project.begin("refresh"),
    delete: (project) => project.begin("destroy"),
  };
  // That watch is used is seen above; without it the plugin lists again and again, and gets there as well.
  const verbs = [...new Set(deployerRules.flatMap((rule) => rule.verbs))].filter((verb) => verb !== "watch");

  for (const verb of verbs) {
    it(`do not suffice without the verb ${verb}`, async () => {
      await asDeployer(["ironic"], async (project) => {
        const operation = operations[verb];
        assert.ok(operation !== undefined, `nothing is known that needs ${verb}`);
        if (operation !== firstUp) {
          const up = await project.up();
          assert.ok(up.ok, up.text);
        }
        await setRules(plane, namespace, withoutVerb(verb));
        const result = await endedWithin(patienceSeconds, operation(project));
        assert.ok(result?.ok !== true, `it works without ${verb}:\n${result?.text}`);
      });
    });
  }
});

describe("the documented rights to create the namespace", () => {
  it("are what createNamespace needs besides", async () => {
    const plane = await sharedControlPlane();
    const home = await createNamespace(plane);
    const kubeconfig = await createDeployer(plane, home);
    const name = `${home}-own`;
    const rights = (rules: readonly unknown[]) => ({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRole",
      metadata: { name },
      rules,
    });
    const subjects = [{ kind: "ServiceAccount", name: "metal3-deployer", namespace: home }];
    await plane.client.create(rights(namespaceRules));
    await plane.client.create({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
      subjects,
    } as never);
    // Whoever makes a namespace does not own what is in it: the role for that is bound there beforehand or cluster-wide.
    await plane.client.create({
      ...rights(deployerRules),
      metadata: { name: `${name}-all` },
    });
    await plane.client.create({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: `${name}-all` },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: `${name}-all` },
      subjects,
    } as never);
    const project = await clusterProject(
      ironicProgram({ ...small, namespace: name, createNamespace: true }, impatient),
      plane,
      { kubeconfig },
    );
    try {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      await plane.client.patch(rights([]), { rules: [] });
      const destroy = await project.destroy();
      assert.ok(!destroy.ok, "it destroys the namespace without the right to");
      await plane.client.patch(rights([]), { rules: namespaceRules });
      const again = await project.destroy();
      assert.ok(again.ok, again.text);
    } finally {
      project.remove();
      await removeNamespace(plane, home);
    }
  });
});
