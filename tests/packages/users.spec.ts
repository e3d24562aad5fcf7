// Users outside of the checkout install a release as the README says, and run the quickstart of their language.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { unpacked } from "./unpacked";
import { downloadHost, type DownloadHost } from "./downloadHost";
import { archiveName, makeRelease, version, type MadeRelease } from "./madeRelease";
import { activated } from "../sdk/pythonPackage";
import { goEnv } from "../sdk/goModule";
import { root } from "../sdk/kept";
import { importToolchain } from "../support/engine/engine";
import { User } from "./user";

const plugin = `resource-metal3-v${version}`;
const deployment = "apps_v1-deployment-baremetal-operator-system-ironic-service.yaml";

/** Packages are downloaded, and Go compiles Pulumi's SDK. */
const coldMs = 900_000;

function quickstart(language: string): Record<string, string> {
  const folder = path.join(root, "examples", "quickstart", language);
  const files = fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")]));
}

describe("a release, for users outside of the checkout", function () {
  this.timeout(coldMs);
  let made: MadeRelease;
  let host: DownloadHost;
  let fromHost: Record<string, string>;

  before(async () => {
    made = await makeRelease();
    host = await downloadHost(made.folder);
    // Stands for github.com, which the packages name.
    fromHost = { PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES: `^github://api.github.com/pulumi-metal3.*=${host.url}` };
  });

  after(() => {
    host.close();
    made.remove();
  });

  const archive = (): string => path.join(made.folder, archiveName);

  /** Everything but the program and its packages is the same in each language. */
  async function runs(user: User, env: Record<string, string> = {}): Promise<void> {
    host.served.length = 0;
    expect(user.installed()).to.deep.equal([]);
    expect(await user.up({ ...fromHost, ...env })).to.include(deployment);
    expect(host.served).to.deep.equal([archiveName]);
    expect(user.installed()).to.deep.equal([plugin]);
  }

  it("lets a TypeScript user install the npm package, and the engine downloads the plugin", () =>
    User.with(async (user) => {
      user.write(quickstart("typescript"));
      const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
        dependencies: Record<string, string>;
      };
      const packages = [`pulumi-metal3-${version}.tgz`].map((file) => path.join(made.folder, file));
      const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
      await user.run("npm", ["install", ...flags, `@pulumi/pulumi@${dependencies["@pulumi/pulumi"]}`, ...packages]);
      await user.run("npx", ["tsc", "--noEmit"]);
      await runs(user);
    }));

  it("lets a Python user install the wheel, and the engine downloads the plugin", () =>
    User.with(async (user) => {
      user.write(quickstart("python"));
      const environment = path.join(user.folder, "venv");
      await user.run("python3", ["-m", "venv", environment]);
      const wheel = path.join(made.folder, `pulumi_metal3-${version}-py3-none-any.whl`);
      const constraints = path.join(root, "tests", "sdk", "constraints.txt");
      const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", constraints];
      await user.run(path.join(environment, "bin", "python"), [...install, wheel]);
      await runs(user, activated(environment, user.env["PATH"] ?? ""));
    }));

  it("lets a Go user take the module from a module proxy, and the engine downloads the plugin", () =>
    User.with(async (user) => {
      user.write(quickstart("go"));
      const modules = path.join(user.env["GOPATH"]!, "pkg", "mod");
      const published = [path.join(modules, "cache", "download"), modules].map((folder) =>
        path.join(folder, "github.com", "pulumi-metal3"),
      );
      // What an earlier run took under this version.
      for (const folder of published.filter((folder) => fs.existsSync(folder))) {
        await user.run("chmod", ["-R", "u+w", folder]);
        fs.rmSync(folder, { recursive: true });
      }
      const usual = (await user.run("go", ["env", "GOPROXY"])).trim();
      const env = {
        ...goEnv,
        GOPROXY: `file://${made.folder}/go,${usual}`,
        GONOSUMDB: "github.com/pulumi-metal3/*",
        // Go remembers which files a version has, and this one is made anew for each test.
        GODEBUG: "goindex=0",
      };
      await user.run("go", ["mod", "tidy"], { ...env, GOFLAGS: "-mod=mod" });
      // Pulumi's own SDK takes longer, the first time, than an operation of the engine should.
      await user.run("go", ["build", "-o", path.join(user.home, "program"), "."], env);
      await runs(user, env);
    }));

  it("lets a Java user take the package from a Maven repository, and the engine downloads the plugin", () =>
    User.with(async (user) => {
      const { "pom.xml": pom = "", ...program } = quickstart("java");
      const repository = `<repositories><repository><id>release</id><url>file://${made.folder}/maven</url></repository></repositories>`;
      user.write({ ...program, "pom.xml": pom.replace("</dependencies>", `</dependencies>${repository}`) });
      // What an earlier run took under this version.
      const local = path.join(os.homedir(), ".m2", "repository", "io", "github", "pulumi-metal3");
      fs.rmSync(local, { recursive: true, force: true });
      const { binDir } = await (await importToolchain()).ensureToolchain({ parts: ["sdks"] });
      await runs(user, { PATH: `${binDir}${path.delimiter}${user.env["PATH"] ?? ""}` });
      expect(await user.pulumi(["stack", "output"])).to.match(/^ *password +\[secret\]$/m);
    }));

  it("lets a YAML user name the version and the origin, and the engine downloads the plugin", () =>
    User.with(async (user) => {
      user.write(quickstart("yaml"));
      await runs(user);
    }));

  for (const [source, from] of [
    ["a host", () => ["--server", host.url]],
    ["a file", () => ["--file", archive()]],
    ["a folder", () => ["--file", unpacked(archive())]],
  ] as const) {
    it(`lets a user install the plugin from ${source}, and nothing is downloaded`, () =>
      User.with(async (user) => {
        await user.pulumi(["plugin", "install", "resource", "metal3", version, ...from()]);
        expect(user.installed()).to.deep.equal([plugin]);
        host.served.length = 0;
        user.write(quickstart("yaml"));
        expect(await user.up(fromHost)).to.include(deployment);
        expect(host.served).to.deep.equal([]);
      }));
  }

  it("refuses a plugin with another checksum", () =>
    User.with(async (user) => {
      const install = ["plugin", "install", "resource", "metal3", version, "--server", host.url, "--checksum"];
      await expect(user.pulumi([...install, "00".repeat(32)])).to.be.rejectedWith("invalid checksum");
      expect(user.installed()).to.deep.equal([]);
    }));

  const withoutOrigin = (): Record<string, string> => {
    const { "Pulumi.yaml": program = "" } = quickstart("yaml");
    return { "Pulumi.yaml": program.replace(/ {4}options:\n( {6}.*\n)+/, "") };
  };

  it("lets a YAML user add the package from a folder, and nothing is downloaded", () =>
    User.with(async (user) => {
      host.served.length = 0;
      user.write(withoutOrigin());
      await user.pulumi(["package", "add", unpacked(archive())]);
      expect(await user.up(fromHost)).to.include(deployment);
      expect(host.served).to.deep.equal([]);
    }));

  it("lets a YAML user add the package by name and version, once the plugin is installed from a file", () =>
    User.with(async (user) => {
      host.served.length = 0;
      user.write(withoutOrigin());
      await user.pulumi(["plugin", "install", "resource", "metal3", version, "--file", archive()]);
      await user.pulumi(["package", "add", `metal3@${version}`]);
      expect(await user.up(fromHost)).to.include(deployment);
      expect(host.served).to.deep.equal([]);
    }));

  for (const [source, of] of [
    ["a folder", () => unpacked(archive())],
    ["an executable", () => path.join(unpacked(archive()), "pulumi-resource-metal3")],
  ] as const) {
    it(`shows its schema from ${source}`, () =>
      User.with(async (user) => {
        const schema: unknown = JSON.parse(await user.pulumi(["package", "get-schema", of()]));
        expect(schema).to.deep.include({ name: "metal3", version });
      }));
  }
});
