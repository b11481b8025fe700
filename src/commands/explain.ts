import { isHuman } from "../core/change.ts";
import type { LanguageTag, Target } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import { markedText } from "../core/runs.ts";
import { type Checked, checkTargets } from "../journey/findings.ts";
import type { Project } from "../journey/project.ts";
import { type Proposed, propose } from "../journey/propose.ts";
import { remember } from "../journey/remember.ts";
import { readSource, type Source } from "../journey/source.ts";
import { sourceFor } from "../journey/source-for.ts";
import { readTargets } from "../journey/target.ts";
import type { Means } from "../journey/work.ts";
import { targetToJson } from "../record/json.ts";
import { say } from "../report/say.ts";
import { shownWords, words } from "../report/wording.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { findSegments } from "./find-segments.ts";
import { languagesOf } from "./languages.ts";
import { withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";

/** `translate explain ID`: why a segment's target is what it is, and what else the memory knows. */
export const explainCommand: Command = { takesNames: true, options: { lang: { type: "string" } }, run };

interface Explained {
  readonly lang: LanguageTag;
  readonly article: string;
  readonly source: string;
  readonly target: Target;
  readonly proposed: Pick<Proposed, "matches" | "fragments">;
  readonly checked: Checked | undefined;
}

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const chosen = await findSegments(project, positionals, folder);
  const explained: Explained[] = [];
  const problems: Problem[] = [];
  await withMeans(project, { frozen: false }, async (means) => {
    problems.push(...(await remember(project, means.memory, means.stamps, [...project.config.targets, ...langs])));
    means.stamps.save();
    for (const { path, chosen: isChosen } of chosen) {
      const source = await readSource(project, path);
      for (const lang of langs) explained.push(...(await explain(project, means, source, lang, isChosen)));
    }
  });
  for (const problem of problems) reporter.problem(problem);
  reporter.object("explain", { segments: explained.map(asJson) });
  for (const one of explained) reporter.result(inWords(one));
  return exitCode(new Set(problems.length === 0 ? [] : ["partly"]));
}

async function explain(
  project: Project,
  means: Means,
  common: Source,
  lang: LanguageTag,
  isChosen: (target: Target) => boolean,
): Promise<readonly Explained[]> {
  const source = sourceFor(common, lang);
  const { record } = await readTargets(project, source.path, source.record, lang);
  // Settled segments are looked up as well here: the question is what the memory knows, not what it may fill.
  const asked = {
    segments: record.segments.map((target) =>
      isChosen(target) && isHuman(target) ? { id: target.id, source: target.source, state: "new" as const } : target,
    ),
  };
  const proposed = await propose(project, means.memory, source.path, source.record, asked, lang);
  const checked = checkTargets(project, source, record, lang);
  return record.segments.flatMap((target, index) => {
    if (!isChosen(target)) return [];
    const text = markedText(source.segments[index]?.source ?? target.source);
    return [
      {
        lang,
        article: source.path,
        source: text,
        target,
        proposed: proposed.get(target.id) ?? { matches: [], fragments: [] },
        checked: checked.get(target.id),
      },
    ];
  });
}

function asJson({ lang, article, source, target, proposed, checked }: Explained): object {
  return {
    lang,
    article,
    text: source,
    ...targetToJson(target),
    matches: proposed.matches.map(({ unit, memory, type, score, base, credit, penalties, ...examined }) => ({
      memory,
      type,
      score,
      base,
      credit,
      penalties,
      source: markedText(unit.source),
      target: markedText(unit.target),
      ...(type === "repaired" ? { remembered: markedText(examined.remembered) } : {}),
      exchanges: examined.exchanges,
      refusals: examined.refusals,
      guard: examined.guard,
    })),
    fragments: proposed.fragments.map(({ text, unit, memory }) => ({
      memory,
      text,
      source: markedText(unit.source),
      target: markedText(unit.target),
    })),
    terms: (checked?.terms ?? []).map(({ term }) => term.id),
    termDecisions: (checked?.terms ?? []).map((hit) => ({
      term: hit.term.id,
      found: hit.decision?.found.id ?? hit.term.id,
      verdict: hit.decision?.verdict ?? "applies",
      reason: hit.decision?.reason ?? "always",
      message: words.term(hit, lang),
    })),
    findings: (checked?.findings ?? []).map((finding) => ({ ...finding, message: words.finding(finding) })),
  };
}

function inWords({ lang, article, source, target, proposed, checked }: Explained): string {
  const words = shownWords();
  const lines = [
    say("explain.head", { id: target.id, lang, article }),
    say("explain.source", { text: source }),
    target.target === undefined ? say("explain.noTarget") : say("explain.target", { text: markedText(target.target) }),
    say("explain.state", { state: say(`status.${target.state}`) }),
    ...(target.stale ? [say("explain.stale", { text: markedText(target.source) })] : []),
    ...(target.locked ? [say("explain.locked")] : []),
    ...(target.onlyHere ? [say("explain.onlyHere")] : []),
    ...(target.origin === undefined ? [] : [words.origin(target)]),
    ...(target.reviewedBy === undefined ? [] : [say("origin.reviewed", { by: target.reviewedBy })]),
    ...(target.raw === undefined ? [] : [say("explain.raw", { text: markedText(target.raw) })]),
    ...words.machine(target),
    ...(target.proposal === undefined ? [] : [say("explain.proposal", { text: markedText(target.proposal.target) })]),
    ...(target.previous === undefined ? [] : [say("explain.previous", { text: markedText(target.previous.target) })]),
    ...proposed.matches.flatMap((match) => [
      words.candidate(match),
      ...words.examined(match),
      ...words.refusals(match),
    ]),
    ...proposed.fragments.map((fragment) => words.fragment(fragment)),
    ...new Set((checked?.terms ?? []).map((hit) => words.term(hit, lang))),
    ...(checked?.findings ?? []).map((finding) => words.finding(finding)),
  ];
  return lines.join("\n");
}
