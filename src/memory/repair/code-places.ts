import type { InlineCode } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { type CodesToPlace, isLike, offsetsOf } from "./code-offsets.ts";
import { type Figure, readFigures } from "./figures.ts";
import { piecesOf } from "./pieces.ts";
import type { Spot } from "./stand-in.ts";

/**
 * Where a pair around `[from, to)` of the query's text belongs in `text`, the target without codes.
 *
 * Around the whole but its final mark; around a number, or words that are the same in both languages (a name, an
 * address), which stand once on each side; or where the remembered target has it, if the remembered source has it
 * around the same words. Undefined for all else.
 */
export function placeOfPair(
  [from, to]: readonly [number, number],
  code: InlineCode,
  text: string,
  given: CodesToPlace,
): Spot | undefined {
  const source = plainText(given.query);
  const content = source.slice(from, to);
  if (content.trim() === "" || content.trim() !== content) return undefined;
  return (
    allButLastMark(source, [from, to], text) ??
    carriedPlace([from, to], code, text, given) ??
    figurePlace(source, content, text, given) ??
    samePlace(source, content, text)
  );
}

function allButLastMark(source: string, [from, to]: readonly [number, number], text: string): Spot | undefined {
  const rest = source.slice(to).trim();
  const isWhole = source.slice(0, from).trim() === "" && /^[.!?…:;]$/u.test(rest) && text.endsWith(rest);
  return isWhole ? { start: 0, end: text.length - rest.length } : undefined;
}

/** Where the target has the pair that stands around the same words of the remembered source. */
function carriedPlace(
  [from, to]: readonly [number, number],
  code: InlineCode,
  text: string,
  { query, remembered, target, sourceLang }: CodesToPlace,
): Spot | undefined {
  if (plainText(target).trim() !== plainText(target)) return undefined;
  const count = (whole: string, at: number): number => piecesOf(whole.slice(0, at), sourceLang).length;
  const [ours, theirs] = [plainText(query), plainText(remembered)];
  const wanted = [count(ours, from), count(ours, to)];
  const offsets = offsetsOf(remembered);
  const open = offsets.filter(({ code: other, at }) => isLike(code, other) && count(theirs, at) === wanted[0]);
  const ids = open.map(({ code: other }) => other.id);
  const pairs = offsets.filter(
    ({ code: other, at }) => other.type === "close" && ids.includes(other.id) && count(theirs, at) === wanted[1],
  );
  const [pair, ...more] = pairs;
  if (pair === undefined || more.length > 0) return undefined;
  const ends = offsetsOf(target).filter(({ code: other }) => other.id === pair.code.id);
  const [start, end] = (["open", "close"] as const).map(
    (type) => ends.find(({ code: other }) => other.type === type)?.at,
  );
  if (ends.length !== 2 || start === undefined || end === undefined || start >= end) return undefined;
  return text.slice(start, end).trim() === "" ? undefined : { start, end };
}

/** Where a number stands, with its percent sign if the pair holds that too. */
function figurePlace(
  source: string,
  content: string,
  text: string,
  { sourceLang, lang }: CodesToPlace,
): Spot | undefined {
  const [inside, ...others] = readFigures(content, sourceLang);
  const sign = inside === undefined ? undefined : content.slice(inside.end);
  if (inside === undefined || others.length > 0 || inside.start !== 0 || !/^(?:\s?%)?$/u.test(sign ?? ""))
    return undefined;
  const isSame = ({ value }: Figure): boolean => value === inside.value;
  if (readFigures(source, sourceLang).filter(isSame).length !== 1) return undefined;
  const [found, ...more] = readFigures(text, lang).filter(isSame);
  if (found === undefined || more.length > 0) return undefined;
  const after = sign === "" ? "" : /^[\s\u00A0\u202F]?%/u.exec(text.slice(found.end))?.[0];
  const end = found.end + (after?.length ?? 0);
  // A suffix would be cut off from its number.
  return after === undefined || /^[-\u2010\u2011]?[\p{L}\p{N}]/u.test(text.slice(end))
    ? undefined
    : { start: found.start, end };
}

/** Where words stand that are written the same in both languages. */
function samePlace(source: string, content: string, text: string): Spot | undefined {
  if (!/[\p{L}\p{N}]/u.test(content)) return undefined;
  const isOnce = (whole: string): boolean =>
    whole.includes(content) && whole.indexOf(content) === whole.lastIndexOf(content);
  if (!isOnce(source) || !isOnce(text)) return undefined;
  const start = text.indexOf(content);
  const end = start + content.length;
  const isWord =
    !/[\p{L}\p{M}\p{N}]$/u.test(text.slice(0, start)) && !/^[-\u2010\u2011]?[\p{L}\p{M}\p{N}]/u.test(text.slice(end));
  return isWord ? { start, end } : undefined;
}
