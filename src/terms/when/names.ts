import { NAME_NOUNS } from "./cues.ts";
import type { Stretch } from "./quotation.ts";

/**
 * The proper name that a term is part of, such as `Oralman Adaptation Centre` or `Union of Oralmans`, or undefined.
 *
 * Words with capitals that go on to a noun by which names end (`cues.ts`), the term among them; or such a noun with a
 * capital and `of` before the term.
 */
export function nameAround(text: string, { start, end }: Stretch): string | undefined {
  const term = text.slice(start, end);
  if (!/^\p{Lu}/u.test(term)) return undefined;
  const after = /^(?:\s(?:\p{Lu}[\p{L}'’-]*|of|and|for|the)){1,6}/u.exec(text.slice(end))?.[0] ?? "";
  const words = [...after.matchAll(/\p{Lu}[\p{L}'’-]*/gu)];
  const noun = words.findLast((word) => NAME_NOUNS.has(word[0].toLowerCase()));
  if (noun !== undefined && !(isHeadline(text) && isClause(term, after.slice(0, noun.index)))) {
    const before = /(?:\p{Lu}[\p{L}'’-]*\s)*$/u.exec(text.slice(0, start))?.[0] ?? "";
    return before + term + after.slice(0, noun.index + noun[0].length);
  }
  const before =
    /(?<name>(?:\p{Lu}[\p{L}'’-]*\s)*(?<noun>\p{Lu}[\p{L}'’-]*)\s(?:of|for|on)\s(?:the\s)?(?:\p{Lu}[\p{L}'’-]*\s(?:and\s)?)*)$/u.exec(
      text.slice(0, start),
    );
  const kind = before?.groups?.["noun"]?.toLowerCase();
  return kind !== undefined && NAME_NOUNS.has(kind) ? (before?.groups?.["name"] ?? "") + term : undefined;
}

/** Whether all long words have capitals, so that capitals say nothing of names: `Oralmans Reject Plan`. */
function isHeadline(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return !/[.!?…]["”»’]?$/u.test(text) && words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** Whether the words up to the noun make a clause rather than a name: after a plural, or with a preposition of place. */
function isClause(term: string, between: string): boolean {
  return (
    /s$/u.test(term) ||
    between.trim().split(/\s+/u).length > 2 ||
    /\b(?:Outside|Inside|Near|Against|Before|After|Over|Under|With|Without|From|Into|Amid|Despite)\b/u.test(between)
  );
}
