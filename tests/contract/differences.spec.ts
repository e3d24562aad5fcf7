// docs/differences.md: every test that it names is there, with the title that it names.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";

const root = path.join(__dirname, "..", "..");
const text = fs.readFileSync(path.join(root, "docs", "differences.md"), "utf8");

/** The cells of each row, without those of headings and rulers. */
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\|[\s|-]*$/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells.at(-1) !== "Test");

interface Cited {
  readonly file: string;
  /** What the title of the test says, where the row names one. */
  readonly title: string | undefined;
}

function citedIn(cell: string): Cited[] {
  return [...cell.matchAll(/`(tests\/[^`]+)`(?:: ([^;|`]+?))?(?=$|;|, `)/g)].map(([, file = "", title]) => ({
    file,
    title,
  }));
}

const contentOf = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
describe("the differences from the operator", () => {
  it("have an existing test each, with the title that the row names", () => {
    for (const cells of rows) {
      const cited = citedIn(cells.at(-1) ?? "");
      expect(cited, `no test holds "${cells[0]}"`).to.have.lengthOf.above(0);
      for (const { file, title } of cited) {
        expect(fs.existsSync(path.join(root, file)), `${file} is not there`).to.equal(true);
        expect(title === undefined || contentOf(file).includes(title), `${file} has no test "${title}"`).to.equal(true);
      }
    }
  });

  it("name the test of each mistake in the last table by its title", () => {
    const mistakes = rows.filter((cells) => cells.length === 2);
    expect(mistakes).to.have.lengthOf.above(20);
    const untitled = mistakes.filter(([, tests = ""]) => citedIn(tests).some(({ title }) => title === undefined));
    expect(untitled).to.deep.equal([]);
  });
});
