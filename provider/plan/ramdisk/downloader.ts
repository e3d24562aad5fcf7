// How the ramdisk is downloaded: from where, with which script, and how its content is verified.

import type { Architecture, DeployRamdisk } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { planCaBundle, type CaBundlePlan } from "../tls/caBundles";
import { defaults } from "../../schema/defaults";
import { refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import { canonicalUrl, serverUrlRule } from "../checks/urls";

export type ProxyPlan =
  | {
      readonly kind: "given";
      readonly http: Value<string> | undefined;
      readonly https: Value<string> | undefined;
      readonly no: Value<string> | undefined;
    }
  | { readonly kind: "secret"; readonly secretName: Value<string> };

export interface DownloadPlan {
  readonly baseUrl: Value<string> | undefined;
  readonly branch: Value<string> | undefined;
  readonly flavor: Value<string> | undefined;
  readonly architecture: Architecture | undefined;
  readonly proxy: ProxyPlan | undefined;
  readonly script: DownloadScript;
}

export type DownloadScript =
  /** The image's own. */
  | { readonly kind: "custom" }
  | {
      readonly kind: "verified";
      /** Hexadecimal, lower case. */
      readonly checksum: Value<string> | undefined;
      readonly retries: number;
      readonly mirrorCa: CaBundlePlan | undefined;
    };

const mostRetries = 20;
const proxyFields = ["httpProxy", "httpsProxy", "noProxy"] as const;

/** What each field is about. */
const subjects: EveryField<DeployRamdisk, "ramdisk" | "download" | "verification" | "proxy"> = {
  disableDownloader: "ramdisk",
  extraKernelParams: "ramdisk",
  sshKey: "ramdisk",
  verifyTLS: "ramdisk",
  customDownloader: "download",
  baseURL: "download",
  flavor: "download",
  architecture: "download",
  checksum: "verification",
  retries: "verification",
  mirrorCA: "verification",
  httpProxy: "proxy",
  httpsProxy: "proxy",
  noProxy: "proxy",
  proxySecretName: "proxy",
};

/** Hosts, domains and networks, as curl and Go read NO_PROXY. */
const noProxyPattern = /^[A-Za-z0-9.*:_/[\]-]+(,[A-Za-z0-9.*:_/[\]-]+)*,?$/;

function proxyRule(given: string): string | undefined {
  if (given.includes("@")) {
    return "must not contain a user or a password, which everyone who may read the pod would see: use deployRamdisk.proxySecretName";
  }
  return serverUrlRule(given);
}

const canonicalServer = (url: Value<string> | undefined): Value<string> | undefined =>
  url === undefined ? undefined : mapValue(url, canonicalUrl);

function checksumRule(given: string): string | undefined {
  return /^(sha256:)?[0-9a-f]{64}$/i.test(given)
    ? undefined
    : 'must be 64 hexadecimal digits, with or without "sha256:" before them';
}

export const canonicalChecksum = (given: string): string => given.toLowerCase().replace("sha256:", "");

export function planDownload(
  problems: Problems,
  ramdisk: DeployRamdisk,
  branch: Value<string> | undefined,
): DownloadPlan | undefined {
  check(problems, "images.deployRamdiskBranch", branch, (name) =>
    /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(name)
      ? undefined
      : 'must be the name of a branch: letters, digits, ".", "_", "-" and "/"',
  );
  check(problems, "deployRamdisk.baseURL", ramdisk.baseURL, serverUrlRule);
  check(problems, "deployRamdisk.flavor", ramdisk.flavor, (flavor) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(flavor) ? undefined : 'must be letters, digits, ".", "_" and "-"',
  );
  if (ramdisk.architecture === "aarch64" && ramdisk.baseURL === undefined && ramdisk.flavor === undefined) {
    problems.add(
      "deployRamdisk.architecture",
      ramdisk.architecture,
      "needs deployRamdisk.baseURL or deployRamdisk.flavor: the public archive of the default flavour is for x86_64",
    );
  }
  const proxy = planProxy(problems, ramdisk);
  const script = planScript(problems, ramdisk);
  if (ramdisk.disableDownloader ?? defaults.deployRamdisk.disableDownloader) {
    refuseFields(problems, "deployRamdisk", ramdisk, subjects, (subject) =>
      subject === "ramdisk"
        ? undefined
        : "cannot be combined with deployRamdisk.disableDownloader, with which it has no effect",
    );
    return undefined;
  }
  return {
    baseUrl: canonicalServer(ramdisk.baseURL),
    branch,
    flavor: ramdisk.flavor,
    architecture: ramdisk.architecture,
    proxy,
    script,
  };
}

function planProxy(problems: Problems, ramdisk: DeployRamdisk): ProxyPlan | undefined {
  const { httpProxy, httpsProxy, noProxy, proxySecretName } = ramdisk;
  check(problems, "deployRamdisk.httpProxy", httpProxy, proxyRule);
  check(problems, "deployRamdisk.httpsProxy", httpsProxy, proxyRule);
  check(problems, "deployRamdisk.noProxy", noProxy, (hosts) =>
    noProxyPattern.test(hosts) ? undefined : "must be hosts, domains and networks, separated by commas, without blanks",
  );
  validateObjectName(problems, "deployRamdisk.proxySecretName", proxySecretName);
  if (proxySecretName !== undefined) {
    for (const field of proxyFields) {
      if (ramdisk[field] !== undefined) {
        problems.add(`deployRamdisk.${field}`, ramdisk[field], "cannot be combined with deployRamdisk.proxySecretName");
      }
    }
    return { kind: "secret", secretName: proxySecretName };
  }
  return proxyFields.every((field) => ramdisk[field] === undefined)
    ? undefined
    : { kind: "given", http: canonicalServer(httpProxy), https: canonicalServer(httpsProxy), no: noProxy };
}

function planScript(problems: Problems, ramdisk: DeployRamdisk): DownloadScript {
  const { checksum, retries, mirrorCA } = ramdisk;
  check(problems, "deployRamdisk.checksum", checksum, checksumRule);
  if (retries !== undefined && !(retries >= 0 && retries <= mostRetries)) {
    problems.add("deployRamdisk.retries", retries, `must be from 0 to ${mostRetries}`);
  }
  const mirrorCa = planCaBundle(problems, "deployRamdisk.mirrorCA", mirrorCA);
  if (mirrorCA !== undefined && /^http:/i.test(peek(ramdisk.baseURL) ?? "")) {
    problems.add("deployRamdisk.mirrorCA", undefined, "has no effect: deployRamdisk.baseURL is not https");
  }
  if (!(ramdisk.customDownloader ?? defaults.deployRamdisk.customDownloader)) {
    return {
      kind: "verified",
      checksum: checksum === undefined ? undefined : mapValue(checksum, canonicalChecksum),
      retries: retries ?? defaults.deployRamdisk.retries,
      mirrorCa,
    };
  }
  refuseFields(problems, "deployRamdisk", ramdisk, subjects, (subject) =>
    subject === "verification"
      ? "cannot be combined with deployRamdisk.customDownloader: only the component's own script supports it"
      : undefined,
  );
  return { kind: "custom" };
}
