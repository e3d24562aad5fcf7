// Pods whose containers have printed a credential: the reason is told without it.

import { expect } from "chai";
import { podReasons } from "../../provider/diagnosis/pods";
import type { SeenPod } from "../../provider/diagnosis/snapshot";

describe("what a container has printed", () => {
  for (const message of [
    "cannot log in with password=hunter2, giving up",
    "Authorization: Bearer hunter2.hunter2.hunter2",
    "ironic:$2b$12$hunter2hunter2hunter2",
    "-----BEGIN PRIVATE KEY----- hunter2",
  ]) {
    it(`is shown without the credential in it: ${message.replace(/hunter2/g, "…")}`, () => {
      const waiting = { reason: "CrashLoopBackOff", message: "pull https://admin:hunter2@registry/x" };
      const lastState = { terminated: { exitCode: 1, message } };
      const pod: SeenPod = {
        metadata: { name: "ironic-service-1" },
        status: { containerStatuses: [{ name: "ironic", ready: false, state: { waiting }, lastState }] },
      };
      const [reason] = podReasons(pod, undefined, 0);
      expect(reason?.text).to.match(/it exited with code 1/);
      expect(reason?.text).not.to.include("hunter2");
    });
  }
});
