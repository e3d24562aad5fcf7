// The quickstart in the languages of an engine from a checkout, through the real CLI and language hosts: its life, and the same manifests from all.

import { expect } from "chai";
import { changes, unknownOutput, type Result } from "../support/engine/engine";
import { languages, withQuickstart, type Language } from "./quickstarts";
import { comparable } from "./rendered";

/** One life of a quickstart: every operation, and what was rendered. */
interface Life {
  readonly preview: Result;
  readonly up: Result;
  readonly second: Result;
  readonly changePreview: Result;
  readonly change: Result;
  readonly destroy: Result;
  readonly manifests: Readonly<Record<string, unknown>>;
  readonly changedManifests: Readonly<Record<string, unknown>>;
  readonly left: readonly string[];
}

const lives = new Map<Language, Promise<Life>>();

/** Lived once, by the first test that asks. */
function life(language: Language): Promise<Life> {
  const known = lives.get(language) ?? live(language);
  lives.set(language, known);
  return known;
}

async function live(language: Language): Promise<Life> {
  let result: Life | undefined;
  await withQuickstart(language, async (project, edit) => {
    const preview = ok(await project.preview());
    const up = ok(await project.up());
    const manifests = comparable(project.manifests());
    const second = ok(await project.preview("--expect-no-changes"));
    edit((text) => text.replaceAll("ttyS0", "ttyS1"));
    const changePreview = ok(await project.preview());
    const change = ok(await project.up());
    const changedManifests = comparable(project.manifests());
    const destroy = ok(await project.destroy());
    const left = Object.keys(project.manifests());
    result = { preview, up, second, changePreview, change, destroy, manifests, changedManifests, left };
  });
  return result!;
}

function ok(result: Result): Result {
  expect(result.ok, result.text).to.equal(true);
  return result;
}

/** Longer than a first time takes, when packages are downloaded and Go compiles Pulumi's SDK. */
const coldMs = 600_000;

const namespace = "baremetal-operator-system";

describe("quickstart", function () {
  this.timeout(coldMs);
  for (const language of languages) {
    describe(`in ${language}`, () => {
      it("shows every child at the first preview, and makes just these", async () => {
        const { preview, up } = await life(language);
        const made = changes(preview);
        for (const child of ["Deployment ironic-service", "Service ironic", "Secret ironic-credentials"]) {
          expect(
            made.some((step) => step.startsWith("create kubernetes:") && step.endsWith(`:${child}`)),
            child,
          ).to.equal(true);
        }
        expect(changes(up)).to.deep.equal(made);
      });

      it("knows at the first preview what names and inputs decide", async () => {
        const { preview, up } = await life(language);
        const expected = { endpoint: `https://ironic.${namespace}.svc`, credentialsSecretName: "ironic-credentials" };
        const { endpoint, credentialsSecretName } = preview.outputs;
        expect({ endpoint, credentialsSecretName }).to.deep.equal(expected);
        const names = ["endpoint", "credentialsSecretName", "password", "caCertificate"];
        expect(Object.keys(up.outputs).sort()).to.deep.equal(names.sort());
        expect(Object.values(up.outputs)).not.to.include(unknownOutput);
        expect(String(up.outputs.caCertificate)).to.match(/^-----BEGIN CERTIFICATE-----/);
        expect((up.outputs.password as Record<string, unknown>).ciphertext).to.equal("[secret]");
      });

      it("has nothing to do a second time", async () => {
        expect(changes((await life(language)).second)).to.deep.equal([]);
      });

      it("previews a change of one input, and then makes just that", async () => {
        const { changePreview, change, manifests, changedManifests } = await life(language);
        expect(changes(changePreview)).to.deep.equal([
          "update kubernetes:apps/v1:Deployment ironic-service",
          "update metal3:index:Ironic ironic",
          "update metal3:index:IronicRelease ironic-restarts",
        ]);
        expect(changes(change)).to.deep.equal(changes(changePreview));
        const text = JSON.stringify(manifests);
        expect(text).to.include("ttyS0");
        expect(changedManifests).to.deep.equal(JSON.parse(text.replaceAll("ttyS0", "ttyS1")));
      });

      it("leaves nothing behind", async () => {
        expect((await life(language)).left).to.deep.equal([]);
      });
    });
  }
});

describe("quickstart in every language", () => {
  it("renders the same manifests", async function () {
    this.timeout(coldMs * languages.length);
    const { manifests: expected, preview } = await life("yaml");
    for (const language of languages) {
      const { manifests, preview: other } = await life(language);
      expect(manifests, language).to.deep.equal(expected);
      expect(changes(other), language).to.deep.equal(changes(preview));
    }
  });
});
