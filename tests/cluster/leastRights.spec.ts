// docs/rbac.yaml is enough for a deployment's whole life, and nothing in it is more than enough.

import { expect } from "chai";
import { clusterProject, small } from "../support/cluster/clusterProject";
import {
  createNamespace,
  objectsIn,
  removeNamespace,
  sharedControlPlane,
  type ControlPlane,
} from "../support/cluster/controlPlane";
import {
  allowedBy,
  createDeployer,
  deeds,
  deployerRules,
  grant,
  namespaceRules,
  ruleName,
  setRules,
  withoutMaking,
  withoutVerb,
  type Rule,
} from "../support/cluster/deployer";
import {
  ironicProgram,
  ironicsProgram,
  type Inputs,
  type Program,
  type Project,
  type Result,
} from "../support/engine/engine";
import { endedWithin } from "../support/engine/operation";

/** Time limits that end a wait which cannot succeed; a working one takes a second or two. */
const impatient = { options: { customTimeouts: { create: "10s", update: "10s", delete: "10s" } } };

/** Without a right to list, the kubernetes plugin waits without end. */
const patienceSeconds = 12;

const changed = {
  extraConfig: [{ group: "conductor", name: "automated_clean", value: "false" }],
  // Replaces Secrets.
  credentials: { rotation: "1" },
};

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

/** The one that makes such objects; without an entry it is any of them. */
const makers: Readonly<Record<string, keyof typeof ironics>> = {
  persistentvolumeclaims: "dhcp",
  ingresses: "ingress",
  httproutes: "gateway",
  servicemonitors: "monitored",
  certificates: "certified",
  daemonsets: "several",
  statefulsets: "database",
  jobs: "database",
};

/** What is made: without the right to, up fails at once. What is only looked at while waiting is not missed that loudly. */
const makingRules = deployerRules.filter(({ verbs }) => verbs.includes("create"));

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

  async function asDeployer(program: Program, test: (project: Project) => Promise<void>): Promise<void> {
    const project = await clusterProject(program, plane, { kubeconfig });
    try {
      await test(project);
    } finally {
      project.remove();
    }
  }

  it("are sufficient for a complete life, which uses each of them and requests no other", async () => {
    const program = (inputs: Inputs = {}): Program =>
      ironicsProgram(
        Object.fromEntries(Object.entries(ironics).map(([name, own]) => [name, { namespace, ...own, ...inputs }])),
      );
    await asDeployer(program(), async (project) => {
      const steps: (() => Promise<Result>)[] = [
        () => project.preview(),
        () => project.up(),
        () => project.refresh(),
        () => {
          project.write(program(changed));
          return project.preview();
        },
        () => project.up(),
        () => project.destroy(),
      ];
      for (const step of steps) {
        const result = await step();
        expect(result.ok, result.text).to.equal(true);
        expect(result.text).not.to.match(/forbidden/i);
      }
    });
    const data = ["database-database-backup", "database-database-data"].map((name) => `PersistentVolumeClaim/${name}`);
    expect(await objectsIn(plane, namespace)).to.deep.equal([...data, "ServiceAccount/metal3-deployer"]);

    const { allowed, forbidden } = deeds(plane, namespace);
    const unused = allowedBy(deployerRules).filter((deed) => !allowed.has(deed));
    expect(unused, "rights that nobody uses").to.deep.equal([]);
    // So each right that the documentation forgets is found here, however silent its lack is.
    expect([...forbidden], "rights that are missing").to.deep.equal([]);
  });

  it("are reported one by one, by an error that names the missing one", async () => {
    interface Lack {
      readonly title: string;
      readonly inputs: Inputs;
      readonly rules: readonly Rule[];
      /** What is forbidden, as the API server says it. */
      readonly says: string;
    }
    const lacks: readonly Lack[] = [
      ...makingRules.map((rule) => ({
        title: ruleName(rule),
        inputs: ironics[makers[rule.resources[0] ?? ""] ?? "ironic"],
        rules: withoutMaking(rule),
        says: `cannot \\w+ resource "(${rule.resources.join("|")})" in API group "${rule.apiGroups.join("|")}"`,
      })),
      {
        title: "the verb create",
        inputs: ironics.ironic,
        rules: withoutVerb("create"),
        says: "cannot create resource",
      },
    ];
    const places = await Promise.all(
      lacks.map(async (lack, index) => {
        const own = await createNamespace(plane);
        await grant(plane, namespace, own, lack.rules);
        return { ...lack, name: `lacking-${String.fromCharCode(97 + index)}`, own };
      }),
    );
    const program = ironicsProgram(
      Object.fromEntries(places.map(({ name, own, inputs }) => [name, { namespace: own, ...inputs }])),
      impatient,
    );
    await asDeployer(program, async (project) => {
      const up = await project.up("--continue-on-error");
      expect(up.ok, up.text).to.equal(false);
      for (const { title, says, own } of places) {
        expect(up.text, `nobody misses ${title}`).to.match(new RegExp(`${says}.* in the namespace "${own}"`));
      }
    });
    await Promise.all(places.map(({ own }) => removeNamespace(plane, own)));
  });

  it("without the verbs patch, get or delete a running deployment is not updated, refreshed or destroyed", async () => {
    const program = (inputs: Inputs = {}): Program => ironicProgram({ namespace, ...small, ...inputs }, impatient);
    await asDeployer(program(), async (project) => {
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const operations: Readonly<Record<string, () => Promise<Result>>> = {
        patch: () => {
          project.write(program(changed));
          return project.up();
        },
        get: () => project.refresh(),
        delete: () => project.destroy(),
      };
      for (const [verb, operation] of Object.entries(operations)) {
        await setRules(plane, namespace, withoutVerb(verb));
        const { ok, text } = await operation();
        expect(ok, `it works without ${verb}:\n${text}`).to.equal(false);
        expect(text).to.match(new RegExp(`cannot ${verb} resource`));
      }
    });
  });

  it("without the verb list up does not come to an end by itself", async () => {
    await setRules(plane, namespace, withoutVerb("list"));
    await asDeployer(ironicProgram({ namespace, ...small }, impatient), async (project) => {
      const up = await endedWithin(patienceSeconds, project.begin("up"));
      expect(up?.ok, `it works without list:\n${up?.text}`).not.to.equal(true);
    });
  });
});

describe("the documented rights to create the namespace", () => {
  it("are what createNamespace needs besides, which makes the namespace and takes it away again", async () => {
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
    const project = await clusterProject(ironicProgram({ ...small, namespace: name, createNamespace: true }), plane, {
      kubeconfig,
    });
    try {
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const namespace = await plane.client.get({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
      expect(namespace.metadata.labels?.["pod-security.kubernetes.io/enforce"]).to.equal("restricted");
      await plane.client.patch(rights([]), { rules: [] });
      const destroy = await project.destroy();
      expect(destroy.ok, "it destroys the namespace without the right to").to.equal(false);
      await plane.client.patch(rights([]), { rules: namespaceRules });
      const again = await project.destroy();
      expect(again.ok, again.text).to.equal(true);
      expect(await plane.client.find({ apiVersion: "v1", kind: "Namespace", metadata: { name } })).to.equal(undefined);
    } finally {
      project.remove();
      await removeNamespace(plane, home);
    }
  });
});
