import { sameLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { type TermEntry, textsOf } from "../../exchange/term-entry.ts";

/** The languages that a project's glossary has. */
export interface Languages {
  readonly sourceLang: LanguageTag;
  readonly langs: readonly LanguageTag[];
}

/** Forms that a file gives in one language. */
export interface Forms {
  readonly term: string | undefined;
  readonly admitted: readonly string[];
  readonly forbidden: readonly string[];
}

/** A term as a file has it. */
export interface ReadTerm {
  readonly id: string;
  readonly source: string;
  readonly variants: readonly string[];
  readonly renderings: ReadonlyMap<LanguageTag, Forms>;
  readonly note: string;
  readonly reference: string;
}

/** An entry of a file as a term; undefined where no glossary can hold it, or nothing of it is in the project's languages. */
export function readEntry(entry: TermEntry, { sourceLang, langs }: Languages): ReadTerm | undefined {
  const inLanguage = (lang: LanguageTag, ...status: Parameters<typeof textsOf>[2][]): readonly string[] => {
    const tags = [...new Set(entry.forms.map((form) => form.lang).filter((tag) => sameLanguage(tag, lang)))];
    return tags.flatMap((tag) => textsOf(entry, tag, ...status));
  };
  const [source, ...more] = unique(inLanguage(sourceLang, "preferred").flatMap(optional));
  if (source === undefined) return undefined;
  const renderings = new Map<LanguageTag, Forms>();
  for (const lang of langs) {
    const [term, ...others] = unique(inLanguage(lang, "preferred").flatMap(optional));
    const admitted = unique([...others, ...inLanguage(lang, "admitted").flatMap(optional)]);
    const forbidden = unique(inLanguage(lang, "deprecated")).filter(
      (form) => form !== term && !admitted.includes(form),
    );
    if (term !== undefined || admitted.length + forbidden.length > 0)
      renderings.set(lang, { term, admitted, forbidden });
  }
  if (renderings.size === 0) return undefined;
  const variants = unique([...more, ...inLanguage(sourceLang, "admitted").flatMap(optional)]);
  const forms = [...renderings.values()].flatMap(({ term, admitted, forbidden }) => [
    term ?? "0",
    ...admitted,
    ...forbidden,
  ]);
  if (![source, ...variants, ...forms].every(isForm)) return undefined;
  const { id, notes, reference = "" } = entry;
  return {
    id,
    source,
    variants,
    renderings,
    note: shortened(notes.join("\n").trim()),
    reference: shortened(reference),
  };
}

const MAX_CHARACTERS = 500;

/** Whether the glossary may hold it: one line with letters or digits, not endlessly long. */
function isForm(text: string): boolean {
  return text.length <= MAX_CHARACTERS && /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text) && text.isWellFormed();
}

function shortened(text: string): string {
  const characters = [...text.toWellFormed()];
  return text.length <= MAX_CHARACTERS
    ? characters.join("")
    : `${characters.slice(0, MAX_CHARACTERS / 2 - 1).join("")}…`;
}

/** A form with words that may be left out: `случаи [заболевания]` is both `случаи` and `случаи заболевания`. */
function optional(text: string): readonly string[] {
  const parts = /^([^[\]]*)\[([^[\]]+)\]([^[\]]*)$/.exec(text);
  if (parts === null) return [text];
  const [, before = "", within = "", after = ""] = parts;
  return [`${before}${after}`, `${before}${within}${after}`]
    .map((form) => form.replace(/\s+/g, " ").trim())
    .filter((form) => form !== "");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.normalize("NFC").replace(/\s+/g, " ").trim()))].filter(Boolean);
}
