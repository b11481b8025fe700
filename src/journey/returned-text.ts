import { stateRank } from "../core/change.ts";
import type { Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { codesOf, markedText, plainText } from "../core/runs.ts";
import { codeShapes } from "../exchange/code-shapes.ts";
import type { ReturnedUnit } from "../exchange/handover.ts";

/**
 * A text that came back, as it stands already where only a tool's handling of characters lies between the two: letters
 * taken apart or put together (Unicode NFD, NFC), hard spaces made soft, entities escaped twice. Nobody has worked on it.
 *
 * A hard space that stands in the returned text alone is a person's.
 */
export function withoutToolDamage(returned: Runs, standing: Runs | undefined): Runs {
  if (standing === undefined || markedText(returned) === markedText(standing)) return returned;
  const [now, then] = [markedText(returned).normalize("NFC"), markedText(standing).normalize("NFC")];
  const kept = now === then || now === softened(then) || unescaped(now) === then;
  return kept ? standing : returned;
}

/** Why a text that somebody has changed cannot be taken for a translation of `source`; undefined where it can. */
export function faultIn(unit: ReturnedUnit, target: Runs, source: Runs): Problem | undefined {
  const { id } = unit;
  const [said, meant] = [plainText(target), plainText(source)];
  if (said.trim() === "" && meant.trim() !== "") return new Problem("E_UNIT_BLANK", { id });
  if (isCopy(said, meant) && stateRank(unit.state) < stateRank("reviewed")) return new Problem("E_UNIT_SOURCE", { id });
  const [entity] = ENTITY.exec(said) ?? [];
  if (entity !== undefined && !ENTITY.test(meant)) return new Problem("E_UNIT_ESCAPED", { id, entity });
  return isTornApart(target, source) ? new Problem("E_UNIT_NESTING", { id }) : undefined;
}

const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i;

/** Names, titles, addresses and numbers may stay as they are: a copy of a sentence has words in small letters. */
function isCopy(said: string, meant: string): boolean {
  const isProse = /\S\s+\S/.test(meant.trim()) && /(?:^|\s)\p{Ll}/u.test(meant);
  return isProse && said.trim().normalize("NFC") === meant.trim().normalize("NFC");
}

/** Whether a pair of codes ends before it begins or crosses another, which none does in the source. */
function isTornApart(target: Runs, source: Runs): boolean {
  const count = (runs: Runs, shape: string): number => codeShapes(runs).filter((found) => found === shape).length;
  if (codesOf(target).length === 0) return false;
  return (
    count(target, "isolated") > count(source, "isolated") ||
    (count(target, "overlapping") > 0 && count(source, "overlapping") === 0)
  );
}

function softened(text: string): string {
  return text.replace(/[\u00A0\u2007\u202F]/g, " ");
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (entity, name: string) => CHARACTERS[name] ?? entity);
}
