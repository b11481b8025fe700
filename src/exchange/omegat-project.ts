import { primaryLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { escapeText } from "./xml-writer.ts";

/** The folders that OmegaT looks for in a project; one that is missing makes it ask where it is. */
export const OMEGAT_FOLDERS = ["source/", "target/", "omegat/", "tm/", "glossary/", "dictionary/"] as const;

/** Where memories of machine translation lie: 30 points are taken off, so that none passes as a full match. */
export const OMEGAT_MT_FOLDER = "tm/penalty-030/";

/**
 * OmegaT's `omegat.project`, which opens the folder it lies in: all folders at their default places, and no cutting into
 * sentences, because the files are cut already.
 *
 * Read by OmegaT 3.6 (which is run in tests) and by 5 and 6, which fill in what they know besides.
 */
export function writeOmegatProject({
  sourceLang,
  lang,
}: {
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
}): string {
  const folders = ["source", "target", "tm", "glossary", "dictionary"];
  const lines = [
    ...folders.map((name) => [`${name}_dir`, "__DEFAULT__"] as const),
    ["source_lang", sourceLang.toUpperCase()] as const,
    ["target_lang", lang.toUpperCase()] as const,
    ["source_tok", tokenizerFor(sourceLang)] as const,
    ["target_tok", tokenizerFor(lang)] as const,
    ["sentence_seg", "false"] as const,
    ["support_default_translations", "true"] as const,
    ["remove_tags", "false"] as const,
  ].map(([name, value]) => `    <${name}>${escapeText(value)}</${name}>`);
  return `${[
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    "<omegat>",
    '  <project version="1.0">',
    ...lines,
    "  </project>",
    "</omegat>",
  ].join("\n")}\n`;
}

/** OmegaT stems words with these; it has none for Kazakh. */
function tokenizerFor(lang: LanguageTag): string {
  const name = { en: "LuceneEnglishTokenizer", ru: "LuceneRussianTokenizer" }[primaryLanguage(lang)];
  return `org.omegat.tokenizer.${name ?? "DefaultTokenizer"}`;
}
