// A small client of a Kubernetes API server: plain HTTPS, a token, JSON.

import { Agent, request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a server is asked that asks for patience. */
const patience = 20;

/** What the API server answered instead of doing it. */
export class KubeError extends Error {
  /**
   * @param {string} what
   * @param {number} status
   * @param {{ message?: string, reason?: string }} body
   */
  constructor(what, status, body) {
    super(`${what}: ${status} ${body.reason ?? ""} ${body.message ?? ""}`);
    this.status = status;
    this.reason = body.reason;
  }
}

/**
 * @typedef {object} KubeObject
 * @property {string} apiVersion
 * @property {string} kind
 * @property {{
 *   name: string,
 *   namespace?: string,
 *   uid?: string,
 *   labels?: Record<string, string>,
 *   annotations?: Record<string, string>,
 * }} metadata
 *
 * @typedef {Record<string, string>} Query
 */

/** "storage is (re)initializing" after a start, or a kept connection that the server closed just then. */
function isPassing(error) {
  return error instanceof KubeError
    ? error.status === 429
    : error.onUsedConnection === true && error.code === "ECONNRESET";
}

export class KubeClient {
  #agent;
  /** @type {Map<string, Promise<{ name: string, kind: string, namespaced: boolean }[]>>} */
  #discovered = new Map();

  /** @param {{ url: string, ca: string, token: string }} access */
  constructor({ url, ca, token }) {
    this.url = url;
    this.token = token;
    this.#agent = new Agent({ ca, keepAlive: true });
  }

  close() {
    this.#agent.destroy();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: unknown, query?: Query, type?: string }} [options]
   * @returns {Promise<any>} what was answered: an object, or text where it is none
   */
  async request(method, path, { body, query = {}, type = "application/json" } = {}) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#requestOnce(method, path, { body, query, type });
      } catch (error) {
        if (!isPassing(error) || attempt === patience) throw error;
        await sleep(500);
      }
    }
  }

  async #requestOnce(method, path, { body, query, type }) {
    const target = new URL(path, this.url);
    for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
    const { status, text } = await new Promise((done, failed) => {
      const call = request(target, {
        method,
        agent: this.#agent,
        headers: {
          authorization: `Bearer ${this.token}`,
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": type }),
        },
        timeout: 30_000,
      });
      call.on("response", (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => done({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
        response.on("error", failed);
      });
      call.on("timeout", () => call.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
      call.on("error", (error) => failed(Object.assign(error, { onUsedConnection: call.reusedSocket })));
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
    const answer = parsed(text);
    if (status >= 400) {
      throw new KubeError(`${method} ${path}`, status, typeof answer === "string" ? { message: answer } : answer);
    }
    return answer;
  }

  /**
   * @param {KubeObject} object
   * @param {Query} [query]
   * @returns {Promise<KubeObject>}
   */
  async create(object, query) {
    const { collection } = await this.#place(object);
    return this.request("POST", collection, { body: object, query });
  }

  /**
   * @param {KubeObject} object apiVersion, kind, name and namespace are enough
   * @returns {Promise<KubeObject>}
   */
  async get(object) {
    return this.request("GET", await this.#path(object));
  }

  /**
   * @param {KubeObject} object
   * @returns {Promise<KubeObject | undefined>}
   */
  async find(object) {
    try {
      return await this.get(object);
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return undefined;
      throw error;
    }
  }

  /**
   * All of a kind, in one namespace or everywhere.
   * @param {string} apiVersion
   * @param {string} kind
   * @param {string} [namespace]
   */
  async list(apiVersion, kind, namespace) {
    const { collection } = await this.#place({ apiVersion, kind, metadata: { name: "", namespace } });
    return (await this.request("GET", collection)).items;
  }

  /**
   * A merge patch.
   * @param {KubeObject} object
   * @param {unknown} change
   * @param {{ subresource?: string }} [options]
   */
  async patch(object, change, { subresource } = {}) {
    const path = await this.#path(object);
    return this.request("PATCH", subresource === undefined ? path : `${path}/${subresource}`, {
      body: change,
      type: "application/merge-patch+json",
    });
  }

  /**
   * @param {KubeObject} object
   * @param {Query} [query]
   */
  async delete(object, query) {
    return this.request("DELETE", await this.#path(object), { query });
  }

  /** The kinds that a group and version have, without subresources. @param {string} apiVersion */
  async kinds(apiVersion) {
    let found = this.#discovered.get(apiVersion);
    if (found === undefined) {
      found = this.request("GET", groupPath(apiVersion)).then(({ resources }) =>
        resources.filter(({ name }) => !name.includes("/")),
      );
      this.#discovered.set(apiVersion, found);
      found.catch(() => this.#discovered.delete(apiVersion));
    }
    return found;
  }

  async #path(object) {
    const { collection } = await this.#place(object);
    return `${collection}/${object.metadata.name}`;
  }

  async #place({ apiVersion, kind, metadata }) {
    const resource = (await this.kinds(apiVersion)).find((candidate) => candidate.kind === kind);
    if (resource === undefined) throw new KubeError(`${apiVersion} ${kind}`, 404, { message: "no such kind" });
    const within = resource.namespaced && metadata.namespace !== undefined ? `/namespaces/${metadata.namespace}` : "";
    return { collection: `${groupPath(apiVersion)}${within}/${resource.name}` };
  }
}

function groupPath(apiVersion) {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
