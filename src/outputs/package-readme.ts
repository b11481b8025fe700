import type { LanguageTag } from "../core/model.ts";
import { wordingFor } from "./wording.ts";

/** What the README of a hand-over package tells. */
export interface PackageFacts {
  readonly project: string;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly part: number;
  readonly parts: number;
  readonly articles: number;
  readonly segments: number;
  readonly words: number;
  readonly weightedWords: number;
  /** `XLIFF 1.2`, for people to read. */
  readonly format: string;
  readonly isOmegat: boolean;
  /** Whether people's names have been left in. */
  readonly hasNames: boolean;
  readonly files: readonly string[];
}

/** In this order; the last is for everybody else. */
const LANGUAGES = ["kk", "ru", "en"] as const;

/** The README of a hand-over package, in Markdown: how much there is and how to work with it, in three languages. */
export function packageReadme(facts: PackageFacts): string {
  const { project, part, parts, files } = facts;
  const { say } = wordingFor("en");
  const name = parts === 1 ? project : `${project} (${part}/${parts})`;
  const sections = LANGUAGES.map((lang) => sectionIn(lang, facts));
  return `${[`# ${oneLine(name)}`, ...sections, `## ${say("package.files")}`, files.map((file) => `- \`${oneLine(file)}\``).join("\n")].join("\n\n")}\n`;
}

function sectionIn(lang: (typeof LANGUAGES)[number], facts: PackageFacts): string {
  const { say } = wordingFor(lang);
  const names = new Intl.DisplayNames(lang, { type: "language" });
  const nameOf = (tag: LanguageTag): string => names.of(tag) ?? tag;
  const { articles, segments, words, weightedWords, format, part, parts } = facts;
  const counts = { articles, segments, words, weighted: weightedWords };
  const rows = Object.entries(counts).map(
    ([key, count]) => `| ${say(`package.${key}`)} | ${say("package.number", { number: count })} |`,
  );
  const steps = facts.isOmegat
    ? ["openOmegat", "omegatReady", "drafts", "codes", "returnOmegat", "preview"]
    : ["openXliff", "attachMemory", "attachTerms", "drafts", "codes", "returnXliff", "preview"];
  return [
    `## ${say("package.title", { source: nameOf(facts.sourceLang), target: nameOf(facts.lang) })}`,
    ...(parts === 1 ? [] : [say("package.part", { part, parts })]),
    [`| ${say("package.volume")} | |`, "| --- | ---: |", ...rows].join("\n"),
    say("package.weightedNote"),
    `### ${say("package.work")}`,
    steps.map((step, index) => `${index + 1}. ${say(`package.${step}`, { format })}`).join("\n"),
    ...(facts.hasNames ? [] : [say("package.people")]),
  ].join("\n\n");
}

function oneLine(text: string): string {
  return text.replace(/[\s`]+/g, " ").trim();
}
