import { childrenOf, type Element } from "./element.ts";

/** A piece of a unit that holds text: a segment, an ignorable, or the pair of a match. */
export interface Part {
  readonly element: Element;
  readonly source: Element | undefined;
  readonly target: Element | undefined;
  /** Where its target stands among the targets, from 1: its `order`, or its own position. */
  readonly order: number;
}

/** A code or annotation as it is met when content is read from its beginning to its end. */
export interface Token {
  readonly element: Element;
  /** The end of a `pc` or `mrk`; these are met twice. */
  readonly isEnd: boolean;
  /** Stands in content of the side that is read: false for a source that stands in for a missing target. */
  readonly real: boolean;
}

/** The segments and ignorables of a unit. */
export function partsOf(unit: Element): readonly Part[] {
  return unit.children
    .filter(({ tag }) => tag === "segment" || tag === "ignorable")
    .map((element, index) => partOf(element, index + 1));
}

/** A segment, ignorable or match as a part. @param position from 1 */
export function partOf(element: Element, position: number): Part {
  const [source] = childrenOf(element, "source");
  const [target] = childrenOf(element, "target");
  const order = Number(target?.attributes.get("order") ?? position);
  return { element, source, target, order };
}

/** All codes and annotations of the sources, in order. */
export function sourceTokens(parts: readonly Part[]): readonly Token[] {
  return parts.flatMap(({ source }) => (source === undefined ? [] : [...tokensOf(source, true)]));
}

/**
 * All codes and annotations of the targets, in the order of the translation; none where there is no target. A part
 * without a target counts by its source, because it is yet to be translated.
 */
export function targetTokens(parts: readonly Part[]): readonly Token[] {
  if (parts.every(({ target }) => target === undefined)) return [];
  const ordered = [...parts].sort((a, b) => a.order - b.order);
  return ordered.flatMap(({ source, target }) => {
    const content = target ?? source;
    return content === undefined ? [] : [...tokensOf(content, target !== undefined)];
  });
}

function* tokensOf(content: Element, real: boolean): Generator<Token> {
  for (const element of content.children) {
    yield { element, isEnd: false, real };
    if (element.tag !== "pc" && element.tag !== "mrk") continue;
    yield* tokensOf(element, real);
    yield { element, isEnd: true, real };
  }
}

const CODES = new Set(["ph", "pc", "sc", "ec"]);

/** Whether an element stands for native code. */
export function isCode({ tag }: Element): boolean {
  return CODES.has(tag);
}
