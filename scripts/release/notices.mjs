// THIRD-PARTY-NOTICES: the licence of everything that is inside the plugin.

const line = "=".repeat(80);

/** @param {Awaited<ReturnType<typeof import("./components.mjs").components>>} all */
export function notices(all) {
  const introduction = `The plugin pulumi-resource-metal3 is licensed under Apache-2.0 (see LICENSE). It contains the following ${all.length}
components, each under its own licence.
`;
  const list = all.map(({ name, version, license }) => `  ${name} ${version}: ${license}`).join("\n");
  const sections = all.map(({ name, version, license, homepage, texts }) => {
    const title = [`${name} ${version}`, `Licence: ${license}`, ...(homepage === undefined ? [] : [homepage])];
    return [line, ...title, line, "", ...texts.map((text) => `${text.replaceAll("\r\n", "\n").trim()}\n`)].join("\n");
  });
  return [introduction, `${list}\n`, ...sections].join("\n");
}
