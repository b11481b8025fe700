import { Kind, kindAt } from "./characters.ts";
import type { Situation } from "./sentence.ts";

/** Furthest that an opening bracket is looked for, in UTF-16 units. */
export const REACH = 400;

/** Before a bracket that is the mouth of a smiley: `:)`, `=(`. */
const EYES = ":;=";

/** Where the opening brackets begin that end at `index` and are sad (`рас па ((`): two or more before white space; else `index`. */
function sadSince(text: string, index: number): number {
  if (kindAt(text, index + 1) !== Kind.Space) return index;
  let first = index;
  while (index - first < REACH && kindAt(text, first - 1) === Kind.Opening) first--;
  return first;
}

/** Where the bracket opens that stands open before `end`, at or after `start`; -1 where none does. Smileys are no brackets. */
export function openBefore(text: string, start: number, end: number): number {
  let depth = 1;
  for (let index = end - 1; index >= start && end - index < REACH; index--) {
    const kind = kindAt(text, index);
    if (kind !== Kind.Closing && kind !== Kind.Opening) continue;
    if (EYES.includes(text.charAt(index - 1) || " ")) continue;
    const since = kind === Kind.Opening ? sadSince(text, index) : index;
    if (since < index) index = since;
    else if (kind === Kind.Closing) depth++;
    else if (--depth === 0) return index;
  }
  return -1;
}

/**
 * Whether brackets that close after the stop hold a remark inside a sentence: `(sic!)`, `(Ret.)`. Brackets that open
 * the sentence, or a sentence of their own within it, end it.
 */
export function closesRemark({ text, start, candidate }: Situation): boolean {
  if (candidate.closed !== "bracket") return false;
  const opening = openBefore(text, start, candidate.stops);
  if (opening <= start) return false;
  return kindAt(text, opening + 1) !== Kind.Upper || !text.slice(opening, candidate.stops).includes(" ");
}

/** Whether the number of an issue follows within open brackets: `(«Айқын», 23 сәуір 2010 жыл. № 70)`. */
export function continuesToIssue({ text, start, candidate }: Situation): boolean {
  return text[candidate.next] === "№" && openBefore(text, start, candidate.stops) >= 0;
}
