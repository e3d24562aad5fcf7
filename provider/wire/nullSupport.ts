// Repair of the Node SDK's provider server: it fails with a TypeError on an input that has dependencies and holds a null.

import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

interface Fields {
  toJavaScript(): Readonly<Record<string, unknown>>;
}

function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.values(value).some(holdsNull));
}

/**
 * containsOutputs (sdk/nodejs/provider/server.ts) searches an input that has dependencies for Outputs, which bring
 * theirs along, and looks into null as if it was an object. An input without dependencies it takes as it is.
 */
export function acceptNulls(): void {
  type Getter = (this: ConstructRequest) => Fields | undefined;
  const getInputs = Reflect.get(ConstructRequest.prototype, "getInputs") as Getter;
  Object.assign(ConstructRequest.prototype, {
    getInputs(this: ConstructRequest): Fields | undefined {
      const inputs = getInputs.call(this);
      const dependencies = this.getInputdependenciesMap();
      if (dependencies.getLength() > 0) {
        const holding = Object.entries(inputs?.toJavaScript() ?? {}).filter(([, value]) => holdsNull(value));
        holding.forEach(([name]) => dependencies.del(name));
      }
      return inputs;
    },
  });
}
