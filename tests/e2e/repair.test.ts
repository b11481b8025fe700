import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

const pair = (source: string, target: string): string =>
  `<tu changedate="20250101T000000Z"><tuv xml:lang="en"><seg>${source}</seg></tuv><tuv xml:lang="kk"><seg>${target}</seg></tuv></tu>`;

const TMX = `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
${pair("The economy of Kazakhstan grew by 4.8% in 2024.", "2024 жылы Қазақстан экономикасы 4,8% өсті.")}
${pair("The Oralman quota was set by the government on Monday.", "Оралман квотасын үкімет дүйсенбіде бекітті.")}
${pair("The court did not hear the witnesses from the village.", "Сот ауылдан келген куәларды тыңдамады.")}
${pair("The old bridge was closed on Friday.", "Ескі көпір жұма күні жабылды.")}
${pair("old bridge", "ескі көпір")}
${pair("new school", "жаңа мектеп")}
</body></tmx>
`;

const GLOSSARY = `version: 1
terms:
  - { id: oralman, source: Oralman, kk: { term: оралман }, certainty: A }
  - { id: kandas, source: Kandas, kk: { term: қандас }, certainty: A }
`;

const ARTICLE = `The economy of Kazakhstan grew by 5.2% in 2025.

The Kandas quota was set by the government on Monday.

The court did hear the witnesses from the village.

The new school was closed on Friday.
`;

function project(more = "") {
  return temporaryProject({
    "translate.config.yaml": `targets: [kk]\nengine: { name: none }\n${more}`,
    "glossary.yaml": GLOSSARY,
    "memory/partner.tmx": TMX,
    "articles/news.md": ARTICLE,
  });
}

interface Shown {
  readonly type: string;
  readonly score: number;
  readonly target: string;
  readonly remembered?: string;
  readonly guard: readonly { readonly kind: string }[];
  readonly exchanges: readonly { readonly kind: string }[];
}

test("matches are shown repaired, with what was exchanged and what guards them, in explain, JSON and XLIFF", async () => {
  using files = project();
  expect(await files.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  const ids: string[] = JSON.parse(files.read("segments/kk/news.md.json")).segments.map(({ id }: { id: string }) => id);
  const explained = await files.run(["explain", ...ids, "--lang", "kk", "--json"]);
  const shown: Shown[] = JSON.parse(explained.stdout).segments.map(
    ({ matches }: { matches: readonly Shown[] }) => matches[0],
  );
  expect(shown.map(({ type, target }) => [type, target])).toEqual([
    ["repaired", "2025 жылы Қазақстан экономикасы 5,2% өсті."],
    ["repaired", "Қандас квотасын үкімет дүйсенбіде бекітті."],
    ["fuzzy", "Сот ауылдан келген куәларды тыңдамады."],
    ["repaired", "Жаңа мектеп жұма күні жабылды."],
  ]);
  expect(shown.map(({ guard }) => guard.map(({ kind }) => kind))).toEqual([["number"], ["term"], ["negation"], []]);
  expect(shown.map(({ exchanges }) => exchanges.map(({ kind }) => kind))).toEqual([
    ["number", "number"],
    ["term"],
    [],
    ["span"],
  ]);
  expect(shown[0]?.remembered).toBe("2024 жылы Қазақстан экономикасы 4,8% өсті.");
  expect(shown.every(({ score }) => score <= 99)).toBe(true);

  const told = (await files.run(["explain", ids[0] ?? "", ids[2] ?? "", "--lang", "kk"])).stdout;
  expect(told).toContain("the number “4.8” is “5.2” here, so “4,8” became “5,2”");
  expect(told).toContain("differs in a negation and is never taken over by itself: here nothing, remembered not");

  const xliff = files.read("xliff/kk/news.md.xlf");
  expect(xliff).toMatch(/<alt-trans[^>]*origin="memory\/partner\.tmx: repaired[^>]*>\s*<source[^>]*>[^<]*4\.8%/);
  expect(xliff).toMatch(/<note from="memory"[^>]*>[^<]*never taken over by itself/);
  expect(xliff).toContain("5,2% өсті.");
});

test("no repaired match fills a target, however low the threshold, and a second run writes nothing", async () => {
  using files = project("memory: { fill: 75 }\n");
  await files.run(["--lang", "kk"]);
  const segments: { target?: string }[] = JSON.parse(files.read("segments/kk/news.md.json")).segments;
  expect(segments.map(({ target }) => target ?? "")).toEqual(["", "", "", ""]);
  const before = files.files();
  await files.run(["--lang", "kk"]);
  expect(files.files()).toEqual(before);
});

test("notes about matches come back as the tools' own, not as a translator's", async () => {
  using files = project();
  await files.run(["--lang", "kk"]);
  const imported = await files.run(["import", "xliff/kk/news.md.xlf"]);
  expect(imported).toMatchObject({ code: 0 });
  expect(files.read("segments/kk/news.md.json")).not.toContain("notes");
});
