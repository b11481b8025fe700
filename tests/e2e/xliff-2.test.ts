import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = "Families gather at the gate. They **hold** photographs. The police watch.\n\nNobody comes out.\n";
const FILES = {
  "translate.config.yaml": "targets: [kk]\nengine:\n  google: { project: newsroom }\n",
  "articles/picket.md": ARTICLE,
};
const SENT = "out/xliff/kk/picket.md.xlf";

interface Entry {
  readonly id: string;
  readonly target?: string;
  readonly state: string;
  readonly origin?: { readonly kind: string };
}

/** A project whose sentences have machine drafts, handed over in `format`. */
async function handedOver(format = "xliff21"): Promise<TemporaryProject> {
  await using server = await startRehearsal();
  const project = temporaryProject(FILES);
  await project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  const ran = await project.run(["export", "--lang", "kk", "--format", format, "--to", "out"]);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  return project;
}

function entries(project: TemporaryProject): readonly Entry[] {
  return JSON.parse(project.read("segments/kk/picket.md.json")).segments;
}

test.each([
  ["xliff21", "2.1"],
  ["xliff20", "2.0"],
  ["xliff12", "1.2"],
])(
  "export --format %s writes XLIFF %s to the folder and leaves the project's own files alone",
  async (format, version) => {
    using project = await handedOver(format);
    expect(project.read(SENT)).toContain(`<xliff version="${version}"`);
    expect(project.read("xliff/kk/picket.md.xlf")).toContain('<xliff version="1.2"');
  },
);

test("a paragraph is one unit with its sentences and the spaces between them, drafts marked as a machine's", async () => {
  using project = await handedOver();
  const xlf = project.read(SENT);
  expect(xlf.match(/<unit /g)).toHaveLength(2);
  expect(xlf.match(/<segment [^>]*state="initial" subState="qazyna:mt">/g)).toHaveLength(4);
  expect(xlf.match(/<ignorable>\s*<source> <\/source>\s*<\/ignorable>/g)).toHaveLength(2);
  expect(xlf.match(/<mtc:match [^>]*type="mt"/g)).toHaveLength(4);
});

test("a returned file is taken in as a person's work, and again changes nothing", async () => {
  using project = await handedOver();
  const [, second] = entries(project);
  const returned = project
    .read(SENT)
    .replace(
      new RegExp(
        `(<segment id="${second?.id}") state="initial" subState="qazyna:mt"(>[^]*?<target>)([^]*?)(</target>)`,
      ),
      `$1 state="translated"$2Қолдарында <pc id="${second?.id}.1">фотосуреттер</pc> бар.$4`,
    );
  project.write("back.xlf", returned);
  const ran = await project.run(["import", "back.xlf", "--by", "aigerim", "--json"]);
  expect(JSON.parse(ran.stdout).files).toMatchObject([{ accepted: 1, unchanged: 3, damaged: 0 }]);
  expect(entries(project)[1]).toMatchObject({ state: "edited", origin: { kind: "person" } });
  expect(project.read("locales/kk/articles/picket.md")).toContain("Қолдарында **фотосуреттер** бар.");
  const before = project.files();
  const again = await project.run(["import", "back.xlf", "--json"]);
  expect(JSON.parse(again.stdout).files).toMatchObject([{ accepted: 0, unchanged: 4 }]);
  expect(project.files()).toEqual(before);
});

test("machine text that comes back unchanged as translated stays a machine's draft", async () => {
  using project = await handedOver();
  project.write(
    "back.xlf",
    project.read(SENT).replaceAll('state="initial" subState="qazyna:mt"', 'state="translated"'),
  );
  await project.run(["import", "back.xlf"]);
  expect(entries(project).map(({ state, origin }) => [state, origin?.kind])).toEqual(
    Array(4).fill(["draft", "engine"]),
  );
});

test("a copy that a translator has worked on is not written over", async () => {
  using project = await handedOver();
  project.write(
    SENT,
    project.read(SENT).replace(/<target>[^<]*<\/target>(?=\s*<\/segment>)/, "<target>Жаңа сөйлем.</target>"),
  );
  const ran = await project.run(["export", "--lang", "kk", "--format", "xliff21", "--to", "out"]);
  expect(ran.code).toBe(4);
  expect(ran.stderr).toContain("E_EXPORT_EDITED");
  expect(project.read(SENT)).toContain("Жаңа сөйлем.");
});

test.each([
  [["--format", "xliff21"], "E_USAGE_FORMAT_TO"],
  [["--format", "xliff21", "--to", "."], "E_USAGE_FORMAT_TO"],
  [["--format", "xliff3", "--to", "out"], "E_USAGE_VALUE"],
])("export %s is a usage error", async (options, code) => {
  using project = temporaryProject({ "translate.config.yaml": "targets: [kk]\n", "articles/picket.md": ARTICLE });
  const ran = await project.run(["export", ...options]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(code);
});
