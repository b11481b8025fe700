import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const CONFIG = `targets: [kk]
engine: { name: none }
memory:
  files:
    - { path: "tm/**/*.tmx" }
    - { path: "tm/**/*.jsonl" }
`;
const ARTICLE = "The court met in Astana.\n\nNobody comes out.\n";
const COURT = "The court met in Astana.";

interface Entry {
  readonly source: string;
  readonly target?: string;
  readonly state: string;
  readonly origin?: {
    readonly kind: string;
    readonly memory?: string;
    readonly score?: number;
    readonly penalties?: unknown;
  };
}

function entries(project: TemporaryProject): readonly Entry[] {
  return JSON.parse(project.read("segments/kk/court.md.json")).segments;
}

/** A memory as OmegaT writes it: nothing says who reviewed it. */
function tmx(source: string, target: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="OmegaT" creationtoolversion="6.0.0" segtype="sentence" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="en" datatype="plaintext"/>
  <body>
    <tu>
      <tuv xml:lang="en"><seg>${source}</seg></tuv>
      <tuv xml:lang="kk"><seg>${target}</seg></tuv>
    </tu>
  </body>
</tmx>
`;
}

function withMemories(files: Readonly<Record<string, string>>): TemporaryProject {
  return temporaryProject({ "translate.config.yaml": CONFIG, "articles/court.md": ARTICLE, ...files });
}

test("what lies in tm/auto fills a target, what lies beside it is shown", async () => {
  using project = withMemories({
    "tm/law.tmx": tmx("Nobody comes out.", "Ешкім шықпайды."),
    "tm/auto/2024/court.tmx": tmx(COURT, "Сот Астанада жиналды."),
  });
  expect((await project.run(["--lang", "kk"])).code).toBe(0);
  expect(entries(project)).toMatchObject([
    {
      target: "Сот Астанада жиналды.",
      state: "draft",
      origin: { kind: "memory", memory: "tm/auto/2024/court.tmx", score: 100, penalties: [] },
    },
    { state: "new" },
  ]);
  expect(project.read("xliff/kk/court.md.xlf")).toContain("tm/law.tmx: exact 95");
});

test("tm/enforce goes over a machine's draft, never over a person's work, and a second run changes nothing", async () => {
  using project = withMemories({ "tm/auto/court.tmx": tmx(COURT, "Сот Астанада жиналды.") });
  await project.run(["--lang", "kk", "--engine", "pseudo"]);
  const record = JSON.parse(project.read("segments/kk/court.md.json"));
  record.segments[1].target = "Ешкім шықпайды.";
  project.write("segments/kk/court.md.json", `${JSON.stringify(record, null, 2)}\n`);
  project.write("tm/enforce/court.tmx", tmx(COURT, "Сот Астана қаласында жиналды."));
  project.write("tm/enforce/others.tmx", tmx("Nobody comes out.", "Ешкім де шықпайды."));
  await project.run(["--lang", "kk"]);
  expect(entries(project)).toMatchObject([
    { target: "Сот Астана қаласында жиналды.", state: "draft", origin: { memory: "tm/enforce/court.tmx" } },
    { target: "Ешкім шықпайды.", state: "edited", origin: { kind: "person" } },
  ]);
  const before = project.files();
  expect(JSON.parse((await project.run(["--lang", "kk", "--json"])).stdout).written).toEqual([]);
  expect(project.files()).toEqual(before);
});

test("tm/mt and tm/penalty-NNN take their points off, and tm/tmx2source is no memory", async () => {
  using project = withMemories({
    "tm/mt/court.tmx": tmx(COURT, "Сот Астанада кездесті."),
    "tm/penalty-030/court.tmx": tmx(COURT, "Сот Астанада бас қосты."),
    "tm/tmx2source/court.tmx": tmx(COURT, "Сот Астанада болды."),
  });
  await project.run(["--lang", "kk"]);
  const xliff = project.read("xliff/kk/court.md.xlf");
  expect(xliff).toContain("tm/mt/court.tmx: exact 80 (text 100, −15 machine, −5 memory)");
  expect(xliff).toContain("tm/penalty-030/court.tmx: exact 70 (text 100, −30 memory)");
  expect(xliff).not.toContain("tmx2source");
  expect(entries(project)[0]?.state).toBe("new");
});

test("priority decides between two memories that are equally good", async () => {
  using project = withMemories({
    "translate.config.yaml": `targets: [kk]
engine: { name: none }
memory:
  files:
    - { path: "partner/*.tmx", penalty: 0, priority: 5 }
    - { path: "old/*.tmx", penalty: 0 }
  fill: 95
`,
    "old/a.tmx": tmx(COURT, "Сот Астанада болды."),
    "partner/b.tmx": tmx(COURT, "Сот Астанада жиналды."),
  });
  await project.run(["--lang", "kk"]);
  expect(entries(project)[0]).toMatchObject({ target: "Сот Астанада жиналды.", origin: { memory: "partner/b.tmx" } });
  project.write("translate.config.yaml", project.read("translate.config.yaml").replace("priority: 5", "priority: 0"));
  project.remove("segments/kk");
  project.remove("xliff");
  await project.run(["--lang", "kk"]);
  expect(entries(project)[0]).toMatchObject({ state: "new" });
  expect(project.read("xliff/kk/court.md.xlf")).toContain("−1 ambiguous");
});

test("a file of lines is a memory; a line that is no entry is named with its place, the rest of the run goes on", async () => {
  using project = withMemories({
    "tm/auto/court.jsonl": `${JSON.stringify({ source: COURT, target: "Сот Астанада жиналды." })}\n`,
    "tm/broken.jsonl": '{"source": "Home", "target": "Үй"}\n{"source": "Home"}\n',
  });
  const ran = await project.run(["--lang", "kk"]);
  expect(ran.code).toBe(4);
  expect(ran.stderr).toContain("tm/broken.jsonl:2 E_MEMORY_LINE");
  expect(ran.stderr).toContain("target is missing");
  expect(entries(project)[0]).toMatchObject({
    target: "Сот Астанада жиналды.",
    origin: { memory: "tm/auto/court.jsonl" },
  });
});
