/**
 * What may stand in an element and in which order, as an automaton that reads one child after the other.
 *
 * Written like the content models of a DTD: `skeleton?, other*, notes?, (unit|group)+`. `other` is any element of
 * another namespace than the parent's. `#text` first allows characters between the children, `any` allows everything.
 */
export interface ContentModel {
  readonly text: boolean;
  /** Whether everything is allowed. */
  readonly any: boolean;
  readonly start: States;
  /** The states after `child`; none where it may not stand here. @param other whether it is of another namespace */
  next(states: States, child: string, other: boolean): States;
  /** Whether the parent may end here. */
  mayEnd(states: States): boolean;
  /** What may come next, for people to read. */
  expected(states: States): readonly string[];
}

/** Positions in the model of which one has been reached; -1 is before its beginning. */
export type States = readonly number[];

/** The automaton of a content model (Glushkov 1961). Compiled models are shared; a mistake in one is a bug and thrown. */
export function contentModel(source: string): ContentModel {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const model = compile(source);
  compiled.set(source, model);
  return model;
}

const compiled = new Map<string, ContentModel>();

/** Part of a model: whether it may be empty, and the positions that it may begin and end with. */
interface Part {
  readonly empty: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

interface Parsing {
  readonly tokens: readonly string[];
  at: number;
  /** The name at each position. */
  readonly names: string[];
  /** The positions that may follow each. */
  readonly follow: Set<number>[];
}

function compile(source: string): ContentModel {
  const text = source.startsWith("#text");
  const any = source === "any";
  const tokens = (any ? "" : source.replace("#text", "")).match(/[\w:-]+|[(),|?*+]/g) ?? [];
  const parsing: Parsing = { tokens, at: 0, names: [], follow: [] };
  const whole = tokens.length === 0 ? { empty: true, first: [], last: [] } : sequence(parsing);
  if (parsing.at < tokens.length) throw new Error(`content model: ${source}`);
  const { names, follow } = parsing;
  const after = (state: number): Iterable<number> => (state < 0 ? whole.first : (follow[state] ?? []));
  const reachable = (states: States): readonly number[] => [...new Set(states.flatMap((state) => [...after(state)]))];
  return {
    text: text || any,
    any,
    start: [-1],
    next: (states, child, other) =>
      any ? states : reachable(states).filter((to) => names[to] === child || (other && names[to] === "other")),
    mayEnd: (states) => any || states.some((state) => (state < 0 ? whole.empty : whole.last.includes(state))),
    expected: (states) => [...new Set(reachable(states).map((to) => names[to] ?? ""))],
  };
}

function sequence(parsing: Parsing): Part {
  let left = choice(parsing);
  while (parsing.tokens[parsing.at] === ",") {
    parsing.at++;
    const right = choice(parsing);
    link(parsing, left.last, right.first);
    left = {
      empty: left.empty && right.empty,
      first: left.empty ? [...left.first, ...right.first] : left.first,
      last: right.empty ? [...left.last, ...right.last] : right.last,
    };
  }
  return left;
}

function choice(parsing: Parsing): Part {
  let left = repeated(parsing);
  while (parsing.tokens[parsing.at] === "|") {
    parsing.at++;
    const right = repeated(parsing);
    left = {
      empty: left.empty || right.empty,
      first: [...left.first, ...right.first],
      last: [...left.last, ...right.last],
    };
  }
  return left;
}

function repeated(parsing: Parsing): Part {
  const part = single(parsing);
  const sign = parsing.tokens[parsing.at];
  if (sign !== "?" && sign !== "*" && sign !== "+") return part;
  parsing.at++;
  if (sign !== "?") link(parsing, part.last, part.first);
  return { ...part, empty: part.empty || sign !== "+" };
}

function single(parsing: Parsing): Part {
  const token = parsing.tokens[parsing.at++] ?? "";
  if (token === "(") {
    const inner = sequence(parsing);
    parsing.at++; // the ")"
    return inner;
  }
  const position = parsing.names.push(token) - 1;
  parsing.follow.push(new Set());
  return { empty: false, first: [position], last: [position] };
}

function link({ follow }: Parsing, from: readonly number[], to: readonly number[]): void {
  for (const state of from) for (const next of to) follow[state]?.add(next);
}
