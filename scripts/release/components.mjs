// What is inside the plugin: the npm packages that any line of the bundles comes from, and Node.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { nodeLicense, nodes, thisPlatform } from "../plugin/node.mjs";
import { root } from "../setup/dependencies.mjs";

const licenseFile = /^(licen[cs]e|notice|copying)([.-].*)?$/i;

/** Packages that name their licence and ship no text of it. */
const textOf = { "Apache-2.0": join(root, "LICENSE"), MIT: join(root, "scripts", "release", "MIT.txt") };

/** The innermost folder of an installed package that a file lies in. */
function packageFolder(file) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return match?.[1];
}

async function licenseTexts(folder, { name, license, author }) {
  const files = (await readdir(folder)).filter((file) => licenseFile.test(file)).sort();
  if (files.length > 0) {
    return Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  }
  const text = textOf[license];
  if (text === undefined) {
    throw new Error(`${name} is part of the plugin, and its package has no text of its licence ${license}`);
  }
  const holder = typeof author === "object" ? author.name : author;
  return [`Copyright (c) ${holder ?? `the authors of ${name}`}\n\n${await readFile(text, "utf8")}`];
}

/**
 * @param {Iterable<string>} inputs files of the bundles, relative to the root
 * @returns {Promise<{ name: string, version: string, license: string, texts: string[], homepage?: string }[]>}
 */
export async function components(inputs) {
  const folders = new Set([...inputs].map(packageFolder).filter((folder) => folder !== undefined));
  const packages = await Promise.all(
    [...folders].map(async (folder) => {
      const described = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
      const { name, version, license, homepage } = described;
      if (typeof license !== "string") {
        throw new Error(`${name} is part of the plugin, and its package.json names no licence`);
      }
      return { name, version, license, homepage, texts: await licenseTexts(join(root, folder), described) };
    }),
  );
  const unique = new Map(packages.map((component) => [`${component.name}@${component.version}`, component]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Node itself, of one platform. */
export async function nodeComponent(platform = thisPlatform()) {
  return {
    name: "node",
    version: nodes[platform].version,
    license: "MIT",
    homepage: "https://nodejs.org",
    texts: [await nodeLicense()],
  };
}
