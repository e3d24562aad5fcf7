// Messages to the user from a custom resource: outside a component the SDK has no connection to the engine's log.

import * as grpc from "@grpc/grpc-js";
import * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";

/** The engine starts a plugin with its own address as the first word; one that is attached to gets none. */
function engineAddress(): string | undefined {
  return process.argv.slice(2).find((word) => !word.startsWith("-"));
}

export function warn(urn: string, message: string): Promise<void> {
  const address = engineAddress();
  if (address === undefined) {
    return Promise.resolve();
  }
  const request = new engineMessages.LogRequest();
  request.setSeverity(engineMessages.LogSeverity.WARNING);
  request.setUrn(urn);
  request.setMessage(message);
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  return new Promise((done) => {
    client.log(request, () => {
      client.close();
      done();
    });
  });
}
