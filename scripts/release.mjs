// npm run release: everything that is published for the version of package.json, in dist/release.

import { readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureDependencies, root } from "./setup/dependencies.mjs";

const usage = `npm run release                     everything, for all platforms, into dist/release
npm run release -- --only A,B       plugins for some platforms only, like linux-amd64,darwin-arm64
npm run release -- --into FOLDER    into another folder, which is replaced
npm run release -- --tag v1.2.3     fails unless that is the version of package.json`;

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

async function pluginArchive(platform, bundles, extra) {
  const { executableName, starters, writeExecutable } = await import("./plugin/executable.mjs");
  const { tarGz } = await import("./release/archives.mjs");
  const folder = await mkdtemp(join(tmpdir(), "metal3-plugin-"));
  try {
    const name = executableName(platform);
    await writeExecutable(platform, bundles, join(folder, name));
    const executable = { name, content: await readFile(join(folder, name)), executable: true };
    const scripts = Object.entries(starters(platform)).map(async ([starter, source]) => ({
      name: starter,
      content: await readFile(source),
      executable: true,
    }));
    return await tarGz([...extra, ...(await Promise.all(scripts)), executable]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function plugins(platforms, target, log) {
  const { bundlePlugin } = await import("./plugin/bundle.mjs");
  const { components, nodeComponent } = await import("./release/components.mjs");
  const { notices } = await import("./release/notices.mjs");
  const { sbom } = await import("./release/sbom.mjs");
  const { bundles, inputs } = await bundlePlugin();
  const all = [await nodeComponent(), ...(await components(inputs))];
  await writeFile(join(target, "THIRD-PARTY-NOTICES"), notices(all));
  await writeFile(join(target, `pulumi-resource-metal3-v${version}.cdx.json`), sbom(all, version));
  const texts = ["LICENSE", "THIRD-PARTY-NOTICES"];
  const extra = await Promise.all(
    texts.map(async (name) => ({ name, content: await readFile(join(name === "LICENSE" ? root : target, name)) })),
  );
  for (const platform of platforms) {
    log(`plugin for ${platform} …`);
    const file = join(target, `pulumi-resource-metal3-v${version}-${platform}.tar.gz`);
    await writeFile(file, await pluginArchive(platform, bundles, extra));
  }
}

/**
 * @param {{ into?: string, platforms?: string[], log?: (line: string) => void }} [options]
 * @returns {Promise<string>} the folder
 */
export async function release({ into = join(root, "dist", "release"), platforms, log = () => {} } = {}) {
  ensureDependencies();
  const { nodes } = await import("./plugin/node.mjs");
  const chosen = platforms ?? Object.keys(nodes);
  const unknown = chosen.filter((platform) => nodes[platform] === undefined);
  if (unknown.length > 0) {
    throw new Error(`no such platform: ${unknown.join(", ")}. There are: ${Object.keys(nodes).join(", ")}`);
  }
  const draft = `${into}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    const packages = await import("./release/packages.mjs");
    log("packages for npm, Python, Go, Java and .NET …");
    await Promise.all([
      packages.npmPackage(draft),
      packages.pythonPackages(draft),
      packages.goModule(draft, version),
      packages.mavenPackage(draft, version),
      packages.dotnetSources(draft, version),
    ]);
    await plugins(chosen, draft, log);
    await copyFile(join(root, "schema.json"), join(draft, "schema.json"));
    await copyFile(join(root, "LICENSE"), join(draft, "LICENSE"));
    const { writeChecksums } = await import("./release/checksums.mjs");
    await writeChecksums(draft);
    await rm(into, { recursive: true, force: true });
    await rename(draft, into);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return into;
}

async function main() {
  const { values } = parseArgs({
    options: { only: { type: "string" }, into: { type: "string" }, tag: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.tag !== undefined && values.tag !== `v${version}`) {
    throw new Error(`the tag is ${values.tag}, and package.json has the version ${version}`);
  }
  const folder = await release({
    ...(values.into === undefined ? {} : { into: values.into }),
    ...(values.only === undefined ? {} : { platforms: values.only.split(",") }),
    log: console.log,
  });
  console.log(`Version ${version} is in ${folder}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`\nerror: ${error.message}`);
    process.exitCode = 1;
  });
}
