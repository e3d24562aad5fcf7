// Reads pods and what belongs to them from the cluster. A bundle of its own: it is loaded when something takes too long.

import * as fs from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import * as os from "node:os";
import { resolve as resolvePath } from "node:path";
import { KubeConfig } from "@kubernetes/client-node/dist/config.js";
import type { ObjectKind } from "../schema/types";
import type { Access } from "./access";
import type { SeenDeployment } from "./deployment";
import type {
  Seen,
  SeenClaim,
  SeenDaemonSet,
  SeenEvent,
  SeenJob,
  SeenPod,
  SeenReplicaSet,
  SeenStatefulSet,
} from "./snapshot";

type Query = Readonly<Record<string, string>>;

const requestTimeoutMs = 10_000;

export interface Reader {
  /** What bears the labels, in a namespace. */
  see(namespace: string, labels: Readonly<Record<string, string>>): Promise<Seen>;
  deployment(namespace: string, name: string): Promise<SeenDeployment>;
  /** What a ConfigMap or a Secret holds, in clear. */
  data(kind: ObjectKind, namespace: string, name: string): Promise<Readonly<Record<string, string>>>;
}

export function readerOf(access: Access): Reader {
  const config = configOf(access);
  return {
    async see(namespace, labels) {
      const server = serverOf(config);
      const labelSelector = Object.entries(labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(",");
      // What cannot be read is skipped: the rest may be enough.
      const seen = <T>(api: string, plural: string, query: Query): Promise<T[]> =>
        server.then((there) => list<T>(there, `${api}/namespaces/${namespace}/${plural}`, query)).catch(() => []);
      const labelled = <T>(api: string, plural: string): Promise<T[]> => seen<T>(api, plural, { labelSelector });
      const events = (fieldSelector: string): Promise<SeenEvent[]> => seen("api/v1", "events", { fieldSelector });
      const [pods, replicaSets, statefulSets, daemonSets, jobs, claims, warnings, unbound] = await Promise.all([
        labelled<SeenPod>("api/v1", "pods"),
        labelled<SeenReplicaSet>("apis/apps/v1", "replicasets"),
        labelled<SeenStatefulSet>("apis/apps/v1", "statefulsets"),
        labelled<SeenDaemonSet>("apis/apps/v1", "daemonsets"),
        labelled<SeenJob>("apis/batch/v1", "jobs"),
        labelled<SeenClaim>("api/v1", "persistentvolumeclaims"),
        events("type=Warning"),
        // That there is no volume counts as a normal state.
        events("reason=FailedBinding"),
      ]);
      return { pods, replicaSets, statefulSets, daemonSets, jobs, claims, events: [...warnings, ...unbound] };
    },

    async deployment(namespace, name) {
      const { url, options } = await serverOf(config);
      const path = `apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
      return JSON.parse(await get(new URL(`${url}/${path}`), options)) as SeenDeployment;
    },

    async data(kind, namespace, name) {
      const { url, options } = await serverOf(config);
      const path = `api/v1/namespaces/${namespace}/${kind === "Secret" ? "secrets" : "configmaps"}/${name}`;
      const { data = {} } = JSON.parse(await get(new URL(`${url}/${path}`), options)) as {
        data?: Readonly<Record<string, string>>;
      };
      return kind === "Secret"
        ? Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, "base64").toString()]))
        : data;
    },
  };
}

/** As the Kubernetes provider does: a path or the content; if unset, kubectl's defaults. */
function configOf({ kubeconfig, context, cluster }: Access): KubeConfig {
  const config = new KubeConfig();
  const file = kubeconfig?.replace(/^~(?=\/)/, os.homedir());
  if (file === undefined) {
    config.loadFromDefault();
  } else if (fs.existsSync(file)) {
    config.loadFromFile(resolvePath(file));
  } else {
    config.loadFromString(file);
  }
  if (context !== undefined) {
    config.setCurrentContext(context);
  }
  if (cluster !== undefined) {
    const current = config.getContextObject(config.getCurrentContext());
    config.contexts = [{ name: "chosen", user: current?.user ?? "", cluster }];
    config.setCurrentContext("chosen");
  }
  return config;
}

interface Server {
  readonly url: string;
  readonly options: https.RequestOptions;
}

/** With current credentials: each poll asks for them once. */
async function serverOf(config: KubeConfig): Promise<Server> {
  const url = config.getCurrentCluster()?.server;
  if (url === undefined) {
    throw new Error("the kubeconfig names no cluster");
  }
  const options: https.RequestOptions = { headers: { accept: "application/json" }, timeout: requestTimeoutMs };
  await config.applyToHTTPSOptions(options);
  return { url: url.replace(/\/$/, ""), options };
}

async function list<T>({ url, options }: Server, path: string, query: Query): Promise<T[]> {
  const answer = await get(new URL(`${url}/${path}?${new URLSearchParams(query).toString()}`), options);
  return (JSON.parse(answer) as { items: T[] }).items;
}

function get(url: URL, options: https.RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode } = response;
        if (statusCode === 200) {
          resolve(Buffer.concat(parts).toString("utf8"));
        } else {
          reject(new Error(`${url.pathname}: status ${statusCode}`));
        }
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${url.pathname}: no answer`)));
    request.on("error", reject);
  });
}
