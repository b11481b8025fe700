import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { temporaryProject } from "../support/project.ts";

const GLOSSARY = `version: 1
terms:
  - id: oralman
    source: Oralman
    valid: { until: 2020-12-31 }
    replacedBy: kandas
    keepWhen: [quotation]
    kk: { term: оралман, class: n }
    certainty: A
  - { id: kandas, source: Kandas, valid: { from: 2021-01-01 }, keepWhen: [quotation], kk: { term: қандас, class: n }, certainty: A }
`;
const ARTICLE = `---
title: Homes
date: 2024-03-05
---

The state built homes for the oralmans. In 2015 oralmans lived in tents.

“I was an oralman,” she says.
`;
/** What the engine says; it knows nothing of dates. */
const answers = new Map([
  ["Homes", "Үйлер"],
  ["The state built homes for the oralmans.", "Мемлекет оралмандарға үй салып берді."],
  ["In 2015 oralmans lived in tents.", "2015 жылы оралмандар шатырда тұрды."],
  ["“I was an oralman,” she says.", "«Мен оралман болдым»,\u00A0— дейді ол."],
]);

interface Segment {
  readonly id: string;
  readonly target: string;
  readonly raw?: string;
  readonly state: string;
  readonly repairs?: { readonly answer: string; readonly made: readonly object[] };
}

test("an engine's word of another time is repaired in its own form, told, and can be taken back", async () => {
  await using server = await startRehearsal({ answers: new Map([["kk", answers]]) });
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "glossary.yaml": GLOSSARY,
    "articles/homes.md": ARTICLE,
  });
  const segments = (): readonly Segment[] => JSON.parse(project.read("segments/kk/homes.md.json")).segments;
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  expect(await project.run(["--lang", "kk", "--engine", "google"], env)).toMatchObject({ code: 0 });

  const [, first, second, third] = segments();
  expect(first).toMatchObject({ target: "Мемлекет қандастарға үй салып берді.", state: "draft" });
  expect(first?.raw).toBe("Мемлекет оралмандарға үй салып берді.");
  expect(first?.repairs?.made).toEqual([
    { kind: "term", rule: "kandas", before: "оралмандарға", after: "қандастарға" },
  ]);
  expect(second).toMatchObject({ target: "2015 жылы оралмандар шатырда тұрды." });
  expect(third).toMatchObject({ target: "«Мен оралман болдым»,\u00A0— дейді ол." });

  const explained = (await project.run(["explain", first?.id ?? "", "--lang", "kk"])).stdout;
  expect(explained).toContain("оралмандарға → қандастарға");
  expect(explained).toContain("“Oralman” was in force until 2020-12-31");
  const xliff = project.read("xliff/kk/homes.md.xlf");
  expect(xliff).toContain("оралмандарға → қандастарға");
  expect(xliff).toContain("“2015” in the sentence");

  expect(await project.run(["reject", "--repairs", first?.id ?? "", "--lang", "kk"])).toMatchObject({ code: 0 });
  expect(segments()[1]).toMatchObject({ target: "Мемлекет оралмандарға үй салып берді.", state: "draft" });
  const checked = await project.run(["check", "--lang", "kk", "--json"]);
  expect(checked).toMatchObject({ code: 3 });
  expect(checked.stdout).toContain('"outdated"');
  expect(await project.run(["--lang", "kk", "--engine", "google"], env)).toMatchObject({ code: 0 });
  expect(segments()[1]?.target).toBe("Мемлекет оралмандарға үй салып берді.");
  expect(await project.run(["undo"])).toMatchObject({ code: 0 });
  expect(segments()[1]?.target).toBe("Мемлекет қандастарға үй салып берді.");
});
