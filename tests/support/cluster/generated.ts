// What a stack has generated: passwords, keys and certificates, which no fault may ever make anew.

import { expect } from "chai";
import type { Project } from "../engine/engine";

/** The outputs of everything generated, by Pulumi name. */
export async function generatedIn(project: Project): Promise<Readonly<Record<string, unknown>>> {
  const { deployment } = await project.state({ showSecrets: true });
  return Object.fromEntries(
    (deployment.resources ?? [])
      .filter((resource) => /^(random|tls):/.test(resource.type) && resource.delete !== true)
      .map(({ urn, outputs }) => [urn.split("::").at(-1) ?? "", outputs]),
  );
}

/** All that was there before is there still, and the same. */
export async function expectKept(project: Project, before: Readonly<Record<string, unknown>>): Promise<void> {
  const now = await generatedIn(project);
  for (const [name, outputs] of Object.entries(before)) {
    expect(now[name], `${name} was generated anew`).to.deep.equal(outputs);
  }
}
