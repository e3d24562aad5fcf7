// npm run bench: all set-up, then the measurements of bench/.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureDependencies, root } from "./setup/dependencies.mjs";

const usage = `npm run bench                     measures everything (about 40 minutes on 2 cores), prints tables
npm run bench -- --quick          few repetitions and small stacks: does it run, and is anything far off (4 minutes)
npm run bench -- --only A,B       some of: startup, quickstart, many, pure
npm run bench -- --write          measures everything and puts the figures into docs/performance.md`;

async function main(args) {
  if (args.includes("--help")) {
    console.log(usage);
    return;
  }
  ensureDependencies();
  const { buildPlugin } = await import("./build.mjs");
  await buildPlugin();
  const { ensureToolchain } = await import("./toolchain/index.mjs");
  await ensureToolchain();
  process.exitCode = await new Promise((done, failed) => {
    const child = spawn(process.execPath, ["--import", "tsx", join(root, "bench", "main.ts"), ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.once(signal, () => child.kill(signal));
    }
    child.on("error", failed);
    child.on("exit", (code) => done(code ?? 1));
  });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`\nerror: ${error.message}`);
  process.exitCode = 1;
});
