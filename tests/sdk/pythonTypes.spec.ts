// What type checkers say, in their strictest mode, about values that the documentation shows.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { expect } from "chai";
import { documentedExamples } from "./documentedExamples";
import { inFolder, run } from "./kept";
import { virtualEnvironment } from "./pythonPackage";

/** Pinned, so that a new rule of theirs cannot fail the tests. */
const mypy = "mypy==2.4.1";
const pyright = "pyright@1.1.407";

const program = path.join(__dirname, "programs", "literals.py");

describe("sdk/python, to type checkers", function () {
  this.timeout(600_000);

  async function check(
    edit: (text: string) => string,
    examples: readonly string[] = [],
  ): Promise<{ mypy: string; pyright: string }> {
    const files = ["program.py", ...examples.map((_, i) => `example${i}.py`)];
    let found = { mypy: "", pyright: "" };
    await inFolder(async (cwd) => {
      const python = path.join(await virtualEnvironment(), "bin", "python");
      await fs.writeFile(path.join(cwd, "program.py"), edit(await fs.readFile(program, "utf8")));
      await Promise.all(examples.map((text, i) => fs.writeFile(path.join(cwd, `example${i}.py`), text)));
      const settings = { typeCheckingMode: "strict", include: files };
      await fs.writeFile(path.join(cwd, "pyrightconfig.json"), JSON.stringify(settings));
      await run("python3", ["-m", "venv", "checker"], { cwd });
      const quiet = ["--quiet", "--disable-pip-version-check"];
      await run(path.join(cwd, "checker", "bin", "python"), ["-m", "pip", "install", ...quiet, mypy], { cwd });
      const strict = ["--strict", "--python-executable", python, ...files];
      const said = (error: Error): string => error.message;
      found = {
        mypy: await run(path.join(cwd, "checker", "bin", "mypy"), strict, { cwd }).catch(said),
        pyright: await run("npx", ["--yes", pyright, "--project", ".", "--pythonpath", python], { cwd }).catch(said),
      };
    });
    return found;
  }

  it("takes the values of enumerations as they are written, their names, and the examples of the documentation", async () => {
    const examples = await documentedExamples("python");
    expect(examples).to.have.lengthOf.above(5);
    const found = await check((text) => text, examples);
    expect(found.mypy).to.include("Success: no issues found");
    expect(found.pyright).to.include("0 errors, 0 warnings");
  });

  it("does not take a value that an enumeration does not have", async () => {
    const found = await check((text) => text.replace('version="37.0"', 'version="36.0"'));
    expect(found.mypy).to.include("call-overload");
    expect(found.pyright).to.match(/"36\.0".*is not assignable|reportArgumentType|reportCallIssue/s);
  });
});
