// The canonical forms of images, placement, resources and overrides.

import type { IronicArgs, Overrides, ResourceRequirements, Toleration, Images, Version } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import {
  after,
  asGiven,
  block,
  group,
  mapOf,
  quantityForm,
  set,
  unless,
  unlessEmpty,
  whole,
  without,
  type Form,
  type Forms,
} from "../base/form";
import { Problems } from "../checks/problems";
import { sameData } from "../base/sameData";
import { imageFields, planImages } from "./images";
import { releaseOf } from "./versions";
import { agentImagesForm } from "../ramdisk/ramdiskForm";
import { podDataForm } from "./podDataForm";

const fieldsForm = block<Images>({
  ironic: asGiven,
  deployRamdiskDownloader: asGiven,
  deployRamdiskBranch: asGiven,
  database: asGiven,
  backupUploader: asGiven,
  keepalived: asGiven,
  registry: asGiven,
  pullPolicy: asGiven,
  pullSecrets: unlessEmpty(set()),
});

export const imagesForm = (version: Version | undefined) =>
  unlessEmpty(
    after(fieldsForm, (images) =>
      imageFields.reduce((left, field) => {
        const others = without(left, field);
        const usual = planImages(new Problems(), releaseOf(version), others)[field];
        return sameData(left[field], usual) ? others : left;
      }, images),
    ),
  );

const quantitiesForm = unlessEmpty(mapOf(quantityForm));

const requirementsForm = block<ResourceRequirements>({ requests: quantitiesForm, limits: quantitiesForm });

/** An entry replaces the default, so that only an equal one asks for nothing. */
const resourcesForm: Form<NonNullable<IronicArgs["resources"]>> = (given, step) => {
  const formed = Object.entries(given).map(([container, requirements]) => {
    const usual = (defaults.resources as Readonly<Record<string, unknown>>)[container];
    return [container, unless(usual, requirementsForm)(requirements, step)] as const;
  });
  return formed.every(([container, requirements]) => requirements === given[container])
    ? given
    : Object.fromEntries(formed.flatMap(([container, one]) => (one === undefined ? [] : [[container, one]])));
};

const tolerationForm = whole(
  block<Toleration>({
    key: unlessEmpty(asGiven),
    operator: unlessEmpty(unless("Equal")),
    value: unlessEmpty(asGiven),
    effect: unlessEmpty(asGiven),
    tolerationSeconds: asGiven,
  }),
);

export const placementForms = {
  nodeSelector: unlessEmpty(asGiven),
  tolerations: unlessEmpty(set(tolerationForm)),
  affinity: unlessEmpty(asGiven),
  topologySpreadConstraints: unlessEmpty(asGiven),
  priorityClassName: asGiven,
  serviceAccountName: asGiven,
  resources: unlessEmpty(resourcesForm),
} satisfies Partial<Forms<IronicArgs>>;

export const overridesForm = group<Overrides>({
  labels: unlessEmpty(asGiven),
  annotations: unlessEmpty(asGiven),
  containers: unlessEmpty(podDataForm("Container[]")),
  initContainers: unlessEmpty(podDataForm("Container[]")),
  volumes: unlessEmpty(podDataForm("Volume[]")),
  agentImages: agentImagesForm,
  httpdLivenessProbe: unlessEmpty(asGiven),
  httpdReadinessProbe: unlessEmpty(asGiven),
});
