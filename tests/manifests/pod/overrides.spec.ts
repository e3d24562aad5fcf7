// Overrides in the pod: every field that the user gives survives, and what they do not give stays.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { containerOf, envOf, mountsOf, podOf, podTemplateOf } from "../../support/rendering/pods";

const args = (overrides: IronicArgs["overrides"]): IronicArgs => ({ overrides });

/** Fields that metal3-io/ironic-standalone-operator loses (mergeContainers). */
const lost = {
  args: ["--verbose"],
  resources: { limits: { cpu: "1" } },
  imagePullPolicy: "Never",
  workingDir: "/work",
  lifecycle: { preStop: { exec: { command: ["true"] } } },
  startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 3 },
  livenessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 7, failureThreshold: 2 },
  restartPolicy: "Always",
  envFrom: [{ secretRef: { name: "more" } }],
  stdin: true,
};

describe("overrides keep every field", () => {
  it("of a container that is added, after those of the component", () => {
    const sidecar = { name: "sidecar", image: "sidecar:1", ...lost };
    expect(containerOf("sidecar", args({ containers: [sidecar] }))).to.deep.equal(sidecar);
    expect(podOf(args({ containers: [sidecar] })).containers.at(-1)?.name).to.equal("sidecar");
  });

  it("of an init container that is added", () => {
    const first = { name: "first", image: "first:1", restartPolicy: "Always", resources: { limits: { cpu: "1" } } };
    expect(containerOf("first", args({ initContainers: [first] }))).to.deep.equal(first);
  });

  it("of a container of the component, in its place", () => {
    const overridden = args({ containers: [{ name: "ironic", image: "mine:1", ...lost }] });
    const { livenessProbe: _, ...fields } = lost;
    const container = containerOf("ironic", overridden) as unknown as Record<string, unknown>;
    for (const [field, value] of Object.entries({ ...fields, image: "mine:1" })) {
      expect(container[field], field).to.deep.equal(value);
    }
    expect(container.livenessProbe).to.deep.equal({
      initialDelaySeconds: 1,
      timeoutSeconds: 5,
      failureThreshold: 2,
      periodSeconds: 7,
      httpGet: { path: "/", port: 80 },
    });
    expect(podOf(overridden).containers.map(({ name }) => name)).to.deep.equal(
      podOf().containers.map(({ name }) => name),
    );
  });

  it("of a volume, in place of the component's or beside it", () => {
    const volumes = [
      { name: "ironic-shared", nfs: { server: "nfs.example.com", path: "/ironic" } },
      { name: "more", csi: { driver: "x", readOnly: true } },
    ];
    const before = podOf().volumes.map(({ name }) => name);
    const after = podOf(args({ volumes })).volumes;
    expect(after.map(({ name }) => name)).to.deep.equal([...before, "more"]);
    expect([after[0], after.at(-1)]).to.deep.equal(volumes);
  });

  it("and leave what is not given: variables by name, ports by name, mounts by path", () => {
    const overridden = args({
      containers: [
        {
          name: "httpd",
          env: [
            { name: "HTTP_PORT", value: "8000" },
            { name: "HTTPD_ENABLE_SENDFILE", value: "true" },
          ],
          ports: [{ name: "image-svc", containerPort: 8000, protocol: "TCP" }],
          volumeMounts: [{ name: "more", mountPath: "/more" }],
          securityContext: { readOnlyRootFilesystem: false },
        },
      ],
    });
    const [before, after] = [envOf("httpd"), envOf("httpd", overridden)];
    expect(after).to.deep.equal([
      ...before.map((line) => (line.startsWith("HTTP_PORT=") ? "HTTP_PORT=8000" : line)),
      "HTTPD_ENABLE_SENDFILE=true",
    ]);
    expect(mountsOf("httpd", overridden)).to.deep.equal([...mountsOf("httpd"), "more:/more"]);
    expect(containerOf("httpd", overridden).securityContext).to.deep.equal({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(
      containerOf("httpd", overridden).ports?.map(({ name, containerPort }) => [name, containerPort]),
    ).to.deep.equal([
      ["image-svc", 8000],
      ["ironic-api", 6385],
      ["image-svc-tls", 6183],
    ]);
  });
});

describe("probes of httpd", () => {
  it("keep their own timing, or take what is given", () => {
    const overridden = args({
      httpdLivenessProbe: { httpGet: { path: "/", port: 6180 }, periodSeconds: 30 },
      httpdReadinessProbe: { failureThreshold: 3 },
    });
    const { livenessProbe, readinessProbe } = containerOf("httpd", overridden);
    expect(livenessProbe).to.deep.equal({
      initialDelaySeconds: 1,
      timeoutSeconds: 5,
      failureThreshold: 12,
      httpGet: { path: "/", port: 6180 },
      periodSeconds: 30,
    });
    expect(readinessProbe).to.deep.equal({ ...containerOf("httpd").readinessProbe, failureThreshold: 3 });
  });
});

describe("labels and annotations of the pod", () => {
  it("are added, and those of the component win", () => {
    const own = podTemplateOf().metadata;
    const { labels, annotations } = podTemplateOf(
      args({
        labels: { team: "metal", "ironic.metal3.io/app": "other" },
        annotations: { note: "x", "metal3.pulumi.com/restart-image": "y" },
      }),
    ).metadata;
    expect(labels).to.deep.equal({ ...own.labels, team: "metal" });
    expect(annotations).to.deep.equal({ ...own.annotations, note: "x" });
  });
});
