import type { TextSpan } from "../core/model.ts";

/** An hour as written, with its half of the day: `6 p.m.` */
export interface Hour extends TextSpan {
  readonly text: string;
}

const HALF_DAY = /^(?:[:.]\d\d)?\s*([ap])\.?\s?m\b/iu;
/** Words that tell an hour of the afternoon from one of the morning. */
const SAID_OF_EVENING =
  /вечер|(?<!\p{L})(?:дня|ночи)(?!\p{L})|пополудни|после полудня|кеш|түн|түстен|күндізгі|[Pp]\.?\s?[Mm]/u;

/** Which half of the day an English time names behind its hour. */
export function halfDay(after: string): "a" | "p" | undefined {
  const letter = HALF_DAY.exec(after)?.[1]?.toLowerCase();
  return letter === "a" || letter === "p" ? letter : undefined;
}

/** Hours of the afternoon that `target` has as hours of the morning: 6 p.m. as 6:00. `digits` are the source's. */
export function hoursLost(
  digits: readonly (TextSpan & { readonly values: readonly number[] })[],
  source: string,
  target: string,
): readonly Hour[] {
  if (!/\d\s*[Pp]\.?\s?[Mm]\b/.test(source) || SAID_OF_EVENING.test(target)) return [];
  return digits.flatMap(({ start, end, values }) => {
    const after = source.slice(end, end + 10);
    const hour = Math.floor(values[0] ?? 0);
    if (hour < 1 || hour > 11 || halfDay(after) !== "p") return [];
    if (!isOnClock(hour, target) || isOnClock(hour + 12, target)) return [];
    const until = end + (HALF_DAY.exec(after)?.[0].length ?? 0);
    return [{ text: source.slice(start, until), start, end: until }];
  });
}

function isOnClock(hour: number, text: string): boolean {
  return new RegExp(`(?<![\\d:.])0?${hour}[:.][0-5]\\d(?![\\d:]|\\.\\d)`).test(text);
}
