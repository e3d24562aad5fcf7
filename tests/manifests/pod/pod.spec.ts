// The pod: network, user, placement, and what must never stand in it.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { anyIronicArgs } from "../../support/arbitrary/arbitrary";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { containersOf, podOf } from "../../support/rendering/pods";
import { manifestsOf } from "../../support/rendering/rendering";
import { scenario, scenarios } from "../../support/scenarios/scenarios";
import * as fc from "fast-check";
import { planIronic } from "../../../provider/plan";
import { restrictedViolations } from "../../support/rendering/podSecurity";

const podNetwork: IronicArgs = { networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } };

describe("the pod", () => {
  const rosters: { title: string; args: IronicArgs; names: string[] }[] = [
    { title: "as it is by default", args: {}, names: ["ramdisk-downloader", "ironic", "httpd", "ramdisk-logs"] },
    {
      title: "without a download",
      args: { deployRamdisk: { disableDownloader: true } },
      names: ["ironic", "httpd", "ramdisk-logs"],
    },
    {
      title: "with credentials from a Secret",
      args: { credentials: { apiCredentialsName: "ironic-login" } },
      names: ["ramdisk-downloader", "api-credentials", "ironic", "httpd", "ramdisk-logs"],
    },
  ];
  for (const { title, args, names } of rosters) {
    it(`has its containers ${title}`, () => {
      expect(containersOf(args).map(({ name }) => name)).to.deep.equal(names);
    });
  }

  it("has no list of init containers where there are none", () => {
    expect(podOf({ deployRamdisk: { disableDownloader: true } })).not.to.have.property("initContainers");
  });

  it("is in the host network, and still asks the cluster for names", () => {
    const { hostNetwork, dnsPolicy } = podOf();
    expect([hostNetwork, dnsPolicy]).to.deep.equal([true, "ClusterFirstWithHostNet"]);
  });

  it("says nothing of the host network where it is not in it", () => {
    const pod = podOf(podNetwork);
    expect(pod).not.to.have.property("hostNetwork");
    expect(pod).not.to.have.property("dnsPolicy");
  });

  for (const { name, args } of scenarios) {
    it(`of ${name} has no token of a service account (lost by the operator's merge), and the image's user`, () => {
      const pod = podOf(args);
      expect(pod.automountServiceAccountToken).to.equal(false);
      expect(pod.enableServiceLinks).to.equal(false);
      expect(pod.securityContext).to.deep.equal({
        runAsNonRoot: true,
        runAsUser: 997,
        runAsGroup: 994,
        fsGroup: 994,
        seccompProfile: { type: "RuntimeDefault" },
      });
    });
    it(`of ${name} takes ports of the node only in the host network (the operator always does), and then the same`, () => {
      const { hostNetwork = false } = podOf(args);
      for (const { containerPort, hostPort } of containersOf(args).flatMap(({ ports = [] }) => ports)) {
        expect(hostPort).to.equal(hostNetwork ? containerPort : undefined);
      }
    });
  }
});

describe("placement of the pod", () => {
  it("says nothing where nothing is asked for", () => {
    const fields = Object.keys(podOf());
    for (const field of ["nodeSelector", "tolerations", "affinity", "priorityClassName", "serviceAccountName"]) {
      expect(fields, field).not.to.include(field);
    }
    expect(fields).not.to.include("imagePullSecrets");
  });

  it("is what was asked for, with tolerations in one order", () => {
    const { args } = scenario("placement");
    const { nodeSelector, tolerations, affinity, priorityClassName, serviceAccountName } = podOf(args);
    expect({ nodeSelector, affinity, priorityClassName, serviceAccountName, tolerations }).to.deep.equal({
      ...args,
      tolerations: [
        { key: "dedicated", value: "ironic", effect: "NoExecute", tolerationSeconds: 60 },
        { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
      ],
    });
  });

  const pulls: { title: string; pullSecrets: NonNullable<IronicArgs["images"]>["pullSecrets"]; expected: unknown }[] = [
    { title: "plain", pullSecrets: ["one", "two"], expected: [{ name: "one" }, { name: "two" }] },
    { title: "secret in part", pullSecrets: ["one", secret("two")], expected: [{ name: "one" }, { name: "two" }] },
    { title: "unknown", pullSecrets: unknown(), expected: "[unknown]" },
  ];
  for (const { title, pullSecrets, expected } of pulls) {
    it(`pulls with Secrets whose names are ${title}`, () => {
      expect(opened(podOf({ images: { pullSecrets } }).imagePullSecrets)).to.deep.equal(expected);
    });
  }
});

describe("no manifest contains a secret", () => {
  it("not even inside a value that is secret: the given password", () => {
    const plan = planOf({ credentials: { username: "operator", password: secret("correct-horse-battery") } });
    const everything = JSON.stringify(opened(manifestsOf(plan)));
    expect(everything, "this test looks at the wrong thing").to.include("ironic-htpasswd");
    expect(everything).not.to.include("correct-horse-battery");
  });

  const hidden = "hunter2-hunter2";
  const carriers: { input: string; args: IronicArgs }[] = [
    { input: "an SSH key", args: { deployRamdisk: { sshKey: secret(`ssh-rsa AAAA ${hidden}`) } } },
    { input: "kernel parameters", args: { deployRamdisk: { extraKernelParams: secret(hidden) } } },
    { input: "a registry", args: { images: { registry: secret(hidden) } } },
    { input: "a node selector", args: { nodeSelector: secret({ [hidden]: hidden }) } },
    { input: "a namespace", args: { namespace: secret(hidden) } },
    { input: "the name of a certificate", args: { tls: { certificateName: secret(hidden) } } },
    { input: "the name of a Secret", args: { credentials: { apiCredentialsName: secret(hidden) } } },
  ];
  for (const { input, args } of carriers) {
    it(`outside a value that is secret: ${input}`, () => {
      const manifests = manifestsOf(planOf(args));
      expect(JSON.stringify(opened(manifests)), "this input is not in the manifests at all").to.include(hidden);
      expect(JSON.stringify(visible(manifests))).not.to.include(hidden);
    });
  }
});

describe("the pod of any plan", () => {
  it("fits its Pod Security level, and mounts only what it has", () => {
    fc.assert(
      fc.property(anyIronicArgs, fc.boolean(), (args, disableHostNetwork) => {
        const networking = { ...args.networking, disableHostNetwork, ipAddress: undefined };
        const { plan } = { plan: undefined, ...planIronic("ironic", { ...args, networking }) };
        if (plan === undefined) {
          return;
        }
        const { spec } = manifestsOf(plan).deployment.spec.template;
        const expected = disableHostNetwork ? [] : ["hostNetwork"];
        expect(
          restrictedViolations(opened(spec)).filter(
            (violation) => !(!disableHostNetwork && /: host port$/.test(violation)),
          ),
        ).to.deep.equal(expected);
        const volumes = spec.volumes.map(({ name }) => name);
        const mounted = [...(spec.initContainers ?? []), ...spec.containers].flatMap(({ volumeMounts }) =>
          volumeMounts.map(({ name }) => name),
        );
        expect([...new Set(mounted)].sort()).to.deep.equal(volumes.toSorted());
      }),
    );
  });
});

describe("no node is selected implicitly", () => {
  it("any node may run the pod unless the inputs say otherwise", () => {
    const { nodeSelector, tolerations, affinity } = podOf({});
    expect([nodeSelector, tolerations, affinity]).to.deep.equal([undefined, undefined, undefined]);
  });
});
