import type { Rules } from "./rules/rules.ts";
import { wordAt } from "./word.ts";

// Lengths are bounded, so that a text of many addresses without white space takes linear time.
/** An address of a page or a mailbox, and the white space after it. */
const ADDRESS =
  /(?:(?<![[(<])(?:https?:\/\/|www\.)\S{0,300}[\p{L}\p{N}/]|(?<=[\p{L}\p{N}])@[\p{L}\p{N}-]{1,60}(?:\.[\p{L}\p{N}-]{1,60}){1,5})\s{1,9}(?=\p{Lu})/gu;
/** Two topics or more in a row, as they close a message, and the white space after them. */
const TOPICS = /#\p{L}[\p{L}\p{M}\p{N}_-]{0,100}\s{1,9}#\p{L}[\p{L}\p{M}\p{N}_-]{0,100}\s{1,9}(?=\p{Lu}[\p{Ll}\s])/gu;

function endsOf(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map((found) => found.index + found[0].length);
}

/**
 * Where sentences begin after what writers leave without a stop, since the stop would be read as a part of it: an address
 * before a word that opens sentences, a run of topics (`#теңіз #жаз`) before any word with a capital. In ascending order.
 */
export function stoplessOpenings(text: string, rules: Rules): readonly number[] {
  if (rules.starters.size === 0) return [];
  const addresses = /www\.|:\/\/|@/.test(text) ? endsOf(text, ADDRESS) : [];
  const topics = text.includes("#") ? endsOf(text, TOPICS) : [];
  const opening = addresses.filter((at) => rules.starters.has(wordAt(text, at).text));
  return [...opening, ...topics].sort((a, b) => a - b);
}
