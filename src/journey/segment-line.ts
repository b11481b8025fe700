import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem, phrase } from "../core/problem.ts";
import { splitSentences } from "../segmentation/index.ts";
import { readJsonLine, refusedLine } from "./json-line.ts";
import type { Segmentation } from "./segmentation.ts";

/** What is said to one line of a stream. `id` is the line's own, null where none could be read. */
export type LineAnswer =
  | {
      readonly kind: "breaks";
      readonly id: unknown;
      readonly lang: LanguageTag;
      /**
       * One offset for each sentence but the last: where it ends, right after its last character and before the white
       * space that follows, in UTF-16 units of `text`. In ascending order, strictly inside the text.
       */
      readonly breaks: readonly number[];
    }
  | { readonly kind: "problem"; readonly id: unknown; readonly problem: Problem };

/**
 * The answer to one line `{"id": …, "lang": "kk", "text": "…"}`, whatever stands in it. Fields of other names are left
 * alone.
 *
 * @param bytes the line without its end; undefined for one that was too long
 * @param otherwise the language of a line that names none
 */
export function answerLine(bytes: Uint8Array | undefined, otherwise: LanguageTag, rules: Segmentation): LineAnswer {
  let id: unknown = null;
  try {
    const line = readJsonLine(bytes);
    id = line["id"] ?? null;
    const { text, lang = otherwise } = line;
    if (typeof text !== "string") throw refusedLine(phrase("phrase.line.noField", { field: "text" }));
    if (typeof lang !== "string" || !isLanguageTag(lang)) throw refusedLine(phrase("phrase.line.noLanguageTag"));
    const sentences = splitSentences(text, lang, rules.options);
    return { kind: "breaks", id, lang, breaks: sentences.slice(0, -1).map(({ end }) => end) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: "problem", id, problem: error };
  }
}
