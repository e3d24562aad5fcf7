// Backups and restores on a real MariaDB: what comes back is what was dumped, whatever was killed in the middle.

import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { MariaDb, database, succeed, type Run } from "../support/servers/mariadb";
import { mariadbReleases } from "../support/servers/mariadbRelease";

const account = "ironic-one";
const password = "onePassword";

for (const release of mariadbReleases) {
  describe(`backup and restore with MariaDB ${release.name}`, function () {
    this.timeout(180_000);
    let mariadb: MariaDb;

    const env = { DATABASE: database, NAME: "ironic", KIND: "scheduled", KEEP: "3" };
    const dump = (more = {}): Run => mariadb.run("dump", "backup", { ...env, ...more });
    const restoreEnv = (FILE: string, TOKEN: string) => ({ DATABASE: database, FILE, TOKEN });
    const restore = (file: string, token: string): Run => mariadb.run("restore", "admin", restoreEnv(file, token));
    const query = (statement: string): string => mariadb.login(account, password, statement, database).text;
    const backupFile = (name: string): string => path.join(mariadb.folder, "backups", name);
    const newest = (): string => mariadb.backups().at(-1) ?? "";

    /** Tables as Ironic's: with references among them, and enough in them that a dump takes its time. */
    function fill(): void {
      mariadb.sql(`USE ${database};
      CREATE TABLE chassis (id INT AUTO_INCREMENT PRIMARY KEY, uuid CHAR(36) UNIQUE, notes LONGTEXT) CHARSET utf8mb3;
      CREATE TABLE nodes (id INT AUTO_INCREMENT PRIMARY KEY, chassis_id INT, name VARCHAR(255), info LONGBLOB,
        FOREIGN KEY (chassis_id) REFERENCES chassis (id)) CHARSET utf8mb3;
      INSERT INTO chassis (uuid, notes) SELECT UUID(), REPEAT('é"\\\\''\\n', 50) FROM seq_1_to_200;
      INSERT INTO nodes (chassis_id, name, info)
        SELECT 1 + seq % 200, CONCAT('node-', seq), UNHEX(SHA2(seq, 512)) FROM seq_1_to_20000;`);
    }

    before(async () => {
      mariadb = await MariaDb.create(release);
      await mariadb.up();
      mariadb.writeAccount(account, password);
      succeed(mariadb.run("accounts", "admin"));
    });

    after(() => mariadb.remove());

    it("makes no backup of an empty database, and never one without its end", () => {
      expect(succeed(dump())).to.match(/nothing to back up/);
      expect(mariadb.backups()).to.deep.equal([]);
      fill();
      const name = /Wrote (\S+)/.exec(succeed(dump()))?.[1] ?? "";
      expect(mariadb.backups()).to.deep.equal([name]);
      expect(fs.statSync(backupFile(name)).mode & 0o077, "for nobody else's eyes").to.equal(0);
    });

    it("is killed in the middle: no file that looks like a backup is left", async () => {
      const before = mariadb.backups();
      const half = mariadb.start("dump", "backup", { ...env, KIND: "before-upgrade" });
      const partial = (): string | undefined => mariadb.backups().find((file) => file.endsWith(".partial"));
      while (partial() === undefined) {
        expect(half.exitCode, "killed before it was complete").to.equal(null);
        await new Promise((done) => setTimeout(done, 2));
      }
      process.kill(-half.pid!, "SIGKILL");
      await new Promise((done) => half.once("exit", done));
      expect(mariadb.backups().filter((file) => !file.endsWith(".partial"))).to.deep.equal(before);
      expect(restore("ironic-none.sql.gz", "t").text).to.match(
        /There is no ironic-none\.sql\.gz among the backups: ironic-/,
      );
      const old = new Date(Date.now() - 3 * 24 * 3600 * 1000);
      fs.utimesSync(backupFile(partial() ?? ""), old, old);
      succeed(dump());
      expect(partial(), "a later backup removes what is left of it").to.equal(undefined);
    });

    it("fails, with its reason, when the server refuses the login or the volume is full", () => {
      const cnf = path.join(mariadb.folder, "backup", "client.cnf");
      const good = fs.readFileSync(cnf, "utf8");
      fs.writeFileSync(cnf, good.replace(/password=.*/, "password=wrong"));
      const refused = dump();
      fs.writeFileSync(cnf, good);
      expect(refused.code).not.to.equal(0);
      expect(refused.text).to.match(/Access denied/);
      const limited = `ulimit -f 8; trap '' XFSZ; exec bash ${mariadb.file("dump")}`;
      const small = mariadb.runCommand(["bash", "-c", limited], {
        ...mariadb.places("backup"),
        ...env,
        KIND: "before-upgrade",
      });
      expect(small.code, "no room").not.to.equal(0);
      expect(mariadb.backups().filter((file) => file.endsWith("before-upgrade.sql.gz"))).to.deep.equal([]);
    });

    it("keeps the newest of each kind", async () => {
      for (let i = 0; i < 4; i++) {
        succeed(dump());
        await new Promise((done) => setTimeout(done, 1050));
      }
      succeed(dump({ KIND: "before-upgrade" }));
      const kinds = mariadb.backups().filter((file) => file.endsWith(".sql.gz"));
      expect(kinds.filter((file) => file.includes("-scheduled."))).to.have.lengthOf(3);
      expect(kinds.filter((file) => file.includes("-before-upgrade."))).to.have.lengthOf(1);
    });

    it("brings back exactly what was dumped, once, and keeps what was there before", () => {
      const dumped = mariadb.content(database);
      succeed(dump());
      const file = newest();
      query("DELETE FROM nodes WHERE id > 10; INSERT INTO nodes (name) VALUES ('later'); CREATE TABLE extra (a INT)");
      const later = mariadb.content(database);
      expect(succeed(restore(file, "once"))).to.match(/Restored/);
      expect(mariadb.content(database)).to.equal(dumped);
      expect(mariadb.content(`${database}_before_restore`)).to.equal(later);
      expect(query("SELECT COUNT(*) FROM nodes"), "Ironic's account works again").to.equal("20000");
      query("INSERT INTO nodes (name) VALUES ('after')");
      expect(succeed(restore(file, "once"))).to.match(/was done before/);
      expect(
        query("SELECT COUNT(*) FROM nodes WHERE name = 'after'"),
        "the same restore does not happen twice",
      ).to.equal("1");
      expect(succeed(restore("latest", "again"))).to.match(/Restored/);
      expect(mariadb.content(database)).to.equal(dumped);
    });

    it("takes the dump with the latest time for the latest, whatever its name and kind, and no other file", () => {
      const [file, text] = [newest(), fs.readFileSync(backupFile(newest()))];
      // Of another Ironic, whose name begins alike.
      const early = "ironic-two-20200101T000000Z-scheduled.sql.gz";
      const late = "a-metal-20990101T000000Z-before-upgrade.sql.gz";
      const strange = ["zzz.sql.gz", "zzz-20990102T000000Z-other.sql.gz", "zzz-20990102-scheduled.sql.gz"];
      for (const name of [early, late, ...strange]) {
        fs.writeFileSync(backupFile(name), text);
      }
      expect(succeed(restore("latest", "by time"))).to.include(`Restored ${late};`);
      fs.rmSync(backupFile(late));
      expect(succeed(restore("latest", "by time, of ours"))).to.include(`Restored ${file};`);
      succeed(dump());
      expect(mariadb.backups(), "files of others are not ours to remove").to.include.members([early, ...strange]);
      for (const name of mariadb.backups().filter((one) => !strange.includes(one))) {
        fs.renameSync(backupFile(name), `${backupFile(name)}.hidden`);
      }
      const none = restore("latest", "none");
      expect(none.code).not.to.equal(0);
      expect(none.text).to.match(/name one in database\.restoreFrom\.file: .*zzz\.sql\.gz/);
      for (const name of [early, ...strange]) {
        fs.rmSync(backupFile(name), { force: true });
        fs.rmSync(`${backupFile(name)}.hidden`, { force: true });
      }
      for (const name of mariadb.backups()) {
        fs.renameSync(backupFile(name), backupFile(name).replace(/\.hidden$/, ""));
      }
    });

    it("changes nothing when the backup is damaged or cut off", () => {
      const now = mariadb.content(database);
      const whole = fs.readFileSync(backupFile(newest()));
      fs.writeFileSync(backupFile("ironic-cut.sql.gz"), whole.subarray(0, whole.length / 2));
      const text = execFileSync("gzip", ["-dc"], { input: whole, maxBuffer: 1 << 28 });
      const short = execFileSync("gzip", [], { input: text.subarray(0, text.length / 2), maxBuffer: 1 << 28 });
      fs.writeFileSync(backupFile("ironic-short.sql.gz"), short);
      for (const file of ["ironic-cut.sql.gz", "ironic-short.sql.gz"]) {
        const result = restore(file, file);
        expect(result.code).not.to.equal(0);
        expect(result.text).to.match(/damaged or incomplete: nothing was changed/);
        fs.rmSync(backupFile(file));
      }
      expect(mariadb.content(database)).to.equal(now);
      expect(query("SELECT 1")).not.to.equal("");
    });

    it("is killed at any time during a restore: the next run completes it, and Ironic can log in", async () => {
      const file = newest();
      succeed(restore(file, "reference"));
      const dumped = mariadb.content(database);
      for (const [i, delay] of [50, 150, 300, 450, 600, 750, 900, 1050, 1200, 1350].entries()) {
        query("INSERT INTO nodes (name) VALUES ('lost by the restore')");
        const half = mariadb.start("restore", "admin", restoreEnv(file, `killed-${i}`));
        await new Promise((done) => setTimeout(done, delay));
        if (half.exitCode === null) {
          process.kill(-half.pid!, "SIGKILL");
        }
        if (i % 3 === 0) {
          await mariadb.end("SIGKILL");
          await mariadb.up();
        }
        succeed(restore(file, `killed-${i}`));
        expect(mariadb.content(database), `killed after ${delay} ms`).to.equal(dumped);
        expect(query("SELECT COUNT(*) FROM nodes"), "not locked out").to.equal("20000");
      }
    });

    it("allows no writes while the tables are swapped", async () => {
      const file = newest();
      const writer = mariadb.startCommand([
        ...["bash", "-c"],
        `while true; do mariadb --defaults-extra-file=${mariadb.folder}/login-${account}.cnf ${database} --execute="INSERT INTO nodes (name) VALUES ('by a running Ironic'); SELECT SLEEP(0.05)" >/dev/null 2>&1 || true; done`,
      ]);
      try {
        succeed(restore(file, "while in use"));
        const own = "name = 'by a running Ironic'";
        expect(query(`SELECT COUNT(*) FROM nodes WHERE NOT ${own}`), "all that was dumped, and only that").to.equal(
          "20000",
        );
        expect(query(`SELECT COUNT(*) FROM nodes WHERE ${own} AND id <= 20000`)).to.equal("0");
        expect(mariadb.sql("SHOW DATABASES")).not.to.match(/ironic_restore\b/);
      } finally {
        process.kill(-writer.pid!, "SIGKILL");
      }
    });

    it("goes to object storage by rclone, encrypted, and comes back from it", () => {
      const at = (name: string): string => path.join(mariadb.folder, name);
      for (const folder of ["bucket", "fetched"]) {
        fs.mkdirSync(at(folder), { recursive: true });
      }
      const hidden = execFileSync("rclone", ["obscure", "secret of the bucket"], { encoding: "utf8" }).trim();
      fs.writeFileSync(
        at("rclone.conf"),
        `[store]\ntype = alias\nremote = ${at("bucket")}\n[sealed]\ntype = crypt\nremote = store:ironic\npassword = ${hidden}\n`,
      );
      // The words of the container's command, see copyContainer in manifests/database/jobs.ts.
      const copy = (from: string, to: string, include: string): void => {
        const args = [
          "copy",
          from,
          to,
          "--include",
          include,
          "--config",
          at("rclone.conf"),
          "--cache-dir",
          at("cache"),
        ];
        const { status, stderr } = spawnSync("rclone", [...args, "--verbose"], { encoding: "utf8" });
        expect(status, stderr).to.equal(0);
      };
      copy(at("backups"), "sealed:", "ironic-*.sql.gz");
      const stored = execFileSync("find", [at("bucket"), "-type", "f"], { encoding: "utf8" })
        .trim()
        .split("\n");
      expect(stored).to.have.lengthOf.at.least(3);
      expect(
        stored.filter((file) => file.includes("scheduled")),
        "names are sealed",
      ).to.deep.equal([]);
      expect(
        stored.filter((file) =>
          fs
            .readFileSync(file)
            .subarray(0, 2)
            .equals(Buffer.from([0x1f, 0x8b])),
        ),
        "content is sealed",
      ).to.deep.equal([]);
      copy("sealed:", at("fetched"), `/${newest()}`);
      expect(fs.readdirSync(at("fetched"))).to.deep.equal([newest()]);
      expect(
        fs.readFileSync(path.join(at("fetched"), newest())).equals(fs.readFileSync(backupFile(newest()))),
      ).to.equal(true);
    });
  });
}
