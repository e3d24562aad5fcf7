// Repair of the Node SDK's provider server: it fails with a TypeError when the engine imports a custom resource.

import { ReadRequest } from "@pulumi/pulumi/proto/provider_pb";

interface Properties {
  toJavaScript(): object;
}

const none: Properties = { toJavaScript: () => ({}) };

/** An import brings an id and no properties; sdk/nodejs/provider/server.ts reads them all the same. */
export function acceptImports(): void {
  type Getter = (this: ReadRequest) => Properties | undefined;
  const getProperties = Reflect.get(ReadRequest.prototype, "getProperties") as Getter;
  Object.assign(ReadRequest.prototype, {
    getProperties(this: ReadRequest): Properties {
      return getProperties.call(this) ?? none;
    },
  });
}
