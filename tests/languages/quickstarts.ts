// The quickstart in each language, as a project for the engine: the files of the example, and the SDK of this checkout.

import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { goEnv, goModule, withLocalModule } from "../sdk/goModule";
import { root } from "../sdk/kept";
import { installNodePackage } from "../sdk/nodePackage";
import { activated, virtualEnvironment } from "../sdk/pythonPackage";
import { Project, toolchain, type Program } from "../support/engine/engine";

const folder = path.join(root, "examples", "quickstart");

/** What its README lets a user do between the files of the example and the first preview. */
interface Setup {
  /** Changes to the files that make them use the SDK of this checkout. */
  readonly files?: (files: Record<string, string>) => Promise<Record<string, string>>;
  readonly env?: () => Promise<Record<string, string>>;
  readonly install?: (project: string) => Promise<void>;
}

const setups = {
  typescript: { install: installNodePackage },
  python: { env: async () => activated(await virtualEnvironment(), (await toolchain()).env.PATH ?? "") },
  go: {
    files: async (files) => ({ ...files, "go.mod": withLocalModule(files["go.mod"]!, await goModule()) }),
    env: () => Promise.resolve(goEnv),
  },
  yaml: {},
} satisfies Record<string, Setup>;

export type Language = keyof typeof setups;

export const languages = Object.keys(setups) as Language[];

type Edit = (text: string) => string;

/** Every file of an example, by its name; what an editor or a package manager leaves there is not of the example. */
function filesOf(language: Language, edit: Edit): Record<string, string> {
  const example = path.join(folder, language);
  const names = fs.readdirSync(example, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ name }) => [name, edit(fs.readFileSync(path.join(example, name), "utf8"))]));
}

function split({ "Pulumi.yaml": program, ...files }: Record<string, string>): {
  program: Program;
  files: Record<string, string>;
} {
  return { program: parse(program!) as Program, files };
}

/** Runs the test on the project of one language, where `edit` rewrites the program as a user would in an editor. */
export async function withQuickstart(
  language: Language,
  test: (project: Project, edit: (change: Edit) => void) => Promise<void>,
): Promise<void> {
  const setup: Setup = setups[language];
  const original = split(filesOf(language, (text) => text));
  const files = (await setup.files?.(original.files)) ?? original.files;
  const env = await setup.env?.();
  await Project.with(
    original.program,
    async (project) => {
      await setup.install?.(project.folder);
      await test(project, (change) => {
        project.write(split(filesOf(language, change)).program);
        for (const [name, text] of Object.entries(files)) {
          fs.writeFileSync(path.join(project.folder, name), change(text));
        }
      });
    },
    { files, ...(env === undefined ? {} : { env }) },
  );
}
