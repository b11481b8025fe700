import { startRehearsal } from "../../rehearsal/server.ts";
import type { Run, Runs, State } from "../../src/core/model.ts";
import { plainText } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit, ReturnedFile, ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";
import { inKazakh } from "./kazakh-letters.ts";
import type { Outcomes } from "./outcomes.ts";

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
engine: { google: { project: newsroom } }
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

const DRAFTS = "The gate opens. **Nobody** comes out; the police watch.\n\nFamilies leave.\n";

/** The articles of the project below in which people have worked. */
export const ARTICLES = ["decree.md", "page.html", "strings.json"] as const;

/** Its article that a machine has translated. */
export const DRAFTED = "drafts.md";

/**
 * A project in which people have worked: of its segments every fifth is new, edited, reviewed, final, and locked in any
 * state; another article has drafts of a machine. Its texts are what tools have lost before.
 */
export async function workedOnProject(): Promise<TemporaryProject> {
  const project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/decree.md": MARKDOWN,
    [`articles/${DRAFTED}`]: DRAFTS,
    "articles/page.html": PAGE,
    "articles/strings.json": STRINGS,
  });
  {
    await using engine = await startRehearsal();
    const env = { QAZYNA_GOOGLE_ENDPOINT: engine.grpcEndpoint };
    await must(project, ["--lang", "kk", "--engine", "google", `articles/${DRAFTED}`], env);
  }
  await must(project, ["--lang", "kk", "--engine", "none"]);
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
 * A colon gets a carriage return and a line feed behind it; only a reviewed segment has one, because OmegaT cannot
 * carry carriage returns that nobody knows of.
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

/** The units of an article as they come back from a translator whose tool loses nothing and shows these. */
export function workedUnits(
  project: TemporaryProject,
  article: string,
  isShown: (unit: ReturnedUnit) => boolean = () => true,
): readonly ReturnedUnit[] {
  const open = new Set(
    openUnits(project, article)
      .filter(isShown)
      .map(({ id }) => id),
  );
  return handedOver(project, xliffOf(article)).units.map((unit) => {
    if (plainText(unit.source).normalize("NFC") === LEFT || !open.has(unit.id)) return unit;
    const state = unit.state === "new" || unit.state === "draft" ? "edited" : unit.state;
    return { ...unit, target: workedRuns(unit.source, unit.state), state };
  });
}

/** The units of an article that are not locked. */
export function openUnits(project: TemporaryProject, article: string): readonly ReturnedUnit[] {
  const { segments } = JSON.parse(project.read(`segments/kk/${article}.json`));
  const locked = new Set(segments.map(({ id, locked: is }: { id: string; locked?: true }) => (is ? id : "")));
  return handedOver(project, xliffOf(article)).units.filter(({ id }) => !locked.has(id));
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

/** Checks that the records of articles are the same in both projects. */
export function sameRecords(
  say: Outcomes,
  found: TemporaryProject,
  expected: TemporaryProject,
  articles: readonly string[],
): void {
  const segments = (project: TemporaryProject, article: string): readonly unknown[] =>
    JSON.parse(project.read(`segments/kk/${article}.json`)).segments;
  for (const article of articles)
    say.same(`the record of ${article} is the same`, segments(found, article), segments(expected, article));
}

/** Runs a command that must succeed. */
export async function must(
  project: TemporaryProject,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const ran = await project.run(args, env);
  if (ran.code !== 0) throw new Error(`translate ${args.join(" ")}: exit ${ran.code}\n${ran.stdout}\n${ran.stderr}`);
  return ran.stdout;
}
