// SDKs as their users get them: built from a copy, once for each content, and kept in the per-user cache.

import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

export const root = path.join(__dirname, "..", "..");

type Language = "nodejs" | "python" | "go";

interface CacheModule {
  cacheRoot(): string;
  entryKey(folder: string, recipe: unknown): Promise<string>;
  makeOnce(entry: string, build: (folder: string) => Promise<void>): Promise<"built" | "found">;
}

interface SdksModule {
  readonly sdks: Readonly<Record<Language, string>>;
  readonly buildResults: RegExp;
}

interface GenerateModule {
  readonly generate: (options: { check: boolean }) => Promise<{ path: string; why: string }[]>;
}

/** Loaded at run time, because the scripts are ESM. */
export function importGenerate(): Promise<GenerateModule> {
  return import("../../scripts/generate.mjs" as string) as Promise<GenerateModule>;
}

/** An entry that no test asked for in this time makes room for others: there is one for every state of an SDK. */
const keptForMs = 24 * 60 * 60 * 1000;

/**
 * The folder that `build` filled from a copy of the SDK: now, or earlier from the same content by the same recipe.
 * It is filled under another name than the one that it is kept under.
 */
export async function kept(
  language: Language,
  recipe: unknown,
  build: (sdk: string, target: string) => Promise<void>,
): Promise<string> {
  const cache = (await import("../../scripts/toolchain/cache.mjs" as string)) as CacheModule;
  const sdk = await copyOf(language);
  try {
    const entries = path.join(cache.cacheRoot(), "sdk", language);
    const entry = path.join(entries, await cache.entryKey(sdk, [recipe, build.toString()]));
    if ((await cache.makeOnce(entry, (target) => build(sdk, target))) === "built") {
      await removeUnused(entries);
    }
    await fs.utimes(entry, new Date(), new Date());
    return entry;
  } finally {
    await fs.rm(sdk, { recursive: true, force: true });
  }
}

async function copyOf(language: Language): Promise<string> {
  const { sdks, buildResults } = (await import("../../scripts/setup/sdks.mjs" as string)) as SdksModule;
  const source = path.join(root, sdks[language]);
  const copy = await fs.mkdtemp(path.join(os.tmpdir(), `metal3-sdk-${language}-`));
  await fs.cp(source, copy, {
    recursive: true,
    filter: (file) => !buildResults.test(path.relative(source, file).split(path.sep).join("/")),
  });
  return copy;
}

async function removeUnused(entries: string): Promise<void> {
  for (const name of await fs.readdir(entries)) {
    const entry = path.join(entries, name);
    // Gone already when another process does the same.
    const stat = await fs.stat(entry).catch(() => undefined);
    if (stat?.isDirectory() === true && Date.now() - stat.mtimeMs > keptForMs) {
      await fs.rm(entry, { recursive: true, force: true });
    }
  }
}

/** Runs a program and returns what it printed; when it fails, the error says all of it: compilers complain on stdout. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  return new Promise((done, fail) => {
    execFile(
      command,
      args,
      // NODE_OPTIONS is meant for the test runner.
      { cwd: options.cwd, env: { ...process.env, NODE_OPTIONS: "", ...options.env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error === null) {
          done(stdout);
        } else {
          fail(new Error(`${command} ${args.join(" ")} failed\n${stdout}\n${stderr}`));
        }
      },
    );
  });
}

/** Gives the test a temporary folder. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "metal3-sdk-"));
  try {
    await test(folder);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
