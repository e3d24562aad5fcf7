// The canonical form of all inputs: two programs that mean the same give the same inputs to the component and to the plan.

import type { IronicArgs, Safety } from "../schema/types";
import { defaults } from "../schema/defaults";
import { networkingForm } from "./access/networkingForm";
import { asGiven, group, unless, type Forms, type Step } from "./base/form";
import { namesOf } from "./base/names";
import { credentialsForm } from "./credentials/credentialsForm";
import { databaseForm } from "./database/databaseForm";
import { extraConfigForm } from "./extraConfig/extraConfigForm";
import { bareMetalOperatorForm } from "./handover/bareMetalOperatorForm";
import { exporterForm } from "./monitoring/exporterForm";
import { imagesForm, overridesForm, placementForms } from "./pod/podForms";
import { inspectionForm, ramdiskForm, registriesForm } from "./ramdisk/ramdiskForm";
import { sharedStorageForm } from "./storage/sharedStorageForm";
import { networkingServiceForm } from "./switches/networkingServiceForm";
import { tlsForm } from "./tls/tlsForm";

/** What defaults of other inputs are made of. */
function formsFor(
  resourceName: string,
  { name, namespace = defaults.namespace, version }: IronicArgs,
): Forms<IronicArgs> {
  const names = namesOf(name ?? resourceName);
  return {
    name: unless(resourceName),
    namespace: unless(defaults.namespace),
    createNamespace: unless(defaults.createNamespace),
    // The default written out keeps Ironic on it; without a version, an installed one stays where it is.
    version: asGiven,
    images: imagesForm(version),
    tls: tlsForm,
    credentials: credentialsForm(names),
    database: databaseForm(names),
    networking: networkingForm(names, namespace),
    deployRamdisk: ramdiskForm,
    inspection: inspectionForm,
    registries: registriesForm,
    extraConfig: extraConfigForm,
    highAvailability: unless(defaults.highAvailability),
    networkingService: networkingServiceForm,
    prometheusExporter: exporterForm,
    storage: sharedStorageForm,
    bareMetalOperator: bareMetalOperatorForm(namespace),
    overrides: overridesForm,
    ...placementForms,
    traceStartup: unless(defaults.traceStartup),
    safety: group<Safety>({
      allowDowngrade: unless(defaults.safety.allowDowngrade),
      allowDatabaseChange: unless(defaults.safety.allowDatabaseChange),
      allowDisruption: unless(defaults.safety.allowDisruption),
      strictConfig: unless(defaults.safety.strictConfig),
    }),
  };
}

/** Without what is the case anyway; with "spell", also in one spelling and one order. */
export function canonicalArgs(resourceName: string, args: IronicArgs, step: Step): IronicArgs {
  return group(formsFor(resourceName, args))(args, step) ?? {};
}
