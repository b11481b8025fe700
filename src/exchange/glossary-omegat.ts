import type { LanguageTag } from "../core/model.ts";
import { type TermEntry, textsOf } from "./term-entry.ts";

/** What a comment says of forms that must not be written. */
export type ForbiddenWords = (forms: readonly string[]) => string;

/**
 * A glossary as OmegaT reads it (`glossary/glossary.txt`): UTF-8, tabs between source, target and comment.
 *
 *     Xinjiang	Шыңжаң	not: Синьцзян, Шинжаң
 *
 * One line for each source form with each form that may be written, the preferred one first: OmegaT looks each source
 * up by itself. Line ends and tabs inside become spaces, because the format has no quotes.
 */
export function writeGlossaryTsv(
  entries: readonly TermEntry[],
  {
    sourceLang,
    lang,
    forbidden,
  }: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag; readonly forbidden: ForbiddenWords },
): string {
  const lines = entries.flatMap((entry) => {
    const refused = textsOf(entry, lang, "deprecated");
    const comment = [...(refused.length === 0 ? [] : [forbidden(refused)]), ...entry.notes].join(" ");
    return textsOf(entry, sourceLang, "preferred", "admitted").flatMap((source) =>
      textsOf(entry, lang, "preferred", "admitted").map((target) => [source, target, comment].map(cell).join("\t")),
    );
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** OmegaT takes a line that begins with `#` for a comment. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/^#/, "\uFF03");
}
