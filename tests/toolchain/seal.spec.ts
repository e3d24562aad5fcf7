// The toolchain's seals: a truncated, missing or changed file is noticed, and the entry is rebuilt.

import { expect } from "chai";
import { cp, mkdir, mkdtemp, open, rename, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeOnce } from "../../scripts/toolchain/cache.mjs";
import { inspect, sealOf } from "../../scripts/toolchain/seal.mjs";

const content = "an executable";

/** Changes bytes but neither size nor date, as a lost disk block would. */
async function overwrite(file: string) {
  const { atime, mtime } = await stat(file);
  const handle = await open(file, "r+");
  await handle.write("XX", 3);
  await handle.close();
  await utimes(file, atime, mtime);
}

describe("toolchain seal", () => {
  let folder: string;
  let entry: string;
  let file: string;
  let builds: number;

  const build = async (target: string) => {
    builds += 1;
    await mkdir(join(target, "bin"));
    await writeFile(join(target, "bin", "tool"), content);
    await writeFile(join(target, "notes"), "may change");
    return [join("bin", "tool")];
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "toolchain-seal-"));
    entry = join(folder, "entry");
    file = join(entry, "bin", "tool");
    builds = 0;
    await makeOnce(entry, build);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("is whole if nothing happened", async () => {
    expect(await inspect(entry)).to.deep.equal({ whole: true, damage: undefined });
    expect(await inspect(entry, { thorough: true })).to.deep.equal({ whole: true, damage: undefined });
  });

  it("does not cover files that the build did not return", async () => {
    await truncate(join(entry, "notes"));
    expect(await inspect(entry, { thorough: true })).to.have.property("whole", true);
  });

  it("distinguishes a missing entry from a damaged one", async () => {
    expect(await inspect(join(folder, "other"))).to.deep.equal({ whole: false });
  });

  const damages: { title: string; harm: () => Promise<void>; damage: string }[] = [
    { title: "a halved file", harm: () => truncate(file, 5), damage: "bin/tool has 5 bytes instead of 13" },
    { title: "an empty file", harm: () => truncate(file), damage: "bin/tool has 0 bytes instead of 13" },
    { title: "a missing file", harm: () => rm(file), damage: "bin/tool is missing" },
    {
      title: "a missing folder",
      harm: () => rename(join(entry, "bin"), join(entry, "nib")),
      damage: "bin/tool is missing",
    },
    {
      title: "different content of the same size, written later",
      harm: async () => {
        await overwrite(file);
        await utimes(file, new Date(), new Date(Date.now() + 60_000));
      },
      damage: "bin/tool has different content",
    },
    {
      title: "an empty seal",
      harm: () => truncate(join(entry, "stamp.json")),
      damage: "stamp.json cannot be read",
    },
    {
      title: "half a seal",
      harm: () => truncate(join(entry, "stamp.json"), 20),
      damage: "stamp.json cannot be read",
    },
    {
      title: "a seal that names no files",
      harm: () => writeFile(join(entry, "stamp.json"), "{}"),
      damage: "stamp.json cannot be read",
    },
  ];
  for (const { title, harm, damage } of damages) {
    it(`notices ${title}, and the entry is rebuilt`, async () => {
      await harm();
      expect(await inspect(entry)).to.deep.equal({ whole: false, damage });
      const told: string[] = [];
      expect(await makeOnce(entry, build, { onDamage: (why: string) => void told.push(why) })).to.equal("built");
      expect(told).to.deep.equal([damage]);
      expect(await inspect(entry, { thorough: true })).to.have.property("whole", true);
      expect(builds).to.equal(2);
    });
  }

  it("notices changed bytes of the same size and date if the check is thorough", async () => {
    await overwrite(file);
    expect(await inspect(entry)).to.have.property("whole", true);
    expect(await inspect(entry, { thorough: true })).to.have.property("damage", "bin/tool has different content");
    expect(await makeOnce(entry, build, { thorough: true })).to.equal("built");
  });

  it("is whole in a copy with other dates, whose hashes are compared once", async () => {
    const copy = join(folder, "copy");
    await cp(entry, copy, { recursive: true });
    const copied = join(copy, "bin", "tool");
    await utimes(copied, 0, 0);
    expect(await inspect(copy)).to.have.property("whole", true);
    expect((await stat(copied)).mtime.getTime()).to.be.closeTo((await stat(file)).mtime.getTime(), 1000);
  });

  it("differs after a rebuild, so that views do not keep the damaged file", async () => {
    const before = await sealOf(entry);
    await truncate(file);
    await makeOnce(entry, build);
    expect(await sealOf(entry)).not.to.equal(before);
  });
});
