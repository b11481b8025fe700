import type { TextSpan } from "../core/model.ts";

// Addresses, e-mails, placeholders of i18next, ICU, printf and shells, and entities: what programs read.
// Repetitions are bounded: hostile texts such as a.a.a.… took a minute.
const PROTECTED =
  /(?:https?:\/\/|www\.)[^\s<>"«»“”„]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}|\{\{[^{}]*\}\}|\{[^{}\s]*\}|\$t\([^()]*\)|\$\{[^{}]*\}|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?[sdfiuxX@](?![\p{L}\p{M}])|&#?\w+;|<[^<>]*>|(?<![\p{L}\p{M}\p{N}])(?:[\w-]{1,63}\.){1,10}(?:com|org|net|info|kz|ru|io|eu|uk|html?|pdf|json|md)(?:\/[^\s<>"«»“”„]*)?(?![\p{L}\p{M}\p{N}])/giu;
// A cheap look before the dear one: every alternative above has one of these.
const SIGNS = /[@{}$%&<]|:\/\/|www\.|[a-z\d]\.[a-z]/i;

/** The stretches of a text that programs read: addresses, e-mails, file names, placeholders. In order, none overlapping. */
export function protectedStretches(text: string): readonly TextSpan[] {
  if (!SIGNS.test(text)) return NONE;
  return Array.from(text.matchAll(PROTECTED), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

const NONE: readonly TextSpan[] = [];

/** Whether `[start, end)` meets any of the stretches; an empty one meets those that it stands inside. */
export function meets(stretches: readonly TextSpan[], start: number, end: number): boolean {
  return stretches.some((one) =>
    start === end ? one.start < start && start < one.end : one.start < end && start < one.end,
  );
}
