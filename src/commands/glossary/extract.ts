import type { LanguageTag } from "../../core/model.ts";
import { formatPlace, type Place, Problem } from "../../core/problem.ts";
import { plainText } from "../../core/runs.ts";
import { placesIn } from "../../journey/glossary/places.ts";
import type { Project } from "../../journey/project.ts";
import { readSource } from "../../journey/source.ts";
import { readTargetRecord } from "../../journey/target.ts";
import { currentSpeaker, say } from "../../report/say.ts";
import { extractTerms } from "../../terms/extract.ts";
import { likelyRenderings } from "../../terms/likely-renderings.ts";
import { namedArticles } from "../articles.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { openProject } from "../open-project.ts";

/** `translate glossary extract`: phrases of the articles that may be terms, with counts, contexts and likely renderings. */
export const glossaryExtract: Command = {
  takesNames: true,
  options: { lang: { type: "string" }, min: { type: "string" }, max: { type: "string" } },
  run,
};

const CONTEXTS = 3;

interface Sentence {
  readonly text: string;
  readonly place: Place;
  readonly targets: ReadonlyMap<LanguageTag, string>;
}

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const [min, max] = [wholeNumber(values["min"], "--min", 2), wholeNumber(values["max"], "--max", 100)];
  const sentences: Sentence[] = [];
  const problems: Problem[] = [];
  for (const path of namedArticles(project, positionals, folder)) {
    try {
      sentences.push(...(await sentencesOf(project, path, langs)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  const found = extractTerms(
    sentences.map(({ text }) => text),
    project.glossary,
    { min },
  );
  // A sentence that stands in several articles says nothing new of what goes together.
  const firsts = new Set(new Map(sentences.map(({ text }, index) => [text, index])).values());
  const likely = langs.map((lang) => ({
    lang,
    find: likelyRenderings(sentences.map(({ targets }, index) => (firsts.has(index) ? targets.get(lang) : undefined))),
  }));
  const candidates = found.slice(0, max).map(({ sentences: at, ...candidate }) => ({
    ...candidate,
    contexts: at.slice(0, CONTEXTS).flatMap((index) => {
      const sentence = sentences[index];
      return sentence === undefined ? [] : [{ ...sentence.place, text: around(sentence.text, candidate.phrase) }];
    }),
    renderings: Object.fromEntries(likely.map(({ lang, find }) => [lang, find(at)])),
  }));
  for (const problem of problems) reporter.problem(problem);
  reporter.object("glossary-extract", { sentences: sentences.length, found: found.length, candidates });
  for (const { phrase, count, score, contexts, renderings } of candidates) {
    reporter.result(say("glossary.candidate", { phrase, count, score: currentSpeaker().decimal(score, 2) }));
    for (const [lang, forms] of Object.entries(renderings))
      if (forms.length > 0)
        reporter.result(say("glossary.likely", { lang, forms: forms.map(({ text }) => text).join(", ") }));
    for (const { text, ...place } of contexts)
      reporter.result(say("glossary.context", { place: formatPlace(place), text }));
  }
  reporter.result(say("glossary.candidates", { count: candidates.length, found: found.length }));
  return exitCode(new Set(problems.length > 0 ? ["partly"] : []));
}

async function sentencesOf(
  project: Project,
  path: string,
  langs: readonly LanguageTag[],
): Promise<readonly Sentence[]> {
  const { article, segments } = await readSource(project, path);
  const placeOf = placesIn(project.layout.article(path), article.text);
  const byLanguage: (readonly [LanguageTag, ReadonlyMap<string, string>])[] = [];
  for (const lang of langs) {
    const record = await readTargetRecord(project, path, lang);
    const filled = record.segments.flatMap(({ id, target, origin }) =>
      target === undefined || origin?.kind === "pseudo" ? [] : [[id, plainText(target)] as const],
    );
    byLanguage.push([lang, new Map(filled)]);
  }
  return segments.map(({ id, source, start }) => ({
    text: plainText(source),
    place: placeOf(start),
    targets: new Map(
      byLanguage.flatMap(([lang, targets]) => {
        const target = targets.get(id);
        return target === undefined ? [] : [[lang, target] as const];
      }),
    ),
  }));
}

const AROUND = 40;

/** The words around a phrase, as its sentence has it. */
function around(text: string, phrase: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(phrase.toLowerCase()));
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + phrase.length + AROUND)];
  const part = text.slice(from, to).replace(/\s+/g, " ");
  return `${from > 0 ? "…" : ""}${part}${to < text.length ? "…" : ""}`;
}

function wholeNumber(given: string | boolean | undefined, option: string, otherwise: number): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Problem("E_USAGE_VALUE", { option, value: String(given), known: "1, 2, 3, …" });
  return value;
}
