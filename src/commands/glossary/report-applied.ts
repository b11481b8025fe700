import type { Runs } from "../../core/model.ts";
import { formatPlace } from "../../core/problem.ts";
import { markedText, plainText } from "../../core/runs.ts";
import type { Affected, Fate } from "../../journey/glossary/affected.ts";
import type { OpenTerm } from "../../journey/glossary/judge.ts";
import type { Project } from "../../journey/project.ts";
import { say, word } from "../../report/say.ts";
import type { Reporter } from "../../report/terminal.ts";
import type { Since } from "./since.ts";

const FATES: readonly Fate[] = ["changed", "pending", "rejected", "left"];

/** Tells every sentence that a change of terms touches, what became of it, and how many there are of each. */
export function reportApplied(
  reporter: Reporter,
  project: Project,
  {
    affected,
    since,
    isDry,
  }: { readonly affected: readonly Affected[]; readonly since: Since["from"]; readonly isDry: boolean },
): void {
  const count = (fate: Fate): number => affected.filter((one) => one.fate === fate).length;
  const counts = Object.fromEntries(FATES.map((fate) => [fate, count(fate)]));
  const out = new Set(affected.flatMap(({ out: file }) => file ?? []));
  reporter.object("glossary", {
    command: "apply",
    dryRun: isDry,
    since,
    ...counts,
    filesOut: [...out],
    sentences: affected.map(jsonOf),
  });
  for (const sentence of affected) reporter.result(linesOf(project, sentence, isDry));
  if (since === "nowhere") reporter.note(say("glossary.noFormer"));
  if (affected.length === 0) reporter.result(say("glossary.nothing"));
  else reporter.result(say(isDry ? "glossary.wouldApply" : "glossary.applied", { count: affected.length, ...counts }));
  if (out.size > 0) reporter.result(say("glossary.out", { count: out.size }));
  if (count("pending") > 0) reporter.result(say("glossary.pending", { count: count("pending") }));
}

function jsonOf({ place, before, after, human, verdicts: _verdicts, ...rest }: Affected): object {
  return {
    ...rest,
    ...place,
    person: human,
    before: markedText(before),
    ...(after === undefined ? {} : { after: markedText(after) }),
  };
}

function linesOf(project: Project, sentence: Affected, isDry: boolean): string {
  const { id, place, lang, kind, segment, repairs, open, fate, before, after, out, because } = sentence;
  const where = { id, place: formatPlace(place), lang, segment: segment ?? word("glossary.in", kind) };
  const lines = [
    say("glossary.sentence", {
      ...where,
      fate: say(isDry && fate === "changed" ? "glossary.fate.would" : `glossary.fate.${fate}`),
    }),
    ...(repairs.length > 0
      ? [
          say("glossary.before", {
            text: marked(
              before,
              repairs.map(({ start, end }) => ({ start, end })),
            ),
          }),
          say("glossary.after", { text: marked(after ?? before, placesAfter(sentence)) }),
        ]
      : [say("glossary.text", { text: markedText(before) })]),
    ...open.map((one) => say("glossary.why", { text: whyOpen(project, one, sentence) })),
    ...(because === undefined ? [] : [say("glossary.why", { text: say(`glossary.because.${because}`) })]),
    ...(out === undefined ? [] : [say("glossary.isOut", { path: out, segment: segment ?? "" })]),
  ];
  return lines.join("\n");
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where the exchanged terms stand in what came out. */
function placesAfter({ repairs }: Affected): readonly Stretch[] {
  let shift = 0;
  return repairs
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, after }) => {
      const from = start + shift;
      shift += after.length - (end - start);
      return { start: from, end: from + after.length };
    });
}

/** The text without its codes, with `[` and `]` around the stretches; no more than about ten words around them. */
function marked(runs: Runs, stretches: readonly Stretch[]): string {
  const text = plainText(runs);
  const sorted = stretches.toSorted((a, b) => a.start - b.start);
  let [written, at] = ["", 0];
  for (const { start, end } of sorted) {
    written += `${shortened(text.slice(at, start), at > 0)}[${text.slice(start, end)}]`;
    at = end;
  }
  return written + shortened(text.slice(at), true, false);
}

const AROUND = 60;

/** A part between terms, its middle left out where it is long; nothing is kept before the first and behind the last. */
function shortened(part: string, keepsStart: boolean, keepsEnd = true): string {
  const most = AROUND * (Number(keepsStart) + Number(keepsEnd));
  if (part.length <= most) return part;
  const start = keepsStart ? part.slice(0, AROUND).replace(/\S*$/u, "") : "";
  const end = keepsEnd ? part.slice(-AROUND).replace(/^\S*/u, "") : "";
  return `${start}…${end}`;
}

function whyOpen({ glossary }: Project, { term, source, found, reason }: OpenTerm, { lang }: Affected): string {
  const pinned = glossary.terms.find(({ id }) => id === term)?.renderings.get(lang)?.term ?? source;
  return say(`glossary.open.${reason}`, { source, found, pinned });
}

/** The note that is put beside a sentence on which a person has to decide. */
export function noteFor(project: Project, sentence: Affected): string {
  return say("glossary.note", { text: sentence.open.map((one) => whyOpen(project, one, sentence)).join(" ") });
}

/** The reason that is kept with a sentence that was rejected. */
export function reasonFor({ repairs, open }: Affected, given: string | boolean | undefined): string {
  if (typeof given === "string" && given.trim() !== "") return given.trim();
  const found = [...repairs.map(({ before }) => before), ...open.map(({ found: words }) => words)].filter(Boolean);
  return say("glossary.rejected", { found: [...new Set(found)].join(", ") });
}
