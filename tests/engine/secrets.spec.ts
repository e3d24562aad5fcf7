// No secret lies in clear text anywhere but in the rendered Secrets: searched for in all that the engine writes.

import * as fs from "node:fs";
import * as path from "node:path";
import { compareSync } from "bcryptjs";
import { expect } from "chai";
import { ironicsProgram, Project, withoutKeys, type Result } from "../support/engine/engine";
import { required } from "../support/assertions/required";

const outputsOf = (ironic: string): Record<string, string> =>
  Object.fromEntries(
    ["password", "cloudsYaml", "username", "caCertificate"].map((name) => [
      `${ironic}-${name}`,
      `\${${ironic}.${name}}`,
    ]),
  );

/** Every text in which a secret could be met, by where it is. */
async function writings(project: Project, ...printed: string[]): Promise<Record<string, string>> {
  const rendered = Object.entries(project.manifests()).filter(([name]) => !name.startsWith("Secret/"));
  return {
    "what was printed": printed.join("\n"),
    "the state": JSON.stringify(await project.state()),
    "the event log": fs.readFileSync(path.join(project.folder, "events.json"), "utf8"),
    ...Object.fromEntries(rendered.map(([name, object]) => [name, JSON.stringify(object)])),
  };
}

function search(texts: Record<string, string>, secrets: Record<string, string>): void {
  for (const [what, secret] of Object.entries(secrets)) {
    for (const form of [secret, Buffer.from(secret).toString("base64"), JSON.stringify(secret).slice(1, -1)]) {
      for (const [where, text] of Object.entries(texts)) {
        expect(text, `${what} stands in ${where}`).not.to.include(form);
      }
    }
  }
}

const decoded = (data: Record<string, string>, key: string): string =>
  Buffer.from(data[key] ?? "", "base64").toString();

const secretNamed = (project: Project, name: string): Record<string, string> => {
  const found = required(
    Object.entries(project.manifests()).find(([key]) => key.startsWith(`Secret/${name}`)),
    `there is a Secret ${name}`,
  );
  return found[1].data as Record<string, string>;
};

describe("secrets", () => {
  const given = "correct-horse/battery$staple";
  const program = ironicsProgram(
    { ironic: {}, given: { credentials: { username: "admin", password: given }, ...withoutKeys } },
    { outputs: { ...outputsOf("ironic"), ...outputsOf("given") } },
  );
  let project: Project;
  let results: readonly Result[];
  let texts: Record<string, string>;

  before(async () => {
    project = await Project.create(program);
    const preview = await project.preview();
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    const again = await project.preview();
    results = [preview, up, again];
    texts = await writings(project, ...results.map(({ text }) => text));
  });

  after(() => project.remove());

  it("generated ones stay out of everything but the rendered Secrets, which fit together", async () => {
    const outputs = (await project.outputs({ showSecrets: true })) as Record<string, string>;
    const { "ironic-password": password = "", "ironic-cloudsYaml": cloudsYaml = "" } = outputs;
    expect(password).to.match(/^[A-Za-z0-9]{32}$/);
    expect(cloudsYaml).to.include(password);

    const htpasswd = decoded(secretNamed(project, "ironic-htpasswd"), "htpasswd");
    const tlsKey = decoded(secretNamed(project, "ironic-tls"), "tls.key");
    const [user, hash] = htpasswd.trim().split(":") as [string, string];
    expect(user).to.equal("ironic");
    expect(compareSync(password, hash), "the password fits its hash").to.equal(true);
    expect(decoded(secretNamed(project, "ironic-credentials"), "password")).to.equal(password);
    expect(tlsKey).to.include("PRIVATE KEY");

    search(texts, {
      "the password": password,
      "the hash of the password": hash,
      "the key of the certificate": tlsKey.split("\n")[1]!,
      cloudsYaml,
    });
  });

  it("a given password stays hidden also when the caller does not mark it as a secret", () => {
    const htpasswd = decoded(secretNamed(project, "given-htpasswd"), "htpasswd");
    const [user, hash] = htpasswd.trim().split(":") as [string, string];
    expect(user).to.equal("admin");
    expect(hash, "a form that both Apache and oslo read").to.match(/^\$2a\$10\$/);
    expect(compareSync(given, hash)).to.equal(true);
    search(texts, { password: given, hash });
  });

  it("are the same every time, and so are the hashes", () => {
    const again = results[2]!;
    expect(again.counts, again.text).to.deep.equal({ same: again.counts.same });
  });
});
