// What a program gets back: computed from inputs and names wherever that is possible, so that a preview knows it.

import type { IronicPlan } from "../plan/plan";
import type { BareMetalOperatorHandover, IronicOutputs } from "../schema/types";
import { later, toInput } from "../wire/later";
import type { CreatedCertificates } from "./tls/certificates";
import { cloudsYaml } from "./credentials/cloudsYaml";
import type { CreatedCredentials } from "./credentials/credentials";

export function outputsOf(
  plan: IronicPlan,
  credentials: CreatedCredentials,
  { generated }: CreatedCertificates,
  handover: BareMetalOperatorHandover | undefined,
): IronicOutputs {
  const { endpoints, images, ramdisk, networking } = plan;
  return {
    endpoint: endpoints.api,
    externalEndpoint: endpoints.externalApi,
    imageServerUrl: endpoints.images,
    imageServerTlsUrl: endpoints.imagesTls,
    ...loginOutputs(plan, credentials),
    credentialsSecretName: credentials.secretName,
    caCertificate: generated && later(generated.ca),
    certificateNotAfter: generated && later(generated.notAfter),
    ...(plan.database.kind === "sqlite" ? {} : { databaseHost: plan.database.host }),
    version: images.version,
    images: {
      ironic: images.ironic,
      ...(ramdisk.download === undefined ? {} : { deployRamdiskDownloader: images.deployRamdiskDownloader }),
      ...(networking.keepalived === undefined ? {} : { keepalived: images.keepalived }),
      ...(plan.database.kind === "managed" ? { database: images.database } : {}),
      ...(plan.database.kind === "managed" && plan.database.backup?.objectStorage !== undefined
        ? { backupUploader: images.backupUploader }
        : {}),
    },
    ports: endpoints.ports,
    // Not missing: an output that is missing at preview would count as unknown.
    dhcpOptions: networking.bootOptions ?? [],
    podSecurityLevel: plan.podSecurityLevel,
    ...(handover === undefined ? {} : { bareMetalOperator: handover }),
  };
}

function loginOutputs(
  plan: IronicPlan,
  { known }: CreatedCredentials,
): Pick<IronicOutputs, "username" | "password" | "cloudsYaml"> {
  if (known === undefined) {
    return {};
  }
  const { username, password } = known;
  return {
    username,
    password: later(password),
    cloudsYaml: later(cloudsYaml(plan, { username: toInput(username), password })),
  };
}
