import type { Run, Runs, State } from "../../src/core/model.ts";
import { plainText } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit, ReturnedFile, ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";
import { inKazakh } from "./kazakh-letters.ts";

const MARKDOWN = `---
title: "Kin *across* the border"
---

# The **new** decree & its [annex](/annex?a=1&b=2)

See the [new **decree**](/decree) today, and ![a map](map.png) of it.[^1] A second sentence; a <b>literal</b> tag & 3 < 5.

- _One **two_ three** four
- \`code\` and a\u00A0no-break space, a cafe\u0301, an emoji 👩🏽‍🌾 🇰🇿
- The Kazakh letters: ӘәҒғҚқҢңӨөҰұҮүҺһІі

| Year | Families |
| --- | --- |
| 2025 cafe\u0301 | **1\u00A0204** |

[^1]: The note says {{nothing}} of "quotes" or 'apostrophes'.
`;

const CONFIG = `source: { include: ["**/*.md", "**/*.html", "**/*.json"] }
targets: [kk]
`;

const STRINGS = JSON.stringify(
  {
    lead: "  Two spaces before, one after ",
    lines: "The first line\nthe second line",
    carriage: "A carriage return\rand both\r\nhere",
    tab: "One\ttab",
    escaped: "&amp; &#10; <g0>no tag</g0> ]]> <!-- -->",
    name: "Hello {{name}}, you are welcome",
    emoji: "👩🏽‍🌾",
    marks: "e\u0301 и\u0306 and \u202F%",
  },
  undefined,
  2,
);

const PAGE = "<p>A carriage&#13;return &amp; a line\r\nend, <i>see</i> <br>there&nbsp;too.</p>\r\n<p>Ok</p>";

/** The articles of the project below. */
export const ARTICLES = ["decree.md", "page.html", "strings.json"] as const;

/**
 * A project in which people have worked: of its segments every fifth is new, edited, reviewed, final, and locked in any
 * state. Its texts are what tools have lost before.
 */
export async function workedOnProject(): Promise<TemporaryProject> {
  const project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/decree.md": MARKDOWN,
    "articles/page.html": PAGE,
    "articles/strings.json": STRINGS,
  });
  await must(project, ["--lang", "kk"]);
  const locked: string[] = [];
  for (const article of ARTICLES) {
    const path = xliffOf(article);
    const file = handedOver(project, path);
    const states: readonly State[] = ["new", "edited", "reviewed", "final", "edited"];
    const units = file.units.map((unit, index) => {
      if (index % 5 === 4) locked.push(unit.id);
      return { ...unit, target: workedRuns(unit.source, "new"), state: states[index % 5] ?? "new" };
    });
    project.write(`back/${path}`, rewritten(file, units));
  }
  await must(project, ["import", "back", "--by", "aigerim"]);
  project.remove("back");
  await must(project, ["lock", ...locked, "--lang", "kk"]);
  await must(project, ["export", "--lang", "kk"]);
  return project;
}

/**
 * What the translator makes of a text of a segment in this state: new ones are translated, edited ones changed, what is
 * reviewed or final stays; `LEFT` is left as it is. It sees the text in Unicode's composed form, as OmegaT shows it.
 * A colon gets a line end behind it, in segments that have been reviewed.
 */
export function worked(text: string, state: State): string {
  if (text.normalize("NFC") === LEFT) return text;
  const kazakh = inKazakh(text.normalize("NFC")).replace(":", ":\r\n");
  return state === "edited" ? kazakh.replaceAll("ә", "ӘәҒғҚқҢңӨөҰұҮүҺһІі") : kazakh;
}

function workedRuns(runs: Runs, state: State): Runs {
  return runs.map((run): Run => (run.kind === "code" ? run : { kind: "text", text: worked(run.text, state) }));
}

/** The text of a new segment that the translator does not get to. */
export const LEFT = "2025 caf\u00E9";

/** The units of an article as they come back from a translator whose tool loses nothing. */
export function workedUnits(project: TemporaryProject, article: string): readonly ReturnedUnit[] {
  const { segments } = JSON.parse(project.read(`segments/kk/${article}.json`));
  const locked = new Set(segments.map(({ id, locked }: { id: string; locked?: true }) => (locked ? id : "")));
  return handedOver(project, xliffOf(article)).units.map((unit) => {
    if (plainText(unit.source).normalize("NFC") === LEFT || locked.has(unit.id)) return unit;
    return {
      ...unit,
      target: workedRuns(unit.source, unit.state),
      state: unit.state === "new" ? "edited" : unit.state,
    };
  });
}

/** A copy of a project as a fresh clone has it. */
export function cloned(project: TemporaryProject): TemporaryProject {
  return temporaryProject(Object.fromEntries(project.files()));
}

/** The hand-over file at `path`. */
export function handedOver(project: TemporaryProject, path: string): ReturnedFile {
  const [file] = readXliff12(project.read(path), path);
  if (file === undefined) throw new Error(`${path} has no file`);
  return file;
}

/** A returned file as our own writer gives it. */
export function rewritten(file: ReturnedFile, units: readonly ReturnedUnit[]): string {
  const handover: Handover = {
    original: file.original,
    sourceLang: file.sourceLang,
    lang: file.lang ?? "kk",
    units: units.map(
      ({ id, source, target, state, base = "" }, group): HandoverUnit => ({
        ...{ id, group, kind: "paragraph", headings: [], source, state, base, alternatives: [], notes: [] },
        ...(target !== undefined && { target }),
      }),
    ),
  };
  return writeXliff12(handover);
}

/** The hand-over file of an article. */
export function xliffOf(article: string): string {
  return `xliff/kk/${article}.xlf`;
}

/** Runs a command that must succeed. */
export async function must(project: TemporaryProject, args: readonly string[]): Promise<string> {
  const ran = await project.run(args);
  if (ran.code !== 0) throw new Error(`translate ${args.join(" ")}: exit ${ran.code}\n${ran.stdout}\n${ran.stderr}`);
  return ran.stdout;
}
