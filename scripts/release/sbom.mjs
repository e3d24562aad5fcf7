// The bill of materials of the plugin, in CycloneDX.

import { createHash } from "node:crypto";
import * as CDX from "@cyclonedx/cyclonedx-library";

const { Enums, Models, Serialize, Spec } = CDX;

/** Derived from the content, so that the same content has the same document. */
function serialNumber(text) {
  const hex = createHash("sha256").update(text).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}

function npmUrl(name, version) {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

function license(expression) {
  return /\s/.test(expression) ? new Models.LicenseExpression(expression) : new Models.SpdxLicense(expression);
}

/**
 * @param {{ name: string, version: string, license: string }[]} all
 * @param {string} version of the plugin
 */
export function sbom(all, version) {
  const plugin = new Models.Component(Enums.ComponentType.Application, "pulumi-resource-metal3", {
    version,
    bomRef: `pulumi-resource-metal3@${version}`,
    licenses: new Models.LicenseRepository([new Models.SpdxLicense("Apache-2.0")]),
  });
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: plugin }) });
  for (const component of all) {
    const url =
      component.name === "node"
        ? `pkg:github/nodejs/node@v${component.version}`
        : npmUrl(component.name, component.version);
    const made = new Models.Component(
      component.name === "node" ? Enums.ComponentType.Platform : Enums.ComponentType.Library,
      component.name,
      {
        version: component.version,
        bomRef: url,
        purl: url,
        licenses: new Models.LicenseRepository([license(component.license)]),
      },
    );
    bom.components.add(made);
    plugin.dependencies.add(made.bomRef);
  }
  bom.serialNumber = serialNumber(JSON.stringify([version, all.map(({ name, version: of }) => [name, of])]));
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 2 })}\n`;
}
