import type { Finding } from "../core/model.ts";
import type { ArticleCheck, Check, CheckInput } from "./check.ts";
import { empty } from "./empty.ts";
import { inlineCodes } from "./inline-codes.ts";
import { interpolation } from "./interpolation.ts";
import { numbers } from "./numbers.ts";
import { script } from "./script.ts";
import { terms } from "./terms.ts";
import { untranslated } from "./untranslated.ts";
import { whitespace } from "./whitespace.ts";

/** Every check, in the order in which findings are told. */
export const checks: readonly Check[] = [
  empty,
  inlineCodes,
  interpolation,
  script,
  untranslated,
  terms,
  numbers,
  whitespace,
];

/** Every check that compares the segments of an article with one another. */
export const articleChecks: readonly ArticleCheck[] = [];

/** What all article checks say of an article's segments, each segment in its place. */
export function runArticleChecks(inputs: readonly CheckInput[]): readonly (readonly Finding[])[] {
  const found = articleChecks.map((check) => check.findAll(inputs));
  return inputs.map((_, index) => found.flatMap((findings) => findings[index] ?? []));
}

/** What all checks say of one segment. An empty target is told once, as empty, and not for all that it lacks. */
export function runChecks(input: CheckInput): readonly Finding[] {
  const nothing = empty.find(input);
  return nothing.length > 0 ? nothing : checks.flatMap((check) => check.find(input));
}
