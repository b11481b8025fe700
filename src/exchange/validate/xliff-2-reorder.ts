import type { Element } from "./element.ts";
import type { Report } from "./violation.ts";
import { isCode, type Token } from "./xliff-2-content.ts";

/**
 * Sequences of codes that must stay together (4.7.2, editing hints): one that has `canReorder="firstNo"`, then those
 * that have `no`. Each `no` follows such a code directly, and a target keeps the sequences of its source.
 */
export function checkSequences(source: readonly Token[], target: readonly Token[], report: Report): void {
  const expected = sequencesOf(source, report);
  for (const [head, sequence] of sequencesOf(target, report)) {
    const original = expected.get(head);
    if (!sequence.real || original === undefined || same(original.keys, sequence.keys)) continue;
    report("X2-REORDER-CHANGED", sequence.first.place, { id: head });
  }
}

interface Sequence {
  readonly first: Element;
  readonly keys: string[];
  readonly real: boolean;
}

/** The sequences by the key of their first code. */
function sequencesOf(tokens: readonly Token[], report: Report): ReadonlyMap<string, Sequence> {
  const sequences = new Map<string, Sequence>();
  let current: Sequence | undefined;
  for (const token of tokens) {
    const { element, isEnd, real } = token;
    if (!isCode(element)) continue;
    const reorder = element.attributes.get("canReorder") ?? "yes";
    if (reorder === "yes") current = undefined;
    else if (reorder === "firstNo" && !isEnd) {
      current = { first: element, keys: [keyOf(token)], real };
      sequences.set(keyOf(token), current);
    } else if (current !== undefined) current.keys.push(keyOf(token));
    else if (!isEnd && real) report("X2-REORDER-FIRST", element.place, { element: element.tag });
  }
  return sequences;
}

/** The same for a `pc` and for the `sc` and `ec` that it may be written as. */
function keyOf({ element, isEnd }: Token): string {
  const { attributes, tag } = element;
  const id = attributes.get("id") ?? "";
  if (tag === "ec") return `/${attributes.get("startRef") ?? id}`;
  return isEnd ? `/${id}` : id;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
