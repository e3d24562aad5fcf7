// Mocha's own listing of tests, a file with figures by group for the closing lines of the run, and on request a file with a
// line for each test, which scripts/lab/report.mjs reads.

const fs = require("node:fs");
const path = require("node:path");
const { reporters } = require("mocha");

const tests = path.join(__dirname, "..", "tests");

/** Appends a test to the file TEST_RESULTS. */
function tell(test, outcome) {
  const { TEST_RESULTS: results } = process.env;
  if (results === undefined) return;
  const path = test.titlePath();
  const line = { file: test.file ?? test.parent?.file, path, outcome, ms: test.duration, at: new Date().toISOString() };
  fs.appendFileSync(results, `${JSON.stringify(line)}\n`);
}

module.exports = class GroupReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const groups = {};
    const count = (test, outcome) => {
      tell(test, outcome);
      const [group] = path.relative(tests, test.file ?? test.parent?.file ?? "unknown").split(path.sep);
      groups[group] ??= { passed: 0, failed: 0, pending: 0, ms: 0 };
      groups[group][outcome] += 1;
      groups[group].ms += test.duration ?? 0;
    };
    runner.on("pass", (test) => count(test, "passed"));
    runner.on("fail", (test) => count(test, "failed"));
    runner.on("pending", (test) => count(test, "pending"));
    runner.on("end", () => {
      if (process.env.TEST_FIGURES !== undefined) {
        fs.writeFileSync(process.env.TEST_FIGURES, JSON.stringify(groups));
      }
    });
  }
};
