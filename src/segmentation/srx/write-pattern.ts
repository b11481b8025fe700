import { type Phrase, phrase } from "../../core/problem.ts";
import type { Pattern } from "./pattern.ts";

/** How a pattern is written for the place that it has in its rule. */
interface Writing {
  /** Names of the groups that something refers to; the others do not capture. */
  readonly referred: ReadonlySet<string>;
  /** Goes before the names of groups, so that several patterns may stand in one expression. */
  readonly prefix: string;
  atomics: number;
  fail(reason: Phrase): never;
}

/** Says what matches backwards: within what stands before a break, and within look-behind. */
type Direction = "forwards" | "backwards";

/**
 * The JavaScript source of a pattern, for `v` mode.
 *
 * @param direction `backwards` where it will stand inside look-behind
 * @param fail is called with the reason where it cannot be matched in that direction
 */
export function writePattern(
  pattern: Pattern,
  direction: Direction,
  prefix: string,
  fail: (reason: Phrase) => never,
): string {
  return write(pattern, direction, { referred: references(pattern), prefix, atomics: 0, fail });
}

function references(pattern: Pattern): ReadonlySet<string> {
  switch (pattern.kind) {
    case "reference":
      return new Set([pattern.name]);
    case "character":
    case "assertion":
      return new Set();
    case "sequence":
      return new Set(pattern.items.flatMap((item) => [...references(item)]));
    case "choice":
      return new Set(pattern.options.flatMap((option) => [...references(option)]));
    case "group":
    case "look":
    case "atomic":
    case "repeat":
      return references(pattern.body);
  }
}

function write(pattern: Pattern, direction: Direction, writing: Writing): string {
  const inner = (body: Pattern): string => write(body, direction, writing);
  switch (pattern.kind) {
    case "character":
      return pattern.fold ? `(?i:${pattern.source})` : pattern.source;
    case "assertion":
      return pattern.source;
    case "sequence":
      return pattern.items.map(inner).join("");
    case "choice":
      return `(?:${pattern.options.map(inner).join("|")})`;
    case "group":
      return `(${writing.referred.has(pattern.name) ? `?<${writing.prefix}${pattern.name}>` : "?:"}${inner(pattern.body)})`;
    case "reference":
      // Matched backwards, a reference comes before the group that it refers to.
      if (direction === "backwards") return writing.fail(phrase("phrase.srx.reference"));
      return `\\k<${writing.prefix}${pattern.name}>`;
    case "look": {
      const within = write(pattern.body, pattern.ahead ? "forwards" : "backwards", writing);
      return `(?${pattern.ahead ? "" : "<"}${pattern.negative ? "!" : "="}${within})`;
    }
    case "atomic":
      return writeAtomic(pattern.body, direction, writing);
    case "repeat":
      return writeRepeat(pattern, direction, writing);
  }
}

function writeRepeat(pattern: Pattern & { kind: "repeat" }, direction: Direction, writing: Writing): string {
  const { body, least, most, possessive } = pattern;
  if (possessive && body.kind !== "character")
    return writeAtomic({ ...pattern, possessive: false }, direction, writing);
  const source = write(body, direction, writing);
  const atom = body.kind === "character" && !body.fold ? source : `(?:${source})`;
  const times = (low: number, high: number | undefined): string => `${atom}{${low},${high ?? ""}}`;
  if (!possessive) return times(least, most);
  // Of one character as many as there are: none may follow, unless the bound is reached. True in both directions.
  if (most === undefined) return `(?:${times(least, most)}(?!${source}))`;
  if (most === least) return times(least, most);
  return `(?:${times(most, most)}|${times(least, most - 1)}(?!${source}))`;
}

function writeAtomic(body: Pattern, direction: Direction, writing: Writing): string {
  if (isFixed(body)) return write(body, direction, writing);
  const only = body.kind === "sequence" && body.items.length === 1 ? body.items[0] : body;
  if (only?.kind === "repeat" && only.body.kind === "character")
    return writeRepeat({ ...only, possessive: true }, direction, writing);
  if (body.kind === "choice" && body.options.every(isFixed)) {
    const options = body.options.map((option) => write(option, direction, writing));
    const ahead = body.options.map((option) => write(option, "forwards", writing));
    return `(?:${options.map((one, at) => unless(ahead.slice(0, at)) + one).join("|")})`;
  }
  if (direction === "backwards") return writing.fail(phrase("phrase.srx.atomic"));
  const name = `${writing.prefix}atomic${writing.atomics++}`;
  return `(?:(?=(?<${name}>${write(body, direction, writing)}))\\k<${name}>)`;
}

function unless(options: readonly string[]): string {
  return options.length === 0 ? "" : `(?!${options.join("|")})`;
}

/** Whether it matches in one way only, so that there is no other way to try. */
function isFixed(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "character":
    case "assertion":
    case "look":
      return true;
    case "sequence":
      return pattern.items.every(isFixed);
    case "group":
    case "atomic":
      return isFixed(pattern.body);
    case "repeat":
      return pattern.least === pattern.most && isFixed(pattern.body);
    case "choice":
    case "reference":
      return false;
  }
}
