// Repair of the Node SDK's provider server: it never tells the engine that create and update may be asked for a preview.

import { ConfigureResponse } from "@pulumi/pulumi/proto/provider_pb";

/**
 * Without it a preview shows the inputs of a custom resource as its outputs, and so no refusal. Ours has no effects
 * outside its own outputs, so that a preview and an update are the same to it.
 */
export function declarePreviewSupport(): void {
  type Setter = (this: ConfigureResponse, value: boolean) => ConfigureResponse;
  const setAcceptoutputs = Reflect.get(ConfigureResponse.prototype, "setAcceptoutputs") as Setter;
  ConfigureResponse.prototype.setAcceptoutputs = function (this: ConfigureResponse, value: boolean) {
    this.setSupportspreview(true);
    return setAcceptoutputs.call(this, value);
  };
}
