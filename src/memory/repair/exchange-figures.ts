import type { Exchange, Refusal, RefusalReason } from "../../core/repair.ts";
import type { Comparison } from "./compare.ts";
import { type Edit, rewriteDate } from "./dates.ts";
import { dependsOn } from "./depends.ts";
import { type Figure, readFigures, writeNumber } from "./figures.ts";
import { figuresOf, type Text } from "./pieces.ts";

/** What a step would change in the remembered target, or why it leaves it alone. */
export interface Step {
  readonly edits: readonly Edit[];
  readonly exchanges: readonly Exchange[];
  readonly refusals: readonly Refusal[];
}

/** The step that changes nothing. */
export const NO_STEP: Step = { edits: [], exchanges: [], refusals: [] };

/** A step that was looked at and not made. */
export function refused(kind: Exchange["kind"], reason: RefusalReason, text: string): Step {
  return { edits: [], exchanges: [], refusals: [{ kind, reason, text }] };
}

interface Changed {
  readonly from: Figure;
  readonly to: Figure;
}

/**
 * Writes the query's numbers and dates where the remembered target has those of the remembered source.
 *
 *     grew 4.8 % in 2025 → вырос на 4,8 % в 2025 году
 *     grew 5.2 % in 2026 → вырос на 5,2 % в 2026 году
 *
 * All or none. Each remembered number must stand in the target as often as in the source (by value, in whatever
 * separators), and equal numbers must all become equal ones.
 */
export function exchangeFigures({ query, remembered, alignment, target, lang }: Comparison): Step {
  const pairs = alignment.pairs.flatMap(([a, b]): readonly Changed[] => {
    const [to, from] = [query.pieces[a]?.figure, remembered.pieces[b]?.figure];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const changed = pairs.filter(({ from, to }) => from.value !== to.value);
  const [first] = changed;
  if (first === undefined) return NO_STEP;
  const isLoose = [query, remembered].some((text) => figuresOf(text).length !== pairs.length);
  if (isLoose) return refuse(first, "unpaired");
  if (signsOf(query) !== signsOf(remembered)) return refuse(first, "sign");
  const inTarget = readFigures(target, lang);
  const steps = [...Map.groupBy(changed, ({ from }) => from.value).values()].map((group) =>
    exchangeOne({ group, pairs, inTarget, source: query.text }, target, lang),
  );
  const failed = steps.find(({ refusals }) => refusals.length > 0);
  // A number that the remembered source does not have was put there for a reason that nobody knows.
  const said = new Set(pairs.flatMap(({ from }) => [from.value, from.text]));
  const isUnsaid = ({ kind, value, text }: Figure): boolean => kind !== "time" && !said.has(value) && !said.has(text);
  if (failed === undefined && inTarget.some(isUnsaid)) return refuse(first, "unsaid");
  return (
    failed ?? {
      ...NO_STEP,
      edits: steps.flatMap((step) => step.edits),
      exchanges: steps.flatMap((step) => step.exchanges),
    }
  );
}

interface Group {
  /** The changed pairs with one and the same remembered value. */
  readonly group: readonly Changed[];
  readonly pairs: readonly Changed[];
  readonly inTarget: readonly Figure[];
  readonly source: string;
}

function exchangeOne({ group, pairs, inTarget, source }: Group, target: string, lang: string): Step {
  const [first] = group;
  if (first === undefined) return NO_STEP;
  const { from, to } = first;
  const alike = pairs.filter((pair) => pair.from.value === from.value);
  if (alike.some((pair) => pair.to.value !== to.value || kindOf(pair.to) !== kindOf(to)))
    return refuse(first, "repeated");
  const isClock = group.some((pair) => /^[\s\u00A0]?[ap]\.?\s?m\b/iu.test(source.slice(pair.to.end, pair.to.end + 6)));
  if (isClock) return refuse(first, "clock");
  // The same digits in another kind of figure (P_2B beside 2B) leave open which of them the source means.
  const places = placesOf(from, inTarget);
  if (places.length === 0) return refuse(first, "absent");
  const digits = inTarget.filter(({ value, text }) => value === from.value || text === from.text);
  if (places.length !== alike.length || digits.length !== places.length) return refuse(first, "repeated");
  const edits: Edit[] = [];
  for (const old of places) {
    const reason = dependsOn(target, old, to, lang);
    if (reason !== undefined) return refuse(first, reason);
    const made = editsFor(old, to, lang);
    if (made === undefined) return refuse(first, "shape");
    edits.push(...made);
  }
  const [place] = places;
  if (place === undefined) return NO_STEP;
  const exchange: Exchange = {
    kind: to.kind === "date" ? "date" : "number",
    query: to.text,
    remembered: from.text,
    wrote: written(place, edits),
    instead: place.text,
  };
  return { edits, exchanges: [exchange], refusals: [] };
}

function refuse({ to }: Changed, reason: RefusalReason): Step {
  return refused(to.kind === "date" ? "date" : "number", reason, to.text);
}

function kindOf({ kind }: Figure): string {
  return kind === "ordinal" ? "number" : kind;
}

/** Where the target has what `from` says; a number copied with its source's separators is the same text. */
function placesOf(from: Figure, inTarget: readonly Figure[]): readonly Figure[] {
  const byValue = inTarget.filter((figure) => figure.value === from.value && kindOf(figure) === kindOf(from));
  if (byValue.length > 0 || from.kind !== "number") return byValue;
  return inTarget.filter(({ kind, text }) => kind === "code" && text === from.text);
}

function editsFor(old: Figure, to: Figure, lang: string): readonly Edit[] | undefined {
  if (old.kind === "date") return rewriteDate(old, to.value, lang);
  const replace = (text: string | undefined): readonly Edit[] | undefined =>
    text === undefined ? undefined : [{ start: old.start, end: old.end, text }];
  switch (old.kind) {
    case "number":
      return to.kind === "number" || to.kind === "ordinal" ? replace(writeNumber(old, to, lang)) : undefined;
    case "ordinal":
      return undefined; // 21st, 22nd: nobody has needed it yet
    case "time":
    case "code":
      return replace(to.text);
  }
}

/** What stands in the place of `old` once the edits are made. */
function written(old: Figure, edits: readonly Edit[]): string {
  let text = "";
  let at = old.start;
  for (const edit of edits
    .filter(({ start, end }) => start >= old.start && end <= old.end)
    .sort((a, b) => a.start - b.start)) {
    text += old.text.slice(at - old.start, edit.start - old.start) + edit.text;
    at = edit.end;
  }
  return text + old.text.slice(at - old.start);
}

/** The currency, percent and other signs that say what a number counts, in reading order. */
function signsOf({ pieces }: Text): string {
  return pieces
    .filter(({ kind, text }) => kind === "mark" && /[\p{Sc}%‰°№§+<>≈~]/u.test(text))
    .map(({ text }) => text)
    .join("");
}
